"""Say who copied from whom where credits, left-over words or dates tell, and from whom both reports may have it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.copies.arborescence import find_circles
from dateline.copies.credits import same_name
from dateline.copies.family import NO_ORIGIN, Credited, Family
from dateline.copies.house import may_mean
from dateline.copies.values import CopyInput
from dateline.model import Copy, Direction, Reason, ReportId

__all__ = ["BY_WAY", "CREDIT", "DATES", "Origin", "dates_reason", "find_origins", "trace_origins"]

_WHOLE = 0.9  # so much of a report comes from others at hand: what is left is a headline or a byline

# How near a source is, by the strongest reason: what a report says itself, what its dates and words show, what the
# report it credits says.
CREDIT, DATES, BY_WAY = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Origin:
    """
    Where one report of a pair has its words from.

    Args:
        source, taker: The two reports; when nobody is known to have copied, in the order of the copy.
        stated: Whether the taker copied from the source.
        rank: CREDIT, DATES or BY_WAY.
        common_source: The name both may have it from, or None.
        reasons: Why it is stated, or left open.
    """

    source: ReportId
    taker: ReportId
    stated: bool
    rank: int
    common_source: str | None
    reasons: tuple[Reason, ...]


def trace_origins(copies: Sequence[Copy], inputs: Mapping[ReportId, CopyInput]) -> list[Copy]:
    """
    Give each copy its direction and its common source, where the evidence speaks; :func:`find_origins` says how.

    Args:
        copies: All copies of the set.
        inputs: Their reports.

    Returns:
        The same copies in the same order; direction and common source stay None where nothing speaks for them.
    """
    origins = find_origins(copies, Family(copies, inputs))
    return [_told(copy, origins[copy.a, copy.b]) if (copy.a, copy.b) in origins else copy for copy in copies]


def find_origins(copies: Iterable[Copy], family: Family) -> dict[tuple[ReportId, ReportId], Origin]:
    """
    Find for each pair that shares reporting who copied, by what the two and the reports around them show.

    A report that credits the other's outlet, or credits a report at hand that does, copied from it, unless its date is
    before the other's, or several reports of that outlet share the words and the words do not tell which one it
    follows. Failing that, a report that speaks of its own outlet ("seen by the Ledger") in words that the other prints
    is the source. A third name credited by either is a common source and leaves the direction open. Dates decide
    last, and never alone (:func:`_shown_by_dates`). Statements that run in a circle are all left open.

    Args:
        copies: All copies of the set, in any order.
        family: The same, as a family.

    Returns:
        An origin by the ids of each pair, ``(a, b)``.
    """
    pairs = sorted((copy.a, copy.b) for copy in copies if copy.kind not in NO_ORIGIN)
    found = {pair: _by_words(*pair, family) for pair in pairs}
    known = {(origin.source, origin.taker) for origin in found.values() if origin and origin.stated}
    origins = {pair: origin or _by_dates(*pair, family, known) for pair, origin in found.items()}
    stated = sorted((origin.source, origin.taker) for origin in origins.values() if origin.stated)
    circles = find_circles(stated)
    for pair, origin in origins.items():
        if origin.stated and circles.get(origin.source, -1) == circles.get(origin.taker, -2):
            origins[pair] = _open(*pair, (*origin.reasons, Reason(("by such reasons each of them had it first",))))
    return origins


def _told(copy: Copy, origin: Origin) -> Copy:
    """The copy with its origin."""
    direction = (Direction.AB if origin.taker == copy.b else Direction.BA) if origin.stated else None
    because = "; ".join([copy.because, *(reason.words for reason in origin.reasons)])
    return replace(copy, direction=direction, common_source=origin.common_source, because=because)


def _open(one: ReportId, two: ReportId, reasons: tuple[Reason, ...], common_source: str | None = None) -> Origin:
    """Nobody is known to have copied."""
    return Origin(min(one, two), max(one, two), False, DATES, common_source, reasons)


def _by_words(a: ReportId, b: ReportId, family: Family) -> Origin | None:
    """What the words of a pair say of its origin; None when they say nothing, or only whom both may have it from."""
    takes = [
        (taker, source, credit) for taker, source in ((a, b), (b, a)) if (credit := _credit(taker, source, family))
    ]
    if len(takes) == 2:
        return _open(a, b, tuple(_says(taker, source, credit) for taker, source, credit in takes))
    for taker, source, credit in takes:
        return _credited(taker, source, credit, family)
    for source, taker in ((a, b), (b, a)):
        left = _left_over(source, taker, family)
        if left:
            return left
    return None


def _credit(taker: ReportId, source: ReportId, family: Family) -> Credited | None:
    """The first source of a report that is the other's outlet."""
    outlet = family.inputs[source].outlet
    return next((credited for credited in family.sources(taker) if same_name(credited.name, outlet)), None)


def _says(taker: ReportId, source: ReportId, credited: Credited) -> Reason:
    """That a report credits the other's outlet, itself or by way of a third report."""
    parts = ["", taker, f" credits {credited.name}, the outlet of ", source]
    if credited.way != taker:
        parts += [", by way of ", credited.way]
    span = credited.credit.span
    return Reason(tuple(parts), credited.way, (span,) if span else ())


