"""Every command does its job, tells people and programs apart, and ends with the right exit code."""

from __future__ import annotations

import json
import os
import sqlite3
import threading
from pathlib import Path

import pytest
from tests.conftest import Run

from dateline.cli.lines import write_pieces

COMMANDS = (
    "add",
    "reread",
    "show",
    "quotes",
    "actors",
    "actor",
    "copies",
    "lineage",
    "stories",
    "events",
    "compare",
    "utterances",
    "wording",
    "timeline",
    "search",
    "check",
    "judge",
    "judgements",
    "same",
    "different",
    "rename",
    "undo",
    "corrections",
    "merge",
    "backup",
    "restore",
    "forget",
    "annotate",
    "export",
    "verify",
    "train",
    "report",
    "serve",
    "mcp",
    "users",
    "demo",
)
ROW = {
    "id": "1",
    "text": "Bridge falls\n\nORSUN (Orsun Wire) - A bridge fell. “Nobody was hurt at all,” Ana Vale said on Monday.",
}


def lines(words: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in words.splitlines()]


@pytest.mark.parametrize("command", COMMANDS)
def test_help_ends_with_worked_examples_and_names_the_python_twin(run: Run, command: str) -> None:
    done = run(command, "--help")
    assert done.returncode == 0
    assert f"dateline {command}" in done.stdout.split("Examples:")[1]
    assert "Python:" in done.stdout


def test_no_command_is_wrong_usage_and_says_what_there_is(run: Run) -> None:
    done = run()
    assert done.returncode == 2
    assert all(command in done.stdout + done.stderr for command in COMMANDS)


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (("annotate", "in.jsonl", "--layers", "zones,moods"), "layers are meta,zones"),
        (("annotate", "missing.jsonl"), "no such file"),
        (("copies", "in.jsonl", "--engine", "abacus"), "--engine"),
        (("quotes",), "dateline.db"),
        (("quotes", "--db", "in.jsonl"), "in.jsonl"),
        (("add",), "PATH"),
        (("timeline", "--from", "Tuesday"), "2020-01-17"),
        (("report", "--db", "missing.db"), "missing.db"),
    ],
)
def test_wrong_usage_is_one_line_with_the_next_step(
    run: Run, tmp_path: Path, words: tuple[str, ...], hint: str
) -> None:
    (tmp_path / "in.jsonl").write_text(json.dumps(ROW) + "\n", "utf-8")
    done = run(*words)
    assert done.returncode == 2
    assert hint in done.stderr
    assert "Traceback" not in done.stderr


def test_annotate_writes_one_object_per_line_in_order(run: Run, tmp_path: Path) -> None:
    rows = [json.dumps(ROW), "{broken", "", json.dumps({**ROW, "id": "2"}), json.dumps({"id": "3"}), "[]"]
    (tmp_path / "in.jsonl").write_text("\n".join(rows) + "\n", "utf-8")
    done = run("annotate", "in.jsonl", "-o", "out.jsonl")
    assert done.returncode == 1
    out = lines((tmp_path / "out.jsonl").read_text("utf-8"))
    assert [line["id"] for line in out] == ["1", 2, "2", "3", 6]
    assert set(out[0]) == {
        "id",
        "text_sha256",
        "problems",
        "meta",
        "zones",
        "sentences",
        "entities",
        "actors",
        "attributions",
        "timexes",
        "events",
    }
    assert out[1].keys() == {"id", "problems"}
    assert len(done.stderr.splitlines()) == 3


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_annotate_gives_the_same_bytes_by_pipe_and_with_more_processes(run: Run, tmp_path: Path, jobs: str) -> None:
    given = "".join(json.dumps({**ROW, "id": str(number)}) + "\n" for number in range(40)).encode()
    (tmp_path / "in.jsonl").write_bytes(given)
    run("annotate", "in.jsonl", "-o", "out.jsonl")
    piped = run("annotate", "-", "-o", "-", "--jobs", jobs, stdin=given)
    assert piped.returncode == 0
    assert piped.stdout == (tmp_path / "out.jsonl").read_text("utf-8")


