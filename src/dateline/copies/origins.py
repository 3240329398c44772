"""Say who copied from whom where credits, left-over words, dates or edits tell, and from whom both reports have it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from dateline.copies.arborescence import find_circles
from dateline.copies.credits import same_name
from dateline.copies.edits import Edits
from dateline.copies.family import Credited, Family
from dateline.copies.habits import Standing
from dateline.copies.house import may_mean
from dateline.copies.values import CopyInput
from dateline.model import Copy, CopyKind, Direction, Reason, ReportId

__all__ = ["BY_WAY", "CREDIT", "DATES", "Origin", "dates_reason", "find_origins", "trace_origins"]

_WHOLE = 0.9  # so much of a report comes from others at hand: what is left is a headline or a byline
# In so few places, and one in 500 words, an alignment finds words that the taker has and its source lacks: a comma
# that joins two figures, a page number. On the development sets takers have none or one.
_FEW, _PER_WORDS = 2, 500
_CUTS = 4  # so many places inside sentences where one print lacks words of the other, and none the other way
# Reports around a pair: where more than so many have a story, its first print is nobody's to see by dates and cuts.
_CROWD = 32

# How near a source is, by the strongest reason: what a report says itself, what its dates and words show, what the
# report it credits says.
CREDIT, DATES, BY_WAY = 0, 1, 2

Pair = tuple[ReportId, ReportId]
Sources = Mapping[ReportId, set[ReportId]]  # for a report those that it is known to have words from


class Origin(NamedTuple):
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


_NOTHING_TELLS = (Reason(("no credit says who was first, and the dates alone do not settle it",)),)
_IN_CIRCLES = Reason(("by such reasons each of them had it first",))


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
    return [_told(copy, origins.get((copy.a, copy.b))) for copy in copies]


def find_origins(copies: Iterable[Copy], family: Family) -> dict[Pair, Origin]:
    """
    Find for each pair that shares reporting who copied, by what the two and the reports around them show.

    A report that credits the other's outlet, or credits a report at hand that does, copied from it, unless its date is
    before the other's, or several reports of that outlet share the words and the words do not tell which one it
    follows. Failing that, a report that speaks of its own outlet ("seen by the Ledger") in words that the other prints
    is the source. Dates, edits and the habits of the two outlets decide last, together (:func:`_by_dates`). Statements
    that run in a circle are all left open. What is left open may have a common source (:func:`_common_source`).

    Args:
        copies: All copies of the set, in any order.
        family: The same, as a family.

    Returns:
        An origin by the ids of each pair, ``(a, b)``.
    """
    pairs = sorted(
        [
            (copy.a, copy.b)
            for copy in copies
            if copy.kind is not CopyKind.BOILERPLATE and copy.kind is not CopyKind.QUOTATION
        ]
    )
    origins: dict[Pair, Origin] = {}
    sources: dict[ReportId, set[ReportId]] = {}
    waiting = pairs
    for judge in (_by_words, _by_way, _by_dates):
        found = {pair: origin for pair in waiting if (origin := judge(*pair, family, sources))}
        for origin in found.values():
            if origin.stated:
                sources.setdefault(origin.taker, set()).add(origin.source)
        waiting = [pair for pair in waiting if pair not in found]
        origins |= found
    _open_circles(origins)
    for pair in pairs:
        if not origins[pair].stated:
            origins[pair] = _left_open(origins[pair], family, sources)
    return origins


def _told(copy: Copy, origin: Origin | None) -> Copy:
    """The copy with its origin."""
    if origin is None:
        return copy
    direction = (Direction.AB if origin.taker == copy.b else Direction.BA) if origin.stated else None
    because = "; ".join([copy.because, *(reason.words for reason in origin.reasons)])
    return Copy(
        copy.a, copy.b, copy.spans, copy.a_share, copy.b_share, copy.kind, direction, origin.common_source, because
    )


def _open(one: ReportId, two: ReportId, reasons: tuple[Reason, ...], common_source: str | None = None) -> Origin:
    """Nobody is known to have copied."""
    return Origin(min(one, two), max(one, two), False, DATES, common_source, reasons)


def _open_circles(origins: dict[Pair, Origin]) -> None:
    """Leave open the statements that run in a circle."""
    stated = sorted((origin.source, origin.taker) for origin in origins.values() if origin.stated)
    circles = find_circles(stated)
    if not circles:
        return
    for pair, origin in origins.items():
        if origin.stated and circles.get(origin.source, -1) == circles.get(origin.taker, -2):
            origins[pair] = _open(*pair, (*origin.reasons, _IN_CIRCLES))


def _by_words(a: ReportId, b: ReportId, family: Family, _: Sources) -> Origin | None:
    """What the words of a pair say of its origin; None when they say nothing, or only whom both may have it from."""
    if a in family.sources or b in family.sources:
        one, two = _credit(a, b, family), _credit(b, a, family)
        if one and two:
            return _open(a, b, (_says(a, b, one), _says(b, a, two)))
        for taker, source, credited in ((a, b, one), (b, a, two)):
            if credited and credited.way == taker:
                return _credited(taker, source, credited, family)
    if a in family.house_words or b in family.house_words:
        return _left_over(a, b, family) or _left_over(b, a, family)
    return None


def _by_way(a: ReportId, b: ReportId, family: Family, sources: Sources) -> Origin | None:
    """What a third report says, that one of a pair credits and that has its words from the other one's outlet."""
    for taker, source in ((a, b), (b, a)):
        if taker not in family.by_way:
            continue
        credited = _credit(taker, source, family)
        if credited and credited.way != taker and source in sources.get(credited.way, ()):
            return _credited(taker, source, credited, family)
    return None


