"""Find what actors of several reports have in common: offers to join them, each with its two grounds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import combinations, pairwise

from dateline.actors.gazetteer import Gazetteer
from dateline.actors.slots import Slot
from dateline.actors.units import Form, Unit, Units, family_of
from dateline.lexicon import load_lexicon
from dateline.model import ActorEvidence, ActorMember, GroundKind, NameKind, ReportId, SheetMention

__all__ = ["Common", "Offer", "Tie", "offers_by_entry", "offers_by_ties", "offers_in_slots", "ties_of"]

#: Gives a unit the name that it goes by as a body, a whole or a holder: its classes at first, its cluster later.
Keys = Callable[[Unit], Iterable[str]]
NAME, SHORT, ORGANISATION, ROLE = GroundKind.NAME, GroundKind.SHORT, GroundKind.ORGANISATION, GroundKind.ROLE
STATED, SLOT, GAZETTEER = GroundKind.STATED, GroundKind.SLOT, GroundKind.GAZETTEER


@dataclass(frozen=True, slots=True)
class Common:
    """
    A ground that members of an offer share.

    Args:
        kind: What it rests on.
        because: In plain words.
    """

    kind: GroundKind
    because: str


@dataclass(frozen=True, slots=True)
class Tie:
    """
    What one unit has that another may have too.

    Args:
        kind: Organisation or role.
        key: The same for all that have the same.
        because: In plain words.
        evidence: The words.
    """

    kind: GroundKind
    key: str
    because: str
    evidence: ActorEvidence


@dataclass(slots=True)
class Offer:
    """
    Units of which any two may be joined on the same grounds.

    Args:
        rank: The surest first.
        key: What all of them have.
        common: The grounds.
        members: The units with their words for each ground.
    """

    rank: int
    key: tuple[str, ...]
    common: tuple[Common, ...]
    members: dict[int, tuple[tuple[ActorEvidence, ...], ...]] = field(default_factory=dict)


class Offers:
    """Offers while they are gathered."""

    def __init__(self) -> None:
        self.held: dict[tuple[int, tuple[str, ...]], Offer] = {}

    def add(
        self, rank: int, key: tuple[str, ...], common: tuple[Common, ...], unit: Unit, *words: tuple[ActorEvidence, ...]
    ) -> None:
        """Put a unit into the offer of a key."""
        offer = self.held.setdefault((rank, key), Offer(rank, key, common))
        offer.members.setdefault(unit.at, words)

    def several(self) -> list[Offer]:
        """The offers with two units and more, the surest first."""
        return [self.held[key] for key in sorted(self.held) if len(self.held[key].members) > 1]


def offers_by_entry(units: Units) -> list[Offer]:
    """Units that an entry of the gazetteer identifies: enough alone."""
    offers = Offers()
    for unit in units.all:
        if unit.entry is not None:
            entry = unit.entry
            what = "the government in the capital" if entry.kind == "government" else entry.kind
            common: tuple[Common, ...] = (Common(GAZETTEER, f"the name is that of one {what}, by {entry.source}"),)
            if entry.kind == "state body":
                state, noun = entry.id.split(" ", 1)
                common = (Common(ORGANISATION, f"of the same state: {state}"), Common(NAME, f"the same body: {noun}"))
            words = (unit.words(unit.first),)
            offers.add(1, (entry.kind, entry.id), common, unit, *(words for _ in common))
    return offers.several()


def ties_of(units: Units, keys: Keys, gazetteer: Gazetteer) -> dict[int, list[Tie]]:
    """
    What each unit is tied to: the bodies and roles of persons; wholes, parts, holders and states of bodies.

    Args:
        units: All of the record.
        keys: How the one that a unit is tied to is told.
        gazetteer: For the states in names.
    """
    found: dict[int, list[Tie]] = defaultdict(list)
    for unit in units.all:
        report = unit.sheet.report
        for role in unit.actor.roles:
            words = ActorEvidence(report, role.evidence)
            said = told_role(role.role)
            if said:
                found[unit.at].append(Tie(ROLE, said, f"the same role: “{said}”", words))
            body = units.of.get(ActorMember(report, role.organisation)) if role.organisation else None
            if body is None or body.actor.kind in (NameKind.COUNTRY, NameKind.PLACE):
                continue
            for key in keys(body):
                found[unit.at].append(Tie(ORGANISATION, f"of {key}", f"the same body: {body.actor.name}", words))
            for key in keys(unit):
                told = f"the same person in it: {unit.actor.name}"
                found[body.at].append(Tie(ORGANISATION, f"has {key}", told, words))
        for part in unit.actor.part_of:
            whole = units.of.get(ActorMember(report, part.actor))
            words = ActorEvidence(report, part.evidence)
            if whole is None:
                continue
            for key in keys(whole):
                told = f"part of the same: {whole.actor.name}"
                found[unit.at].append(Tie(ORGANISATION, f"in {key}", told, words))
            for key in keys(unit):
                told = f"the same part of it: {unit.actor.name}"
                found[whole.at].append(Tie(ORGANISATION, f"around {key}", told, words))
        if unit.entry is None and family_of(unit.actor.kind) is not NameKind.PERSON and not unit.described:
            found[unit.at].extend(lies_in(unit, units.forms, gazetteer))
            found[unit.at].extend(said_to_be_of(unit))
    return found


def lies_in(unit: Unit, forms: list[Form], gazetteer: Gazetteer) -> Iterator[Tie]:
    """The states and places that the names of a body or a building hold ("Iraqi parliament", "Basra airport")."""
    for at, said in unit.forms.items():
        if not forms[at].full:
            continue
        words = said.words.split()
        names = [*words, *(" ".join(pair) for pair in pairwise(words) if len(words) > 2)]
        for name in names:
            state = gazetteer.country_of(name)
            if state:
                yield Tie(ORGANISATION, f"state {state}", f"of the same state: “{name}”", unit.words(said))


def said_to_be_of(unit: Unit) -> Iterator[Tie]:
    """The countries that the words beside the names of a body give it ("Iraq's River Units")."""
    for mention in unit.named:
        if mention.land is not None:
            code, words = mention.land
            yield Tie(
                ORGANISATION, f"state {code}", f"of the same state: {code}", ActorEvidence(unit.sheet.report, words)
            )


def told_role(role: str) -> str:
    """
    A role without what passes ("former", "senior"); nothing for one that many have.

    Example:
        >>> told_role("caretaker Prime Minister"), told_role("Lt. Gen."), told_role("senior official")
        ('prime minister', 'general', '')
    """
    words = [word.strip(".,").casefold() for word in role.split()]
    kept = [ranks().get(word, word) for word in words if word not in passing()]
    if kept and kept[-1] in ("general", "admiral", "colonel"):
        kept = kept[-1:]
    told = " ".join(kept)
    return "" if told in of_many() else told


@cache
def passing() -> frozenset[str]:
    """Words of a role that pass or only praise."""
    return frozenset(load_lexicon("roles")["passing"].split())


@cache
def of_many() -> frozenset[str]:
    """Roles that many have at once, which tell nobody from a namesake."""
    return frozenset(load_lexicon("roles")["of_many"].split())


@cache
def ranks() -> Mapping[str, str]:
    """Short forms of ranks."""
    found: dict[str, str] = load_lexicon("roles")["ranks"]
    return found


def offers_by_ties(units: Units, ties: Mapping[int, list[Tie]], *, rank: int = 3) -> list[Offer]:
    """
    Units with the same full name and the same body or role; two names that both reports give; names said to be one's.

    Args:
        units: All of the record.
        ties: What each is tied to.
        rank: Of the surest of these offers.
    """
    offers = Offers()
    stated = stated_pairs(units)
    for unit in units.all:
        if unit.entry is not None or unit.described:
            continue
        names = [(name, said, True) for name, said in units.full(unit)]
        short = [(name, said, False) for name, said in units.short(unit)]
        add_both_names(offers, units, unit, rank)
        for name, said, _ in names:
            for tie in ties.get(unit.at, ()):
                common = (Common(NAME, f"the same full name: {plain_class(name)}"), Common(tie.kind, tie.because))
                key = (name, tie.kind, tie.key)
                offers.add(rank + (tie.kind is ROLE), key, common, unit, (unit.words(said),), (tie.evidence,))
            add_fighters(offers, units, unit, said, ties.get(unit.at, ()), rank + 2)
        for name, said, _ in (*names, *short):
            for pair, words in stated.get(name, {}).items():
                for tie in ties.get(unit.at, ()):
                    because = f"words say that {plain_class(pair[0])} and {plain_class(pair[1])} are one"
                    common = (Common(STATED, because), Common(tie.kind, tie.because))
                    evidence = ((unit.words(said), *words), (tie.evidence,))
                    offers.add(rank + 3, (*pair, tie.kind, tie.key), common, unit, *evidence)
        add_short(offers, units, unit, ties.get(unit.at, ()), rank + 4)
    return offers.several()


def add_fighters(offers: Offers, units: Units, unit: Unit, said: SheetMention, ties: Iterable[Tie], rank: int) -> None:
    """A body's full name but for "forces" and "units", with the same part of it or the same whole."""
    form = next(units.forms[at] for at, mention in unit.forms.items() if mention is said)
    if form.family is NameKind.PERSON or form.words[-1] not in fighters():
        return
    stem = " ".join(form.words[:-1])
    for tie in ties:
        if tie.kind is ORGANISATION and not tie.key.startswith("state "):
            common = (
                Common(NAME, f"the same full name but for its last word: “{stem}”"),
                Common(tie.kind, tie.because),
            )
            offers.add(rank, (stem, tie.key), common, unit, (unit.words(said),), (tie.evidence,))


