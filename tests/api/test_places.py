"""A record leads every part of a text back to where it stands in its file: page, paragraph, element."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.conftest import Run
from tests.intake.files import PAGE, PARAGRAPHS, column, docx, nitf, pdf

import dateline
from dateline.config import Config
from dateline.quotes import QuoteOptions

LAYERS = ("zones", "meta", "attributions")
RULES = Config(quotes=QuoteOptions(reader="rules"))
FILES: dict[str, bytes] = {
    "story.pdf": pdf([column(PARAGRAPHS[:1], 60, 700), column(PARAGRAPHS[1:], 60, 700)]),
    "story.docx": docx(),
    "story.xml": nitf(),
    "story.html": PAGE.encode(),
}
EXPECTED = {
    "story.pdf": ["page 1", "page 2"],
    "story.docx": ["body/p[1]", "body/p[2]", "body/p[3]", "body/p[4]"],
    "story.html": [f"html/body/article/{tag}" for tag in ("h1", "p[1]", "p[2]", "p[3]")],
}


def kept(folder: Path, name: str) -> Path:
    """A record of one file."""
    (folder / name).write_bytes(FILES[name])
    with dateline.Record(folder / "story.db", config=RULES) as record:
        record.add(folder / name, layers=LAYERS)
    return folder / "story.db"


def told(path: Path) -> list[tuple[str | None, str]]:
    """The places in an export with the first word of each."""
    with dateline.Record(path) as record:
        assert record.verify().failures == ()
        (line,) = [row for row in map(json.loads, record.export()) if row["kind"] == "report"]
    return [(part["at"], line["text"][part["start"] : part["end"]].split()[0]) for part in line["places"]]


@pytest.mark.parametrize("name", EXPECTED)
def test_parts_stand_where_the_record_says(tmp_path: Path, name: str) -> None:
    found = told(kept(tmp_path, name))
    assert [at for at, _ in found] == EXPECTED[name]
    assert [word for _, word in found][-1] == (PARAGRAPHS[1 if name == "story.pdf" else 2].split()[0])


def test_a_line_that_the_page_has_in_its_head_alone_has_no_place(tmp_path: Path) -> None:
    page = PAGE.replace("<h1>Ferry to close in spring</h1>", "")
    (tmp_path / "a.html").write_text(page)
    with dateline.Record(tmp_path / "story.db", config=RULES) as record:
        record.add(tmp_path / "a.html", layers=LAYERS)
    assert told(tmp_path / "story.db")[0] == (None, "Ferry")


def test_a_plain_text_is_its_own_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PARAGRAPHS[0])
    with dateline.Record(tmp_path / "story.db", config=RULES) as record:
        record.add(tmp_path / "a.txt", layers=LAYERS)
        assert record.show("a.txt").report.places == ()
        assert "places" not in json.loads(next(iter(record.export())))


def test_places_go_with_a_report(tmp_path: Path) -> None:
    """Into another record, a copy and back, and away with the report."""
    path = kept(tmp_path, "story.xml")
    before = told(path)
    assert before[0][0]
    with dateline.Record(tmp_path / "other.db", config=RULES) as record:
        record.merge(path)
    assert told(tmp_path / "other.db") == before
    with dateline.Record(path, config=RULES) as record:
        (own,) = record.store.ids()
        record.forget(own)
        assert record.store.connection.execute("SELECT count(*) FROM placed").fetchone() == (0,)


@pytest.mark.file  # a command in a process of its own
def test_show_and_the_page_lead_back(run: Run, tmp_path: Path) -> None:
    path = kept(tmp_path, "story.pdf")
    shown = run("show", "story.pdf", "--format", "table", "--db", path).stdout
    assert "place in the file" in shown
    assert "page 2" in shown
    page = run("report", "-o", "-", "--db", path).stdout
    assert "Where its parts stand in the file" in page
    assert "page 2" in page
