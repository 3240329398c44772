"""Run tests of the record with every record on a PostgreSQL server: ``pytest -p tests.on_server``.

The server's address stands in ``DATELINE_TEST_SERVER``. Each path that a test gives a record becomes a schema of its
own, and the tests are the same. Those marked ``file`` are of SQLite's file itself (its header, permissions, pages,
backups) and are left out here.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

import pytest

import dateline.record.store_held
from dateline.record.server import ServerAddress, is_address, place_of

URL = os.environ.get("DATELINE_TEST_SERVER", "")
MADE: set[str] = set()
CACHE = tempfile.TemporaryDirectory(prefix="dateline-cache-")


def on_server(path: str | Path) -> Path:
    """The address that stands for a file."""
    if is_address(path):
        return place_of(path)
    schema = "t" + hashlib.sha256(str(Path(path).absolute()).encode()).hexdigest()[:24]
    MADE.add(schema)
    return ServerAddress.of(f"{URL}{'&' if '?' in URL else '?'}schema={schema}")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what is of the file alone, and say how many that are."""
    gone = [item for item in items if item.get_closest_marker("file")]
    config.hook.pytest_deselected(items=gone)
    items[:] = [item for item in items if not item.get_closest_marker("file")]


def pytest_sessionstart(session: pytest.Session) -> None:
    """Let every record of the tests stand on the server, those that several tests share too."""
    os.environ["XDG_CACHE_HOME"] = CACHE.name
    setattr(dateline.record.store_held, "place_of", on_server)  # noqa: B010  # no name of the module says so


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Leave nothing on the server, nor beside it."""
    import psycopg

    CACHE.cleanup()
    with psycopg.connect(URL, autocommit=True) as server:
        server.execute("SET client_min_messages TO warning")
        for schema in sorted(MADE):
            server.execute(f'DROP SCHEMA IF EXISTS "{schema}" CASCADE')
