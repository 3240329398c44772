"""Read the actors of reports as units to be joined: their names, each in its class of one name, and their entry."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from dateline.actors.clusters import cluster_names, same_form
from dateline.actors.gazetteer import Entry, Gazetteer, folded_name
from dateline.actors.read import read_name
from dateline.actors.state_names import state_body
from dateline.model import (
    Actor,
    ActorEvidence,
    ActorMember,
    ActorSheet,
    NameItem,
    NameKind,
    NameLabel,
    SheetMention,
    Span,
)

__all__ = ["ACTS", "Form", "Unit", "Units", "family_of", "units_of"]

ACTS = ":acts"
FAMILIES = {
    NameKind.PERSON: NameKind.PERSON,
    NameKind.PLACE: NameKind.PLACE,
    NameKind.COUNTRY: NameKind.PLACE,
}


@dataclass(slots=True)
class Form:
    """
    A name as it is written, record-wide: case, accents and titles apart.

    Args:
        name: The first spelling of the alphabet.
        family: Person, organisation or place, by most reports.
        parts: How many parts it has; one part never joins alone.
        words: Its parts, for what is a word of what.
        capitals: Its letters where it is one word in capitals.
        cluster: The class of one name that it is of.
    """

    name: str
    family: NameKind
    parts: int
    words: tuple[str, ...]
    capitals: str
    cluster: str = ""

    @property
    def full(self) -> bool:
        """Whether it has two parts and more that are no initials."""
        return self.parts > 1


@dataclass(slots=True)
class Unit:
    """
    One actor of one report, or the part of it that is to be told apart.

    Args:
        at: Its place among the units.
        member: The report and the actor.
        sheet: The report.
        actor: As the report has it.
        mentions: Its names and descriptions, in reading order.
        entry: What the gazetteer has of it.
        described: Whether it is described and not named.
        forms: Its names as forms, with the first mention of each.
    """

    at: int
    member: ActorMember
    sheet: ActorSheet
    actor: Actor
    mentions: tuple[SheetMention, ...]
    entry: Entry | None = None
    described: bool = False
    forms: dict[int, SheetMention] = field(default_factory=dict)
    #: The mentions that are names; of one who is only described the descriptions.
    named: tuple[SheetMention, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Sort the names out once: they are asked for in every step."""
        self.named = (
            self.mentions if self.described else tuple(m for m in self.mentions if m.label is not NameLabel.OTHER)
        )

    @property
    def first(self) -> SheetMention:
        """Where it is named first."""
        return self.named[0]

    def words(self, mention: SheetMention) -> ActorEvidence:
        """A mention as words of its report."""
        return ActorEvidence(self.sheet.report, mention.span)


@dataclass(slots=True)
class Units:
    """
    All units of a record with their names.

    Args:
        all: By report and place.
        forms: Every name once.
        of: The unit of each actor of a report; of one that was parted, of the part that the rest stands for.
        said: Pairs of classes of full names of persons that a report gives to one of its actors.
    """

    all: list[Unit]
    forms: list[Form]
    of: dict[ActorMember, Unit]
    said: frozenset[tuple[str, str]] = frozenset()

    def full(self, unit: Unit) -> Iterator[tuple[str, SheetMention]]:
        """The classes of the unit's full names, each with a mention."""
        return ((self.forms[at].cluster, said) for at, said in unit.forms.items() if self.forms[at].full)

    def short(self, unit: Unit) -> Iterator[tuple[str, SheetMention]]:
        """The classes of its names of one part."""
        return ((self.forms[at].cluster, said) for at, said in unit.forms.items() if not self.forms[at].full)


def family_of(kind: NameKind) -> NameKind:
    """Persons, bodies and places are compared among themselves."""
    return FAMILIES.get(kind, NameKind.ORGANISATION)


def units_of(
    sheets: Iterable[ActorSheet], gazetteer: Gazetteer, parted: Mapping[ActorMember, Sequence[frozenset[Span]]]
) -> Units:
    """
    The units of the reports, in an order that does not hang on that of the sheets.

    Args:
        sheets: Each report once.
        gazetteer: What names lead to, with the outlets of the record.
        parted: Actors of a report that a judgement takes apart: the places of each further part.
    """
    found: list[Unit] = []
    held: dict[ActorMember, Unit] = {}
    for sheet in sorted(sheets, key=lambda sheet: sheet.report):
        named: dict[str, list[SheetMention]] = defaultdict(list)
        for mention in sheet.mentions:
            named[mention.actor].append(mention)
        for actor in sheet.actors:
            for unit in parts_of(sheet, actor, named[actor.id], gazetteer, parted):
                if unit.mentions:
                    unit.at = len(found)
                    found.append(unit)
                    held[unit.member] = unit
    # What an actor of a report stands for when all of its names act, or were parted: the last of its parts.
    for unit in found:
        held.setdefault(ActorMember(unit.member.report, unit.actor.id), unit)
    units = Units(found, [], held)
    name_units(units)
    clusters = cluster_names(items_of(units.forms))
    for at, cluster in clusters.items():
        units.forms[int(at)].cluster = cluster
    units.said = frozenset(pair for unit in found for pair in pairs_said(unit, units.forms))
    return units


