"""Read what somebody typed: days, kinds of copies, types of quotations."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TypeVar

from dateline.errors import UsageError
from dateline.model import (
    CopyKind,
    QuoteType,
)

__all__ = ["parse_copy_kinds", "parse_day", "parse_kinds", "parse_quote_type"]

Kind = TypeVar("Kind", bound=StrEnum)


def parse_day(words: str | None, option: str) -> date | None:
    """
    A day as somebody typed it; none for nothing.

    Raises:
        UsageError: If it is not ISO 8601.
    """
    if words is None or not words.strip():
        return None
    try:
        return date.fromisoformat(words.strip())
    except ValueError as error:
        raise UsageError(f"{option} {words[:40]!r} is no day", hint="write it as 2020-01-17") from error


def parse_kinds(words: str | None, kinds: type[Kind], noun: str) -> frozenset[Kind]:
    """
    Some of several kinds as somebody typed them, with commas; None is all.

    Args:
        words: What was typed.
        kinds: The kinds there are.
        noun: What a message calls one.

    Raises:
        UsageError: If there is no such kind.
    """
    if words is None:
        return frozenset(kinds)
    named = [word.strip() for word in words.split(",")]
    unknown = [word for word in named if word not in {kind.value for kind in kinds}]
    if unknown:
        raise UsageError(f"no {noun} {unknown[0]!r}", hint=f"there are {', '.join(kinds)}")
    return frozenset(map(kinds, named))


def parse_copy_kinds(words: str | None) -> frozenset[CopyKind]:
    """Kinds of copies as somebody typed them; see :func:`parse_kinds`."""
    return parse_kinds(words, CopyKind, "kind of copy")


def parse_quote_type(words: str | None) -> QuoteType | None:
    """
    A type of quotation as somebody typed it.

    Raises:
        UsageError: If there is no such type.
    """
    if words is None:
        return None
    try:
        return QuoteType(words)
    except ValueError as error:
        raise UsageError(f"no type {words!r} of quotation", hint="types are direct, mixed, indirect") from error
