"""Draw who copied whom: each cluster as a nested list, every report under its source, with the reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dateline.copies import Branch, Line, branches, line_of
from dateline.model import UNSEEN, Lineage, LineageEdge, ReportId
from dateline.page.accounts import show_accounts
from dateline.page.edges import draw_line, show_edge
from dateline.page.index import StoryIndex
from dateline.page.markup import Markup, element, hidden, join
from dateline.page.shared import show_left_out
from dateline.page.wording import count

__all__ = ["show_cluster", "show_line_keys", "show_lineage"]

_DEEPEST = 6  # copies of copies of copies; what goes deeper is listed at this depth, with its source in words
_MOST = 100  # clusters drawn
_SHOWN = 5  # of the reports that hang on one source alike, with nothing hanging on them; more of them fold


def show_lineage(index: StoryIndex) -> Markup:
    """The clusters, those of most reports first, with a key of the lines and how the accounts are counted."""
    story = index.story
    whole = [lineage for lineage in story.lineages if all(report in index.order for report in lineage.cluster)]
    clusters = sorted(whole, key=lambda lineage: (-len(lineage.members), _first(lineage, index)))
    drawn = [show_cluster(lineage, index) for lineage in clusters[:_MOST]]
    none = "No two reports of this record share reporting."
    return element(
        "section",
        element("h2", "Who copied whom", id="lineage-title"),
        _sum(clusters, index),
        show_line_keys(index) if drawn else element("p", none),
        *drawn,
        show_left_out(len(clusters) - len(drawn), "group", "this list", command="lineage"),
        id="lineage",
        aria_labelledby="lineage-title",
    )


def _first(lineage: Lineage, index: StoryIndex) -> int:
    """The place of a cluster's first report in the story."""
    return min(index.order[report] for report in lineage.cluster)


def _sum(clusters: Sequence[Lineage], index: StoryIndex) -> Markup | None:
    """How the number of independent accounts at the top of the page comes about."""
    if index.story.independent is None or not clusters:
        return None
    grouped = sum(len(lineage.members) for lineage in clusters)
    alone = len(index.story.reports) - grouped
    accounts = count(sum(lineage.independent for lineage in clusters), "account")
    groups = count(len(clusters), "group")
    told = f" in this record: {count(grouped, 'report')} in {groups} of shared reporting come down to {accounts}"
    if alone:
        told += f"; {count(alone, 'other report')} {'is an account' if alone == 1 else 'are an account each'}"
    number = element("b", count(index.story.independent, "independent account"))
    return element("p", number, told, ".", class_="remark")


def show_line_keys(index: StoryIndex) -> Markup:
    """What the lines mean, each drawn."""
    rows = [
        (draw_line(Line.SOLID), "a credit or the words say who was first; the arrow leads to the report that copied"),
        (draw_line(Line.DOTTED), "both have the same words; who was first is not determined"),
        (draw_line(Line.DASHED), "the source is credited or inferred, and its text is not at hand"),
    ]
    if any(index.is_retold(e.source, e.to) for lineage in index.story.lineages for e in lineage.edges):
        rows.append((element("span", "name", class_="retold"), "retold, not copied word for word: a weaker sign"))
    drawn = (element("div", element("dt", line), element("dd", words)) for line, words in rows)
    return element("dl", *drawn, class_="line-keys")


def show_cluster(lineage: Lineage, index: StoryIndex) -> Markup:
    """One cluster: what it comes to, then the tree, and beside it the accounts."""
    order = [read.report.id for read in index.story.reports]
    start = index.show_name(order[_first(lineage, index)])
    title = join([start, f" and {count(len(lineage.members) - 1, 'other report')}"])
    tree = element("ul", *_siblings(branches(lineage, order), index, 0), class_="lineage")
    return element(
        "div",
        element("h3", title),
        element("p", lineage.because, ".", class_="remark"),
        element("div", tree, show_accounts(lineage, index), class_="tree-and-accounts"),
        class_="cluster",
    )


