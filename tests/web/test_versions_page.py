"""What was changed, in the workbench: cut, added, reworded, the headline apart, and what rested on it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.web.test_corrections import editor, own_record

import dateline
from dateline.model import Incoming, Media, ReportId

__all__ = ["changed", "editor", "own_record"]  # fixtures

OWN = ReportId("ferry")
FIRST = """Ferry stops at Lanna

LANNA - The ferry stopped on Tuesday after three men fell from it. Nobody had seen it coming.

“We were told nothing,” Ida Rohl, the harbour master, said on the quay.

The boats were new, and the water was calm.
"""
SECOND = """Ferry to Lanna stops again

LANNA - The ferry stopped on Tuesday after four men fell from it. Nobody had seen it coming.

“We were told enough,” Ida Rohl, the harbour master, said on the quay.

The company said that it would look into it.
"""


@pytest.fixture
def changed(own_record: Path) -> Path:
    """The example's record with a report that was changed twice."""
    with dateline.Record(own_record) as record:
        texts = (FIRST, SECOND, SECOND.replace("four men", "five men"))
        for number, text in enumerate(texts):
            incoming = Incoming(text, Media.TEXT, "ferry.txt", f"{number}")
            layers = ("meta", "zones", "attributions", "timexes")
            if number:
                record.keeper.keep_next(OWN, incoming, f"2026-03-0{number + 1}T08:00:00+00:00", layers)
            else:
                record.add(write(own_record.parent / "ferry.jsonl"), layers=layers)
    return own_record


def write(path: Path) -> Path:
    """The first text under its id."""
    import json

    path.write_text(json.dumps({"id": OWN, "text": FIRST}))
    return path


def plain(html: str) -> str:
    """The words of a page."""
    return " ".join(re.sub(r"<[^>]+>", "", html).split())


def test_versions_show_what_was_cut_added_and_reworded(editor: TestClient, changed: Path) -> None:
    """The headline apart, and the lines that rested on words that are gone; words that stand open."""
    html = editor.get("/versions?report=ferry").text
    assert html.count('<article class="version"') == 2
    newest, first = html.split('<article class="version"')[1:]
    assert "<h3>Headline</h3>" in first
    assert "<h3>Headline</h3>" not in newest
    assert "words that are gone: three" in plain(first)
    assert "words that stand there now: four" in plain(first)
    assert "“We were told nothing,”" in plain(first.partition("Rested on")[2])
    assert "touches a figure" in plain(first)
    assert "touches a quotation" in plain(first)
    assert re.search(r'<ins>.*<a class="to-words" href="/report/ferry\?at=[^"]+">five</a></ins>', newest)
    assert 'class="to-words"' not in first.partition("Rested on")[0].partition("<h3>")[2], (
        "its words stand there no more"
    )


def test_versions_are_narrowed_and_led_to(editor: TestClient, changed: Path) -> None:
    """By what they touch; the page of the report says that it was changed."""
    assert editor.get("/versions?touches=quote").text.count('<article class="version"') == 1
    assert editor.get("/versions?touches=figure").text.count('<article class="version"') == 2
    assert "No page was changed" in editor.get("/versions?report=r-380d5ac32215da84").text
    assert "It was changed: 2 earlier versions" in editor.get("/report/ferry").text
    assert "It was changed" not in editor.get("/report/r-380d5ac32215da84").text
    assert editor.get("/versions?report=nobody").status_code == 404
    assert editor.get("/versions?touches=colour").status_code == 422


def test_versions_of_which_no_words_were_kept(editor: TestClient, own_record: Path) -> None:
    """Say so, with their hash."""
    with dateline.Record(own_record, keep="hash") as record:
        record.add(write(own_record.parent / "ferry.jsonl"), layers=["meta", "zones", "attributions"])
        record.keeper.keep_next(OWN, Incoming(SECOND, Media.TEXT, "f", "1"), "2026-03-02T08:00:00+00:00", ["zones"])
    html = editor.get("/versions").text
    assert "Its words were not to be kept" in html
    assert "words not kept" in html
    assert "told nothing" not in html
