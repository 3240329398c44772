"""Offer what is near and not near enough for a person to judge: the same name without a second ground, and the like."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from dateline.actors.compare import compare_names
from dateline.actors.grounds import Offer, plain_class
from dateline.actors.joining import Clusters, tells_apart
from dateline.actors.units import Unit, Units
from dateline.model import ActorCandidate, ActorGround, GroundKind, NameKind

__all__ = ["find_candidates"]


def find_candidates(
    units: Units, clusters: Clusters, slots: Iterable[Offer], ids: Mapping[int, str]
) -> tuple[ActorCandidate, ...]:
    """
    Pairs of actors for a person to judge, each once.

    Of the actors with one name each is held against the one with the most reports, so their number grows with that of
    the actors. Pairs that a person told apart, and namesakes whose other names clash, are not asked again.

    Args:
        units, clusters: As they were joined.
        slots: Pairs in the same place of a copied sentence without a second ground.
        ids: The id of each unit's actor.
    """
    found: dict[tuple[str, str], ActorCandidate] = {}
    near = (*by_slots(units, slots), *by_names(units, clusters), *by_last_name(units, clusters))
    for one, other, ground, because in near:
        here, there = clusters.of[one.at], clusters.of[other.at]
        if here is there or tells_apart(here, there) or clusters.clash(here, there):
            continue
        a, b = sorted((ids[one.at], ids[other.at]))
        found.setdefault((a, b), ActorCandidate(a, b, (ground,), because))
    return tuple(found[key] for key in sorted(found))


Near = tuple[Unit, Unit, ActorGround, str]


def by_slots(units: Units, slots: Iterable[Offer]) -> Iterator[Near]:
    """Names in the same place of a copied sentence; those of persons only where they may be one."""
    for offer in slots:
        one, other = (units.all[at] for at in sorted(offer.members))
        if one.described or other.described or one.actor.kind is not other.actor.kind:
            continue
        words = next(evidence for evidence in offer.members.values() if evidence)[0]
        ground = ActorGround(GroundKind.SLOT, offer.common[0].because, words)
        names = f"{one.first.words} and {other.first.words}"
        yield one, other, ground, f"{names} stand in the same place of a copied sentence; nothing else joins them"


def by_names(units: Units, clusters: Clusters) -> Iterator[Near]:
    """Actors with one name and no second ground, each with the one of most reports."""
    named: dict[str, dict[int, Unit]] = defaultdict(dict)
    for unit in units.all:
        if unit.entry is None and not unit.described:
            for name, _ in (*units.full(unit), *units.short(unit)):
                named[name].setdefault(id(clusters.of[unit.at]), unit)
    for name in sorted(named):
        held = sorted(named[name].values(), key=lambda unit: (-len(clusters.of[unit.at].units), unit.at))
        for other in held[1:]:
            one = held[0]
            said = [next(m for at, m in unit.forms.items() if units.forms[at].cluster == name) for unit in (one, other)]
            words = tuple(unit.words(mention) for unit, mention in zip((one, other), said, strict=True))
            ground = ActorGround(GroundKind.NAME, f"the same name: {plain_class(name)}", words)
            yield one, other, ground, f"the same name, {plain_class(name)}, and no second ground"


def by_last_name(units: Units, clusters: Clusters) -> Iterator[Near]:
    """A last name alone, with the only person of the record whose full name ends so."""
    full: dict[str, dict[int, Unit]] = defaultdict(dict)
    for unit in units.all:
        for at in unit.forms:
            form = units.forms[at]
            if form.full and form.family is NameKind.PERSON and unit.entry is None:
                full[form.words[-1]].setdefault(id(clusters.of[unit.at]), unit)
    surer = with_full_names(units, clusters)
    for unit in units.all:
        for at, said in unit.forms.items():
            form = units.forms[at]
            if form.full or form.family is not NameKind.PERSON or unit.described or not form.words:
                continue
            held = full.get(form.words[-1], {})
            if len(held) == 1 and id(clusters.of[unit.at]) not in surer:
                (other,) = held.values()
                told = next(m for at, m in other.forms.items() if units.forms[at].full)
                words = (unit.words(said), other.words(told))
                because = compare_names(said.words, told.words, NameKind.PERSON).because
                ground = ActorGround(GroundKind.SHORT, f"a part of the name: {because}", words)
                yield unit, other, ground, f"“{said.words}” may be {told.words}, by the last name alone"


def with_full_names(units: Units, clusters: Clusters) -> set[int]:
    """The actors that have a full name of their own, found in one pass: whoever is named most is asked of most."""
    return {id(clusters.of[unit.at]) for unit in units.all if any(units.forms[at].full for at in unit.forms)}
