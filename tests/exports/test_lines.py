"""The contract's objects have the contract's keys, in its order, with rounded figures and ISO days."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings

from dateline.exports.lines import (
    attribution_objects,
    meta_object,
    problem_objects,
    sentence_objects,
    timex_objects,
    zone_objects,
)
from dateline.exports.record_lines import copy_object
from dateline.model import AlignedSpan, Copy, CopyKind, Direction, Problem, ReadReport, ReportId, Span
from tests.record.record_strategies import made_report, read_reports

META = ["title", "outlet", "agency", "place", "byline", "published", "language"]
DETAIL = ["value", "status", "evidence", "because"]
ATTRIBUTION = ["source", "cue", "content", "type", "class", "speaker", "speaker_name"]
ATTRIBUTION += ["speaker_kind", "speakers", "speaker_names", "affiliation"]
ATTRIBUTION += ["occasion", "utterance", "parent", "zone", "confidence", "because"]
TIMEX = ["start", "end", "type", "value", "earliest", "latest", "anchor", "link", "because"]
COPY = ["a", "b", "spans", "a_share", "b_share", "kind", "dir", "common_source", "because"]
TEXT = "On Monday, Ana Vale said: “We stay.”"


@given(read_reports())
@settings(max_examples=40, deadline=None)
def test_every_report_has_the_keys_of_the_contract_in_order(read: ReadReport) -> None:
    meta = meta_object(read.report)
    assert list(meta)[: len(META)] == META
    assert all(list(detail)[:4] == DETAIL for detail in meta.values())
    assert list(meta["published"])[4:] == ["earliest", "latest"]
    assert all(list(line) == ["role", "start", "end"] for line in zone_objects(read.report))
    assert all(list(line) == ATTRIBUTION for line in attribution_objects(read.quotes))
    assert all(list(line) == TIMEX for line in timex_objects(read.dates))
    assert all(list(line) == ["code", "message", "start", "end"] for line in problem_objects(read.report.problems))
    assert sentence_objects(read.sentences) == [[s.span.start, s.span.end] for s in read.sentences]
    for quote, line in zip(read.quotes, attribution_objects(read.quotes), strict=True):
        parent = line["parent"]
        assert (None if parent is None else read.quotes[parent].id) == quote.parent


def test_days_are_iso_and_figures_are_rounded() -> None:
    read = made_report(
        TEXT, published=date(987, 5, 7), quoted=("Ana Vale", "said", "“We stay.”"), dated=("Monday", date(987, 5, 6))
    )
    published = meta_object(read.report)["published"]
    assert (published["value"], published["earliest"], published["latest"]) == (
        "0987-05-07",
        "0987-05-07",
        "0987-05-08",
    )
    assert timex_objects(read.dates)[0]["latest"] == "0987-05-07"
    assert attribution_objects(read.quotes)[0]["confidence"] == 0.912


def test_a_copy_is_the_contracts_line() -> None:
    copy = Copy(
        *(ReportId("a"), ReportId("b"), (AlignedSpan(0, 5, 2, 7),), 1 / 3, 0.99996),
        *(CopyKind.PARTIAL, Direction.BA, None, "because"),
    )
    line = copy_object(copy)
    assert list(line) == COPY
    assert (line["spans"], line["a_share"], line["b_share"]) == ([[0, 5, 2, 7]], 0.3333, 1.0)
    assert (line["kind"], line["dir"]) == ("partial", "ba")


def test_a_problem_at_the_very_start_has_a_place() -> None:
    at_start = Problem("code", "message", "a.txt", "dates", Span(0, 0))
    assert problem_objects([at_start, Problem("code", "message", "a.txt", "dates")]) == [
        {"code": "code", "message": "message", "start": 0, "end": 0},
        {"code": "code", "message": "message", "start": None, "end": None},
    ]
