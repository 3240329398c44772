"""Cut files of reports into blocks that tasks read: JSONL by lines, Parquet by row groups, from a file or a folder."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from dateline.errors import InputError, UsageError
from dateline.intake import IntakeOptions, read_rows
from dateline.intake.problems import shown
from dateline.intake.rows import KEYS, merged
from dateline.model import Given, Incoming, Problem
from dateline.spark.values import Block

__all__ = ["find_blocks", "lines_before", "read_block"]

_PIECE = 1 << 16
_WHOLE = (
    b"\x1f\x8b",
    b"\xff\xfe",
    b"\xfe\xff",
    b"\x00\x00\xfe\xff",
)  # gzip, UTF-16, UTF-32: lines cannot be told apart
_ENDINGS = (".jsonl", ".jsonl.gz", ".json", ".json.gz", ".ndjson", ".ndjson.gz", ".parquet")
_NONE = "__HIVE_DEFAULT_PARTITION__"  # what Hive and Spark name the folder of rows without a value
_COLUMNS = (*KEYS, "text", "html")


def find_blocks(source: str, size: int) -> list[Block]:
    """
    The blocks of a file or a folder, in the order in which their reports count.

    A folder is gone through by name; files and folders that begin with "_" or "." are passed over, as Spark does. Names
    of folders like ``outlet=Ledger`` say what the rows do not.

    Args:
        source: A JSONL file (plain or .gz), a Parquet file, or a folder of them.
        size: Bytes of JSONL in a block.

    Raises:
        UsageError: For standard input, which workers do not see.
        InputError: If there is nothing, or nothing that is JSONL or Parquet.
    """
    if source == "-":
        raise UsageError(
            "--engine spark reads files, not standard input", hint="name a JSONL or Parquet file, or a folder of them"
        )
    root = Path(source)
    if root.is_dir():
        files = [path for path in sorted(root.rglob("*")) if path.is_file() and _is_wanted(path.relative_to(root))]
        if not files:
            raise InputError(
                f"{source}: no JSONL or Parquet in this folder", hint="files end in .jsonl, .gz or .parquet"
            )
    elif root.is_file():
        files = [root]
    else:
        raise InputError(f"{source}: no such file or folder", hint="name a JSONL or Parquet file, or a folder of them")
    blocks: list[Block] = []
    for path in files:
        where = source if path == root else str(Path(source) / path.relative_to(root))
        whole = Block(str(path.resolve()), shown(where), 0, path.stat().st_size, given=_said_by_folders(root, path))
        blocks += _row_groups(whole) if path.suffix == ".parquet" else _ranges(whole, size)
    return blocks


def _is_wanted(path: Path) -> bool:
    """Whether a file of a folder holds reports, by its name."""
    return not any(part.startswith(("_", ".")) for part in path.parts) and path.name.lower().endswith(_ENDINGS)


def _said_by_folders(root: Path, path: Path) -> Given:
    """What the names of the folders between say: ``outlet=Ledger``."""
    said: dict[str, str] = {}
    for part in path.relative_to(root).parts[:-1]:
        key, equals, value = part.partition("=")
        if equals and key in KEYS and key != "id" and value != _NONE:
            said[key] = unquote(value)
    return Given(**said)


def _ranges(whole: Block, size: int) -> Iterator[Block]:
    """A JSONL file cut at line ends, into blocks of about so many bytes."""
    with Path(whole.path).open("rb") as file:
        head = file.read(4)
        if head.startswith(_WHOLE):
            yield whole
            return
        start = 0
        while start < whole.end:
            file.seek(min(start + size, whole.end))
            while (piece := file.readline(_PIECE)) and not piece.endswith(b"\n"):
                pass
            end = min(file.tell(), whole.end)
            yield replace(whole, start=start, end=end)
            start = end


def _row_groups(whole: Block) -> Iterator[Block]:
    """The row groups of a Parquet file, each a block."""
    import pyarrow as pa
    from pyarrow import parquet

    try:
        with parquet.ParquetFile(whole.path) as file:
            counts = [file.metadata.row_group(k).num_rows for k in range(file.num_row_groups)]
            names = set(file.schema_arrow.names)
    except pa.ArrowInvalid as error:
        raise InputError(
            f"{whole.shown}: no Parquet ({error})", hint="write it anew, or take it out of the folder"
        ) from error
    if names.isdisjoint(("text", "html")) or "id" not in names:
        raise InputError(
            f"{whole.shown}: no columns id and text", hint="name the columns as the contract names the keys"
        )
    first = 0
    for k, count in enumerate(counts):
        yield replace(whole, start=k, end=k + 1, first=first, parquet=True)
        first += count


def read_block(block: Block, options: IntakeOptions) -> Iterator[tuple[int, Incoming | Problem]]:
    """
    The reports and problems of a block, each with the number of its line in the block, from 1; see ``read_rows``.

    Problems are told at that line; ``lines_before`` says how many lines come before the block.
    """
    if block.parquet:
        pieces: Iterator[bytes] = (json.dumps(row, default=_words).encode() + b"\n" for row in _rows(block))
    else:
        pieces = _bytes_of(block)
    beyond = len(block.shown) + 1
    last = 0
    for item in read_rows(_Stream(pieces), block.shown, options):
        number = _number_at(item.where, beyond)
        # A gzip that breaks off is told of the file, behind the last line.
        last = last + 1 if number is None else number - bool(block.start and not block.parquet)
        if isinstance(item, Incoming) and block.given != Given():
            item = replace(item, given=merged(item.given, block.given))
        yield last, item


def _bytes_of(block: Block) -> Iterator[bytes]:
    """The bytes of a block. One that begins inside a file begins with a blank line: it has no head of a file."""
    if block.start:
        yield b"\n"
    with Path(block.path).open("rb") as file:
        file.seek(block.start)
        left = block.end - block.start
        while left and (piece := file.read(min(_PIECE, left))):
            left -= len(piece)
            yield piece


def _rows(block: Block) -> Iterator[Mapping[str, Any]]:
    """The rows of a Parquet block, with the columns that the contract knows."""
    from pyarrow import parquet

    with parquet.ParquetFile(block.path) as file:
        columns = [name for name in _COLUMNS if name in file.schema_arrow.names]
        groups = list(range(block.start, block.end))
        for batch in file.iter_batches(1024, row_groups=groups, columns=columns):
            yield from batch.to_pylist()


def _words(value: object) -> str:
    """A day or a time of Parquet as the contract writes it."""
    return value.isoformat() if isinstance(value, date) else str(value)


class _Stream:
    """Pieces as an open binary file that is read from front to back."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces

    def __iter__(self) -> Iterator[bytes]:
        return self._pieces

    def read1(self, size: int = -1) -> bytes:
        """The next piece, whatever its size; empty at the end."""
        return next(self._pieces, b"")


def _number_at(where: str, beyond: int) -> int | None:
    """The line in ``path:line`` or ``path:line (id x)``; None where no line is named."""
    digits = where[beyond:].partition(" ")[0]
    return int(digits) if digits.isdigit() else None


def lines_before(block: Block) -> int:
    """How many lines of its file come before a block."""
    if block.parquet or not block.start:
        return block.first
    before = replace(block, start=0, end=block.start)
    return sum(piece.count(b"\n") for piece in _bytes_of(before))
