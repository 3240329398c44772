"""``dateline copies`` as its users meet it: a table at any width, one report, some kinds, one pair part by part."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import Run

from dateline.api import Record
from dateline.model import AlignedSpan, Copy, CopyKind, Direction, Role

ONE = "The council of Osmere closed its old pier on Thursday, eight weeks before the winter storms reach the coast."
TWO = "“Nobody should stand on it a day longer than they must,” said Ilse Varnholt, who is the engineer of the council."
THREE = "The pier carries the only road to the cold store where three hundred tonnes of fish are kept for the markets."
GONE, NEW = "It was built in the year of the flood.", "A ferry will be hired from Brannock until spring."


def rows(words: str) -> list[dict[str, Any]]:
    """JSON lines as objects."""
    return [json.loads(line) for line in words.splitlines()]


@pytest.fixture
def pier(tmp_path: Path) -> Path:
    """A record of two reports: the second credits the first, moved a passage, changed a word, cut and added."""
    source = f"Pier closes\n\n{ONE}\n\n{TWO}\n\n{THREE}\n\n{GONE}"
    taker = f"Old pier shut\n\n{THREE}\n\n{ONE.replace('eight', 'nine')}\n\n{TWO}\n\n{NEW}\n\nSource: Tern Agency"
    for name, outlet, text in (("tern", "Tern Agency", source), ("courier", "Osmere Courier", taker)):
        (tmp_path / f"{name}.jsonl").write_text(json.dumps({"id": name, "outlet": outlet, "text": text}), "utf-8")
    with Record(tmp_path / "pier.db") as record:
        record.add(tmp_path / "tern.jsonl", tmp_path / "courier.jsonl")
    return tmp_path / "pier.db"


@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_table_keeps_to_the_width_and_breaks_no_kind(run: Run, example_record: Path, width: int) -> None:
    """What tells most stands first; A and B name the two reports of a row."""
    done = run("copies", "--db", example_record, "--format", "table", environment={"COLUMNS": str(width)})
    lines = done.stdout.splitlines()
    assert max(map(len, lines)) <= width
    assert " ".join(done.stdout.split()).startswith(
        "16 pairs of reports share text: 2 copy, 8 partial, 1 quotation, 4 rewrite, 1"
    )
    kinds = [line.split("│")[0].strip() for line in lines if "│" in line and line.split("│")[0].strip()]
    assert kinds[-1] == "boilerplate"
    assert {"copy", "partial", "quotation", "rewrite"} <= set(kinds)
    assert "A has it from B" in done.stdout
    assert width == 60 or "05-pellmar-observer.txt" in done.stdout


def test_only_one_report_or_some_kinds(run: Run, example_record: Path) -> None:
    """In the table, in the lines and from Python alike."""
    every = rows(run("copies", "--db", example_record).stdout)
    some = rows(run("copies", "--db", example_record, "--kind", "quotation,boilerplate").stdout)
    assert some == [row for row in every if row["kind"] in ("quotation", "boilerplate")]
    assert len(some) == 2
    with Record(example_record, read_only=True) as record:
        one = record.id_of("04-tta-bill.txt")
        assert len(record.copies(report="04-tta-bill.txt", kinds="copy")) == 1
    mine = rows(run("copies", "--db", example_record, "--report", "04-tta-bill.txt").stdout)
    assert mine == [row for row in every if one in (row["a"], row["b"])]
    table = run("copies", "--db", example_record, "--report", "04-tta-bill.txt", "--kind", "copy", "--format", "table")
    assert table.stdout.startswith("1 pair of reports share text: 1 copy")
    apart = ("--report", "17-teshkara-monitor.html", "--kind", "rewrite")
    none = run("copies", "--db", example_record, *apart, "--format", "table")
    assert none.stdout == "no such pair shares text\n"


def test_an_unknown_kind_is_wrong_usage(run: Run, example_record: Path) -> None:
    """And the message names the kinds."""
    done = run("copies", "--db", example_record, "--kind", "copy,theft")
    assert done.returncode == 2
    assert "no kind of copy 'theft'" in done.stderr
    assert "copy, partial, quotation, boilerplate, rewrite" in done.stderr


def test_a_file_of_reports_is_filtered_alike(run: Run, tmp_path: Path) -> None:
    """By the ids of its lines."""
    given = [{"id": name, "text": f"{ONE} {TWO}"} for name in "abc"]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in given), "utf-8")
    assert len(rows(run("copies", "in.jsonl").stdout)) == 3
    assert [(row["a"], row["b"]) for row in rows(run("copies", "in.jsonl", "--report", "c").stdout)] == [
        ("a", "c"),
        ("b", "c"),
    ]
    assert run("copies", "in.jsonl", "--kind", "rewrite").stdout == ""
    done = run("copies", "in.jsonl", "--pair", "a", "b")
    assert done.returncode == 2
    assert "dateline add in.jsonl" in done.stderr


def test_a_pair_part_by_part(run: Run, pier: Path) -> None:
    """The source first; cut, added, moved and reworded words each with their sign."""
    done = run("copies", "--db", pier, "--pair", "courier", "tern", "--format", "table", environment={"COLUMNS": "80"})
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0].startswith("A  Tern Agency  tern.jsonl")
    assert lines[1].startswith("B  Osmere Courier  courier.jsonl")
    assert "B has it from A" in " ".join(lines[2:4])
    plain = " ".join(done.stdout.split())
    assert "[-eight-]{+nine+} weeks" in plain
    assert f"- {GONE}" in plain
    assert f"+ {NEW}" in plain
    assert ">2A The pier carries" in plain
    assert ">2B The pier carries" in plain
    assert max(map(len, lines)) <= 80


def test_a_pair_as_lines(run: Run, pier: Path) -> None:
    """Together the parts hold every word of both texts; every span holds its words."""
    pair, *parts = rows(run("copies", "--db", pier, "--pair", "tern", "courier").stdout)
    assert pair["kind"] == "pair"
    assert (pair["a"], pair["b"], pair["copy_kind"], pair["dir"]) == ("tern", "courier", "partial", "ab")
    with Record(pier, read_only=True) as record:
        texts = {side: record.show(pair[side]).report.text for side in "ab"}
    for side, text in texts.items():
        held = [part for part in parts if part[side]]
        assert all(text[slice(*part[side])] == part[f"{side}_words"] for part in held)
        assert "".join("".join(part[f"{side}_words"] for part in held).split()) == "".join(text.split())
    assert [part["part"] for part in parts if part["passage"] == 2] == ["moved", "moved"]
    (changed,) = [part for part in parts if part["part"] == "shared" and part["changes"]]
    ((a_start, a_end, b_start, b_end),) = changed["changes"]
    assert (texts["a"][a_start:a_end], texts["b"][b_start:b_end]) == ("eight", "nine")


def test_two_reports_that_share_nothing(run: Run, pier: Path, tmp_path: Path) -> None:
    """Say so; a report beside itself is wrong usage."""
    (tmp_path / "other.txt").write_text("Goat on a roof\n\nA goat called Pim watched the bakery all day.", "utf-8")
    run("add", "other.txt", "--db", pier)
    done = run("copies", "--db", pier, "--pair", "tern", "other.txt", "--format", "table")
    assert done.stdout == "tern and other.txt share no text\n"
    assert run("copies", "--db", pier, "--pair", "tern", "other.txt").stdout == ""
    same = run("copies", "--db", pier, "--pair", "tern", "tern")
    assert same.returncode == 2
    assert "same report" in same.stderr


def test_the_table_says_which_pairs_are_only_retold() -> None:
    """A rewrite is weaker than a copy, and stands behind the quotations."""
    from dateline.cli.copies_table import direction_words, kind_words, weight

    row = {"kind": "rewrite", "dir": "ab", "a": "a", "b": "b", "a_share": 0.9, "b_share": 0.9, "common_source": None}
    assert kind_words(row) == "rewrite\n(retold,\nnot copied)"
    assert direction_words(row) == "B retells A"
    copy = {**row, "kind": "partial", "a_share": 0.1, "b_share": 0.1}
    assert sorted([row, copy], key=weight) == [copy, row]
    assert direction_words({**row, "dir": None, "common_source": "Tern Agency"}) == (
        "who was first is not determined; both may have it from Tern Agency"
    )


def test_a_retold_pair_is_told_on_both_sides() -> None:
    """Its passages are not called the same words."""
    from tests.page.story_factory import make_report, read

    from dateline.cli.pair import summary, told_parts
    from dateline.exports.pair import pair_rows

    one = make_report("report-a", ((Role.BODY, "The pier at Orsun will close in 40 days."),))
    two = make_report("report-b", ((Role.BODY, "Within 40 days Orsun loses its pier."),))
    span = AlignedSpan(0, len(one.text), 0, len(two.text))
    copy = Copy(
        one.id, two.id, (span,), 1.0, 1.0, CopyKind.REWRITE, Direction.AB, None, "report-b tells what report-a told"
    )
    names = {report.id: _summary(report.id, report.where) for report in (one, two)}
    pair, part = pair_rows(copy, read(one), read(two), names)
    assert part["part"] == "retold"
    assert [(sign, words.plain) for sign, words in told_parts(part, pair)] == [("~1A", one.text), ("~1B", two.text)]
    assert summary(pair, {one.id: "Courier", two.id: "Post"}) == "rewrite; B retells A: B tells what A told"


def _summary(report: Any, where: str) -> Any:
    from dateline.model import Published
    from dateline.record import ReportSummary

    return ReportSummary(report, None, None, None, None, Published(), where, "")
