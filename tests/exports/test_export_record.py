"""An export holds every line of the record once, opens its words, and is the same bytes for the same record."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import random
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dateline.exports import export_csv, export_jsonl
from dateline.exports.record_lines import cut_words
from dateline.exports.sheet import COLUMNS
from dateline.model import Across, AlignedSpan, Copy, CopyKind, Judgement, Problem, ReadReport, ReportId
from dateline.record import Store
from tests.record.record_strategies import made_report

TEXT = "On Monday, Ana Vale said: “We stay where we are until noon.”\nThe guards left the dam."
NAMED = ("The guards", "left")
OTHER = "=SUM(A1) was all.\nThe guards left the dam. A broken sign \ud800 stood there."


def reads() -> list[ReadReport]:
    """Two reports; the first text also under another id."""
    quoted = ("Ana Vale", "said", "“We stay where we are until noon.”")
    one = made_report(
        *(TEXT,), id="one", published=date(2024, 5, 7), quoted=quoted, dated=("Monday", date(2024, 5, 6)), named=NAMED
    )
    same = made_report(TEXT, id="same", where="s.txt", quoted=quoted, dated=("Monday", None), named=NAMED)
    return [one, same, made_report(OTHER, id="other", where="o.txt", outlet="@Vale", dated=("=SUM", None))]


COPIES = (
    Copy(
        *(ReportId("one"), ReportId("other"), (AlignedSpan(61, 85, 18, 42),), 0.3, 0.5),
        *(CopyKind.PARTIAL, None, None, "they share a passage"),
    ),
)


def make(path: Path, order: list[ReadReport]) -> Path:
    """A record with the reports in some order, an unread input and a judgement."""
    with Store(path) as store:
        for read in order:
            store.add(read)
        store.keep_unread("z.bin", [Problem("binary", "the file is not text", "z.bin", "intake", fatal=True)])
        anchor = {"text_sha256": "f" * 64, "spans": [[0, 4]], "words": ["Some words of another text"]}
        subject = {"line": "attribution", "anchors": [anchor]}
        store.add_judgement(Judgement("j-1", subject, "reject", None, "ed", "2024-05-08", "no"))
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make(tmp_path / "r.db", reads())


def lines(path: Path, words: int | None = None) -> list[dict[str, Any]]:
    """The JSON lines of a record as objects."""
    with Store(path, read_only=True) as store:
        return [json.loads(line) for line in export_jsonl(store, COPIES, words=words)]


def test_every_line_is_there_once_and_opens_its_words(path: Path) -> None:
    found = lines(path)
    kinds = [line["kind"] for line in found]
    one_report = ["report", "zone", "zone", "attribution", "utterance", "timex", "mention", "report_actor", "event"]
    assert kinds == [*one_report, "report", "zone", "zone", "timex", *one_report, "copy", "problem", "judgement"]
    assert len({line["id"] for line in found}) == len(found)
    assert all(
        list(line)[:5] == ["kind", "id", "report", "text_sha256", "spans"] for line in found if line["kind"] != "copy"
    )
    texts = {line["report"]: line["text"] for line in found if line["kind"] == "report"}
    assert texts == {"one": TEXT, "same": TEXT, "other": OTHER}
    for line in found:
        if "words" in line:
            assert line["words"] == [texts[line["report"]][start:end] for start, end in line["spans"]]
    (copy,) = (line for line in found if line["kind"] == "copy")
    assert (copy["copy_kind"], copy["a"], copy["b"], copy["spans"]) == ("partial", "one", "other", [[61, 85, 18, 42]])
    assert (copy["report"], copy["text_sha256"]) == ("one", found[0]["text_sha256"])


def test_actors_and_events_have_the_keys_of_the_contract_and_ids_across_reports(path: Path) -> None:
    found = [line for line in lines(path) if line["report"] == "one"]
    (mention,), (actor,), (event,) = (
        [line for line in found if line["kind"] == kind] for kind in ("mention", "report_actor", "event")
    )
    assert mention["actor"] == actor["id"] == actor["actor"]
    assert (mention["label"], mention["words"], mention["spans"]) == ("ORG", ["The guards"], actor["spans"])
    assert (actor["name"], actor["actor_kind"], actor["names"]) == ("The guards", "group", ["The guards"])
    assert [role["organisation"] for role in actor["roles"]] == [actor["id"]]
    assert [part["actor"] for part in actor["part_of"]] == [actor["id"]]
    assert (event["actors"], event["attributed_to"], event["recipients"]) == ([actor["id"]], [actor["id"]], [])
    assert (event["spans"], event["trigger"], event["cluster"]) == ([[72, 76]], [[72, 76]], event["id"])
    assert event["date"] == {"earliest": None, "latest": "2024-05-08", "precision": "open", "evidence": [[72, 76]]}
    assert event["numbers"] == [{"value": 3, "of": "troops", "evidence": [[72, 76]]}]
    others = {line["actor"] for line in lines(path) if line["kind"] == "mention" and line["report"] == "same"}
    assert others.isdisjoint({actor["id"]}), "until reports are compared, each has actors of its own"


def test_who_is_who_across_reports_is_what_was_settled(path: Path) -> None:
    event_id = reads()[0].events[0].id
    one, same = ReportId("one"), ReportId("same")
    across = Across({(one, "a1"): "actor-x", (same, "a1"): "actor-x"}, {(one, event_id): "event-x"})
    with Store(path, read_only=True) as store:
        found = [json.loads(line) for line in export_jsonl(store, COPIES, across=across)]
    assert {line["actor"] for line in found if line["kind"] in ("mention", "report_actor")} == {"actor-x"}
    assert [line["actors"] for line in found if line["kind"] == "event"] == [["actor-x"], ["actor-x"]]
    first, second = (line for line in found if line["kind"] == "event")
    assert (first["cluster"], second["cluster"]) == ("event-x", second["id"])


def test_a_parent_is_the_id_of_its_line(path: Path, tmp_path: Path) -> None:
    read = reads()[0]
    child = dataclasses.replace(read.quotes[0], id=type(read.quotes[0].id)("q-child"), parent=read.quotes[0].id)
    nested = make(tmp_path / "n.db", [dataclasses.replace(read, quotes=(read.quotes[0], child)), reads()[2]])
    first, second = (line for line in lines(nested) if line["kind"] == "attribution")
    assert second["parent"] == first["id"]


def test_the_order_of_adding_does_not_change_a_byte(tmp_path: Path) -> None:
    found = set()
    for seed in range(4):
        order = reads()
        random.Random(seed).shuffle(order)
        with Store(make(tmp_path / f"{seed}.db", order)) as store:
            found.add("".join(export_jsonl(store, COPIES)) + "".join(export_csv(store, COPIES)))
    assert len(found) == 1


def test_every_line_can_be_written_in_utf_8(path: Path) -> None:
    with Store(path) as store:
        for line in (*export_jsonl(store, COPIES), *export_csv(store, COPIES)):
            assert line.encode("utf-8").endswith(b"\n")


@pytest.mark.parametrize("most", [0, 1, 3])
def test_an_export_for_sharing_has_few_words_and_no_text(path: Path, most: int) -> None:
    for line in lines(path, words=most):
        assert "text" not in line
        kept = " ".join(line.get("words", [])).replace("[...]", "")
        assert len(kept.split()) <= most
    (judgement,) = (line for line in lines(path, words=most) if line["kind"] == "judgement")
    kept = " ".join(judgement["subject"]["anchors"][0]["words"]).replace("[...]", "")
    assert len(kept.split()) <= most
    with Store(path) as store:
        rows = csv.DictReader(io.StringIO("".join(export_csv(store, COPIES, words=most))))
        assert all(len(row["exact"].replace("[...]", "").split()) <= most for row in rows)


@pytest.mark.parametrize(
    ("stretches", "most", "expected"),
    [
        (["one two three"], None, ["one two three"]),
        (["one two three"], 3, ["one two three"]),
        (["one two three."], 2, ["one two [...]"]),
        (["one two", "three"], 1, ["one [...]", "[...]"]),
        (["水门大坝"], 2, ["水门 [...]"]),
        (["...", ""], 0, ["...", ""]),
    ],
)
def test_words_are_cut_between_words(stretches: list[str], most: int | None, expected: list[str]) -> None:
    assert cut_words(stretches, most) == expected


def test_the_table_has_a_row_for_every_span(path: Path) -> None:
    with Store(path) as store:
        rows = list(csv.DictReader(io.StringIO("".join(export_csv(store, COPIES)))))
    assert tuple(rows[0]) == COLUMNS
    for row in rows:
        if row["exact"] and row["report_id"] in ("one", "same"):
            assert TEXT[int(row["start"]) : int(row["end"])] == row["exact"]
    parts = [(row["kind"], row["part"]) for row in rows if row["report_id"] == "one"]
    assert [("attribution", part) for part in ("source", "cue", "content")] == [
        p for p in parts if p[0] == "attribution"
    ]
    assert [row["part"] for row in rows if row["kind"] == "copy"] == ["a", "b"]
    assert {row["status"] for row in rows} == {"machine"}


def test_no_cell_is_a_formula(path: Path) -> None:
    with Store(path) as store:
        rows = list(csv.reader(io.StringIO("".join(export_csv(store, COPIES)))))
    cells = [cell for row in rows for cell in row]
    assert "'=SUM" in cells
    assert "'@Vale" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
