"""All readers, a user's own first, and which of them reads a file: by its first bytes, its ending, then its content."""

# ruff: noqa: PTH122
from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import cache

from dateline.errors import UsageError
from dateline.intake.problems import UnreadableError
from dateline.intake.reader import Reader
from dateline.intake.readers import archives, feeds, lists, mails, office, parquet, pdf, plain, rows, warc, wires

__all__ = ["GROUP", "find_reader", "reader_named", "readers"]

GROUP = "dateline.readers"
SHIPPED: tuple[Reader, ...] = (
    pdf.PDF,
    office.DOCX,
    office.ODT,
    office.RTF,
    mails.MAIL,
    mails.BOX,
    mails.MHTML,
    warc.WARC,
    archives.WACZ,
    archives.ZIP,
    parquet.PARQUET,
    wires.NEWSML,
    wires.NITF,
    feeds.FEED,
    lists.MENTIONS,
    rows.LINES,
    rows.JSON,
    rows.TABLE,
    rows.TABS,
    plain.PAGE,
    plain.TEXT,
)
XML_START = re.compile(rb"\s*<(?:\?xml|[A-Za-z][\w.-]*:?[\w.-]*\s+xmlns\b|urlset|sitemapindex)\b", re.IGNORECASE)


@cache
def readers() -> tuple[Reader, ...]:
    """
    The readers in the order in which they are asked.

    Raises:
        UsageError: If an entry point of the group ``dateline.readers`` gives no reader.
    """
    return (*own_readers(), *SHIPPED)


def own_readers() -> Iterator[Reader]:
    """The readers that installed packages offer, by name."""
    from importlib.metadata import entry_points  # it imports the standard library's mail

    for point in sorted(entry_points(group=GROUP), key=lambda point: point.name):
        found = point.load()
        if not isinstance(found, Reader):
            raise UsageError(
                f"the entry point {point.name} of {GROUP} gives no reader", hint="see dateline.intake.Reader"
            )
        yield found


def reader_named(name: str) -> Reader:
    """The reader with a name."""
    return next(reader for reader in readers() if reader.name == name)


def find_reader(name: str, head: bytes) -> Reader:
    """
    The reader of a file.

    A signature in the first bytes counts more than the ending: a PDF is one whatever it is called.

    Args:
        name: The file's name, without ``.gz``; empty when it has none.
        head: Its first bytes.

    Raises:
        UnreadableError: If the ending promises a format that the bytes are not, or the bytes are XML of no known kind.

    Example:
        >>> find_reader("a.txt", b"%PDF-1.7").name, find_reader("", b'{"id": "a", "text": "Rain."}').name
        ('pdf', 'jsonl')
    """
    ending = os.path.splitext(name)[1].lower()
    signed = [reader for reader in readers() if head.startswith(reader.magic)] if head else []
    named = [reader for reader in readers() if ending in reader.endings]
    if signed:
        likely = [reader for reader in named if reader in signed] or [one for one in signed if one.recognises(head)]
        return (likely or signed[-1:])[0]
    known = [reader for reader in named if not reader.magic]
    told = [reader for reader in known if reader.recognises(head)]
    if told or (known and ending != ".xml"):
        return told[0] if told else known[-1]
    if named and not known:
        raise UnreadableError("not-as-named", f"{ending} by its ending, but it does not begin as one: get it anew")
    by_content = next((reader for reader in readers() if reader.recognises(head)), None)
    if by_content is not None:
        return by_content
    if ending == ".xml" or XML_START.match(head):
        raise UnreadableError("not-a-report", "XML of no kind that is read: save the report as text or HTML")
    return plain.TEXT
