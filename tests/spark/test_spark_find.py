"""Spark and one machine write the same bytes, however the input is cut, ordered and stored."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.spark.troubles import local_lines, mixed_set, reprinted_set, shuffled, write_lines

from dateline.api import copies_on_spark
from dateline.cli.main import app
from dateline.config import Config
from dateline.copies import CopyOptions
from dateline.model import Problem
from dateline.spark import SparkOptions, write_folder

pytestmark = [pytest.mark.spark, pytest.mark.usefixtures("spark")]

# A bound low enough that shingles of these few reports are frequent.
LOW = Config(copies=CopyOptions(frequent=2, many=6))


def spark_lines(path: Path, **how: Any) -> str:
    """What Spark says of a file or folder."""
    return "".join(copies_on_spark(path, **how))


@pytest.mark.parametrize("seed", [1, 2])
def test_the_same_bytes_as_one_machine(tmp_path: Path, seed: int) -> None:
    """Small sets of trouble, cut in many blocks and in one, in another order."""
    rows = mixed_set(seed)
    expected = local_lines(rows, config=LOW)
    kinds = {json.loads(line)["kind"] for line in expected.splitlines()}
    assert {"copy", "partial", "rewrite"} <= kinds
    path = write_lines(shuffled(rows, seed), tmp_path / "in.jsonl")
    assert spark_lines(path, config=LOW, options=SparkOptions(block=4096 * seed)) == expected


def test_the_usual_options(tmp_path: Path) -> None:
    """The same with shingles that become frequent only in larger sets."""
    rows = mixed_set(7, count=120)
    expected = local_lines(rows)
    assert "boilerplate" in expected
    assert spark_lines(write_lines(rows, tmp_path / "in.jsonl"), options=SparkOptions(block=1 << 14)) == expected


def test_a_story_reprinted_by_three_hundred(tmp_path: Path) -> None:
    """No pair is lost, and texts with the same words are compared once."""
    rows = reprinted_set(300)
    expected = local_lines(rows)
    assert expected.count("\n") > 300 * 299 // 2
    assert spark_lines(write_lines(rows, tmp_path / "in.jsonl")) == expected


def test_lines_that_cannot_be_read(tmp_path: Path) -> None:
    """They are told at their place as on one machine, in order of the input; of one id the first report counts."""
    rows = [json.dumps(row) for row in mixed_set(4, count=12)]
    rows[3:3] = ["{", json.dumps({"id": "blank", "text": " "}), "", "[]"]
    rows += [rows[0], json.dumps({"id": "m0", "text": "Rain fell."}), json.dumps({"id": 4, "text": "Rain fell."})]
    path = tmp_path / "in.jsonl"
    path.write_text("\n".join(rows), "utf-8")
    told: list[Any] = []
    with path.open("rb") as lines:
        from dateline.api import copies_as_lines

        expected = b"".join(copies_as_lines(lines, where=str(path), watch=told.append)).decode()
    again: list[Any] = []
    assert spark_lines(path, options=SparkOptions(block=700), watch=again.append) == expected
    assert again == told
    assert {problem.code for problem in told if isinstance(problem, Problem)} >= {"bad-json", "blank", "id-repeated"}


def test_parquet_in_and_out(tmp_path: Path) -> None:
    """Row groups are blocks, a day may be a day, a folder's name a column; lines come back as they were."""
    import pyarrow as pa
    from pyarrow import parquet

    rows = mixed_set(5, count=20)
    for row in rows:
        row["extra"] = {"gold": 1}
    table = pa.Table.from_pylist(
        [{**row, "published": date.fromisoformat(row["published"]) if "published" in row else None} for row in rows]
    )
    outlets = sorted({row["outlet"] for row in rows if row.get("outlet")})
    for outlet in outlets:
        part = table.filter(pa.compute.equal(table["outlet"], outlet)).drop_columns(["outlet"])
        folder = tmp_path / "in" / f"outlet={outlet.replace(' ', '%20')}"
        folder.mkdir(parents=True)
        parquet.write_table(part, folder / "part-0.parquet", row_group_size=3)
    rest = table.filter(pa.compute.is_null(table["outlet"]))
    parquet.write_table(rest, tmp_path / "in" / "part-1.parquet", row_group_size=5)
    expected = local_lines(rows)
    lines = spark_lines(tmp_path / "in")
    assert lines == expected
    out = tmp_path / "out.parquet"
    write_folder(lines.splitlines(keepends=True), str(out), 7)
    files = sorted(out.iterdir())
    assert len(files) == -(-expected.count("\n") // 7)
    back = [row for file in files for row in parquet.read_table(file).to_pylist()]
    assert back == [json.loads(line) for line in expected.splitlines()]


def test_the_command_with_folders_of_jsonl(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A folder in, a folder out; its files one after the other are what one machine writes. Problems end it with 1."""
    rows = mixed_set(6, count=20)
    for number in range(3):
        write_lines(rows[number::3], tmp_path / "in" / f"part-{number}.jsonl")
    (tmp_path / "in" / "part-3.jsonl").write_text('{"id": "bad"}\n')
    inputs = [row for number in range(3) for row in rows[number::3]]
    with pytest.raises(SystemExit) as ended:
        app(
            [
                "copies",
                f"{tmp_path}/in",
                "-o",
                f"{tmp_path}/out/",
                "--engine",
                "spark",
                "--kind",
                "copy,partial,rewrite",
            ]
        )
    assert ended.value.code == 1
    assert "part-3.jsonl:1 (id bad)" in capfd.readouterr().err
    written = "".join(file.read_text("utf-8") for file in sorted((tmp_path / "out").iterdir()))
    lines = local_lines(inputs).splitlines(keepends=True)
    assert written == "".join(line for line in lines if json.loads(line)["kind"] in ("copy", "partial", "rewrite"))
