"""Gather utterances: one thing said, found in many reports, with who cut what and who had it first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dateline.comparison.sayings import SHORT, Said, SayingLikeness, aligned, hold, missing_of
from dateline.comparison.values import ActorGraph, ComparisonOptions, Verdicts
from dateline.model import Quote, QuoteId, ReportId, Saying, SayingKind, Utterance, UtteranceId
from dateline.text.ids import content_id

__all__ = ["gather_utterances"]

DEFAULT = ComparisonOptions()
RUN = 5  # words in a row that lead to others
RUNS = 24  # runs of one thing said that lead: spread over it
RARE = 5  # telling words of a speaker that lead to others
NEXT = 6


class Gathered:
    """Things said that are held to be one so far; the fullest stands for all."""

    __slots__ = ("full", "members", "reasons")

    def __init__(self, said: Said) -> None:
        self.members = [said]
        self.full = said
        self.reasons: set[str] = set()


def gather_utterances(
    said: Iterable[Said],
    graph: ActorGraph = ActorGraph(),  # noqa: B008  # frozen
    verdicts: Verdicts = Verdicts(),  # noqa: B008  # frozen
    options: ComparisonOptions = DEFAULT,
) -> tuple[Utterance, ...]:
    """
    Put together what was said once.

    Things said come together when they share words in a row, or a speaker and rare words. The most alike are joined
    first; two groups join only when the fullest form of the one holds against that of the other. Words in quotation
    marks are one utterance whoever is named for them, if they are eight or more: who said them is then a question on
    which reports differ. In other words, only what one speaker says is joined.

    Args:
        said: What every report gives as said, each id once.
        graph: Who is who.
        verdicts: What a person joined or parted, by the ids of attributions.
        options: How much is enough.

    Returns:
        Utterances of two attributions or more, by their first; the order of the reports never shows.
    """
    every = sorted(said, key=lambda one: (one.order, one.id))
    known = {one.id: one for one in every}
    groups = {one.id: Gathered(one) for one in every}
    owner = {quote.id: one.id for one in every for quote in one.quotes}
    apart = [frozenset(owner[QuoteId(q)] for q in group if q in owner) for group in verdicts.apart]

    def join(here: Gathered, there: Gathered, because: str) -> None:
        if here is there or any(parted(here, there, group) for group in apart):
            return
        here.full = there.full = min((here.full, there.full), key=fullness)
        if len(here.members) < len(there.members):
            here, there = there, here
        here.members += there.members
        here.reasons |= there.reasons | {because}
        for member in there.members:
            groups[member.id] = here

    for group in verdicts.together:
        ids = sorted({owner[QuoteId(q)] for q in group if q in owner})
        for other in ids[1:]:
            join(groups[ids[0]], groups[other], "a person joined them")
    found: list[tuple[float, str, str, str]] = []
    for a, b in sorted(likely_pairs(every, options)):
        alike = hold(known[a], known[b], graph)
        if alike is not None:
            found.append((-alike.share, a, b, alike.because))
    for _, a, b, because in sorted(found):
        here, there = groups[a], groups[b]
        if here is not there and hold(here.full, there.full, graph) is not None:
            join(here, there, because)
    distinct = {id(group): group for group in groups.values()}.values()
    kept = [group for group in distinct if sum(len(one.quotes) for one in group.members) > 1]
    gathered = tuple(
        utterance_of(group, graph) for group in sorted(kept, key=lambda g: min(one.order for one in g.members))
    )
    aligned.cache_clear()  # what was said in this record is not asked for again
    return gathered


def parted(here: Gathered, there: Gathered, group: frozenset[str]) -> bool:
    """Whether two of those whom a person holds apart would come together."""
    return any(one.id in group for one in here.members) and any(one.id in group for one in there.members)


def fullness(said: Said) -> tuple[bool, int, tuple[str, str, int]]:
    """What is sorted by to have the fullest form first: in quotation marks, long, early."""
    return (not said.direct, -len(said.words), said.order)


def likely_pairs(every: Sequence[Said], options: ComparisonOptions) -> set[tuple[str, str]]:
    """The pairs of things said in two reports that share a key."""
    holders: defaultdict[tuple[str, ...], list[Said]] = defaultdict(list)
    for one in every:
        for key in keys_of(one):
            holders[key].append(one)
    pairs: set[tuple[str, str]] = set()
    for group in holders.values():
        reach = len(group) if len(group) <= options.leads else NEXT
        for at, one in enumerate(group):
            pairs.update((one.id, other.id) for other in group[at + 1 : at + 1 + reach])
    return pairs


def keys_of(one: Said) -> Iterator[tuple[str, ...]]:
    """What a thing said shares with those that may be the same."""
    runs = [one.words[at : at + RUN] for at in range(max(0, len(one.words) - RUN + 1))]
    step = max(1, len(runs) // RUNS)
    # Every run of the longer meets every step-th of the shorter, so both give all of a short one.
    yield from {("run", *run) for run in (runs if len(runs) <= RUNS * 2 else runs[::step])}
    if SHORT <= len(one.words) < RUN:
        yield ("whole", *one.words)
    if one.speaker is not None:
        for term in sorted(one.gist, key=lambda term: (-one.gist[term], term))[:RARE]:
            yield ("speaker", one.speaker, term)


def utterance_of(group: Gathered, graph: ActorGraph) -> Utterance:
    """A group as an utterance: the fullest form first."""
    full = group.full
    sayings = [saying(quote, one, full, graph) for one in group.members for quote in one.quotes]
    ordered = sorted(
        sayings, key=lambda own: (own.kind is not SayingKind.FULLEST, own.report, own.spans[0].start, own.quote)
    )
    speakers = tuple(dict.fromkeys(own.speaker for own in ordered if own.speaker is not None))
    first = min(group.members, key=lambda one: one.order)
    because = "; ".join(sorted(group.reasons)) or "one report gives it more than once"
    return Utterance(
        UtteranceId(content_id("utterance", first.quotes[0].id)),
        tuple(ordered),
        speakers,
        seen_first(group.members),
        because,
    )


def saying(quote: Quote, one: Said, full: Said, graph: ActorGraph) -> Saying:
    """One attribution of an utterance, beside its fullest form."""
    if one is full:
        if quote is one.quotes[0]:
            kind, because, missing = SayingKind.FULLEST, "the fullest form", ()
        else:
            kind, because, missing = SayingKind.INDIRECT, "the same report gives it again", ()
        return Saying(one.report, quote.id, kind, one.speaker, quote.content, missing, because)
    if quote is not one.quotes[0]:
        return Saying(
            one.report, quote.id, SayingKind.INDIRECT, one.speaker, quote.content, (), "the same report gives it again"
        )
    alike = hold(full, one, graph) or SayingLikeness(0.0, SayingKind.INDIRECT, "joined by way of another form")
    lost = missing_of(full, one) if alike.kind is SayingKind.CUT else ()
    return Saying(one.report, quote.id, alike.kind, one.speaker, quote.content, lost, alike.because)


def seen_first(members: Sequence[Said]) -> ReportId | None:
    """The report that was published before all others; None where the days leave it open."""
    reports: Mapping[ReportId, Said] = {one.report: one for one in members}
    dated = [one for one in reports.values() if one.earliest is not None and one.latest is not None]
    if len(dated) < len(reports):
        return None
    first, *others = sorted(dated, key=lambda one: (one.earliest, one.latest, one.report))
    before = all(
        one.earliest is not None and first.latest is not None and first.latest <= one.earliest for one in others
    )
    return first.report if before else None
