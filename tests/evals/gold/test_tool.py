"""The tool as a person runs it, the choice of texts, the splits, and gold joined with its texts."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from marking.card import size_table
from marking.gold import compile_part, join_rows, read_rows
from marking.splits import SEALED, SHARES, SplitError, assign_splits, group_open, group_own, read_index, read_splits
from marking.texts import FOLDER, MissingTextError, Texts, read_sources
from pick import pick, short_id
from tests.evals.gold.passes import FIRST, TEXT

Tool = Callable[..., subprocess.CompletedProcess[str]]
REPORT = "a10-ferry-brief-port-wire"


@pytest.fixture
def tool(tmp_path: Path) -> Tool:
    """Run mark.py in an empty folder, without texts of the open part."""

    def call(*words: str | Path) -> subprocess.CompletedProcess[str]:
        variables = {name: value for name, value in os.environ.items() if name != "DATELINE_GOLD_TEXTS"}
        command = [sys.executable, FOLDER / "mark.py", *words]
        return subprocess.run(command, cwd=tmp_path, env=variables, capture_output=True, text=True, check=False)

    return call


def test_show_numbers_the_sentences_of_our_own_text(tool: Tool) -> None:
    """Every word of the text is printed, once."""
    done = tool("show", REPORT)
    text = (FOLDER / f"own/texts/{REPORT}.txt").read_text("utf-8")
    assert done.stdout.startswith("s1 ")
    printed = [word for line in done.stdout.splitlines() for word in line.split()[1:]]
    assert printed == text.split()


def test_check_says_what_is_wrong_and_fails(tool: Tool, tmp_path: Path) -> None:
    """A file without problems is good; one line names each problem."""
    path = tmp_path / f"{REPORT}.mark"
    path.write_text("N PLACE Norland\n", "utf-8")
    bad = tool("check", path)
    assert (bad.returncode, bad.stdout.splitlines()) == (
        1,
        [f"{path}:1: PLACE is no label: PERSON ORG GPE LOC NORP FAC"],
    )
    path.write_text("# nothing yet\n", "utf-8")
    good = tool("check", path, "--hints")
    assert good.returncode == 0
    assert good.stdout.splitlines()[-1] == f"{path}: good, 0 names, 0 attributions"
    assert "hint" in good.stdout


@pytest.mark.parametrize(
    ("report", "message"),
    [
        ("z99", "z99: neither own/texts/z99.txt nor an id of open/sources.tsv"),
        ("gum-news-crane", "gum-news-crane: its text is not in the repository; name the file with --texts"),
    ],
)
def test_a_text_that_is_not_at_hand_is_one_line(tool: Tool, report: str, message: str) -> None:
    """No traceback: what is missing and how to name it."""
    done = tool("show", report)
    assert done.returncode == 1
    assert done.stderr.startswith(message)
    assert len(done.stderr.splitlines()) == 1


def test_choose_changes_the_file(tool: Tool, tmp_path: Path) -> None:
    """The chosen line stands, the other is gone, a choice that is not there is refused and changes nothing."""
    path = tmp_path / "x.mark"
    path.write_text("#1a N GPE Tolm\n#1b -\n", "utf-8")
    assert tool("choose", path, "2a").stderr == "2a: the draft has no open 2\n"
    assert tool("choose", path, "1a").returncode == 0
    assert path.read_text("utf-8") == "N GPE Tolm\n"


def open_texts(tmp_path: Path, text: str) -> Texts:
    """A text of the open part at hand, from a file of our own making."""
    path = tmp_path / "news.jsonl"
    path.write_text(json.dumps({"id": "SOURCE_1", "text": text}) + "\n", "utf-8")
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    row = {
        "source_id": "SOURCE_1",
        "sha256": digest,
        "outlet": "Port Wire",
        "published": "2020-01-02",
        "collection": "c",
    }
    row |= {"licence": "CC BY 2.5", "attribution": "Port Wire, 2020", "url": "https://port-wire.example/1"}
    return Texts(tmp_path, {"s1": row}, Texts.here(path).open)


def folder_with_marks(tmp_path: Path) -> Path:
    """A gold folder that holds one adjudicated report of the open part."""
    folder = tmp_path / "gold"
    (folder / "open/adjudicated").mkdir(parents=True)
    (folder / "open/adjudicated/s1.mark").write_text(FIRST, "utf-8")
    (folder / "splits.tsv").write_text("id\tpart\tsplit\tgroup\ns1\topen\tdev\t2020-01-02\n", "utf-8")
    return folder


def test_open_gold_holds_no_text_and_is_joined_with_it(tmp_path: Path) -> None:
    """Labels, source, licence and sha256; the text comes from the file at hand."""
    texts = open_texts(tmp_path, TEXT)
    (row,), problems = compile_part("open", texts, folder_with_marks(tmp_path))
    assert problems == []
    assert "text" not in row
    assert (row["source_id"], row["licence"], row["split"]) == ("SOURCE_1", "CC BY 2.5", "dev")
    assert len(row["attributions"]) == 5
    (joined,) = join_rows([row], texts)
    assert joined["text"] == TEXT
    name = joined["names"][0]
    assert joined["text"][name["start"] : name["end"]] == "Venn"
    assert "| attributions | 5 | 5 |" in size_table([joined])


def test_another_text_is_never_joined(tmp_path: Path) -> None:
    """One letter more, and the labels would stand on other words."""
    (row,), _ = compile_part("open", open_texts(tmp_path, TEXT), folder_with_marks(tmp_path))
    with pytest.raises(MissingTextError, match="s1: the text at hand is not the one that was marked"):
        list(join_rows([row], open_texts(tmp_path, TEXT + " ")))


def test_an_undecided_file_is_not_compiled(tmp_path: Path) -> None:
    """Its problem is told with file and line."""
    folder = folder_with_marks(tmp_path)
    path = folder / "open/adjudicated/s1.mark"
    path.write_text(FIRST + "#1a N ORG Police\n#1b -\n", "utf-8")
    _, problems = compile_part("open", open_texts(tmp_path, TEXT), folder)
    assert [(problem.path, problem.line) for problem in problems] == [(str(path), 9), (str(path), 10)]


def test_splits_written_down_follow_outlets_and_stories() -> None:
    """Every report listed has one; no outlet and no story of ours is on two sides; GUM's development texts are test."""
    index, sources, splits = read_index(), read_sources(), read_splits()
    assert set(splits) == set(index) | set(sources)
    for field in ("outlet", "story"):
        sides: dict[str, set[str]] = {}
        for report, row in index.items():
            sides.setdefault(row[field], set()).add(splits[report])
        assert {name: found for name, found in sides.items() if len(found) > 1} == {}
    assert {splits[report] for report, row in sources.items() if row["collection"] == "gum-dev"} == {"test"}
    for part in (index, sources):
        shared = [report for report in part if splits[report] != SEALED]
        for split, share in SHARES.items():
            assert sum(splits[report] == split for report in shared) / len(shared) == pytest.approx(share, abs=0.05)
    assert {row["file"][0] for report, row in index.items() if splits[report] == SEALED} == {"d", "e"}


