"""BibTeX, CSL, TimelineJS and the page as their readers take them; a day that is not known is nowhere invented."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import Any

import jsonschema
import pytest
from bibtexparser import middlewares
from bibtexparser.entrypoint import parse_string
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

from tests.exports.conftest import SHARED, Exported

DAY = {
    "type": "object",
    "required": ["year"],
    "properties": {
        "year": {"type": "integer"},
        "month": {"type": "integer", "minimum": 1, "maximum": 12},
        "day": {"type": "integer", "minimum": 1, "maximum": 31},
    },
    "dependentRequired": {"day": ["month"]},
    "additionalProperties": False,
}
TEXT = {"type": "object", "properties": {"headline": {"type": "string"}, "text": {"type": "string"}}}
# The JSON format that TimelineJS documents.
TIMELINE = {
    "type": "object",
    "required": ["events"],
    "properties": {
        "title": {"type": "object", "properties": {"text": TEXT}},
        "events": {
            "type": "array",
            "items": {
                "required": ["start_date", "text", "unique_id"],
                "properties": {"start_date": DAY, "end_date": DAY, "display_date": {"type": "string"}, "text": TEXT},
            },
        },
    },
}
# What CSL's schema of input data asks of the fields that are used.
PARTS = {"type": "array", "minItems": 1, "maxItems": 3, "items": {"type": ["integer", "string"]}}
CSL = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["type", "id"],
        "additionalProperties": False,
        "properties": {
            "id": {"type": ["string", "number"]},
            "type": {"enum": ["article-newspaper"]},
            **{name: {"type": "string"} for name in ("title", "container-title", "publisher-place", "URL", "note")},
            "language": {"type": "string"},
            "author": {"type": "array", "items": {"type": "object", "properties": {"literal": {"type": "string"}}}},
            "issued": {
                "type": "object",
                "required": ["date-parts"],
                "properties": {"date-parts": {"type": "array", "minItems": 1, "maxItems": 2, "items": PARTS}},
            },
        },
    },
}


def bibliography(content: bytes) -> dict[str, dict[str, str]]:
    """The entries of a BibTeX file by key."""
    library = parse_string(
        content.decode(), append_middleware=[middlewares.LatexDecodingMiddleware(keep_braced_groups=False)]
    )
    assert not library.failed_blocks
    return {one.key: {field.key: str(field.value) for field in one.fields} for one in library.entries}


def reports(export: Exported) -> list[dict[str, Any]]:
    """The reports of the JSON lines."""
    return [line for line in map(json.loads, export("jsonl").splitlines()) if line["kind"] == "report"]


def test_bibtexparser_reads_an_entry_for_each_report(example_export: Exported) -> None:
    found = bibliography(example_export("bibtex"))
    told = reports(example_export)
    assert len(found) == len(told)
    by_hash = {fields["note"].rsplit(" ", 1)[1].rstrip("."): fields for fields in found.values()}
    for report in told:
        fields = by_hash[report["text_sha256"]]
        published = report["meta"]["published"]
        assert fields.get("journal") == report["meta"]["outlet"]["value"]
        if published["earliest"] is None or published["latest"] is None:
            assert not {"date", "year", "month", "day"} & set(fields)
            assert "not determined" in fields["note"]
        else:
            assert fields["date"].startswith(published["earliest"])


def test_bibtex_has_no_commands_of_others_and_no_day_that_is_not_known(hostile_export: Exported) -> None:
    content = hostile_export("bibtex").decode()
    found = bibliography(hostile_export("bibtex"))
    (odd,) = (fields for key, fields in found.items() if key.startswith("vale-"))
    assert odd["journal"] == "@Vale & {Söhne}"
    assert odd["title"].strip("{}") == "-Cut_the \\dam & {the} 50%<br>"
    assert not {"date", "year"} & set(odd)
    (weeks,) = (fields for key, fields in found.items() if key.startswith("weekly-"))
    assert weeks["date"] == "2024-05-03/2024-05-09"
    assert (weeks["year"], "day" in weeks) == ("2024", False)
    commands = set(re.findall(r"\\[a-z]+", content))
    assert commands <= {"\\textbackslash", "\\textasciitilde", "\\textasciicircum"}


def test_citeproc_prints_the_items(example_export: Exported) -> None:
    items = json.loads(example_export("csl"))
    jsonschema.validate(items, CSL)
    told = reports(example_export)
    assert len(items) == len(told) == len({item["id"] for item in items})
    source = CiteProcJSON([{**item, "language": "en"} for item in items])
    printed = CitationStylesBibliography(
        CitationStylesStyle("harvard-cite-them-right", validate=False), source, formatter.plain
    )
    for item in items:
        printed.register(Citation([CitationItem(item["id"])]))
    lines = [str(line) for line in printed.bibliography()]
    assert len(lines) == len(items)
    for title in (item["title"] for item in items if "title" in item):
        assert any(title.lower()[:20] in line.lower() for line in lines), title


def test_a_range_of_days_stays_one_in_csl(hostile_export: Exported) -> None:
    items = {item["id"].split("-")[0]: item for item in json.loads(hostile_export("csl"))}
    jsonschema.validate(list(items.values()), CSL)
    assert items["weekly"]["issued"] == {"date-parts": [[2024, 5, 3], [2024, 5, 9]]}
    assert "between 2024-05-03 and 2024-05-09" in items["weekly"]["note"]
    assert "issued" not in items["vale"]


@pytest.mark.parametrize("words", [None, SHARED])
def test_a_timeline_has_no_day_that_is_not_known(words: int | None, example_export: Exported) -> None:
    line = json.loads(example_export("timelinejs", words))
    jsonschema.validate(line, TIMELINE)
    lines = [json.loads(line) for line in example_export("jsonl").splitlines()]
    events = [one for one in lines if one["kind"] == "event"]
    days: dict[str, set[tuple[str | None, str | None]]] = {}
    for event in events:
        days.setdefault(event["cluster"], set()).add((event["date"]["earliest"], event["date"]["latest"]))
    shown = [slide for slide in line["events"] if slide["group"] == "What is told"]
    assert shown
    for slide in shown:
        told = {bound for bounds in days[slide["unique_id"]] for bound in bounds}
        if "day" in slide["start_date"]:
            first = "{year:04}-{month:02}-{day:02}".format(**slide["start_date"])
            assert first in told
        if "end_date" in slide:
            assert "not determined" in slide["display_date"]
    left_out = int(line["title"]["text"]["text"].split()[0])
    assert left_out + len(line["events"]) == len(days) + len(reports(example_export))


def test_a_timeline_shows_a_doubtful_day_as_a_range_and_words_as_text(hostile_export: Exported) -> None:
    line = json.loads(hostile_export("timelinejs"))
    jsonschema.validate(line, TIMELINE)
    weeks = next(slide for slide in line["events"] if slide["unique_id"] == "report-weeks")
    assert (weeks["start_date"]["day"], weeks["end_date"]["day"]) == (3, 9)
    assert weeks["display_date"] == "between 2024-05-03 and 2024-05-09, the day not determined"
    assert b"<script" not in hostile_export("timelinejs")


class Page(HTMLParser):
    """The tags and the words of a page."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []
        self.names: set[str] = set()
        self.words = ""
        self.feed(content)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.names |= {name for name, _ in attrs}
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.mark.parametrize("words", [None, SHARED])
def test_the_page_to_print_is_whole_and_runs_nothing(words: int | None, hostile_export: Exported) -> None:
    page = Page(hostile_export("html", words).decode())
    assert not page.open
    assert not {"script", "img", "iframe", "link", "a"} & set(page.tags)
    assert not [name for name in page.names if name.startswith("on")]
    assert page.tags.count("h1") == page.tags.count("main") == 1
    assert ("<script>alert(1)</script>" in page.words) == (words is None)
    assert "between 2024-05-03 and 2024-05-09, the day not determined" in page.words
    assert ("We stay where we are until noon, and not an hour" in page.words) == (words is None)


def test_the_page_to_print_names_every_report_and_opens_its_words(example_export: Exported) -> None:
    page = Page(example_export("html").decode())
    told = reports(example_export)
    texts = {report["report"]: report["text"] for report in told}
    assert all(report["text_sha256"] in page.words for report in told)
    cited = [found for found in re.findall(r"\[([^\[\]]+): ([0-9; -]+)\]", page.words) if found[0] in texts]
    assert len(cited) > 300
    for report, places in cited:
        for start, end in (map(int, place.split("-")) for place in places.split("; ")):
            assert texts[report][start:end].strip()
    assert "not determined" in page.words
    assert "Speaker not determined" in page.words
