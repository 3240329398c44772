"""Folders of lines: whole or not at all, and never over something that is there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline.spark import is_folder, write_folder


def test_files_in_order(tmp_path: Path) -> None:
    """One after the other they are all lines; without a line there is one empty file."""
    write_folder([f"{n}\n" for n in range(5)], f"{tmp_path}/out/", 2)
    assert [(file.name, file.read_text()) for file in sorted((tmp_path / "out").iterdir())] == [
        ("part-00000.jsonl", "0\n1\n"),
        ("part-00001.jsonl", "2\n3\n"),
        ("part-00002.jsonl", "4\n"),
    ]
    write_folder([], f"{tmp_path}/none/", 2)
    assert [file.read_text() for file in (tmp_path / "none").iterdir()] == [""]


def test_nothing_is_left_of_a_run_that_ends(tmp_path: Path) -> None:
    """A folder appears when it is whole."""

    def lines() -> Iterator[str]:
        yield "0\n"
        raise RuntimeError("stopped")

    with pytest.raises(RuntimeError, match="stopped"):
        write_folder(lines(), f"{tmp_path}/out/", 1)
    assert list(tmp_path.iterdir()) == []


def test_what_is_there_stays(tmp_path: Path) -> None:
    """A folder that holds something is refused before any work; an empty one is filled."""
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "a.txt").touch()
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match="something already"):
        write_folder(["0\n"], f"{tmp_path}/full/", 1)
    write_folder(["0\n"], f"{tmp_path}/empty", 1)
    assert (tmp_path / "empty" / "part-00000.jsonl").read_text() == "0\n"
    with pytest.raises(InputError, match="cannot be written"):
        write_folder(["0\n"], f"{tmp_path}/nowhere/out/", 1)


def test_names_of_folders(tmp_path: Path) -> None:
    """A slash, .parquet or a folder that is there."""
    asked = [f"{tmp_path}", "out/", "out.parquet", "out.jsonl", "-"]
    assert [is_folder(name) for name in asked] == [True, True, True, False, False]
