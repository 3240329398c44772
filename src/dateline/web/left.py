"""The reports that people judged, as they left them: read once, and again only when something more is said of them."""

from __future__ import annotations

import threading

from dateline.api import Record
from dateline.model import ReadReport, ReportId

__all__ = ["Left"]

Key = tuple[str, ...]


class Left:
    """What people left, for all who read at once; a correction has one report read again, not all of them."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.stamp = ""
        self.found: dict[ReportId, ReadReport] = {}
        self.known: dict[ReportId, tuple[Key, ReadReport]] = {}

    def of(self, record: Record) -> dict[ReportId, ReadReport]:
        """The judged reports of a record as it is now."""
        stamp = record.store.pager().stamp()
        with self.lock:
            if self.stamp == stamp:
                return self.found
            desk = record.keeper.desk()
            said = {text: tuple(judgement.id for judgement in live) for text, live in desk.by_text.items()}
            found: dict[ReportId, tuple[Key, ReadReport]] = {}
            for own, text, seal in record.store.pager().with_texts(said):
                key = (seal, *said[text])
                before = self.known.get(own)
                found[own] = before if before is not None and before[0] == key else (
                    key, desk.judge(record.store.report_of(own)).read
                )  # fmt: skip
            self.known = found
            self.found = {own: read for own, (_, read) in found.items()}
            self.stamp = stamp
            return self.found
