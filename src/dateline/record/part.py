"""What the parts of a record that have a class of their own are made of: the raw bytes, the alerts, the shelf."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

__all__ = ["Part"]


class Part:
    """
    A part of a record that is read and written by itself.

    Args:
        connection: The open record.
        path: Where it is, for messages.
        writing: Opens a transaction of it.
    """

    def __init__(
        self, connection: sqlite3.Connection, path: Path, writing: Callable[[], AbstractContextManager[None]]
    ) -> None:
        self.connection = connection
        self.path = path
        self.writing = writing