def pairs_said(unit: Unit, forms: Sequence[Form]) -> Iterator[tuple[str, str]]:
    """The pairs of full names of a person that are two classes."""
    persons = {forms[at].cluster for at in unit.forms if forms[at].full and forms[at].family is NameKind.PERSON}
    return combinations(sorted(persons), 2)


def parts_of(
    sheet: ActorSheet,
    actor: Actor,
    mentions: Sequence[SheetMention],
    gazetteer: Gazetteer,
    parted: Mapping[ActorMember, Sequence[frozenset[Span]]],
) -> Iterator[Unit]:
    """An actor as one unit; as several where a capital also acts, or where a person told its names apart."""
    member = ActorMember(sheet.report, actor.id)
    rest = list(mentions)
    for number, places in enumerate(parted.get(member, ()), 1):
        taken = [mention for mention in rest if mention.span in places]
        rest = [mention for mention in rest if mention.span not in places]
        yield unit_of(sheet, actor, ActorMember(sheet.report, f"{actor.id}:{number}"), taken, gazetteer)
    unit = unit_of(sheet, actor, member, rest, gazetteer)
    if unit.entry is None or unit.entry.kind != "capital":
        yield unit
        return
    # Where the words do not tell, a report that lets the capital act means the government: one sense in one report.
    acts = any(mention.acts for mention in rest)
    acting = tuple(mention for mention in rest if acts and mention.acts is not False)
    placed = tuple(mention for mention in rest if mention not in acting)
    if placed:
        yield unit_of(sheet, actor, member, placed, gazetteer)
    if acting:
        whole = ActorMember(sheet.report, actor.id + ACTS)
        found = unit_of(sheet, actor, whole, acting, gazetteer)
        found.entry = unit.entry._replace(kind="government")
        yield found


def unit_of(
    sheet: ActorSheet, actor: Actor, member: ActorMember, mentions: Sequence[SheetMention], gazetteer: Gazetteer
) -> Unit:
    """A unit with the entry that all of its names lead to."""
    described = all(mention.label is NameLabel.OTHER for mention in mentions)
    found = {
        gazetteer.find(mention.words, mention.label) or state_body(mention.words, gazetteer)
        for mention in mentions
        if described or mention.label is not NameLabel.OTHER
    }
    entries = [entry for entry in found if entry is not None]
    # "Halyard", "Halyard News": the outlet, body or listed person that one of its names leads to; of places each must.
    loose = len(entries) == 1 and entries[0].kind in ("outlet", "body", "person")
    entry = entries[0] if len(entries) == 1 and (loose or len(found) == 1) else None
    return Unit(0, member, sheet, actor, tuple(mentions), entry, described)


def name_units(units: Units) -> None:
    """Give the units their forms, each in one family record-wide."""
    families: dict[str, Counter[NameKind]] = defaultdict(Counter)
    for unit in units.all:
        family = family_of(unit.actor.kind)
        for words in {bare(mention.words) for mention in unit.named}:
            families[words][family] += 1
    settled = {words: min(held, key=lambda kind: (-held[kind], kind)) for words, held in families.items()}
    places: dict[tuple[str, str], int] = {}
    for unit in units.all:
        for mention in unit.named:
            family = settled[bare(mention.words)]
            key = f"= {bare(mention.words)}" if unit.described else same_form(mention.words, family)
            at = places.setdefault((key, "described" if unit.described else family), len(places))
            if at == len(units.forms):
                units.forms.append(form_of(mention.words, family, described=unit.described))
            elif mention.words < units.forms[at].name:
                units.forms[at].name = mention.words
            unit.forms.setdefault(at, mention)


def bare(words: str) -> str:
    """A name as it is the same in two families."""
    return folded_name(words).replace("'", "").replace("-", " ")


def form_of(words: str, family: NameKind, *, described: bool) -> Form:
    """A form out of its first spelling."""
    if described:
        return Form(words, NameKind.GROUP, 1, (), "", f"described: {bare(words)}")
    read = read_name(words, family)
    plain = tuple(part.plain for part in read.parts)
    whole = sum(not part.initial for part in read.parts)
    return Form(words, family, whole if whole > 1 else 1, plain, read.capitals)


def items_of(forms: Sequence[Form]) -> list[NameItem]:
    """The forms as names to be put together, called by their place."""
    return [NameItem(str(at), form.name, form.family) for at, form in enumerate(forms) if not form.cluster]
