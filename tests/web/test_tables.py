"""Every list of the pages can be taken as CSV: all its rows, narrowed as the page is, safe to open in a sheet."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.web.test_corrections import editor, own_record
from tests.web.test_sorting import send

import dateline
from dateline.web.tables import TABLES

__all__ = ["editor", "own_record"]  # the fixtures


def rows_of(client: TestClient, address: str) -> list[dict[str, str]]:
    """The rows of a table."""
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(io.StringIO(answer.text, newline="")))


@pytest.mark.parametrize("name", sorted(set(TABLES) - {"corrections", "problems"}))
def test_each_table_has_its_columns_and_rows(client: TestClient, name: str) -> None:
    rows = rows_of(client, f"/csv/{name}.csv?q=guards" if name == "search" else f"/csv/{name}.csv")
    assert rows
    assert list(rows[0]) == list(TABLES[name].columns)
    empty = [column for column in rows[0] if not any(row[column] for row in rows)]
    assert set(empty) <= {"owner", "family", "because", "contested", "url", "report", "missing_words", "common_source"}


def test_a_table_is_narrowed_as_its_page_is(client: TestClient, web_record: Path) -> None:
    with dateline.Record(web_record, read_only=True) as record:
        wanted = [row["words"] for row in record.quotes(speaker="velidar")]
    rows = rows_of(client, "/csv/quotes.csv?speaker=velidar")
    assert sorted(row["words"] for row in rows) == sorted(wanted)
    assert "/csv/quotes.csv?speaker=velidar" in client.get("/quotes?speaker=velidar").text
    assert len(rows_of(client, "/csv/reports.csv")) == 19
    late = rows_of(client, "/csv/reports.csv?after=2019-03-01")
    assert 0 < len(late) < 19
    assert client.get("/csv/reports.csv?after=soon").status_code == 400
    assert client.get("/csv/problems.csv").text == "report,where,code,message\r\n", "none was met"
    assert client.get("/csv/nothing.csv").status_code == 404


def test_a_cell_is_no_formula(editor: TestClient) -> None:
    outlet = editor.get("/api/v1/outlets").json()["items"][0]["name"]
    send(editor, f"/outlet?name={outlet}", owner='=HYPERLINK("http://x.example")', because="+1")
    (row,) = [row for row in rows_of(editor, "/csv/outlets.csv") if row["owner"]]
    assert row["owner"] == '\'=HYPERLINK("http://x.example")'
    (said,) = rows_of(editor, "/csv/corrections.csv")
    assert said["because"] == "'+1"
