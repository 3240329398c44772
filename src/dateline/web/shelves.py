"""What people put aside, as a page about some reports shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import Request

from dateline.api import Record
from dateline.model import ReportId
from dateline.record import Aside, Putting

__all__ = ["About", "Shelves"]


@dataclass(frozen=True, slots=True)
class About:
    """
    What was put aside of some reports.

    Args:
        mine: What the person who looks put aside.
        seen: Who has seen which report, and when: the first to see it first.
        bookmarks: Of everybody, the newest first.
        follows: Whether the person follows the story of one of them.
        followers: Everybody who does.
    """

    mine: Sequence[Aside]
    seen: dict[ReportId, list[Aside]]
    bookmarks: Sequence[Aside]
    follows: bool
    followers: Sequence[str]

    def has_seen(self, report: ReportId) -> bool:
        """Whether the person has."""
        return any(one.what is Putting.SEEN and one.report == report for one in self.mine)


@dataclass(frozen=True, slots=True)
class Shelves:
    """The shelf of a record, for one person."""

    record: Record
    person: str

    @classmethod
    def of(cls, record: Record, request: Request) -> Shelves:
        """For whoever asks."""
        person = getattr(request.state, "person", None)
        return cls(record, person.name if person is not None else "")

    def about(self, reports: Sequence[ReportId]) -> About:
        """What was put aside of some reports."""
        every = self.record.store.shelf().of(reports=reports)
        seen: dict[ReportId, list[Aside]] = {}
        for one in reversed(every):
            if one.what is Putting.SEEN:
                seen.setdefault(one.report, []).append(one)
        followers = list(dict.fromkeys(one.by for one in every if one.what is Putting.STORY))
        return About(
            [one for one in every if one.by == self.person],
            seen,
            [one for one in every if one.what is Putting.BOOKMARK],
            self.person in followers,
            followers,
        )
