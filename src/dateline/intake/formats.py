"""Tell what holds no report, by the ending of its name or its first bytes, and what begins as a web page does."""

# A path stays as it was given, and pathlib writes "./a.txt" as "a.txt".
# ruff: noqa: PTH119, PTH122
from __future__ import annotations

import os
import re

from dateline.intake.guess import wide_codec
from dateline.intake.problems import UnreadableError
from dateline.intake.streams import BOMS

__all__ = ["PART_START", "SNIFFED", "bare_name", "is_page", "refuse_binary", "refuse_known"]

SNIFFED = 8_192  # bytes looked at
PACKED = (".gz", ".zst")


# Text that stands beside saved pages; as a plain report it would be nonsense.
NO_REPORTS = {
    ".css": "a style sheet",
    ".js": "a script",
    ".mjs": "a script",
    ".map": "a script",
    ".svg": "a picture",
}

SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"SQLite format 3\x00", "a SQLite database"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF87a", "a picture"),
    (b"GIF89a", "a picture"),
    (b"\x1f\x8b", "a gzip within a gzip"),
    (b"BZh91AY", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!\x1a", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"\x7fELF", "a program"),
    (b"{\\rtf", "rich text"),
    (b"PAR1\x15", "a Parquet table"),
)
# What plain text never holds in number: controls other than tab, line ends, form feed, back space and escape.
CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\b\x1b"))
CONTROL_SHARE = 0.03  # random bytes have 0.1; a text damaged in a few places stays below

BEFORE_PAGE = rb"\s*(?:<!--[^>]{0,400}-->\s*)?(?:<\?xml\b[^>]{0,200}>\s*)?"
PAGE_START = re.compile(BEFORE_PAGE + rb"<(?:!doctype\s+html|(?:html|head|body)\b)", re.IGNORECASE)
PART_START = re.compile(
    BEFORE_PAGE + rb"<(?:meta|title|link|script|style|article|main|section|div|h1|p|table)\b", re.IGNORECASE
)


def bare_name(path: str) -> str:
    """
    The name of a file in small letters, without the ending that says how it is packed.

    Example:
        >>> bare_name("news/Page.HTM.gz")
        'page.htm'
    """
    name = os.path.basename(path).lower()
    stem, ending = os.path.splitext(name)
    return stem if ending in PACKED else name


def refuse_known(path: str) -> None:
    """
    Refuse files whose name says that they hold no report.

    Raises:
        UnreadableError: With what they hold.
    """
    ending = os.path.splitext(bare_name(path))[1]
    if kind := NO_REPORTS.get(ending):
        raise UnreadableError("not-a-report", f"{kind} by its ending: name it .txt or .html if it is a report")


def is_page(head: bytes) -> bool:
    """Whether a text begins as a whole web page does; parts of one also stand in notes written by hand."""
    return PAGE_START.match(head[:SNIFFED]) is not None


def refuse_binary(head: bytes, *, signatures_only: bool = False) -> None:
    """
    Refuse what is no text.

    Args:
        head: The first bytes.
        signatures_only: True where a line can hold anything and still be read.

    Raises:
        UnreadableError: With what it is, where that can be told.
    """
    for signature, kind in SIGNATURES:
        if head.startswith(signature):
            raise UnreadableError("binary", f"{kind}, no text: save the report as text or HTML")
    if signatures_only or any(head.startswith(mark) for mark, _ in BOMS) or wide_codec(head):
        return
    sample = head[:SNIFFED]
    controls = len(sample) - len(sample.translate(None, CONTROLS))
    if controls > max(3, CONTROL_SHARE * len(sample)):
        raise UnreadableError("binary", "binary, no text: save the report as text or HTML")
