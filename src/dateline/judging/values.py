"""The fields of each kind of line that a person may set, and what each takes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from dateline.errors import UsageError
from dateline.judging.subjects import Line
from dateline.model import CopyKind, EventStatus, Given, Metadata, QuoteType, ReadReport, Role
from dateline.text.later import later

if TYPE_CHECKING:
    from dateline.extraction import with_given
else:
    (with_given,) = later("dateline.extraction", "with_given")

__all__ = ["DETAILS", "FIELDS", "NAMED", "as_fields", "check_fields", "fields_of", "parse_field"]

DETAILS = ("title", "outlet", "agency", "place", "byline", "published", "language", "url")
NOTHING = ("", "null", "none")
#: By kind of line, the fields that can be set. Whatever is not here can be confirmed or rejected.
FIELDS: dict[str, tuple[str, ...]] = {
    "report": DETAILS,
    "zone": ("role",),
    "attribution": ("speaker", "class", "type"),
    "timex": ("value", "earliest", "latest"),
    "mention": (),
    "actor": (),
    "event": (
        "type", "mode", "actors", "recipients", "attributed_to", "place", "instrument", "status", "negated",
        "earliest", "latest",
    ),
    "copy": ("kind", "dir"),
    "outlet": ("owner", "family"),
}  # fmt: skip
#: Fields of an event that name actors of its report: a list of names, as the report has them.
NAMED = ("actors", "recipients", "attributed_to")


def fields_of(read: ReadReport, line: Line) -> dict[str, Any]:
    """The settable fields of a line as they are: what ``confirm`` confirms. Of the report itself, none."""
    if line.kind == "zone":
        return {"role": read.report.zones[int(line.own)].role.value}
    if line.kind == "attribution":
        quote = next(quote for quote in read.quotes if quote.id == line.own)
        return {"speaker": quote.speaker, "class": quote.klass, "type": quote.type.value}
    if line.kind == "timex":
        found = next(found for found in read.dates if found.id == line.own)
        return {"value": found.value, "earliest": iso(found.earliest), "latest": iso(found.latest)}
    if line.kind == "event":
        event = next(event for event in read.events if event.id == line.own)
        names = {actor.id: actor.name for actor in read.actors}
        who = {name: [names[own] for own in getattr(event, name) if own in names] for name in NAMED}
        days = {"earliest": iso(event.date.earliest), "latest": iso(event.date.latest)}
        told = {
            "place": event.place,
            "instrument": event.instrument,
            "status": event.status.value,
            "negated": event.negated,
        }
        return {"type": event.type, "mode": event.mode, **who, **told, **days}
    return {}


def as_fields(kind: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    """
    Fields as they are kept: names that somebody typed with semicolons between become a list.

    Example:
        >>> as_fields("event", {"actors": "Ana Vale; Town Guard", "place": "Orsun"})
        {'actors': ['Ana Vale', 'Town Guard'], 'place': 'Orsun'}
    """
    return {
        name: names_in(value) if kind == "event" and name in NAMED and not isinstance(value, list) else value
        for name, value in fields.items()
    }


def names_in(value: Any) -> Any:
    """Names with semicolons between; what is neither text nor nothing stays, to be refused."""
    if value is None:
        return []
    return [name.strip() for name in value.split(";") if name.strip()] if isinstance(value, str) else value


def parse_field(words: str) -> tuple[str, Any]:
    """
    A field as somebody typed it; nothing, "null" or "none" takes the value away.

    Example:
        >>> parse_field("speaker=Ana Vale"), parse_field("speaker="), parse_field("negated=true")
        (('speaker', 'Ana Vale'), ('speaker', None), ('negated', True))
    """
    name, mark, value = words.partition("=")
    if not mark:
        raise UsageError(f"--set {words!r} has no value", hint='write it as --set speaker="Ana Vale"')
    value = value.strip()
    if value.lower() in NOTHING:
        return name.strip(), None
    return name.strip(), value.lower() == "true" if value.lower() in ("true", "false") else value


def check_fields(kind: str, fields: Mapping[str, Any]) -> None:
    """
    Hold fields to what a kind of line takes.

    Raises:
        UsageError: If there is no such field, or it does not take the value.
    """
    if not fields:
        raise UsageError("nothing is set", hint=f"fields of a {kind} are {', '.join(FIELDS[kind]) or 'none'}")
    for name, value in fields.items():
        if name not in FIELDS[kind]:
            raise UsageError(
                f"a {kind} has no field {name!r} to set", hint=f"it has {', '.join(FIELDS[kind]) or 'none'}"
            )
        check = CHECKS.get((kind, name), CHECKS.get(("", name), text_or_nothing))
        told = check(value)
        if told:
            raise UsageError(f"{name} {value!r} {told[0]}", hint=told[1])
    days = (fields.get("earliest"), fields.get("latest"))
    if all(days) and str(days[0]) >= str(days[1]):
        raise UsageError(f"{days[0]} is not before {days[1]}", hint="days are half open: latest is the day after")


Told = tuple[str, str] | None


def text_or_nothing(value: Any) -> Told:
    """A text, or None."""
    return None if value is None or (isinstance(value, str) and value.strip()) else ("is no text", "give words")


def text(value: Any) -> Told:
    """A text."""
    return ("takes a value", "give words") if value is None else text_or_nothing(value)


def one_of(*values: str) -> Callable[[Any], Told]:
    """One of several words."""
    return lambda value: None if value in values else ("is not known", f"it is one of {', '.join(values)}")


def day_or_open(value: Any) -> Told:
    """A day in ISO 8601, or None for an open end."""
    if value is None:
        return None
    try:
        date.fromisoformat(value)
    except (TypeError, ValueError):
        return "is no day", "write it as 2020-01-17"
    return None


def names(value: Any) -> Told:
    """A list of names."""
    good = isinstance(value, list) and all(isinstance(one, str) and one.strip() for one in value)
    return None if good else ("is no list of names", "write names with semicolons between")


def truth(value: Any) -> Told:
    """True or False."""
    return None if isinstance(value, bool) else ("is neither true nor false", "write true or false")


def published(value: Any) -> Told:
    """A day of publication as ``add --published`` takes it, or None."""
    if value is None:
        return None
    if not isinstance(value, str) or with_given(Metadata(), Given(published=value), "")[1]:
        return "is no date", "write it as 2020-01-17 or 2020-01-17T22:50"
    return None


CHECKS: dict[tuple[str, str], Callable[[Any], Told]] = {
    ("report", "published"): published,
    ("zone", "role"): one_of(*Role),
    ("attribution", "class"): text,
    ("attribution", "type"): one_of(*QuoteType),
    ("timex", "value"): text,
    ("", "earliest"): day_or_open,
    ("", "latest"): day_or_open,
    ("event", "status"): one_of(*EventStatus),
    ("event", "negated"): truth,
    **{("event", name): names for name in NAMED},
    ("copy", "kind"): one_of(*CopyKind),
    ("copy", "dir"): lambda value: None if value is None else one_of("ab", "ba")(value),
}


def iso(day: date | None) -> str | None:
    """A day in ISO 8601."""
    return day.isoformat() if day is not None else None
