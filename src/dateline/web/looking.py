"""What is settled over many reports, as pages ask it: stories, events, utterances, findings, names, actors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dateline.errors import UsageError
from dateline.model import (
    Account,
    Event,
    Finding,
    FindingKind,
    MergedEvent,
    Naming,
    Quote,
    ReportId,
    Story,
    Utterance,
)
from dateline.record import Cut, Standing
from dateline.record.written import read_value
from dateline.web.lists import Lists
from dateline.web.named import Named
from dateline.web.owners import Owners
from dateline.web.settled import Looked, folded
from dateline.web.shown import DIFFERENT, KINDS, ActorLine, ActorShown, Called, StoryLine

__all__ = ["Compared", "find"]

SHOWN = 200  # statements and events of an actor on one page


class Compared(Named):
    """
    A record compared, by what a page asks for; read from the file of how things stand, and the words from the record.

    Args:
        standing: The file.
        lists: The record as persons left it, as it is now.
        owners: Who owns the outlets.

    Attributes:
        stories, utterances, events, findings, actors: By id.
        story_of: The story of each report.
        told: The events of reports by report and id.
        sayings: The utterance of each attribution.
    """

    def __init__(self, standing: Standing, lists: Lists, owners: Owners) -> None:
        super().__init__(standing, lists)
        self.owners = owners
        self.stories: Looked[str, Story] = self.by_id("story", Story)
        self.utterances: Looked[str, Utterance] = self.by_id("utterance", Utterance)
        self.events: Looked[str, MergedEvent] = self.by_id("event", MergedEvent)
        self.findings: Looked[str, Finding] = self.by_id("finding", Finding)
        self.actors: Looked[str, ActorShown] = self.by_id("actor", ActorShown)
        self.story_of: Looked[ReportId, Story] = Looked(self.story_with, lambda: iter(()), lambda: 0)
        self.told: Looked[tuple[ReportId, str], Event] = Looked(self.event_of, lambda: iter(()), lambda: 0)
        self.sayings: Looked[tuple[ReportId, str], str] = Looked(self.utterance_of, lambda: iter(()), lambda: 0)

    def story_with(self, report: ReportId) -> Story | None:
        """The story of a report."""
        found = self.standing.report(report)
        return None if found is None or found.story is None else self.stories.get(found.story)

    def utterance_of(self, place: tuple[ReportId, str]) -> str | None:
        """The utterance of an attribution."""
        found = self.standing.one("saying", ("utterance",), report=place[0], quote=place[1])
        return None if found is None else str(found[0])

    def findings_of(self, subject: str, most: int = -1) -> list[Finding]:
        """The findings on a subject, what differs first."""
        return self.values(Finding, "finding", order="rank", limit=most, equal={"subject": subject})

    def namings_of(self, subject: str, outlet: str = "", *, offset: int = 0, limit: int = -1) -> Cut[Called]:
        """How outlets name a subject."""
        equal = {"subject": subject, **({"outlet": outlet} if outlet else {})}
        rows = self.standing.rows("naming", ("content", "number"), offset=offset, limit=limit, equal=equal)
        found = tuple(Called(read_value(Naming, content), number) for content, number in rows)
        return Cut(found, self.standing.count("naming", equal=equal))

    def quotes_of(self, actor: str, *, offset: int = 0, limit: int = SHOWN) -> list[tuple[ReportId, Quote]]:
        """Attributions of an actor, in order."""
        rows = self.standing.rows(
            "actor_quote", ("report", "quote"), offset=offset, limit=limit, equal={"actor": actor}
        )
        found = ((ReportId(report), self.quote_of(ReportId(report), own)) for report, own in rows)
        return [(report, quote) for report, quote in found if quote is not None]

    def events_of(self, actor: str, *, offset: int = 0, limit: int = SHOWN) -> list[MergedEvent]:
        """Merged events in which an actor does something or has it done to it, in order."""
        rows = self.standing.rows("actor_event", ("event",), offset=offset, limit=limit, equal={"actor": actor})
        return [found for (own,) in rows if (found := self.events.get(own)) is not None]

    def cells(self, finding: Finding) -> list[list[list[Account]]]:
        """The accounts of a finding: by what they answer, and among those of one answer by who counts once."""
        answers: dict[str, dict[str, list[Account]]] = {}
        for account in finding.accounts:
            groups = answers.setdefault(" ".join(account.value.casefold().split()), {})
            groups.setdefault(account.independent_group, []).append(account)
        return [[*groups.values()] for groups in answers.values()]

    def list_stories(self, *, offset: int, limit: int) -> Cut[StoryLine]:
        """Those of most reports first."""
        columns = ("content", "texts", "independent", "differing")
        rows = self.standing.rows("story", columns, order="size", offset=offset, limit=limit)
        stories = [read_value(Story, content) for content, *_ in rows]
        self.look_up(report for story in stories for report in story.reports)
        found = ((self.alive(story), *numbers) for story, (_, *numbers) in zip(stories, rows, strict=True))
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

    def list_events(self, story: str, actor: str = "", *, offset: int, limit: int) -> Cut[MergedEvent]:
        """Those of most accounts first; those of an actor in its order."""
        if actor:
            found = tuple(self.events_of(actor, offset=offset, limit=limit))
            return Cut(found, self.standing.count("actor_event", equal={"actor": actor}))
        return self.cut(MergedEvent, "event", "most", offset, limit, equal={"story": story} if story else {})

    def list_utterances(self, story: str, *, offset: int, limit: int) -> Cut[Utterance]:
        """Those of most reports first."""
        if story:
            return self.cut(Utterance, "utterance_of", "said", offset, limit, equal={"story": story})
        return self.cut(Utterance, "utterance", "said", offset, limit)

    def list_findings(self, story: str, kind: str, subject: str = "", *, offset: int, limit: int) -> Cut[Finding]:
        """What differs first; silence only where it is asked for."""
        asked = {"story": story, "kind": kind, "subject": subject}
        narrowed: dict[str, Any] = {"equal": {name: value for name, value in asked.items() if value}}
        if not kind:
            narrowed["without"] = ("kind", FindingKind.SILENT.value)
        return self.cut(Finding, "finding", "rank", offset, limit, **narrowed)

    def count_findings(self, story: str, subject: str = "") -> dict[str, int]:
        """How many findings of each kind there are."""
        asked = {"story": story, "subject": subject}
        known: dict[str, Any] = {name: value for name, value in asked.items() if value}
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

    def list_subjects(
        self, name: str, outlet: str, *, offset: int, limit: int, most: int
    ) -> Cut[tuple[str, str, Cut[Called]]]:
        """What is named, by how many words: what it is called, its id, and the first of its names."""
        narrowed: dict[str, Any] = {
            "equal": {"outlet": outlet},
            "holding": ("folded", name.casefold().strip()) if name.strip() else None,
        }
        columns = ("called", "subject")
        rows = self.standing.rows("naming_group", columns, order="kinds", offset=offset, limit=limit, **narrowed)
        found = tuple((called, subject, self.namings_of(subject, outlet, limit=most)) for called, subject in rows)
        return Cut(found, self.standing.count("naming_group", **narrowed))


def find(known: Mapping[str, object], own: str, what: str) -> None:
    """
    See that there is such a thing.

    Raises:
        UsageError: If there is none.
    """
    if known.get(own) is None:
        raise UsageError(f"the record has no {what} {own[:80]!r}", hint="it may be called otherwise since a correction")
