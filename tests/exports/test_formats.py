"""Every format: registered once, in the help, the same bytes for the same record, nothing of the texts when shared."""

from __future__ import annotations

import html
import json
import random
import zipfile
from importlib.metadata import EntryPoint
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

import dateline
from dateline.errors import UsageError
from dateline.exports import Format, format_named, formats, registry
from dateline.model import CopyKind, ReadReport
from tests.exports.conftest import SHARED, Exported, hostile_reads, recorded

NAMES = (
    *("jsonl", "csv", "parquet", "plover", "annotation", "ftm", "jsonld", "timelinejs"),
    *("graphml", "gexf", "geojson", "xlsx", "bibtex", "csl", "html"),
)
RUN = 12  # words in a row that only somebody who has the text can have: more than any name


def test_the_formats_are_those_of_the_command(run: Any) -> None:
    assert tuple(formats()) == NAMES
    shown = run("export", "--help").stdout
    assert all(f" {name} " in shown for name in NAMES)


def test_an_unknown_format_is_a_usage_error(run: Any, hostile_record: Path) -> None:
    done = run("export", "--format", "doc", record=hostile_record)
    assert done.returncode == 2
    assert "no export format 'doc'" in done.stderr
    assert "bibtex" in done.stderr


def test_a_format_of_ones_own_is_found_by_its_entry_point(monkeypatch: pytest.MonkeyPatch) -> None:
    point = EntryPoint("own", "tests.exports.test_formats:OWN", registry.GROUP)
    monkeypatch.setattr("importlib.metadata.entry_points", lambda group: [point] if group == registry.GROUP else [])
    formats.cache_clear()
    try:
        assert format_named("count") is OWN
        assert tuple(formats())[:-1] == NAMES
        wrong = EntryPoint("wrong", "tests.exports.test_formats:NAMES", registry.GROUP)
        monkeypatch.setattr("importlib.metadata.entry_points", lambda group: [wrong])
        formats.cache_clear()
        with pytest.raises(UsageError, match="gives no format"):
            formats()
        twice = EntryPoint("twice", "tests.exports.test_formats:TAKEN", registry.GROUP)
        monkeypatch.setattr("importlib.metadata.entry_points", lambda group: [twice])
        formats.cache_clear()
        with pytest.raises(UsageError, match="'csv' is taken"):
            formats()
    finally:
        formats.cache_clear()


OWN = Format(
    "count", ".txt", "text/plain", "how many reports", lambda material, words: iter([str(len(material.store))])
)
TAKEN = Format("csv", ".txt", "text/plain", "another", lambda material, words: iter(["x"]))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("words", [None, SHARED])
def test_the_same_record_gives_the_same_bytes_in_any_order_of_adding(
    name: str, words: int | None, hostile_export: Exported, tmp_path: Path
) -> None:
    order = hostile_reads()
    random.Random(name).shuffle(order)
    with dateline.Record(recorded(tmp_path / "again.db", order), read_only=True) as record:
        assert b"".join(record.export_bytes(format=name, words=words)) == hostile_export(name, words)


def test_text_is_given_as_text_and_a_workbook_as_bytes(hostile_record: Path, tmp_path: Path) -> None:
    with dateline.Record(hostile_record, read_only=True) as record:
        assert all(isinstance(piece, str) for piece in record.export(format="bibtex"))
        with pytest.raises(UsageError, match="xlsx is no text"):
            record.export(format="xlsx")
        assert record.export_to(tmp_path / "a.xlsx", format="xlsx").read_bytes()[:2] == b"PK"


def test_nothing_in_a_format_for_sharing_lets_the_texts_be_put_together(
    example_export: Exported, example_record: Path
) -> None:
    with dateline.Record(example_record, read_only=True) as record:
        runs = {found for read in record.reads() for found in runs_of(read)}
    assert len(runs) > 3000
    for name in NAMES:
        whole, shared = (words_in(name, example_export(name, words)) for words in (None, SHARED))
        assert not [found for found in windows(shared) if found in runs], name
        if name not in ("bibtex", "csl", "geojson"):
            assert any(found in runs for found in windows(whole)), f"{name}: this test could not fail"


def runs_of(read: ReadReport) -> list[str]:
    """The runs of words of a report that do not stand in its title, which may be given."""
    title = " ".join((read.report.metadata.title.value or "").split())
    return [found for found in windows(read.report.text.split()) if found not in title]


def windows(words: list[str]) -> list[str]:
    """Every run of some words."""
    return [" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1)]


def words_in(name: str, content: bytes) -> list[str]:
    """The words of a file as somebody reads them, whatever the format."""
    if name == "xlsx":
        with zipfile.ZipFile(BytesIO(content)) as parts:
            content = b" ".join(parts.read(part) for part in parts.namelist() if "sheet" in part)
    if name == "parquet":
        import polars

        return [word for row in polars.read_parquet(content).iter_rows() for cell in row for word in str(cell).split()]
    text = html.unescape(html.unescape(content.decode("utf-8")))
    return text.replace("\\n", " ").replace('\\"', '"').replace("<", " <").replace(">", "> ").split()


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_record_is_a_file_of_the_format_too(name: str, tmp_path: Path) -> None:
    with dateline.Record(tmp_path / "empty.db") as record:
        content = b"".join(record.export_bytes(format=name))
    if name in ("annotation", "jsonld", "timelinejs", "geojson", "csl"):
        json.loads(content)
    if name not in ("jsonl", "plover", "ftm"):
        assert content


def test_what_persons_judged_stands_in_every_format_that_has_the_line(
    example_export: Exported, example_record: Path, tmp_path: Path
) -> None:
    """A corrected speaker, a rejected copy and a corrected outlet are read out as persons left them."""
    path = tmp_path / "judged.db"
    with dateline.Record(example_record, read_only=True) as record:
        record.backup(path)
    with dateline.Record(path) as record:
        quote = next(record.quotes(type="direct"))
        line = quote["report"], quote["words"][:40]
        record.judge(*line, kind="attribution", set={"speaker": "Wenda Quill"}, by="ed", because="the tape says so")
        record.judge(quote["report"], set={"outlet": "The Quill Post"}, by="ed", because="the masthead")
        copy = next(one for one in record.copies() if one.kind is CopyKind.COPY)
        record.judge(copy.a, copy=copy.b, reject=True, by="ed", because="two papers, one desk")
        for name in NAMES:
            words = words_in(name, b"".join(record.export_bytes(format=name)))
            before = " ".join(words_in(name, example_export(name)))
            text = " ".join(words)
            assert "Quill Post" not in before
            assert ("Quill Post" in text) or name in ("geojson", "timelinejs"), name
            if name in ("jsonl", "csv", "parquet", "annotation", "ftm", "jsonld", "html", "xlsx"):
                assert "Wenda Quill" in text, name
