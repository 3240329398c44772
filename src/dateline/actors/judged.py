"""What persons said of actors: two are one, two are two, one is called so; on content, the last word first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from dateline.actors.gazetteer import folded_name
from dateline.actors.grounds import Common, Offer
from dateline.actors.joining import Clusters, tells_apart
from dateline.actors.units import Unit
from dateline.model import (
    ActorConflict,
    ActorMember,
    ActorSheet,
    GroundKind,
    ReportId,
    SheetMention,
    Span,
)

__all__ = ["ActorJudgement", "Judged", "apply_judgements", "parted_by", "read_judgements"]

VERDICTS = frozenset(("same", "different", "rename"))


class ActorJudgement(Protocol):
    """What a judgement must have to be read here; the record keeps them."""

    @property
    def id(self) -> str:
        """Made from its content."""

    @property
    def subject(self) -> Mapping[str, Any]:
        """``{"line": "actor", "anchors": [{"text_sha256", "spans", "words"}, ...]}``."""

    @property
    def verdict(self) -> str:
        """ "same", "different" or "rename"; others are not read here."""

    @property
    def value(self) -> Any:
        """Of a rename ``{"name": ...}``."""

    @property
    def by(self) -> str:
        """Who judged."""

    @property
    def at(self) -> str:
        """When."""

    @property
    def because(self) -> str:
        """Why."""


Place = tuple[ReportId, SheetMention]


@dataclass(slots=True)
class Judged:
    """
    A judgement led to names of this record.

    Args:
        judgement: The judgement.
        places: For each anchor that is found a mention in every report with that text.
    """

    judgement: ActorJudgement
    places: list[list[Place]] = field(default_factory=list)


def read_judgements(
    judgements: Iterable[ActorJudgement], sheets: Iterable[ActorSheet]
) -> tuple[list[Judged], list[ActorConflict]]:
    """
    The judgements on actors, the last first, led to the names they were made on.

    Args:
        judgements: None that was undone.
        sheets: The reports.

    Returns:
        Those that meet names here, and as conflicts those of which a text is here but the name is found no more.
    """
    by_text: dict[str, list[ActorSheet]] = defaultdict(list)
    for sheet in sheets:
        by_text[sheet.text_sha256].append(sheet)
    found: list[Judged] = []
    lost: list[ActorConflict] = []
    on_actors = (one for one in judgements if one.verdict in VERDICTS and one.subject.get("line") == "actor")
    for judgement in sorted(on_actors, key=lambda one: (one.at, one.id), reverse=True):
        anchors = judgement.subject["anchors"]
        held = [anchor for anchor in anchors if anchor["text_sha256"] in by_text]
        places = [mentions_at(anchor, by_text[anchor["text_sha256"]]) for anchor in held]
        if not all(places):
            because = "its words are in this record, and are no name there now: it rests"
            lost.append(ActorConflict((judgement.id,), because))
        found.append(Judged(judgement, [place for place in places if place]))
    return found, lost


def mentions_at(anchor: Mapping[str, Any], sheets: Iterable[ActorSheet]) -> list[Place]:
    """The mention at an anchor's place in each report of the text; else the first with the same words."""
    spans = [Span(*span) for span in anchor["spans"]]
    words = anchor.get("words") or ""
    told = folded_name(words if isinstance(words, str) else " ".join(words))
    found: list[Place] = []
    for sheet in sheets:
        here = [mention for mention in sheet.mentions if any(mention.span.overlaps(span) for span in spans)]
        here = here or [mention for mention in sheet.mentions if folded_name(mention.words) == told]
        found.extend((sheet.report, mention) for mention in here[:1])
    return found


def parted_by(
    judged: Iterable[Judged], sheets: Mapping[ReportId, ActorSheet]
) -> dict[ActorMember, list[frozenset[Span]]]:
    """Actors of one report of which a person said that two of their names are two: the places of the second one."""
    found: dict[ActorMember, list[frozenset[Span]]] = defaultdict(list)
    for one in judged:
        if one.judgement.verdict != "different" or len(one.places) < 2:
            continue
        first = dict(one.places[0])
        for report, mention in one.places[1]:
            other = first.get(report)
            if other is None or other.actor != mention.actor or other.span == mention.span:
                continue
            alike = folded_name(other.words) == folded_name(mention.words)
            named = [
                said.span
                for said in sheets[report].mentions
                if said.actor == mention.actor and folded_name(said.words) == folded_name(mention.words)
            ]
            found[ActorMember(report, mention.actor)].append(frozenset([mention.span] if alike else named))
    return found


def apply_judgements(
    judged: Sequence[Judged], clusters: Clusters, unit_at: Mapping[Place, Unit]
) -> tuple[dict[int, ActorJudgement], list[ActorConflict]]:
    """
    Put together and tell apart what persons judged, the last judgement first; an earlier one against it rests.

    Returns:
        For units that were given a name the judgement; and the conflicts.
    """
    names: dict[int, ActorJudgement] = {}
    conflicts: list[ActorConflict] = []
    for one in judged:
        units = [[unit_at[place] for place in places if place in unit_at] for places in one.places]
        held = [group for group in units if group]
        if one.judgement.verdict == "rename":
            for group in held:
                for unit in group:
                    names.setdefault(unit.at, one.judgement)
        elif one.judgement.verdict == "same":
            conflicts.extend(make_one(one.judgement, [unit for group in held for unit in group], clusters))
        elif len(held) > 1:
            conflicts.extend(make_two(one.judgement, held, clusters))
    return names, conflicts


def make_one(judgement: ActorJudgement, units: Sequence[Unit], clusters: Clusters) -> list[ActorConflict]:
    """Join all units that a judgement holds for one."""
    against: set[str] = set()
    for unit in units[1:]:
        here, there = clusters.of[units[0].at], clusters.of[unit.at]
        if tells_apart(here, there):
            against.update(name for name, side in here.sides if (name, 1 - side) in there.sides)
            continue
        told = Common(GroundKind.JUDGEMENT, reason_of(judgement, "they are one"))
        words = ((units[0].words(units[0].first),),), ((unit.words(unit.first),),)
        offer = Offer(0, (judgement.id,), (told,), {units[0].at: words[0], unit.at: words[1]})
        clusters.join_offer(offer, forced=True)
        clusters.of[unit.at].judged.add(judgement.id)
    if not against:
        return []
    return [ActorConflict((judgement.id, *sorted(against)), "a later judgement says that they are two")]


def make_two(judgement: ActorJudgement, groups: Sequence[Sequence[Unit]], clusters: Clusters) -> list[ActorConflict]:
    """Mark the units that a judgement tells apart; nothing joins them from then on."""
    mine, yours = {unit.at for unit in groups[0]}, {unit.at for unit in groups[1]}
    made = {id(clusters.of[at]) for at in mine} & {id(clusters.of[at]) for at in yours}
    if made:
        joined = sorted({name for at in mine for name in clusters.of[at].judged})
        return [ActorConflict((judgement.id, *joined), "a later judgement says that they are one")]
    for side, group in enumerate((mine, yours)):
        for at in group:
            clusters.of[at].sides.add((judgement.id, side))
    return []


def reason_of(judgement: ActorJudgement, what: str) -> str:
    """A judgement as a reason: who, when, why."""
    why = f": {judgement.because}" if judgement.because else ""
    return f"{judgement.by or 'somebody'} judged on {judgement.at[:10]} that {what}{why}"
