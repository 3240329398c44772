"""Count the independent accounts of a cluster: a report with most of its words from others counts with its source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from dateline.copies.arborescence import find_circles
from dateline.copies.extents import merged, without
from dateline.model import UNSEEN, LineageAccount, LineageEdge, LineageMember, ReportId, Span

__all__ = ["count_accounts"]

_MOST = 0.5  # so much of a body from elsewhere, and the report is no account of its own


def count_accounts(
    members: Sequence[LineageMember], edges: Sequence[LineageEdge], rewrites: Collection[ReportId] = ()
) -> tuple[int, str, tuple[LineageAccount, ...]]:
    """
    Count the independent accounts of a cluster, say how the number comes about, and which reports stand behind each.

    An account is a source: a report, an unseen source, or several reports of which it is open who was first. A report
    made of two of them adds none. Where half of a body or more is its own, the report is an account of its own, and the
    passages that it took still count with their source.

    Args:
        members: The reports of the cluster.
        edges: Where they have their words from.
        rewrites: Reports that share a story in other words: they count with it whatever words they share.

    Returns:
        The number, one sentence, and the accounts.

    Example:
        >>> from dateline.model import AlignedSpan
        >>> one, two = (LineageMember(ReportId(name), (Span(0, 90),), ()) for name in "12")
        >>> edge = LineageEdge("1", ReportId("2"), (), spans=(AlignedSpan(0, 90, 0, 90),))
        >>> number, because, accounts = count_accounts([one, two], [edge])
        >>> number, because
        (1, '2 reports, 1 independent account: 1 has most of its words from another')
        >>> accounts
        (LineageAccount(sources=('1',), reports=('2',)),)
    """
    touching: defaultdict[str, list[LineageEdge]] = defaultdict(list)
    for edge in edges:
        touching[edge.to].append(edge)
        if edge.undirected:
            touching[edge.source].append(edge)
    leaning = {
        member.report for member in members if member.report in rewrites or _leans(member, touching[member.report])
    }
    arcs: list[tuple[str, str]] = []
    for edge in edges:
        if edge.to in leaning:
            arcs.append((edge.source, edge.to))
        if edge.undirected and edge.source in leaning:
            arcs.append((edge.to, edge.source))
    circles = find_circles(sorted(arcs))
    nodes = {member.report for member in members} | {source for source, _ in arcs}
    groups = {node: f"circle {circles[node]}" if node in circles else f"node {node}" for node in sorted(nodes)}
    between = sorted({(groups[source], groups[to]) for source, to in arcs if groups[source] != groups[to]})
    roots = set(groups.values()) - {to for _, to in between}
    accounts = _accounts(roots, groups, between)
    return len(roots), _explained(members, edges, leaning, len(roots)), accounts


def _accounts(
    roots: Collection[str], groups: Mapping[str, str], between: Iterable[tuple[str, str]]
) -> tuple[LineageAccount, ...]:
    """Each root with all that comes from it, however many steps away."""
    nodes: defaultdict[str, list[str]] = defaultdict(list)
    for node in sorted(groups, key=lambda node: (node.startswith(UNSEEN), node)):
        nodes[groups[node]].append(node)
    below: defaultdict[str, list[str]] = defaultdict(list)
    for source, to in between:
        below[source].append(to)
    found: list[LineageAccount] = []
    for root in roots:
        reached = dict.fromkeys((root,))
        waiting = [root]
        for group in waiting:
            fresh = [to for to in below[group] if to not in reached]
            reached |= dict.fromkeys(fresh)
            waiting += fresh
        reports = sorted(ReportId(node) for group in waiting[1:] for node in nodes[group])
        found.append(LineageAccount(tuple(nodes[root]), tuple(reports)))
    return tuple(sorted(found, key=lambda account: (account.sources[0].startswith(UNSEEN), account.sources)))


def _leans(member: LineageMember, edges: Sequence[LineageEdge]) -> bool:
    """Whether a report has half of its body or more from elsewhere, or credits its text to somebody unseen."""
    taken: list[Span] = []
    for edge in edges:
        if edge.to == member.report:
            if edge.unseen and not edge.undirected:
                return True
            taken += [Span(span.b_start, span.b_end) for span in edge.spans]
        elif edge.source == member.report and edge.undirected:
            taken += [Span(span.a_start, span.a_end) for span in edge.spans]
    held = merged(taken)
    rest = sum(map(len, member.own)) + sum(map(len, without(member.shared, held)))
    size = sum(map(len, held))
    return size > 0 and size >= _MOST * (size + rest)


def _explained(
    members: Sequence[LineageMember], edges: Sequence[LineageEdge], leaning: Collection[ReportId], number: int
) -> str:
    """The number in words."""
    told = f"{len(members)} reports, {number} independent account{'s' if number > 1 else ''}"
    sources: defaultdict[ReportId, int] = defaultdict(int)
    for edge in edges:
        if not edge.undirected:
            sources[edge.to] += 1
    parts: list[str] = []
    unseen = sorted({edge.source.partition(":")[2] for edge in edges if edge.unseen})
    following = sum(report in leaning and report in sources for report in (member.report for member in members))
    if following:
        has, its = ("has", "its") if following == 1 else ("have", "their")
        parts.append(f"{following} {has} most of {its} words from another")
    merged_of = sum(count > 1 for count in sources.values())
    if merged_of:
        parts.append(f"{merged_of} of two sources or more")
    named = [name if name and not name.startswith("(") else "one without a name" for name in unseen]
    if named:
        parts.append(f"the text of {' and '.join(named)} is not at hand")
    undirected = sum(edge.undirected for edge in edges)
    if undirected:
        parts.append(f"who was first is open between {undirected} pair{'s' if undirected > 1 else ''}")
    return told + (": " + "; ".join(parts) if parts else "")
