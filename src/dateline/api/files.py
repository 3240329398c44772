"""Merge, back up, restore and verify the files of records, and forget reports."""

from __future__ import annotations

from pathlib import Path

from dateline.api.adding import AddSummary
from dateline.api.base import Watch, ignore
from dateline.api.opened import OpenRecord
from dateline.errors import RecordError, UsageError
from dateline.record import Forgotten, Store, VerifyResult, place_of, restore_into

__all__ = ["FileRecord", "must_hold"]


class FileRecord(OpenRecord):
    """A record as a file."""

    def merge(self, *others: str | Path, watch: Watch = ignore) -> AddSummary:
        """
        Take in other records: their reports with all that was read in them, then what persons said there.

        What they share is looked for as if they had been added, so the order does not show; the others are only read. A
        run that was stopped can be run again.

        Args:
            others: Files of records.
            watch: Called with the id of every report and with every problem.

        Returns:
            How many reports were new, and how many the record had.
        """
        counts = dict.fromkeys(("added", "again", "unread", "noted"), 0)
        for path in others:
            if self.store.path.resolve() == place_of(path).resolve():
                raise UsageError(f"{path} is this very record", hint="name another one")
            with Store(path, create=False, read_only=True) as other:
                for outcome in self.keeper.merge(other):
                    counts["added" if outcome.new else "again"] += 1
                    counts["noted"] += len(outcome.problems)
                    for problem in outcome.problems:
                        watch(problem)
                    watch(outcome.id)
        return AddSummary(total=len(self.store), **counts)

    def backup(self, path: str | Path) -> Path:
        """
        Copy the record to one file, as it is at this moment, whoever writes meanwhile; the copy is verified.

        Args:
            path: The file; a backup replaces nothing.

        Returns:
            Its path.

        Raises:
            RecordError: If there is such a file, it cannot be written, or what was copied does not hold.
        """
        self.store.back_up(Path(path), must_hold)
        return Path(path)

    @staticmethod
    def restore(backup: str | Path, path: str | Path = "dateline.db") -> Path | None:
        """
        Put a backup in the place of a record.

        The backup is verified first. Who reads the record meanwhile sees the old one or the new one, never half.

        Args:
            backup: The file that ``backup`` wrote; also of an older version.
            path: The record.

        Returns:
            Where the record that was there is kept (``NAME.before-restore``), or None when there was none.

        Raises:
            RecordError: If the backup is no record or does not hold; nothing is changed then.
        """
        if not Path(backup).is_file():
            raise RecordError(f"there is no backup at {backup}", hint="name the file that `dateline backup` wrote")
        return restore_into(Path(backup), place_of(path), must_hold)

    def forget(self, *reports: str) -> list[Forgotten]:
        """
        Remove reports for good, with every line, copy and judgement that has their words.

        Nothing of them is left in the record's file, its log, the index beside it, and the copies that Dateline keeps
        beside it (before a migration or a restore). Backups elsewhere are not known here.

        Args:
            reports: As ``show`` takes them. Without any, what a killed process left undone is done.
        """
        self.keeper.finish_forgetting()
        return [self.keeper.forget(own) for own in [self.id_of(report) for report in reports]]

    def verify(self) -> VerifyResult:
        """
        Read every span of every line again in the hashed text, and hold the index beside the record to the texts.

        Example:
            >>> found = record.verify()
            >>> found.reports, found.failed
            (19, 0)
        """
        return self.keeper.verify()


def must_hold(path: Path) -> None:
    """
    Verify a file that is to be a record.

    Raises:
        RecordError: If it does not hold.
    """
    with Store(path, create=False) as store:
        result = store.verify()
    if store.kept_copy:  # of a copy of an older version that was brought to this one
        store.kept_copy.unlink()
    if not result.holds:
        raise RecordError(
            f"{path} does not hold: {result.failures[0].words}", hint="run `dateline verify` on what it was made from"
        )
