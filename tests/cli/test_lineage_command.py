"""``dateline lineage`` as its users meet it: a tree on a terminal, the contract's lines in a pipe and in the export."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import Run

from dateline.api import Record


def rows(words: str) -> list[dict[str, Any]]:
    """JSON lines as objects."""
    return [json.loads(line) for line in words.splitlines()]


def test_the_lines_follow_the_contract(run: Run, example_record: Path) -> None:
    """And are the same in a pipe, in the export and from Python."""
    piped = rows(run("lineage", "--db", example_record).stdout)
    exported = [line for line in rows(run("export", "--db", example_record).stdout) if line["kind"] == "lineage"]
    with Record(example_record, read_only=True) as record:
        twin = record.lineage()
    assert [row["cluster"] for row in piped] == [list(lineage.cluster) for lineage in twin]
    for row, line, lineage in zip(piped, exported, twin, strict=True):
        assert list(row)[:4] == ["kind", "cluster", "edges", "independent"]
        assert list(line)[:5] == ["kind", "id", "report", "text_sha256", "spans"]
        assert row["edges"] == line["edges"]
        assert row["independent"] == line["independent"] == lineage.independent
        for edge in row["edges"]:
            assert list(edge)[:4] == ["from", "to", "basis", "undirected"]
            assert len(edge["basis"]) == len(edge["evidence"]) > 0


def test_the_words_of_every_reason_can_be_opened(run: Run, example_record: Path) -> None:
    """A credit's span holds the name that the reason gives."""
    exported = rows(run("export", "--db", example_record).stdout)
    texts = {line["report"]: line["text"] for line in exported if line["kind"] == "report"}
    seen = 0
    for line in exported:
        for edge in line.get("edges", ()):
            for words, evidence in zip(edge["basis"], edge["evidence"], strict=True):
                for start, end in evidence["spans"]:
                    seen += 1
                    assert texts[evidence["report"]][start:end] in words
    assert seen >= 5


@pytest.mark.parametrize("reasons", [True, False])
def test_a_person_sees_trees(run: Run, example_record: Path, reasons: bool) -> None:
    """Counts first; each report under its source; the reasons when they are wanted."""
    options = () if reasons else ("--no-reasons",)
    done = run("lineage", "--db", example_record, "--format", "table", *options)
    assert done.returncode == 0
    assert done.stdout.startswith("19 reports, ")
    assert " independent accounts" in done.stdout.splitlines()[0]
    plain = " ".join(done.stdout.replace("│", " ").split())
    assert "├┄┄ Tervand Today 02-undated-page.txt, 2019-03-14" in plain
    assert "└── Chemra Online 19-collected.jsonl:1, 2019-02-24" in plain
    assert (
        "╌╌ shares words with ishteraledger.example (01-ishtera-ledger.txt); who was first is not determined" in plain
    )
    assert ("it credits Chemra Wire, whose text is not at hand: “ISHTERA (Chemra Wire) – A senior" in plain) == reasons
    assert all(sign in plain for sign in ("── who was first is stated", "╌╌ both have", "┄┄ the source's text"))


def test_the_rows_of_the_table_name_both_ends(run: Run, example_record: Path) -> None:
    """In the sheet a step is a row for each reason, with its words."""
    sheet = run("export", "--db", example_record, "--format", "csv").stdout
    steps = [line for line in sheet.splitlines() if line.startswith("lineage,")]
    assert any("unseen:Chemra Wire,directed" in line for line in steps)
    assert any(",undirected," in line for line in steps)


def test_a_record_without_copies_has_no_trees(run: Run, tmp_path: Path) -> None:
    """Every report is an account of its own."""
    (tmp_path / "one.txt").write_text("Bridge falls\n\nA bridge fell at noon, Ana Vale said.", "utf-8")
    run("add", "one.txt", "--db", "one.db")
    assert run("lineage", "--db", "one.db").stdout == ""
    assert run("lineage", "--db", "one.db", "--format", "table").stdout == "1 report, 1 independent account\n"


def test_one_report_has_its_own_tree(run: Run, example_record: Path) -> None:
    """What it hangs on and what hangs on it, not its siblings; in a pipe the line of its cluster."""
    wanted = ("--db", example_record, "--report", "05-pellmar-observer.txt")
    table = run("lineage", *wanted, "--format", "table", "--no-reasons").stdout
    assert table.splitlines()[-3:] == [
        "Teshkara Telegraph Agency  04-tta-bill.txt, --02-22",
        "└── The Pellmar Observer  05-pellmar-observer.txt, 2019-02-22",
        "    └── Chemra Online  19-collected.jsonl:1, 2019-02-24",
    ]
    (row,) = rows(run("lineage", *wanted).stdout)
    assert len(row["cluster"]) == 4
    alone = run("lineage", "--db", example_record, "--report", "17-teshkara-monitor.html", "--format", "table")
    assert "shares reporting with no other one" in alone.stdout
    assert run("lineage", "--db", example_record, "--report", "nowhere.txt").returncode == 2


@pytest.mark.parametrize("width", [40, 80, 120])
def test_a_tree_keeps_to_the_width(run: Run, example_record: Path, width: int) -> None:
    """Its words are wrapped under each other, and no line is longer."""
    done = run("lineage", "--db", example_record, "--format", "table", environment={"COLUMNS": str(width)})
    assert max(map(len, done.stdout.splitlines())) <= width


def test_a_terminal_without_the_signs_gets_plain_ones(run: Run, example_record: Path) -> None:
    """And quotation marks that it can show."""
    done = run("lineage", "--db", example_record, "--format", "table", environment={"PYTHONIOENCODING": "ascii"})
    assert done.returncode == 0, done.stderr
    assert done.stdout.isascii()
    assert "|.. Tervand Today" in done.stdout
    assert "`-- Chemra Online" in done.stdout
    assert '"ISHTERA (Chemra Wire) - A senior' in done.stdout


def test_no_colours_in_a_pipe(run: Run, example_record: Path) -> None:
    """Neither in trees nor in tables."""
    for words in (("lineage",), ("copies",), ("copies", "--pair", "04-tta-bill.txt", "05-pellmar-observer.txt")):
        assert "\x1b" not in run(*words, "--db", example_record, "--format", "table").stdout
