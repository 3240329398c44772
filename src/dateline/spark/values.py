"""What a search on Spark goes by: its options, the blocks that input is cut into, the place of a report."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.model import Given

__all__ = ["Block", "SparkOptions", "block_of", "place_of"]

_LINES = 32  # bits of a place that number the lines of a block


@dataclass(frozen=True, slots=True, kw_only=True)
class SparkOptions:
    """
    How the work is cut; none of it shows in the result.

    Args:
        master: The address of the cluster as Spark writes it ("spark://host:7077", "local[2]"); None is what Spark's
            own settings say (spark-defaults.conf, spark-submit), else this machine.
        block: Bytes of JSONL that one task reads, some 8 seconds of work; a .gz file is one block.
        lines: Lines in one file of a folder that is written.
    """

    master: str | None = None
    block: int = 8 << 20
    lines: int = 100_000


@dataclass(frozen=True, slots=True)
class Block:
    """
    A part of one file that is read by one task.

    Args:
        path: The file, as every worker sees it.
        shown: The file as the person named it, fit for one line.
        start, end: Bytes of JSONL, from the start of a line to the end of one; of Parquet, row groups.
        first: How many rows of Parquet come before it; of JSONL that is counted when it is asked for.
        parquet: Whether it is Parquet.
        given: What the folders' names say of its reports ("outlet=Ishtera Ledger").
    """

    path: str
    shown: str
    start: int
    end: int
    first: int = 0
    parquet: bool = False
    given: Given = field(default_factory=Given)


def place_of(block: int, line: int) -> int:
    """
    The number of a report: by its block, then by its line.

    Example:
        >>> block_of(place_of(3, 17)), place_of(1, 0) > place_of(0, 1 << 20)
        (3, True)
    """
    return block << _LINES | line


def block_of(place: int) -> int:
    """The block of a report."""
    return place >> _LINES