def test_splits_are_the_same_in_any_order_and_never_move() -> None:
    """Groups are told by what they hold; a new report goes to the side of its outlet."""
    groups = group_own(read_index())
    once = assign_splits(groups, {})
    assert assign_splits(dict(reversed(groups.items())), {}) == once
    first = next(iter(groups))
    assert assign_splits(groups | {"new": groups[first]}, once) == once | {"new": once[first]}


def test_a_report_between_two_sides_is_refused() -> None:
    """It would put one story into training and test."""
    with pytest.raises(SplitError, match="b is in test, others of its outlets and stories in train"):
        assign_splits({"a": "g", "b": "g"}, {"a": "train", "b": "test"})


def test_open_groups() -> None:
    """By day; press releases by outlet."""
    rows = {
        "a": {"collection": "re3d", "outlet": "CENTCOM", "published": ""},
        "b": {"collection": "gum-dev", "outlet": "Wikinews", "published": "2009-01-01"},
        "c": {"collection": "wikinews", "outlet": "Wikinews", "published": "2019-01-01"},
    }
    assert group_open(rows) == {"a": "re3d CENTCOM", "b": "gum-dev", "c": "2019-01-01"}


def test_texts_are_picked_by_length_day_and_collection() -> None:
    """In an order that has nothing to do with what they say; no two of one day; none that lost its answers."""

    def row(name: str, day: str, text: str, collection: str = "wikinews-2019-2020") -> dict[str, str]:
        return {"id": name, "collection": collection, "outlet": "Wikinews", "published": day, "text": text}

    rows = [
        row("long", "2019-01-01", "word " * 600),
        row("short", "2019-01-02", "word " * 100),
        row("asked", "2019-01-03", "((WN)) " * 200),
        row("one", "2019-01-04", "word " * 200),
        row("two", "2019-01-04", "word " * 200),
        row("dev", "2019-01-05", "word " * 900, "gum-dev"),
    ]
    chosen = [own["id"] for own in pick(rows)]
    assert chosen in (["dev", "one"], ["dev", "two"])
    assert [own["id"] for own in pick(rows[::-1])] == chosen


def test_sources_are_sixty_four_with_licence_and_sum() -> None:
    """What is needed to find a text again and to credit it."""
    sources = read_sources()
    assert len(sources) == 64
    for report, row in sources.items():
        assert report == short_id(row["source_id"])
        assert len(row["sha256"]) == 64
        assert all(row[name] for name in ("licence", "attribution", "outlet", "collection"))


def test_rows_are_read_line_by_line(tmp_path: Path) -> None:
    """Blank lines are none."""
    path = tmp_path / "rows.jsonl"
    path.write_text('{"id": "a"}\n\n{"id": "b"}\n', "utf-8")
    assert [row["id"] for row in read_rows([path])] == ["a", "b"]
