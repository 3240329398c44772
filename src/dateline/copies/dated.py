"""Say who copied where dates, small edits and the habits of the two outlets tell it together."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from dateline.copies.claims import DATES, Origin, Pair, Sources, dates_reason, left_open
from dateline.copies.family import Family
from dateline.copies.habits import Standing, Taking
from dateline.copies.moments import order
from dateline.model import Reason, ReportId

__all__ = ["by_dates", "judge_by_dates", "prints_others"]

_WHOLE = 0.9  # so much of a report comes from others at hand: what is left is a headline or a byline
_CUTS = 4  # so many places inside sentences where one print lacks words of the other, and none the other way
# Reports around a pair: where more than so many have a story, its first print is nobody's to see by dates and cuts.
_CROWD = 32


def by_dates(pairs: Collection[Pair], family: Family, sources: Sources) -> Iterator[tuple[Pair, Origin]]:
    """
    Judge the pairs of which no credit tells, by when they came out, how they differ and what their outlets do.

    Pages are re-dated, and prints of one dispatch have dates too: so dates never decide alone. That the earlier report
    wrote the words must be likely by its outlet: one that others take from (:func:`_of_giver`), not one that prints
    what others wrote. Where nothing is known of it the words must show it (:func:`_of_stranger`). Without dates that
    tell, edits that go one way do, where the taker's outlet is known to take from the source's (:func:`_by_edits`).

    Returns:
        The pairs of which that says something, with their origin.
    """
    for pair in pairs:
        if found := judge_by_dates(pair, family, sources):
            yield pair, found


def judge_by_dates(pair: Pair, family: Family, sources: Sources) -> Origin | None:
    """What :func:`by_dates` says of one pair."""
    a, b = pair
    standing, outlets = family.standing, family.outlets
    way = order(family.moments[a], family.moments[b])
    if way == 0:
        return _by_edits(a, b, family, sources) if standing[a] is not standing[b] else None
    source, taker = pair if way < 0 else (b, a)
    if standing[source] is Standing.PRINTS:
        return left_open(pair, (prints_others(source, family),))
    gives = standing[source] is Standing.GIVES and outlets[source] != outlets[taker]
    reason = (_of_giver if gives else _of_stranger)(source, taker, family, sources)
    return Origin(source, taker, True, DATES, None, (dates_reason(taker, source), reason)) if reason else None


def _by_edits(a: ReportId, b: ReportId, family: Family, sources: Sources) -> Origin | None:
    """What the edits show where the dates are silent and one outlet is known to take from the other."""
    gives = family.standing[a] is Standing.GIVES
    source, taker = (a, b) if gives else (b, a)
    route = family.habits.routes.get((family.outlets[source], family.outlets[taker]))
    if not route or family.standing[source] is not Standing.GIVES or family.standing[taker] is not Standing.PRINTS:
        return None
    cut = family.share(taker, source) >= _WHOLE > family.share(source, taker)
    if not cut and family.length(taker, source) >= family.length(source, taker):
        return None
    shown = _of_giver(source, taker, family, sources)
    if shown is None:
        return None
    if cut:
        how = Reason(("", taker, " has next to nothing that ", source, " lacks"), taker)
        return Origin(source, taker, True, DATES, None, (shown, how))
    edits = family.edits(source, taker)
    if edits.lost < _CUTS or edits.gained:
        return None
    how = Reason((f"in {edits.lost} places ", taker, " lacks words that ", source, " has"), taker)
    return Origin(source, taker, True, DATES, None, (shown, how))


def prints_others(report: ReportId, family: Family) -> Reason:
    """That the earlier report's outlet prints what others wrote."""
    outlet = family.inputs[report].outlet
    first = family.habits.takings[family.outlets[report]][0]
    before = f"{outlet}, the outlet of the earlier one, prints what others wrote, as "
    spans = (first.span,) if first.span else ()
    return family.reason(before, first.report, " shows", report=first.report, spans=spans)


def _taken(taking: Taking, before: str, behind: str) -> Reason:
    """A reason that rests on what another report says of the two outlets."""
    return Reason((before, taking.report, behind), taking.report, (taking.span,) if taking.span else ())


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
    if _third_fits(source, taker, family, sources) or not family.edits(source, taker).only_cuts:
        return None
    outlet = family.inputs[source].outlet
    if route:
        return _taken(route[0], f"{family.inputs[taker].outlet} has other reports from {outlet}, as ", " says")
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
    for third in family.third(source, taker):
        if source in sources.get(third, ()):
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
    if not edits.only_cuts or (edits.changed and family.is_misprint_of(source, taker)):
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
        if z not in sources and family.edits(z, source).only_cuts and family.edits(z, taker).only_cuts:
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
