"""Write the record as one flat table, a row per evidence span, for whoever works in a sheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from dateline.exports.lines import CONFIDENCE_DIGITS, META_FIELDS, iso, line_id
from dateline.exports.material import Material
from dateline.exports.named_lines import mention_actor
from dateline.exports.record_lines import cut_words, marks_of
from dateline.exports.settlement import Settlement
from dateline.exports.wording import defused
from dateline.model import (
    Across,
    Comparison,
    Copy,
    Event,
    GatheredDate,
    JudgedReport,
    Lineage,
    LineageEdge,
    Mark,
    Mention,
    Problem,
    Published,
    Quote,
    ReadReport,
    ReportId,
    Span,
    TimeExpression,
)
from dateline.record import Store
from dateline.text.ids import content_id

__all__ = ["COLUMNS", "csv_lines", "export_csv", "flat_rows"]

COLUMNS = (
    *("kind", "record_id", "report_id", "outlet", "published", "text_sha256", "part", "start", "end", "exact"),
    *("value", "label", "earliest", "latest", "confidence", "status", "method", "because"),
)

Cells = dict[str, Any]


def export_csv(
    store: Store,
    copies: Iterable[Copy],
    *,
    lineages: Iterable[Lineage] = (),
    words: int | None = None,
    across: Across = Across(),  # noqa: B008  # frozen
    judge: Callable[[ReadReport], JudgedReport] = JudgedReport,
    copy_marks: Mapping[tuple[ReportId, ReportId], Mark] | None = None,
    comparison: Comparison = Comparison(),  # noqa: B008  # frozen
) -> Iterator[str]:
    """
    Write every evidence span of a record as a row, in the order of the JSON lines.

    ``start`` and ``end`` are code points, half open, in the text with the hash ``text_sha256``; ``exact`` is what
    stands there. A cell that a sheet would take for a formula has an apostrophe in front; the JSON lines have it bare.

    Args:
        store: The open record.
        copies: What the reports share, as settled over the whole record.
        lineages: Who had what from whom, traced from these copies.
        words: At most so many words in a cell of ``exact``; None gives all.
        across: Who is who, and what is one event, over the whole record.
        judge: Gives a report as persons left it; ``status`` is then what they did.
        copy_marks: What persons left of the copies.
        comparison: What is settled over the reports.

    Returns:
        The heading and the rows, with their line ends.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder, Store(f"{folder}/dateline.db") as store:
        ...     next(export_csv(store, [])).split(",")[:3]
        ['kind', 'record_id', 'report_id']
    """
    settled = Settlement(tuple(copies), copy_marks or {}, tuple(lineages), across, comparison=comparison)
    with store.snapshot():
        yield from csv_lines(Material(store=store, words=words, judge=judge, settle=lambda: settled))


def csv_lines(material: Material) -> Iterator[str]:
    """The heading and the rows; whoever takes them holds a snapshot of the record."""
    yield written(COLUMNS)
    yield from map(written, flat_rows(material))


def flat_rows(material: Material) -> Iterator[list[Any]]:
    """The rows of the table, each in the order of ``COLUMNS``."""
    settled, words = material.settled, material.words
    pair_marks = {content_id("copy", *pair): mark for pair, mark in settled.copy_marks.items()}
    for judged in material.judged():
        marks = marks_of(judged)
        gathered = material.gathered.get(judged.read.report.id)
        for row in report_rows(judged.read, settled.across, gathered):
            yield cells_of(row, words, marks)
    for copy in sorted(settled.copies, key=lambda copy: (copy.a, copy.b)):
        for row in copy_rows(copy, material):
            yield cells_of(row, words, pair_marks)
    for lineage in sorted(settled.lineages, key=lambda lineage: lineage.cluster):
        for edge in lineage.edges:
            for row in edge_rows(edge, content_id("lineage", *lineage.cluster), material):
                yield cells_of(row, words)
    for row in compared_rows(settled.comparison, material):
        yield cells_of(row, words)
    for problem in material.unread():
        yield cells_of(problem_row(problem, {"record_id": content_id("problem", problem.where)}), words)


def report_rows(read: ReadReport, across: Across, gathered: GatheredDate | None = None) -> Iterator[Cells]:
    """The rows of one report; what other reports allow for its day comes behind its details."""
    report = read.report
    known = {
        "report_id": report.id,
        "outlet": report.metadata.outlet.value,
        "published": report.metadata.published.value,
        "text_sha256": report.text_sha256,
    }
    for name in META_FIELDS:
        yield from detail_rows(read, name, known)
    if gathered is not None:
        yield gathered_row(read, gathered, known)
    again = {found.id: found for found in gathered.dates} if gathered is not None else {}
    for number, zone in enumerate(report.zones):
        row = {"kind": "zone", "record_id": line_id("zone", report.id, number), "label": zone.role.value, **known}
        yield {**row, "start": zone.span.start, "end": zone.span.end}
    for quote in read.quotes:
        yield from quote_rows(read, quote, known)
    for found in read.dates:
        yield date_row(read, found, known)
        yield from link_rows(read, found, known)
        if found.id in again:
            yield {**date_row(read, again[found.id], known), "part": "by the gathered day of publication"}
    for mention in read.mentions:
        yield mention_row(read, mention, known, across)
    for event in read.events:
        yield from event_rows(read, event, known)
    for number, problem in enumerate(report.problems):
        yield problem_row(problem, {"record_id": line_id("problem", report.id, number), **known})


def detail_rows(read: ReadReport, name: str, known: Cells) -> Iterator[Cells]:
    """One detail of a report: a row per span of its evidence, one without a place when it has none."""
    detail = getattr(read.report.metadata, name)
    if detail.value is None and not detail.because:
        return
    days = (detail.earliest, detail.latest) if isinstance(detail, Published) else (None, None)
    row = {
        **known,
        "kind": "report",
        "record_id": line_id("report", read.report.id, read.report.text_sha256),
        "part": name,
        "value": detail.value,
        "earliest": iso(days[0]),
        "latest": iso(days[1]),
        "method": detail.status.value,
        "because": detail.because,
    }
    if not detail.evidence:
        yield row
    for span in detail.evidence:
        yield {**row, **place_of(span, read.report.text)}


def quote_rows(read: ReadReport, quote: Quote, known: Cells) -> Iterator[Cells]:
    """One attribution: a row per span of source, cue and content."""
    for part, spans in (("source", quote.source), ("cue", quote.cue), ("content", quote.content)):
        for span in spans:
            yield {
                **known,
                "kind": "attribution",
                "record_id": line_id("attribution", read.report.id, quote.id),
                "part": part,
                **place_of(span, read.report.text),
                "value": quote.speaker,
                "label": f"{quote.type.value} {quote.klass}",
                "confidence": round(quote.confidence, CONFIDENCE_DIGITS),
                "method": quote.rule,
                "because": quote.because,
            }


def date_row(read: ReadReport, found: TimeExpression, known: Cells) -> Cells:
    """One time expression."""
    return {
        **known,
        "kind": "timex",
        "record_id": line_id("timex", read.report.id, found.id),
        **place_of(found.span, read.report.text),
        "value": found.value,
        "label": found.type.value,
        "earliest": iso(found.earliest),
        "latest": iso(found.latest),
        "method": found.rule,
        "because": found.because,
    }


def gathered_row(read: ReadReport, gathered: GatheredDate, known: Cells) -> Cells:
    """What the record allows for the publication of a report that does not say it."""
    return {
        **known,
        "kind": "report",
        "record_id": line_id("report", read.report.id, read.report.text_sha256),
        "part": "published, gathered",
        "value": " or ".join(map(str, gathered.years)) or None,
        "earliest": iso(gathered.earliest),
        "latest": iso(gathered.latest),
        "method": "gathered from the record",
        "because": gathered.because,
    }


def link_rows(read: ReadReport, found: TimeExpression, known: Cells) -> Iterator[Cells]:
    """The words that a time is counted from, and those that give their day."""
    if found.link is None:
        return
    row = date_row(read, found, known)
    yield {**row, **place_of(found.link.span, read.report.text), "part": f"counted from, {found.link.kind.value}"}
    if found.link.dated is not None:
        yield {**row, **place_of(found.link.dated, read.report.text), "part": "its day"}


def mention_row(read: ReadReport, mention: Mention, known: Cells, across: Across) -> Cells:
    """One mention, with the record-wide id of the one who is named."""
    own = (mention.span.start, mention.span.end, mention.label.value)
    return {
        **known,
        "kind": "mention",
        "record_id": line_id("mention", read.report.id, own),
        **place_of(mention.span, read.report.text),
        "value": mention_actor(read.report.id, mention, across),
        "label": mention.label.value,
        "because": mention.because,
    }


def event_rows(read: ReadReport, event: Event, known: Cells) -> Iterator[Cells]:
    """One event: a row per span of its trigger, place, time, numbers and of all its words."""
    row = {
        **known,
        "kind": "event",
        "record_id": line_id("event", read.report.id, event.id),
        "label": " ".join(filter(None, (event.form.value, event.type, event.mode, event.status.value))),
        "earliest": iso(event.date.earliest),
        "latest": iso(event.date.latest),
        "confidence": round(event.confidence, CONFIDENCE_DIGITS),
        "method": event.proposed_by or event.rule,
        "because": event.because,
    }
    parts: list[tuple[str, object, Iterable[Span]]] = [
        ("trigger", event.type, event.trigger),
        ("place", event.place, event.place_evidence),
        ("instrument", event.instrument, event.instrument_evidence),
        ("date", event.date.precision, event.date.evidence),
        *(("number", f"{number.value} {number.of}", number.evidence) for number in event.numbers),
        ("evidence", event.status.value, event.evidence),
    ]
    for part, value, spans in parts:
        for span in spans:
            yield {**row, "part": part, "value": value, **place_of(span, read.report.text)}


def copy_rows(copy: Copy, material: Material) -> Iterator[Cells]:
    """One pair of reports: a row per passage and side, the other report as value."""
    sides = (("a", copy.a, copy.b), ("b", copy.b, copy.a))
    for part, own, other in sides:
        summary, text = material.heads[own], material.texts[own]
        for span in copy.spans:
            place = Span(span.a_start, span.a_end) if part == "a" else Span(span.b_start, span.b_end)
            yield {
                "kind": "copy",
                "record_id": content_id("copy", copy.a, copy.b),
                "report_id": own,
                "outlet": summary.outlet,
                "published": summary.published.value,
                "text_sha256": summary.text_sha256,
                "part": part,
                **place_of(place, text),
                "value": other,
                "label": copy.kind.value,
                "because": copy.because,
            }


def edge_rows(edge: LineageEdge, own: str, material: Material) -> Iterator[Cells]:
    """One step of a lineage: a row per reason and span, the source as value."""
    for reason in edge.basis:
        report = reason.report or edge.to
        summary = material.heads[report]
        row = {
            "kind": "lineage",
            "record_id": own,
            "report_id": report,
            "outlet": summary.outlet,
            "published": summary.published.value,
            "text_sha256": summary.text_sha256,
            "part": f"to {edge.to}",
            "value": edge.source,
            "label": "undirected" if edge.undirected else "directed",
            "because": reason.words,
        }
        if not reason.spans:
            yield row
        for span in reason.spans:
            yield {**row, **place_of(span, material.texts[report])}


def compared_rows(comparison: Comparison, material: Material) -> Iterator[Cells]:
    """What is settled over many reports: a row per place of a finding, an utterance or a naming."""
    for finding in comparison.findings:
        for account in finding.accounts:
            row = {
                **of_report(account.report, material),
                "kind": "finding",
                "record_id": finding.id,
                "part": finding.question.value,
                "value": account.value,
                "label": finding.kind.value,
                "method": f"independent group {account.independent_group}",
                "because": finding.because,
            }
            for span in account.spans:
                yield {**row, **place_of(span, material.texts[account.report])}
    for utterance in comparison.utterances:
        for saying in utterance.sayings:
            row = {
                **of_report(saying.report, material),
                "kind": "utterance",
                "record_id": utterance.id,
                "value": saying.speaker,
                "label": saying.kind.value,
                "because": saying.because,
            }
            for span in saying.spans:
                yield {**row, **place_of(span, material.texts[saying.report])}
    for naming in comparison.namings:
        for report, span in naming.places:
            row = {**of_report(report, material), "kind": "naming", "record_id": naming.subject, "value": naming.words}
            yield {**row, **place_of(span, material.texts[report])}


def of_report(report: ReportId, material: Material) -> Cells:
    """What a row says of its report."""
    summary = material.heads[report]
    return {
        "report_id": report,
        "outlet": summary.outlet,
        "published": summary.published.value,
        "text_sha256": summary.text_sha256,
    }


def problem_row(problem: Problem, known: Cells) -> Cells:
    """One problem."""
    place = {"start": problem.span.start, "end": problem.span.end} if problem.span is not None else {}
    found = {"value": problem.where, "label": problem.code, "method": problem.stage, "because": problem.message}
    return {**known, "kind": "problem", **place, **found}


def place_of(span: Span, text: str) -> Cells:
    """A span and the words that stand there."""
    return {"start": span.start, "end": span.end, "exact": span.of(text)}


def cells_of(row: Cells, words: int | None, marks: Mapping[str, Mark] | None = None) -> list[Any]:
    """A row in the order of the columns; every line is the machine's until a person has judged it."""
    mark = (marks or {}).get(row["record_id"])
    row = {"status": mark.standing.value if mark else "machine", **row}
    if "exact" in row:
        row["exact"] = cut_words([row["exact"]], words)[0]
    return [row.get(name) for name in COLUMNS]


def written(cells: Iterable[Any]) -> str:
    """A row of CSV after RFC 4180; signs that UTF-8 cannot hold are escaped."""
    out = io.StringIO()
    shown = [defused(cell) if isinstance(cell, str) else cell for cell in cells]
    csv.writer(out).writerow(shown)
    return out.getvalue().encode("utf-8", "backslashreplace").decode()
