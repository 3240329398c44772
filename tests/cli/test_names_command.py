"""``dateline names``: the contract's lines, bad lines, exit codes, the Python twin."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import dateline

LINES = [
    '{"id": "p1", "a": "Osmet al-Velidar", "b": "Velidar, Osmet", "kind": "person", "gold": true}',
    '{"id": "p2", "a": "Hana Orlen", "b": "Petra Orlen", "kind": "person"}',
    '{"id": "p3", "a": "Orlen", "b": "Petra Orlen"}',
    '{"id": "n1", "name": "Osmet al-Velidar", "kind": "person"}',
    '{"id": "n2", "name": "VELIDAR, Osmet", "kind": "person"}',
    '{"id": "n3", "name": "Hana Orlen", "kind": "person"}',
]
BAD = [
    ('{"id": "x", "a": "Hana"}', "x", "name-missing"),
    ('{"id": "x", "name": "  "}', "x", "name-missing"),
    ('{"id": "x", "name": 7}', "x", "name-type"),
    ('{"id": 7, "name": "Hana"}', 1, "id-type"),
    ('{"name": "Hana"}', 1, "id-missing"),
    ("[]", 1, "not-an-object"),
    ("{", 1, "bad-json"),
]


def run(*words: str, given: str = "") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "dateline", "names", *words]
    return subprocess.run(command, input=given.encode(), capture_output=True, check=False)


def rows(text: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_pairs_get_a_score_and_names_a_cluster(tmp_path: Path) -> None:
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text("\n".join(LINES), "utf-8")
    done = run(str(source), "-o", str(out))
    assert (done.returncode, done.stderr) == (0, b"")
    told = rows(out.read_bytes())
    assert [row["id"] for row in told] == ["p1", "p2", "p3", "n1", "n2", "n3"]
    assert [row["same"] for row in told[:3]] == [True, False, None]
    assert all(list(row) == ["id", "score", "same", "because"] for row in told[:3])
    assert [row["cluster"] for row in told[3:]] == ["person: Osmet al-Velidar"] * 2 + ["person: Hana Orlen"]
    assert all(list(row) == ["id", "cluster"] for row in told[3:])


def test_packed_input_standard_streams_and_the_twin_give_the_same(tmp_path: Path) -> None:
    text = "\n".join(LINES)
    packed = tmp_path / "in.jsonl.gz"
    packed.write_bytes(gzip.compress(text.encode()))
    told = run("-", given=text).stdout
    assert run(str(packed)).stdout == told
    assert list(dateline.names([line.encode() for line in LINES])) == rows(told)


@pytest.mark.parametrize(("line", "name", "code"), BAD)
def test_a_bad_line_is_told_and_the_others_are_answered(line: str, name: str | int, code: str) -> None:
    told: list[Any] = []
    first, second = dateline.names([line.encode(), LINES[0].encode()], watch=told.append)
    assert (first["id"], first["problems"][0]["code"]) == (name, code)
    assert second["same"] is True
    assert [getattr(item, "code", item) for item in told] == [code, "p1"]


def test_a_run_with_a_bad_line_ends_with_1() -> None:
    done = run("-", given=f"{BAD[0][0]}\n{LINES[0]}\n")
    assert done.returncode == 1
    assert [row["id"] for row in rows(done.stdout)] == ["x", "p1"]
    assert b"[name-missing]" in done.stderr


def test_an_unknown_kind_is_told_and_the_names_are_compared() -> None:
    done = run("-", given='{"id": "1", "a": "Hana Orlen", "b": "Hana Orlen", "kind": "robot"}\n')
    (row,) = rows(done.stdout)
    assert done.returncode == 0
    assert (row["same"], row["problems"][0]["code"]) == (True, "kind-unknown")


def test_an_id_may_stand_twice() -> None:
    said = [("1", "Hana Orlen"), ("1", "Petra Vale"), ("2", "Petra Vale")]
    lines = [json.dumps({"id": name, "name": words}).encode() for name, words in said]
    assert [row["cluster"] for row in dateline.names(lines)] == ["Hana Orlen", "Petra Vale", "Petra Vale"]


def test_a_missing_file_is_wrong_usage() -> None:
    done = run("nothing-here.jsonl")
    assert done.returncode == 2
    assert b"no such file" in done.stderr


def test_comparing_names_loads_no_language_pipeline() -> None:
    code = (
        'import sys, dateline; list(dateline.names([b\'{"id": "1", "name": "Hana"}\']));'
        "print([name for name in ('spacy', 'numpy', 'trafilatura') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
