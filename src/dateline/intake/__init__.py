"""Bring reports in: from bytes in files, folders and standard input to decoded content and what was said beside it."""

from typing import TYPE_CHECKING

from dateline.text.later import face

if TYPE_CHECKING:
    from dateline.intake.addresses import read_addresses
    from dateline.intake.name_rows import read_names
    from dateline.intake.options import IntakeOptions
    from dateline.intake.problems import PROBLEM_CODES, UnreadableError
    from dateline.intake.read import read_reports, read_rows
    from dateline.intake.reader import FileReader, Inner, Opened, Reader
    from dateline.intake.readers.warc import Page, archive_pages, page_report
    from dateline.intake.rows import row_of
    from dateline.intake.targets import is_address

__all__ = [
    "PROBLEM_CODES",
    "FileReader",
    "Inner",
    "IntakeOptions",
    "Opened",
    "Page",
    "Reader",
    "UnreadableError",
    "archive_pages",
    "is_address",
    "page_report",
    "read_addresses",
    "read_names",
    "read_reports",
    "read_rows",
    "row_of",
]

__getattr__ = face(
    __name__,
    {
        "addresses": "read_addresses",
        "name_rows": "read_names",
        "options": "IntakeOptions",
        "problems": "PROBLEM_CODES UnreadableError",
        "read": "read_reports read_rows",
        "reader": "FileReader Inner Opened Reader",
        "readers.warc": "Page archive_pages page_report",
        "rows": "row_of",
        "targets": "is_address",
    },
)
