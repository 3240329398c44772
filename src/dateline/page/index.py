"""What every part of the page asks: how a report is called, where its words are, which passages and pairs there are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from dateline.model import Copy, CopyKind, Direction, Quote, QuoteId, ReadReport, ReportId, Span, Story
from dateline.page.anchors import pair_anchor, report_anchor, words_anchor
from dateline.page.markup import Markup, element, foreign, join
from dateline.page.options import PageOptions
from dateline.page.passages import Place, Side, number_passages
from dateline.page.wording import cut_short, say_published

__all__ = ["Pair", "StoryIndex", "index_story"]

_NAME = 48  # characters of a headline or file name that stands in for an outlet


@dataclass(frozen=True, slots=True)
class Pair:
    """
    Two reports that share text, the earlier in the story on the left.

    Args:
        copy: What they share, with ``a`` on the left.
        anchor: The name of their side-by-side view.
        listed: Whether it stands in the table of shared text.
        laid_out: Whether the page holds its side-by-side view.
    """

    copy: Copy
    anchor: str
    listed: bool
    laid_out: bool


@dataclass(frozen=True, slots=True)
class StoryIndex:
    """
    A story with everything that is looked up while its page is written.

    Args:
        story, options: As given.
        reports: By id.
        quotes: By report and id.
        order: Position of each report in the story.
        places: The passages of each report.
        numbers: The number of every aligned side.
        pairs: Every pair, most shared words first.
        pairs_of: The pairs of each report, by its own share, largest first.
        views: The pairs that the page lays out side by side, by their two reports.
    """

    story: Story
    options: PageOptions
    reports: Mapping[ReportId, ReadReport]
    quotes: Mapping[tuple[ReportId, QuoteId], Quote]
    order: Mapping[ReportId, int]
    places: Mapping[ReportId, tuple[Place, ...]]
    numbers: Mapping[Side, int]
    pairs: tuple[Pair, ...]
    pairs_of: Mapping[ReportId, tuple[Pair, ...]]
    views: Mapping[frozenset[ReportId], Pair]

    def tag(self, report: ReportId) -> str:
        """The short name of a report on this page: R and its position by time."""
        return f"R{self.order[report] + 1}"

    def show_tag(self, report: ReportId) -> Markup:
        """The same as Markup."""
        return element("span", self.tag(report), class_="tag")

    def name(self, report: ReportId) -> str:
        """A report in plain words, for a title or for those who hear the page: tag and outlet."""
        return f"{self.tag(report)} {self._called(report)}"

    def show_name(self, report: ReportId) -> Markup:
        """The same as Markup, the outlet's name kept apart from our words."""
        return join([self.show_tag(report), " ", foreign(self._called(report))])

    def show_dated_name(self, report: ReportId) -> Markup:
        """Tag, outlet and day of publication."""
        published = self.reports[report].report.metadata.published
        if published.value is None and published.earliest is None and published.latest is None:
            return join([self.show_name(report), ", no date"])
        return join([self.show_name(report), ", ", foreign(say_published(published).split(", ")[0])])

    def link(self, report: ReportId) -> Markup:
        """The name of a report, opening it."""
        return element("a", self.show_name(report), href=f"#{report_anchor(report)}")

    def anchor(self, report: ReportId, *spans: Span) -> str:
        """The name of a report's words on the page."""
        return words_anchor(report_anchor(report), spans)

    def quote_anchor(self, report: ReportId, quote: Quote) -> str:
        """The name of the words of a quotation."""
        return self.anchor(report, *quote.content)

    def passage_anchor(self, report: ReportId, span: Span) -> str:
        """The name of the words of one aligned side: those of its passage when it has one."""
        number = self.numbers.get((report, span.start, span.end))
        homes = [p.span for p in self.places.get(report, ()) if p.number == number and p.span.holds(span)]
        return self.anchor(report, homes[0] if homes else span)

    def words(self, report: ReportId, *spans: Span) -> str:
        """The words of spans, breaks between them shown."""
        text = self.reports[report].report.text
        limit = 16 * self.options.max_excerpt  # nobody reads more in a list; keeps a megabyte out of a table
        return " [...] ".join(text[span.start : min(span.end, span.start + limit)] for span in spans)

    def excerpt(self, report: ReportId, *spans: Span) -> str:
        """The same words on one line, cut to what a list can hold."""
        return cut_short(self.words(report, *spans), self.options.max_excerpt)

    def _called(self, report: ReportId) -> str:
        found = self.reports[report].report
        known = found.metadata.outlet.value or found.metadata.title.value
        return cut_short(known or re.split(r"[/\\]", found.where)[-1] or "report", _NAME)


