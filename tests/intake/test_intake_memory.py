"""What is held does not grow with what is read."""

import gzip
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.intake import IntakeOptions, read_reports
from dateline.model import Problem

TEXT = "Rain fell on Orsun. " * 100


def peak(path: Path, options: IntakeOptions | None = None) -> tuple[int, int]:
    """The number of items and the most bytes held while reading them."""
    tracemalloc.start()
    count = sum(1 for _ in read_reports([str(path)], options or IntakeOptions()))
    held = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return count, held


def lines(number: int) -> str:
    """So many reports as JSON lines."""
    return "".join(f'{{"id": "{index}", "text": "{TEXT}{index}"}}\n' for index in range(number))


def objects(number: int) -> str:
    """So many reports as a list."""
    return f"[{','.join(lines(number).splitlines())}]"


def table(number: int) -> str:
    """So many reports as a table."""
    return "id,text\n" + "".join(f'{index},"{TEXT}{index}"\n' for index in range(number))


@pytest.mark.parametrize(("name", "make"), [("a.jsonl", lines), ("a.json", objects), ("a.csv", table)])
def test_memory_is_flat(name: str, make: Callable[[int], str], tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(make(300))
    _, few = peak(path)
    path.write_text(make(3_000))
    count, many = peak(path)
    assert count == 3_000
    assert many < few + 3_000 * 600  # the ids seen, not the two thousand characters of each report


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.json", "a.csv", "a"])
def test_a_bomb_is_not_held(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.gz"
    with gzip.open(path, "wb") as file:
        file.write(b'{"text": "' if "json" in name else b"text\n")
        for _ in range(60):
            file.write(b"x" * 1_000_000)
    count, held = peak(path, IntakeOptions(max_report_bytes=1_000_000))
    assert count == 1
    assert held < 5_000_000


def test_a_line_of_fifty_megabytes_is_not_held(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with path.open("wb") as file:
        file.write(b'{"id": "big", "text": "')
        for _ in range(50):
            file.write(b"x" * 1_000_000)
        file.write(b'"}\n{"id": "b", "text": "Rain"}\n')
    tracemalloc.start()
    problem, report = read_reports([str(path)])
    held = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert isinstance(problem, Problem)
    assert (problem.code, problem.where) == ("too-large", f"{path}:1 (id big)")
    assert report.where == f"{path}:2"
    assert held < 25_000_000
