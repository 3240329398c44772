"""Each list of the pages as a flat table: the same rows, narrowed by the same words, a column for each plain value."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from dateline.api import Record, parse_day
from dateline.record import Asked, ReportSummary
from dateline.text.later import later
from dateline.web.lists import Lists

if TYPE_CHECKING:
    from dateline.exports.wording import defused
else:
    (defused,) = later("dateline.exports.wording", "defused")

__all__ = ["TABLES", "Table", "csv_of"]

Row = Mapping[str, Any]
Query = Mapping[str, str]
BETWEEN = "; "
WHOLE = 1_000_000  # no limit


class Table:
    """
    A list as a table.

    Args:
        rows: Gives the rows for what the page was narrowed to.
        columns: By name, the field of a row.
    """

    def __init__(self, rows: Callable[[Record, Lists, Query], Iterable[Row]], *columns: str) -> None:
        self.rows = rows
        self.columns = columns


def csv_of(table: Table, record: Record, lists: Lists, query: Query) -> Iterator[str]:
    """
    A table as CSV, line by line.

    Values that are lists stand in one cell with semicolons between; a cell that a sheet would take for a formula has
    an apostrophe in front.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(table.columns)
    for row in table.rows(record, lists, query):
        writer.writerow([defused(cell(row.get(name))) for name in table.columns])
        yield out.getvalue()
        out.seek(0)
        out.truncate()
    yield out.getvalue()


