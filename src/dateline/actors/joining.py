"""Put units together on offers, the surest first; each union is checked against the whole of both sides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from dateline.actors.compare import compare_names
from dateline.actors.grounds import Offer
from dateline.actors.units import Form, Unit, Units
from dateline.model import ActorEvidence, ActorGround, ActorJoin, NameKind

__all__ = ["Clusters"]

HEADS = 4  # of one offer: units that clash with each other and are each offered the rest


@dataclass(slots=True)
class Cluster:
    """
    Units that are one actor.

    Args:
        units: Their places.
        persons: The forms of their full names as persons.
        sides: The judgements that tell apart, with the side that this cluster stands on.
        judged: The judgements that made it one.
        forced: Whether some of its units were joined whatever their names say.
    """

    units: list[int]
    persons: set[int] = field(default_factory=set)
    sides: set[tuple[str, int]] = field(default_factory=set)
    judged: set[str] = field(default_factory=set)
    forced: bool = False


class Clusters:
    """
    Units in clusters.

    Args:
        units: All of the record.
    """

    def __init__(self, units: Units) -> None:
        self.units = units
        self.of = [Cluster([unit.at], persons_of(unit, units.forms)) for unit in units.all]
        #: Each join with the place of its second unit.
        self.joins: list[tuple[int, ActorJoin]] = []
        #: Of forms that were held against each other, whether they are two persons' names.
        self.told: dict[tuple[int, int], bool] = {}

    def join_all(self, offers: Iterable[Offer], *, forced: bool = False) -> None:
        """Join the units of each offer, in the order of the offers."""
        for offer in offers:
            self.join_offer(offer, forced=forced)

    def join_offer(self, offer: Offer, *, forced: bool = False) -> None:
        """Join the units of an offer with the first of them, or with the next that clashes with it."""
        heads: list[int] = []
        for at in sorted(offer.members):
            for head in heads:
                if self.of[head] is self.of[at]:
                    break
                if self.union(head, at, forced=forced):
                    self.joins.append((at, self.join_of(offer, head, at)))
                    break
            else:
                if len(heads) < HEADS:
                    heads.append(at)

    def join_of(self, offer: Offer, head: int, at: int) -> ActorJoin:
        """The join of two units with its grounds and the words of both."""
        ours, theirs = offer.members[head], offer.members[at]
        grounds = tuple(
            ActorGround(common.kind, common.because, tuple(dict.fromkeys((*one, *other))))
            for common, one, other in zip(offer.common, padded(ours, offer), padded(theirs, offer), strict=True)
        )
        return ActorJoin(self.units.all[head].member, self.units.all[at].member, grounds)

    def union(self, one: int, other: int, *, forced: bool = False) -> bool:
        """Make two clusters one, if nothing speaks against it; whether they are one now."""
        here, there = self.of[one], self.of[other]
        if here is there:
            return True
        if tells_apart(here, there) or (not forced and self.clash(here, there)):
            return False
        if len(here.units) < len(there.units):
            here, there = there, here
        here.units.extend(there.units)
        here.persons |= there.persons
        here.sides |= there.sides
        here.judged |= there.judged
        here.forced |= there.forced or forced
        for at in there.units:
            self.of[at] = here
        return True

    def clash(self, here: Cluster, there: Cluster) -> bool:
        """
        Whether some full name of one side is another person's than one of the other side.

        A name that both sides have was held against every other one when it came to either, so it is not asked again:
        whoever is named in most reports has most names, and is offered most often.
        """
        ours, theirs = here.persons, there.persons
        if not (here.forced or there.forced):
            ours, theirs = ours - theirs, theirs - ours
        return any(self.are_two(a, b) for a in sorted(ours) for b in sorted(theirs))

    def are_two(self, a: int, b: int) -> bool:
        """
        Whether two forms are the names of two persons.

        Each unit of a large group is offered to the same few others: what two names are is told once.
        """
        known = self.told.get((a, b))
        if known is None:
            one, other = self.units.forms[a], self.units.forms[b]
            known = (
                one.cluster != other.cluster
                and not self.are_said_one(one, other)
                and compare_names(one.name, other.name, NameKind.PERSON).same is False
            )
            self.told[a, b] = known
        return known

    def are_said_one(self, one: Form, other: Form) -> bool:
        """Whether a report gives both names to one person."""
        return (min(one.cluster, other.cluster), max(one.cluster, other.cluster)) in self.units.said

    def distinct(self) -> Iterator[Cluster]:
        """Each cluster once, by its first unit."""
        seen: set[int] = set()
        for unit in self.units.all:
            cluster = self.of[unit.at]
            if id(cluster) not in seen:
                seen.add(id(cluster))
                yield cluster

    def firsts(self) -> list[int]:
        """For each unit the first of its cluster."""
        first = {id(cluster): min(cluster.units) for cluster in self.distinct()}
        return [first[id(cluster)] for cluster in self.of]


def persons_of(unit: Unit, forms: Sequence[Form]) -> set[int]:
    """The forms of a unit's full names as a person."""
    return {at for at in unit.forms if forms[at].full and forms[at].family is NameKind.PERSON}


def tells_apart(here: Cluster, there: Cluster) -> bool:
    """Whether a person said that the two are two."""
    return any((judgement, 1 - side) in there.sides for judgement, side in here.sides)


def padded(words: tuple[tuple[ActorEvidence, ...], ...], offer: Offer) -> Iterator[tuple[ActorEvidence, ...]]:
    """The words of a member for each ground, none where it has none."""
    yield from words
    yield from [()] * (len(offer.common) - len(words))
