"""The record as a graph: reports, actors and events, who does what to whom, who tells it, and who had it from whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from dateline.exports.lines import iso
from dateline.exports.material import Material
from dateline.exports.wording import day_words, outlet_of, places, published_words, quoted
from dateline.model import Event, MergedEvent, RecordActor, ReportId, Span
from dateline.text.ids import content_id

__all__ = ["EDGE_FIELDS", "NODE_FIELDS", "Edge", "Node", "edges", "nodes"]

Fields: TypeAlias = dict[str, str]

NODE_FIELDS = (
    "kind",
    "name",
    "outlet",
    "type",
    "status",
    "date",
    "earliest",
    "latest",
    "text_sha256",
    "words",
    "because",
)
EDGE_FIELDS = ("kind", "report", "outlet", "text_sha256", "spans", "words", "status", "directed", "because")
UNSEEN = "unseen:"


@dataclass(frozen=True, slots=True)
class Node:
    """
    One node.

    Args:
        id: Its id, of content.
        fields: What is known of it, of ``NODE_FIELDS``; what is not known is not there.
    """

    id: str
    fields: Fields = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Edge:
    """
    One edge.

    Args:
        id: Its id, of content.
        source, target: The nodes.
        weight: How many places it stands on.
        fields: What is known of it, of ``EDGE_FIELDS``.
    """

    id: str
    source: str
    target: str
    weight: int
    fields: Fields = field(default_factory=dict)


def nodes(material: Material, words: int | None) -> Iterator[Node]:
    """Reports by id, unseen sources, actors by id, merged events in their order."""
    for read in material.plain_reads():
        known = read.report.metadata
        told = {
            "kind": "report",
            "name": known.title.value or read.report.id,
            "outlet": outlet_of(read),
            "date": published_words(known.published),
            **days(known.published.earliest, known.published.latest),
            "text_sha256": read.report.text_sha256,
            "because": known.published.because,
        }
        yield Node(report_node(read.report.id), given(told))
    for source in unseen(material):
        yield Node(source, {"kind": "unseen source", "name": source.removeprefix(UNSEEN)})
    for actor in material.settled.who.actors:
        yield Node(actor.id, given({"kind": actor.kind.value, "name": actor.name}))
    for event in material.settled.comparison.events:
        yield event_node(event, material, words)


def event_node(event: MergedEvent, material: Material, words: int | None) -> Node:
    """One merged event, by the words of its first account; its status is that of every account."""
    told = list(accounts_of(event, material))
    report, first = told[0]
    shown = quoted(material.texts[report], first.evidence, words)
    return Node(
        str(event.id),
        given(
            {
                "kind": "event",
                "name": shown or event.type or "event",
                "type": event.type,
                "status": ", ".join(sorted({one.status.value for _, one in told})),
                "date": day_words(event.earliest, event.latest),
                **days(event.earliest, event.latest),
                "words": shown,
                "because": event.because,
            }
        ),
    )


def edges(material: Material, words: int | None) -> Iterator[Edge]:
    """Who is named where, what an actor is part of, who tells, does and suffers what, and who had it from whom."""
    known = material.names
    for actor in material.settled.who.actors:
        yield from naming_edges(actor, material)
        yield from (
            Edge(
                content_id("edge", actor.id, link.relation, link.actor),
                actor.id,
                link.actor,
                1,
                given({"kind": link.relation.replace("_", " "), "because": link.because}),
            )
            for link in actor.links
            if link.actor in known
        )
    for event in material.settled.comparison.events:
        yield from event_edges(event, material, words)
    yield from lineage_edges(material)


def naming_edges(actor: RecordActor, material: Material) -> Iterator[Edge]:
    """An edge from every report that names an actor, with all the places."""
    found: dict[ReportId, list[Span]] = {}
    for use in actor.names:
        for report, span in use.places:
            found.setdefault(report, []).append(span)
    for report, spans in sorted(found.items()):
        told = {"kind": "names", **of_report(report, material), "spans": places(sorted(spans, key=lambda s: s.start))}
        yield Edge(content_id("edge", report, actor.id), report_node(report), actor.id, len(spans), given(told))


def event_edges(event: MergedEvent, material: Material, words: int | None) -> Iterator[Edge]:
    """For every account: the report tells it, actors do it, others have it done to them."""
    wide = material.settled.across.actors
    known = material.names
    for report, told in accounts_of(event, material):
        fields = {
            **of_report(report, material),
            "spans": places(told.evidence),
            "words": quoted(material.texts[report], told.evidence, words),
            "status": told.status.value,
            "because": told.because,
        }
        yield edge("tells", report_node(report), str(event.id), told.id, fields)
        for actor in told.actors:
            if (who := wide.get((report, actor))) in known and who is not None:
                yield edge("does", who, str(event.id), f"{report}:{told.id}", fields)
        for actor in told.recipients:
            if (who := wide.get((report, actor))) in known and who is not None:
                yield edge("done to", str(event.id), who, f"{report}:{told.id}", fields)


def edge(kind: str, source: str, target: str, own: str, fields: Fields) -> Edge:
    """An edge of one account of an event."""
    return Edge(content_id("edge", kind, source, target, own), source, target, 1, given({"kind": kind, **fields}))


def lineage_edges(material: Material) -> Iterator[Edge]:
    """From every source to who had it from there; where it is not known who was first, ``directed`` says no."""
    for lineage in material.settled.lineages:
        for step in lineage.edges:
            source = step.source if step.source.startswith(UNSEEN) else report_node(ReportId(step.source))
            told = {
                "kind": "had it from",
                **of_report(step.to, material),
                "spans": places(Span(span.b_start, span.b_end) for span in step.spans),
                "directed": "no" if step.undirected else "yes",
                "because": "; ".join(reason.words for reason in step.basis),
            }
            target = report_node(step.to)
            yield Edge(
                content_id("edge", "lineage", source, target), source, target, max(1, len(step.spans)), given(told)
            )


def unseen(material: Material) -> list[str]:
    """The sources that reports credit and the record does not have."""
    found = {step.source for lineage in material.settled.lineages for step in lineage.edges}
    return sorted(source for source in found if source.startswith(UNSEEN))


def accounts_of(event: MergedEvent, material: Material) -> Iterator[tuple[ReportId, Event]]:
    """The accounts of a merged event."""
    for report, own in event.events:
        yield report, next(told for told in material.reads[report].events if told.id == own)


def of_report(report: ReportId, material: Material) -> Fields:
    """Which report an edge stands on."""
    return {"report": report, "outlet": outlet_of(material.reads[report]), "text_sha256": material.hashes[report]}


def report_node(report: ReportId) -> str:
    """The node of a report; an id of a report may be any text."""
    return f"report:{report}"


def days(earliest: date | None, latest: date | None) -> dict[str, str | None]:
    """The bounds of a day, half open."""
    return {"earliest": iso(earliest), "latest": iso(latest)}


def given(fields: Mapping[str, str | None]) -> Fields:
    """The fields that have something."""
    return {name: value for name, value in fields.items() if value}