def _credit(taker: ReportId, source: ReportId, family: Family) -> Credited | None:
    """The first source of a report that is the other's outlet."""
    sources = family.sources.get(taker)
    if not sources:
        return None
    outlet = family.inputs[source].outlet
    return next((credited for credited in sources if same_name(credited.name, outlet)), None)


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
    if not family.share(taker, source):
        return _open(source, taker, (says, Reason(("but they share none of its own reporting",))))
    if family.is_after(source, taker):
        return _open(source, taker, (says, dates_reason(source, taker)))
    several = len(credited.at_hand) > 1
    if several and (
        any(rival != source and not _answers(taker, source, rival, family) for rival in credited.at_hand)
        or not _only_cut(family.edits(source, taker))
    ):
        told = f"{len(credited.at_hand)} reports of that outlet share words with "
        return _open(source, taker, (says, Reason((told, taker))))
    direct = credited.way == taker
    reasons = [says]
    if several:
        reasons.append(Reason(("of the reports of that outlet only ", source, " has all of these words")))
    return Origin(source, taker, True, CREDIT if direct else BY_WAY, None, tuple(reasons))


def _answers(taker: ReportId, source: ReportId, rival: ReportId, family: Family) -> bool:
    """
    Whether a report has words from this source that it cannot have from another report of the same outlet.

    Where the taker joins two stories of one outlet, its credit may be for either: it answers to this one when nobody
    else has these words whom it may have them from, or it follows this one and not them.
    """
    if rival in family.ties[source]:
        return family.follows(taker, source, rival)
    if not family.has_more_with(taker, source, rival):
        return False
    gives = family.standing[source] is Standing.GIVES
    for other in family.third(source, taker):
        prints = gives and family.standing[other] is Standing.PRINTS
        if not prints and not family.has_more_with(taker, source, other) and not family.follows(taker, source, other):
            return False
    return True


