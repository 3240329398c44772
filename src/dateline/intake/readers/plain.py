"""Plain text and single HTML pages."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.intake.documents import read_document
from dateline.intake.formats import PART_START, is_page, refuse_binary
from dateline.intake.options import IntakeOptions
from dateline.intake.reader import FileReader, Found, Opened
from dateline.intake.streams import peek, without_mark
from dateline.model import Media

__all__ = ["PAGE", "TEXT"]

SNIFFED = 8_192


def read_text(opened: Opened, options: IntakeOptions) -> Iterator[Found]:
    """A file of plain text."""
    yield read_as(opened, options, Media.TEXT)


def read_page(opened: Opened, options: IntakeOptions) -> Iterator[Found]:
    """A saved page."""
    yield read_as(opened, options, Media.HTML)


def read_as(opened: Opened, options: IntakeOptions, media: Media) -> Found:
    """A text or a page, refused when it is neither."""
    head, pieces = peek(opened.pieces, SNIFFED)
    refuse_binary(head)
    opened.pieces = pieces
    content = opened.content(options.max_report_bytes)
    return read_document(content, opened.where, media, charset=opened.charset)


def begins_as_page(head: bytes) -> bool:
    """Whether bytes begin with a tag of a page."""
    head = without_mark(head)
    return is_page(head) or PART_START.match(head) is not None


TEXT = FileReader("text", read_text, (".txt", ".text", ".md"), single=True)
PAGE = FileReader("html", read_page, (".html", ".htm", ".xhtml"), known_by=begins_as_page, single=True)
