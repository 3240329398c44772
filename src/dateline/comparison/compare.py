"""Compare the reports of a record: stories, utterances, merged events, findings and namings, in that order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from dateline.comparison.acts import act_findings
from dateline.comparison.adjoining import adjoining_findings
from dateline.comparison.blamed import blame_findings
from dateline.comparison.cited import Answering, Outlets, cited_findings
from dateline.comparison.claims import claim_findings
from dateline.comparison.counts import figure_findings
from dateline.comparison.denials import Denial
from dateline.comparison.findings import Sources, event_findings
from dateline.comparison.grouped import Grouped, group_reports
from dateline.comparison.groups import Passages
from dateline.comparison.lines import Lines
from dateline.comparison.merge import merge_events
from dateline.comparison.negated import negated_findings
from dateline.comparison.opposed import denial_findings
from dateline.comparison.quantities import quantity_findings
from dateline.comparison.rebuttals import rebuttal_findings
from dateline.comparison.responses import find_responses
from dateline.comparison.reuse import Asking, Bases, Basis, Reuse, Within
from dateline.comparison.sentences import Sentences
from dateline.comparison.spoken import utterance_findings
from dateline.comparison.tallies import tally_findings
from dateline.comparison.terms import story_input
from dateline.comparison.texts import Texts
from dateline.comparison.told import Told
from dateline.comparison.universals import universal_findings
from dateline.comparison.unsaid import turned_findings
from dateline.comparison.utterances import gather_utterances
from dateline.comparison.values import ActorGraph, ComparisonOptions, Judged
from dateline.comparison.votes import vote_findings
from dateline.comparison.wording import Namings
from dateline.model import (
    Account,
    Comparison,
    Copy,
    EventStatus,
    Finding,
    FindingKind,
    MergedEvent,
    MergedEventId,
    Question,
    ReadReport,
    ReportId,
    Story,
    StoryId,
    Utterance,
)
from dateline.text.ids import content_id

__all__ = ["compare_reports"]

DEFAULT = ComparisonOptions()
NOTHING = Judged()


def compare_reports(
    reads: Iterable[ReadReport] | Mapping[ReportId, ReadReport],
    copies: Sequence[Copy] = (),
    graph: ActorGraph = ActorGraph(),  # noqa: B008  # frozen
    judged: Judged = NOTHING,  # frozen
    options: ComparisonOptions = DEFAULT,
    grouped: Grouped | None = None,
    reuse: Reuse | None = None,
) -> Comparison:
    """
    Compare reports with each other.

    A pure function: the order of the reports never shows, and what a person judged comes before what the words say.

    Args:
        reads: The reports with all their lines, each id once; by id, where they are kept so (``packed.py``): they are
            then read story by story, and never all at once.
        copies: What they share, as settled over all of them.
        graph: Who is who over all of them.
        judged: What a person joined or parted.
        options: How much is enough.
        grouped: Their stories, where these are known (``group_reports``).
        reuse: What may be taken over from before: the findings of stories that rest on what they rested on then.

    Returns:
        All that is settled over them. Of a single report: its story, its events, and where it differs with itself.

    Example:
        >>> compare_reports([])
        Comparison(stories=(), utterances=(), events=(), findings=(), namings=())
    """
    held = by_id(reads)
    if grouped is None:
        grouped = group_reports([story_input(read) for read in held.values()], copies, judged.stories, options)
    stories, weights = grouped
    story_of: dict[ReportId, StoryId] = {report: story.id for story in stories for report in story.reports}
    lines, namings, outlets = Lines(graph, weights), Namings(graph), Outlets()
    for story in stories:
        read_story(story, held, lines, namings, outlets)
    utterances = gather_utterances(lines.let_said_go(), graph, judged.utterances, options)
    clusters = merge_events(lines.uttered(utterances), graph, judged.events, options)
    merged = Clusters(clusters, utterances, lines.denied(), story_of, outlets)
    looking = Looking(held, graph, Passages(copies), lines.texts, merged, story_of)
    found = found_by_story(stories, looking, reuse)
    order = finding_order(stories)
    rows = sorted(found, key=lambda row: order(row[1]))
    if reuse is not None:
        reuse.origins = [origin for origin, _ in rows]
    for event in merged.events:
        namings.add_event(event)
    return Comparison(
        stories,
        utterances,
        tuple(merged.events),
        tuple(finding for _, finding in rows),
        tuple(namings.counted()),
    )


def by_id(reads: Iterable[ReadReport] | Mapping[ReportId, ReadReport]) -> Mapping[ReportId, ReadReport]:
    """Reports by id, in order; those that are given so stay as they are kept."""
    if isinstance(reads, Mapping):
        return reads
    return {read.report.id: read for read in sorted(reads, key=lambda read: read.report.id)}


def read_story(
    story: Story, held: Mapping[ReportId, ReadReport], lines: Lines, namings: Namings, outlets: Outlets
) -> None:
    """Read what the reports of one story say, tell and deny, how they name whom, and whose they are."""
    reads = [held[own] for own in sorted(story.reports)]
    for read in reads:
        namings.add_report(read)
        outlets.add(read)
    lines.add(story.id, reads)


class Clusters:
    """
    What was put together over all reports, by the story that it is told in first.

    Args:
        clusters: The accounts of each event, with what joins them.
        utterances: What was said.
        denials: Statements that deny an event.
        story_of: The story of each report.
        outlets: The reports by outlet and day.

    Attributes:
        events: The merged events, in the order of the clusters.
        event_of: The merged event of each account.
        told_in: The accounts of each report.
    """

    def __init__(
        self,
        clusters: Sequence[tuple[Sequence[Told], Sequence[str]]],
        utterances: Sequence[Utterance],
        denials: Sequence[Denial],
        story_of: Mapping[ReportId, StoryId],
        outlets: Outlets,
    ) -> None:
        self.outlets = outlets
        self.events = [merged_event(members, reasons) for members, reasons in clusters]
        self.event_of: dict[str, MergedEvent] = {}
        self.told_in: defaultdict[ReportId, list[Told]] = defaultdict(list)
        self.members: defaultdict[str, list[tuple[MergedEvent, Sequence[Told]]]] = defaultdict(list)
        for event, (members, _) in zip(self.events, clusters, strict=True):
            self.members[event.story or ""].append((event, members))
            for one in members:
                self.event_of[one.id] = event
                self.told_in[one.report].append(one)
        self.utterances: defaultdict[str, list[Utterance]] = defaultdict(list)
        for utterance in utterances:
            self.utterances[story_of[utterance.sayings[0].report]].append(utterance)
        self.denials: defaultdict[str, list[Denial]] = defaultdict(list)
        for denial in denials:
            self.denials[self.event_of[denial.told.id].story or ""].append(denial)

    def sentences(self, own: ReportId, sources: Sources) -> Sentences:
        """A report by its sentences, with the events that stand in them."""
        return Sentences(sources.reads[own], self.told_in[own], self.event_of, sources.graph)


class Looking(NamedTuple):
    """
    What the findings of all stories are made from.

    Args:
        held: The reports.
        graph: Who is who.
        passages: What they share.
        texts: Their words alone.
        merged: What was put together over all of them.
        story_of: The story of each.
    """

    held: Mapping[ReportId, ReadReport]
    graph: ActorGraph
    passages: Passages
    texts: Texts
    merged: Clusters
    story_of: Mapping[ReportId, StoryId]

    def at(self, story: Story) -> set[ReportId]:
        """The reports that a story looks at: its own, and those of its events and utterances in other stories."""
        found = set(story.reports)
        found.update(told.report for _, members in self.merged.members[story.id] for told in members)
        found.update(denial.report for denial in self.merged.denials[story.id])
        found.update(one.report for utterance in self.merged.utterances[story.id] for one in utterance.sayings)
        return found


def found_by_story(
    stories: Sequence[Story], looking: Looking, reuse: Reuse | None
) -> Iterator[tuple[StoryId, Finding]]:
    """The findings of all stories, each with the story that it was made with."""
    merged = looking.merged
    bases = None
    if reuse is not None:
        how = (looking.graph, looking.passages, looking.story_of, merged.told_in, merged.event_of)
        bases = Bases(reuse.seals, *how)
    for story in stories:
        reports = looking.at(story)
        digest = ""
        if reuse is not None and bases is not None:
            events = [event for event, _ in merged.members[story.id]]
            digest = bases.story(story, events, merged.denials[story.id], merged.utterances[story.id], reports)
            kept = reuse.taken_over(story.id, digest, bases, merged.outlets.before)
            if kept is not None:
                yield from ((story.id, one) for one in kept)
                continue
        within = Within(looking.held, reports)
        asking = Asking(merged.outlets.before, within)
        sources = Sources(within, looking.graph, looking.passages, looking.texts)
        yield from ((story.id, one) for one in findings_in(story, merged, sources, looking.story_of, asking))
        if reuse is not None and bases is not None:
            reuse.made[story.id] = Basis(digest, tuple(asking.answers), bases.answers(asking.answers.values()))


def findings_in(
    story: Story,
    merged: Clusters,
    sources: Sources,
    story_of: Mapping[ReportId, StoryId],
    outlets: Answering,
) -> Iterator[Finding]:
    """The findings of one story: on its events, by its sentences, on what was said in it first."""
    on_events = [one for event, members in merged.members[story.id] for one in event_findings(event, members, sources)]
    on_events += denial_findings(merged.denials[story.id], merged.members[story.id], sources)
    yield from on_events
    reports = sorted(story.reports)
    told = {own: merged.told_in[own] for own in reports}
    responses = list(find_responses(told, merged.event_of, sources))
    yield from responses
    sentences = [merged.sentences(own, sources) for own in reports]
    yield from cited_findings(sentences, outlets, lambda own: merged.sentences(own, sources), sources)
    yield from vote_findings(sentences, sources)
    yield from tally_findings(sentences, sources)
    in_words = list(unanswered(rebuttal_findings(sentences, sources), responses))
    in_words += claim_findings(sentences, sources, frozenset(one.quote.id for one in merged.denials[story.id]))
    for find in (
        universal_findings,
        turned_findings,
        blame_findings,
        adjoining_findings,
        act_findings,
        negated_findings,
    ):
        in_words += untold(find(sentences, sources), [*on_events, *in_words])
    yield from in_words
    counted = [*on_events, *unless_counted(figure_findings(sentences, story_of, sources), on_events)]
    yield from counted[len(on_events) :]
    yield from unless_counted(quantity_findings(sentences, sources), counted)
    for utterance in merged.utterances[story.id]:
        yield from utterance_findings(utterance, sources, story_of)


def untold(found: Iterable[Finding], known: Sequence[Finding]) -> Iterator[Finding]:
    """Contradictions with an account that no other sets against the same denial already."""
    told = [one for one in known if one.kind is FindingKind.CONTRADICTS]
    for one in found:
        denial = next(account for account in one.accounts if is_denial(account))
        same = [had for had in told if any(is_denial(other) and meet(denial, other) for other in had.accounts)]
        against = [account for had in same for account in had.accounts if not is_denial(account)]
        if any(not is_denial(own) and not any(meet(own, other) for other in against) for own in one.accounts):
            yield one


def unless_counted(found: Iterable[Finding], known: Sequence[Finding]) -> Iterator[Finding]:
    """Findings on figures of which none on an event sets the same figures against each other."""
    counted = [one for one in known if one.question is Question.HOW_MANY]
    for one in found:
        same = (other for other in counted if other.kind is one.kind)
        told = any(all(any(meet(own, account) for account in other.accounts) for own in one.accounts) for other in same)
        if not told:
            yield one


def is_denial(account: Account) -> bool:
    """Whether an account denies."""
    return account.value == "denied"


def meet(one: Account, other: Account) -> bool:
    """Whether two accounts stand on the same words."""
    return one.report == other.report and any(span.overlaps(own) for span in one.spans for own in other.spans)


def unanswered(found: Iterable[Finding], responses: Sequence[Finding]) -> Iterator[Finding]:
    """Findings without the answers that are told already: one refusal is one answer."""
    answers = [responding.accounts[-1] for responding in responses]
    for one in found:
        told = any(meet(one.accounts[-1], answer) for answer in answers)
        if one.kind is not FindingKind.RESPONDS or not told:
            yield one


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