def _left_over(source: ReportId, taker: ReportId, family: Family) -> Origin | None:
    """A report whose shared words speak of its own outlet as the one that was told or shown something."""
    found = family.house_words.get(source)
    if not found:
        return None
    one, two = family.inputs[source], family.inputs[taker]
    if not two.outlet or same_name(one.outlet, two.outlet) or family.is_after(source, taker):
        return None
    if source in family.unseen or taker in family.unseen:
        return None
    runs = family.runs(source, taker)
    for words in found:
        shared = any(start <= words.span.start and words.span.end <= end for start, end in runs)
        if shared and not may_mean(words.name, two.outlet):
            quoted = f" speaks of itself, “{words.span.of(one.text)}”"
            told = Reason(("", taker, " has words in which ", source, quoted), source, (words.span,))
            return Origin(source, taker, True, CREDIT, None, (told,))
    return None


def dates_reason(later: ReportId, earlier: ReportId) -> Reason:
    """That a report came out after another."""
    return Reason(("", later, " is dated after ", earlier), later)


def _by_dates(a: ReportId, b: ReportId, family: Family, sources: Sources) -> Origin:
    """What dates, edits and habits show of a pair; left open when that is nothing."""
    order = family.order(a, b)
    if order:
        return _dated(a, b, family, sources) if order < 0 else _dated(b, a, family, sources)
    for source, taker in ((a, b), (b, a)):
        if family.standing[source] is Standing.GIVES and family.standing[taker] is Standing.PRINTS:
            shown = _by_edits(source, taker, family, sources)
            if shown:
                return Origin(source, taker, True, DATES, None, shown)
    return _open(a, b, _NOTHING_TELLS)


def _dated(source: ReportId, taker: ReportId, family: Family, sources: Sources) -> Origin:
    """A pair of which one is dated after the other: what else there is to show that it copied."""
    standing = family.standing[source]
    if standing is Standing.PRINTS:
        return _open(source, taker, (_prints_others(source, family),))
    if standing is Standing.GIVES and family.outlets[source] != family.outlets[taker]:
        shown = _of_giver(source, taker, family, sources)
    else:
        shown = _of_stranger(source, taker, family, sources)
    if shown is None:
        return _open(source, taker, _NOTHING_TELLS)
    return Origin(source, taker, True, DATES, None, (dates_reason(taker, source), shown))


def _prints_others(report: ReportId, family: Family) -> Reason:
    """That the earlier report's outlet prints what others wrote."""
    taking = family.habits.takings[family.outlets[report]][0]
    outlet = family.inputs[report].outlet
    told = (f"{outlet}, the outlet of the earlier one, prints what others wrote, as ", taking.report, " shows")
    return Reason(told, taking.report, (taking.span,) if taking.span else ())


def _of_giver(source: ReportId, taker: ReportId, family: Family, sources: Sources) -> Reason | None:
    """
    What shows that a later report has its words from one of an outlet that others take from; None when that is open.

    Neither may credit somebody unseen for these words in words of its own, nor may a third report that has them; the
    taker may have no words there that the source lacks; and no other report by such an outlet, or by one of which
    nothing is known, may have all of them.
    """
    route = family.habits.routes.get((family.outlets[source], family.outlets[taker]), ())
    if _unseen_for(taker, source, family, carried=not route) or (
        not route and _unseen_for(source, taker, family, carried=True)
    ):
        return None
    if not sources.get(source, set()).isdisjoint(family.ties[taker]):
        return None
    if _third_fits(source, taker, family, sources) or not _only_cut(family.edits(source, taker)):
        return None
    outlet = family.inputs[source].outlet
    if route:
        told = (f"{family.inputs[taker].outlet} has other reports from {outlet}, as ", route[0].report, " says")
        return Reason(told, route[0].report, (route[0].span,) if route[0].span else ())
    count = family.habits.givings[family.outlets[source]]
    return Reason((f"{count} reports credit {outlet}, and no other report at hand fits these words",))


def _unseen_for(report: ReportId, other: ReportId, family: Family, *, carried: bool) -> bool:
    """Whether a report credits somebody unseen for the words it shares with another, in words of its own or theirs."""
    for credited in family.unseen.get(report, ()):
        if other in family.carriers(report, credited):
            if carried:
                return True
        elif family.speaks_for(report, other, credited):
            return True
    return False