def _credited(taker: ReportId, source: ReportId, credited: Credited, family: Family) -> Origin:
    """A pair of which one report credits the other's outlet."""
    says = _says(taker, source, credited)
    if family.is_after(source, taker):
        return _open(source, taker, (says, dates_reason(source, taker)))
    rivals = [rival for rival in credited.at_hand if rival != source and not _answers(taker, source, rival, family)]
    if rivals:
        several = f"{len(credited.at_hand)} reports of that outlet share words with "
        return _open(source, taker, (says, Reason((several, taker))))
    direct = credited.way == taker
    reasons = [says]
    if len(credited.at_hand) > 1:
        reasons.append(Reason(("of the reports of that outlet only ", source, " has all of these words")))
    return Origin(source, taker, True, CREDIT if direct else BY_WAY, None, tuple(reasons))


def _answers(taker: ReportId, source: ReportId, rival: ReportId, family: Family) -> bool:
    """Whether a report has words from this source that it cannot have from another report of the same outlet."""
    if rival not in family.ties[source]:  # two stories of one outlet, joined by the taker: unless it has one elsewhere
        others = family.third(source, taker)
        return family.has_more_with(taker, source, rival) and not any(
            family.follows(taker, other, source) for other in others
        )
    return family.follows(taker, source, rival)


def _left_over(source: ReportId, taker: ReportId, family: Family) -> Origin | None:
    """A report whose shared words speak of its own outlet as the one that was told or shown something."""
    one, two = family.inputs[source], family.inputs[taker]
    if not two.outlet or same_name(one.outlet, two.outlet) or family.is_after(source, taker):
        return None
    if any(map(family.names_unseen, (source, taker))):
        return None
    for words in family.house_words(source):
        shared = any(span.holds(words.span) for span in family.ties[source][taker].spans)
        if shared and not may_mean(words.name, two.outlet):
            quoted = f" speaks of itself, “{words.span.of(one.text)}”"
            told = Reason(("", taker, " has words in which ", source, quoted), source, (words.span,))
            return Origin(source, taker, True, CREDIT, None, (told,))
    return None


def _by_dates(a: ReportId, b: ReportId, family: Family, known: set[tuple[ReportId, ReportId]]) -> Origin:
    """What the dates of a pair and the reports around it show; else whom both may have it from, or nothing."""
    for source, taker in ((a, b), (b, a)):
        if family.is_after(taker, source):
            shown = _shown_by_dates(source, taker, family, known)
            if shown:
                return Origin(source, taker, True, DATES, None, (dates_reason(taker, source), shown))
    if family.sources(a) or family.sources(b):
        common, reason = _common_source(a, b, family)
        return _open(a, b, (reason,), common)
    return _open(a, b, (Reason(("no credit says who was first, and the dates alone do not settle it",)),))


def dates_reason(later: ReportId, earlier: ReportId) -> Reason:
    """That a report came out after another."""
    return Reason(("", later, " is dated after ", earlier), later)


def _shown_by_dates(
    source: ReportId, taker: ReportId, family: Family, known: set[tuple[ReportId, ReportId]]
) -> Reason | None:
    """
    Whether words and dates together show that the later report copied from the earlier.

    Pages are re-dated and prints of one dispatch have dates too. So nobody around the two may credit a source that is
    not at hand; the taker may share no sentence with a third report that the source lacks; its words may follow no
    third report as well as they follow the source; and the source must have had more: the taker is a cut of it, or a
    third report shares more with it, or the taker is made of it and of another earlier report that shares nothing
    with it.
    """
    both = family.third(source, taker)
    rivals = family.rivals(source, taker)
    if any(map(family.names_unseen, (source, taker, *both, *rivals))):
        return None
    if any(family.has_more_with(taker, other, source) for other in both):
        return None
    for other in rivals:
        if (source, other) not in known and not family.follows(taker, source, other):
            return None
    mine, theirs = family.ties[taker][source], family.ties[source][taker]
    if mine.share >= _WHOLE > theirs.share:
        lacks = " lacks; no credit and no third report speaks against it"
        return Reason(("", taker, " has next to nothing that ", source, lacks), taker)
    if any(family.has_more_with(source, other, taker) for other in both):
        return Reason(("", source, " shares more with other reports than ", taker, " has"), source)
    merged_with = next(_other_halves(source, taker, family), None)
    if merged_with:
        return Reason(("", taker, " is made of ", source, " and of ", merged_with, ", which share nothing"), taker)
    return None


def _other_halves(source: ReportId, taker: ReportId, family: Family) -> Iterator[ReportId]:
    """The earlier reports, with nothing in common with the source, with which it makes up all of the taker's body."""
    for other, tie in family.ties[taker].items():
        apart = other != source and other not in family.ties[source]
        if apart and family.is_after(taker, other) and tie.share + family.ties[taker][source].share >= _WHOLE:
            yield other


def _common_source(a: ReportId, b: ReportId, family: Family) -> tuple[str | None, Reason]:
    """
    The third name that both may have their text from, with the reason.

    None when they name different ones, and when only one names it and a report of that outlet is at hand: what the
    other has from it shows in their own pair.
    """
    for source in family.sources(a):
        for twin in family.sources(b):
            if same_name(source.name, twin.name):
                name = max(source.name, twin.name, key=lambda n: (len(n), n))
                span = source.credit.span
                return name, Reason((f"both have it from {name}, as they say",), source.way, (span,) if span else ())
    if family.sources(a) and family.sources(b):
        return None, Reason(("they credit different sources",))
    who = a if family.sources(a) else b
    source = family.sources(who)[0]
    span = source.credit.span
    says, spans = f" credits {source.name}", (span,) if span else ()
    if source.at_hand:
        parts = ("", who, f"{says}, whose report ", source.at_hand[0], " is at hand")
        return None, Reason(parts, source.way, spans)
    return source.name, Reason(("", who, f"{says}, from which both may have it"), source.way, spans)
