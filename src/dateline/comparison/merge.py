"""Merge the events of many reports: likely pairs by shared keys, best first, whole clusters held against each other."""

from __future__ import annotations

from bisect import insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set

from dateline.comparison.likeness import NEVER, Likeness, likeness
from dateline.comparison.told import Told
from dateline.comparison.values import ActorGraph, ComparisonOptions, Verdicts
from dateline.text.ids import sha256_of_text

__all__ = ["merge_events"]

DEFAULT = ComparisonOptions()
NEXT = 6  # events under a frequent key that one is held against
RARE = 3  # words of a clause that lead to others: those that weigh most
HELD = 12  # accounts of a cluster that a further one is held against
WHOLE = 0.5  # of the points asked of a pair, what two clusters must have on average


class Merged:
    """Accounts held to be one event so far; those that stand for all are kept in order, of the same words one."""

    __slots__ = ("because", "kinds", "members", "ordered")

    def __init__(self, told: Told) -> None:
        self.members = [told]
        self.because: Counter[str] = Counter()
        self.kinds = {kind_of(told)}
        self.ordered = [told]

    def take(self, other: Merged) -> None:
        """Take over the accounts of another."""
        self.members += other.members
        self.because.update(other.because)
        for told in other.ordered:
            kind = kind_of(told)
            if kind not in self.kinds:
                self.kinds.add(kind)
                insort(self.ordered, told, key=order_of)

    def shown(self) -> list[Told]:
        """Accounts that stand for all: the first few."""
        return self.ordered[:HELD]


def kind_of(told: Told) -> tuple[object, ...]:
    """What accounts have that are as good as one for those that are held against them."""
    return told.exact, told.actors, told.recipients, told.status


def order_of(told: Told) -> tuple[str, str, int]:
    """What accounts are sorted by."""
    return told.order


def merge_events(
    told: Iterable[Told],
    graph: ActorGraph = ActorGraph(),  # noqa: B008  # frozen
    verdicts: Verdicts = Verdicts(),  # noqa: B008  # frozen
    options: ComparisonOptions = DEFAULT,
) -> list[tuple[list[Told], tuple[str, ...]]]:
    """
    Put accounts of one event together.

    Pairs come together under a key that both have (the type with an actor, a victim, a day or a rare word; the same
    clause; one utterance; within a report the type), so the work grows with the number of events, not of pairs. The
    most alike come first; before two clusters become one every account of the one is held against every account of the
    other: one conflict, and they stay apart.

    Args:
        told: The events, each id once.
        graph: Who is who.
        verdicts: What a person joined or parted, by ids of events.
        options: How much is enough.

    Returns:
        Clusters of one account or more with what joined them; accounts by day, report and place, clusters by their
        first. The order of the events never shows.
    """
    every = sorted(told, key=lambda one: (one.order, one.id))
    known = {one.id: one for one in every}
    clusters = {one.id: Merged(one) for one in every}
    apart = [known.keys() & set(pair) for pair in verdicts.apart]
    scores: dict[tuple[str, str], Likeness] = {}

    def score(one: Told, other: Told) -> Likeness:
        pair = (one.id, other.id) if one.id < other.id else (other.id, one.id)
        if pair not in scores:
            scores[pair] = likeness(known[pair[0]], known[pair[1]], graph, options)
        return scores[pair]

    def join(here: Merged, there: Merged, reasons: Sequence[str]) -> None:
        here.take(there)
        here.because.update(reasons)
        for member in there.members:
            clusters[member.id] = here

    for group in verdicts.together:
        ids = sorted(one for one in group if one in known)
        for other in ids[1:]:
            if clusters[ids[0]] is not clusters[other]:
                join(clusters[ids[0]], clusters[other], ["a person joined them"])
    found = [(score(known[a], known[b]), a, b) for a, b in sorted(likely_pairs(every, options))]
    good = [row for row in found if row[0].points >= options.merge]
    for alike, a, b in sorted(good, key=lambda row: (-row[0].points, known[row[1]].order, known[row[2]].order)):
        here, there = clusters[a], clusters[b]
        if here is there or any(parted(here, there, group) for group in apart):
            continue
        if len(here.members) == len(there.members) == 1 or fits(here, there, score, options):
            join(*((here, there) if len(here.members) >= len(there.members) else (there, here)), alike.because)
    distinct = {id(cluster): cluster for cluster in clusters.values()}.values()
    sorted_ones = [
        (
            sorted(one.members, key=lambda told: told.order),
            tuple(words for words, _ in one.because.most_common() if words),
        )
        for one in distinct
    ]
    return sorted(sorted_ones, key=lambda row: row[0][0].order)


def parted(here: Merged, there: Merged, group: Set[str]) -> bool:
    """Whether two of those whom a person holds apart would come together."""
    return any(told.id in group for told in here.members) and any(told.id in group for told in there.members)


def fits(here: Merged, there: Merged, score: object, options: ComparisonOptions) -> bool:
    """Whether every account of the one may be an account of the other, and most are like it."""
    assert callable(score)
    points = [score(one, other).points for one in here.shown() for other in there.shown()]
    return NEVER not in points and sum(points) >= WHOLE * options.merge * len(points)


def likely_pairs(every: Sequence[Told], options: ComparisonOptions) -> set[tuple[str, str]]:
    """The pairs of events that share a key; of many under one, each with the next few."""
    holders: defaultdict[tuple[str, ...], list[Told]] = defaultdict(list)
    for one in every:
        for key in keys_of(one):
            holders[key].append(one)
    pairs: set[tuple[str, str]] = set()
    for group in holders.values():
        reach = len(group) if len(group) <= options.leads else NEXT
        for at, one in enumerate(group):
            for other in group[at + 1 : at + 1 + reach]:
                pairs.add((one.id, other.id))
    return pairs


def keys_of(one: Told) -> Iterator[tuple[str, ...]]:
    """What an event shares with those that may be the same one."""
    kind = one.type or ""
    story = one.story or ""
    if one.utterance is not None:
        yield ("utterance", one.utterance)
    if one.said and one.type is None:
        return
    yield ("report", one.report, kind)
    if len(one.exact) > 0:
        yield ("clause", kind, sha256_of_text(one.exact)[:16])
    for actor in sorted(one.actors):
        yield ("actor", story, kind, actor)
    for actor in sorted(one.recipients):
        yield ("recipient", kind, actor)
    if one.is_narrow and one.earliest is not None:
        yield ("day", story, kind, one.earliest.isoformat())
    for term in sorted(one.trigger):
        yield ("word", story, term)
    for term in sorted(one.words, key=lambda term: (-one.words[term], term))[:RARE]:
        yield ("rare", kind, term)
