"""Find who is one actor across reports: two independent grounds for every join, no chains, namesakes apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from dateline.actors.candidates import find_candidates
from dateline.actors.company import offers_in_company
from dateline.actors.gazetteer import Entry, Gazetteer, shipped_gazetteer
from dateline.actors.grounds import Offer, offers_by_entry, offers_by_ties, offers_in_slots, ties_of
from dateline.actors.joining import Clusters
from dateline.actors.judged import ActorJudgement, apply_judgements, parted_by, read_judgements
from dateline.actors.slots import Slot
from dateline.actors.units import Unit, Units, units_of
from dateline.actors.write import Writer
from dateline.model import ActorSheet, NameLabel, RecordActors, ReportId, SheetMention
from dateline.text.memory import without_collecting

__all__ = ["resolve_actors"]


def resolve_actors(
    sheets: Iterable[ActorSheet],
    slots: Iterable[Slot] = (),
    judgements: Iterable[ActorJudgement] = (),
    gazetteer: Gazetteer | None = None,
) -> RecordActors:
    """
    Who is who over all reports.

    Two actors of two reports join on two grounds of: the same full name; the same body (also the same whole, part or
    holder, and for a body the state in its name); the same role; words that say that two names are one; the same place
    in a copied sentence. A country, a capital, a people and what else the gazetteer has joins on its entry alone.
    A name of one part is a ground only beside a copied sentence, or beside the same body and the same role. Before two
    clusters join, every full name of a person on one side is held against every one on the other, and two that are two
    persons' refuse it. What a person judged comes before all that.

    Args:
        sheets: Each report once, in any order.
        slots: Names in the same place of a copied sentence (:func:`same_slots`).
        judgements: Those on actors, none undone; others are not read.
        gazetteer: What names alone identify; None is the one that ships.

    Returns:
        The same for every order of the sheets, the slots and the judgements.

    Example:
        >>> from dateline.model import Actor, ActorRole, NameKind, NameLabel, SheetMention, Span
        >>> def sheet(report, name):
        ...     role = ActorRole(Span(0, 8), "governor", None, "a title before the name")
        ...     actor = Actor("a1", name, NameKind.PERSON, (name,), (role,))
        ...     said = SheetMention(Span(9, 19), name, NameLabel.PERSON, "a1")
        ...     return ActorSheet(ReportId(report), report, (actor,), (said,))
        >>> found = resolve_actors([sheet("1", "Hana Orlen"), sheet("2", "Hanna Orlen"), sheet("3", "Petra Orlen")])
        >>> [(actor.name, len(actor.members)) for actor in found.actors]
        [('Hana Orlen', 2), ('Petra Orlen', 1)]
    """
    with without_collecting():
        return resolved({sheet.report: sheet for sheet in sheets}, sorted(set(slots)), judgements, gazetteer)


def resolved(
    held: Mapping[ReportId, ActorSheet],
    slots: Sequence[Slot],
    judgements: Iterable[ActorJudgement],
    gazetteer: Gazetteer | None,
) -> RecordActors:
    """The same, of reports by their ids and slots in order."""
    judged, lost = read_judgements(judgements, held.values())
    known = with_outlets(gazetteer if gazetteer is not None else shipped_gazetteer(), held.values())
    units = units_of(held.values(), known, parted_by(judged, held))
    unit_at = {(unit.member.report, mention): unit for unit in units.all for mention in unit.mentions}
    clusters = Clusters(units)
    names, conflicts = apply_judgements(judged, clusters, unit_at)
    join_by_names(units, clusters, slots, unit_at, known)
    slots_alone = join_by_clusters(units, clusters, slots, unit_at, known)
    writer = Writer(units, clusters, names)
    actors = writer.actors()
    candidates = find_candidates(units, clusters, slots_alone, writer.ids)
    return RecordActors(actors, candidates, (*lost, *conflicts), writer.at(actors))


def with_outlets(gazetteer: Gazetteer, sheets: Iterable[ActorSheet]) -> Gazetteer:
    """The gazetteer with the outlets and agencies of the reports themselves: the record knows which they are."""
    names = sorted({name for sheet in sheets for name in sheet.outlets})
    source = "the outlets of the record's own reports"
    return gazetteer.with_entries(
        (name, Entry("outlet", name, source=source)) for name in names if gazetteer.find(name, NameLabel.ORG) is None
    )


def join_by_names(
    units: Units,
    clusters: Clusters,
    slots: Iterable[Slot],
    unit_at: Mapping[tuple[ReportId, SheetMention], Unit],
    gazetteer: Gazetteer,
) -> None:
    """The first round: bodies and holders are told by their names."""
    ties = ties_of(units, lambda unit: keys_by_name(units, unit), gazetteer)
    clusters.join_all(offers_by_entry(units))
    offers = [*offers_by_ties(units, ties), *offers_in_slots(units, slots, ties, unit_at)[0]]
    clusters.join_all(sorted(offers, key=lambda offer: (offer.rank, offer.key)))


def join_by_clusters(
    units: Units,
    clusters: Clusters,
    slots: Iterable[Slot],
    unit_at: Mapping[tuple[ReportId, SheetMention], Unit],
    gazetteer: Gazetteer,
) -> list[Offer]:
    """The second round: bodies and holders are told by what the first found; returns the slots without a ground."""
    first = clusters.firsts()
    ties = ties_of(units, by_cluster(first), gazetteer)
    found, alone = offers_in_slots(units, slots, ties, unit_at)
    offers = [*offers_by_ties(units, ties), *found, *offers_in_company(units, ties)]
    clusters.join_all(sorted(offers, key=lambda offer: (offer.rank, offer.key)))
    return alone


def keys_by_name(units: Units, unit: Unit) -> list[str]:
    """What a body or person is told by: its entry, its full names, else its names of one part."""
    if unit.described:
        return []
    if unit.entry is not None:
        return [f"entry {unit.entry.kind} {unit.entry.id}"]
    full = sorted({name for name, _ in units.full(unit)})
    return full or sorted({name for name, _ in units.short(unit)})


def by_cluster(first: list[int]) -> Callable[[Unit], list[str]]:
    """What a body or person is told by: its cluster."""
    return lambda unit: [] if unit.described else [f"cluster {first[unit.at]}"]
