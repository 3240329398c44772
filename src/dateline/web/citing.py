"""Words of a report as one hands them on: who said them, outlet, headline, day, address, and the place to check."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.model import ReadReport, Span
from dateline.page.wording import say_published
from dateline.web.addresses import write_places

__all__ = ["cite_words"]


def cite_words(read: ReadReport, places: Sequence[Span]) -> str:
    """
    Words with where they are from, in two lines.

    Args:
        read: The report as persons left it.
        places: The words, half open; parts that do not stand in a row have "[...]" between them.

    Returns:
        The words in marks, who said them where they are a quotation, outlet, headline and day as far as they are
        known; then address, hash of the text and offsets in code points, with which a program finds them again.
    """
    report, known = read.report, read.report.metadata
    quote = next((one for one in read.quotes if tuple(one.content) == tuple(places)), None)
    said = f" {quote.speaker or 'speaker not determined'}" if quote is not None else ""
    words = " [...] ".join(" ".join(span.of(report.text).split()) for span in places)
    outlet = known.outlet.value or "outlet not known"
    title = f"“{' '.join(known.title.value.split())}”" if known.title.value else "no headline"
    day = say_published(known.published)
    day = "day not determined" if day == "not determined" else day
    where = known.url.value if known.url.value else "no address"
    found = f"text sha256:{report.text_sha256}, characters {write_places(places).replace('_', ', ')}"
    return f"“{words.strip('“”')}”{said} ({outlet}, {title}, {day})\n{where}; {found}"