@cache
def fighters() -> frozenset[str]:
    """Last words in the names of armed bodies that are put for each other."""
    return frozenset(load_lexicon("roles")["fighters"].split())


def add_both_names(offers: Offers, units: Units, unit: Unit, rank: int) -> None:
    """A full name and another that is no part of it, both in both reports."""
    for one, other in own_pairs(units, unit):
        common = (
            Common(NAME, f"the same full name: {plain_class(one.cluster)}"),
            Common(STATED, f"both reports say that it is also called {plain_class(other.cluster)}"),
        )
        said = {form.cluster: unit.forms[at] for at, form in own_forms(units, unit)}
        words = ((unit.words(said[one.cluster]),), (unit.words(said[other.cluster]),))
        offers.add(rank - 1, (one.cluster, other.cluster), common, unit, *words)


def own_forms(units: Units, unit: Unit) -> list[tuple[int, Form]]:
    """The forms of a unit, by their classes."""
    return sorted(((at, units.forms[at]) for at in unit.forms), key=lambda row: (row[1].cluster, row[0]))


def own_pairs(units: Units, unit: Unit) -> Iterator[tuple[Form, Form]]:
    """Two names of a unit that are independent: a full one and one that is no part of it; each two once."""
    forms = [form for _, form in own_forms(units, unit)]
    for a, b in combinations(forms, 2):
        one, other = (a, b) if a.full else (b, a)
        if a.cluster == b.cluster or not one.full or set(other.words) <= set(one.words):
            continue
        if one.family is NameKind.PERSON and not other.full:
            continue
        yield one, other


