"""The record as tables: what each column holds, and the rows; a workbook, Parquet and DataFrames have the same."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
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


def read_tables(text: str) -> tuple[Table, ...]:
    """
    The tables that a file describes.

    Args:
        text: Of ``tables.toml``, which says how it is written.
    """
    told = tomllib.loads(text)
    parts = {name: tuple(map(column_of, held)) for name, held in told["parts"].items()}
    return tuple(
        Table(
            one["name"],
            one["means"],
            tuple(
                column
                for held in one["columns"]
                for column in (parts[held] if isinstance(held, str) else (column_of(held),))
            ),
            getattr(rows, one["name"]),
        )
        for one in told["tables"]
    )


def column_of(held: list[str]) -> Column:
    """A column from its name, what it holds and what it means."""
    name, holds, means = held
    return Column(name, Holds(holds), means)


TABLES = read_tables((files("dateline.exports") / "tables.toml").read_text("utf-8"))


def table_named(name: str) -> Table:
    """The table with a name."""
    return next(table for table in TABLES if table.name == name)
