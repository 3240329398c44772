"""Draw who copied whom: each cluster as a nested list, every report under its source, with the reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.copies import Branch, branches
from dateline.model import UNSEEN, Lineage, LineageEdge, Reason, ReportId
from dateline.page.anchors import report_anchor
from dateline.page.index import StoryIndex
from dateline.page.markup import Child, Markup, element, foreign, hidden, join
from dateline.page.shared import show_left_out
from dateline.page.wording import count

__all__ = ["show_lineage"]

_DEEPEST = 6  # copies of copies of copies; what goes deeper is listed at this depth, with its source in words
_MOST = 100  # clusters drawn


def show_lineage(index: StoryIndex) -> Markup:
    """The clusters, those of most reports first, with a key of the lines."""
    story = index.story
    whole = [lineage for lineage in story.lineages if all(report in index.order for report in lineage.cluster)]
    clusters = sorted(whole, key=lambda lineage: (-len(lineage.members), _first(lineage, index)))
    drawn = [_cluster(lineage, index) for lineage in clusters[:_MOST]]
    none = "No two reports of this record share reporting."
    return element(
        "section",
        element("h2", "Who copied whom", id="lineage-title"),
        _key() if drawn else element("p", none),
        *drawn,
        show_left_out(len(clusters) - len(drawn), "group", "this list"),
        id="lineage",
        aria_labelledby="lineage-title",
    )


def _first(lineage: Lineage, index: StoryIndex) -> int:
    """The place of a cluster's first report in the story."""
    return min(index.order[report] for report in lineage.cluster)


def _key() -> Markup:
    """What the lines mean, each drawn."""
    rows = (
        ("solid", "the words were laid side by side, and it is known who was first"),
        ("dashed", "only a credit says so: the source’s text is not at hand"),
        ("dotted", "the words are the same; who was first is not determined"),
    )
    drawn = [
        element("div", element("dt", element("span", kind, class_=f"line-key {kind}")), element("dd", words))
        for kind, words in rows
    ]
    return element("dl", *drawn, class_="line-keys")


def _cluster(lineage: Lineage, index: StoryIndex) -> Markup:
    """One cluster: what it comes to, then the tree."""
    order = [read.report.id for read in index.story.reports]
    start = index.show_name(order[_first(lineage, index)])
    title = join([start, f" and {count(len(lineage.members) - 1, 'other report')}"])
    return element(
        "div",
        element("h3", title),
        element("p", lineage.because, ".", class_="remark"),
        element("ul", *(_branch(top, index, 0) for top in branches(lineage, order)), class_="lineage"),
        class_="cluster",
    )


def _branch(branch: Branch, index: StoryIndex, depth: int) -> Markup:
    """A report or unseen source with all that hangs on it."""
    below: Iterable[Markup] = (_branch(one, index, depth + 1) for one in branch.branches)
    if depth == _DEEPEST:
        below = (_item(one, index, ()) for one in _descendants(branch))
    return _item(branch, index, [*below, *(_open(edge, index) for edge in branch.open)])


def _descendants(branch: Branch) -> Iterator[Branch]:
    """All that hangs on a branch, nearest first, without recursion."""
    waiting = list(branch.branches)
    for one in waiting:
        waiting += one.branches
    yield from waiting


def _item(branch: Branch, index: StoryIndex, below: Iterable[Markup]) -> Markup:
    """One entry: the name, then how it comes from its source."""
    edges = [*([branch.edge] if branch.edge else []), *branch.others]
    steps = [element("div", *_step(edge, branch.node, index), class_="step") for edge in edges]
    if not edges and not branch.node.startswith(UNSEEN):
        steps = [element("div", "no source is known", class_="step")]
    nested = [*below]
    return element(
        "li",
        element("div", _name(branch.node, index), class_="node"),
        *steps,
        element("ul", *nested) if nested else None,
        class_=("dashed" if branch.edge.unseen else "solid") if branch.edge else "top-node",
    )


def _open(edge: LineageEdge, index: StoryIndex) -> Markup:
    """An entry for a report that shares words with the one it stands under, in no known order."""
    words = join(["shares words with ", index.link(ReportId(edge.to)), "; who was first is "])
    told = element("span", "not determined", class_="unknown")
    return element(
        "li",
        element("div", words, told, _side_by_side(edge, index), class_="step"),
        _why(edge, index),
        class_="dotted",
    )


def _step(edge: LineageEdge, node: str, index: StoryIndex) -> Iterator[Child]:
    """How a report comes from one source: in words, side by side, and why."""
    if edge.unseen:
        yield join(["has it from ", _name(edge.source, index), hidden(": credited only")])
    else:
        yield join(
            ["has it from ", index.show_name(ReportId(edge.source)), hidden(": aligned, and the order is known")]
        )
        yield _side_by_side(edge, index)
    yield _why(edge, index)


def _side_by_side(edge: LineageEdge, index: StoryIndex) -> Child:
    """A link to the view of two reports, when the page has it."""
    pair = index.views.get(frozenset((ReportId(edge.source), edge.to)))
    if pair is None:
        return None
    both = f" of {index.name(ReportId(edge.source))} and {index.name(edge.to)}"
    return join([" · ", element("a", "side by side", hidden(both), href=f"#{pair.anchor}")])


def _why(edge: LineageEdge, index: StoryIndex) -> Markup:
    """The reasons of a step, folded."""
    about = hidden(f" {index.name(edge.to)} stands here")
    reasons = (element("li", _reason(reason, index)) for reason in edge.basis)
    return element("details", element("summary", "why", about), element("ul", *reasons, class_="reasons"))


def _reason(reason: Reason, index: StoryIndex) -> Markup:
    """One reason, with the page's names for reports; the words that it rests on stand in it."""
    parts: list[Child] = []
    for number, part in enumerate(reason.parts):
        is_id = number % 2 == 1
        parts.append(
            index.show_name(ReportId(part)) if is_id and part in index.order else foreign(part) if is_id else part
        )
    return join(parts)


def _name(node: str, index: StoryIndex) -> Markup:
    """A report, opening it; or the name of a source whose text nobody gave."""
    if node in index.order:
        return element("a", index.show_dated_name(ReportId(node)), href=f"#{report_anchor(ReportId(node))}")
    name = node.removeprefix(UNSEEN)
    if not name or name.startswith("("):
        return element("span", "a source that nobody names", class_="unseen")
    return join([element("span", foreign(name), class_="unseen"), " (text not at hand)"])