def cell(value: Any) -> str:
    """
    A value in a cell.

    Example:
        >>> cell(None), cell(["a", "b"]), cell([[3, 9]]), cell(0.5), cell(True)
        ('', 'a; b', '3-9', '0.5', 'true')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list | tuple):
        if len(value) == 2 and all(isinstance(end, int) for end in value):
            return f"{value[0]}-{value[1]}"
        return BETWEEN.join(map(cell, value))
    return str(value)


def reports(record: Record, lists: Lists, query: Query) -> Iterator[Row]:
    """The reports, by day."""
    days = {name: day_in(query, name) for name in ("after", "before")}
    asked = Asked(outlet=query.get("outlet") or None, earliest=days["after"], latest=days["before"])
    return (report_row(one) for one in lists.reports(asked, offset=0, limit=WHOLE).items)


def report_row(one: ReportSummary) -> Row:
    """A report as a row."""
    known = one.published
    return {
        "report": one.id, "outlet": one.outlet, "title": one.title, "agency": one.agency, "url": one.url,
        "published": known.value, "earliest": known.earliest, "latest": known.latest, "text_sha256": one.text_sha256,
    }  # fmt: skip


def day_in(query: Query, name: str) -> Any:
    """A day of a query."""
    return parse_day(query.get(name), name)


def quotes(record: Record, lists: Lists, query: Query) -> Iterable[Row]:
    """The quotations, as the page narrows them."""
    from dateline.exports.rows import quote_row
    from dateline.model import QuoteType, ReportId
    from dateline.text.fold import fold_word

    wanted = " ".join(map(fold_word, query.get("speaker", "").split()))
    called = [name for name, _ in lists.speakers() if wanted in " ".join(map(fold_word, name.split()))]
    asked = Asked(
        outlet=query.get("outlet") or None,
        earliest=day_in(query, "after"),
        latest=day_in(query, "before"),
        reports=(ReportId(record.id_of(query["report"])),) if query.get("report") else None,
        speakers=tuple(called) if wanted else None,
        type=QuoteType(query["type"]) if query.get("type") else None,
        min_confidence=float(query.get("confidence") or 0),
    )
    return map(quote_row, lists.quotes(asked, offset=0, limit=WHOLE).items)


def times(record: Record, lists: Lists, query: Query) -> Iterable[Row]:
    """The days that reports name."""
    from dateline.exports.rows import timeline_row

    asked = Asked(earliest=day_in(query, "after"), latest=day_in(query, "before"))
    return map(timeline_row, lists.times(asked, undetermined=False, offset=0, limit=WHOLE).items)


def stories(record: Record, lists: Lists, query: Query) -> Iterator[Row]:
    """The stories, each with its reports by name."""
    return ({**row, "number": len(row["reports"]), "called": [*row["names"].values()]} for row in record.stories())


def events(record: Record, lists: Lists, query: Query) -> Iterator[Row]:
    """A row for each account of each event."""
    for row in record.events():
        if query.get("story") in (None, "", row["story"]):
            for told in row["accounts"]:
                yield {**row, **told, "event": row["id"], "report_name": row["names"][told["report"]]}


def utterances(record: Record, lists: Lists, query: Query) -> Iterator[Row]:
    """A row for each saying of each utterance."""
    for row in record.utterances():
        for said in row["sayings"]:
            name = row["names"][said["report"]]
            yield {**row, **said, "utterance": row["id"], "report_name": name}


def findings(record: Record, lists: Lists, query: Query) -> Iterator[Row]:
    """A row for each account of each finding."""
    for row in record.compare(finding=query.get("kind") or None):
        if query.get("story") in (None, "", row["story"]):
            for told in row["accounts"]:
                yield {**row, **told, "finding_id": row["id"], "report_name": row["names"][told["report"]]}


def actors(record: Record, lists: Lists, query: Query) -> Iterator[Row]:
    """Who is who."""
    for row in record.actors(query.get("name") or None, kind=query.get("kind") or None):
        yield {**row, "spellings": [used["name"] for used in row["names"]], "number": len(row["reports"])}


def lineages(record: Record, lists: Lists, query: Query) -> Iterator[Row]:
    """A row for each step of each group."""
    for row in record.lineage_rows():
        for edge in row["edges"]:
            ends = {end: row["names"].get(edge[end], edge[end]) for end in ("from", "to")}
            yield {**row, **edge, "from_name": ends["from"], "to_name": ends["to"], "reports": row["cluster"]}


def corrections(record: Record, lists: Lists, query: Query) -> Iterator[Row]:
    """What people said."""
    for row in record.judgements(by=query.get("by") or None, state=query.get("state") or None):
        value = [f"{name}={cell(one)}" for name, one in (row["value"] or {}).items()]
        yield {**row, "line": row["subject"]["line"], "value": value}


def problems(record: Record, lists: Lists, query: Query) -> Iterator[Row]:
    """What was met while reading."""
    for one in lists.problems(offset=0, limit=WHOLE).items:
        found = one.problem
        report = one.report.id if one.report else None
        yield {"report": report, "where": found.where, "code": found.code, "message": found.message}


def search(record: Record, lists: Lists, query: Query) -> Iterator[Row]:
    """Where words stand."""
    return record.search(query.get("q", ""), limit=WHOLE)


TABLES: dict[str, Table] = {
    "reports": Table(
        reports, "report", "outlet", "title", "agency", "url", "published", "earliest", "latest", "text_sha256"
    ),
    "quotes": Table(
        quotes, "report", "report_name", "speaker_name", "words", "type", "class", "confidence", "content", "because",
        "text_sha256",
    ),
    "timeline": Table(
        times, "report", "report_name", "words", "value", "earliest", "latest", "spans", "because", "text_sha256"
    ),
    "stories": Table(stories, "id", "number", "earliest", "latest", "words", "reports", "called", "because"),
    "events": Table(
        events, "event", "type", "earliest", "latest", "contested", "report", "report_name", "words", "actors",
        "recipients", "place", "instrument", "status", "attributed_to", "confidence", "spans", "text_sha256",
    ),
    "utterances": Table(
        utterances, "utterance", "speaker_names", "report", "report_name", "form", "words", "missing_words", "spans",
        "because", "text_sha256",
    ),
    "disagreements": Table(
        findings, "finding_id", "finding", "question", "subject_words", "report", "report_name", "chain_names", "value",
        "spans", "independent_group", "because", "text_sha256",
    ),
    "wording": Table(
        lambda record, lists, query: record.wording(name=query.get("name") or None, outlet=query.get("outlet") or None),
        "subject_words", "outlet_name", "words", "count", "report", "spans", "text_sha256",
    ),
    "actors": Table(actors, "id", "name", "actor_kind", "spellings", "number", "accounts", "reports"),
    "copies": Table(
        lambda record, lists, query: record.copy_rows(kinds=query.get("kind") or None),
        "a", "a_name", "b", "b_name", "kind", "a_share", "b_share", "dir", "common_source", "because",
    ),
    "lineage": Table(lineages, "from", "from_name", "to", "to_name", "undirected", "independent", "reports", "because"),
    "outlets": Table(
        lambda record, lists, query: record.outlets(), "name", "reports", "owner", "family", "because", "contested"
    ),
    "corrections": Table(
        corrections, "id", "line", "verdict", "value", "by", "at", "because", "state", "reports", "words"
    ),
    "problems": Table(problems, "report", "where", "code", "message"),
    "search": Table(search, "report", "report_name", "snippet", "places", "text_sha256"),
}  # fmt: skip
