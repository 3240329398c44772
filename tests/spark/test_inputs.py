"""Blocks: however a file is cut, the blocks give its reports and problems, each at its line."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import InputError, UsageError
from dateline.intake import IntakeOptions, read_rows
from dateline.model import Incoming, Problem
from dateline.spark.find import _Lines
from dateline.spark.inputs import find_blocks, read_block
from dateline.spark.values import place_of

OPTIONS = IntakeOptions()
LINES = st.lists(
    st.one_of(
        st.builds(lambda n: json.dumps({"id": f"r{n}", "text": f"Rain {n}."}).encode(), st.integers(0, 30)),
        st.sampled_from(
            [b"", b"  ", b"{", b"[1]", b'{"id": "x"}', b"\xef\xbb\xbf{}", b'{"id": "x", "text": "\xff"}', b"\x1f\x8b"]
        ),
    ),
    max_size=12,
)


def whole(path: Path) -> list[tuple[str, bool]]:
    """Where reports and problems stand, read in one go."""
    with path.open("rb") as file:
        return [(item.where, isinstance(item, Problem)) for item in read_rows(file, str(path), OPTIONS)]


def in_blocks(path: Path, size: int) -> list[tuple[str, bool]]:
    """The same, block by block."""
    blocks = find_blocks(str(path), size)
    lines = _Lines(blocks)
    return [
        (lines.mended(place_of(number, line), item.where), isinstance(item, Problem))
        for number, block in enumerate(blocks)
        for line, item in read_block(block, OPTIONS)
    ]


@given(lines=LINES, end=st.sampled_from([b"", b"\n"]), size=st.integers(1, 200))
def test_blocks_give_the_reports_of_the_file(
    tmp_path_factory: pytest.TempPathFactory, lines: list[bytes], end: bytes, size: int
) -> None:
    """Every line is read once, and told at its own number."""
    path = tmp_path_factory.mktemp("blocks") / "in.jsonl"
    path.write_bytes(b"\n".join(lines) + end)
    assert in_blocks(path, size) == whole(path)


def test_packed_and_wide_files_are_one_block(tmp_path: Path) -> None:
    """Lines of gzip and UTF-16 cannot be told by their bytes."""
    text = "".join(json.dumps({"id": f"r{n}", "text": f"Rain {n}."}) + "\n" for n in range(9))
    for name, content in (("a.jsonl.gz", gzip.compress(text.encode())), ("b.jsonl", text.encode("utf-16"))):
        path = tmp_path / name
        path.write_bytes(content)
        assert len(find_blocks(str(path), 20)) == 1
        assert in_blocks(path, 20) == whole(path)
        assert len(whole(path)) == 9


def test_a_folder_by_name(tmp_path: Path) -> None:
    """What Spark writes beside the data is passed over; folders' names say what rows do not."""
    for name in ("b/part-1.jsonl", "b/_SUCCESS", "b/.part.crc", "outlet=Orvan%20Voice/part-0.jsonl", "notes.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text('{"id": "1", "text": "Rain."}\n')
    blocks = find_blocks(str(tmp_path), 1 << 20)
    assert [block.shown for block in blocks] == [
        str(tmp_path / "b/part-1.jsonl"),
        str(tmp_path / "outlet=Orvan%20Voice/part-0.jsonl"),
    ]
    items = [item for block in blocks for _, item in read_block(block, OPTIONS)]
    assert [item.given.outlet for item in items if isinstance(item, Incoming)] == [None, "Orvan Voice"]


def test_nothing_to_read(tmp_path: Path) -> None:
    """A name that leads nowhere is told at once."""
    with pytest.raises(UsageError, match="not standard input"):
        find_blocks("-", 1)
    with pytest.raises(InputError, match="no such file"):
        find_blocks(str(tmp_path / "nothing.jsonl"), 1)
    with pytest.raises(InputError, match="no JSONL or Parquet"):
        find_blocks(str(tmp_path), 1)
    (tmp_path / "empty.jsonl").touch()
    assert find_blocks(str(tmp_path / "empty.jsonl"), 1) == []
