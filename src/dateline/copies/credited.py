"""Say who copied where a report credits the other's outlet, or keeps words in which that outlet speaks of itself."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from dateline.copies.claims import BY_WAY, CREDIT, Origin, Pair, Sources, dates_reason, left_open
from dateline.copies.credits import same_name
from dateline.copies.family import PLACES, Credited, Family
from dateline.copies.habits import Standing
from dateline.copies.house import may_mean
from dateline.copies.in_passing import joins
from dateline.model import Reason, ReportId

__all__ = ["by_credits", "by_way", "credited_pairs", "followed_pairs"]


def by_credits(pairs: Collection[Pair], family: Family) -> Iterator[tuple[Pair, Origin]]:
    """
    Judge the pairs of which one says whom it has its words from.

    A report that credits the other's outlet copied from it, unless its date is before the other's, both credit each
    other, or several reports of that outlet share the words and the words do not tell which one it follows. Failing
    that, a report that speaks of its own outlet ("seen by the Ledger") in words that the other prints is the source;
    and one that gives a sentence which both have to the other's outlet ("..., the Ledger reported") has it from there.

    Returns:
        The pairs of which that says something, with their origin.
    """
    credited, houses, passing = family.sources, family.house_words, family.in_passing
    for pair in pairs:
        a, b = pair
        found = None
        if a in credited or b in credited:
            one, two = _credit(a, b, family), _credit(b, a, family)
            if one and two:
                found = left_open(pair, (_says(a, b, one), _says(b, a, two)))
            elif one and one.way == a:
                found = _credited(a, b, one, family)
            elif two and two.way == b:
                found = _credited(b, a, two, family)
        if found is None and (a in houses or b in houses):
            found = _left_over(a, b, family) or _left_over(b, a, family)
        if found is None and (a in passing or b in passing):
            found = _in_passing(a, b, family) or _in_passing(b, a, family)
        if found is not None:
            yield pair, found


def credited_pairs(family: Family) -> set[Pair]:
    """The pairs of which :func:`by_credits` may say something: no other one is worth a look."""
    found = {
        _ordered(report, other)
        for report, sources in family.sources.items()
        for credited in sources
        for other in credited.at_hand
    }
    found.update(_ordered(report, other) for report in family.house_words for other in family.ties[report])
    found.update(_ordered(report, other) for report in family.in_passing for other in family.ties[report])
    return found


def followed_pairs(family: Family) -> set[Pair]:
    """The pairs of which :func:`by_way` may say something."""
    return {
        _ordered(report, other)
        for report in family.by_way
        for credited in family.sources[report]
        for other in credited.at_hand
    }


def by_way(pairs: Collection[Pair], family: Family, sources: Sources) -> Iterator[tuple[Pair, Origin]]:
    """Judge the pairs of which one credits a third report at hand that has its words from the other, as it says."""
    for pair in pairs:
        for taker, source in (pair, pair[::-1]):
            if taker not in family.by_way:
                continue
            credited = _credit(taker, source, family)
            if credited and credited.way != taker and source in sources.get(credited.way, ()):
                yield pair, _credited(taker, source, credited, family)
                break


def _credit(taker: ReportId, source: ReportId, family: Family) -> Credited | None:
    """The first source of a report that is the other's outlet."""
    sources = family.sources.get(taker)
    if not sources:
        return None
    outlet = family.inputs[source].outlet
    for credited in sources:
        if same_name(credited.credit.name, outlet):
            return credited
    return None


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
        return left_open(_ordered(source, taker), (says, Reason(("but they share none of its own reporting",))))
    if family.is_after(source, taker):
        return left_open(_ordered(source, taker), (says, dates_reason(source, taker)))
    several = len(credited.at_hand) > 1
    if several and (
        any(rival != source and not _answers(taker, source, rival, family) for rival in credited.at_hand)
        or not family.edits(source, taker).only_cuts
    ):
        told = f"{len(credited.at_hand)} reports of that outlet share words with "
        return left_open(_ordered(source, taker), (says, Reason((told, taker))))
    if not several and credited.way == taker:
        if nearer := _nearer(taker, source, family):
            follows = Reason(("but ", taker, " follows ", nearer, " in these words, which is of another outlet"))
            return left_open(_ordered(source, taker), (says, follows))
        if other := _other_print(taker, source, family):
            prints = Reason(("but others are nearer in words, and ", other, " is of that outlet too"))
            return left_open(_ordered(source, taker), (says, prints))
    direct = credited.way == taker
    reasons = [says]
    if several:
        reasons.append(Reason(("of the reports of that outlet only ", source, " has all of these words")))
    return Origin(source, taker, True, CREDIT if direct else BY_WAY, None, tuple(reasons))