def test_annotate_writes_only_the_layers_asked_for(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(json.dumps(ROW), "utf-8")
    done = run("annotate", "in.jsonl", "--layers", "timexes,zones")
    assert list(lines(done.stdout)[0]) == ["id", "text_sha256", "problems", "zones", "timexes"]


def test_gold_beside_the_text_is_not_copied_out(run: Run) -> None:
    done = run("annotate", "-", stdin=json.dumps({**ROW, "gold": "SECRET"}).encode())
    assert "SECRET" not in done.stdout


def test_add_twice_changes_nothing(run: Run, example: Path) -> None:
    first = run("add", example)
    exported = run("export").stdout
    second = run("add", example)
    assert first.returncode == 0, first.stderr
    assert "0 added" in second.stderr
    assert run("export").stdout == exported
    assert run("verify").returncode == 0


def test_the_record_is_the_same_whatever_the_order_of_adding(run: Run, example: Path) -> None:
    files = sorted(path for path in example.iterdir() if path.name != "reports.csv")
    run("add", *files, "--db", "one.db")
    for path in reversed(files):
        run("add", path, "--db", "two.db")
    one = run("export", "--db", "one.db").stdout.splitlines()
    two = run("export", "--db", "two.db").stdout.splitlines()
    assert one == two


def test_a_tampered_record_fails_verify(run: Run, example: Path, tmp_path: Path) -> None:
    run("add", example / "01-ishtera-ledger.txt")
    with sqlite3.connect(tmp_path / "dateline.db") as connection:
        connection.execute("UPDATE report SET text = replace(text, 'river', 'rivet')")
    connection.close()
    done = run("verify")
    assert done.returncode == 1
    assert "do not hold" in done.stdout


@pytest.mark.parametrize(
    ("words", "key"),
    [
        (("quotes",), "speaker"),
        (("copies",), "common_source"),
        (("timeline",), "earliest"),
        (("search", "dam"), "snippet"),
    ],
)
def test_lists_are_json_lines_when_piped_and_tables_when_asked(
    run: Run, example_record: Path, words: tuple[str, ...], key: str
) -> None:
    piped = run(*words, "--db", example_record)
    assert piped.returncode == 0
    rows = lines(piped.stdout)
    assert rows
    assert all(key in row for row in rows)
    table = run(*words, "--db", example_record, "--format", "table")
    assert "─" in table.stdout
    assert len(table.stdout.splitlines()) > len(rows)


def test_show_finds_a_report_by_file_name(run: Run, example_record: Path) -> None:
    (row,) = lines(run("show", "04-tta-bill.txt", "--db", example_record).stdout)
    table = run("show", "04-tta-bill.txt", "--db", example_record, "--format", "table")
    assert str(row["id"]) in table.stdout
    missing = run("show", "nowhere.txt", "--db", example_record)
    assert missing.returncode == 2
    assert "nowhere.txt" in missing.stderr


def test_check_tells_copied_from_new(run: Run, example: Path, example_record: Path, tmp_path: Path) -> None:
    story = (example / "04-tta-bill.txt").read_text("utf-8")
    (tmp_path / "draft.txt").write_text(
        story + "\n\nA goat called Pim watched all this from the roof of the bakery.\n", "utf-8"
    )
    before = example_record.read_bytes()
    (row,) = lines(run("check", "draft.txt", "--db", example_record).stdout)
    assert isinstance(row["share"], float)
    assert row["share"] > 0.8
    text = (tmp_path / "draft.txt").read_text("utf-8")
    assert any("goat" in text[start:end] for start, end in row["new"])  # type: ignore[attr-defined]
    assert any(pair["kind"] in ("copy", "partial") for pair in row["copies"])  # type: ignore[attr-defined]
    assert "%" in run("check", "draft.txt", "--db", example_record, "--format", "table").stdout
    assert example_record.read_bytes() == before


def test_report_writes_a_page_without_network(run: Run, example_record: Path, tmp_path: Path) -> None:
    done = run("report", "--db", example_record, "-o", "story.html")
    page = (tmp_path / "story.html").read_text("utf-8")
    assert done.returncode == 0
    assert page.startswith("<!doctype html>")
    assert "<script src=" not in page


def test_demo_says_which_page_to_open(run: Run, tmp_path: Path) -> None:
    done = run("demo", "out")
    assert done.returncode == 0, done.stderr
    assert "out/story.html" in done.stdout
    assert (tmp_path / "out/story.html").exists()


def test_copies_without_a_record_follow_the_contract(run: Run, tmp_path: Path) -> None:
    text = "A bridge fell in Orsun on Monday and nobody was hurt, the mayor of the small town told reporters there."
    rows = [{"id": name, "text": text} for name in ("b", "a")]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    (pair,) = lines(run("copies", "in.jsonl").stdout)
    assert {key: pair[key] for key in ("a", "b", "kind", "dir", "common_source")} == {
        "a": "a",
        "b": "b",
        "kind": "copy",
        "dir": None,
        "common_source": None,
    }


def test_the_environment_may_name_the_record(run: Run, example_record: Path) -> None:
    assert run("verify", record=example_record).returncode == 0
    assert run("verify").returncode == 2


def test_copies_are_the_same_with_more_processes(run: Run, tmp_path: Path) -> None:
    rows = [{**ROW, "id": f"r{number}"} for number in range(40)]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows) + "{broken\n", "utf-8")
    one, two = run("copies", "in.jsonl"), run("copies", "in.jsonl", "--jobs", "2")
    assert (one.returncode, two.returncode) == (1, 1)
    assert one.stdout == two.stdout
    assert one.stdout.count("\n") == 40 * 39 // 2


def test_train_writes_a_reader_that_annotate_takes(run: Run, tmp_path: Path) -> None:
    """From a marked file to lines read with it; a corpus without marks is a usage error."""
    text = "The river rose.\nOrr yammered that the dam was safe."
    spans = {"source": [[16, 19]], "cue": [[20, 28]], "content": [[29, 50]]}
    rows = [{"id": str(number), "text": text, "attributions": [spans]} for number in range(24)]
    (tmp_path / "marked.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    done = run("train", "quotes", "marked.jsonl", "-o", "desk.reader")
    assert (done.returncode, "24 reports, 24 attributions" in done.stderr) == (0, True)
    read = run("annotate", "marked.jsonl", "--layers", "attributions", "--reader", "desk.reader")
    assert [one["cue"] for one in lines(read.stdout)[0]["attributions"]] == [[[20, 28]]]  # type: ignore[attr-defined]
    assert run("annotate", "marked.jsonl", "--reader", "nothing.reader").returncode == 2
    (tmp_path / "plain.jsonl").write_text(json.dumps(ROW) + "\n", "utf-8")
    assert run("train", "quotes", "plain.jsonl", "-o", "desk.reader").returncode == 2


def test_a_pipe_is_written_into_and_not_replaced(tmp_path: Path) -> None:
    """What is no file stays what it is: as root, ``-o /dev/null`` must not take the place of the device."""
    pipe, said = tmp_path / "pipe", []
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: said.append(pipe.read_bytes()))
    reader.start()
    write_pieces([b"one\n", b"two\n"], pipe)
    reader.join()
    assert said == [b"one\ntwo\n"]
    assert pipe.is_fifo()
