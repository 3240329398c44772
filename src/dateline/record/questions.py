"""Keep the questions that people save: asked beside those of a file, paused and asked again."""

from __future__ import annotations

import json
from typing import Any

from dateline.model import SavedQuestion
from dateline.record.opening import clear_errors
from dateline.record.part import Part
from dateline.record.streaming import row_by_row

__all__ = ["Questions"]

COLUMNS = 'id, asks, "by", "at", paused_by, paused_at'
PUT = f"INSERT INTO alert_question ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING"


class Questions(Part):
    """The saved questions of one record."""

    def keep(self, one: SavedQuestion) -> bool:
        """
        Save a question.

        Returns:
            Whether it is new: who asks what is asked already changes nothing.
        """
        row = (one.id, json.dumps(dict(one.asks), sort_keys=True), one.by, one.at, one.paused_by, one.paused_at)
        with self.writing(), clear_errors(self.path):
            return self.connection.execute(PUT, row).rowcount > 0

    def pause(self, own: str, by: str | None, at: str | None) -> bool:
        """Ask a question no more, or without a person again; whether there is one with the id."""
        query = "UPDATE alert_question SET paused_by = ?, paused_at = ? WHERE id = ?"
        with self.writing(), clear_errors(self.path):
            return self.connection.execute(query, (by, at, own)).rowcount > 0

    def drop(self, own: str) -> bool:
        """Drop a question; what it found stays, and what it met. Whether there was one with the id."""
        with self.writing(), clear_errors(self.path):
            return self.connection.execute("DELETE FROM alert_question WHERE id = ?", (own,)).rowcount > 0

    def all(self) -> list[SavedQuestion]:
        """Every question, by the time it was saved."""
        query = f'SELECT {COLUMNS} FROM alert_question ORDER BY "at", id'
        with clear_errors(self.path):
            return [question_of(row) for row in self.connection.execute(query)]

    def take_in(self, other: Questions) -> None:
        """Save what is saved in another record; what is saved here as well stays."""
        with self.writing(), clear_errors(self.path):
            self.connection.executemany(PUT, row_by_row(other.connection, f"SELECT {COLUMNS} FROM alert_question"))


def question_of(row: tuple[Any, ...]) -> SavedQuestion:
    """A question from its row."""
    own, asks, *said = row
    return SavedQuestion(own, json.loads(asks), *said)
