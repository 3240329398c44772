"""Compare the reports of a record: stories, utterances, merged events, findings and namings, in that order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from dateline.comparison.counts import figure_findings
from dateline.comparison.denials import find_denials
from dateline.comparison.findings import Sources, event_findings
from dateline.comparison.groups import Passages
from dateline.comparison.merge import merge_events
from dateline.comparison.opposed import denial_findings
from dateline.comparison.rebuttals import rebuttal_findings
from dateline.comparison.responses import find_responses
from dateline.comparison.sayings import said_in
from dateline.comparison.sentences import Sentences
from dateline.comparison.spoken import utterance_findings
from dateline.comparison.stories import gather_stories
from dateline.comparison.terms import frequencies, story_input
from dateline.comparison.told import Told, Weights, told_events
from dateline.comparison.utterances import gather_utterances
from dateline.comparison.values import ActorGraph, ComparisonOptions, Judged
from dateline.comparison.wording import count_namings
from dateline.model import (
    Comparison,
    Copy,
    EventForm,
    EventId,
    EventStatus,
    Finding,
    MergedEvent,
    MergedEventId,
    Quote,
    ReadReport,
    ReportId,
    Story,
    StoryId,
)
from dateline.text.ids import content_id

__all__ = ["compare_reports"]

DEFAULT = ComparisonOptions()
NOTHING = Judged()


def compare_reports(
    reads: Iterable[ReadReport],
    copies: Sequence[Copy] = (),
    graph: ActorGraph = ActorGraph(),  # noqa: B008  # frozen
    judged: Judged = NOTHING,  # frozen
    options: ComparisonOptions = DEFAULT,
) -> Comparison:
    """
    Compare reports with each other.

    A pure function: the order of the reports never shows, and what a person judged comes before what the words say.

    Args:
        reads: The reports with all their lines, each id once.
        copies: What they share, as settled over all of them.
        graph: Who is who over all of them.
        judged: What a person joined or parted.
        options: How much is enough.

    Returns:
        All that is settled over them. Of a single report: its story, its events, and where it differs with itself.

    Example:
        >>> compare_reports([])
        Comparison(stories=(), utterances=(), events=(), findings=(), namings=())
    """
    held = {read.report.id: read for read in sorted(reads, key=lambda read: read.report.id)}
    inputs = [story_input(read) for read in held.values()]
    stories = gather_stories(inputs, copies, judged.stories, options)
    story_of: dict[ReportId, StoryId] = {report: story.id for story in stories for report in story.reports}
    weights = Weights(frequencies(inputs), len(inputs))
    said = [one for own, read in held.items() for one in said_in(read, graph, weights, story_of[own])]
    utterances = gather_utterances(said, graph, judged.utterances, options)
    uttered = {saying.quote: utterance.id for utterance in utterances for saying in utterance.sayings}
    told: list[Told] = []
    for own, read in held.items():
        told += told_events(read, graph, weights, story_of[own], quotes_of_events(read), uttered)
    clusters = merge_events(told, graph, judged.events, options)
    sources = Sources(held, graph, Passages(copies))
    denials = list(find_denials(held.values(), told, graph, story_of))
    events: list[MergedEvent] = []
    findings: list[Finding] = []
    cluster_of: dict[str, MergedEvent] = {}
    for members, reasons in clusters:
        event = merged_event(members, reasons)
        events.append(event)
        cluster_of.update(dict.fromkeys((one.id for one in members), event))
    for event, (members, _) in zip(events, clusters, strict=True):
        findings += event_findings(event, members, sources)
    findings += denial_findings(denials, clusters, cluster_of, sources)
    findings += find_responses(clusters, cluster_of, sources)
    findings += sentence_findings(told, cluster_of, sources, story_of)
    for utterance in utterances:
        findings += utterance_findings(utterance, sources, story_of)
    return Comparison(
        stories,
        utterances,
        tuple(events),
        tuple(sorted(findings, key=finding_order(stories))),
        tuple(count_namings(held.values(), events, graph)),
    )


def sentence_findings(
    told: Sequence[Told], cluster_of: Mapping[str, MergedEvent], sources: Sources, stories: Mapping[ReportId, StoryId]
) -> Iterator[Finding]:
    """What is said against each other sentence by sentence, whether or not it tells events."""
    by_report: defaultdict[ReportId, list[Told]] = defaultdict(list)
    for one in told:
        by_report[one.report].append(one)
    reports = [Sentences(read, by_report[own], cluster_of, sources.graph) for own, read in sources.reads.items()]
    yield from rebuttal_findings(reports, sources)
    yield from figure_findings(reports, stories, sources)


def quotes_of_events(read: ReadReport) -> dict[EventId, Quote]:
    """For each statement among the events, the attribution that it was made from: the one with its cue."""
    cues = {(span.start, span.end): quote for quote in reversed(read.quotes) for span in quote.cue}
    found: dict[EventId, Quote] = {}
    for event in read.events:
        if event.form is not EventForm.STATEMENT:
            continue
        for span in event.trigger:
            quote = cues.get((span.start, span.end)) or next(
                (q for (start, end), q in cues.items() if start < span.end and span.start < end), None
            )
            if quote is not None:
                found[event.id] = quote
                break
    return found


def merged_event(members: Sequence[Told], reasons: Sequence[str]) -> MergedEvent:
    """Accounts of one event as a value."""
    first = members[0]
    types = [one.type for one in members if one.type is not None]
    earliest, latest = common_days(members)
    statuses = {one.status for one in members}
    contested = EventStatus.DENIED in statuses and bool(
        statuses & {EventStatus.HAPPENED, EventStatus.ONGOING, EventStatus.ALLEGED}
    )
    return MergedEvent(
        MergedEventId(content_id("event", first.report, first.event)),
        tuple((one.report, one.event) for one in members),
        StoryId(first.story) if first.story is not None else None,
        max(sorted(set(types)), key=types.count) if types else None,
        earliest,
        latest,
        contested,
        "; ".join(reasons) if len(members) > 1 else "one account",
    )


def common_days(members: Sequence[Told]) -> tuple[date | None, date | None]:
    """The days that all accounts with a date allow; of accounts that differ, all that one allows."""
    firsts = [one.earliest for one in members if one.earliest is not None]
    lasts = [one.latest for one in members if one.latest is not None]
    earliest, latest = max(firsts, default=None), min(lasts, default=None)
    if earliest is not None and latest is not None and earliest >= latest:
        return min(firsts), max(lasts)
    return earliest, latest


def finding_order(stories: Sequence[Story]) -> Callable[[Finding], tuple[int, str, str, str, str]]:
    """What findings are sorted by: story, subject, question, kind."""
    place = {story.id: at for at, story in enumerate(stories)}

    def order(finding: Finding) -> tuple[int, str, str, str, str]:
        at = place.get(finding.story, len(place)) if finding.story is not None else len(place)
        return (at, finding.subject, finding.question.value, finding.kind.value, finding.id)

    return order
