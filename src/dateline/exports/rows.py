"""Answers of the record as flat rows: what a table shows and a pipe carries, in the contract's words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from dateline.exports.lines import Object, attribution_object, attribution_objects, iso, spans_of
from dateline.exports.record_lines import copy_object, judgement_object, lineage_object, words_of
from dateline.model import Copy, Judgement, Lineage, Quote, ReadReport, ReportId, Span
from dateline.record import FoundQuote, Hit, ReportSummary, TimelineEntry

__all__ = [
    "check_object",
    "copy_row",
    "hit_row",
    "judgement_row",
    "lineage_row",
    "quote_row",
    "report_name",
    "timeline_row",
    "with_names",
]

_ID = re.compile(r"[^\s,;:“”()]{8,}")
BREAK = " ... "  # between stretches of one quotation


def report_name(report: ReportSummary) -> str:
    """What to call a report in a table: outlet and the place it was read from."""
    place = report.where.rsplit("/", 1)[-1]
    return f"{report.outlet}, {place}" if report.outlet else place


def quote_row(found: FoundQuote) -> Object:
    """An attribution with its words."""
    return {
        "kind": "attribution",
        "report": found.report.id,
        "report_name": report_name(found.report),
        "text_sha256": found.report.text_sha256,
        "words": BREAK.join(found.content),
        "source_words": BREAK.join(found.source),
        "cue_words": BREAK.join(found.cue),
        **attribution_object(found.quote, found.quote.parent, found.quote.utterance or found.quote.id),
    }


def timeline_row(entry: TimelineEntry) -> Object:
    """A day that a report names, or that of its publication."""
    return {
        "kind": "timex" if entry.date else "published",
        "report": entry.report.id,
        "report_name": report_name(entry.report),
        "text_sha256": entry.report.text_sha256,
        "spans": spans_of([entry.span]) if entry.span is not None else [],
        "words": entry.words if entry.date else "published",
        "value": entry.value,
        "earliest": iso(entry.earliest),
        "latest": iso(entry.latest),
        "because": entry.because,
    }


def hit_row(hit: Hit) -> Object:
    """A place where words were found."""
    return {
        "kind": "hit",
        "report": hit.report.id,
        "report_name": report_name(hit.report),
        "text_sha256": hit.report.text_sha256,
        "spans": spans_of([hit.span]),
        "places": spans_of(hit.places),
        "snippet": " ".join(hit.snippet.split()),
    }


def copy_row(copy: Copy, reports: Mapping[ReportId, ReportSummary]) -> Object:
    """The contract's line of a pair, with the names of its reports, also in its reason."""
    named = _Names(reports)
    reason = with_names(copy.because, named, (copy.a, copy.b))
    names = {"a_name": report_name(reports[copy.a]), "b_name": report_name(reports[copy.b]), "reason": reason}
    return {**copy_object(copy), **names}


class _Names(dict[ReportId, str]):
    """The names of reports, made when they are asked for."""

    def __init__(self, reports: Mapping[ReportId, ReportSummary]) -> None:
        super().__init__()
        self._reports = reports

    def __contains__(self, report: object) -> bool:
        return report in self._reports

    def __missing__(self, report: ReportId) -> str:
        return report_name(self._reports[report])


def with_names(words: str, names: Mapping[ReportId, str], own: Iterable[ReportId] = ()) -> str:
    """
    A reason with the names of reports for their ids.

    Args:
        words: The reason.
        names: What to call reports.
        own: The reports that it is about, whatever their ids look like; those of others are found as words of eight
            signs or more, since "7" or "letter" may be words of the reason.

    Example:
        >>> with_names("r-380d5ac3 credits 7; by way of 7", {ReportId("r-380d5ac3"): "Courier", ReportId("7"): "Wire"})
        'Courier credits 7; by way of 7'
        >>> with_names("wire credits Northwire", {ReportId("wire"): "Northwire, a.txt"}, (ReportId("wire"),))
        'Northwire, a.txt credits Northwire'
    """
    there = [report for report in own if report in words]  # most reasons name neither: nothing is to be made for them
    mine = "|".join(re.escape(report) for report in sorted(there, key=lambda report: (-len(report), report)))
    either = re.compile(rf"(?<![\w-])(?:{mine})(?![\w-])|{_ID.pattern}") if mine else _ID
    return either.sub(lambda found: names[ReportId(found[0])] if found[0] in names else found[0], words)


def lineage_row(lineage: Lineage, reports: Mapping[ReportId, ReportSummary]) -> Object:
    """The contract's ``lineage`` of a cluster, with the names of its reports."""
    names = {report: report_name(reports[report]) for report in lineage.cluster}
    return {"kind": "lineage", **lineage_object(lineage), "names": names}


def judgement_row(judgement: Judgement, state: str, reports: Sequence[ReportId]) -> Object:
    """What a person said of a line, with what became of it, the reports that have the text, and the words."""
    words = [stretch for anchor in judgement.subject["anchors"] for stretch in words_of(anchor)]
    return {**judgement_object(judgement), "state": state, "reports": list(reports), "words": words}


def check_object(
    read: ReadReport,
    known: ReportId | None,
    copies: tuple[Copy, ...],
    share: float,
    new: tuple[Span, ...],
    quotes: tuple[tuple[Quote, tuple[ReportId, ...]], ...],
) -> Object:
    """A checked report: what is copied, what is new, and where its quotes were seen."""
    text = read.report.text
    seen = {quote.id: reports for quote, reports in quotes}
    attributions = [
        {**line, "words": BREAK.join(span.of(text) for span in quote.content), "seen_in": list(seen.get(quote.id, ()))}
        for quote, line in zip(read.quotes, attribution_objects(read.quotes), strict=True)
    ]
    return {
        "kind": "check",
        "id": read.report.id,
        "text_sha256": read.report.text_sha256,
        "known_as": known,
        "share": share,
        "copies": [copy_object(copy) for copy in copies],
        "new": spans_of(new),
        "attributions": attributions,
    }