def _third_fits(source: ReportId, taker: ReportId, family: Family, sources: Sources) -> bool:
    """
    Whether a third report with all of the words may be where both have them from.

    One of an outlet that prints what others wrote is that only when it is dated before the source and has nearly all
    of it, or credits somebody unseen in words of its own; one of an outlet of which nothing is known, when it is not
    dated later.
    """
    theirs = family.ties[source]
    for third in family.ties[taker]:
        if third not in theirs or source in sources.get(third, ()):
            continue
        standing = family.standing[third]
        if standing is Standing.PRINTS:
            itself = any(not family.carriers(third, credited) for credited in family.unseen.get(third, ()))
            whole = family.share(source, third) >= _WHOLE and family.is_after(source, third)
            if not itself and not (whole and not _is_compound(third, source, family)):
                continue
        elif standing is Standing.UNKNOWN and family.is_after(third, source):
            continue
        if not family.has_more_with(taker, source, third):
            return True
    return False


def _is_compound(report: ReportId, part: ReportId, family: Family) -> bool:
    """Whether a report has beside another's words a sentence of a third that shares nothing with that other."""
    apart = (other for other in family.ties[report] if other != part and other not in family.ties[part])
    return any(family.has_more_with(report, other, part) for other in apart)


def _only_cut(edits: Edits) -> bool:
    """Whether the second of two prints has no words that the first lacks, but for a few."""
    return edits.gained <= _FEW + edits.words // _PER_WORDS


def _by_edits(source: ReportId, taker: ReportId, family: Family, sources: Sources) -> tuple[Reason, ...] | None:
    """What the edits show where the dates are silent and the taker's outlet is known to take from the source's."""
    route = family.habits.routes.get((family.outlets[source], family.outlets[taker]), ())
    if not route:
        return None
    mine, theirs = family.share(taker, source), family.share(source, taker)
    shown = _of_giver(source, taker, family, sources)
    if shown is None:
        return None
    edits = family.edits(source, taker)
    if mine >= _WHOLE > theirs:
        return (shown, Reason(("", taker, " has next to nothing that ", source, " lacks"), taker))
    if edits.lost >= _CUTS and not edits.gained:
        return (shown, Reason((f"in {edits.lost} places ", taker, " lacks words that ", source, " has"), taker))
    return None


def _of_stranger(source: ReportId, taker: ReportId, family: Family, sources: Sources) -> Reason | None:
    """
    What shows that a later report has its words from one of whose outlet nothing is known; None when that is open.

    Pages are re-dated and prints of one dispatch have dates too. So nobody around the two may credit a source that is
    not at hand; the earlier one may have no source at hand; the taker may have no words that it lacks; no third report
    may fit the words as well, whatever its date; and the source must have had more: the taker is a cut of it, or a
    third report shares more with it, or the taker is made of it and of another earlier report that shares nothing
    with it.
    """
    if source in family.unseen or taker in family.unseen or source in sources or len(family.ties[taker]) > _CROWD:
        return None
    mine, theirs = family.share(taker, source), family.share(source, taker)
    cut = mine >= _WHOLE > theirs
    third = family.third(source, taker)
    merged_with = None if cut else next(_other_halves(source, taker, family), None)
    if not cut and merged_with is None and all(family.share(source, z) <= theirs for z in third):
        return None
    if any(z in family.unseen for z in third):
        return None
    edits = family.edits(source, taker)
    if not _only_cut(edits) or (edits.changed and family.is_misprint_of(source, taker)):
        return None
    if any(family.has_more_with(taker, z, source) for z in third):
        return None
    for z in third:
        if (
            source in sources.get(z, ())
            or family.has_more_with(taker, source, z)
            or family.has_more_with(source, taker, z)
        ):
            continue
        if z not in sources and _only_cut(family.edits(z, source)) and _only_cut(family.edits(z, taker)):
            return None
    if cut:
        lacks = " lacks; no credit and no third report speaks against it"
        return Reason(("", taker, " has next to nothing that ", source, lacks), taker)
    if any(family.has_more_with(source, z, taker) for z in third):
        return Reason(("", source, " shares more with other reports than ", taker, " has"), source)
    if merged_with:
        return Reason(("", taker, " is made of ", source, " and of ", merged_with, ", which share nothing"), taker)
    return None


