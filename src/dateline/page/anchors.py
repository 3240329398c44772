"""Name places on the page by what they show, so that a link stays good when other reports are added."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from dateline.model import ReportId, Span

__all__ = ["pair_anchor", "prints_anchor", "report_anchor", "words_anchor"]

# Single hyphens only, none before "s1": then "--" can part two reports and "-s1-2" can open a place, without clash.
_PLAIN = re.compile(r"[A-Za-z0-9_]+(?:-(?!s\d)[A-Za-z0-9_]+)*")
_LONGEST = 64


def report_anchor(report: ReportId) -> str:
    """
    The name of a report on the page; an id that cannot stand in an address gets a hash of itself.

    Example:
        >>> report_anchor(ReportId("kayhan-7")), report_anchor(ReportId("a/b"))
        ('r-kayhan-7', 'r-a_b_c14cddc0')
    """
    if len(report) <= _LONGEST and _PLAIN.fullmatch(report):
        return f"r-{report}"
    digest = hashlib.sha256(report.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    readable = re.sub(r"[^A-Za-z0-9]+", "_", report).strip("_")[:_LONGEST]
    return f"r-{readable}_{digest}"


def words_anchor(report: str, spans: Iterable[Span]) -> str:
    """
    The name of words of a report: its own name and their offsets, in code points.

    Args:
        report: The name of the report on the page.
        spans: The words; a quotation with a break in it has several.

    Example:
        >>> words_anchor("r-kayhan-7", [Span(537, 692), Span(700, 712)])
        'r-kayhan-7-s537-692_700-712'
    """
    return f"{report}-s" + "_".join(f"{span.start}-{span.end}" for span in spans)


def pair_anchor(left: str, right: str) -> str:
    """The name of the side-by-side view of two reports, whichever stands on the left."""
    return "p-{}--{}".format(*sorted((left.removeprefix("r-"), right.removeprefix("r-"))))


def prints_anchor(report: str) -> str:
    """The name of the list of further prints of a report's text, by the report's own name on the page."""
    return f"{report}--prints"
