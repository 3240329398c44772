"""What is asked of a record's lists, as SQL with its values: which reports, quotes and times."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from dateline.model import QuoteType, ReportId
from dateline.record.lines import bindable
from dateline.record.tally import UNNAMED

__all__ = [
    "EVERY",
    "Asked",
    "dated_times",
    "day_terms",
    "first_times",
    "is_tallied",
    "only",
    "open_times",
    "parts_of",
    "quote_terms",
    "report_ids",
    "report_terms",
]

EVERY = "TRUE"  # what is asked of reports, in SQL, when all are meant
DAYS = "earliest, latest"
ID_OF = "SELECT id FROM report WHERE number = found.report"
DATED = "coalesce(earliest, latest), latest IS NULL, latest"
# What names no day may name none ("three weeks", "every Monday"); a date that names none is open.
OPEN_TIME = (
    "found.earliest IS NULL AND found.latest IS NULL AND found.type IN ('DATE', 'TIME') "
    "AND found.value NOT IN ('PAST_REF', 'PRESENT_REF', 'FUTURE_REF')"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """
    What a list is narrowed to; None leaves it wide.

    Args:
        outlet: The outlet by its very name.
        earliest, latest: Only reports that may have been published in these days, half open.
        reports: Only these reports.
        without: None of these reports.
        speakers: Only quotes of speakers with one of these very names.
        type: Only quotes of this type.
        unnamed: Only quotes whose speaker is not determined.
        min_confidence: Only quotes that are so certain.
        max_confidence: Only quotes less certain than this.
        order: "oldest" or "newest" first, by the day of publication; those without a day stand last.
    """

    outlet: str | None = None
    earliest: date | None = None
    latest: date | None = None
    reports: tuple[ReportId, ...] | None = None
    without: tuple[ReportId, ...] = ()
    speakers: tuple[str, ...] | None = None
    type: QuoteType | None = None
    unnamed: bool = False
    min_confidence: float = 0.0
    max_confidence: float | None = None
    order: str = "oldest"


def report_terms(asked: Asked) -> tuple[str, list[object]]:
    """What a report must be, as SQL with its values."""
    terms, values = list[str](), list[object]()
    if asked.outlet is not None:
        terms.append("number IN (SELECT report FROM detail WHERE name = 'outlet' AND value = CAST(? AS TEXT))")
        values.append(bindable(asked.outlet))
    if asked.earliest is not None:
        terms.append("(report.latest > ? OR (report.latest IS NULL AND report.earliest IS NOT NULL))")
        values.append(asked.earliest.isoformat())
    if asked.latest is not None:
        terms.append("(report.earliest < ? OR (report.earliest IS NULL AND report.latest IS NOT NULL))")
        values.append(asked.latest.isoformat())
    own, more = report_ids(asked)
    return " AND ".join([*terms, own] if own != EVERY else terms) or EVERY, values + more


def quote_terms(asked: Asked) -> tuple[list[str], list[object]]:
    """What a quote must be, as SQL with its values."""
    terms, values = list[str](), list[object]()
    if asked.speakers is not None:
        terms.append(f"speaker IN ({', '.join('CAST(? AS TEXT)' for _ in asked.speakers)})")
        values += map(bindable, asked.speakers)
    if asked.unnamed:
        terms.append("speaker IS NULL")
    if asked.type is not None:
        terms.append("quote.type = ?")
        values.append(asked.type.value)
    if asked.min_confidence > 0:
        terms.append("confidence >= ?")
        values.append(asked.min_confidence)
    if asked.max_confidence is not None:
        terms.append("confidence < ?")
        values.append(asked.max_confidence)
    return terms, values


def is_tallied(asked: Asked) -> bool:
    """Whether the number of quotes asked for was counted as they came: by their type, and whether they are named."""
    return asked.speakers is None and asked.min_confidence <= 0 and asked.max_confidence is None


def parts_of(asked: Asked) -> tuple[str, ...]:
    """The parts of what was counted that hold the quotes asked for."""
    types = [kind.value for kind in QuoteType if asked.type in (None, kind)]
    return (*(() if asked.unnamed else types), *(f"{kind}{UNNAMED}" for kind in types))


def only(asked: Asked) -> Asked:
    """The same question, of the reports alone that it leaves out."""
    return replace(asked, reports=asked.without, without=())


def day_terms(asked: Asked) -> tuple[list[str], list[object]]:
    """What the days of a time must be, as SQL with its values."""
    terms, values = ["(earliest IS NOT NULL OR latest IS NOT NULL)"], list[object]()
    if asked.earliest is not None:
        terms.append("(latest > ? OR latest IS NULL)")
        values.append(asked.earliest.isoformat())
    if asked.latest is not None:
        terms.append("(earliest < ? OR earliest IS NULL)")
        values.append(asked.latest.isoformat())
    return terms, values


def dated_times(asked: Asked) -> list[tuple[str, str, list[object]]]:
    """Publications and time expressions that name a day: the columns of each, where they are, and the values."""
    terms, values = day_terms(asked)
    own, more = report_ids(asked)
    known = terms if own == EVERY else [*terms, own]
    named = [term.replace("earliest", "found.earliest").replace("latest", "found.latest") for term in terms]
    if own != EVERY:
        named.append(f"found.report IN (SELECT number FROM report WHERE {own})")
    count = f"time_expression AS found WHERE {' AND '.join(named)}"
    return [
        (f"number, report.id AS id, -1 AS position, {DAYS}", f"report WHERE {' AND '.join(known)}", values + more),
        (f"found.report AS number, ({ID_OF}) AS id, position, {DAYS}", count, values + more),
    ]  # fmt: skip


def first_times(asked: Asked, most: int) -> tuple[str, list[object]]:
    """The first so many of both in the order of their days, as SQL with its values: each in the order of its index."""
    arms, every = list[str](), list[object]()
    for columns, source, values in dated_times(asked):
        arms.append(
            f"SELECT * FROM (SELECT {columns} FROM {source} ORDER BY {DATED}, id, position LIMIT {int(most)}) AS arm"
        )
        every += values
    return f"SELECT number, position FROM ({' UNION ALL '.join(arms)}) AS lines ORDER BY {DATED}, id, position", every


def open_times(asked: Asked) -> tuple[str, list[object]]:
    """Time expressions whose day is open, as SQL with its values."""
    own, values = report_ids(asked)
    return (
        (
            "SELECT number, report.id, position, report.earliest AS day FROM time_expression AS found "
            f"JOIN report ON number = found.report WHERE {OPEN_TIME} AND {own}"
        ),
        values,
    )


def report_ids(asked: Asked) -> tuple[str, list[object]]:
    """Which reports, as SQL with its values."""
    terms, values = list[str](), list[object]()
    for ids, sign in ((asked.reports, "IN"), (asked.without or None, "NOT IN")):
        if ids is not None:
            terms.append(f"report.id {sign} ({', '.join('CAST(? AS TEXT)' for _ in ids)})")
            values += map(bindable, ids)
    return " AND ".join(terms) or EVERY, values
