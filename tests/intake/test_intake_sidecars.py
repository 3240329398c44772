"""A list beside the files says what their texts do not."""

import gzip
import unicodedata
from pathlib import Path

import pytest

from dateline.intake import read_reports
from dateline.model import Given, Incoming, Problem

RAIN = "Rain fell on Orsun."
LIST = "file,outlet,published,url\na.txt,Orsun Post,2019-03-05,\nb.txt,Kaltrin Voice,,https://kaltrin.example/b\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder f with two reports, to stand beside."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "f").mkdir()
    for name in ("a.txt", "b.txt"):
        (tmp_path / "f" / name).write_text(RAIN)
    return tmp_path


def given(*targets: str, flags: Given = Given()) -> dict[str, Given]:  # noqa: B008 - frozen
    """What is said of each report."""
    return {item.where: item.given for item in read_reports(targets, given=flags) if isinstance(item, Incoming)}


def problems(*targets: str) -> list[tuple[str, str]]:
    """Place and code of each problem."""
    return [(item.where, item.code) for item in read_reports(targets) if isinstance(item, Problem)]


A = Given(outlet="Orsun Post", published="2019-03-05")
B = Given(outlet="Kaltrin Voice", url="https://kaltrin.example/b")


def test_a_folder_with_its_list(here: Path) -> None:
    Path("f/reports.csv").write_text(LIST)
    assert given("f") == {"f/a.txt": A, "f/b.txt": B}
    assert problems("f") == []


@pytest.mark.parametrize("target", ["f/a.txt", "f/a*", "./f/a.txt"])
def test_a_single_file_has_what_its_list_says(target: str, here: Path) -> None:
    Path("f/reports.csv").write_text(LIST + "gone.txt,Nobody,,\n")
    assert list(given(target).values()) == [A]
    assert problems(target) == []


def test_in_the_folder_itself(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("f/reports.csv").write_text(LIST)
    monkeypatch.chdir("f")
    assert given("a.txt") == {"a.txt": A}
    assert given(".") == {"./a.txt": A, "./b.txt": B}


@pytest.mark.parametrize("name", ["reports.jsonl", "reports.jsonl.gz", "reports.csv.gz"])
def test_lists_in_other_formats(name: str, here: Path) -> None:
    content = LIST if ".csv" in name else '{"file": "./a.txt", "outlet": "Orsun Post", "published": "2019-03-05"}\n'
    Path("f", name).write_bytes(gzip.compress(content.encode(), mtime=0) if name.endswith(".gz") else content.encode())
    assert given("f/a.txt") == {"f/a.txt": A}
    assert list(given("f")) == ["f/a.txt", "f/b.txt"]


def test_reports_jsonl_without_files_holds_reports(here: Path) -> None:
    Path("f/reports.jsonl").write_text('{"id": "x", "text": "Rain"}\n')
    assert list(given("f")) == ["f/a.txt", "f/b.txt", "f/reports.jsonl:1"]


def test_reports_csv_without_files_holds_reports(here: Path) -> None:
    Path("f/reports.csv").write_text("id,text\nx,Rain\n")
    assert list(given("f")) == ["f/a.txt", "f/b.txt", "f/reports.csv:2"]


def test_flags_win_over_rows_and_rows_over_the_list(here: Path) -> None:
    Path("f/c.jsonl").write_text(
        '{"id": "c1", "text": "Rain", "outlet": "From the row"}\n{"id": "c2", "text": "Rain"}\n'
    )
    Path("f/reports.csv").write_text("file,id,outlet,agency,language\nc.jsonl,list,From the list,OPA,en\na.txt,a1,,,\n")
    said = given("f", flags=Given(language="fr"))
    assert said["f/c.jsonl:1"] == Given(id="c1", outlet="From the row", agency="OPA", language="fr")
    assert said["f/c.jsonl:2"] == Given(id="c2", outlet="From the list", agency="OPA", language="fr")
    assert said["f/a.txt"] == Given(id="a1", language="fr")


@pytest.mark.parametrize(
    ("row", "line"),
    [("gone.txt,X,,", 4), ("a.txt,X,,", 4), ("sub/c.txt,X,,", 4), (",X,,", 4)],
)
def test_a_row_that_cannot_be_used_is_one_problem(row: str, line: int, here: Path) -> None:
    Path("f/reports.csv").write_text(LIST + row + "\n")
    assert problems("f") == [(f"f/reports.csv:{line}", "sidecar-row")]
    assert given("f") == {"f/a.txt": A, "f/b.txt": B}


def test_a_broken_line_of_the_list_is_one_problem(here: Path) -> None:
    lines = ['{"file": "a.txt", "outlet": "Orsun Post"}', '{"file": ', '{"file": "b.txt", "title": 7}']
    Path("f/reports.jsonl").write_text("\n".join(lines))
    assert problems("f") == [("f/reports.jsonl:2", "bad-json")]
    slips = {item.where: item.problems for item in read_reports(["f"]) if isinstance(item, Incoming)}
    assert [(problem.where, problem.code) for problem in slips["f/b.txt"]] == [("f/reports.jsonl:3", "key-type")]
    assert slips["f/a.txt"] == ()


def test_a_list_in_windows_letters_is_told_with_its_file(here: Path) -> None:
    Path("f/reports.csv").write_bytes("file,outlet\na.txt,Málaga “Post”\n".encode("cp1252"))
    first, _ = read_reports(["f"])
    assert isinstance(first, Incoming)
    assert first.given.outlet == "Málaga “Post”"
    assert [(problem.where, problem.code) for problem in first.problems] == [("f/reports.csv:2", "charset-guessed")]


def test_two_lists_complete_each_other(here: Path) -> None:
    Path("f/reports.csv").write_text("file,outlet\na.txt,Orsun Post\n")
    Path("f/reports.jsonl").write_text('{"file": "a.txt", "outlet": "Other", "agency": "OPA"}\n')
    assert given("f")["f/a.txt"] == Given(outlet="Orsun Post", agency="OPA")
    assert problems("f") == []


def test_each_folder_has_its_own_list(here: Path) -> None:
    Path("f/sub").mkdir()
    Path("f/sub/a.txt").write_text(RAIN)
    Path("f/reports.csv").write_text(LIST)
    assert given("f")["f/sub/a.txt"] == Given()


def test_a_list_named_with_its_files_is_passed_over(here: Path) -> None:
    Path("f/reports.csv").write_text(LIST)
    assert given("f/a.txt", "f/b.txt", "f/reports.csv") == {"f/a.txt": A, "f/b.txt": B}
    assert problems("f/a.txt", "f/b.txt", "f/reports.csv") == []
    assert problems("f/reports.csv") == [("f/reports.csv", "sidecar-alone")]


def test_accents_written_in_two_ways_are_one_name(here: Path) -> None:
    Path("f", unicodedata.normalize("NFD", "café.txt")).write_text(RAIN)
    Path("f/reports.csv").write_text("file,outlet\n" + unicodedata.normalize("NFC", "café.txt") + ",Orsun Post\n")
    assert Given(outlet="Orsun Post") in given("f").values()
    assert problems("f") == []
