"""Find what was built by the noun behind or before a name: "Orr Airport", "the Orr power plant", "Camp Orr"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from dateline.language.headlines import headlines
from dateline.language.known import (
    built_after,
    closes_built,
    is_body_noun,
    is_calendar,
    is_people,
    is_title,
    known_label,
    lists,
)
from dateline.model import Name, NameLabel, Word
from dateline.text.grammar import range_of

__all__ = ["with_buildings"]

LONGEST = 4  # words before the noun
MAKER = "what it is of that was built"
OLD_MAKER = "word after it"
LEADING = frozenset("the a an its this that in at near from to of outside inside around across on into".split())
PLACES = frozenset((NameLabel.GPE, NameLabel.LOC, NameLabel.FAC))
# Closed by these a name may be of a faith, a person, a body.
FAITHS = frozenset(("church",))
UNSURE = frozenset(
    "base port hotel park garden gardens house gate hall building plant market camp mine station".split()
)
ADDRESSED = frozenset(("Mr", "Mrs", "Ms", "Miss", "Dr", "Sir"))
ABSTRACT = frozenset(("market",))
PARTICLES = frozenset("de des du del della der am an la le".split())
ARTICLES = frozenset("al el as ash ad an ar at az ul ez en il".split())
NUMBER = re.compile(r"\d{1,3}")
BEARERS = PLACES | {NameLabel.ORG}


def with_buildings(text: str, names: Sequence[Name], words: Sequence[Word], forms: Sequence[str]) -> list[Name]:
    """
    The names, with those of what was built whole and of their kind.

    A noun in capitals ends such a name ("Orr Flyover"), one in small letters belongs to it where a place's name, or
    capitals behind an article, stand right before it ("the Orr border crossing"); hospitals, schools and roads in
    small letters do not ("the Orr road"). A country's name alone has none: "the France market".

    Args:
        text: The report.
        names: Settled names, disjoint.
        words: The words of the report.
        forms: The same as they are written, with plain marks.

    Returns:
        Disjoint names, in reading order.
    """
    report = Buildings(text, words, forms)
    kept = sorted(report.longer(name) for name in names)
    for run, maker in [*report.closed(), *report.opened()]:
        start, end = words[run.start].start, words[run.stop - 1].end
        first = bisect_right(kept, start, key=lambda name: name.end)
        stop = bisect_left(kept, end, key=lambda name: name.start)
        touched = kept[first:stop]  # few of many: the names are disjoint and in order
        whole = all(start <= name.start and name.end <= end for name in touched)
        if whole and report.may_be(run, touched):
            kept[first:stop] = [Name(start, end, NameLabel.FAC, maker)]
    return kept


class Buildings:
    """
    The words of a report, and what of them was built.

    Args:
        text: The report.
        words: Its words.
        forms: The same as they are written, with plain marks.
    """

    def __init__(self, text: str, words: Sequence[Word], forms: Sequence[str]) -> None:
        self.text, self.words, self.forms = text, words, forms
        small = {form for form in forms if form.islower()}
        self.titles = list(headlines(text, small))

    def longer(self, name: Name) -> Name:
        """A name; one that a noun of what was built follows in small letters with that noun."""
        after = range_of(self.words, name.start, name.end).stop
        first = after
        while after < len(self.forms) and after - first < 2 and self.forms[after] in lists()["facility_kinds"]:
            after += 1
        if after >= len(self.forms) or "\n" in self.text[name.end : self.words[after].end]:
            return name
        form = self.forms[after]
        if name.label is NameLabel.NORP:
            return name  # "an Orvali air base"
        if after - first < 2 and built_after(form, name.label):
            return Name(name.start, self.words[after].end, NameLabel.FAC, OLD_MAKER)
        named = self.text[name.start : name.end]
        sure = form in lists()["facilities_behind"] or (first < after and form in lists()["facilities_of_kind"])
        sure = sure and name.label in PLACES and named not in lists()["states"] and is_free(form, named)
        return Name(name.start, self.words[after].end, NameLabel.FAC, MAKER) if sure else name

    def closed(self) -> Iterator[tuple[range, str]]:
        """Runs of capitals whose last word is such a noun; those in capitals before one in small letters."""
        small = lists()["facilities_small"] | lists()["facilities_behind"]
        for at, form in enumerate(self.forms):
            low = form.lower()
            if form[:1].isupper() and closes_built(low) and low not in FAITHS and not self.goes_on(at):
                first = self.first(at)
            elif form in small or (form in lists()["facilities_of_kind"] and self.is_kind(at - 1)):
                first = self.first(at)
                if first < at and not self.is_led(first):
                    continue
            else:
                continue
            if first < at:
                yield range(first, at + 1), MAKER

    def opened(self) -> Iterator[tuple[range, str]]:
        """ "Camp Orr", "Route 9", "Palace of Labour": such a noun with a capital before a name or number."""
        for at, form in enumerate(self.forms[:-1]):
            if form in lists()["facility_heads"] and (first := self.next_name(at + 1)) is not None:
                stop = first + 1
                while self.follows(stop) and self.is_name(stop) and stop - at < LONGEST:
                    stop += 1
                yield range(at, stop), MAKER
            elif form in lists()["facilities_numbered"] and self.is_number(at + 1):
                yield range(at, at + 2), MAKER
            elif form in lists()["facilities_of"] and self.forms[at + 1] == "of":
                stop = at + 2
                while self.follows(stop) and self.is_name(stop) and stop - at < LONGEST:
                    stop += 1
                if stop > at + 2:
                    yield range(at, stop), MAKER

    def is_number(self, at: int) -> bool:
        """Whether a number of up to three figures stands at a place, behind the word before it."""
        return self.follows(at) and NUMBER.fullmatch(self.forms[at]) is not None

    def next_name(self, at: int) -> int | None:
        """The word with a capital at a place, or behind the small words of another tongue: "Palais des Sports"."""
        while self.follows(at) and self.forms[at] in PARTICLES:
            at += 1
        return at if self.follows(at) and self.is_name(at) else None

    def is_kind(self, at: int) -> bool:
        """Whether a word tells of what kind a station or centre is."""
        return at > 0 and self.forms[at].lower() in lists()["facility_kinds"]

    def first(self, at: int) -> int:
        """Where the name begins that a noun closes; the noun's own place where no capital stands before it."""
        first = at
        while first and at - first < 2 and self.follows(first) and self.is_kind(first - 1):
            first -= 1
        capitals = first
        while capitals and at - capitals <= LONGEST and self.follows(capitals) and self.is_name(capitals - 1):
            capitals -= 1
        small = self.forms[at].islower()
        while capitals < first and (is_people(self.forms[capitals]) or (small and is_title(self.forms[capitals]))):
            capitals += 1
        if not ADDRESSED.isdisjoint(self.forms[capitals:first]):
            return at  # "Mr Vale Orr Street"
        shouted = all(form.isupper() for form in self.forms[capitals : at + 1])
        return capitals if capitals < first and not shouted else at

    def follows(self, at: int) -> bool:
        """Whether a word stands a blank behind the one before it."""
        return 0 < at < len(self.words) and self.text[self.words[at - 1].end : self.words[at].start] == " "

    def is_name(self, at: int) -> bool:
        """Whether a word has a capital, or an article joined to one, and is a proper noun by its grammar."""
        form = self.forms[at]
        article, _, behind = form.partition("-")
        capital = form[:1].isupper() or (article in ARTICLES and behind[:1].isupper())
        return capital and self.words[at].upos in ("PROPN", "ADJ", "NOUN") and not is_calendar(form)

    def is_led(self, first: int) -> bool:
        """Whether an article or preposition in small letters stands before a name."""
        return first > 0 and self.forms[first - 1] in LEADING

    def goes_on(self, at: int) -> bool:
        """Whether the name goes on behind the noun: "Airport Authority"."""
        return self.follows(at + 1) and self.is_name(at + 1) and self.words[at + 1].upos == "PROPN"

    def may_be(self, run: range, touched: Sequence[Name]) -> bool:
        """Whether a run is no person's, no body's by its own words, and not made by the capitals of a headline."""
        start = self.words[run.start].start
        titled = any(first <= start < end for first, end in self.titles)
        if titled and not any(name.label in BEARERS for name in touched):
            return False
        last = self.forms[run.stop - 1].lower()
        small = self.forms[run.stop - 1] == last
        if small and any(self.text[name.start : name.end] in lists()["states"] for name in touched):
            return False  # "the France camp"
        sure = self.is_kind(run.stop - 2) or last in lists()["facilities_sure"]
        if not sure and any(name.label is NameLabel.PERSON for name in touched):
            return len(touched) == 1 and touched[0].end < self.words[run.stop - 1].start and last not in UNSURE
        if any(name.label is NameLabel.NORP for name in touched):
            return False
        body = next((name for name in touched if name.label is NameLabel.ORG), None)
        if body is not None and small and body.end < self.words[run.stop - 1].start:
            return False  # "the Dawn Brigade depot"
        whole = body is not None and (body.start, body.end) == (start, self.words[run.stop - 1].end)
        return not (whole and is_body_noun(last))


def is_free(noun: str, name: str) -> bool:
    """Whether a noun behind a name makes it what was built: a market behind a town that lists know may be any other."""
    return noun not in ABSTRACT or known_label(name) is None
