"""A record as DataFrames: typed, documented, as persons left it, of one moment, and never written."""

from __future__ import annotations

import hashlib
import importlib.util
import json
from pathlib import Path

import polars as pl
import pytest

import dateline
from dateline.errors import RecordError, UsageError
from dateline.exports.tables import TABLES, Holds


def test_every_table_has_the_columns_that_are_documented(example_record: Path) -> None:
    types = {Holds.WHOLE: pl.Int64, Holds.DAY: pl.Date, Holds.FLAG: pl.Boolean, Holds.NUMBER: pl.Float64}
    with dateline.open_record(example_record) as record:
        for table in TABLES:
            frame = record.table(table.name)
            assert frame.columns == [column.name for column in table.columns]
            for column in table.columns:
                assert frame.schema[column.name] == types.get(
                    column.holds, pl.List(pl.String) if column.holds is Holds.LIST else pl.String
                )
            assert record.columns(table.name)["column"].to_list() == frame.columns
            assert frame.height or table.name in ("judgements", "problems"), table.name
        with pytest.raises(UsageError, match="no table 'words'"):
            record.table("words")


def test_the_rows_are_those_of_the_json_lines_and_open_their_words(example_record: Path) -> None:
    with dateline.Record(example_record, read_only=True) as record:
        lines = [json.loads(line) for line in record.export()]
    with dateline.open_record(example_record) as frames:
        reports, quotes, events = frames.reports(), frames.quotes(), frames.events()
        counts = {
            kind: sum(line["kind"] == kind for line in lines) for kind in ("attribution", "event", "actor", "copy")
        }
        assert (quotes.height, events.height) == (counts["attribution"], counts["event"])
        assert (frames.actors().height, frames.copies().height) == (counts["actor"], counts["copy"])
        assert frames.findings()["id"].n_unique() == sum(line["kind"] == "finding" for line in lines)
    texts = dict(reports.select("report", "text").iter_rows())
    assert [hashlib.sha256(texts[own].encode()).hexdigest() for own in reports["report"]] == reports[
        "text_sha256"
    ].to_list()
    for report, spans, words in quotes.select("report", "spans", "words").iter_rows():
        places = [tuple(map(int, place.split("-"))) for place in spans.split("; ")]
        assert words == " ... ".join(" ".join(texts[report][start:end].split()) for start, end in places)
    assert quotes["speaker"].null_count() > 0, "who is not told is not made up"
    told = {line["report"]: line["meta"]["published"] for line in lines if line["kind"] == "report"}
    for report, earliest, latest in reports.select("report", "earliest", "latest").iter_rows():
        days = (earliest and earliest.isoformat(), latest and latest.isoformat())
        assert days == (told[report]["earliest"], told[report]["latest"])
    assert reports["earliest"].null_count() > 0, "a report whose day is not known has none"


@pytest.mark.file  # it begins with a copy of one
def test_corrections_are_in_the_tables_and_nothing_is_written(example_record: Path, tmp_path: Path) -> None:
    path = tmp_path / "judged.db"
    with dateline.Record(example_record, read_only=True) as record:
        record.backup(path)
    with dateline.Record(path) as record:
        quote = next(record.quotes(type="direct"))
        line = (quote["report"], quote["words"][:40])
        record.judge(*line, kind="attribution", set={"speaker": "Wenda Quill"}, by="ed", because="the tape")
    before = path.read_bytes()
    with dateline.open_record(path) as frames:
        told = frames.quotes().filter(pl.col("standing") != "machine")
        assert told["speaker_name"].to_list() == ["Wenda Quill"]
        assert frames.table("judgements")["by"].to_list() == ["ed"]
    assert path.read_bytes() == before


@pytest.mark.file  # it begins with a copy of one
def test_tables_are_of_the_moment_of_opening(example_record: Path, tmp_path: Path) -> None:
    path = tmp_path / "grows.db"
    with dateline.Record(example_record, read_only=True) as record:
        record.backup(path)
    (tmp_path / "late.txt").write_text("The guards left the dam at noon and nobody saw them go.", "utf-8")
    with dateline.open_record(path) as frames, dateline.Record(path) as writer:
        known = frames.reports().height
        writer.add(tmp_path / "late.txt", layers=["meta", "zones"])
        assert frames.reports().height == known
    with dateline.open_record(path) as frames:
        assert frames.reports().height == known + 1


def test_without_a_record_or_polars_it_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(RecordError):
        dateline.open_record(tmp_path / "none.db")
    assert not (tmp_path / "none.db").exists()
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(UsageError, match="DataFrames need Polars"):
        dateline.open_record(tmp_path / "none.db")
