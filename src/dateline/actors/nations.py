"""Lead the word for a people to its country in the report ("Iraqi" to Iraq), and a country to its bodies."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.actors.gazetteer import shipped_gazetteer
from dateline.actors.state_bodies import body_noun
from dateline.model import Mention, NameLabel

__all__ = ["Nations"]

SHORTEST = 4  # letters that a people shares with the place it is named after
LONGEST = 5  # letters of the ending of a people's name ("Congolese" of Congo, "Palauan" of Palau)


class Nations:
    """
    The countries of one report and the bodies of each that it names.

    Args:
        text: The report.
        mentions: In reading order.
    """

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        self.text = text
        self.by_code: dict[str, str] = {}
        self.by_stem: dict[str, str] = {}
        for mention in mentions:
            if mention.label is NameLabel.GPE:
                name = mention.span.of(text)
                entry = shipped_gazetteer().find(name, NameLabel.GPE)
                if entry is not None and entry.kind == "country":
                    self.by_code.setdefault(entry.country, mention.actor)
                elif entry is None and len(stem := name.casefold().rstrip("aeiou")) >= SHORTEST:
                    self.by_stem.setdefault(stem, mention.actor)
        self.known: dict[str, str | None] = {}
        self.bodies = self.bodies_of(mentions)

    def bodies_of(self, mentions: Sequence[Mention]) -> dict[tuple[str, str], str]:
        """The described bodies of each country, by its actor and their noun."""
        found: dict[tuple[str, str], str] = {}
        for place, mention in enumerate(mentions):
            noun = body_noun(mention.span.of(self.text)) if mention.label is NameLabel.OTHER else ""
            if not noun:
                continue
            # The country is a mention within, or begins where the body begins.
            for other in mentions[max(0, place - 3) : place + 3]:
                country = self.country(other) if mention.span.holds(other.span) and other is not mention else None
                if country is not None:
                    found.setdefault((country, noun), mention.actor)
        return found

    def country(self, mention: Mention) -> str | None:
        """The actor of the country that a name is of: itself, or the country of a people; None for others."""
        if mention.label is NameLabel.GPE:
            return mention.actor
        if mention.label is not NameLabel.NORP:
            return None
        name = mention.span.of(self.text)
        if name not in self.known:
            self.known[name] = self.sought(name)
        return self.known[name]

    def sought(self, people: str) -> str | None:
        """The country of a people, by the gazetteer or by the place of the report that it is named after."""
        code = shipped_gazetteer().country_of(people)
        if code:
            return self.by_code.get(code)
        word = people.casefold()
        stems = [stem for stem in self.by_stem if word.startswith(stem) and len(word) <= len(stem) + LONGEST]
        return self.by_stem[max(stems, key=len)] if stems else None

    def owner(self, mention: Mention) -> str:
        """Whom something "Iraqi" or "US" is of: the country where the report names it, else the people as named."""
        return self.country(mention) or mention.actor

    def body(self, country: str, noun: str) -> str | None:
        """The described body of a country ("government", "parliament"), where the report has one."""
        return self.bodies.get((country, noun))
