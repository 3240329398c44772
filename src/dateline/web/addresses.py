"""Name the pages of the site: a report by its id, words by their offsets, so that an address stays good."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import quote, urlencode

from dateline.exports.lines import line_id
from dateline.model import ReportId, Span
from dateline.page.anchors import report_anchor, words_anchor

__all__ = ["SITE", "SiteAddresses", "parse_places", "slug", "with_query", "write_places"]

_PLACE = re.compile(r"(\d{1,9})-(\d{1,9})")
_MOST_PLACES = 40  # stretches of one quotation that an address can name


def slug(report: ReportId) -> str:
    """
    A report's id as it can stand in a path; one that cannot gets a hash of itself.

    Example:
        >>> slug(ReportId("kayhan-7")), slug(ReportId("../etc"))
        ('kayhan-7', 'etc_f7f9121f')
    """
    return report_anchor(report).removeprefix("r-")


class SiteAddresses:
    """
    Every report, pair and group has a page.

    Example:
        >>> SITE.words(ReportId("kayhan-7"), Span(537, 692))
        '/report/kayhan-7?at=537-692#r-kayhan-7-s537-692'
    """

    def report(self, report: ReportId) -> str:
        """Its page."""
        return f"/report/{slug(report)}"

    def words(self, report: ReportId, *spans: Span) -> str:
        """The words on the page of the report; the page reads in the address which words are to have a name."""
        if not spans:
            return self.report(report)
        return f"{self.report(report)}?at={write_places(spans)}#{words_anchor(report_anchor(report), spans)}"

    def pair(self, one: ReportId, other: ReportId) -> str:
        """The two side by side."""
        left, right = sorted((slug(one), slug(other)))
        return f"/beside/{left}/{right}"

    def prints(self, first: ReportId) -> str:
        """The group that the report belongs to."""
        return self.lineage(first)

    def lineage(self, report: ReportId) -> str:
        """The group that the report belongs to."""
        return f"/lineage/{slug(report)}"

    def correct(self, report: ReportId, kind: str = "", own: object = None) -> str:
        """Where a person says what is right or wrong of a line, or of the report itself."""
        line = {"line": line_id(kind, report, own)} if kind else {}
        return with_query(f"/correct/{slug(report)}", **line)

    def part(self, name: str) -> str:
        """A list over all reports."""
        return {"shared": "/copies"}.get(name, f"/{name}")


SITE = SiteAddresses()


def parse_places(at: str | None) -> tuple[Span, ...]:
    """
    The words that an address names; what is no place is passed over.

    Example:
        >>> parse_places("537-692_700-712"), parse_places("9-3"), parse_places(None)
        ((Span(start=537, end=692), Span(start=700, end=712)), (), ())
    """
    found = _PLACE.findall(at or "")[:_MOST_PLACES]
    return tuple(Span(int(start), int(end)) for start, end in found if int(start) < int(end))


def write_places(spans: Sequence[Span]) -> str:
    """
    Words as an address names them; :func:`parse_places` reads them.

    Example:
        >>> write_places([Span(537, 692), Span(700, 712)])
        '537-692_700-712'
    """
    return "_".join(f"{span.start}-{span.end}" for span in spans)


def with_query(path: str, **values: object) -> str:
    """
    A path with a query of what is set.

    Example:
        >>> with_query("/quotes", speaker="Ana Vale", page=2, outlet=None)
        '/quotes?speaker=Ana+Vale&page=2'
    """
    known = {name: value for name, value in values.items() if value not in (None, "")}
    return f"{quote(path)}?{urlencode(known)}" if known else quote(path)
