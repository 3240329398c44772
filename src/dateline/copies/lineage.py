"""Trace who had what from whom: for each cluster of reports a graph with reasons, and its independent accounts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace

from dateline.copies.accounts import count_accounts
from dateline.copies.arborescence import cheapest_arborescence
from dateline.copies.claims import Origin, Pair, dates_reason, judged
from dateline.copies.credits import same_name
from dateline.copies.extents import body_of, merged, without
from dateline.copies.family import SENTENCE, Credited, Family, spans_of
from dateline.copies.origins import find_origins
from dateline.copies.runs import Run, lacks_run, merged_runs
from dateline.copies.ties import PlainTies
from dateline.copies.values import CopyInput
from dateline.model import (
    UNSEEN,
    AlignedSpan,
    Copy,
    CopyKind,
    Direction,
    Lineage,
    LineageEdge,
    LineageMember,
    Reason,
    ReportId,
    Span,
)

__all__ = ["independent_accounts", "trace_lineage"]

# Costs of the tree, in ten-thousandths of a report: what of a report does not come from its source, a step down in the
# rank of the reasons, a source that nobody gave, no source at all.
_SHARE, _RANK, _UNSEEN, _NOTHING = 10_000, 20_000, 100_000, 1_000_000
_LOOKED_AT = 12  # third reports looked at for words that no member of a cluster could have passed on


def trace_lineage(
    copies: Sequence[Copy],
    inputs: Mapping[ReportId, CopyInput],
    told: Mapping[Pair, tuple[Direction | None, str]] | None = None,
) -> tuple[Lineage, ...]:
    """
    Trace the lineage of every cluster of reports that share reporting.

    A quotation or boilerplate joins no reports. Each report hangs on the source that its nearest reasons name, as
    :func:`~dateline.copies.origins.find_origins` finds them; where several do, the tree with the least unexplained
    words is taken (a minimum-cost arborescence), and a passage that this source lacks may come from a second one. A
    credited source whose text nobody gave is a node of its own; so is one without a name where three reports share
    words, two and two, that none of them could have passed on. Reports whose order is open are joined by undirected
    edges, as few as hold the cluster together.

    Args:
        copies: All copies of the set, as ``settle`` gives them, in any order.
        inputs: Their reports.
        told: Of pairs ``(a, b)`` what persons say: who copied, or that it is open, and why; it comes before all else.

    Returns:
        Lineages by their first report. No edge is directed against dates that do not overlap.

    Example:
        >>> one = CopyInput(ReportId("1"), "Guards closed the river road at noon and left.", outlet="Orvan Voice")
        >>> two = CopyInput(ReportId("2"), f"(Orvan Voice) {one.text}", outlet="Lissend")
        >>> from dateline.copies import find_copies
        >>> (lineage,) = trace_lineage(find_copies([one, two]), {"1": one, "2": two})
        >>> [(edge.source, edge.to, edge.basis[0].words) for edge in lineage.edges], lineage.independent
        ([('1', '2', '2 credits Orvan Voice, the outlet of 1')], 1)
    """
    family = Family(PlainTies(copies, inputs), inputs)
    origins = find_origins(copies, family)
    for pair in sorted(origins.keys() & (told or {}).keys()):
        origins[pair] = judged(pair, *(told or {})[pair])
    plain: defaultdict[ReportId, list[Span]] = defaultdict(list)
    rewrites: set[ReportId] = set()
    for copy in copies:
        if copy.kind is CopyKind.REWRITE:
            rewrites |= {copy.a, copy.b}
        elif copy.kind is CopyKind.BOILERPLATE:
            plain[copy.a] += [Span(s.a_start, s.a_end) for s in copy.spans]
            plain[copy.b] += [Span(s.b_start, s.b_end) for s in copy.spans]
    clusters = _clusters(family)
    by_cluster: defaultdict[ReportId, list[Origin]] = defaultdict(list)
    first = {report: cluster[0] for cluster in clusters for report in cluster}
    for pair in sorted(origins):
        by_cluster[first[pair[0]]].append(origins[pair])
    return tuple(_lineage(cluster, by_cluster[cluster[0]], plain, rewrites, family) for cluster in clusters)


def independent_accounts(reports: int, lineages: Iterable[Lineage]) -> int:
    """
    How many independent accounts stand behind a number of reports.

    Args:
        reports: How many reports there are in all.
        lineages: Their lineages; reports in none are accounts of their own.
    """
    return reports - sum(len(lineage.members) - lineage.independent for lineage in lineages)


def _clusters(family: Family) -> list[list[ReportId]]:
    """The reports that shared reporting joins, sorted, by their first report."""
    found: list[list[ReportId]] = []
    done: set[ReportId] = set()
    for start in family.ties:
        if start in done:
            continue
        done.add(start)
        cluster = [start]
        for report in cluster:
            fresh = [other for other in family.ties[report] if other not in done]
            done.update(fresh)
            cluster += fresh
        found.append(sorted(cluster))
    return found


def _lineage(
    cluster: list[ReportId],
    origins: list[Origin],
    plain: Mapping[ReportId, list[Span]],
    rewrites: Set[ReportId],
    family: Family,
) -> Lineage:
    """The lineage of one cluster."""
    stated: defaultdict[ReportId, dict[ReportId, Origin]] = defaultdict(dict)
    for origin in origins:
        if origin.stated:
            stated[origin.taker][origin.source] = origin
    unseen = _unseen_sources(cluster, family)
    above = _tree(cluster, stated, unseen, family)
    edges: list[LineageEdge] = []
    for report, source in above.items():
        known: list[Run] = []
        if source is not None:
            edges.append(_edge(stated[report][source], family))
            known = family.runs(report, source)
            for origin in _further_sources(report, source, stated[report], family):
                edges.append(_further_edge(_edge(origin, family), known, family))
                known = merged_runs([*known, *family.runs(report, ReportId(origin.source))])
        if report in unseen and (source is None or _has_rest(report, known, unseen[report][1], family)):
            edges.append(_unseen_edge(report, *unseen[report]))
    edges += _joining(cluster, edges, origins, family)
    edges += _nameless(edges, family)
    edges.sort(key=lambda edge: (edge.to, edge.source))
    members = tuple(_member(report, plain.get(report, []), family) for report in cluster)
    return Lineage(members, tuple(edges), *count_accounts(members, edges, rewrites))


def _unseen_sources(cluster: Iterable[ReportId], family: Family) -> dict[ReportId, tuple[str, Credited]]:
    """For each report that credits somebody whose text nobody gave: that name in its fullest form, and the credit."""
    found = {report: family.unseen[report][0] for report in cluster if report in family.unseen}
    names = sorted({source.name for source in found.values()}, key=lambda name: (-len(name), name))
    fullest = {name: next(other for other in names if same_name(name, other)) for name in names}
    return {report: (fullest[source.name], source) for report, source in found.items()}


def _tree(
    cluster: list[ReportId],
    stated: Mapping[ReportId, Mapping[ReportId, Origin]],
    unseen: Mapping[ReportId, tuple[str, Credited]],
    family: Family,
) -> dict[ReportId, ReportId | None]:
    """The report that each report hangs on; None when its source is unseen or not known."""
    # Nodes are named apart: "r" and a report's id, "u" and the name of an unseen source, "" for what is not known.
    arcs = [(_NOTHING, "", f"r{report}") for report in cluster]
    for taker, origins in stated.items():
        for source, origin in origins.items():
            missing = round(_SHARE * (1 - family.share(taker, source)))
            arcs.append((missing + _RANK * origin.rank, f"r{source}", f"r{taker}"))
    for report, (name, _) in unseen.items():
        arcs += [(0, "", f"u{name}"), (_UNSEEN, f"u{name}", f"r{report}")]
    above = cheapest_arborescence(arcs, "")
    hangs = {report: above[f"r{report}"] for report in cluster}
    return {report: ReportId(name[1:]) if name.startswith("r") else None for report, name in hangs.items()}


def _further_sources(
    report: ReportId, first: ReportId, origins: Mapping[ReportId, Origin], family: Family
) -> Iterator[Origin]:
    """Further sources of a report, each for a sentence at least that those before it do not have: a merged report."""
    known = family.runs(report, first)
    others = sorted(
        (source for source in origins if source != first),
        key=lambda source: (origins[source].rank, -family.share(report, source), source),
    )
    for source in others:
        runs = family.runs(report, source)
        if lacks_run(runs, known, SENTENCE):
            known = merged_runs([*known, *runs])
            yield origins[source]


def _further_edge(edge: LineageEdge, known: Sequence[Run], family: Family) -> LineageEdge:
    """The edge from a further source, with only the passages that those before it do not have."""
    text = family.inputs[edge.to].text
    above = family.inputs[ReportId(edge.source)].text
    spans: list[AlignedSpan] = []
    for span in edge.spans:
        rest = without([Span(span.b_start, span.b_end)], spans_of(known))
        if text[span.b_start : span.b_end] != above[span.a_start : span.a_end]:
            spans += [span] if rest else []  # where the two differ, it cannot be cut to the character
            continue
        shift = span.a_start - span.b_start
        for place in rest:
            words = place.of(text)
            start = place.start + len(words) - len(words.lstrip())
            end = start + len(words.strip())
            if start < end:
                spans.append(AlignedSpan(start + shift, end + shift, start, end))
    return replace(edge, spans=tuple(sorted(spans)))


def _has_rest(report: ReportId, known: Sequence[Run], credited: Credited, family: Family) -> bool:
    """Whether a report credits somebody unseen for shared words that no source at hand has, and not along with them."""
    if any(start <= credited.place < end for start, end in known):
        return False
    return any(lacks_run(family.told(report, other), known, SENTENCE) for other in family.ties[report])


def _edge(origin: Origin, family: Family) -> LineageEdge:
    """The edge of a pair of reports: what tells the order, or leaves it open, then the dates and what each holds."""
    source, to = origin.source, origin.taker
    copy = family.ties[source][to]
    spans = copy.spans if source == copy.a else tuple(sorted(span.turned() for span in copy.spans))
    reasons = list(origin.reasons)
    later = [(one, two) for one, two in ((to, source), (source, to)) if family.is_after(one, two)]
    if later and not any(reason.words == dates_reason(*later[0]).words for reason in reasons):
        reasons.append(dates_reason(*later[0]))
    mine, theirs = family.share(to, source), family.share(source, to)
    here, there = f"{_percent(mine)} of ", f", {_percent(theirs)} of "
    reasons.append(Reason((here, to, " stands in ", source, there, source, " in ", to)))
    return LineageEdge(source, to, tuple(reasons), not origin.stated, spans)


def _percent(share: float) -> str:
    """A share in words; nearly all is not all."""
    return f"{min(99, round(100 * share)) if share < 1 else 100} %"


def _unseen_edge(report: ReportId, name: str, credited: Credited) -> LineageEdge:
    """The edge from a source that a report credits and that nobody gave."""
    span = credited.credit.span
    told = ("", report, f" credits {credited.name}, whose text is not at hand")
    return LineageEdge(UNSEEN + name, report, (Reason(told, report, (span,) if span else ()),))


def _joining(
    cluster: list[ReportId],
    edges: Iterable[LineageEdge],
    origins: Iterable[Origin],
    family: Family,
) -> list[LineageEdge]:
    """As few edges as join what the tree leaves apart, undirected ones first, then by the words that they share."""
    group = {report: report for report in cluster}

    def group_of(report: ReportId) -> ReportId:
        while group[report] != report:
            group[report] = group[group[report]]
            report = group[report]
        return report

    for edge in edges:
        if not edge.unseen:
            group[group_of(edge.to)] = group_of(ReportId(edge.source))
    joining: list[LineageEdge] = []
    pairs = {(min(o.source, o.taker), max(o.source, o.taker)): o for o in origins}
    length = {(a, b): sum(end - start for start, end in family.runs(a, b)) for a, b in pairs}
    for pair in sorted(pairs, key=lambda pair: (pairs[pair].stated, -length[pair], pair)):
        origin = pairs[pair]
        one, two = group_of(origin.source), group_of(origin.taker)
        if one != two:
            group[two] = one
            joining.append(_edge(origin, family))
    return joining


def _nameless(edges: Sequence[LineageEdge], family: Family) -> list[LineageEdge]:
    """
    Edges from sources without a name, where three reports share words, two and two, that the third lacks.

    None of the three can have passed on all of them. Only reports that credit nobody and whose source is not known are
    looked at.
    """
    known = {edge.to for edge in edges if not edge.undirected}
    groups: list[set[ReportId]] = []
    for edge in edges:
        one, two = ReportId(edge.source), edge.to
        if not edge.undirected or not _is_lone(one, known, family) or not _is_lone(two, known, family):
            continue
        thirds = [other for other in family.third(one, two) if _is_lone(other, known, family)][:_LOOKED_AT]
        for three in thirds:
            if all(
                family.has_more_with(x, y, z) for x, y, z in ((one, two, three), (two, three, one), (three, one, two))
            ):
                together = [group for group in groups if group & {one, two, three}]
                groups = [group for group in groups if group not in together]
                groups.append(set().union({one, two, three}, *together))
    found: list[LineageEdge] = []
    for number, group in enumerate(sorted(groups, key=min), 1):
        name = UNSEEN if number == 1 else f"{UNSEEN}({number})"
        told = " shares words with two others that none of the three could have passed on"
        found += [LineageEdge(name, report, (Reason(("", report, told), report),)) for report in sorted(group)]
    return found


def _is_lone(report: ReportId, known: set[ReportId], family: Family) -> bool:
    """Whether a report credits nobody and no source of it is known."""
    return report not in known and report not in family.sources


def _member(report: ReportId, plain: Sequence[Span], family: Family) -> LineageMember:
    """What of a report is shared, and what of its body is its own."""
    runs = merged_runs([run for other in family.ties[report] for run in family.runs(report, other)])
    shared = spans_of(runs)
    own = without(body_of(family.inputs[report]), merged([*shared, *plain]))
    text = family.inputs[report].text
    return LineageMember(report, tuple(shared), tuple(span for span in own if any(map(str.isalnum, span.of(text)))))
