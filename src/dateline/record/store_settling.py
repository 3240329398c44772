"""What is settled over a record and kept in it, and what that rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dateline.record import analyses, settled
from dateline.record.opening import clear_errors
from dateline.record.store_held import OpenStore

__all__ = ["SettledStore"]


class SettledStore(OpenStore):
    """What was settled or found out before, kept under what it rests on."""

    def digest(self) -> str:
        """A hash of every report with its lines, of what they share, and of every judgement, whatever their order."""
        with clear_errors(self.path):
            return settled.digest_of_record(self.connection)

    def moment(self) -> tuple[int, int]:
        """Two numbers of which one changes with every change of the file, whoever made it; as seen from here."""
        with clear_errors(self.path):
            (others,) = self.connection.execute("PRAGMA data_version").fetchone()
        return int(others), self.connection.total_changes

    def settled(self, name: str, digest: str) -> str | None:
        """
        What was settled over the whole record and kept.

        Args:
            name: What it is ("actors").
            digest: Of all that it rests on: ``digest()`` and whatever else counts, such as a version of the rules.

        Returns:
            What was kept, or None when nothing was, or it rested on something else.
        """
        with clear_errors(self.path):
            return settled.read_settled(self.connection, name, digest)

    def keep_settled(self, name: str, digest: str, content: str) -> bool:
        """Keep what was settled, where the record may be written; returns whether it was."""
        if not self.may_write:
            return False
        with self.writing(), clear_errors(self.path):
            settled.keep_settled(self.connection, name, digest, content)
        return True

    def analyses(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """What the language pipeline found in paragraphs, by key; those that are not kept are left out."""
        with clear_errors(self.path):
            return analyses.read_analyses(self.connection, keys)

    def keep_analyses(self, found: Mapping[bytes, bytes]) -> None:
        """Keep what the language pipeline found in paragraphs, by key."""
        with self.writing(), clear_errors(self.path):
            analyses.keep_analyses(self.connection, found)

    def forget_analyses(self) -> None:
        """Drop what the language pipeline found and what was settled; both are made again when they are needed."""
        with self.writing(), clear_errors(self.path):
            self.connection.execute("DELETE FROM analysis")
            self.connection.execute("DELETE FROM settled")
