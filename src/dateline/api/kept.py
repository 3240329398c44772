"""What a record keeps of what was read: bytes as they came, as a WARC file; and for how long."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from dateline.api.opened import OpenRecord
from dateline.clock import now
from dateline.errors import UsageError
from dateline.exports.warc import warc_pieces

__all__ = ["KeptRecord", "Retained"]


@dataclass(frozen=True, slots=True)
class Retained:
    """
    What `retain` dropped.

    Args:
        raw: Bytes as they came.
        earlier: Texts that reports had before.
        alerts: Alerts that nobody waits for.
        emptied: False when another process was reading the record: its log has what was dropped until that ends.
    """

    raw: int
    earlier: int
    alerts: int
    emptied: bool

    @property
    def line(self) -> str:
        """For people."""
        return f"dropped: bytes of {self.raw:,} reports, {self.earlier:,} earlier texts, {self.alerts:,} alerts"


class KeptRecord(OpenRecord):
    """What is kept, and for how long."""

    def raw(self, report: str) -> bytes:
        """
        The bytes that a report was read from, as they came.

        Args:
            report: As ``show`` takes it.

        Raises:
            UsageError: If the record does not keep them.
        """
        read = self.store.report(report).report
        found = self.store.raw().read(read.source_sha256)
        if found is None:
            hint = '`add --keep raw`, `watch --keep raw`, or keep = "raw" under [keeping], keep bytes from then on'
            raise UsageError(f"the record does not keep the bytes of {read.id}", hint=hint)
        return found

    def warc(self) -> Iterator[bytes]:
        """
        What was fetched and is kept, as a WARC file in pieces, by the time it came.

        Yields:
            Records, each packed by itself; the first says what wrote them. Before an answer stands the way to it: the
            robots.txt that allowed it and what led on. What was read again and had not changed is a ``revisit``. The
            same record gives the same bytes.
        """
        with self.store.snapshot():
            first = next(self.store.raw().answers(), None)
            at = first.at if first is not None else "1970-01-01T00:00:00+00:00"
            yield from warc_pieces(self.store.raw().answers(), at)

    def retain(
        self,
        *,
        raw_days: int | None = None,
        earlier_days: int | None = None,
        alert_days: int | None = None,
        at: str | None = None,
    ) -> Retained:
        """
        Drop what is kept for longer than it is to be, and leave nothing of it in the file.

        Args:
            raw_days, earlier_days, alert_days: How long bytes, earlier texts and alerts are kept, in place of the
                options of ``[keeping]``; 0 is for ever.
            at: The moment that the days are counted from, ISO 8601 in UTC; by default now.
        """
        options = self.config.keeping
        moment = datetime.fromisoformat(at or now())
        days = [
            options.raw_days if raw_days is None else raw_days,
            options.earlier_days if earlier_days is None else earlier_days,
            options.alert_days if alert_days is None else alert_days,
        ]
        limits = [moment - timedelta(days=number) if number > 0 else None for number in days]
        raw, earlier, alerts = limits
        with self.store.dropping():
            dropped = (
                self.store.raw().drop_before(raw.isoformat()) if raw else 0,
                self.store.drop_earlier(earlier.isoformat()) if earlier else 0,
                self.store.alerts().drop_before(alerts) if alerts else 0,
            )
        return Retained(*dropped, self.store.purge() if any(dropped) else True)
