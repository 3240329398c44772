"""Find actors of one name whose reports also name the same others, of whom few reports tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from dateline.actors.grounds import Common, Offer, Tie, plain_class
from dateline.actors.units import Unit, Units
from dateline.model import ActorEvidence, GroundKind, NameKind, SheetMention

__all__ = ["offers_in_company"]

MOST_REPORTS = 24  # that name somebody who counts as company: the well known are named beside everybody
OTHERS = 2  # beside a full name; they share no word with it or with each other
OTHERS_OF_SHORT = 3  # beside a name of one part of a body or a place
SHOWN = 3


@dataclass(frozen=True, slots=True)
class Named:
    """A unit by one of its names: the class of the name, its words, and where it stands first."""

    unit: Unit
    name: str
    words: frozenset[str]
    said: SheetMention
    full: bool


def offers_in_company(units: Units, ties: Mapping[int, list[Tie]], *, rank: int = 9) -> list[Offer]:
    """
    Units of one name in two reports that both name the same others too.

    A full name needs two others by their full names, a name of one part (of bodies and places alone) three; each of
    them is named in few reports, and no two share a word. Persons whose roles are other ones are not offered.

    Args:
        units: All of the record.
        ties: What each is tied to.
        rank: Of these offers: behind all others.
    """
    rare = rare_names(units)
    shared: dict[tuple[str, str], list[tuple[Named, Named]]] = defaultdict(list)
    for name in sorted(rare):
        for one, other in combinations(rare[name], 2):
            shared[one.unit.sheet.report, other.unit.sheet.report].append((one, other))
    offers = []
    for reports in sorted(shared):
        held = shared[reports]
        others = [pair for pair in held if pair[0].full]
        for pair in held if len(others) >= OTHERS else ():
            company = company_of(pair, others)
            if company and not roles_differ(pair, ties):
                offers.append(offer_of(pair, company, rank))
    return offers


def rare_names(units: Units) -> dict[str, list[Named]]:
    """The names that more than one report has, and few, each unit once, by report."""
    found: dict[str, dict[str, Named]] = defaultdict(dict)
    for unit in units.all:
        if unit.entry is not None or unit.described:
            continue
        for at, said in unit.forms.items():
            form = units.forms[at]
            if form.full or form.family is not NameKind.PERSON:
                named = Named(unit, form.cluster, frozenset(form.words), said, form.full)
                found[form.cluster].setdefault(unit.sheet.report, named)
    return {name: list(held.values()) for name, held in found.items() if 1 < len(held) <= MOST_REPORTS}


def company_of(pair: tuple[Named, Named], others: Iterable[tuple[Named, Named]]) -> list[tuple[Named, Named]]:
    """The others of both reports, with no word in common; nothing where they are fewer than it needs."""
    wanted = OTHERS if pair[0].full else OTHERS_OF_SHORT
    taken = set(pair[0].words | pair[1].words)
    own = {pair[0].unit.at, pair[1].unit.at}
    found = []
    for one, other in others:
        words = one.words | other.words
        if own.isdisjoint((one.unit.at, other.unit.at)) and taken.isdisjoint(words):
            taken |= words
            own |= {one.unit.at, other.unit.at}
            found.append((one, other))
    return found if len(found) >= wanted else []


def roles_differ(pair: Sequence[Named], ties: Mapping[int, list[Tie]]) -> bool:
    """Whether both reports give roles or bodies, and none that is the same."""
    ours, theirs = ({(tie.kind, tie.key) for tie in ties.get(named.unit.at, ())} for named in pair)
    return bool(ours and theirs and ours.isdisjoint(theirs))


def offer_of(pair: tuple[Named, Named], company: Sequence[tuple[Named, Named]], rank: int) -> Offer:
    """The offer of two units, with the words of both reports."""
    one, other = pair
    shown = " and ".join(plain_class(named.name) for named, _ in company[:SHOWN])
    kind, told = (GroundKind.NAME, "the same full name") if one.full else (GroundKind.SHORT, "the same name")
    common = (
        Common(kind, f"{told}: {plain_class(one.name)}"),
        Common(GroundKind.COMPANY, f"both reports also name {shown}, whom few others name"),
    )
    members: dict[int, tuple[tuple[ActorEvidence, ...], ...]] = {
        named.unit.at: ((named.unit.words(named.said),), tuple(words_of(company, side)))
        for side, named in enumerate(pair)
    }
    return Offer(rank, (one.name, str(one.unit.at), str(other.unit.at)), common, members)


def words_of(company: Iterable[tuple[Named, Named]], side: int) -> Iterator[ActorEvidence]:
    """Where one of the reports names the others."""
    for pair in list(company)[:SHOWN]:
        yield pair[side].unit.words(pair[side].said)