def stated_pairs(units: Units) -> dict[str, dict[tuple[str, str], tuple[ActorEvidence, ...]]]:
    """For each class of names those pairs of classes, it among them, that a report says are one's, with its words."""
    found: dict[str, dict[tuple[str, str], tuple[ActorEvidence, ...]]] = defaultdict(dict)
    for unit in units.all:
        if unit.described or unit.entry is not None or len(unit.forms) < 2:
            continue
        said = {form.cluster: unit.words(unit.forms[at]) for at, form in own_forms(units, unit)}
        for one, other in own_pairs(units, unit):
            pair = (min(one.cluster, other.cluster), max(one.cluster, other.cluster))
            for name in pair:
                found[name].setdefault(pair, (said[pair[0]], said[pair[1]]))
    return found


def add_short(offers: Offers, units: Units, unit: Unit, ties: Iterable[Tie], rank: int) -> None:
    """A person's last name with the same body and the same role."""
    bodies = [tie for tie in ties if tie.kind is ORGANISATION]
    roles = [tie for tie in ties if tie.kind is ROLE]
    if not bodies or not roles or family_of(unit.actor.kind) is not NameKind.PERSON:
        return
    for at, said in unit.forms.items():
        last = units.forms[at].words[-1:]
        for body in bodies:
            for role in roles if last else ():
                name = Common(SHORT, f"the same last name: {last[0]}")
                common = (Common(ORGANISATION, body.because), Common(ROLE, role.because), name)
                words = ((body.evidence,), (role.evidence,), (unit.words(said),))
                offers.add(rank, (last[0], body.key, role.key), common, unit, *words)