def _nearer(taker: ReportId, source: ReportId, family: Family) -> ReportId | None:
    """
    A report of another outlet that a taker has these words from rather than from the one it credits; None: nobody.

    It has all of them, and one more sentence of the source, so that it is no copy of the taker; and the taker has a
    sentence more from it, or its wording at places where the source differs. Or the source has misprints there, which
    the taker and the other one have not: such errors are copied, and seldom all of them mended. The credit is then for
    something else in the report, whose source shares no run of words with it.
    """
    outlet = family.outlets[source]
    thirds = [
        third
        for third in family.third(source, taker)
        if family.outlets[third] != outlet and not family.has_more_with(taker, source, third)
    ]
    apart = bool(thirds) and family.edits(source, taker).places >= PLACES
    slips = apart and family.is_misprint_of(source, taker)
    for third in thirds:
        if slips and family.follows(taker, third, source):
            return third
        if not family.has_more_with(third, source, taker):
            continue
        if family.has_more_with(taker, third, source) or (apart and family.follows(taker, third, source)):
            return third
    return None


def _other_print(taker: ReportId, source: ReportId, family: Family) -> ReportId | None:
    """
    Another report by the outlet of a source that prints its story, where a third report is nearer to a taker in words.

    An outlet prints a story again, put in other words. Where the taker differs from the one print at places, and less
    from a report of another outlet, its credit may be for the other print, of which no run of words need be left.
    """
    outlet = family.outlets[source]
    other = next((other for other in sorted(family.ties[source]) if family.outlets[other] == outlet), None)
    edits = family.edits(source, taker) if other else None
    if edits is None or edits.changed < PLACES:
        return None
    thirds = (third for third in family.third(source, taker) if family.outlets[third] != outlet)
    nearer = any(
        rest.places < edits.places and rest.words >= edits.words
        for rest in (family.edits(third, taker) for third in thirds)
    )
    return other if nearer else None


def _answers(taker: ReportId, source: ReportId, rival: ReportId, family: Family) -> bool:
    """
    Whether a report has words from this source that it cannot have from another report of the same outlet.

    Where the taker joins two stories of one outlet, its credit may be for either: it answers to this one when nobody
    else has these words whom it may have them from, or it follows this one and not them. Whoever has as much of the
    taker as this one explains it as well: what is body in the one may be furniture in the other.
    """
    if rival in family.ties[source]:
        return family.follows(taker, source, rival)
    if not family.has_more_with(taker, source, rival):
        return False
    gives = family.standing[source] is Standing.GIVES
    share = family.share(taker, source)
    for other in family.third(source, taker):
        prints = gives and family.standing[other] is Standing.PRINTS
        less = family.share(taker, other) < share and family.has_more_with(taker, source, other)
        if not prints and not less and not family.follows(taker, source, other):
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


def _in_passing(source: ReportId, taker: ReportId, family: Family) -> Origin | None:
    """A report that says behind words which both have that the other's outlet reported them, in one report at hand."""
    said, outlet = family.in_passing.get(taker), family.inputs[source].outlet
    if not said or not outlet or same_name(outlet, family.inputs[taker].outlet) or family.is_after(source, taker):
        return None
    named = [words for words in said if same_name(words.name, outlet)]
    if not named or any(o != source and same_name(family.inputs[o].outlet, outlet) for o in family.ties[taker]):
        return None
    text = family.inputs[taker].text
    for words in named:
        if any(joins(text, end, words) for _, end in family.told(taker, source)):
            told = Reason(("", taker, f" gives words to {words.name}, the outlet of ", source), taker, (words.span,))
            return Origin(source, taker, True, CREDIT, None, (told,))
    return None


def _ordered(one: ReportId, two: ReportId) -> Pair:
    """Two reports in the order of their copy."""
    return (one, two) if one < two else (two, one)
