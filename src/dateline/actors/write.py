"""Write clusters out as actors of the record: id, fullest name, kind, spellings, roles with their day, links."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from dateline.actors.gazetteer import KIND_OF
from dateline.actors.joining import Cluster, Clusters
from dateline.actors.judged import ActorJudgement
from dateline.actors.read import read_name
from dateline.actors.units import Unit, Units, family_of
from dateline.lexicon import load_lexicon
from dateline.model import (
    ActorEvidence,
    ActorJoin,
    ActorMember,
    NameKind,
    NameLabel,
    NameUse,
    RecordActor,
    RecordPart,
    RecordRole,
)
from dateline.text.ids import content_id

__all__ = ["Writer"]


class Writer:
    """
    Writes actors of the record.

    Args:
        units, clusters: As they were joined.
        names: For units that a person gave a name the judgement.
    """

    def __init__(self, units: Units, clusters: Clusters, names: Mapping[int, ActorJudgement]) -> None:
        self.units = units
        self.clusters = clusters
        self.names = names
        self.ids: dict[int, str] = {}
        self.first_report: dict[str, str] = {}
        for unit in units.all:
            self.first_report.setdefault(unit.sheet.text_sha256, unit.member.report)
        for cluster in clusters.distinct():
            own = self.id_of(cluster)
            self.ids.update(dict.fromkeys(cluster.units, own))
        #: The id of each entry's actor, for what is of it.
        self.by_entry = {
            (unit.entry.kind, unit.entry.id): self.ids[unit.at] for unit in units.all if unit.entry is not None
        }
        self.by_id = {entry: own for (_, entry), own in sorted(self.by_entry.items())}

    def id_of(self, cluster: Cluster) -> str:
        """Made of the entry, else of the least first words of a member: it hangs on no order, and hardly on growth."""
        members = [self.units.all[at] for at in cluster.units]
        entries = sorted({(unit.entry.kind, unit.entry.id) for unit in members if unit.entry is not None})
        if entries:
            return content_id("actor", *entries[0])
        first = min(members, key=place_of)
        text, report, start, end, part = place_of(first)
        # The same text in two reports: who is only in the further one is told by it.
        further = "" if self.first_report[text] in {unit.member.report for unit in members} else report
        return content_id("actor", text, start, end, part, further)

    def actors(self) -> tuple[RecordActor, ...]:
        """Every actor, by id."""
        joins: dict[str, list[ActorJoin]] = defaultdict(list)
        for at, join in self.clusters.joins:
            joins[self.ids[at]].append(join)
        found = [
            self.actor_of(cluster, tuple(joins[self.ids[cluster.units[0]]])) for cluster in self.clusters.distinct()
        ]
        return tuple(sorted(found, key=lambda actor: actor.id))

    def actor_of(self, cluster: Cluster, joins: tuple[ActorJoin, ...]) -> RecordActor:
        """One actor out of its units."""
        members = [self.units.all[at] for at in sorted(cluster.units)]
        uses = names_of(members)
        kind = kind_of(members)
        entry = next((f"{unit.entry.kind} {unit.entry.id}" for unit in members if unit.entry is not None), "")
        described = all(unit.described for unit in members)
        return RecordActor(
            self.ids[members[0].at],
            self.given_name(members) or fullest(members, kind),
            kind,
            uses,
            tuple(unit.member for unit in members),
            joins,
            self.roles_of(members),
            self.links_of(members),
            entry,
            described,
        )

    def given_name(self, members: Sequence[Unit]) -> str:
        """The name that a person gave last."""
        given = [self.names[unit.at] for unit in members if unit.at in self.names]
        last = max(given, key=lambda judgement: (judgement.at, judgement.id), default=None)
        return str(last.value["name"]) if last is not None else ""

    def roles_of(self, members: Sequence[Unit]) -> tuple[RecordRole, ...]:
        """The roles as each report gave them, by day."""
        found = [
            RecordRole(
                role.role,
                self.id_in(ActorMember(unit.member.report, role.organisation)) if role.organisation else None,
                ActorEvidence(unit.member.report, role.evidence),
                unit.sheet.earliest,
                unit.sheet.latest,
                role.because,
            )
            for unit in members
            for role in unit.actor.roles
        ]
        return tuple(sorted(set(found), key=role_order))

    def links_of(self, members: Sequence[Unit]) -> tuple[RecordPart, ...]:
        """What the actor is of, each once for each words."""
        found: dict[RecordPart, None] = {}
        own = self.ids[members[0].at]
        for unit in members:
            for part in unit.actor.part_of:
                whole = self.id_in(ActorMember(unit.member.report, part.actor))
                if whole is not None and whole != own:
                    words = ActorEvidence(unit.member.report, part.evidence)
                    found[RecordPart("part of", whole, part.because, words)] = None
        found.update(dict.fromkeys(self.links_by_entry(members)))
        return tuple(found)

    def links_by_entry(self, members: Sequence[Unit]) -> Iterator[RecordPart]:
        """The country of a people, a capital, and of the government that sits there, where the record names it."""
        relation = {"government": "agent of", "people": "people of", "capital": "part of", "city": "part of"}
        relation["state body"] = "part of"
        for unit in members:
            entry = unit.entry
            if entry is None:
                continue
            country = self.by_entry.get(("country", entry.country))
            if country is not None and entry.kind in relation:
                yield RecordPart(relation[entry.kind], country, f"by {entry.source}")
            parent = self.by_id.get(entry.parent)
            if parent is not None:
                yield RecordPart("part of", parent, f"by {entry.source}")

    def id_in(self, member: ActorMember) -> str | None:
        """The actor of the record that an actor of a report is."""
        unit = self.units.of.get(member)
        return self.ids[unit.at] if unit is not None else None

    def at(self, actors: Iterable[RecordActor]) -> tuple[tuple[ActorEvidence, str], ...]:
        """The actor of every mention, by report and place: the places are those of the actors' names."""
        found = {(place, actor.id) for actor in actors for used in actor.names for place in used.places}
        return tuple(sorted(found, key=lambda row: (row[0].report, row[0].span, row[1])))