def offers_in_slots(
    units: Units,
    slots: Iterable[Slot],
    ties: Mapping[int, list[Tie]],
    unit_at: Mapping[tuple[ReportId, SheetMention], Unit],
) -> tuple[list[Offer], list[Offer]]:
    """
    Units that stand in the same place of a copied sentence, with a second ground; and those without one.

    Args:
        units: All of the record.
        slots: The pairs of mentions.
        ties: What each unit is tied to.
        unit_at: The unit of each mention.
    """
    offers, alone = Offers(), Offers()
    stated = stated_pairs(units)
    seen: set[tuple[int, int]] = set()
    for one, other in slots:
        here, there = unit_at.get(one), unit_at.get(other)
        if here is None or there is None or here is there or here.entry is not None or there.entry is not None:
            continue
        if (here.at, there.at) in seen:
            continue  # the first place in common is told; what else the two have is the same at every one
        seen.add((here.at, there.at))
        words = tuple(ActorEvidence(report, said.span) for report, said in (one, other))
        because = "they stand in the same place of a sentence that both reports have"
        second, reasons = second_ground(units, here, there, ties, stated)
        slot = Common(SLOT, because)
        key = (str(here.at), str(there.at))
        if second is None:
            alone.add(9, key, (slot,), here, words)
            alone.add(9, key, (slot,), there, ())
            continue
        rank = 5 if second.kind in (NAME, SHORT) else 8
        offers.add(rank, key, (slot, second), here, words, reasons)
        offers.add(rank, key, (slot, second), there, (), ())
    return offers.several(), alone.several()


def second_ground(
    units: Units,
    here: Unit,
    there: Unit,
    ties: Mapping[int, list[Tie]],
    stated: Mapping[str, Mapping[tuple[str, str], tuple[ActorEvidence, ...]]],
) -> tuple[Common | None, tuple[ActorEvidence, ...]]:
    """What two units have in common beside their place in a sentence."""
    full = dict(units.full(here)), dict(units.full(there))
    short = dict(units.short(here)), dict(units.short(there))
    for kind, (ours, theirs), told in ((NAME, full, "the same full name"), (SHORT, short, "the same name")):
        if name := min(ours.keys() & theirs.keys(), default=""):
            return Common(kind, f"{told}: {plain_class(name)}"), (here.words(ours[name]), there.words(theirs[name]))
    for mine in sorted((full[0].keys() | short[0].keys()) & stated.keys()):
        for yours in sorted(full[1].keys() | short[1].keys()):
            pair = (min(mine, yours), max(mine, yours))
            if pair in stated[mine]:
                because = f"words say that {plain_class(pair[0])} and {plain_class(pair[1])} are one"
                return Common(STATED, because), stated[mine][pair]
    shared = ties.get(there.at, ())
    held = {(tie.kind, tie.key): tie for tie in ties.get(here.at, ())} if shared else {}
    for tie in shared if held else ():
        found = held.get((tie.kind, tie.key))
        if found is not None and not tie.key.startswith("state "):
            return Common(tie.kind, tie.because), (found.evidence, tie.evidence)
    return None, ()


def plain_class(name: str) -> str:
    """A class of names for people: without its kind."""
    return f"“{name.split(': ', 1)[-1]}”"
