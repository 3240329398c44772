"""The rows of the record's tables, each a dictionary; streamed report by report where nothing is settled over all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dateline.exports.lines import CONFIDENCE_DIGITS, line_id
from dateline.exports.material import Material
from dateline.exports.named_lines import actor_id, told_id
from dateline.exports.pieces import json_text
from dateline.exports.record_lines import SHARE_DIGITS, marks_of
from dateline.exports.wording import places, quoted
from dateline.model import Event, Mark, ReadReport, ReportId, Span
from dateline.text.ids import content_id

__all__ = [
    "actors",
    "copies",
    "dates",
    "events",
    "findings",
    "judgements",
    "lineage",
    "problems",
    "quotes",
    "reports",
    "stories",
    "utterances",
]

Row = dict[str, Any]
Marks = Mapping[str, Mark]


def reports(material: Material, words: int | None) -> Iterator[Row]:
    """The reports, by id."""
    for judged in material.judged(named=False):
        report = judged.read.report
        known = report.metadata
        yield {
            "report": report.id,
            "outlet": known.outlet.value,
            "title": known.title.value,
            "published": known.published.value,
            "earliest": known.published.earliest,
            "latest": known.published.latest,
            "byline": known.byline.value,
            "agency": known.agency.value,
            "place": known.place.value,
            "language": known.language.value,
            "url": known.url.value,
            "where": report.where,
            "characters": len(report.text),
            "text_sha256": report.text_sha256,
            "text": report.text if words is None else None,
            **standing(marks_of(judged), line_id("report", report.id, report.text_sha256)),
            "because": known.published.because,
        }


def quotes(material: Material, words: int | None) -> Iterator[Row]:
    """The attributions, by report and place."""
    across = material.settled.across
    for judged in material.judged():
        read, marks = judged.read, marks_of(judged)
        text, own = read.report.text, read.report.id
        for quote in read.quotes:
            line = line_id("attribution", own, quote.id)
            yield {
                "id": line,
                **of_report(read),
                **place(text, quote.content, words),
                "speaker": told_id(own, quote.actor, across),
                "speaker_name": quote.speaker,
                "source_words": quoted(text, quote.source, words),
                "cue_words": quoted(text, quote.cue, words),
                "type": quote.type.value,
                "class": quote.klass,
                "zone": quote.zone.value,
                "parent": line_id("attribution", own, quote.parent) if quote.parent else None,
                "confidence": round(quote.confidence, CONFIDENCE_DIGITS),
                **standing(marks, line),
                "because": quote.because,
            }


def events(material: Material, words: int | None) -> Iterator[Row]:
    """The accounts of events, by report and place."""
    for judged in material.judged():
        marks = marks_of(judged)
        for event in judged.read.events:
            yield event_row(judged.read, event, marks, material, words)


def event_row(read: ReadReport, event: Event, marks: Marks, material: Material, words: int | None) -> Row:
    """One account of an event."""
    own = read.report.id
    local = {actor.id: actor.name for actor in read.actors}
    across = material.settled.across
    line = line_id("event", own, event.id)

    def wide(actors: Sequence[str]) -> list[str]:
        return [actor_id(own, actor, across) if actor in local else actor for actor in actors]

    def called(actors: Sequence[str]) -> list[str]:
        return [material.local_names.get((own, actor), local.get(actor, actor)) for actor in actors]

    return {
        "id": line,
        "cluster": across.clusters.get((own, event.id)) or line,
        **of_report(read),
        **place(read.report.text, event.evidence, words),
        "form": event.form.value,
        "type": event.type,
        "mode": event.mode,
        "status": event.status.value,
        "negated": event.negated,
        "actors": wide(event.actors),
        "actor_names": called(event.actors),
        "recipients": wide(event.recipients),
        "recipient_names": called(event.recipients),
        "attributed_to": called(event.attributed_to),
        "place": event.place,
        "instrument": event.instrument,
        "numbers": [f"{number.value} {number.of}".strip() for number in event.numbers],
        "earliest": event.date.earliest,
        "latest": event.date.latest,
        "precision": event.date.precision,
        "confidence": round(event.confidence, CONFIDENCE_DIGITS),
        "proposed_by": event.proposed_by,
        **standing(marks, line),
        "because": event.because,
    }


def actors(material: Material, words: int | None) -> Iterator[Row]:
    """The actors of the record, by id."""
    for actor in material.settled.who.actors:
        yield {
            "actor": actor.id,
            "name": actor.name,
            "kind": actor.kind.value,
            "described": actor.described,
            "names": [use.name for use in actor.names],
            "mentions": sum(len(use.places) for use in actor.names),
            "reports": list(actor.reports),
            "roles": [role_words(role.role, role.organisation, role.evidence.report, material) for role in actor.roles],
            "part_of": [f"{link.relation}: {material.names.get(link.actor, link.actor)}" for link in actor.links],
        }


def role_words(role: str, organisation: str | None, report: ReportId, material: Material) -> str:
    """A role with who holds it given, and the report that gives it."""
    of = f", {material.names.get(organisation, organisation)}" if organisation is not None else ""
    return f"{role}{of} [{report}]"


def dates(material: Material, words: int | None) -> Iterator[Row]:
    """The time expressions, by report and place."""
    for judged in material.judged(named=False):
        read, marks = judged.read, marks_of(judged)
        for found in read.dates:
            line = line_id("timex", read.report.id, found.id)
            yield {
                "id": line,
                **of_report(read),
                **place(read.report.text, [found.span], words),
                "type": found.type.value,
                "value": found.value,
                "earliest": found.earliest,
                "latest": found.latest,
                "anchor": found.anchor,
                **standing(marks, line),
                "because": found.because,
            }


def copies(material: Material, words: int | None) -> Iterator[Row]:
    """The pairs that share text, by ``(a, b)``."""
    marks = {content_id("copy", *pair): mark for pair, mark in material.settled.copy_marks.items()}
    for copy in material.settled.copies:
        line = content_id("copy", copy.a, copy.b)
        a, b = material.heads[copy.a], material.heads[copy.b]
        yield {
            "id": line,
            "a": copy.a,
            "b": copy.b,
            "a_outlet": a.outlet,
            "b_outlet": b.outlet,
            "kind": copy.kind.value,
            "dir": copy.direction.value if copy.direction else None,
            "a_share": round(copy.a_share, SHARE_DIGITS),
            "b_share": round(copy.b_share, SHARE_DIGITS),
            "common_source": copy.common_source,
            "a_spans": places(Span(span.a_start, span.a_end) for span in copy.spans),
            "b_spans": places(Span(span.b_start, span.b_end) for span in copy.spans),
            "a_text_sha256": a.text_sha256,
            "b_text_sha256": b.text_sha256,
            **standing(marks, line),
            "because": copy.because,
        }


def lineage(material: Material, words: int | None) -> Iterator[Row]:
    """The steps of every lineage, by cluster."""
    for found in material.settled.lineages:
        cluster = content_id("lineage", *found.cluster)
        for edge in found.edges:
            yield {
                "cluster": cluster,
                "from": edge.source,
                "to": edge.to,
                "undirected": edge.undirected,
                "independent": found.independent,
                "because": "; ".join(reason.words for reason in edge.basis),
            }


def stories(material: Material, words: int | None) -> Iterator[Row]:
    """The stories, by their first day."""
    for story in material.settled.comparison.stories:
        yield {
            "story": story.id,
            "reports": list(story.reports),
            "words": list(story.words),
            "earliest": story.earliest,
            "latest": story.latest,
            "because": story.because,
        }


def findings(material: Material, words: int | None) -> Iterator[Row]:
    """The accounts of every finding, by story, subject and question."""
    for finding in material.settled.comparison.findings:
        for account in finding.accounts:
            text = material.texts[account.report]
            yield {
                "id": finding.id,
                "finding": finding.kind.value,
                "question": finding.question.value,
                "field": finding.field,
                "subject": finding.subject,
                "story": finding.story,
                **of_report(material.reads[account.report]),
                "value": quoted(account.value, [Span(0, len(account.value))], words),
                "chain": [material.names.get(actor, actor) for actor in account.chain],
                **place(text, account.spans, words),
                "independent_group": account.independent_group,
                "because": finding.because,
            }


def utterances(material: Material, words: int | None) -> Iterator[Row]:
    """The forms of every utterance, the fullest first."""
    for utterance in material.settled.comparison.utterances:
        for saying in utterance.sayings:
            yield {
                "id": utterance.id,
                **of_report(material.reads[saying.report]),
                **place(material.texts[saying.report], saying.spans, words),
                "form": saying.kind.value,
                "speaker": saying.speaker,
                "speaker_name": material.names.get(saying.speaker, saying.speaker) if saying.speaker else None,
                "first_seen": utterance.first_seen,
                "because": saying.because,
            }


def judgements(material: Material, words: int | None) -> Iterator[Row]:
    """What persons said, by id."""
    for judgement in material.judgements():
        undone = judgement.undone
        yield {
            "id": judgement.id,
            "line": judgement.subject["line"],
            "verdict": str(judgement.verdict),
            "value": json_text(judgement.value) if judgement.value is not None else None,
            "by": judgement.by,
            "at": judgement.at,
            "because": judgement.because,
            "undone": f"{undone['by']}, {undone['at']}" if undone else None,
        }


def problems(material: Material, words: int | None) -> Iterator[Row]:
    """The problems of reports, then those of inputs that gave none."""
    for read in material.plain_reads():
        for problem in read.report.problems:
            spans = [problem.span] if problem.span is not None else []
            told = {"where": problem.where, "code": problem.code, "message": problem.message}
            yield {"report": read.report.id, **told, "spans": places(spans)}
    for problem in material.unread():
        told = {"where": problem.where, "code": problem.code, "message": problem.message}
        yield {"report": None, **told, "spans": ""}


def of_report(read: ReadReport) -> Row:
    """What a row says of its report."""
    known = read.report.metadata
    return {
        "report": read.report.id,
        "outlet": known.outlet.value,
        "published": known.published.value,
        "text_sha256": read.report.text_sha256,
    }


def place(text: str, spans: Sequence[Span], words: int | None) -> Row:
    """Where words stand, and the words."""
    return {"spans": places(spans), "words": quoted(text, spans, words)}


def standing(marks: Marks, line: str) -> Row:
    """What persons left of a line; every other is the machine's."""
    mark = marks.get(line)
    return {"standing": mark.standing.value if mark else "machine"}
