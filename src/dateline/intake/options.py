"""What reading in may be told: how much to hold, unpack and wait for, and how tables name their columns."""

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
        max_file_bytes: The largest PDF, document, mail or feed, in bytes after unpacking: they carry pictures.
        max_gz_ratio: How many times larger than its .gz, .zst or archive a file may become. Text shrinks 3 to 10 times,
            and the same report again and again 160 times; a gzip bomb reaches 1,000. Counted once
            ``max_report_bytes`` have come out.
        max_archive_bytes: All that is read out of one archive, in bytes after unpacking.
        max_archive_files: Files in one archive.
        max_depth: Files within files (a PDF in a mail in a ZIP is 2).
        max_pages: Pages of a PDF; the rest is not read.
        max_seconds: Seconds of CPU for one PDF, document, mail or feed, in the process that reads it; ten times as
            many by the clock.
        max_memory_bytes: Memory of that process.
        columns: How a table names its columns, where not as the contract does: "text=Body, published=Date".
    """

    max_report_bytes: int = 10_000_000
    max_file_bytes: int = 100_000_000
    max_gz_ratio: int = 300
    max_archive_bytes: int = 20_000_000_000
    max_archive_files: int = 100_000
    max_depth: int = 4
    max_pages: int = 1_000
    max_seconds: int = 60
    max_memory_bytes: int = 1_500_000_000
    columns: str = ""


DEFAULT = IntakeOptions()
