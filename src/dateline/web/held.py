"""What was settled over many reports, held to the reports as they are now: what has other words since is left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any, TypeVar

from dateline.model import (
    Event,
    Finding,
    MergedEvent,
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
from dateline.web.settled import Looked
from dateline.web.shown import ActorShown

__all__ = ["Held"]

Item = TypeVar("Item")


class Held:
    """
    Values of the file of how things stand, without what rests on a report that is gone or has another text since.

    Args:
        standing: The file.
        lists: The record as persons left it, as it is now.
    """

    def __init__(self, standing: Standing, lists: Lists) -> None:
        self.standing = standing
        self.lists = lists
        self.read = cache(self.read_now)
        self.text = cache(self.text_now)
        self.holds = cache(self.still_holds)

    def by_id(self, table: str, kind: type[Item]) -> Looked[str, Item]:
        """The rows of a table by their ids."""

        def look(own: str) -> Item | None:
            found = self.standing.one(table, ("content",), id=own)
            return None if found is None else next(iter(self.all_alive([read_value(kind, found[0])])), None)

        def keys() -> Iterator[str]:
            return iter([own for (own,) in self.standing.rows(table, ("id",))])

        def has(own: str) -> bool:
            return self.standing.one(table, ("place",), id=own) is not None

        return Looked(look, keys, lambda: self.standing.count(table), has)

    def read_now(self, report: ReportId) -> ReadReport | None:
        """A report with its text, attributions, actors and events; None where it is not what was compared."""
        return self.lists.spoken(report) if self.holds(report) else None

    def text_now(self, report: ReportId) -> str | None:
        """The text of a report; None where it is not what was compared."""
        return self.lists.text(report) if self.holds(report) else None

    def still_holds(self, report: ReportId) -> bool:
        """Whether a report has the text that was compared."""
        known = self.standing.report(report)
        return known is not None and self.lists.hash_of(report) == known.text_sha256

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
            found = self.standing.report(own)
            return None if found is None else found.text_sha256

        return Looked(look, lambda: iter(()), lambda: 0)

    def values(self, kind: type[Item], table: str, *, whole: bool = False, **asked: Any) -> list[Item]:
        """Rows of a table as values; ``whole`` where the page has only the beginning of some."""
        if whole:
            return self.whole_values(kind, table, **asked)
        return self.all_alive([read_value(kind, one) for (one,) in self.standing.rows(table, **asked)])

    def all_alive(self, found: Sequence[Item]) -> list[Item]:
        """Those of some values that rest on a report which is as it was, without what rests on others."""
        self.look_up(report for one in found for report in reports_of(one))
        return [one for one in map(self.alive, found) if one is not None]

    def look_up(self, reports: Iterable[ReportId]) -> None:
        """Have at hand whether some reports are what was compared, in one look at each file."""
        wanted = dict.fromkeys(reports)
        self.standing.look_up(wanted)
        self.lists.look_up(wanted)

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


def reports_of(found: Any) -> Iterator[ReportId]:
    """The reports that something settled rests on."""
    match found:
        case MergedEvent():
            yield from (report for report, _ in found.events)
        case Utterance():
            yield from (one.report for one in found.sayings)
            yield from (found.first_seen,) if found.first_seen else ()
        case Finding():
            yield from (one.report for one in found.accounts)
        case Story():
            yield from found.reports


def replaced(found: Any, **parts: Any) -> Any:
    """A value with other parts; the same one when they are the same."""
    return found if all(getattr(found, name) == value for name, value in parts.items()) else replace(found, **parts)
