"""Gather reports into stories: those that share text, and those that are about the same at about the same time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from dateline.comparison.sorting import sort_out
from dateline.comparison.terms import StoryInput, Vector, cosine, frequencies, weigh
from dateline.comparison.values import ComparisonOptions, Verdicts
from dateline.model import Copy, CopyKind, ReportId, Story, StoryId
from dateline.text.ids import content_id

__all__ = ["gather_stories"]

DEFAULT = ComparisonOptions()
SHARED = 0.25  # so much of either body from the other: one story, whatever else they tell
NEXT = 4  # reports of a frequent word that one is led to
RARE = 24  # terms of a report that lead to others: those that weigh most
BEST = 10  # reports that one is held against
FAR = 60  # days behind which much more likeness is asked for
NEAR = 2  # days of publication apart up to which a little less is asked for
NEARER = 0.04
FARTHER = 0.10  # for a gap up to FAR
FARTHEST = 0.25
WORDS = 8


class Cluster:
    """Reports held to be one story so far."""

    __slots__ = ("earliest", "latest", "members", "total")

    def __init__(self, read: StoryInput, vector: Vector) -> None:
        self.members = [read.id]
        self.total = dict(vector)
        self.earliest = read.earliest or read.latest
        self.latest = read.latest or read.earliest

    def take(self, other: Cluster) -> None:
        """Take over the reports of another."""
        self.members += other.members
        for term, weight in other.total.items():
            self.total[term] = self.total.get(term, 0.0) + weight
        self.earliest = min(filter(None, (self.earliest, other.earliest)), default=None)
        self.latest = max(filter(None, (self.latest, other.latest)), default=None)


def gather_stories(
    inputs: Iterable[StoryInput],
    copies: Iterable[Copy] = (),
    verdicts: Verdicts = Verdicts(),  # noqa: B008  # frozen
    options: ComparisonOptions = DEFAULT,
) -> tuple[Story, ...]:
    """
    Gather reports into stories.

    Reports that share a quarter of a body, or tell one story in other words, are of one story. Others are brought
    together by the words that few reports have, best pairs first, and each pair of groups is held against each other
    as a whole, so no chain of near ones makes a story. The further apart the days, the more likeness is asked for. The
    work grows with the number of reports, not of pairs; the order in which they came never shows.

    Args:
        inputs: What every report is about.
        copies: What they share, as settled over all of them.
        verdicts: What a person joined or parted, by report ids; it moves no report but those (``sorting.py``).
        options: How much is enough.

    Returns:
        Every report in one story, those of one report too; by first day, then first report.

    Example:
        >>> from dateline.comparison.terms import counted
        >>> texts = ["The Orsan bridge fell on Monday.", "Orsan: bridge fell, two hurt.", "Parliament met in Ishtera."]
        >>> stories = gather_stories(counted(ReportId(str(n)), str(n), [], [text]) for n, text in enumerate(texts))
        >>> [story.reports for story in stories]
        [('0', '1'), ('2',)]
    """
    reads = {read.id: read for read in sorted(inputs, key=lambda read: read.id)}
    found = frequencies(reads.values())
    vectors = {read.id: weigh(read, found, len(reads)) for read in reads.values()}
    clusters = {own: Cluster(read, vectors[own]) for own, read in reads.items()}
    because: dict[ReportId, str] = {}

    def join(one: ReportId, other: ReportId, words: str) -> None:
        here, there = clusters[one], clusters[other]
        if here is there:
            return
        if len(here.members) < len(there.members):
            here, there = there, here
        here.take(there)
        for member in there.members:
            clusters[member] = here
        for member in (one, other):
            because.setdefault(member, words)

    for copy in sorted(copies, key=lambda copy: (copy.a, copy.b)):
        if copy.a in reads and copy.b in reads and is_of_one_story(copy):
            join(copy.a, copy.b, "they share text")
    for _, one, other in likely_pairs(reads, vectors, found, options):
        here, there = clusters[one], clusters[other]
        if here is not there and likeness_of(here, there) >= asked(here, there, options):
            join(one, other, "they share names and rare words")
    distinct = [*{id(cluster): cluster for cluster in clusters.values()}.values()]
    if verdicts.together or verdicts.apart:
        keys = {own: read.key for own, read in reads.items()}
        sorted_out = sort_out([cluster.members for cluster in distinct], verdicts, keys)
        because |= sorted_out.because
        distinct = [cluster_of(group, reads, vectors) for group in sorted_out.groups]
    stories = [story_of(cluster, reads, because) for cluster in distinct]
    return tuple(sorted(stories, key=lambda story: (story.earliest or date.max, story.reports[0])))


def cluster_of(
    group: Sequence[ReportId], reads: Mapping[ReportId, StoryInput], vectors: Mapping[ReportId, Vector]
) -> Cluster:
    """Reports as one cluster."""
    found = Cluster(reads[group[0]], vectors[group[0]])
    for own in group[1:]:
        found.take(Cluster(reads[own], vectors[own]))
    return found


def is_of_one_story(copy: Copy) -> bool:
    """Whether what two reports share makes them one story."""
    if copy.kind is CopyKind.REWRITE:
        return True
    return copy.kind in (CopyKind.COPY, CopyKind.PARTIAL) and max(copy.a_share, copy.b_share) >= SHARED


def likeness_of(here: Cluster, there: Cluster) -> float:
    """How much the reports of two groups are about the same, on average over all pairs."""
    return cosine(here.total, there.total) / (len(here.members) * len(there.members))


def asked(here: Cluster, there: Cluster, options: ComparisonOptions) -> float:
    """The likeness asked for, by the days between two groups."""
    gap = days_between(here, there)
    if gap <= NEAR and here.earliest and there.earliest:
        return options.story - NEARER
    if gap <= options.story_days:
        return options.story
    return options.story + (FARTHER if gap <= FAR else FARTHEST)


def days_between(here: Cluster, there: Cluster) -> int:
    """The days between two groups; 0 when they meet, or when one has no day."""
    if not (here.earliest and here.latest and there.earliest and there.latest):
        return 0
    return max(0, (here.earliest - there.latest).days, (there.earliest - here.latest).days)


def likely_pairs(
    reads: Mapping[ReportId, StoryInput],
    vectors: Mapping[ReportId, Vector],
    found: Mapping[str, int],
    options: ComparisonOptions,
) -> list[tuple[float, ReportId, ReportId]]:
    """The pairs of reports that may be of one story, the most alike first."""
    shared: defaultdict[tuple[ReportId, ReportId], float] = defaultdict(float)
    for term, group in leading(reads, vectors, found):
        for one, other in neighbours(group, options.leads):
            pair = (one, other) if one < other else (other, one)
            shared[pair] += vectors[one][term] * vectors[other][term]
    best: defaultdict[ReportId, list[tuple[float, tuple[ReportId, ReportId]]]] = defaultdict(list)
    for pair, weight in shared.items():
        for own in pair:
            best[own].append((-weight, pair))
    kept = {pair for rows in best.values() for _, pair in sorted(rows)[:BEST]}
    alike = [(cosine(vectors[one], vectors[other]), one, other) for one, other in kept]
    return sorted((row for row in alike if row[0] >= options.story - NEARER), key=lambda row: (-row[0], row[1], row[2]))


def leading(
    reads: Mapping[ReportId, StoryInput], vectors: Mapping[ReportId, Vector], found: Mapping[str, int]
) -> Iterator[tuple[str, list[ReportId]]]:
    """The terms that lead from one report to others, each with its reports by day."""
    holders: defaultdict[str, list[ReportId]] = defaultdict(list)
    for own, vector in vectors.items():
        rare = [term for term in vector if found[term] > 1]
        for term in sorted(rare, key=lambda term: (-vector[term], term))[:RARE]:
            holders[term].append(own)
    for term in sorted(holders):
        yield term, sorted(holders[term], key=lambda own: (reads[own].earliest or date.max, own))


def neighbours(group: Sequence[ReportId], leads: int) -> Iterator[tuple[ReportId, ReportId]]:
    """The pairs of some reports; of many, each with the next few."""
    reach = len(group) if len(group) <= leads else NEXT
    for at, one in enumerate(group):
        for other in group[at + 1 : at + 1 + reach]:
            yield one, other


def story_of(cluster: Cluster, reads: Mapping[ReportId, StoryInput], because: Mapping[ReportId, str]) -> Story:
    """A cluster as a story."""
    members = sorted(cluster.members, key=lambda own: (reads[own].earliest or date.max, own))
    first = reads[members[0]]
    reasons = sorted({because[own] for own in members if own in because})
    told = "; ".join(reasons) if reasons else "no other report is like it"
    return Story(
        StoryId(content_id("story", first.key)),
        tuple(members),
        cluster.earliest,
        cluster.latest,
        telling(cluster, members, reads),
        f"{len(members)} reports: {told}" if len(members) > 1 else told,
    )


def telling(cluster: Cluster, members: Sequence[ReportId], reads: Mapping[ReportId, StoryInput]) -> tuple[str, ...]:
    """The words that tell a story from others, as they first stand."""
    common = [
        term for term in cluster.total if 2 * sum(term in reads[own].counts for own in members[:64]) > len(members[:64])
    ]
    best = sorted(common, key=lambda term: (-cluster.total[term], term))[:WORDS]
    return tuple(next(reads[own].forms[term] for own in members if term in reads[own].forms) for term in best)
