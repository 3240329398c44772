"""What is settled over many reports, made ready to be looked up: stories, events, utterances, findings, actors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.compared import Settled as SettledRecord
from dateline.errors import UsageError
from dateline.judging import houses_of
from dateline.model import (
    UNSEEN,
    Account,
    Event,
    Finding,
    FindingKind,
    Houses,
    Lineage,
    MergedEvent,
    Naming,
    Outlet,
    Quote,
    RecordActor,
    ReportId,
    Span,
    Story,
    Utterance,
)

__all__ = ["Compared", "accounts_in", "compare_ready", "find", "houses_behind", "independent_in"]

#: The order in which a reader wants them: what differs first.
KINDS = (
    FindingKind.CONTRADICTS,
    FindingKind.DIFFERS,
    FindingKind.RESPONDS,
    FindingKind.UNDETERMINED,
    FindingKind.AGREES,
    FindingKind.SILENT,
)


@dataclass(frozen=True, slots=True)
class Compared:
    """
    A record compared, by what a page asks for.

    Args:
        settled: As the record settles it.
        stories, utterances, events, actors: By id.
        story_of: The story of each report.
        findings: By story ("" for those of none), what differs first.
        findings_of: By subject.
        namings: By subject.
        quotes: By report and id.
        told: The events of reports by report and id.
        sayings: The utterance of each attribution.
        quotes_of: The attributions of each actor.
        events_of: The merged events of each actor, as one who does it or has it done to them.
    """

    settled: SettledRecord
    stories: Mapping[str, Story]
    story_of: Mapping[ReportId, Story]
    utterances: Mapping[str, Utterance]
    events: Mapping[str, MergedEvent]
    actors: Mapping[str, RecordActor]
    findings: Mapping[str, Sequence[Finding]]
    findings_of: Mapping[str, Sequence[Finding]]
    namings: Mapping[str, Sequence[Naming]]
    quotes: Mapping[tuple[ReportId, str], Quote]
    told: Mapping[tuple[ReportId, str], Event]
    sayings: Mapping[tuple[ReportId, str], str]
    quotes_of: Mapping[str, Sequence[tuple[ReportId, Quote]]]
    events_of: Mapping[str, Sequence[str]]

    def words(self, report: ReportId, spans: Iterable[Span]) -> str:
        """Words of a report, breaks between them shown."""
        text = self.settled.texts[report]
        return " [...] ".join(" ".join(span.of(text).split()) for span in spans)

    def name(self, actor: str) -> str:
        """What an actor is called; words that are no id stay."""
        found = self.actors.get(actor)
        return found.name if found is not None else actor

    def called(self, subject: str) -> str:
        """What a finding or a naming is about."""
        return self.settled.subjects.get(subject, subject)

    def reports_about(self, subject: str) -> set[ReportId]:
        """The reports that tell an event or an utterance, or that a finding on it names."""
        found = {one.report for finding in self.findings_of.get(subject, ()) for one in finding.accounts}
        if subject in self.utterances:
            found |= {saying.report for saying in self.utterances[subject].sayings}
        return found | {report for report, _ in self.events[subject].events} if subject in self.events else found

    def cells(self, finding: Finding) -> list[list[list[Account]]]:
        """The accounts of a finding: by what they answer, and among those of one answer by who counts once."""
        answers: dict[str, dict[str, list[Account]]] = {}
        for account in finding.accounts:
            groups = answers.setdefault(" ".join(account.value.casefold().split()), {})
            groups.setdefault(account.independent_group, []).append(account)
        return [[*groups.values()] for groups in answers.values()]

    def event_actors(self, report: ReportId, ids: Iterable[str]) -> list[str]:
        """The actors of a report's event, by their record-wide ids or names."""
        local = {actor.id: actor.name for actor in self.settled.reads[report].actors}
        return [self.settled.local_names.get((report, own), local.get(own, own)) for own in ids]