def place_of(unit: Unit) -> tuple[str, str, int, int, str]:
    """Where a unit is named first, by content; "Norland" may begin where "Norland police" does."""
    part = unit.member.actor.partition(":")[2]
    span = unit.first.span
    return unit.sheet.text_sha256, unit.member.report, span.start, span.end, part


def names_of(members: Sequence[Unit]) -> tuple[NameUse, ...]:
    """Every spelling with its places, the most frequent first; descriptions behind the names."""
    places: dict[tuple[bool, str], list[ActorEvidence]] = defaultdict(list)
    for unit in members:
        for mention in unit.mentions:
            places[mention.label is NameLabel.OTHER, mention.words].append(unit.words(mention))
    ordered = sorted(places.items(), key=lambda row: (row[0][0], -len(row[1]), row[0][1]))
    return tuple(NameUse(name, tuple(sorted(held)), described) for (described, name), held in ordered)


def fullest(members: Sequence[Unit], kind: NameKind) -> str:
    """The name with the most parts, from the body of a report where it stands there; of several the most frequent."""
    named = [unit for unit in members if not unit.described] or list(members)
    counts = Counter(mention.words for unit in named for mention in unit.named)
    bodies = {mention.words for unit in named for mention in unit.named if not mention.titled}
    held = bodies or set(counts)
    cased = [name for name in held if not name.isupper() or len(name) <= 6]
    family = family_of(kind)
    return min(
        cased or held, key=lambda name: (-len(read_name(name, family).parts), -len(name.split()), -counts[name], name)
    )


def kind_of(members: Sequence[Unit]) -> NameKind:
    """What the entry says, else what most mentions are taken for."""
    entry = next((unit.entry for unit in members if unit.entry is not None), None)
    if entry is not None:
        return KIND_OF.get(entry.kind, NameKind.ORGANISATION)
    counts: Counter[NameKind] = Counter()
    bodies = 0
    for unit in members:
        counts[unit.actor.kind] += len(unit.named)
        bodies += sum(names_body(mention.words) for mention in unit.named)
    found = min(counts, key=lambda kind: (-counts[kind], kind))
    # "River Guard Committees": a name that says what it is outweighs what it was taken for.
    return NameKind.ORGANISATION if found is NameKind.PLACE and bodies else found


def names_body(words: str) -> bool:
    """Whether the last word of a longer name is one for what a body is."""
    parts = words.casefold().split()
    return len(parts) > 1 and parts[-1] in left_out()


@cache
def left_out() -> frozenset[str]:
    """Words for what a body is, at the end of its name."""
    return frozenset(load_lexicon("names")["left_out"].split())


def role_order(role: RecordRole) -> tuple[str, str, int, str]:
    """Roles by day and report; those of undated reports last."""
    day = role.earliest or role.latest
    return (day.isoformat() if day else "9999", role.evidence.report, role.evidence.span.start, role.role)
