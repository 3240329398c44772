"""One report from one row: the keys of the contract checked, the rest ignored, each slip told in one line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

from dateline.intake.problems import lost, noted, shown
from dateline.model import Given, Incoming, Media, Problem, Span

__all__ = ["KEYS", "NOTHING", "Row", "RowSource", "clean", "given_of", "merged", "report_of_row", "row_of"]
__all__ += ["shown_place", "without_id"]

KEYS = tuple(field.name for field in fields(Given))
SAID = frozenset(KEYS)
NOTHING = Given()
UNHOLDABLE = re.compile("[\x00\ud800-\udfff]")
PLACE = re.compile(r":(\d+)(?: \(id (.*)\))?")
LONGEST_SHOWN_ID = 200


@dataclass(frozen=True, slots=True)
class RowSource:
    """Where a row stands (``path:line``), the hash of its bytes, and how they were decoded."""

    where: str
    sha256: str
    charset: str = "utf-8"
    charset_reason: str = "valid UTF-8"
    problems: tuple[Problem, ...] = ()


Row = tuple[Mapping[str, object], RowSource]


def report_of_row(
    row: Mapping[str, object], source: RowSource, *, flags: Given, sidecar: Given, needs_id: bool
) -> Incoming | Problem:
    """
    Read one row as a report.

    Text wins over HTML when a row has both: it is what somebody chose to keep. An optional key of a wrong type is left
    out, a wrong id or content is the end of the row.

    Args:
        row: The keys and values; unknown keys are ignored.
        source: Where it stands.
        flags, sidecar: What was said beside the row; flags win over its keys, its keys over the sidecar.
        needs_id: True for JSON, where the contract asks for one.

    Returns:
        The report, or the one problem why there is none.
    """
    known = row.get("id")
    if flags is NOTHING is sidecar and not source.problems and (plain := plain_report(row, source)):
        return plain
    place = shown_place(source.where, known if isinstance(known, str) else "")
    slips = [replace(problem, span=None) for problem in source.problems]
    if fault := fault_of_id(known, place, needs_id=needs_id) or fault_of_content(row, place):
        return fault
    media = Media.TEXT if has_words(row.get("text")) else Media.HTML
    if media is Media.TEXT and has_words(row.get("html")):
        slips.append(noted("text-and-html", "has both text and html: the text is read; leave one out", place))
    content, found = clean(str(row[media.value]), place)
    slips += (problem if media is Media.TEXT else replace(problem, span=None) for problem in found)
    given = given_of(row, place, slips)
    if not flags == sidecar == NOTHING:
        given = merged(without_id(flags), given, without_id(sidecar))
    return Incoming(
        content, media, source.where, source.sha256, given, source.charset, source.charset_reason, tuple(slips)
    )


def plain_report(row: Mapping[str, object], source: RowSource) -> Incoming | None:
    """A row with an id and a text and nothing to tell of it, in the fewest steps; None: it is read step by step."""
    text, known = row.get("text"), row.get("id")
    if type(text) is not str or type(known) is not str or "html" in row or not known.strip() or not text.strip():
        return None
    if not is_holdable(text):
        return None
    details: dict[str, str | None] = {}
    for key, value in row.items():
        if key not in SAID:
            continue
        if type(value) is not str or not is_holdable(value):
            return None
        details[key] = value if key == "id" else value.strip() or None
    return Incoming(
        text, Media.TEXT, source.where, source.sha256, Given(**details), source.charset, source.charset_reason
    )


def fault_of_id(known: object, place: str, *, needs_id: bool) -> Problem | None:
    """What is wrong with an id, or None."""
    if known is not None and not isinstance(known, str):
        return lost("id-type", f"the id is {kind_of(known)}, not a string: write it in quotation marks", place)
    if needs_id and not (known and known.strip()):
        return lost("id-missing", 'no id: give each report one, as in {"id": "a1", "text": "..."}', place)
    return None


def fault_of_content(row: Mapping[str, object], place: str) -> Problem | None:
    """What is wrong with text and html, or None when one of them can be read."""
    if has_words(row.get("text")) or has_words(row.get("html")):
        return None
    held = {key: row[key] for key in ("text", "html") if row.get(key) is not None}
    for key, value in held.items():
        if not isinstance(value, str):
            return lost("content-type", f"the {key} is {kind_of(value)}, not a string: nothing to read", place)
    if held:
        return lost("blank", f"the {' and the '.join(held)} is blank: nothing to read", place)
    return lost("content-missing", "neither text nor html: one of them is needed", place)


def has_words(value: object) -> bool:
    """Whether a value is a string that holds more than blanks."""
    return isinstance(value, str) and bool(value) and not value.isspace()


def kind_of(value: object) -> str:
    """What JSON calls a value."""
    kinds = {
        bool: "true or false",
        int: "a number",
        float: "a number",
        list: "a list",
        dict: "an object",
        str: "a string",
    }
    return kinds.get(type(value), "null")


def given_of(row: Mapping[str, object], place: str, slips: list[Problem]) -> Given:
    """The details of a row; those of a wrong type are left out and told."""
    details: dict[str, str | None] = {}
    for key in KEYS:
        value = row.get(key)
        if value is None:
            continue
        if isinstance(value, str):
            words, found = clean(value if key == "id" else value.strip(), place)
            details[key] = words if words.strip() else None
            slips += (replace(problem, span=None) for problem in found)
        else:
            slips.append(noted("key-type", f"{key} is {kind_of(value)}, not a string: left out", place))
    return Given(**details)


def clean(text: str, where: str) -> tuple[str, list[Problem]]:
    """
    A text without what no record can hold, one character for one, and the problems with the first place of each.

    SQLite's text functions end at a NUL, and half a surrogate pair cannot be written in UTF-8.

    Example:
        >>> clean("a\\x00b", "x")[0]
        'a\\ufffdb'
    """
    if is_holdable(text):
        return text, []
    problems = []
    nul = text.find("\0")
    half = next((mark.start() for mark in UNHOLDABLE.finditer(text) if mark[0] != "\0"), -1)
    if nul >= 0:
        message = (
            f"{text.count(chr(0)):,} NUL shown as U+FFFD, the first at character {nul:,}: take them out of the file"
        )
        problems.append(noted("nul-replaced", message, where, Span(nul, nul + 1)))
    if half >= 0:
        message = f"half a character (\\u{ord(text[half]):04x}) shown as U+FFFD at character {half:,}: mend the escape"
        problems.append(noted("surrogate-replaced", message, where, Span(half, half + 1)))
    return UNHOLDABLE.sub("\ufffd", text), problems


def is_holdable(text: str) -> bool:
    """Whether there is neither a NUL nor half a surrogate pair in a text; writing it tells sooner than looking."""
    try:
        return "\0" not in text and bool(text.isascii() or text.encode())
    except UnicodeEncodeError:
        return False


def merged(*givens: Given) -> Given:
    """
    What was said about a report in several places; the first place that says something wins, detail by detail.

    Example:
        >>> merged(Given(outlet=""), Given(outlet="Orsun Post", url="https://orsun.example")).outlet
        'Orsun Post'
    """

    def first(key: str) -> str | None:
        said = (getattr(given, key) for given in givens)
        return next((value for value in said if value and value.strip()), None)

    return Given(**{key: first(key) for key in KEYS})


def without_id(given: Given) -> Given:
    """What may be said of many reports at once: all but an id."""
    return replace(given, id=None)


def shown_place(where: str, known: str) -> str:
    """A place with the id of the report, as far as it can be shown in one line."""
    return f"{where} (id {shown(known)})" if known.strip() and len(known) <= LONGEST_SHOWN_ID else where


def row_of(problem: Problem) -> tuple[int | None, str | None]:
    """
    The line and the id that a problem of a row names, each None when it does not.

    Example:
        >>> row_of(Problem("blank", "the text is blank", "in.jsonl:12 (id x)", "intake"))
        (12, 'x')
    """
    places = list(PLACE.finditer(problem.where))
    found = next((place for place in places if place.end() == len(problem.where)), None)
    return (int(found[1]), found[2]) if found else (None, None)
