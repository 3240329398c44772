"""The words of a PDF in reading order, as paragraphs, without what stands on every page."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.intake.files import Cell, assembled, column, pdf

from dateline.intake import IntakeOptions, read_reports
from dateline.model import Incoming, Problem

LEFT = [
    "The council of Harrowmere voted on",
    "Tuesday to close the ferry to Orsun in",
    "the spring, after a long debate about",
    "the money for the harbour.",
    "  Residents had asked the mayor for an-",
    "swers that did not come before the vote",
]
RIGHT = [
    "was held in the old customs house by the",
    "harbour of the town.",
    "  “We have no choice,” said Odile Brandt",
    "after the vote. She is well-known for",
    "her views on the ferry and on the well-",
    "known troubles of the island.",
]
EXPECTED = (
    """\
The council of Harrowmere voted on Tuesday to close the ferry to Orsun in the spring, after a long debate about the
money for the harbour.

Residents had asked the mayor for answers that did not come before the vote was held in the old customs house by the
harbour of the town.

“We have no choice,” said Odile Brandt after the vote. She is well-known for her views on the ferry and on the
well-known troubles of the island.""".replace("\n\n", "|")
    .replace("\n", " ")
    .split("|")
)


def indented(lines: list[str], left: float, top: float) -> list[Cell]:
    """Lines in a column, two blanks as an indent of twelve points."""
    cells = column(lines, left, top)
    return [(at + 12 if words.startswith("  ") else at, bottom, words.strip()) for at, bottom, words in cells]


def report_of(content: bytes, tmp_path: Path, options: IntakeOptions | None = None) -> Incoming:
    """The report of a PDF."""
    path = tmp_path / "a.pdf"
    path.write_bytes(content)
    (item,) = read_reports([str(path)], options or IntakeOptions())
    assert isinstance(item, Incoming), item
    return item


def code_of(content: bytes, tmp_path: Path) -> str:
    """The code of the problem of a PDF."""
    path = tmp_path / "a.pdf"
    path.write_bytes(content)
    (item,) = read_reports([str(path)])
    assert isinstance(item, Problem), item
    return item.code


@pytest.mark.parametrize("order", ["by column", "by row", "backwards"])
def test_two_columns_under_a_headline_are_read_one_after_the_other(order: str, tmp_path: Path) -> None:
    cells = [*indented(LEFT, 40, 700), *indented(RIGHT, 320, 700)]
    if order == "by row":
        cells.sort(key=lambda cell: (-cell[1], cell[0]))
    elif order == "backwards":
        cells.reverse()
    head = (40.0, 740.0, "Ferry to close in spring, says the council of the whole island and its towns")
    assert report_of(pdf([[head, *cells]]), tmp_path).content.split("\n\n") == [head[2], *EXPECTED]


def test_running_heads_and_page_numbers_are_left_out_and_pages_marked(tmp_path: Path) -> None:
    pages = []
    for number, lines in enumerate((LEFT, RIGHT), 1):
        edges = [(40.0, 770.0, f"Harrow Post, 17 January 2020, page {number}"), (300.0, 30.0, str(number))]
        pages.append([*edges, *indented(lines, 40, 700)])
    report = report_of(pdf(pages), tmp_path)
    assert report.content.split("\n\n") == EXPECTED
    second = report.places[1]
    assert (second.at, report.content[second.start :][:12]) == ("page 2", "was held in ")


def test_what_is_no_text_is_told(tmp_path: Path) -> None:
    assert code_of(pdf([[]]), tmp_path) == "no-text-layer"
    assert code_of(b"%PDF-1.4\nnothing", tmp_path) == "broken-file"


def test_a_pdf_that_asks_for_a_password(tmp_path: Path) -> None:
    locked = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>"]
    locked.append(b"<< /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4 >>" % (b"41" * 32, b"42" * 32))
    content = assembled(locked).replace(b"/Root 1 0 R", b"/Root 1 0 R /Encrypt 3 0 R /ID [<41> <41>]")
    assert code_of(content, tmp_path) == "encrypted"


def test_pages_beyond_the_ceiling_are_not_read(tmp_path: Path) -> None:
    report = report_of(pdf([column(LEFT, 40, 700)] * 4), tmp_path, IntakeOptions(max_pages=2))
    assert [problem.code for problem in report.problems] == ["pages-cut"]
    assert [place.at for place in report.places] == ["page 1", "page 2"]
