"""Hold the figures of a report, and of the reports of one story, against each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from dateline.comparison.answers import Relation, counts
from dateline.comparison.figures import ABDUCTED, ABOARD, ARRESTED, BARE, CROWD, INSIDE, Figure, find_figures
from dateline.comparison.findings import Sources
from dateline.comparison.groups import group_voices
from dateline.comparison.loose import LooseFigure, find_loose
from dateline.comparison.sentences import Sentences, voice_at
from dateline.comparison.stems import telling_words
from dateline.comparison.uncompared import Uncompared, uncompared
from dateline.model import Account, Finding, FindingKind, MergedEvent, Question, ReportId
from dateline.text.ids import content_id

__all__ = ["figure_findings"]

NEAR = 8  # sentences over which bare numbers are of one thing
TIMES = 5  # figures that lie further apart count two things
DAYS = 7  # of publication apart up to which reports may give one count
MONTH = 31  # days of the longest time that dates a count
SHARED = 3  # telling words that the sentences of two reports share when they count one thing
GROUPS = 50  # groups that a figure is held against, the last first made
TOLLS = ("dead", "wounded")  # what only grows as days go by
Place = tuple[Sentences, Figure]


def figure_findings(
    reports: Sequence[Sentences], stories: Mapping[ReportId, str], sources: Sources
) -> Iterator[Finding]:
    """
    Where accounts give other figures, or the same, of one count.

    Within a report: its counts of the dead, or of the wounded, by two sources; bare numbers of like size in a row
    ("there were 2,500", "about 2,000"). Across the reports of a story of one week: counts of all the dead or wounded in
    sentences that share words. Figures that are not one fact are told so, each with why (``uncompared.py``).

    Args:
        reports: The reports, sentence by sentence.
        stories: The story of each.
        sources: For who counts once.
    """
    by_story: defaultdict[tuple[str, str], list[Place]] = defaultdict(list)
    loose: defaultdict[str, list[tuple[Sentences, LooseFigure]]] = defaultdict(list)
    for report in reports:
        story = stories.get(report.read.report.id, report.read.report.id)
        loose[story] += ((report, one) for one in find_loose(report))
        own: defaultdict[str, list[Place]] = defaultdict(list)
        for found in find_figures(report):
            own[found.of].append((report, found))
        for of, places in own.items():
            for row in rows_of(places, NEAR if of == BARE else len(report.spans)):
                yield from held(row, of, sources)
            by_story[story, of] += places
    for story in loose:
        every = {of: places for (own, of), places in by_story.items() if own == story}
        for apart in uncompared(every, loose[story]):
            yield from not_compared(apart, sources)
    for (_, of), places in by_story.items():
        groups = list(alike(places)) if of != BARE else []
        yield from of_one_week(groups, of, sources)
        for group in groups:
            if len({place[0].read.report.id for place in group}) > 1:
                yield from held(group, of, sources)


def not_compared(row: Uncompared, sources: Sources) -> Iterator[Finding]:
    """That some figures are not one fact; nothing where no event stands near any of them."""
    event = event_near(row.places)
    if event is not None:
        accounts = accounts_of(row.places, sources)
        values = "; ".join(dict.fromkeys(f"“{account.value}”" for account in accounts))
        yield made(event, FindingKind.UNDETERMINED, accounts, f"{row.because}: {values}")


def event_near(places: Sequence[Place]) -> MergedEvent | None:
    """The event of the sentence of a figure, of the first that has one; else of the nearest sentence before it."""
    here = next((found for report, one in places if (found := report.events.get(one.sentence)) is not None), None)
    return here or next((found for report, one in places if (found := report.event_before(one.sentence))), None)


def rows_of(places: Sequence[Place], near: int) -> Iterator[list[Place]]:
    """Figures in a row: at most so many sentences from each other, and of like size."""
    row: list[Place] = []
    for place in places:
        far = row and place[1].sentence - row[-1][1].sentence > near
        values = [one.value for _, one in (*row, place)]
        if far or max(values) > TIMES * min(values):
            yield row
            row = []
        row.append(place)
    yield row


def of_one_week(groups: Sequence[Sequence[Place]], of: str, sources: Sources) -> Iterator[Finding]:
    """Counts of one story and week that differ, and of which the words around do not say that they are of one thing."""
    firsts = [group[0] for group in groups[:GROUPS]]
    near = [one for one in firsts if any(may_be_one(one, other) for other in firsts if other[0] is not one[0])]
    if len(kinds_of([(one.value, one.bound) for _, one in near])) > 1:
        because = f"counts{named(of)} that may be of one thing, told on several days or of several places"
        yield from not_compared(Uncompared(near, because), sources)


def alike(places: Sequence[Place]) -> Iterator[list[Place]]:
    """Figures of several reports that count one thing, as far as days and words tell; each with the first it fits."""
    groups: list[list[Place]] = []
    for place in sorted(places, key=lambda one: (one[0].read.report.id, one[1].sentence)):
        for group in groups[-GROUPS:]:
            if is_of_one(group[0], place):
                group.append(place)
                break
        else:
            groups.append([place])
    yield from groups


def is_of_one(one: Place, other: Place) -> bool:
    """Whether two figures count one thing: reports of one week, sentences with the same telling words."""
    if not are_near(one, other) or are_of_two_times(one, other):
        return False
    if one[1].of in (ABOARD, ABDUCTED, INSIDE):
        return bool(words_at(one) & words_at(other))  # a story has one ship that many are on
    return len(words_at(one) & words_at(other)) >= SHARED


def words_at(place: Place) -> set[str]:
    """The telling words of the sentence of a figure."""
    return {term for _, _, term in telling_words(place[0].words(place[1].sentence))}


def may_be_one(one: Place, other: Place) -> bool:
    """Whether two figures are of like size and week."""
    low, high = sorted((one[1].value, other[1].value))
    return high <= TIMES * low and are_near(one, other) and not are_of_two_times(one, other)


def are_near(one: Place, other: Place) -> bool:
    """Whether two reports are of one week."""
    days = [place[0].read.report.metadata.published.earliest for place in (one, other)]
    return days[0] is not None and days[1] is not None and abs((days[0] - days[1]).days) <= DAYS


def are_of_two_times(one: Place, other: Place) -> bool:
    """Whether the sentences of two figures date what they count to times that lie apart ("in July", "on Monday")."""
    first, second = days_told(one), days_told(other)
    if first is None or second is None:
        return False
    apart = max((first[0] - second[1]).days, (second[0] - first[1]).days)
    return apart >= DAYS


def days_told(place: Place) -> tuple[date, date] | None:
    """The days that the sentence of a figure names, half open; None where it names none, or a long time."""
    report, one = place
    times = [(when.earliest, when.latest) for when in report.dates_in(report.spans[one.sentence])]
    days = [(first, last) for first, last in times if first is not None and last is not None]
    narrow = [(first, last) for first, last in days if (last - first).days <= MONTH]
    return (min(first for first, _ in narrow), max(last for _, last in narrow)) if narrow else None


def held(places: Sequence[Place], of: str, sources: Sources) -> Iterator[Finding]:
    """What some figures of one count say of each other; nothing where one voice gives them all."""
    if len({(report.read.report.id, speaker_of(report, one)) for report, one in places}) < 2:
        return
    event = event_near(places)
    if event is None:
        return
    accounts = accounts_of(places, sources)
    groups = {account.independent_group for account in accounts}
    kinds = kinds_of([(one.value, one.bound) for _, one in places])
    values = "; ".join(dict.fromkeys(f"“{account.value}”" for account in accounts))
    if len(kinds) > 1 and of in TOLLS and has_grown(places):
        because = f"counts{named(of)} in reports of several days, each not below the one before: it may have grown"
        yield made(event, FindingKind.UNDETERMINED, accounts, f"{because}: {values}")
    elif len(kinds) > 1:
        yield made(event, FindingKind.DIFFERS, accounts, f"the accounts give other figures{named(of)}: {values}")
    elif len(groups) > 1:
        yield made(event, FindingKind.AGREES, accounts, f"the same figure{named(of)}, as far as the words go: {values}")


def has_grown(places: Sequence[Place]) -> bool:
    """Whether figures are of several days, and none of a later day is below one of an earlier."""
    dated: list[tuple[date, int]] = []
    for report, one in places:
        day = report.read.report.metadata.published.earliest
        if day is None:
            return False
        dated.append((day, one.value))
    dated.sort()
    of_days = {day: [value for own, value in dated if own == day] for day, _ in dated}
    if any(len(set(values)) > 1 for values in of_days.values()):
        return False
    return len(of_days) > 1 and [value for _, value in dated] == sorted(value for _, value in dated)


def accounts_of(places: Sequence[Place], sources: Sources) -> tuple[Account, ...]:
    """Figures as accounts, with whom each counts together."""
    voices = [voice_at(report, (one.span,), speaker_of(report, one)) for report, one in places]
    return tuple(
        Account(
            report.read.report.id,
            (who,) if (who := speaker_of(report, one)) else (),
            " ".join(one.span.of(report.text).split()),
            (one.span,),
            group,
        )
        for (report, one), group in zip(places, group_voices(voices, sources.passages), strict=True)
    )


def kinds_of(figures: Iterable[tuple[int, str]]) -> list[list[tuple[int, str]]]:
    """Figures that are at one, put together."""
    kinds: list[list[tuple[int, str]]] = []
    for figure in figures:
        for kind in kinds:
            if all(counts(figure, other) is not Relation.OTHER for other in kind):
                kind.append(figure)
                break
        else:
            kinds.append([figure])
    return kinds


def named(of: str) -> str:
    """What is counted, where the words say it."""
    return "" if of == BARE else f" of {of}" if of in (ABDUCTED, ABOARD, ARRESTED, CROWD, INSIDE) else f" of the {of}"


def speaker_of(report: Sentences, figure: Figure) -> str | None:
    """Who gives a figure."""
    return report.who(figure.quote) if figure.quote is not None else None


def made(event: MergedEvent, kind: FindingKind, accounts: tuple[Account, ...], because: str) -> Finding:
    """A finding on a figure."""
    places = [(a.report, *((s.start, s.end) for s in a.spans)) for a in accounts]
    own = content_id("finding", "figure", kind.value, *places)
    return Finding(own, event.id, event.story, kind, Question.HOW_MANY, "numbers", accounts, because)
