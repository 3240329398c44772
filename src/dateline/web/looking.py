"""What is settled over many reports, as pages ask it: stories, events, utterances, findings, names, actors."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, TypeVar

from dateline.errors import UsageError
from dateline.judging import houses_of
from dateline.model import (
    UNSEEN,
    Account,
    Event,
    EventDate,
    Finding,
    FindingKind,
    Houses,
    Lineage,
    MergedEvent,
    Naming,
    Outlet,
    Quote,
    ReadReport,
    RecordActor,
    ReportId,
    Span,
    Story,
    Utterance,
)
from dateline.record import Cut, Standing
from dateline.record.written import read_value
from dateline.web.lists import Lists
from dateline.web.settled import Looked, folded

__all__ = [
    "DIFFERENT",
    "KINDS",
    "ActorLine",
    "ActorShown",
    "Called",
    "Compared",
    "StoryLine",
    "accounts_in",
    "find",
    "houses_behind",
    "independent_in",
]

#: The order in which a reader wants them: what differs first.
KINDS = (
    FindingKind.CONTRADICTS,
    FindingKind.DIFFERS,
    FindingKind.RESPONDS,
    FindingKind.UNDETERMINED,
    FindingKind.AGREES,
    FindingKind.SILENT,
)
DIFFERENT = (FindingKind.CONTRADICTS, FindingKind.DIFFERS, FindingKind.RESPONDS)
MEANT = 60  # actors that are held to a name that somebody wrote
SHOWN = 200  # statements and events of an actor on one page
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A story in a list: its reports, texts, independent accounts, and in how many questions its accounts differ."""

    story: Story
    texts: int
    independent: int
    differing: int


@dataclass(frozen=True, slots=True)
class ActorLine:
    """An actor in a list: what else it is called, and how often it is named, speaks and acts."""

    id: str
    name: str
    kind: str
    described: bool
    also: tuple[str, ...]
    reports: int
    quotes: int
    events: int


@dataclass(frozen=True, slots=True)
class ActorShown:
    """
    An actor on its page.

    Args:
        actor: With the first places of each name, the first joins and the first roles.
        line: As in the list.
        places: How many places each name has.
        independent: How many independent accounts name it.
    """

    actor: RecordActor
    line: ActorLine
    places: tuple[int, ...]
    independent: int


@dataclass(frozen=True, slots=True)
class Called:
    """How one outlet names a subject, with the first places and the number of all."""

    naming: Naming
    number: int


