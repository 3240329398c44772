"""Hold the figures of a report, and of the reports of one story, against each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dateline.comparison.answers import Relation, counts
from dateline.comparison.figures import BARE, Figure, find_figures
from dateline.comparison.findings import Sources
from dateline.comparison.groups import group_voices
from dateline.comparison.sentences import Sentences, voice_at
from dateline.comparison.stems import telling_words
from dateline.model import Account, Finding, FindingKind, MergedEvent, Question, ReportId
from dateline.text.ids import content_id

__all__ = ["figure_findings"]

NEAR = 8  # sentences over which bare numbers are of one thing
TIMES = 5  # figures that lie further apart count two things
DAYS = 7  # of publication apart up to which reports may give one count
SHARED = 3  # telling words that the sentences of two reports share when they count one thing
GROUPS = 50  # groups that a figure is held against, the last first made
Place = tuple[Sentences, Figure]


def figure_findings(
    reports: Sequence[Sentences], stories: Mapping[ReportId, str], sources: Sources
) -> Iterator[Finding]:
    """
    Where accounts give other figures, or the same, of one count.

    Within a report: its counts of the dead, or of the wounded, by two sources; bare numbers of like size in a row
    ("there were 2,500", "about 2,000"). Across the reports of a story of one week: counts of all the dead or wounded in
    sentences that share words.

    Args:
        reports: The reports, sentence by sentence.
        stories: The story of each.
        sources: For who counts once.
    """
    by_story: defaultdict[tuple[str, str], list[Place]] = defaultdict(list)
    for report in reports:
        own: defaultdict[str, list[Place]] = defaultdict(list)
        for found in find_figures(report):
            own[found.of].append((report, found))
        for of, places in own.items():
            for row in rows_of(places, NEAR if of == BARE else len(report.spans)):
                yield from held(row, of, sources)
            if of != BARE:
                story = stories.get(report.read.report.id, report.read.report.id)
                by_story[story, of] += places
    for story in dict.fromkeys(story for story, _ in by_story):
        yield from unlike(by_story[story, "dead"], by_story[story, "wounded"], sources)
    for (_, of), places in by_story.items():
        for group in alike(places):
            if len({place[0].read.report.id for place in group}) > 1:
                yield from held(group, of, sources)


def unlike(dead: Sequence[Place], wounded: Sequence[Place], sources: Sources) -> Iterator[Finding]:
    """That the dead of some reports and the wounded of others are not to be compared; nothing of a single report."""
    places = [*firsts(dead), *firsts(wounded)]
    event = next((found for report, one in places if (found := report.events.get(one.sentence)) is not None), None)
    if not dead or not wounded or event is None or len({report.read.report.id for report, _ in places}) < 2:
        return
    accounts = accounts_of(places, sources)
    values = "; ".join(dict.fromkeys(f"“{account.value}”" for account in accounts))
    because = f"counts of different things, the dead and the wounded, are not compared: {values}"
    yield made(event, FindingKind.UNDETERMINED, accounts, because)


def firsts(places: Sequence[Place]) -> list[Place]:
    """The first figure of each report."""
    found: dict[ReportId, Place] = {}
    for place in places:
        found.setdefault(place[0].read.report.id, place)
    return [found[own] for own in sorted(found)]


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
    days = [place[0].read.report.metadata.published.earliest for place in (one, other)]
    if days[0] is None or days[1] is None or abs((days[0] - days[1]).days) > DAYS:
        return False
    words = [{term for _, _, term in telling_words(place[0].words(place[1].sentence))} for place in (one, other)]
    return len(words[0] & words[1]) >= SHARED


def held(places: Sequence[Place], of: str, sources: Sources) -> Iterator[Finding]:
    """What some figures of one count say of each other; nothing where one voice gives them all."""
    if len({(report.read.report.id, speaker_of(report, one)) for report, one in places}) < 2:
        return
    event = next((found for report, one in places if (found := report.events.get(one.sentence)) is not None), None)
    if event is None:
        return
    accounts = accounts_of(places, sources)
    groups = {account.independent_group for account in accounts}
    kinds = kinds_of([(one.value, one.bound) for _, one in places])
    values = "; ".join(dict.fromkeys(f"“{account.value}”" for account in accounts))
    if len(kinds) > 1:
        yield made(event, FindingKind.DIFFERS, accounts, f"the accounts give other figures{named(of)}: {values}")
    elif len(groups) > 1:
        yield made(event, FindingKind.AGREES, accounts, f"the same figure{named(of)}, as far as the words go: {values}")


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
    return "" if of == BARE else f" of the {of}"


def speaker_of(report: Sentences, figure: Figure) -> str | None:
    """Who gives a figure."""
    return report.who(figure.quote) if figure.quote is not None else None


def made(event: MergedEvent, kind: FindingKind, accounts: tuple[Account, ...], because: str) -> Finding:
    """A finding on a figure."""
    places = [(a.report, *((s.start, s.end) for s in a.spans)) for a in accounts]
    own = content_id("finding", "figure", kind.value, *places)
    return Finding(own, event.id, event.story, kind, Question.HOW_MANY, "numbers", accounts, because)
