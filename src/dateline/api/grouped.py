"""Say which reports are of one story, and which are not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from dateline.api.judged import JudgedRecord
from dateline.clock import now
from dateline.errors import UsageError
from dateline.model import Judgement, ReportId, Story, Verdict

__all__ = ["GroupedRecord"]


class GroupedRecord(JudgedRecord):
    """What persons say of the stories of a record."""

    def join(self, *reports: str, because: str = "", by: str | None = None, at: str | None = None) -> Judgement:
        """
        Say that reports are of one story, with all that is in their stories now.

        Args:
            reports: Two or more, as ``show`` takes them.
            because: Why.
            by: Who says so; by default the ``person`` of ``dateline.toml``.
            at: When, ISO 8601; by default now.

        Raises:
            UsageError: If there is no such report, all are of one story already, or nobody signs.
        """
        named = [self.id_of(report) for report in reports]
        stories = self.stories_of(named)
        if len(stories) < 2:
            raise UsageError("these are of one story already", hint="`dateline stories` lists them")
        members = [own for story in stories for own in story.reports]
        rest = [own for own in members if own not in named]
        return self.say(self.story_subject([*named, *rest]), Verdict.JOIN, None, because, by, at)

    def part(
        self, report: str, *others: str, because: str = "", by: str | None = None, at: str | None = None
    ) -> Judgement:
        """
        Say that a report is not of one story with others: nothing joins them from then on.

        Args:
            report: The report, as ``show`` takes it.
            others: The others; without any, all that are in its story now.
            because, by, at: As :meth:`join` takes them.

        Raises:
            UsageError: If there is no such report, no other is in its story, or nobody signs.
        """
        own = self.id_of(report)
        text = self.store.text_hash(own)
        rest = [self.id_of(other) for other in others] or self.stories_of([own])[0].reports
        apart = [other for other in rest if self.store.text_hash(other) != text]
        if not apart:
            raise UsageError("no other text is in its story", hint="`dateline stories` lists them")
        return self.say(self.story_subject([own, *apart]), Verdict.PART, None, because, by, at)

    def move(
        self, report: str, to: str, *, because: str = "", by: str | None = None, at: str | None = None
    ) -> tuple[Judgement, ...]:
        """
        Say that a report is of another story: not of its own, but of that of a further report.

        Args:
            report: The report, as ``show`` takes it.
            to: A report of the story that it is of.
            because, by, at: As :meth:`join` takes them.

        Returns:
            What was said: that it is apart from its story, where others are in that, and one with the other.

        Raises:
            UsageError: If there is no such report, both are of one story already, or nobody signs.
        """
        own, other = self.id_of(report), self.id_of(to)
        stories = self.stories_of([own, other])
        if len(stories) < 2:
            raise UsageError("both are of one story already", hint="`dateline stories` lists them")
        here, there = stories
        moment = at or now()
        text = self.store.text_hash(own)
        apart = [one for one in here.reports if self.store.text_hash(one) != text]
        said = []
        if apart:
            said.append(self.say(self.story_subject([own, *apart]), Verdict.PART, None, because, by, moment))
        said.append(self.say(self.story_subject([own, *there.reports]), Verdict.JOIN, None, because, by, moment))
        return tuple(said)

    def stories_of(self, reports: Sequence[ReportId]) -> list[Story]:
        """The stories of some reports, each once, in order of the reports."""
        of = {own: story for story in self.settled().comparison.stories for own in story.reports}
        return list({of[own].id: of[own] for own in reports}.values())

    def story_subject(self, reports: Iterable[ReportId]) -> dict[str, Any]:
        """What a judgement on a story is about: its reports, each by its text."""
        texts = dict.fromkeys(self.store.text_hash(own) for own in reports)
        return {"line": "story", "anchors": [{"text_sha256": text, "spans": [], "words": []} for text in texts]}
