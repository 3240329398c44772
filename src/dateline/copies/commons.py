"""Say from whom both of two reports have their words, where it is open which of them copied."""

from __future__ import annotations

from dateline.copies.claims import DATES, Origin, Pair, Sources
from dateline.copies.credits import same_name
from dateline.copies.family import Credited, Family
from dateline.model import Reason, ReportId

__all__ = ["FROM_THIRD", "from_third", "unseen_source", "with_common_source", "with_source"]

FROM_THIRD = "both have words from "
_DIFFERENT = Reason(("they credit different sources",))


def with_common_source(pair: Pair, origin: Origin | None, family: Family, sources: Sources) -> Origin | None:
    """
    Give a pair that is left open the source from which both have words, or may have them.

    A source at hand is told in the reasons; one whose text nobody gave has its name in the origin as well
    (:func:`unseen_source`).

    Returns:
        The origin with that, or as it was: None when nothing is known of the pair.
    """
    a, b = pair
    name, reason = unseen_source(a, b, family, sources)
    if reason is None and a in sources and b in sources and not sources[a].isdisjoint(sources[b]):
        reason = from_third(min(sources[a] & sources[b]), family)
    return origin if reason is None else with_source(pair, origin, name, reason)


def with_source(pair: Pair, origin: Origin | None, name: str | None, reason: Reason) -> Origin:
    """A pair that is left open with whom both may have it from."""
    return Origin(*pair, False, DATES, name, (*origin.reasons, reason) if origin else (reason,))


def from_third(third: ReportId, family: Family) -> Reason:
    """That both reports of a pair are known to have words from a third one."""
    return family.reason(FROM_THIRD, third, report=third)


def unseen_source(a: ReportId, b: ReportId, family: Family, sources: Sources) -> tuple[str | None, Reason | None]:
    """
    The unseen source that both may have their common words from, with the reason.

    Of what a report credits for these words the nearest counts. A credit that came with the words was there before
    either took them: whom one of them credits in words of its own is nearer. None when they name different ones, and
    when a report at hand explains the words: one that either is known to have them from, or one of an outlet that
    others take from, unless a report that has nothing from elsewhere says otherwise itself.
    """
    if a not in family.unseen and b not in family.unseen:
        return None, None
    named = [(report, found) for report, other in ((a, b), (b, a)) if (found := _nearest(report, other, family))]
    if not named:
        return None, None
    for third in _known_sources(a, b, family, sources):
        if family.has_more_with(a, b, third):
            continue
        if not any(_says_otherwise(report, credited, third, family) for report, credited in named):
            return None, family.reason("", third, " is at hand, and both may have these words from it", report=third)
    own = [row for row in named if (b if row[0] == a else a) not in family.carriers(*row)]
    report, credited = (own or named)[0]
    if not all(same_name(credited.name, other.name) for _, other in own or named):
        return None, _DIFFERENT
    span = credited.credit.span
    spans = (span,) if span else ()
    if len(named) == 2 and same_name(named[0][1].name, named[1][1].name):
        name = max((other.name for _, other in named), key=lambda name: (len(name), name))
        return name, Reason((f"both have it from {name}, as they say",), report, spans)
    credits_it = f" credits {credited.name}, from which both may have it"
    return credited.name, family.reason("", report, credits_it, report=report, spans=spans)


def _known_sources(a: ReportId, b: ReportId, family: Family, sources: Sources) -> list[ReportId]:
    """The reports that share words with both and are known as a source: of either, or by their outlet."""
    theirs = family.ties[b]
    known = {third for third in family.givers(a) if third in theirs}
    for found in (sources.get(a), sources.get(b)):
        if found:
            mine = family.ties[a]
            known.update(third for third in found if third in mine and third in theirs)
    return sorted(known) if len(known) > 1 else list(known)


def _nearest(report: ReportId, other: ReportId, family: Family) -> Credited | None:
    """The nearest unseen source that a report credits for the words it shares with another."""
    for credited in family.unseen.get(report, ()):
        if family.speaks_for(report, other, credited):
            return credited
    return None


def _says_otherwise(report: ReportId, credited: Credited, third: ReportId, family: Family) -> bool:
    """Whether a report that has all of its shared words in common with a third credits for them whom that does not."""
    if family.carriers(report, credited):
        return False
    if any(same_name(credited.name, other.name) for other in family.unseen.get(third, ())):
        return False
    return family.has_all_from(report, third)
