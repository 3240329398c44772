"""What every part of the page asks: how a report is called, where its words are, which passages and pairs there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from dateline.model import UNSEEN, Copy, CopyKind, Direction, Quote, QuoteId, Readout, ReadReport, ReportId, Span
from dateline.page.addresses import ONE_PAGE, Addresses
from dateline.page.anchors import pair_anchor, report_anchor, words_anchor
from dateline.page.markup import Markup, element, foreign, join
from dateline.page.options import PageOptions
from dateline.page.origins import Origin, find_origins
from dateline.page.passages import Place, Side, number_passages
from dateline.page.prints import Print, fold_prints
from dateline.page.segments import Mark
from dateline.page.wording import call_report, cut_short, say_published

__all__ = ["Pair", "StoryIndex", "index_story"]

Words = tuple[ReportId, Span]


@dataclass(frozen=True, slots=True)
class Pair:
    """
    Two reports that share text, the source on the left; when it is not known, the earlier in the story.

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
        whole: The reports that are laid out whole, in order; all but the folded ones.
        folded: The prints of a text that other reports here have, of which only their own words are shown.
        prints: The folded ones of each report that is laid out in their place.
        unlisted: The folded ones beyond what the page lists: it names them where others speak of them, no more.
        places: The passages of each report that is laid out whole.
        origins: Where a passage comes from, when the rest of its report comes from elsewhere.
        numbers: The number of every aligned side.
        kinds: What any two reports share.
        pairs: Every pair of reports that are laid out whole, most shared words first.
        pairs_of: The pairs of each such report, by its own share, largest first.
        views: The pairs that the page lays out side by side, by their two reports.
        homes: Where on the page the words stand that a reason of the lineage rests on.
        evidence: The same, by the report that shows them.
        addresses: Where everything can be opened.
        tags: The number of each report, by time, from 1.
        asked: Further words of each report that somebody opens from elsewhere.
        told: Further marks in the words of a report: what other accounts tell otherwise.
    """

    story: Readout
    options: PageOptions
    reports: Mapping[ReportId, ReadReport]
    quotes: Mapping[tuple[ReportId, QuoteId], Quote]
    order: Mapping[ReportId, int]
    whole: tuple[ReadReport, ...]
    folded: Mapping[ReportId, Print]
    prints: Mapping[ReportId, tuple[Print, ...]]
    unlisted: frozenset[ReportId]
    places: Mapping[ReportId, tuple[Place, ...]]
    origins: Mapping[Place, Origin]
    numbers: Mapping[Side, int]
    kinds: Mapping[frozenset[str], CopyKind]
    pairs: tuple[Pair, ...]
    pairs_of: Mapping[ReportId, tuple[Pair, ...]]
    views: Mapping[frozenset[ReportId], Pair]
    homes: Mapping[Words, Words]
    evidence: Mapping[ReportId, tuple[Span, ...]]
    addresses: Addresses
    tags: Mapping[ReportId, int]
    asked: Mapping[ReportId, tuple[tuple[Span, ...], ...]]
    told: Mapping[ReportId, Sequence[Mark]]

    def tag(self, report: ReportId) -> str:
        """The short name of a report: R and its position by time."""
        return f"R{self.tags[report]}"

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
        """The name of a report, opening it; the name alone where the page does not hold it."""
        return self._opening(report, self.show_name(report))

    def dated_link(self, report: ReportId) -> Markup:
        """The same with its day of publication."""
        return self._opening(report, self.show_dated_name(report))

    def _opening(self, report: ReportId, words: Markup) -> Markup:
        if report in self.unlisted:
            return words
        return element("a", words, href=self.addresses.report(report))

    def show_node(self, node: str) -> Markup:
        """A node of a lineage: a report, opening it, or the name of a source whose text nobody gave."""
        if node in self.order:
            return self.link(ReportId(node))
        name = node.removeprefix(UNSEEN)
        if not name or name.startswith("("):
            return element("span", "a source that nobody names", class_="unseen")
        return element("span", foreign(name), class_="unseen")

    def shows(self, report: ReportId, *spans: Span) -> bool:
        """Whether the page holds these words: those of a folded report only where they are its own."""
        held = self.folded.get(report)
        return held is None or (report not in self.unlisted and all(held.holds(span) for span in spans))

    def prints_link(self, first: ReportId, number: int) -> Markup:
        """A line that opens the folded prints of a report: "and 295 more prints of R1"."""
        words = join([f"{number:,} more {'print' if number == 1 else 'prints'} of ", self.show_name(first)])
        return element("a", words, href=self.addresses.prints(first))

    def is_retold(self, one: str, other: str) -> bool:
        """Whether two reports have no words in common, but one retells what the other says."""
        return self.kinds.get(frozenset((one, other))) is CopyKind.REWRITE

    def anchor(self, report: ReportId, *spans: Span) -> str:
        """The name of a report's words on the page."""
        return words_anchor(report_anchor(report), spans)

    def quote_anchor(self, report: ReportId, quote: Quote) -> str:
        """The name of the words of a quotation."""
        return self.anchor(report, *quote.content)

    def to_words(self, report: ReportId, *spans: Span) -> str:
        """Where words of a report can be opened."""
        return self.addresses.words(report, *spans)

    def to_quote(self, report: ReportId, quote: Quote) -> str:
        """Where the words of a quotation can be opened."""
        return self.addresses.words(report, *quote.content)

    def to_pair(self, pair: Pair) -> str:
        """Where two reports stand side by side."""
        return self.addresses.pair(pair.copy.a, pair.copy.b)

    def to_passage(self, report: ReportId, span: Span) -> str:
        """Where the words of one aligned side can be opened: those of its passage when it has one."""
        number = self.numbers.get((report, span.start, span.end))
        homes = [p.span for p in self.places.get(report, ()) if p.number == number and p.span.holds(span)]
        return self.to_words(report, homes[0] if homes else span)

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
        return call_report(found.metadata.outlet.value, found.metadata.title.value, found.where)