def compare_ready(settled: SettledRecord) -> Compared:
    """Make a settled record ready."""
    comparison = settled.comparison
    ranks = {kind: rank for rank, kind in enumerate(KINDS)}
    findings = sorted(comparison.findings, key=lambda finding: ranks[finding.kind])  # stable
    by_story: defaultdict[str, list[Finding]] = defaultdict(list)
    by_subject: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_story[finding.story or ""].append(finding)
        by_subject[finding.subject].append(finding)
    namings: defaultdict[str, list[Naming]] = defaultdict(list)
    for naming in comparison.namings:
        namings[naming.subject].append(naming)
    member_of = {(m.report, m.actor): actor.id for actor in settled.actors.actors for m in actor.members}
    quotes_of: defaultdict[str, list[tuple[ReportId, Quote]]] = defaultdict(list)
    for report, read in settled.reads.items():
        for quote in read.quotes:
            for own in dict.fromkeys(quote.actors or ((quote.actor,) if quote.actor else ())):
                if (report, own) in member_of:
                    quotes_of[member_of[report, own]].append((report, quote))
    told = {(report, str(event.id)): event for report, read in settled.reads.items() for event in read.events}
    return Compared(
        settled,
        {story.id: story for story in comparison.stories},
        {report: story for story in comparison.stories for report in story.reports},
        {one.id: one for one in comparison.utterances},
        {event.id: event for event in comparison.events},
        {actor.id: actor for actor in settled.actors.actors},
        dict(by_story),
        dict(by_subject),
        dict(namings),
        {(report, quote.id): quote for report, read in settled.reads.items() for quote in read.quotes},
        told,
        {(saying.report, saying.quote): one.id for one in comparison.utterances for saying in one.sayings},
        dict(quotes_of),
        events_by_actor(comparison.events, told, member_of),
    )


def events_by_actor(
    events: Iterable[MergedEvent],
    told: Mapping[tuple[ReportId, str], Event],
    member_of: Mapping[tuple[ReportId, str], str],
) -> dict[str, list[str]]:
    """The merged events of each actor, each once."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for event in events:
        for report, own in event.events:
            account = told[report, own]
            for actor in (*account.actors, *account.recipients):
                if (report, actor) in member_of:
                    found[member_of[report, actor]][event.id] = None
    return {actor: [*ids] for actor, ids in found.items()}


def independent_in(reports: Iterable[ReportId], lineage_of: Mapping[ReportId, Lineage]) -> int:
    """How many independent accounts stand behind some reports: those of their groups that one of them counts with."""
    return len(accounts_in(reports, lineage_of))


def accounts_in(reports: Iterable[ReportId], lineage_of: Mapping[ReportId, Lineage]) -> list[tuple[str, ...]]:
    """
    The independent accounts behind some reports.

    Returns:
        For each where it comes from: reports, or ``unseen:NAME``; a report of no group is its own.
    """
    own = set(reports)
    groups = {lineage.cluster: lineage for report in own if (lineage := lineage_of.get(report)) is not None}
    found: list[tuple[str, ...]] = [(report,) for report in sorted(own) if report not in lineage_of]
    for cluster, lineage in sorted(groups.items()):
        held = [account.sources for account in lineage.accounts if own & {*account.sources, *account.reports}]
        found += held or [tuple(sorted(own & set(cluster)))]
    return found


def houses_behind(
    reports: Iterable[ReportId],
    lineage_of: Mapping[ReportId, Lineage],
    outlets: Mapping[str, Outlet],
    outlet_of: Callable[[ReportId], str | None],
) -> Houses:
    """
    The publisher families behind the independent accounts of some reports, as people told them.

    Args:
        reports: The reports.
        lineage_of: The group of each report that is in one.
        outlets: What people said, by the key of the name.
        outlet_of: The outlet of a report.
    """
    return Houses.of(
        houses_of(
            (
                source.removeprefix(UNSEEN) if source.startswith(UNSEEN) else outlet_of(ReportId(source))
                for source in account
            ),
            outlets,
        )
        for account in accounts_in(reports, lineage_of)
    )


def find(known: Mapping[str, object], own: str, what: str) -> None:
    """
    See that there is such a thing.

    Raises:
        UsageError: If there is none.
    """
    if own not in known:
        raise UsageError(f"the record has no {what} {own[:80]!r}", hint="it may be called otherwise since a correction")
