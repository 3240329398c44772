"""Read reports back out of the record, one at a time, whatever their number."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from dateline.errors import DamagedIndexError, UsageError
from dateline.model import Copy, Media, Metadata, Place, Problem, Readout, ReadReport, Report, ReportId, Source
from dateline.record.lines import bindable, read_lines
from dateline.record.named_rows import ACTORS, EVENTS, MENTIONS, READINGS, Reading
from dateline.record.rows import DATES, DETAILS, PLACES, PROBLEMS, QUOTES, SENTENCES, ZONES, metadata_of
from dateline.record.values import ReportSummary

__all__ = [
    "find_number",
    "id_of",
    "lacking",
    "number_of",
    "read_everything",
    "read_metadata",
    "read_reading",
    "read_report",
    "read_spoken",
    "read_summary",
    "read_unread",
    "read_whole",
    "report_numbers",
    "summary_of",
]

#: What a report has that was added before the record kept its layers.
OLDER_LAYERS = ("meta", "zones", "sentences", "attributions", "timexes")
BY_ID = "SELECT number FROM report ORDER BY id"
BY_DAY = "SELECT number FROM report ORDER BY earliest IS NULL, earliest, id"
SHOWN = 5  # names listed when one could mean several reports
HASH_DIGITS = 6  # the fewest digits that are read as the beginning of a hash


def report_numbers(connection: sqlite3.Connection, *, by_day: bool) -> Iterator[int]:
    """The numbers of all reports, by id or by earliest day of publication with those without a day last."""
    return (number for (number,) in connection.execute(BY_DAY if by_day else BY_ID))


def number_of(connection: sqlite3.Connection, report_id: ReportId) -> int:
    """The number of the report with this very id."""
    found = connection.execute(
        "SELECT number FROM report WHERE id = CAST(? AS TEXT)", (bindable(report_id),)
    ).fetchone()
    if found is None:
        raise UsageError(f"the record has no report {report_id}")
    return int(found[0])


def id_of(connection: sqlite3.Connection, number: int) -> ReportId:
    """The id of the report with this number."""
    found = connection.execute("SELECT id FROM report WHERE number = ?", (number,)).fetchone()
    if found is None:
        raise DamagedIndexError(f"the index has a report {number} that the record has not")
    return ReportId(found[0])


def find_number(connection: sqlite3.Connection, name: str) -> int:
    """
    The number of the report that a person means.

    The first of these that fits: its id, the place it was read from or the end of it, its file's name without ending,
    its address, the beginning of its id or of its text's hash.

    Raises:
        UsageError: If none fits, or several do.
    """
    for found in ways_to_name(connection, name):
        if len(found) == 1:
            return found[0][0]
        if found:
            several = ", ".join(report_id for _, report_id in found[:SHOWN]) + (", ..." if len(found) > SHOWN else "")
            raise UsageError(f"{name!r} could be {several}", hint="give the whole id")
    hint = "give an id, the beginning of one, a file's name or an address"
    raise UsageError(f"the record has no report {name!r}", hint=hint)


def ways_to_name(connection: sqlite3.Connection, name: str) -> Iterator[list[tuple[int, str]]]:
    """The reports that a name fits, for each way to name one, the strictest first."""
    wanted = {"name": bindable(name)}
    yield connection.execute("SELECT number, id FROM report WHERE id = CAST(:name AS TEXT)", wanted).fetchall()
    query = "SELECT number, id, source.place FROM source JOIN report ON number = report ORDER BY id"
    places = connection.execute(query).fetchall()
    yield unique((number, own) for number, own, place in places if place == name or place.endswith(f"/{name}"))
    yield unique((number, own) for number, own, place in places if file_stem(place) == name)
    query = "SELECT number, id FROM report JOIN detail ON report = number WHERE name = 'url'"
    yield connection.execute(f"{query} AND value = CAST(:name AS TEXT) ORDER BY id", wanted).fetchall()
    everything = connection.execute("SELECT number, id, text_sha256 FROM report ORDER BY id").fetchall()
    yield [(number, own) for number, own, _ in everything if own.startswith(name)]
    if len(name) >= HASH_DIGITS:
        yield [(number, own) for number, own, text_sha256 in everything if text_sha256.startswith(name)]


def unique(found: Iterable[tuple[int, str]]) -> list[tuple[int, str]]:
    """Each report once: one that was found in two places is one report."""
    return list(dict.fromkeys(found))


def file_stem(place: str) -> str:
    """The name of a place's file without its ending: "000" for "news/000.txt"."""
    return place.rpartition("/")[2].rpartition(".")[0]


