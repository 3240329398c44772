"""Rows of CSV and TSV become reports, whatever wrote them."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.intake import IntakeOptions, read_reports
from dateline.intake.problems import UnreadableError
from dateline.intake.rows import RowSource
from dateline.intake.tables import rows_of_table
from dateline.model import Given, Incoming, Media, Problem

Items = list[Incoming | Problem]
RAIN = "Rain fell on Orsun."
NEEDED = frozenset(("text", "html"))


def read(
    folder: Path, name: str, content: str | bytes, options: IntakeOptions | None = None
) -> list[Incoming | Problem]:
    """What comes out of one table."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read_reports([str(path)], options or IntakeOptions()))


def reports(items: Items) -> list[Incoming]:
    """The reports among the items."""
    return [item for item in items if isinstance(item, Incoming)]


def codes(items: Items) -> list[str]:
    """The codes of the problems that gave no report."""
    return [item.code for item in items if isinstance(item, Problem)]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", "id,outlet,text\na,Orsun Post,Rain fell on Orsun.\n"),
        ("a.csv", "\ufeffid,outlet,text\r\na,Orsun Post,Rain fell on Orsun.\r\n"),
        ("a.csv", "ID; Outlet ;TEXT\n\n a;Orsun Post;Rain fell on Orsun.".replace(" a", "a")),
        ("a.csv", 'id|outlet|text\r"a"|"Orsun Post"|"Rain fell on Orsun."\r'),
        ("a.tsv", "id\toutlet\ttext\tnote\na\tOrsun Post\tRain fell on Orsun.\tx\n"),
        ("a.csv", "id,outlet,text\na,Orsun Post,Rain fell on Orsun.,,\n"),
        ("a.csv", "id,outlet,text\na,Orsun Post,Rain fell on Orsun.\n".encode("utf-16").decode("latin-1")),
    ],
)
def test_tables_of_many_programs(name: str, content: str, tmp_path: Path) -> None:
    encoded = content.encode("latin-1") if content.startswith("ÿþ") else content.encode()
    (report,) = read(tmp_path, name, encoded)
    assert isinstance(report, Incoming)
    assert (report.content, report.media, report.given) == (RAIN, Media.TEXT, Given(id="a", outlet="Orsun Post"))
    assert report.problems == ()


def test_a_cell_of_many_lines_keeps_them_and_the_row_is_its_first_line(tmp_path: Path) -> None:
    items = read(tmp_path, "a.csv", 'id,text\r\na,"One,\r\n\r\n""two"""\r\nb,Three\r\n')
    assert [(item.content, item.where) for item in reports(items)] == [
        ('One,\r\n\r\n"two"', f"{tmp_path}/a.csv:2"),
        ("Three", f"{tmp_path}/a.csv:5"),
    ]


def test_a_long_cell_is_read(tmp_path: Path) -> None:
    (report,) = reports(read(tmp_path, "a.csv", "text\n" + "x" * 500_000))
    assert len(report.content) == 500_000


def test_without_ids_the_content_gives_one(tmp_path: Path) -> None:
    (report,) = reports(read(tmp_path, "a.csv", f"text\n{RAIN}\n"))
    assert report.given.id is None
    assert report.problems == ()


@pytest.mark.parametrize(
    ("content", "found", "kept"),
    [
        ("", ["empty"], 0),
        ("\n\n", ["empty"], 0),
        ("id,text\n", ["empty"], 0),
        ("id,body\na,Rain\n", ["csv-header"], 0),
        ("id,text\na,Hello, world\nb,Rain\n", ["csv-row"], 1),
        ("id,text\na,\nb,Rain\n", ["blank"], 1),
        ("id,text\na\nb,Rain\n", ["content-missing"], 1),
        ('id,text\nb,Rain\na,"Snow\nc,Sun\n', ["csv-row"], 1),
        ("id,text\n,\n \nb,Rain\n", [], 1),
        ("id,text\nb,Rain\nb,Rain\n", [], 2),
    ],
)
def test_a_bad_row_is_one_problem(content: str, found: list[str], kept: int, tmp_path: Path) -> None:
    items = read(tmp_path, "a.csv", content)
    assert (codes(items), len(reports(items))) == (found, kept)


def test_a_row_above_the_ceiling_ends_the_table_and_says_so(tmp_path: Path) -> None:
    items = read(tmp_path, "a.csv", 'id,text\na,Rain\nb,"' + "x\n" * 5_000, IntakeOptions(max_report_bytes=1_000))
    assert [item.where.rpartition(":")[2] for item in items] == ["2", "3"]
    assert codes(items) == ["too-large"]
    assert isinstance(items[1], Problem)
    assert "not read" in items[1].message


def test_rows_in_windows_letters_are_told(tmp_path: Path) -> None:
    first, second = reports(read(tmp_path, "a.csv", "id,text\na,He said “no”\nb,Rain\n".encode("cp1252")))
    assert (first.content, first.charset) == ("He said “no”", "cp1252")
    assert [problem.code for problem in first.problems] == ["charset-guessed"]
    assert second.problems == ()


def writable(words: str) -> str:
    """Words that UTF-8 can hold."""
    return words.encode("utf-8", "replace").decode()


@given(st.lists(st.tuples(st.text(min_size=1), st.text()), min_size=1, max_size=5), st.sampled_from(",;\t|"))
def test_what_csv_writes_comes_back(rows: list[tuple[str, str]], delimiter: str) -> None:
    rows = [
        (left.encode("utf-8", "replace").decode(), right.encode("utf-8", "replace").decode()) for left, right in rows
    ]
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows([("text", "title"), *rows])
    found = list(rows_of_table([out.getvalue().encode()], "a", IntakeOptions(), NEEDED))
    expected = [row for row in rows if any(cell.strip(" \t\n\r\v\f\x1c\x1d\x1e\x1f") for cell in row)]
    if not any("\0" in cell or "\ufeff" in cell for row in rows for cell in row):
        assert [tuple(row[0].values()) for row in found if not isinstance(row, Problem)] == expected


@given(st.binary(max_size=200))
def test_any_bytes_are_rows_or_problems(content: bytes) -> None:
    try:
        found = list(rows_of_table([b"id,text\n", content], "a", IntakeOptions(max_report_bytes=100), NEEDED))
    except UnreadableError:
        pytest.fail("stops are problems here")
    assert all(isinstance(row, Problem) or isinstance(row[1], RowSource) for row in found)
