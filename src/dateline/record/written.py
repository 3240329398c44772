"""Write values as JSON and read them back by their types: what is settled over a record, kept beside it."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from datetime import date
from enum import Enum
from functools import cache
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

__all__ = ["read_first", "read_value", "write_value"]

Value = TypeVar("Value")
Reader = Callable[[Any], Any]
PLAIN = (str, int, float, bool)


def write_value(value: object) -> str:
    """
    A value of frozen dataclasses, named tuples, enums, days, tuples and plain values, as JSON.

    Example:
        >>> from dateline.model import Span
        >>> write_value(Span(1, 4))
        '[1,4]'
        >>> read_value(Span, "[1,4]")
        Span(start=1, end=4)

    Raises:
        TypeError: If a value of its type could not be read back.
    """
    reader_of(value.__class__)  # type: ignore[arg-type]  # every type can be hashed
    return ENCODER.encode(value)


def plain(value: Any) -> Any:
    """What the encoder does not know, without its type: a dataclass is a row of its fields."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if dataclasses.is_dataclass(value):
        return fields_of(value.__class__)(value)
    raise TypeError(f"{type(value).__name__} is not written")


@cache
def fields_of(kind: Any) -> Callable[[Any], Any]:
    """What gives the fields of a dataclass, in order."""
    names = names_of(kind)
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: [getattr(value, name) for name in names]


#: Plain ASCII: lone surrogates go in and come back as they are. No value holds itself, so that is not looked for.
ENCODER = json.JSONEncoder(separators=(",", ":"), default=plain, check_circular=False)


@cache
def names_of(kind: Any) -> tuple[str, ...]:
    """The fields of a dataclass, in order."""
    return tuple(field.name for field in dataclasses.fields(kind))


def read_value(kind: type[Value], written: str) -> Value:
    """
    A value of a type from its JSON.

    Raises:
        ValueError, TypeError: If it is not what was written.
    """
    reader: Reader = reader_of(kind)  # type: ignore[arg-type]  # every type can be hashed
    found: Value = reader(json.loads(written))
    return found


def read_first(kind: type[Value], written: str) -> Value:
    """The first field of a value, by the type of the field: what stands before it for pages alone is not read."""
    reader: Reader = reader_of(kind)  # type: ignore[arg-type]  # every type can be hashed
    found: Value = reader(json.loads(written)[0])
    return found


@cache
def reader_of(kind: Any) -> Reader:
    """What reads a type."""
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        (inner,) = (part for part in get_args(kind) if part is not NoneType)
        return optional(reader_of(inner))
    if origin is tuple:
        parts = get_args(kind)
        return sequence(reader_of(parts[0])) if parts[-1] is Ellipsis else together(tuple, map(reader_of, parts))
    kind = getattr(kind, "__supertype__", kind)  # a NewType
    if not isinstance(kind, type):
        raise TypeError(f"{kind} is not read")
    if issubclass(kind, Enum):
        return kind
    if issubclass(kind, date):
        return kind.fromisoformat
    if dataclasses.is_dataclass(kind):
        hints = get_type_hints(kind)
        return together(kind, [reader_of(hints[name]) for name in names_of(kind)], spread=True)
    if issubclass(kind, tuple):
        return together(kind, [reader_of(part) for part in get_type_hints(kind).values()], spread=True)
    if kind not in PLAIN:
        raise TypeError(f"{kind.__name__} is not read")
    return as_it_is


def as_it_is(value: Any) -> Any:
    """The value."""
    return value


def optional(inner: Reader) -> Reader:
    """Reads a value that may be None."""
    return lambda value: None if value is None else inner(value)


def sequence(inner: Reader) -> Reader:
    """Reads a tuple of any length."""
    return lambda values: tuple(map(inner, values))


def together(make: Callable[..., Any], inner: Any, *, spread: bool = False) -> Reader:
    """Reads a fixed number of values into one."""
    readers = tuple(inner)

    def read(values: Any) -> Any:
        found = [one(value) for one, value in zip(readers, values, strict=True)]
        return make(*found) if spread else make(found)

    return read