class Compared:
    """
    A record compared, by what a page asks for; read from the file of how things stand, and the words from the record.

    What rests on a report that is gone or has another text since is left out until it is settled again.

    Args:
        standing: The file.
        lists: The record as persons left it, as it is now.

    Attributes:
        stories, utterances, events, actors: By id.
        story_of: The story of each report.
        told: The events of reports by report and id.
        sayings: The utterance of each attribution.
    """

    def __init__(self, standing: Standing, lists: Lists) -> None:
        self.standing = standing
        self.lists = lists
        self.stories: Looked[str, Story] = self.by_id("story", Story)
        self.utterances: Looked[str, Utterance] = self.by_id("utterance", Utterance)
        self.events: Looked[str, MergedEvent] = self.by_id("event", MergedEvent)
        self.actors: Looked[str, ActorShown] = self.by_id("actor", ActorShown)
        self.story_of: Looked[ReportId, Story] = Looked(self.story_with, lambda: iter(()), lambda: 0)
        self.told: Looked[tuple[ReportId, str], Event] = Looked(self.event_of, lambda: iter(()), lambda: 0)
        self.sayings: Looked[tuple[ReportId, str], str] = Looked(self.utterance_of, lambda: iter(()), lambda: 0)
        self.read = cache(self.read_now)
        self.text = cache(self.text_now)
        self.holds = cache(self.still_holds)

    def by_id(self, table: str, kind: type[Item]) -> Looked[str, Item]:
        """The rows of a table by their ids."""

        def look(own: str) -> Item | None:
            found = self.standing.one(table, ("content",), id=own)
            return None if found is None else self.alive(read_value(kind, found[0]))

        def keys() -> Iterator[str]:
            return iter([own for (own,) in self.standing.rows(table, ("id",))])

        def has(own: str) -> bool:
            return self.standing.one(table, ("place",), id=own) is not None

        return Looked(look, keys, lambda: self.standing.count(table), has)

    # The reports as they are now

    def read_now(self, report: ReportId) -> ReadReport | None:
        """A report with its text, attributions, actors and events; None where it is not what was compared."""
        return self.lists.spoken(report) if self.holds(report) else None

    def text_now(self, report: ReportId) -> str | None:
        """The text of a report; None where it is not what was compared."""
        return self.lists.text(report) if self.holds(report) else None

    def still_holds(self, report: ReportId) -> bool:
        """Whether a report has the text that was compared."""
        known = self.standing.one("report", ("text_sha256",), id=report)
        return known is not None and self.lists.hash_of(report) == known[0]

    def alive(self, found: Any) -> Any:
        """What was settled without the accounts of reports that are gone; None when none is left."""
        if isinstance(found, MergedEvent):
            events = tuple(one for one in found.events if self.holds(one[0]))
            return replaced(found, events=events) if events else None
        if isinstance(found, Utterance):
            sayings = tuple(one for one in found.sayings if self.holds(one.report))
            first = found.first_seen if found.first_seen and self.holds(found.first_seen) else None
            return replaced(found, sayings=sayings, first_seen=first) if sayings else None
        if isinstance(found, Finding):
            accounts = tuple(one for one in found.accounts if self.holds(one.report))
            return replaced(found, accounts=accounts) if accounts else None
        if isinstance(found, Story):
            reports = tuple(one for one in found.reports if self.holds(one))
            return replaced(found, reports=reports) if reports else None
        return found

    def event_of(self, place: tuple[ReportId, str]) -> Event | None:
        """An event of a report."""
        read = self.read(place[0])
        return next((one for one in read.events if one.id == place[1]), None) if read is not None else None

    def quote_of(self, report: ReportId, own: str) -> Quote | None:
        """An attribution of a report."""
        read = self.read(report)
        return next((one for one in read.quotes if one.id == own), None) if read is not None else None

    def words(self, report: ReportId, spans: Iterable[Span]) -> str:
        """Words of a report, breaks between them shown; none where it has others since."""
        text = self.text(report)
        return " [...] ".join(" ".join(span.of(text).split()) for span in spans) if text is not None else ""

    @property
    def reads(self) -> Mapping[ReportId, ReadReport]:
        """The reports, as they are asked for."""
        return Looked(self.read, lambda: iter(()), lambda: 0)

    @property
    def texts(self) -> Mapping[ReportId, str]:
        """Their texts."""
        return Looked(self.text, lambda: iter(()), lambda: 0)

    @property
    def hashes(self) -> Mapping[ReportId, str]:
        """The hashes of their texts."""

        def look(own: ReportId) -> str | None:
            found = self.standing.one("report", ("text_sha256",), id=own)
            return None if found is None else str(found[0])

        return Looked(look, lambda: iter(()), lambda: 0)

    @property
    def local_names(self) -> Mapping[tuple[ReportId, str], str]:
        """What the actors of reports are called over all reports."""
        return Looked(self.local_name, lambda: iter(()), lambda: 0)

    def local_name(self, member: tuple[ReportId, str]) -> str | None:
        """What an actor of a report is called over all reports."""
        found = self.standing.one("member", ("name",), report=member[0], actor=member[1])
        return None if found is None else str(found[0])

    # Names

    def whole_actor(self, own: str) -> RecordActor:
        """An actor with every place of its names."""
        (found,) = self.whole_values(RecordActor, "actor", equal={"id": own})
        return found

    def actors_called(self, words: str) -> list[RecordActor]:
        """The actors that may be meant by a name or by an id, whole."""
        if self.is_actor(words):
            return [self.whole_actor(words)]
        name = words.rpartition("@")[0] or words
        return self.whole_values(RecordActor, "actor", order="first", limit=MEANT, holding=("folded", folded(name)))

    def actor_at(self, report: ReportId, spans: Iterable[Span]) -> str | None:
        """The actor who is named at some words of a report."""
        wanted = [*spans]
        for start, end, actor in self.standing.rows(
            "named_at", ("start", "end", "actor"), order="start", equal={"report": report}
        ):
            if any(Span(start, end).overlaps(span) for span in wanted):
                return str(actor)
        return None

    def names_like(self, kind: str, most: int) -> list[str]:
        """The names of actors of a kind, those of most reports first."""
        found = self.standing.rows("actor", ("name",), order="first", limit=most, equal={"kind": kind})
        return list(dict.fromkeys(str(name) for (name,) in found))

    def event_with(self, report: ReportId, told: str) -> str | None:
        """The merged event that an account of a report is of."""
        found = self.standing.one("account", ("event",), report=report, told=told)
        return None if found is None else str(found[0])

    def gathered_day(self, report: ReportId, told: str) -> EventDate | None:
        """The day of an account, where it says more once the day of its report is what the record gathers."""
        found = self.standing.one("account", ("gathered",), report=report, told=told)
        return None if found is None or found[0] is None else read_value(EventDate, str(found[0]))

    def titles_of_stories(self, most: int) -> list[tuple[str, str]]:
        """Stories with a headline, those of most reports first."""
        return [(own, title) for own, title in self.standing.rows("story", ("id", "title"), order="size", limit=most)]

    def name(self, actor: str) -> str:
        """What an actor is called; words that are no id stay."""
        found = self.standing.one("actor", ("name",), id=actor)
        return actor if found is None else str(found[0])

    def is_actor(self, subject: str) -> bool:
        """Whether a naming is of an actor."""
        return self.standing.one("actor", ("place",), id=subject) is not None

    def called(self, subject: str) -> str:
        """What a finding or a naming is about."""
        for table, column in (("actor", "name"), ("event", "called"), ("utterance", "called")):
            found = self.standing.one(table, (column,), id=subject)
            if found is not None:
                return str(found[0])
        return subject

    def event_actors(self, report: ReportId, ids: Iterable[str]) -> list[str]:
        """The actors of a report's event, by their record-wide names."""
        read = self.read(report)
        local = {actor.id: actor.name for actor in read.actors} if read is not None else {}
        return [self.local_name((report, own)) or local.get(own, own) for own in ids]

    # What hangs on what

    def story_with(self, report: ReportId) -> Story | None:
        """The story of a report."""
        found = self.standing.one("report", ("story",), id=report)
        return None if found is None or found[0] is None else self.stories.get(found[0])

    def utterance_of(self, place: tuple[ReportId, str]) -> str | None:
        """The utterance of an attribution."""
        found = self.standing.one("saying", ("utterance",), report=place[0], quote=place[1])
        return None if found is None else str(found[0])

    def findings_of(self, subject: str) -> list[Finding]:
        """The findings on a subject, what differs first."""
        return self.values(Finding, "finding", order="rank", equal={"subject": subject})

    def namings_of(self, subject: str, outlet: str = "") -> list[Called]:
        """How outlets name a subject."""
        equal = {"subject": subject, **({"outlet": outlet} if outlet else {})}
        found = self.standing.rows("naming", ("content", "number"), equal=equal)
        return [Called(read_value(Naming, content), number) for content, number in found]

    def quotes_of(self, actor: str) -> list[tuple[ReportId, Quote]]:
        """The first attributions of an actor."""
        rows = self.standing.rows("actor_quote", ("report", "quote"), limit=SHOWN, equal={"actor": actor})
        found = ((ReportId(report), self.quote_of(ReportId(report), own)) for report, own in rows)
        return [(report, quote) for report, quote in found if quote is not None]

    def events_of(self, actor: str) -> list[MergedEvent]:
        """The first merged events in which an actor does something or has it done to it."""
        rows = self.standing.rows("actor_event", ("event",), limit=SHOWN, equal={"actor": actor})
        return [self.events[own] for (own,) in rows if own in self.events]

    def reports_about(self, subject: str) -> set[ReportId]:
        """The reports that tell an event or an utterance, or that a finding on it names."""
        found = {one.report for finding in self.findings_of(subject) for one in finding.accounts}
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

    # Lists, one page at a time

    def values(self, kind: type[Item], table: str, *, whole: bool = False, **asked: Any) -> list[Item]:
        """Rows of a table as values; ``whole`` where the page has only the beginning of some."""
        if whole:
            return self.whole_values(kind, table, **asked)
        found = (self.alive(read_value(kind, one)) for (one,) in self.standing.rows(table, **asked))
        return [one for one in found if one is not None]

    def whole_values(self, kind: type[Item], table: str, **asked: Any) -> list[Item]:
        """Rows of a table whose content is cut for pages, with all that was cut."""
        found = []
        for content, written in self.standing.rows(table, ("content", "whole"), **asked):
            if written is None and kind is RecordActor:
                found.append(read_value(ActorShown, content).actor)
            else:
                found.append(read_value(kind, content if written is None else written))  # type: ignore[arg-type]
        return found  # type: ignore[return-value]  # of the kind that was asked for

    def cut(
        self, kind: type[Item], table: str, order: str, offset: int, limit: int, *, whole: bool = False, **narrowed: Any
    ) -> Cut[Item]:
        """One page of a table."""
        found = self.values(kind, table, whole=whole, order=order, offset=offset, limit=limit, **narrowed)
        return Cut(tuple(found), self.standing.count(table, **narrowed))

    def list_stories(self, *, offset: int, limit: int) -> Cut[StoryLine]:
        """Those of most reports first."""
        columns = ("content", "texts", "independent", "differing")
        rows = self.standing.rows("story", columns, order="size", offset=offset, limit=limit)
        found = ((self.alive(read_value(Story, content)), *numbers) for content, *numbers in rows)
        lines = tuple(StoryLine(story, *numbers) for story, *numbers in found if story is not None)
        return Cut(lines, self.standing.count("story"))

    def story_line(self, story: Story) -> StoryLine:
        """The numbers of a story."""
        found = self.standing.one("story", ("texts", "independent", "differing"), id=story.id)
        return StoryLine(story, *(found or (0, 0, 0)))

    def differences(self, story: str) -> list[Finding]:
        """Where the accounts of a story differ."""
        return [
            one
            for kind in DIFFERENT
            for one in self.values(Finding, "finding", order="rank", equal={"story": story, "kind": kind.value})
        ]

    def list_events(self, story: str, *, offset: int, limit: int) -> Cut[MergedEvent]:
        """Those of most accounts first."""
        return self.cut(MergedEvent, "event", "most", offset, limit, equal={"story": story} if story else {})

    def list_utterances(self, story: str, *, offset: int, limit: int) -> Cut[Utterance]:
        """Those of most reports first."""
        if story:
            return self.cut(Utterance, "utterance_of", "said", offset, limit, equal={"story": story})
        return self.cut(Utterance, "utterance", "said", offset, limit)

    def list_findings(self, story: str, kind: str, *, offset: int, limit: int) -> Cut[Finding]:
        """What differs first; silence only where it is asked for."""
        narrowed: dict[str, Any] = {
            "equal": {**({"story": story} if story else {}), **({"kind": kind} if kind else {})}
        }
        if not kind:
            narrowed["without"] = ("kind", FindingKind.SILENT.value)
        return self.cut(Finding, "finding", "rank", offset, limit, **narrowed)

    def count_findings(self, story: str) -> dict[str, int]:
        """How many findings of each kind there are."""
        known: dict[str, Any] = {"story": story} if story else {}
        return {kind.value: self.standing.count("finding", equal={**known, "kind": kind.value}) for kind in KINDS}

    def list_actors(self, name: str, kind: str, *, offset: int, limit: int) -> Cut[ActorLine]:
        """Those of most reports first; those without a name last."""
        narrowed: dict[str, Any] = {
            "holding": ("folded", folded(name)) if folded(name) else None,
            "equal": {"kind": kind} if kind else {},
        }
        rows = self.standing.rows("actor", ("line",), order="first", offset=offset, limit=limit, **narrowed)
        found = tuple(read_value(ActorLine, line) for (line,) in rows)
        return Cut(found, self.standing.count("actor", **narrowed))

    def list_subjects(self, name: str, outlet: str, *, offset: int, limit: int) -> Cut[tuple[str, str, list[Called]]]:
        """What is named, by how many words: what it is called, its id, and its names."""
        narrowed: dict[str, Any] = {
            "equal": {"outlet": outlet},
            "holding": ("folded", name.casefold().strip()) if name.strip() else None,
        }
        columns = ("called", "subject")
        rows = self.standing.rows("naming_group", columns, order="kinds", offset=offset, limit=limit, **narrowed)
        found = tuple((called, subject, self.namings_of(subject, outlet)) for called, subject in rows)
        return Cut(found, self.standing.count("naming_group", **narrowed))

    def words_near(self, word: str) -> list[str]:
        """The words of names that may be another spelling of one, by their length."""
        reach = 1 + 2 * len(word) // 5
        return self.standing.words_near(len(word) - reach, len(word) + reach)

    def words_sounding(self, key: str) -> list[str]:
        """The words of names that have one coarse sound."""
        return [str(word) for (word,) in self.standing.rows("sound", ("word",), order="word", equal={"key": key})]

    def title_of(self, story: str) -> str | None:
        """The headline of a story."""
        found = self.standing.one("story", ("title",), id=story)
        return None if found is None else str(found[0])


def replaced(found: Any, **parts: Any) -> Any:
    """A value with other parts; the same one when they are the same."""
    return found if all(getattr(found, name) == value for name, value in parts.items()) else replace(found, **parts)


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
    if known.get(own) is None:
        raise UsageError(f"the record has no {what} {own[:80]!r}", hint="it may be called otherwise since a correction")
