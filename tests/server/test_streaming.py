"""Rows of a server come in pieces, also while others are asked for and after the transaction they were asked in."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from dateline.record.server import ServerAddress, ServerConnection, connect_server
from dateline.record.streaming import row_by_row

pytestmark = pytest.mark.server


@contextmanager
def connected() -> Iterator[ServerConnection]:
    """A connection to the server."""
    url = os.environ["DATELINE_TEST_SERVER"]
    address = ServerAddress.of(f"{url}{'&' if '?' in url else '?'}schema=streaming")
    connection, _ = connect_server(address, create=True, read_only=False, wait_seconds=5)
    try:
        yield connection
    finally:
        connection.run("DROP SCHEMA IF EXISTS streaming CASCADE")
        connection.close()


def test_rows_come_in_pieces_of_a_bounded_size(monkeypatch: pytest.MonkeyPatch) -> None:
    """Large rows a few at a time, small ones many; all of them, in order."""
    with connected() as connection:
        fetched: list[str] = []
        run = connection.run

        def watched(sql: str, parameters: object = None) -> object:
            fetched.append(sql)
            return run(sql, parameters)  # type: ignore[arg-type]  # as they were given

        monkeypatch.setattr(connection, "run", watched)
        large = "SELECT n, repeat('x', ?) FROM generate_series(1, 40) AS n ORDER BY n"
        rows = row_by_row(connection, large, (1_000_000,))  # type: ignore[arg-type]  # what the record takes for one
        assert [number for number, _ in rows] == list(range(1, 41))
        many = [int(sql.split()[1]) for sql in fetched if sql.startswith("FETCH")]
        assert max(many) == 4
        fetched.clear()
        assert len(list(connection.in_pieces("SELECT n FROM generate_series(1, 9000) AS n"))) == 9_000
        assert max(int(sql.split()[1]) for sql in fetched if sql.startswith("FETCH")) == 1_000


def test_others_may_be_asked_for_meanwhile() -> None:
    """Within the rows of one, in transactions that begin and end while they are read."""
    with connected() as connection:
        connection.execute("BEGIN")
        rows = iter(connection.in_pieces("SELECT n FROM generate_series(1, 3000) AS n ORDER BY n"))
        assert next(rows) == (1,)
        assert connection.execute("SELECT 5").fetchone() == (5,)
        connection.commit()
        assert [next(rows) for _ in range(2)] == [(2,), (3,)]
        inner = connection.in_pieces("SELECT n FROM generate_series(1, 2000) AS n ORDER BY n")
        assert sum(n for (n,) in inner) == 2_001_000
        connection.execute("BEGIN")
        assert next(rows) == (4,)
        connection.rollback()
        assert len(list(rows)) == 2_996
        assert connection.run("SELECT count(*) FROM pg_cursors").fetchone() == (0,)