def _siblings(found: Sequence[Branch], index: StoryIndex, depth: int) -> Iterator[Markup]:
    """What hangs on one node; of many that hang alike, with nothing on them, the first few stand open."""
    alike: dict[tuple[object, ...], list[Branch]] = {}
    for branch in found:
        alike.setdefault(_likeness(branch, index), []).append(branch)
    folded = {like: held[_SHOWN:] for like, held in alike.items() if len(like) > 1 and len(held) > _SHOWN + 1}
    hidden_ones = {branch.node for held in folded.values() for branch in held}
    for branch in found:
        if branch.node not in hidden_ones:
            yield _branch(branch, index, depth)
    for held in folded.values():
        yield _folded(held, index, depth)


def _likeness(branch: Branch, index: StoryIndex) -> tuple[object, ...]:
    """What makes siblings fold together; a single value is like no other."""
    if branch.branches or branch.others or branch.open or branch.node.startswith(UNSEEN):
        return (branch.node,)
    line = line_of(branch.edge) if branch.edge else None
    return (line, branch.edge is not None and index.is_retold(branch.edge.source, branch.node))


def _folded(held: Sequence[Branch], index: StoryIndex, depth: int) -> Markup:
    """The line that opens many siblings."""
    prints = all(branch.node in index.folded for branch in held)
    edge = held[0].edge
    listed = held[: index.options.max_listed]
    what = join([f"and {len(held):,} more {'prints of this text' if prints else 'reports'}", _alike(edge, index)])
    return element(
        "li",
        draw_line(line_of(edge), "arm") if edge else None,
        element(
            "details",
            element("summary", what, class_="node"),
            element("ul", *(_branch(branch, index, depth) for branch in listed)),
            show_left_out(len(held) - len(listed), "report", "this list", command="lineage"),
            class_="more",
        ),
        class_="hangs" if edge else "top-node",
    )


def _alike(edge: LineageEdge | None, index: StoryIndex) -> Markup:
    """What the siblings that fold together have in common, after their number."""
    if edge is None:
        return join([" of which no source is known"])
    other = index.show_name(ReportId(edge.source)) if not edge.unseen else index.show_node(edge.source)
    if edge.undirected:
        return join([" that share words with ", other, ", in no known order"])
    return join([" that have it from ", other])


def _branch(branch: Branch, index: StoryIndex, depth: int) -> Markup:
    """A report or unseen source with all that hangs on it."""
    if depth == _DEEPEST:
        return _item(branch, index, (_item(one, index, ()) for one in _descendants(branch)))
    return _item(branch, index, _siblings(branch.branches, index, depth + 1))


def _descendants(branch: Branch) -> Iterator[Branch]:
    """All that hangs on a branch, nearest first, without recursion."""
    waiting = list(branch.branches)
    for one in waiting:
        waiting += one.branches
    yield from waiting


def _item(branch: Branch, index: StoryIndex, below: Iterable[Markup]) -> Markup:
    """One entry: the name, then how it hangs on its source and on others."""
    nested = [*below]
    steps = [show_edge(edge, branch.node, index, main=edge is branch.edge) for edge in _edges(branch)]
    if not steps and not branch.node.startswith(UNSEEN):
        steps = [element("p", "no source is known", class_="step")]
    retold = branch.edge is not None and index.is_retold(branch.edge.source, branch.node)
    return element(
        "li",
        draw_line(line_of(branch.edge), "arm") if branch.edge else None,
        element("div", _name(branch.node, index), class_="node retold" if retold else "node"),
        *steps,
        element("ul", *nested) if nested else None,
        class_=f"hangs {line_of(branch.edge)}" if branch.edge else "top-node",
    )


def _edges(branch: Branch) -> list[LineageEdge]:
    """The edges that a branch is listed with, the one it hangs on first."""
    return [*([branch.edge] if branch.edge else []), *branch.others, *branch.open]


def _name(node: str, index: StoryIndex) -> Markup:
    """A report, opening it, with its day; or a source whose text nobody gave."""
    if node in index.order:
        return index.dated_link(ReportId(node))
    return join([index.show_node(node), hidden(":"), " (text not at hand)"])