def read_everything(connection: sqlite3.Connection, number: int, *, named: bool = True) -> ReadReport:
    """
    A report with all its lines.

    Args:
        connection: The record.
        number: The report's.
        named: Whether to read its mentions, actors and events as well.
    """
    layers, pipeline = read_reading(connection, number)
    return ReadReport(
        report=read_report(connection, number),
        sentences=tuple(read_lines(connection, SENTENCES, number)),
        quotes=tuple(read_lines(connection, QUOTES, number)),
        dates=tuple(read_lines(connection, DATES, number)),
        sources=read_sources(connection, number),
        mentions=tuple(read_lines(connection, MENTIONS, number)) if named else (),
        actors=tuple(read_lines(connection, ACTORS, number)) if named else (),
        events=tuple(read_lines(connection, EVENTS, number)) if named else (),
        layers=layers,
        pipeline=pipeline,
    )


def read_spoken(connection: sqlite3.Connection, number: int) -> ReadReport:
    """A report with its text and details, who speaks and acts in it, and what happens: what a comparison shows."""
    return ReadReport(
        report=read_report(connection, number),
        quotes=tuple(read_lines(connection, QUOTES, number)),
        actors=tuple(read_lines(connection, ACTORS, number)),
        events=tuple(read_lines(connection, EVENTS, number)),
    )


def read_reading(connection: sqlite3.Connection, number: int) -> Reading:
    """The layers that a report was read with, and by which language pipeline."""
    return next(read_lines(connection, READINGS, number), (OLDER_LAYERS, ""))


def lacking(connection: sqlite3.Connection, layers: Iterable[str]) -> Iterator[tuple[ReportId, tuple[str, ...]]]:
    """The reports that were read without some of these layers, by id, each with those that it lacks."""
    wanted = tuple(layers)
    query = "SELECT id, layers FROM report LEFT JOIN reading ON report = number ORDER BY id"
    for own, known in connection.execute(query):
        missing = missing_of(wanted, known)
        if missing:
            yield ReportId(own), missing


def missing_of(wanted: tuple[str, ...], known: str | None) -> tuple[str, ...]:
    """The layers that are wanted and not known; None is what an older Dateline read."""
    had = OLDER_LAYERS if known is None else known.split(",")
    return tuple(layer for layer in wanted if layer not in had)


def read_report(connection: sqlite3.Connection, number: int) -> Report:
    """A report with its zones, details and problems."""
    query = "SELECT id, text, text_sha256, source_sha256, media, place FROM report WHERE number = ?"
    report_id, text, text_sha256, source_sha256, media, place = connection.execute(query, (number,)).fetchone()
    return Report(
        id=ReportId(report_id),
        text=text,
        text_sha256=text_sha256,
        source_sha256=source_sha256,
        media=Media(media),
        where=place,
        zones=tuple(read_lines(connection, ZONES, number)),
        metadata=read_metadata(connection, number),
        problems=tuple(read_lines(connection, PROBLEMS, number)),
        places=tuple(Place(span.start, at) for span, at in read_lines(connection, PLACES, number)),
    )


def read_metadata(connection: sqlite3.Connection, number: int) -> Metadata:
    """What is known about a report."""
    return metadata_of(read_lines(connection, DETAILS, number))


def read_sources(connection: sqlite3.Connection, number: int) -> tuple[Source, ...]:
    """Where a report was found, by place."""
    query = "SELECT place, sha256 FROM source WHERE report = ? ORDER BY place, sha256"
    return tuple(Source(place, sha256) for place, sha256 in connection.execute(query, (number,)))


def read_summary(connection: sqlite3.Connection, number: int) -> ReportSummary:
    """What a list shows of a report."""
    query = "SELECT id, place, text_sha256 FROM report WHERE number = ?"
    report_id, place, text_sha256 = connection.execute(query, (number,)).fetchone()
    known = read_metadata(connection, number)
    return ReportSummary(
        id=ReportId(report_id),
        title=known.title.value,
        outlet=known.outlet.value,
        agency=known.agency.value,
        url=known.url.value,
        published=known.published,
        where=place,
        text_sha256=text_sha256,
    )


def summary_of(read: ReadReport) -> ReportSummary:
    """What a list shows of a report that was read whole."""
    report, known = read.report, read.report.metadata
    return ReportSummary(
        id=report.id,
        title=known.title.value,
        outlet=known.outlet.value,
        agency=known.agency.value,
        url=known.url.value,
        published=known.published,
        where=report.where,
        text_sha256=report.text_sha256,
    )


def read_unread(connection: sqlite3.Connection) -> Iterator[Problem]:
    """The problems of inputs that gave no report, by place."""
    query = "SELECT code, message, place, stage, fatal FROM unread ORDER BY place, position"
    for code, message, place, stage, fatal in connection.execute(query):
        yield Problem(code, message, place, stage, fatal=bool(fatal))


def read_whole(connection: sqlite3.Connection, copies: tuple[Copy, ...]) -> Readout:
    """The whole record in memory: what a page is made of; the caller counts its texts and origins."""
    reports = tuple(read_everything(connection, number) for number in report_numbers(connection, by_day=True))
    return Readout(
        reports=reports,
        copies=tuple(sorted(copies, key=lambda copy: (copy.a, copy.b))),
        problems=tuple(read_unread(connection)),
    )
