"""Write lines into a folder of JSONL or Parquet files, whole or not at all."""

from __future__ import annotations

import itertools
import json
import os
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from dateline.errors import InputError

__all__ = ["is_folder", "write_folder"]


def is_folder(out: str) -> bool:
    """Whether a name asks for a folder of files: it ends in a slash or in .parquet, or is a folder."""
    return out.endswith(("/", ".parquet")) or Path(out).is_dir()


def write_folder(lines: Iterable[str], out: str, size: int) -> None:
    """
    Write lines into the files of a folder, ``part-00000`` and so on, in order: one after the other they are all lines.

    A name that ends in ``.parquet`` gives Parquet, with the contract's keys as columns; any other JSONL.

    Args:
        lines: The contract's lines of ``dateline copies``.
        out: The folder; it is made, and must be empty where it is there.
        size: Lines in a file.

    Raises:
        InputError: If the folder holds something, or cannot be written.
    """
    folder = Path(out)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InputError(f"{out}: there is something already", hint="name a new folder, or empty this one")
    beside = folder.with_name(f".{folder.name}.{os.getpid()}.part")
    try:
        beside.mkdir()
        rest = iter(lines)
        write = _write_parquet if folder.suffix == ".parquet" else _write_jsonl
        for number in itertools.count():
            part = list(itertools.islice(rest, size))
            if number and not part:
                break
            write(part, beside / f"part-{number:05d}")
        beside.replace(folder)
    except (PermissionError, FileNotFoundError) as error:
        raise InputError(f"{out}: cannot be written ({error.strerror})", hint="name another folder") from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _write_jsonl(lines: Sequence[str], path: Path) -> None:
    """Write some lines."""
    path.with_name(f"{path.name}.jsonl").write_text("".join(lines), "utf-8", newline="\n")


def _write_parquet(lines: Sequence[str], path: Path) -> None:
    """Write some lines as rows."""
    import pyarrow as pa
    from pyarrow import parquet

    table = pa.Table.from_pylist([json.loads(line) for line in lines], _schema(pa))
    parquet.write_table(table, path.with_name(f"{path.name}.parquet"))


def _schema(pa: Any) -> Any:
    """The contract's keys as columns."""
    words, share = pa.string(), pa.float64()
    spans = pa.list_(pa.list_(pa.int64()))
    kinds = {"a": words, "b": words, "spans": spans, "a_share": share, "b_share": share, "kind": words, "dir": words}
    return pa.schema(list((kinds | {"common_source": words, "because": words}).items()))
