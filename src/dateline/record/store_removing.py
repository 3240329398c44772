"""Remove a report from a record, and leave nothing of it."""

from __future__ import annotations

import json

from dateline.model import ReportId
from dateline.record import forgetting, reading, watched, writing
from dateline.record.alerts import forget_alerts
from dateline.record.earlier import forget_earlier
from dateline.record.opening import clear_errors
from dateline.record.raw import forget_bytes, sources_of
from dateline.record.standing import forget_standing
from dateline.record.store_settling import SettledStore
from dateline.record.values import Forgotten, Gone

__all__ = ["RemovingStore"]

FORGETTING = "forgetting"  # the setting that names a report whose traces are being burnt


class RemovingStore(SettledStore):
    """How reports go."""

    def forget(self, report: ReportId) -> Gone:
        """
        Remove a report with its lines, what it shares with others, and the judgements that have its words.

        What others share may now be looked for where it was too frequent before, and files beside the record may still
        have its words: ``Keeper.forget`` sees to both, with ``drop_index_of`` and ``burn``.
        """
        with self.writing(), clear_errors(self.path):
            self.connection.execute("PRAGMA secure_delete = ON")
            number = reading.number_of(self.connection, report)
            text_sha256 = reading.read_summary(self.connection, number).text_sha256
            hashes = sources_of(self.connection, report)
            forgetting.forget_places(self.connection, number)
            writing.remove_report(self.connection, number)
            forget_earlier(self.connection, report)
            forget_bytes(self.connection, hashes)
            watched.forget_report(self.connection, report)
            forget_alerts(self.connection, report)
            forgetting.forget_shelf(self.connection, report)
            forget_standing(self.path)
            count = forgetting.forget_judgements(self.connection, report, text_sha256)
            waiting = forgetting.forget_jobs(self.connection)
            self.forget_analyses()
            self.shared.bury(number)
            gone = Gone(report, text_sha256, number, count, waiting)
            self.keep_setting(FORGETTING, json.dumps(gone))
        return gone

    def take_out(self, report: ReportId) -> None:
        """
        Remove a report with its lines and what it shares with others, before another text takes its place.

        Judgements stay: those on words that are gone are told as orphans.
        """
        with self.writing(), clear_errors(self.path):
            number = reading.number_of(self.connection, report)
            writing.remove_report(self.connection, number)
            self.shared.bury(number)

    def half_forgotten(self) -> Gone | None:
        """The report that a process which was killed had removed, and whose traces are still to be burnt."""
        kept = self.setting(FORGETTING)
        return Gone(*json.loads(kept)) if kept is not None else None

    def drop_index_of(self, gone: Gone) -> None:
        """Hold the parts of the index that had a forgotten report for lost: ``mend`` makes them again without."""
        with self.writing(), clear_errors(self.path):
            self.shared.drop(gone.number)

    def burn(self, gone: Gone) -> Forgotten:
        """
        Leave nothing of a forgotten report in the file, its log, the index and the copies that are kept beside it.

        Returns:
            What was removed; backups elsewhere are not known here.
        """
        self.shared.leftovers = True
        with self.writing():  # beginning to write sweeps the files of the index that count no more
            self.connection.execute("PRAGMA secure_delete = ON")
        notes = [f"{gone.waiting:,} jobs wait and may bring it again: see the workbench"] if gone.waiting else []
        with clear_errors(self.path):
            emptied = forgetting.purge(self.connection)
            if not emptied:
                notes.append("another process is reading the record: its log has the words until that ends")
            self.connection.execute("PRAGMA secure_delete = OFF")
            files = tuple(
                copy
                for copy in forgetting.copies_beside(self.path)
                if forgetting.forget_in_copy(copy, gone.report, gone.text_sha256)
            )
            if emptied:
                self.connection.execute("DELETE FROM setting WHERE name = ?", (FORGETTING,))
        return Forgotten(gone.judgements, files, tuple(notes))
