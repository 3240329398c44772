"""Say which figures of a story are not compared, and why: they count other things, or are of other days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from dateline.comparison.figures import BARE, LEAST_BARE, Figure
from dateline.comparison.loose import LooseFigure
from dateline.comparison.sentences import Sentences
from dateline.comparison.stems import telling_words
from dateline.lexicon import load_lexicon
from dateline.model import ReportId

__all__ = ["Uncompared", "uncompared"]

Place = tuple[Sentences, Figure]
Loose = tuple[Sentences, LooseFigure]
DAYS = 7  # of publication apart from which figures of a state are of two dates
TIMES = 2  # figures that lie further apart nobody takes for one
SHARED = 3  # telling words of two sentences that tell one thing
AROUND = 1  # sentences before a bare number that say what it is of
MOST = 24  # figures that one finding sets beside each other
PEOPLE = "people"


class Uncompared(NamedTuple):
    """
    Figures that are not one fact.

    Args:
        places: Where they stand.
        because: Why they are not compared, in plain words, without the figures.
    """

    places: list[Place]
    because: str


def uncompared(every: Mapping[str, Sequence[Place]], loose: Sequence[Loose]) -> Iterator[Uncompared]:
    """
    The figures of one story that a reader might hold against each other, and that are not one fact.

    Args:
        every: Its counts of all, by what they count.
        loose: Its other figures.

    Returns:
        For each cause at most one row; none where a single report gives them all.
    """
    rows = [
        *unlike(every.get("dead", ()), every.get("wounded", ())),
        *some_of_all(every, loose),
        *changed(every, loose),
        *other_things(loose),
        *same_number(loose),
        *other_days([*every.get(BARE, ()), *((report, one.figure) for report, one in loose if is_plain(one))]),
    ]
    for row in rows:
        if len({report.read.report.id for report, _ in row.places}) > 1:
            yield row


def unlike(dead: Sequence[Place], wounded: Sequence[Place]) -> Iterator[Uncompared]:
    """The dead of some reports and the wounded of others."""
    if dead and wounded:
        yield Uncompared(
            [*firsts(dead), *firsts(wounded)],
            "counts of different things, the dead and the wounded, are not compared",
        )


def some_of_all(every: Mapping[str, Sequence[Place]], loose: Sequence[Loose]) -> Iterator[Uncompared]:
    """All who died, and some of them by what they were."""
    for kind in ("dead", "wounded"):
        some = [
            (report, one.figure)
            for report, one in loose
            if one.figure.of == kind and one.why == "some" and one.noun.lower() in people()
        ]
        whole = every.get(kind, ())
        if some and whole:
            because = f"all of the {kind} and some of them (by who they were) are not compared"
            yield Uncompared([*firsts(whole), *firsts(some)], because)


def changed(every: Mapping[str, Sequence[Place]], loose: Sequence[Loose]) -> Iterator[Uncompared]:
    """A figure that was corrected, and those told before or after."""
    for kind in ("dead", "wounded"):
        since = [(report, one.figure) for report, one in loose if one.figure.of == kind and one.why == "changed"]
        whole = every.get(kind, ())
        if since and whole:
            because = f"a figure of the {kind} that is told to have changed is not compared with those of another time"
            yield Uncompared([*firsts(since), *firsts(whole)], because)


def other_things(loose: Sequence[Loose]) -> Iterator[Uncompared]:
    """Counts of like size of what has two names: workers and members."""
    named = [place for place in loose if is_of_people(place[1])]
    distinct = list({(one.figure.of, one.why, one.figure.value): one for _, one in named}.values())[:MOST]
    found = [place for place in named if any(are_unlike(place[1], other) for other in distinct)]
    if found:
        nouns = ", ".join(sorted({one.noun.lower() for _, one in found}))
        because = f"counts of different things ({nouns}) are not compared"
        yield Uncompared(firsts_by_noun(found), because)


def are_unlike(one: LooseFigure, other: LooseFigure) -> bool:
    """Whether two figures of like size count two things, or the one a part of what the other counts."""
    values = sorted((one.figure.value, other.figure.value))
    things = {one.figure.of, other.figure.of}
    apart = len(things) > 1 or {one.why, other.why} == {"", "part"}
    return apart and values[1] <= (TIMES if one.why == other.why else TIMES * TIMES) * values[0]


def is_of_people(one: LooseFigure) -> bool:
    """Whether a figure counts people by what they are, many of them."""
    return one.why in ("", "part") and one.figure.value >= LEAST_BARE and one.noun.lower() in people()


@cache
def people() -> frozenset[str]:
    """The nouns of people in the plural."""
    listed = load_lexicon("parties")["nouns"].split()
    return frozenset(f"{noun[:-3]}men" if noun.endswith("man") else f"{noun}s" for noun in listed) | {PEOPLE}


def same_number(loose: Sequence[Loose]) -> Iterator[Uncompared]:
    """One number of what two reports call differently, in sentences that share words."""
    by_value: defaultdict[int, list[Loose]] = defaultdict(list)
    for report, one in loose:
        if one.why == "" and one.noun:
            by_value[one.figure.value].append((report, one))
    for value in sorted(by_value):
        groups: defaultdict[tuple[str, str], list[Loose]] = defaultdict(list)
        for pair, both in renamed(by_value[value][:MOST]):
            groups[pair] += both
        for pair, places in sorted(groups.items()):
            nouns = [next(one.noun for _, one in places if one.figure.of == of) for of in pair]
            because = f"one number of what is called {nouns[0]} here and {nouns[1]} there"
            yield Uncompared(firsts_by_noun(places), because)


def renamed(places: Sequence[Loose]) -> Iterator[tuple[tuple[str, str], list[Loose]]]:
    """Two reports each that call differently what they give one number of, by the stems of the nouns."""
    for at, (report, one) in enumerate(places):
        for other_report, other in places[at + 1 :]:
            if one.figure.of == other.figure.of or report.read.report.id == other_report.read.report.id:
                continue
            if share_words((report, one.figure), (other_report, other.figure)):
                first, second = sorted((one.figure.of, other.figure.of))
                yield (first, second), [(report, one), (other_report, other)]


def other_days(places: Sequence[Place]) -> Iterator[Uncompared]:
    """Figures of a state in reports of other weeks."""
    dated = [
        place for place in places if any(are_far(place, other) and share_words(place, other) for other in places[:MOST])
    ]
    if dated:
        yield Uncompared(firsts(dated), "figures of a state, told in reports of other weeks, are not compared")


def are_far(one: Place, other: Place) -> bool:
    """Whether two reports are of other weeks, as far as their days are known."""
    days = [place[0].read.report.metadata.published.earliest for place in (one, other)]
    return days[0] is not None and days[1] is not None and abs((days[0] - days[1]).days) > DAYS


def share_words(one: Place, other: Place) -> bool:
    """Whether two figures stand among the same telling words."""
    return len(around(one) & around(other)) >= SHARED


def around(place: Place) -> frozenset[str]:
    """The telling words of a figure's sentence and of those before it."""
    report, figure = place
    numbers = range(max(0, figure.sentence - AROUND), figure.sentence + 1)
    return frozenset(term for number in numbers for _, _, term in telling_words(report.words(number)))


def is_plain(one: LooseFigure) -> bool:
    """Whether a figure counts people, all of them."""
    return one.why == "" and one.noun.lower() == PEOPLE


def firsts(places: Sequence[Place]) -> list[Place]:
    """The first figure of each report, of so many reports at most."""
    found: dict[ReportId, Place] = {}
    for place in places:
        found.setdefault(place[0].read.report.id, place)
    return [found[own] for own in sorted(found)][:MOST]


def firsts_by_noun(loose: Sequence[Loose]) -> list[Place]:
    """The first figure of each report and noun."""
    found: dict[tuple[ReportId, str, str], Place] = {}
    for report, one in loose:
        found.setdefault((report.read.report.id, one.figure.of, one.why), (report, one.figure))
    return [found[key] for key in sorted(found)][:MOST]
