"""The workbook as openpyxl reads it, Parquet as Polars does; what is in them is what the JSON lines say."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import polars
import pytest

import dateline
from dateline.exports.formats import xlsx
from dateline.exports.material import Material
from dateline.exports.sheet import COLUMNS
from dateline.exports.tables import TABLES
from dateline.record import Store
from tests.exports.conftest import SHARED, Exported, recorded
from tests.record.record_strategies import made_report


def sheets(content: bytes) -> dict[str, list[dict[str, Any]]]:
    """The rows of every sheet by its heading."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    found: dict[str, list[dict[str, Any]]] = {}
    for sheet in book.worksheets:
        heading, *rows = [tuple(cell.value for cell in row) for row in sheet.iter_rows()]
        found[sheet.title] = [dict(zip(map(str, heading), row, strict=True)) for row in rows]
    return found


@pytest.mark.parametrize("words", [None, SHARED])
def test_openpyxl_reads_a_sheet_for_every_kind(words: int | None, example_export: Exported) -> None:
    found = sheets(example_export("xlsx", words))
    assert list(found) == ["about", *(table.name for table in TABLES)]
    lines = [json.loads(line) for line in example_export("jsonl").splitlines()]
    kinds = {"reports": "report", "quotes": "attribution", "events": "event", "actors": "actor", "dates": "timex"}
    for sheet, kind in {**kinds, "copies": "copy"}.items():
        assert len(found[sheet]) == sum(line["kind"] == kind for line in lines), sheet
    described = {(row["table"], row["column"]) for row in found["about"]}
    for table in TABLES:
        left_out = {"text"} if words is not None else set()
        heading = [column.name for column in table.columns if column.name not in left_out]
        assert all(list(row) == heading for row in found[table.name])
        assert all((table.name, name) in described for name in heading)
    texts = {line["report"]: line["text"] for line in lines if line["kind"] == "report"}
    for row in found["quotes"]:
        first, last = (int(part) for part in row["spans"].split("; ")[0].split("-"))
        opened = " ".join(texts[row["report"].lstrip("'")][first:last].split())
        if words is None:
            assert row["words"].lstrip("'").startswith(opened)
        else:
            assert len(row["words"].replace("[...]", "").replace(" ... ", " ").split()) <= words
    days = {line["report"]: line["meta"]["published"]["earliest"] for line in lines if line["kind"] == "report"}
    for row in found["reports"]:
        assert (row["earliest"] and row["earliest"].date().isoformat()) == days[row["report"].lstrip("'")]


def test_no_cell_of_a_workbook_is_a_formula(hostile_export: Exported) -> None:
    book = openpyxl.load_workbook(io.BytesIO(hostile_export("xlsx")))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    values = [cell.value for cell in cells if isinstance(cell.value, str)]
    assert "'@Vale & {Söhne}" in values
    assert not [value for value in values if value.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_a_workbook_knows_no_time_of_writing(hostile_export: Exported) -> None:
    with zipfile.ZipFile(io.BytesIO(hostile_export("xlsx"))) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert parts.read("docProps/core.xml").count(b"1980-01-01T00:00:00Z") == 2


def test_more_rows_than_a_sheet_holds_go_on_in_another(hostile_record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MOST_ROWS", 2)
    with Store(hostile_record, read_only=True) as store:
        found = sheets(b"".join(xlsx.write(Material(store=store), None)))
    assert [len(found[name]) for name in ("reports", "reports 2")] == [2, 1]


def test_a_cell_holds_what_a_cell_holds(tmp_path: Path) -> None:
    long = made_report("word " * 9000, id="long")
    with dateline.Record(recorded(tmp_path / "long.db", [long]), read_only=True) as record:
        (row,) = sheets(b"".join(record.export_bytes(format="xlsx")))["reports"]
    assert len(row["text"]) == xlsx.MOST_SIGNS
    assert row["text"].endswith(xlsx.LEFT_OUT)


@pytest.mark.parametrize("words", [None, SHARED])
def test_polars_reads_the_rows_of_the_table(words: int | None, example_export: Exported) -> None:
    table = polars.read_parquet(example_export("parquet", words))
    rows = list(csv.DictReader(io.StringIO(example_export("csv", words).decode())))
    assert tuple(table.columns) == COLUMNS
    assert table.schema["start"] == polars.Int64
    assert table.schema["earliest"] == polars.Date
    assert len(table) == len(rows)
    for one, other in zip(table.iter_rows(named=True), rows, strict=True):
        for name in COLUMNS:
            told = other[name].removeprefix("'")
            value = one[name]
            shown = "" if value is None else value.isoformat() if isinstance(value, date) else str(value)
            assert shown.removeprefix("'") == told, name


def test_parquet_does_not_depend_on_the_number_of_threads(hostile_record: Path, hostile_export: Exported) -> None:
    code = (
        "import sys, dateline\n"
        "with dateline.Record(sys.argv[1], read_only=True) as record:\n"
        "    sys.stdout.buffer.write(b''.join(record.export_bytes(format='parquet')))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(hostile_record)],
        env={**os.environ, "POLARS_MAX_THREADS": "1"},
        capture_output=True,
        check=True,
    )
    assert done.stdout == hostile_export("parquet")


def test_parquet_has_words_as_they_are(hostile_export: Exported) -> None:
    table = polars.read_parquet(hostile_export("parquet"))
    assert "@Vale & {Söhne}" in table["outlet"].to_list()
