"""Make a record what an older Dateline wrote: what later versions added is taken away."""

from __future__ import annotations

import re
import sqlite3

from dateline.record.versions import shipped_migrations

__all__ = ["drop_later_columns", "drop_list_indexes"]


def drop_later_columns(connection: sqlite3.Connection) -> None:
    """The column of version 12: what events are done with, and who proposed them."""
    connection.execute("ALTER TABLE event DROP COLUMN more")


def drop_list_indexes(connection: sqlite3.Connection) -> None:
    """The indexes of version 10, under which the lists of the workbench are read, and what version 16 counts."""
    drop_tally(connection)
    for name in re.findall(r"CREATE INDEX (\w+)", shipped_migrations()[9].sql):
        connection.execute(f"DROP INDEX {name}")


def drop_tally(connection: sqlite3.Connection) -> None:
    """The numbers of version 16, and the triggers that write them."""
    for name in re.findall(r"CREATE TRIGGER (\w+)", shipped_migrations()[15].sql):
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute("DROP INDEX quote_by_type")
    for table in ("tally", "open_report"):
        connection.execute(f"DROP TABLE {table}")