def index_story(story: Story, options: PageOptions) -> StoryIndex:
    """Number the passages of a story and choose the pairs that get a side-by-side view."""
    order = {read.report.id: position for position, read in enumerate(story.reports)}
    texts = {read.report.id: read.report.text for read in story.reports}
    story = replace(story, copies=tuple(_with_words(copy, texts) for copy in story.copies))
    places, numbers = number_passages(story.copies, order, max(1, options.max_twins))
    pairs = _choose_pairs(story.copies, order, options)
    return StoryIndex(
        story,
        options,
        {read.report.id: read for read in story.reports},
        {(read.report.id, quote.id): quote for read in story.reports for quote in read.quotes},
        order,
        places,
        numbers,
        pairs,
        _by_report(pairs),
        {frozenset((pair.copy.a, pair.copy.b)): pair for pair in pairs if pair.laid_out},
    )


def _with_words(copy: Copy, texts: Mapping[ReportId, str]) -> Copy:
    """The pair without passages that are nothing but blanks on a side: there is nothing to open."""
    a, b = texts.get(copy.a, ""), texts.get(copy.b, "")
    spans = (s for s in copy.spans if a[s.a_start : s.a_end].strip() and b[s.b_start : s.b_end].strip())
    return replace(copy, spans=tuple(spans))


def _choose_pairs(copies: Iterable[Copy], order: Mapping[ReportId, int], options: PageOptions) -> tuple[Pair, ...]:
    known = [_turn(copy, order) for copy in copies if copy.a in order and copy.b in order]
    known.sort(key=lambda copy: (-_weight(copy), order[copy.a], order[copy.b]))
    pairs: list[Pair] = []
    most = options.max_pairs
    for copy in known:
        laid_out = copy.kind is not CopyKind.BOILERPLATE and most > 0
        most -= laid_out
        anchor = pair_anchor(report_anchor(copy.a), report_anchor(copy.b))
        pairs.append(Pair(copy, anchor, len(pairs) < options.max_listed, laid_out))
    return tuple(pairs)


def _weight(copy: Copy) -> float:
    return -1 if copy.kind is CopyKind.BOILERPLATE else round(max(copy.a_share, copy.b_share), 6)


def _turn(copy: Copy, order: Mapping[ReportId, int]) -> Copy:
    """The same pair with the report that comes first in the story as ``a``."""
    if order[copy.a] <= order[copy.b]:
        return copy
    turned = {Direction.AB: Direction.BA, Direction.BA: Direction.AB, None: None}
    spans = tuple(sorted(span.turned() for span in copy.spans))
    return Copy(
        copy.b,
        copy.a,
        spans,
        copy.b_share,
        copy.a_share,
        copy.kind,
        turned[copy.direction],
        copy.common_source,
        copy.because,
    )


def _by_report(pairs: Iterable[Pair]) -> dict[ReportId, tuple[Pair, ...]]:
    gathered: dict[ReportId, list[tuple[float, int, Pair]]] = {}
    for rank, pair in enumerate(pairs):
        gathered.setdefault(pair.copy.a, []).append((-pair.copy.a_share, rank, pair))
        gathered.setdefault(pair.copy.b, []).append((-pair.copy.b_share, rank, pair))
    for found in gathered.values():
        found.sort(key=lambda entry: entry[:2])
    return {report: tuple(pair for *_, pair in found) for report, found in gathered.items()}
