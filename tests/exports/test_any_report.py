"""Whatever stands in a report, each format is well-formed and holds no more than what may be given."""

from __future__ import annotations

import csv
import io
import json
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

import polars
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from dateline.exports import Material, formats
from dateline.model import ReadReport
from dateline.record import Store
from tests.exports.test_reading_formats import Page, bibliography
from tests.record.record_strategies import read_reports


def check(name: str, content: bytes) -> None:
    """Read a file by what reads its kind; lines and cells are whole."""
    if name in ("annotation", "jsonld", "timelinejs", "geojson", "csl"):
        json.loads(content)
    elif name in ("jsonl", "plover", "ftm"):
        assert all(isinstance(json.loads(line), dict) for line in content.decode("utf-8").split("\n")[:-1])
    elif name in ("graphml", "gexf"):
        ET.fromstring(content)
    elif name == "csv":
        assert len({len(row) for row in csv.reader(io.StringIO(content.decode(), newline=""))}) == 1
    elif name == "parquet":
        polars.read_parquet(content)
    elif name == "xlsx":
        book = load_workbook(io.BytesIO(content))
        assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    elif name == "bibtex":
        assert len(bibliography(content)) == 1
    else:
        assert not Page(content.decode()).open


@given(read=read_reports(), words=st.sampled_from([None, 0, 3]))
@settings(max_examples=12, deadline=None)
def test_any_report_is_well_formed(read: ReadReport, words: int | None) -> None:
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "any.db") as store:
        store.add(read)
        material = Material(store=store, words=words)
        for name, known in formats().items():
            pieces = known.write(material, words)
            check(name, b"".join(piece if isinstance(piece, bytes) else piece.encode() for piece in pieces))
