"""Say and draw one edge of a lineage: how a report hangs on another, why, and the words that this rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.copies import Line, line_of
from dateline.copies.claims import dates_reason
from dateline.model import LineageEdge, Reason, ReportId, Span
from dateline.page.index import StoryIndex
from dateline.page.markup import Child, Markup, element, foreign, hidden, join
from dateline.page.wording import say_published

__all__ = ["draw_line", "show_edge"]

_CONTEXT = 32  # characters shown on either side of the words that a reason rests on
_BLANKS = re.compile(r"\s+")
_MOST_PASSAGES = 12  # numbers of passages beside an edge


def draw_line(line: Line, class_: str = "line-key") -> Markup:
    """The line of an edge, drawn; a directed one ends in an arrow. What it means stands beside it in words."""
    end = 40 if line is Line.DOTTED else 31
    head = None if line is Line.DOTTED else element("path", d="M30 1L40 6L30 11z")
    stroke = element("line", x1=1, y1=6, x2=end, y2=6)
    return element("svg", stroke, head, viewBox="0 0 41 12", aria_hidden="true", class_=f"{class_} {line}")


def show_edge(edge: LineageEdge, node: str, index: StoryIndex, *, main: bool) -> Markup:
    """
    An edge in words, with its reasons; each opens the words that it rests on.

    Args:
        edge: The edge.
        node: The report or source under which it stands.
        index: The story.
        main: Whether the report hangs on this edge in the tree, which draws its line.
    """
    other = edge.source if edge.to == node else str(edge.to)
    line = line_of(edge)
    return element(
        "div",
        element(
            "p",
            None if main else draw_line(line),
            _told(edge, other, index, main=main),
            _side_by_side(edge, index),
            class_="step",
        ),
        element(
            "ul",
            *(element("li", _reason(reason, index)) for reason in edge.basis),
            _passages(edge, index),
            class_="reasons",
        ),
        class_="edge",
    )


def _told(edge: LineageEdge, other: str, index: StoryIndex, *, main: bool) -> Markup:
    """How the two hang together, in words."""
    retold = index.is_retold(edge.source, edge.to)
    if edge.undirected:
        start = "tells in other words the same as " if retold else "shares words with "
        open_ = element("span", "not determined", class_="unknown")
        return join([start, index.show_node(other), "; who was first is ", open_])
    if edge.unseen:
        return join(
            ["has it from " if main else "has other words from ", index.show_node(other), ", whose text is not at hand"]
        )
    if retold:
        return join(["retells ", index.show_node(other), ", not copied word for word"])
    return join(["has it from ", index.show_node(other)] if main else ["has other words from ", index.show_node(other)])


def _side_by_side(edge: LineageEdge, index: StoryIndex) -> Child:
    """A link to the view of two reports, when the page has it."""
    pair = index.views.get(frozenset((ReportId(edge.source), edge.to)))
    if pair is None:
        return None
    both = f" of {index.name(ReportId(edge.source))} and {index.name(edge.to)}"
    return join([" · ", element("a", "side by side", hidden(both), href=index.to_pair(pair))])


def _reason(reason: Reason, index: StoryIndex) -> Markup:
    """One reason, with the page's names for reports, and the words that it rests on, each opening them."""
    parts: list[Child] = []
    for number, part in enumerate(reason.parts):
        is_id = number % 2 == 1
        parts.append(
            index.show_name(ReportId(part)) if is_id and part in index.order else foreign(part) if is_id else part
        )
    return join([*parts, *_evidence(reason, index)])


def _evidence(reason: Reason, index: StoryIndex) -> Iterator[Child]:
    """The words that a reason rests on, in their line; for dates, the day of each report and the words that give it."""
    if reason.report is not None and reason.report in index.order:
        for number, span in enumerate(reason.spans):
            yield join([": " if number == 0 else ", ", _quoted(reason.report, span, index)])
    if len(reason.parts) == 4 and reason.words == dates_reason(*map(ReportId, reason.parts[1::2])).words:
        days = (_day(ReportId(part), index) for part in reason.parts[1::2] if part in index.order)
        yield join([" (", join(days, "; "), ")"])


def _quoted(report: ReportId, span: Span, index: StoryIndex) -> Markup:
    """Words with what stands around them in their line; the words open their place."""
    text = index.reports[report].report.text
    words = index.excerpt(report, span) or "blank"
    home = index.homes.get((report, span))
    shown = element("b", words)
    if home is not None:
        told = hidden(": these words in the report")
        shown = element("a", words, told, href=index.to_words(*home), class_="to-words")
    before, after = _around(text, span)
    return element("q", element("bdi", before, shown, after))


def _around(text: str, span: Span) -> tuple[str, str]:
    """What stands before and after words in their line, cut at blanks."""
    before = text[text.rfind("\n", 0, span.start) + 1 : span.start]
    after = text[span.end : span.end + 4 * _CONTEXT].partition("\n")[0] if span.end < len(text) else ""
    if len(before) > _CONTEXT:
        before = "… " + before[-_CONTEXT:].partition(" ")[2]
    if len(after) > _CONTEXT:
        after = after[:_CONTEXT].rpartition(" ")[0] + " …"
    return _BLANKS.sub(" ", before), _BLANKS.sub(" ", after)


def _day(report: ReportId, index: StoryIndex) -> Markup:
    """A report's day of publication, opening the words that give it."""
    known = index.reports[report].report.metadata.published
    said: Child = foreign(say_published(known))
    spans = [span for span in known.evidence if index.shows(report, span)]
    if spans:
        said = element("a", said, href=index.to_words(report, spans[0]), class_="to-words")
    return join([index.show_tag(report), ": ", said])


def _passages(edge: LineageEdge, index: StoryIndex) -> Markup | None:
    """The numbers of the passages that the two share, each opening its words in the report that the edge leads to."""
    found: dict[int, Markup] = {}
    for span in edge.spans:
        number = index.numbers.get((edge.to, span.b_start, span.b_end))
        if number is None or number in found:
            continue
        where = index.to_passage(edge.to, Span(span.b_start, span.b_end))
        told = hidden(f": shared passage in {index.name(edge.to)}")
        found[number] = element("a", str(number), told, href=where, class_="jump")
    if not found:
        return None
    shown = [found[number] for number in sorted(found)][:_MOST_PASSAGES]
    more = len(found) - len(shown)
    words = "passage " if len(found) == 1 else "passages "
    return element("li", words, join(shown, " "), f" and {more} more" if more else None)
