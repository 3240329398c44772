"""PLOVER's event records, a line each, for those who count events."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.exports.format import Format
from dateline.exports.material import Material
from dateline.exports.plover import export_plover

__all__ = ["PLOVER"]


def write(material: Material, words: int | None) -> Iterator[str]:
    """The events with a root of the ontology; see :func:`dateline.exports.plover.export_plover`."""
    reads = (judged.read for judged in material.judged())
    return export_plover(reads, material.settled.across, material.names, words=words)


PLOVER = Format("plover", ".jsonl", "application/jsonl", "one event a line, as PLOVER has them, with offsets", write)
