"""The record as tables: what each column holds, and the rows; a workbook, Parquet and DataFrames have the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from dateline.exports import table_rows as rows
from dateline.exports.material import Material

__all__ = ["TABLES", "Column", "Holds", "Table", "table_named"]


class Holds(StrEnum):
    """What a column holds."""

    TEXT = "text"
    WHOLE = "whole number"
    NUMBER = "number"
    DAY = "day"
    FLAG = "yes or no"
    LIST = "list of texts"


@dataclass(frozen=True, slots=True)
class Column:
    """
    One column.

    Args:
        name: Its name, in the contract's words.
        holds: What its cells hold; every cell may be empty.
        means: What it is.
    """

    name: str
    holds: Holds
    means: str


@dataclass(frozen=True, slots=True)
class Table:
    """
    One table.

    Args:
        name: Its name.
        means: What a row is.
        columns: Its columns, in order.
        rows: Gives its rows, each a dictionary with the columns as keys; at most so many words of a line, None is all.
    """

    name: str
    means: str
    columns: tuple[Column, ...]
    rows: Callable[[Material, int | None], Iterator[dict[str, Any]]]


def columns(*told: tuple[str, Holds, str]) -> tuple[Column, ...]:
    """Columns from name, kind and meaning."""
    return tuple(Column(*one) for one in told)


REPORT = columns(
    ("report", Holds.TEXT, "id of the report"),
    ("outlet", Holds.TEXT, "its outlet"),
    ("published", Holds.TEXT, "its publication as stated; --08-24 is a day without a year"),
    ("text_sha256", Holds.TEXT, "hash of the text that the offsets point into"),
)
STANDING = columns(
    ("standing", Holds.TEXT, "machine, or what persons left of the line: confirmed, corrected, contested"),
    ("because", Holds.TEXT, "why, in plain words"),
)
DAYS = columns(
    ("earliest", Holds.DAY, "first day it may be; empty is open"),
    ("latest", Holds.DAY, "first day it cannot be any more (half open); empty is open"),
)
PLACE = columns(
    ("spans", Holds.TEXT, "code points of the words, half open: 537-692; 700-720"),
    ("words", Holds.TEXT, "the words, cut to --words"),
)

TABLES: tuple[Table, ...] = (
    Table(
        "reports",
        "one report",
        columns(
            ("report", Holds.TEXT, "its id"),
            ("outlet", Holds.TEXT, "outlet; empty where it is not known"),
            ("title", Holds.TEXT, "title"),
            ("published", Holds.TEXT, "publication as stated; --08-24 is a day without a year"),
        )
        + DAYS
        + columns(
            ("byline", Holds.TEXT, "byline as it stands"),
            ("agency", Holds.TEXT, "agency it credits"),
            ("place", Holds.TEXT, "place of its dateline"),
            ("language", Holds.TEXT, "language"),
            ("url", Holds.TEXT, "address"),
            ("where", Holds.TEXT, "where it was read"),
            ("characters", Holds.WHOLE, "code points of its text"),
            ("text_sha256", Holds.TEXT, "hash of its text"),
            ("text", Holds.TEXT, "its text; empty under --words"),
        )
        + STANDING,
        rows.reports,
    ),
    Table(
        "quotes",
        "one attribution: who said what",
        columns(("id", Holds.TEXT, "id of the line, as in the JSON lines"))
        + REPORT
        + PLACE
        + columns(
            ("speaker", Holds.TEXT, "record-wide id of the speaker; empty where the words do not tell"),
            ("speaker_name", Holds.TEXT, "what the speaker is called there"),
            ("source_words", Holds.TEXT, "the words that name the source"),
            ("cue_words", Holds.TEXT, "the words that say that it is said"),
            ("type", Holds.TEXT, "direct, mixed or indirect"),
            ("class", Holds.TEXT, "said, denied, declined, ..."),
            ("zone", Holds.TEXT, "body, headline, caption, ..."),
            ("parent", Holds.TEXT, "id of the attribution it is nested in"),
            ("confidence", Holds.NUMBER, "0 to 1; fit to be published from 0.8"),
        )
        + STANDING,
        rows.quotes,
    ),
    Table(
        "events",
        "one account of an event: rows with one cluster are accounts of one event",
        columns(("id", Holds.TEXT, "id of the line"), ("cluster", Holds.TEXT, "id of the merged event"))
        + REPORT
        + PLACE
        + columns(
            ("form", Holds.TEXT, "deed, statement or embedded"),
            ("type", Holds.TEXT, "root of the PLOVER ontology"),
            ("mode", Holds.TEXT, "mode of the root"),
            ("status", Holds.TEXT, "happened, planned, threatened, denied, alleged, ..."),
            ("negated", Holds.FLAG, "whether it is said not to be"),
            ("actors", Holds.LIST, "record-wide ids of who does it"),
            ("actor_names", Holds.LIST, "what they are called"),
            ("recipients", Holds.LIST, "record-wide ids of whom it is done to"),
            ("recipient_names", Holds.LIST, "what they are called"),
            ("attributed_to", Holds.LIST, "who says so, outermost first, by name; empty is the report itself"),
            ("place", Holds.TEXT, "the words for the place"),
            ("instrument", Holds.TEXT, "the words for what it is done with"),
            ("numbers", Holds.LIST, "figures: 3 troops"),
        )
        + DAYS
        + columns(
            ("precision", Holds.TEXT, "day, week, month, ... open or none"),
            ("confidence", Holds.NUMBER, "0 to 1; fit to be published from 0.8"),
            ("proposed_by", Holds.TEXT, "the second reader that proposed it; empty of what the rules read"),
        )
        + STANDING,
        rows.events,
    ),
    Table(
        "actors",
        "one actor over all reports",
        columns(
            ("actor", Holds.TEXT, "record-wide id"),
            ("name", Holds.TEXT, "its fullest name"),
            ("kind", Holds.TEXT, "person, organisation, group, country, place or outlet"),
            ("described", Holds.FLAG, "whether it has no name, only descriptions"),
            ("names", Holds.LIST, "its spellings"),
            ("mentions", Holds.WHOLE, "how often it is named"),
            ("reports", Holds.LIST, "ids of the reports that name it"),
            ("roles", Holds.LIST, "roles with organisation and report, as they are given"),
            ("part_of", Holds.LIST, "links to others: relation and name"),
        ),
        rows.actors,
    ),
    Table(
        "dates",
        "one time expression",
        columns(("id", Holds.TEXT, "id of the line"))
        + REPORT
        + PLACE
        + columns(
            ("type", Holds.TEXT, "DATE, TIME, DURATION or SET"),
            ("value", Holds.TEXT, "value of TIMEX3"),
        )
        + DAYS
        + columns(("anchor", Holds.TEXT, "what it is counted from"))
        + STANDING,
        rows.dates,
    ),
    Table(
        "copies",
        "one pair of reports that share text",
        columns(
            ("id", Holds.TEXT, "id of the line"),
            ("a", Holds.TEXT, "one report"),
            ("b", Holds.TEXT, "the other"),
            ("a_outlet", Holds.TEXT, "outlet of a"),
            ("b_outlet", Holds.TEXT, "outlet of b"),
            ("kind", Holds.TEXT, "copy, partial, quotation, boilerplate or rewrite"),
            ("dir", Holds.TEXT, "ab: b copied from a; ba: a from b; empty: not determined"),
            ("a_share", Holds.NUMBER, "share of a's body"),
            ("b_share", Holds.NUMBER, "share of b's body"),
            ("common_source", Holds.TEXT, "what both credit"),
            ("a_spans", Holds.TEXT, "passages in a"),
            ("b_spans", Holds.TEXT, "the same passages in b"),
            ("a_text_sha256", Holds.TEXT, "hash of the text of a"),
            ("b_text_sha256", Holds.TEXT, "hash of the text of b"),
        )
        + STANDING,
        rows.copies,
    ),
    Table(
        "lineage",
        "one step: who had it from whom",
        columns(
            ("cluster", Holds.TEXT, "id of the lineage"),
            ("from", Holds.TEXT, "report, or unseen:NAME for one that is not in the record"),
            ("to", Holds.TEXT, "report"),
            ("undirected", Holds.FLAG, "who was first is not determined"),
            ("independent", Holds.WHOLE, "independent accounts in the cluster"),
            ("because", Holds.TEXT, "reasons"),
        ),
        rows.lineage,
    ),
    Table(
        "stories",
        "one story",
        columns(
            ("story", Holds.TEXT, "id"),
            ("reports", Holds.LIST, "ids of its reports"),
            ("words", Holds.LIST, "what tells it from others"),
        )
        + DAYS
        + columns(("because", Holds.TEXT, "what holds it together")),
        rows.stories,
    ),
    Table(
        "findings",
        "one account of a finding: rows with one id are held against each other",
        columns(
            ("id", Holds.TEXT, "id of the finding"),
            ("finding", Holds.TEXT, "agrees, differs, contradicts, responds, silent or undetermined"),
            ("question", Holds.TEXT, "what is asked"),
            ("field", Holds.TEXT, "field of the contract that holds the answer"),
            ("subject", Holds.TEXT, "id of the merged event or utterance"),
            ("story", Holds.TEXT, "id of the story"),
        )
        + REPORT
        + columns(
            ("value", Holds.TEXT, "the answer of this account; empty is silence"),
            ("chain", Holds.LIST, "who says so, outermost first, by name; empty is the report itself"),
        )
        + PLACE
        + columns(
            ("independent_group", Holds.TEXT, "accounts with the same one do not count twice"),
            ("because", Holds.TEXT, "why"),
        ),
        rows.findings,
    ),
    Table(
        "utterances",
        "one report's form of what was said once",
        columns(("id", Holds.TEXT, "id of the utterance"))
        + REPORT
        + PLACE
        + columns(
            ("form", Holds.TEXT, "fullest, exact, cut, reworded or indirect"),
            ("speaker", Holds.TEXT, "who is said to have said it there"),
            ("speaker_name", Holds.TEXT, "what that one is called"),
            ("first_seen", Holds.TEXT, "report that had it first; empty is not determined"),
            ("because", Holds.TEXT, "why it is the same"),
        ),
        rows.utterances,
    ),
    Table(
        "judgements",
        "what a person said of a line",
        columns(
            ("id", Holds.TEXT, "id"),
            ("line", Holds.TEXT, "kind of the line"),
            ("verdict", Holds.TEXT, "confirm, reject, set, same, different, rename, ..."),
            ("value", Holds.TEXT, "the fields that were set, as JSON"),
            ("by", Holds.TEXT, "who"),
            ("at", Holds.TEXT, "when"),
            ("because", Holds.TEXT, "why"),
            ("undone", Holds.TEXT, "who undid it, and when"),
        ),
        rows.judgements,
    ),
    Table(
        "problems",
        "one problem of a report or an input",
        columns(
            ("report", Holds.TEXT, "id of the report; empty where none came of the input"),
            ("where", Holds.TEXT, "place of the input"),
            ("code", Holds.TEXT, "code: docs/reference/problems.md"),
            ("message", Holds.TEXT, "what it was"),
            ("spans", Holds.TEXT, "code points"),
        ),
        rows.problems,
    ),
)


def table_named(name: str) -> Table:
    """The table with a name."""
    return next(table for table in TABLES if table.name == name)
