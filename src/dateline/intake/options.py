"""What a reader of inputs may be told: how much of one report it will hold at once."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["DEFAULT", "IntakeOptions"]


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeOptions:
    """
    The ceilings of reading in; what lies above one becomes a Problem and the run goes on.

    Args:
        max_report_bytes: The largest single report (file, JSONL line, table row), in bytes after unpacking. The default
            is twice the longest news page we met (4.7 MB of HTML), so that a broken dump never fills the memory.
        max_gz_ratio: How many times larger than its .gz a file may become. Text shrinks 3 to 10 times, and the same
            report again and again 160 times; a gzip bomb reaches 1,000. Counted once
            ``max_report_bytes`` have come out.
    """

    max_report_bytes: int = 10_000_000
    max_gz_ratio: int = 300


DEFAULT = IntakeOptions()
