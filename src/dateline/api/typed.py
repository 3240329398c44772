"""Read what somebody typed: days, kinds of copies, types of quotations."""

from __future__ import annotations

from datetime import date

from dateline.errors import UsageError
from dateline.model import (
    CopyKind,
    QuoteType,
)

__all__ = ["parse_copy_kinds", "parse_day", "parse_quote_type"]


def parse_day(words: str | None, option: str) -> date | None:
    """
    A day as somebody typed it.

    Raises:
        UsageError: If it is not ISO 8601.
    """
    if words is None:
        return None
    try:
        return date.fromisoformat(words)
    except ValueError as error:
        raise UsageError(f"{option} {words!r} is no day", hint="write it as 2020-01-17") from error


def parse_copy_kinds(words: str | None) -> frozenset[CopyKind]:
    """
    Kinds of copies as somebody typed them, with commas; None is all.

    Raises:
        UsageError: If there is no such kind.
    """
    if words is None:
        return frozenset(CopyKind)
    named = [word.strip() for word in words.split(",")]
    unknown = [word for word in named if word not in {kind.value for kind in CopyKind}]
    if unknown:
        raise UsageError(f"no kind {unknown[0]!r} of copy", hint=f"kinds are {', '.join(CopyKind)}")
    return frozenset(map(CopyKind, named))


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
