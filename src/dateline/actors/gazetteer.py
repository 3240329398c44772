"""Look up what a name alone identifies: countries, capitals, peoples, cities of one name, bodies of the world."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from dateline.actors.read import APOSTROPHES
from dateline.model import NameKind, NameLabel

__all__ = ["Entry", "Gazetteer", "folded_name", "shipped_gazetteer"]

PLACES = frozenset((NameLabel.GPE, NameLabel.LOC, NameLabel.FAC))
#: What a mention of each kind of entry may be taken for.
LABELS = {
    "country": PLACES | {NameLabel.ORG},
    "capital": PLACES,
    "city": PLACES,
    "people": frozenset((NameLabel.NORP, NameLabel.GPE, NameLabel.ORG)),
    "body": frozenset((NameLabel.ORG, NameLabel.FAC, NameLabel.GPE)),
    "outlet": frozenset((NameLabel.ORG, NameLabel.OTHER)),
    "person": frozenset((NameLabel.PERSON,)),
}
KIND_OF = {
    "country": NameKind.COUNTRY,
    "capital": NameKind.PLACE,
    "city": NameKind.PLACE,
    "people": NameKind.GROUP,
    "body": NameKind.ORGANISATION,
    "outlet": NameKind.OUTLET,
    "person": NameKind.PERSON,
}
ORDER = tuple(LABELS)


class Entry(NamedTuple):
    """
    One of whom there is only one.

    Args:
        kind: "country", "capital", "people", "city", "body", "outlet" or "person".
        id: Within its kind.
        country: The ISO code of the country it is of, or "".
        parent: Of a user's own list: the id of what it is part of, or "".
        source: Whose list it is of, in words.
    """

    kind: str
    id: str
    country: str = ""
    parent: str = ""
    source: str = "the gazetteer"


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """
    Entries by their names, folded.

    Args:
        entries: For each name its entries, in the order of :data:`LABELS`.
    """

    entries: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)

    def find(self, name: str, label: NameLabel) -> Entry | None:
        """
        The entry that a name of a kind leads to.

        Example:
            >>> found = shipped_gazetteer().find("the U.S.", NameLabel.GPE)
            >>> found.kind, found.id
            ('country', 'US')
            >>> shipped_gazetteer().find("Jordan", NameLabel.PERSON) is None
            True
        """
        folded = folded_name(name)
        found = self.entries.get(folded, ())
        if not found and label is NameLabel.NORP and folded.endswith("s"):
            found = tuple(entry for entry in self.entries.get(folded[:-1], ()) if entry.kind == "people")
        return next((entry for entry in found if label in LABELS[entry.kind]), None)

    def country_of(self, word: str) -> str:
        """The country that a word or a name within a longer name is of ("Iraqi", "U.S."), or ""."""
        found = self.entries.get(folded_name(word), ())
        return next((entry.country for entry in found if entry.kind in ("country", "people") and entry.country), "")

    def with_entries(self, rows: Iterable[tuple[str, Entry]]) -> Gazetteer:
        """With further names; an entry given so comes before those of the same name that were there."""
        further: dict[str, list[Entry]] = {}
        for name, entry in rows:
            held = further.setdefault(folded_name(name), [])
            if entry not in held:
                held.append(entry)
        merged = {name: (*held, *self.entries.get(name, ())) for name, held in further.items()}
        return Gazetteer({**self.entries, **merged})


@lru_cache(1 << 15)
def folded_name(name: str) -> str:
    """
    A name as the gazetteer looks it up: without article, possessive, case and kind of apostrophe.

    Example:
        >>> folded_name("The Netherlands"), folded_name("Côte d’Ivoire’s")
        ('netherlands', "côte d'ivoire")
    """
    told = " ".join(APOSTROPHES.sub("'", name).casefold().split()).removeprefix("the ")
    return told.removesuffix("'s").rstrip("'")


@cache
def shipped_gazetteer() -> Gazetteer:
    """The gazetteer that comes with Dateline; see the head of ``lexicon/mul/gazetteer.tsv`` for its sources."""
    found: dict[str, set[Entry]] = {}
    lines = (files("dateline.lexicon") / "mul/gazetteer.tsv").read_text("utf-8").splitlines()
    for line in lines:
        if line and not line.startswith("#"):
            name, kind, entry, country = line.split("\t")
            found.setdefault(folded_name(name), set()).add(Entry(kind, entry, country))
    # "Paris" is the capital before it is the city of that name; both are one place.
    return Gazetteer(
        {
            name: tuple(sorted(held, key=lambda entry: (ORDER.index(entry.kind), entry.id)))
            for name, held in found.items()
        }
    )