def _other_halves(source: ReportId, taker: ReportId, family: Family) -> Iterator[ReportId]:
    """The earlier reports, with nothing in common with the source, with which it makes up all of the taker's body."""
    share = family.share(taker, source)
    for other in sorted(family.ties[taker]):
        apart = other != source and other not in family.ties[source]
        if apart and family.is_after(taker, other) and family.share(taker, other) + share >= _WHOLE:
            yield other


def _left_open(origin: Origin, family: Family, sources: Sources) -> Origin:
    """A pair left open, with the source at hand from which both have words, or the unseen one they may have."""
    a, b = origin.source, origin.taker
    name, reason = _common_source(a, b, family, sources) if a in family.unseen or b in family.unseen else (None, None)
    if reason is None and a in sources and b in sources and (both := sources[a] & sources[b]):
        reason = Reason(("both have words from ", min(both)), min(both))
    if reason is None:
        return origin
    reasons = (reason,) if origin.reasons is _NOTHING_TELLS else (*origin.reasons, reason)
    return origin._replace(common_source=name, reasons=reasons)


def _common_source(a: ReportId, b: ReportId, family: Family, sources: Sources) -> tuple[str | None, Reason | None]:
    """
    The unseen source that both may have their common words from, with the reason.

    Of what a report credits for these words the nearest counts. A credit that came with the words was there before
    either took them: whom one of them credits in words of its own is nearer. None when they name different ones, and
    when a report at hand explains the words: one that either is known to have them from, or one of an outlet that
    others take from, unless a report that has nothing from elsewhere says otherwise itself.
    """
    named = [(report, found) for report, other in ((a, b), (b, a)) if (found := _nearest(report, other, family))]
    if not named:
        return None, None
    for third in _known_sources(a, b, family, sources):
        if family.has_more_with(a, b, third):
            continue
        if not any(_says_otherwise(report, credited, third, family) for report, credited in named):
            return None, Reason(("", third, " is at hand, and both may have these words from it"), third)
    own = [row for row in named if (b if row[0] == a else a) not in family.carriers(*row)]
    report, credited = (own or named)[0]
    if not all(same_name(credited.name, other.name) for _, other in own or named):
        return None, Reason(("they credit different sources",))
    span = credited.credit.span
    spans = (span,) if span else ()
    if len(named) == 2 and same_name(named[0][1].name, named[1][1].name):
        name = max((other.name for _, other in named), key=lambda name: (len(name), name))
        return name, Reason((f"both have it from {name}, as they say",), report, spans)
    return credited.name, Reason(("", report, f" credits {credited.name}, from which both may have it"), report, spans)


def _known_sources(a: ReportId, b: ReportId, family: Family, sources: Sources) -> list[ReportId]:
    """The reports that share words with both and are known as a source: of either, or by their outlet."""
    mine, theirs = family.ties[a], family.ties[b]
    known = {third for third in (*sources.get(a, ()), *sources.get(b, ())) if third in mine and third in theirs}
    return sorted(known.union(third for third in family.givers(a) if third in theirs))


def _nearest(report: ReportId, other: ReportId, family: Family) -> Credited | None:
    """The nearest unseen source that a report credits for the words it shares with another."""
    unseen = family.unseen.get(report, ())
    return next((credited for credited in unseen if family.speaks_for(report, other, credited)), None)


def _says_otherwise(report: ReportId, credited: Credited, third: ReportId, family: Family) -> bool:
    """Whether a report that has all of its shared words in common with a third credits for them whom that does not."""
    if family.carriers(report, credited):
        return False
    if any(same_name(credited.name, other.name) for other in family.unseen.get(third, ())):
        return False
    return family.has_all_from(report, third)
