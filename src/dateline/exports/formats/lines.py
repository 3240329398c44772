"""The contract's JSON lines: every line of the record with all its fields."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.exports.format import Format
from dateline.exports.jsonl import encode_line, export_lines
from dateline.exports.material import Material

__all__ = ["JSONL"]


def write(material: Material, words: int | None) -> Iterator[str]:
    """The lines; see :func:`dateline.exports.export_jsonl`."""
    return map(encode_line, export_lines(material, words))


JSONL = Format("jsonl", ".jsonl", "application/jsonl", "one object a line, everything, in the contract's words", write)
