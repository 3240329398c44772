"""
What a page costs does not grow with the record: SQLite's plan of whatever the pages ask, over the real tables.

A plan is that of the tables and their indexes, not of what is in them: what a small record reads through, a large one
does too.
"""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.web.conftest import TESTS
from tests.web.furnished import furnish
from tests.web.test_corrections import own_record

from dateline.config import Config
from dateline.record import standing_path
from dateline.web import ServeOptions, create_app

__all__ = ["own_record"]  # the fixture

#: Lists and single things, of the pages and of the interface for programs.
LISTS = (
    *("/", "/about", "/reports", "/reports?order=oldest", "/quotes", "/quotes?order=oldest", "/quotes?type=direct"),
    *("/timeline", "/open", "/open?question=days", "/open?question=doubtful", "/open?question=directions"),
    *("/stories", "/actors", "/actors?kind=person", "/events", "/utterances", "/wording", "/lineage", "/copies"),
    *("/copies?kind=copy", "/disagreements", "/disagreements?kind=silent", "/disagreements?kind=differs"),
    *(
        "/corrections",
        "/search?q=dam",
        "/search?q=damm",
        "/search?q=dam+guards",
        "/quotation?q=nine+death+certificates",
    ),
    *(f"/api/v1/{name}" for name in ("reports", "quotes", "times", "stories", "events", "utterances", "findings")),
    *(f"/api/v1/{name}" for name in ("namings", "actors", "copies", "lineages", "search?q=dam")),
)
SINGLE = ("report", "story", "event", "actor", "utterance")
#: Tables that grow with the reports; those of people's own words and of the machinery stay small.
LARGE = frozenset(
    "report source zone sentence detail quote time_expression mention actor event reading pair problem placed "
    "copy copy_of lineage named story utterance utterance_of saying finding naming naming_group candidate conflict "
    "named_at account member actor_quote actor_event gathered search".split()
)
#: What is looked through whole, by what the statement begins with, and why that is no matter.
ALLOWED = {
    "SELECT id, text_sha256, seal FROM report WHERE text_sha256 IN": "the reports that people judged, sorted",
    "SELECT id FROM report WHERE text_sha256 IN": "the same",
    'SELECT "report", "content" FROM gathered ORDER BY report': "kept while it holds: the days that others allow",
    "SELECT rowid, rank FROM search WHERE search MATCH": "the index of words sorts what has the words",
    "SELECT rowid FROM search WHERE search MATCH": "up to the first report that has the words",
    "SELECT count(*) FROM search WHERE search MATCH": "the index of words counts what has the words",
    "SELECT number FROM search JOIN report": "every place of a quotation that somebody pasted",
    "SELECT report.number FROM open_report": "asked only where these are few",
    "SELECT number, position FROM (SELECT * FROM (SELECT number, report.id AS id, -1 AS position": "the first of two "
    "lists, each in the order of its index",
}


def asked_by(site: TestClient, path: str) -> dict[str, tuple[sqlite3.Connection, list[str]]]:
    """What a page asks of the record and of the file of how things stand."""
    desk = site.app.state.dateline.desk  # type: ignore[attr-defined]  # the site's own
    place = desk.places.get()
    desk.places.put(place)
    known = {"record": place.record.store.connection, "file": place.standing.connection}
    found: dict[str, tuple[sqlite3.Connection, list[str]]] = {name: (one, []) for name, one in known.items()}
    for connection, statements in found.values():
        connection.set_trace_callback(statements.append)
    try:
        assert site.get(path).status_code == 200, path
    finally:
        for connection, _ in found.values():
            connection.set_trace_callback(None)
    return found


def faults_of(connection: sqlite3.Connection, statement: str) -> list[str]:
    """The steps of a plan that cost the more the larger the record is."""
    if not statement.startswith("SELECT") or statement.startswith(tuple(ALLOWED)):
        return []
    steps = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}")]
    is_page = re.search(r" LIMIT (?!-1)\d+", statement) is not None and "count(" not in statement
    scanned = [step for step in steps if (found := re.match(r"SCAN (\w+)", step)) and found[1] in LARGE]
    in_order = not any("USE TEMP B-TREE FOR" in step and "RIGHT PART" not in step for step in steps)
    if is_page and in_order:  # the first lines of a list, in its order
        scanned = []
    held = any(re.match(r"SEARCH \w+ .*=\?", step) for step in steps) or "json_each" in " ".join(steps)
    return scanned if in_order or held else [*scanned, *(step for step in steps if "TEMP B-TREE" in step)]


@pytest.fixture
def site(own_record: Path) -> TestClient:
    """A site with one connection, over a record that has something of everything."""
    furnish(own_record)
    app = create_app(ServeOptions(db=own_record, hosts=(TESTS,), readers=1), config=Config())
    found = TestClient(app)
    assert found.get("/about").status_code == 200
    return found


def test_no_read_of_a_page_goes_through_a_large_table(site: TestClient, own_record: Path) -> None:
    with sqlite3.connect(standing_path(own_record)) as known:
        ids = {table: known.execute(f"SELECT id FROM {table}").fetchone()[0] for table in SINGLE}
    single = [f"/{table}/{own}" for table, own in ids.items()]
    single += [f"/api/v1/{table}s/{own}" for table, own in ids.items() if table not in ("story", "utterance")]
    faults = {
        (path, statement): steps
        for path in (*LISTS, *single)
        for connection, statements in asked_by(site, path).values()
        for statement in statements
        if (steps := faults_of(connection, statement))
    }
    assert not faults, "\n".join(f"{path}: {statement}\n    {steps}" for (path, statement), steps in faults.items())


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT count(*) FROM quote",
        "SELECT count(*) FROM quote WHERE class = 'said'",
        "SELECT number FROM report ORDER BY place LIMIT 50",
        "SELECT id FROM report WHERE place = 'x'",
    ],
)
def test_what_goes_through_a_large_table_is_found_out(site: TestClient, statement: str) -> None:
    (connection, _), _ = asked_by(site, "/about").values()
    assert faults_of(connection, statement)