def index_story(
    story: Readout,
    options: PageOptions,
    *,
    addresses: Addresses = ONE_PAGE,
    tags: Mapping[ReportId, int] | None = None,
    asked: Mapping[ReportId, tuple[tuple[Span, ...], ...]] | None = None,
    told: Mapping[ReportId, Sequence[Mark]] | None = None,
) -> StoryIndex:
    """
    Fold the prints of one text, number the passages of a story and choose the pairs that get a view.

    Args:
        story: The reports, by time, with what they share.
        options: The limits.
        addresses: Where everything can be opened.
        tags: The numbers of the reports where they are a part of more; else their position here.
        asked: Further words that are to have a name in their report.
        told: Further marks in the words of a report.
    """
    order = {read.report.id: position for position, read in enumerate(story.reports)}
    texts = {read.report.id: read.report.text for read in story.reports}
    folded = fold_prints(story.copies, texts, order, max(1, options.max_prints))
    whole = {report: position for report, position in order.items() if report not in folded}
    copies = tuple(_with_words(copy, texts) for copy in story.copies if copy.a in whole and copy.b in whole)
    places, numbers = number_passages(copies, whole, max(1, options.max_twins))
    pairs = _choose_pairs(copies, order, options)
    prints: defaultdict[ReportId, list[Print]] = defaultdict(list)
    for one in folded.values():
        prints[one.first].append(one)
    unlisted = frozenset(one.report for held in prints.values() for one in held[options.max_listed :])
    homes = _homes(story, folded, unlisted, texts)
    evidence: defaultdict[ReportId, list[Span]] = defaultdict(list)
    for report, span in sorted(set(homes.values())):
        evidence[report].append(span)
    return StoryIndex(
        story,
        options,
        {read.report.id: read for read in story.reports},
        {(read.report.id, quote.id): quote for read in story.reports for quote in read.quotes},
        order,
        tuple(read for read in story.reports if read.report.id in whole),
        folded,
        {first: tuple(found) for first, found in prints.items()},
        unlisted,
        places,
        find_origins(story.lineages, places),
        numbers,
        {frozenset((str(copy.a), str(copy.b))): copy.kind for copy in story.copies},
        pairs,
        _by_report(pairs),
        {frozenset((pair.copy.a, pair.copy.b)): pair for pair in pairs if pair.laid_out},
        homes,
        {report: tuple(spans) for report, spans in evidence.items()},
        addresses,
        tags if tags is not None else {report: position + 1 for report, position in order.items()},
        asked or {},
        told or {},
    )


def _homes(
    story: Readout, folded: Mapping[ReportId, Print], unlisted: Set[ReportId], texts: Mapping[ReportId, str]
) -> dict[Words, Words]:
    """
    Where the words stand that the reasons of the lineage rest on.

    Words that a folded report shares stand in the report laid out in its place; where that one has them otherwise,
    they stand nowhere on the page.
    """
    found: dict[Words, Words] = {}
    reasons = (reason for lineage in story.lineages for edge in lineage.edges for reason in edge.basis)
    rests_on = {(r.report, span) for r in reasons if r.report is not None and r.report in texts for span in r.spans}
    for report, span in sorted(rests_on):
        held, words = folded.get(report), span.of(texts[report])
        if held is None or (held.holds(span) and report not in unlisted):
            found[report, span] = report, span
            continue
        for shared in held.spans:
            at = texts[held.first].find(words, shared.a_start, shared.a_end)
            if shared.b_start <= span.start and span.end <= shared.b_end and words and at >= 0:
                found[report, span] = held.first, Span(at, at + len(words))
    return found


def _with_words(copy: Copy, texts: Mapping[ReportId, str]) -> Copy:
    """The pair without passages that are nothing but blanks on a side: there is nothing to open."""
    a, b = texts.get(copy.a, ""), texts.get(copy.b, "")
    spans = (s for s in copy.spans if a[s.a_start : s.a_end].strip() and b[s.b_start : s.b_end].strip())
    return replace(copy, spans=tuple(spans))


def _choose_pairs(copies: Iterable[Copy], order: Mapping[ReportId, int], options: PageOptions) -> tuple[Pair, ...]:
    known = [_turn(copy, order) for copy in copies]
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
    """By what pairs are listed: the larger share; behind all copies what is only retold, then stock words."""
    if copy.kind is CopyKind.BOILERPLATE:
        return -2
    share = round(max(copy.a_share, copy.b_share), 6)
    return share - 1 if copy.kind is CopyKind.REWRITE else share


def _turn(copy: Copy, order: Mapping[ReportId, int]) -> Copy:
    """The same pair with the source as ``a``; where that is not known, the report that comes first in the story."""
    if copy.direction is Direction.AB or (copy.direction is None and order[copy.a] <= order[copy.b]):
        return copy
    return copy.turned()


def _by_report(pairs: Iterable[Pair]) -> dict[ReportId, tuple[Pair, ...]]:
    gathered: dict[ReportId, list[tuple[float, int, Pair]]] = {}
    for rank, pair in enumerate(pairs):
        gathered.setdefault(pair.copy.a, []).append((-pair.copy.a_share, rank, pair))
        gathered.setdefault(pair.copy.b, []).append((-pair.copy.b_share, rank, pair))
    for found in gathered.values():
        found.sort(key=lambda entry: entry[:2])
    return {report: tuple(pair for *_, pair in found) for report, found in gathered.items()}
