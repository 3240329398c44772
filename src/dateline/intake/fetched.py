"""Read what was fetched from an address, as a file of the same bytes is read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from dateline.intake.apart import Apart
from dateline.intake.ids import SeenIds
from dateline.intake.options import DEFAULT, IntakeOptions
from dateline.intake.problems import UnreadableError
from dateline.intake.read import Run
from dateline.model import Given, Incoming, Problem

__all__ = ["read_fetched"]

NOTHING = Given()
CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
#: What a kind of content is called as a file; a site's word for it counts more than the ending of its address.
NAMES = {
    "text/html": "page.html",
    "application/xhtml+xml": "page.html",
    "text/plain": "page.txt",
    "application/pdf": "page.pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "page.docx",
}


def read_fetched(
    content: bytes, where: str, content_type: str | None, given: Given = NOTHING, options: IntakeOptions = DEFAULT
) -> Iterator[Incoming | Problem]:
    """
    The reports that stand at an address.

    Args:
        content: The bytes.
        where: The address.
        content_type: As the site gives it; its charset wins over what a page says itself.
        given: What is known beside it.
        options: The ceilings.

    Returns:
        What a file of these bytes gives: one report for a page.

    Example:
        >>> [report.media.value for report in read_fetched(b"<p>Rain.</p>", "https://post.example/a", "text/html")]
        ['html']
    """
    kind, _, rest = (content_type or "").partition(";")
    name = NAMES.get(kind.strip().lower()) or urlsplit(where).path.rpartition("/")[2] or "page.html"
    named = CHARSET.search(rest)
    with Apart(options) as apart:
        run = Run(options, given, SeenIds(keep=False), None, apart)
        try:
            yield from run.contents(run.opened(where, name, iter((content,)), named[1] if named else ""), NOTHING)
        except UnreadableError as stop:
            yield stop.at(where)
