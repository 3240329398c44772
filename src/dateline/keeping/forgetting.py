"""Remove a report, and leave the record as if it had never been there."""

from __future__ import annotations

from dateline.keeping.keep import KeepingRecord
from dateline.model import ReportId
from dateline.record import Forgotten, Gone

__all__ = ["ForgettingRecord"]


class ForgettingRecord(KeepingRecord):
    """How reports leave a record."""

    def forget(self, report: ReportId) -> Forgotten:
        """
        Remove a report, and leave the record as if it had never been there, in every file beside it too.

        A shingle that was too frequent may lead to pairs once the report is gone; those are looked for now.

        Returns:
            What was removed with it.
        """
        self.finish_forgetting()
        gone = self.asked(lambda: self.forget_known(report))
        self.mend(told=False)
        return self.store.burn(gone)

    def finish_forgetting(self) -> None:
        """Burn the traces of a report that a process which was killed had removed."""
        gone = self.store.half_forgotten() if self.store.may_write and not self.store.is_writing else None
        if gone is not None:
            self.mend(told=False)
            self.store.burn(gone)

    def forget_known(self, report: ReportId) -> Gone:
        """Remove a report of the record."""
        with self.store.writing():
            gone = self.without(report, self.store.forget)
            self.analyses.found.clear()
            self.store.drop_index_of(gone)
            return gone
