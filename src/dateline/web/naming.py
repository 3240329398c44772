"""Say which report is meant, in the words and with the number that it has on every page."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.model import ReportId
from dateline.page.markup import Markup, element, foreign, join
from dateline.page.wording import call_report, cut_short, say_published
from dateline.record import ReportSummary
from dateline.web.addresses import SITE
from dateline.web.settled import Settled

__all__ = ["Names"]

_ID = re.compile(r"[^\s,;:“”()]{8,}")  # an id of fewer signs may be a word of the reason
_TITLE = 160  # characters of a headline in a list


@dataclass(frozen=True, slots=True)
class Names:
    """The names of the reports of one record."""

    settled: Settled

    def tag(self, report: ReportId) -> str:
        """The short name: R and the number by time; a report that came since has none yet."""
        number = self.settled.tags.get(report)
        return f"R{number}" if number else "new"

    def reason(self, words: str) -> str:
        """A reason, with the short names of reports for their ids."""
        return _ID.sub(lambda found: self.tag(own) if (own := ReportId(found[0])) in self.settled.tags else own, words)

    def show(self, report: ReportSummary) -> Markup:
        """Tag and outlet."""
        called = call_report(report.outlet, report.title, report.where)
        return join([element("span", self.tag(report.id), class_="tag"), " ", foreign(called)])

    def link(self, report: ReportSummary) -> Markup:
        """Tag and outlet, opening the report."""
        return element("a", self.show(report), href=SITE.report(report.id))

    def title(self, report: ReportSummary) -> Markup:
        """The headline, or that there is none."""
        if not report.title:
            return element("span", "no headline in the text", class_="unknown")
        return foreign(cut_short(report.title, _TITLE))

    def title_link(self, report: ReportSummary) -> Markup:
        """The headline, opening the report."""
        return element("a", self.title(report), href=SITE.report(report.id))

    def when(self, report: ReportSummary) -> Markup:
        """The day of publication, or that it is not determined."""
        told = say_published(report.published)
        if told == "not determined":
            return element("span", "date not determined", class_="unknown")
        return foreign(told)
