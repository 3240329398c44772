"""Compile adjudicated marks into gold.jsonl, and join its lines with their texts."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from marking.build import as_row
from marking.lines import MarkFile, Problem
from marking.read import read_marks
from marking.resolve import Marked, resolve_marks
from marking.splits import read_index, read_splits
from marking.texts import FOLDER, MissingTextError, Texts

__all__ = ["PARTS", "compile_part", "join_rows", "open_marks", "read_rows"]

PARTS = ("own", "open")
Row = dict[str, Any]


def open_marks(path: Path, texts: Texts) -> tuple[MarkFile, Marked, list[Problem]]:
    """One mark file over its text, with its problems in the order of the lines."""
    marks, problems = read_marks(str(path), path.read_text("utf-8"))
    marked, more = resolve_marks(marks, texts.read(path.stem))
    return marks, marked, sorted([*problems, *more], key=lambda problem: problem.line)


def compile_part(part: str, texts: Texts, folder: Path = FOLDER) -> tuple[list[Row], list[Problem]]:
    """
    The gold of one part, from the files in its folder adjudicated/.

    Returns:
        Rows in the order of their ids, ours with ``text``, open ones with ``source_id``, ``licence``, ``attribution``
        and ``url`` in its place; all with ``text_sha256``, ``outlet``, ``published``, ``split``; and the problems.
    """
    index, splits = read_index(folder / "own"), read_splits(folder / "splits.tsv")
    rows, problems = [], []
    for path in sorted((folder / part / "adjudicated").glob("*.mark")):
        _, marked, found = open_marks(path, texts)
        problems.extend(found)
        head: Row = {"id": path.stem, "part": part, "split": splits[path.stem]}
        if part == "own":
            about = index[path.stem]
            head |= {name: about[name] for name in ("outlet", "published", "story", "country", "naming", "section")}
            head["text"] = marked.text
        else:
            source = texts.sources[path.stem]
            head |= {name: source[name] for name in ("outlet", "published", "source_id", "collection")}
            head |= {name: source[name] for name in ("licence", "attribution", "url")}
        head["text_sha256"] = hashlib.sha256(marked.text.encode()).hexdigest()
        rows.append({name: value for name, value in head.items() if value} | as_row(marked))
    return rows, problems


def read_rows(paths: Iterable[Path]) -> Iterator[Row]:
    """The lines of gold files."""
    for path in paths:
        yield from (json.loads(line) for line in path.read_bytes().splitlines() if line)


def join_rows(rows: Iterable[Row], texts: Texts) -> Iterator[Row]:
    """
    Rows with their texts.

    Raises:
        MissingTextError: When the text of a row is not at hand, or is not the one that was marked.
    """
    for row in rows:
        text = row["text"] if "text" in row else texts.read(row["id"])
        if hashlib.sha256(text.encode()).hexdigest() != row["text_sha256"]:
            raise MissingTextError(f"{row['id']}: the text at hand is not the one that was marked (sha256 differs)")
        yield {"id": row["id"], "text": text} | {name: value for name, value in row.items() if name != "id"}
