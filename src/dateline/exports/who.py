"""Write who is named in a record as lines and rows: the actors across reports with every name, role, join and link."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from dateline.exports.lines import Object, iso
from dateline.model import (
    ActorCandidate,
    ActorConflict,
    ActorEvidence,
    ActorGround,
    RecordActor,
    RecordActors,
    ReportId,
)
from dateline.text.ids import content_id

__all__ = ["Hashes", "actor_object", "actor_row", "actors_lines", "candidate_row", "conflict_object", "place_object"]

#: Gives the hash of a report's text.
Hashes = Callable[[ReportId], str]


def actors_lines(found: RecordActors, hashes: Hashes) -> Iterator[Object]:
    """
    The export's lines of who is named: one for each actor by id, then candidates, then conflicts of judgements.

    ``report`` is null, since they are about several; every place names its report.
    """
    for actor in found.actors:
        yield actor_object(actor, hashes)
    for candidate in found.candidates:
        yield {
            **wide_head("actor_candidate", content_id("candidate", candidate.a, candidate.b)),
            **candidate_object(candidate, hashes),
        }
    for conflict in found.conflicts:
        own = content_id("conflict", *conflict.judgements)
        yield {**wide_head("actor_conflict", own), **conflict_object(conflict)}


def wide_head(kind: str, own: str) -> Object:
    """What a line begins with that is about several reports."""
    return {"kind": kind, "id": own, "report": None, "text_sha256": None, "spans": []}


def actor_object(actor: RecordActor, hashes: Hashes) -> Object:
    """An actor of the record; ``id`` is what mentions, events and attributions hold as actor."""
    return {
        **wide_head("actor", actor.id),
        "name": actor.name,
        "actor_kind": actor.kind.value,
        "entry": actor.entry or None,
        "described": actor.described,
        "names": [
            {
                "name": use.name,
                "count": len(use.places),
                "described": use.described,
                "places": [place_object(place, hashes) for place in use.places],
            }
            for use in actor.names
        ],
        "roles": [
            {
                "role": role.role,
                "organisation": role.organisation,
                "earliest": iso(role.earliest),
                "latest": iso(role.latest),
                **place_object(role.evidence, hashes),
                "because": role.because,
            }
            for role in actor.roles
        ],
        "links": [
            {
                "relation": link.relation,
                "actor": link.actor,
                **(place_object(link.evidence, hashes) if link.evidence is not None else {}),
                "because": link.because,
            }
            for link in actor.links
        ],
        "members": [{"report": member.report, "actor": member.actor} for member in actor.members],
        "joins": [
            {
                "a": {"report": join.a.report, "actor": join.a.actor},
                "b": {"report": join.b.report, "actor": join.b.actor},
                "grounds": [ground_object(ground, hashes) for ground in join.grounds],
            }
            for join in actor.joins
        ],
    }


def ground_object(ground: ActorGround, hashes: Hashes) -> Object:
    """One ground with its words."""
    return {
        "ground": ground.kind.value,
        "because": ground.because,
        "places": [place_object(place, hashes) for place in ground.evidence],
    }


def place_object(place: ActorEvidence, hashes: Hashes) -> Object:
    """Words of a report."""
    return {
        "report": place.report,
        "text_sha256": hashes(place.report),
        "span": [place.span.start, place.span.end],
    }


def candidate_object(candidate: ActorCandidate, hashes: Hashes) -> Object:
    """Two actors for a person to judge."""
    return {
        "a": candidate.a,
        "b": candidate.b,
        "because": candidate.because,
        "grounds": [ground_object(ground, hashes) for ground in candidate.grounds],
    }


def conflict_object(conflict: ActorConflict) -> Object:
    """Judgements that cannot all hold."""
    return {"judgements": list(conflict.judgements), "because": conflict.because}


def actor_row(
    actor: RecordActor, names: Mapping[str, str], hashes: Hashes, accounts: int, called: Mapping[ReportId, str]
) -> Object:
    """An actor for a list: the export's line with what its ids are called, and how many accounts name it."""
    written = actor_object(actor, hashes)
    for role in written["roles"]:
        role["organisation_name"] = names.get(role["organisation"])
        role["report_name"] = called[role["report"]]
    for link in written["links"]:
        link["name"] = names[link["actor"]]
    return {**written, "reports": list(actor.reports), "accounts": accounts}


def candidate_row(candidate: ActorCandidate, actors: Mapping[str, RecordActor], hashes: Hashes) -> Object:
    """A candidate for a list, with the names and the reports of both."""
    a, b = actors[candidate.a], actors[candidate.b]
    return {
        "kind": "actor_candidate",
        **candidate_object(candidate, hashes),
        "a_name": a.name,
        "b_name": b.name,
        "a_reports": list(a.reports),
        "b_reports": list(b.reports),
    }
