"""Read lines of names: two names to compare or one to put with others, each slip told in one line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from dateline.intake.json_rows import rows_of_lines
from dateline.intake.options import DEFAULT, IntakeOptions
from dateline.intake.problems import UnreadableError, lost, noted, shown
from dateline.intake.rows import clean, fault_of_id, kind_of, shown_place
from dateline.intake.streams import stream_pieces, to_utf8
from dateline.intake.unpacking import unpack
from dateline.model import NameItem, NameKind, NamePair, Problem

__all__ = ["NameLine", "read_names"]

NameLine = tuple[NamePair | NameItem | Problem, tuple[Problem, ...]]


def read_names(stream: Iterable[bytes], where: str, options: IntakeOptions = DEFAULT) -> Iterator[NameLine]:
    """
    Read JSON lines of names: for each line that is not blank what it asks, or why it cannot be read, in order.

    Args:
        stream: An open binary file (plain or gzip), or lines.
        where: What to call it; a line is ``where:line (id x)``.
        options: The ceilings.

    Returns:
        For each line a pair of names (``a`` and ``b``), a name (``name``) or a fatal problem, with the problems of a
        line that was read all the same. Other keys are ignored.

    Example:
        >>> lines = [b'{"id": "1", "a": "Ana Vale", "b": "A. Vale", "kind": "person"}', b'{"id": "2"}']
        >>> [getattr(line, "code", "") or line.a for line, _ in read_names(lines, "in.jsonl")]
        ['Ana Vale', 'name-missing']
    """
    place = shown(where)
    try:
        pieces = to_utf8(unpack(stream_pieces(stream), options))
        for row in rows_of_lines(pieces, place, options):
            if isinstance(row, Problem):
                yield row, ()
                continue
            values, source = row
            slips = [replace(problem, span=None) for problem in source.problems]
            yield line_of(values, source.where, slips), tuple(slips)
    except UnreadableError as stop:
        yield stop.at(place), ()


def line_of(row: Mapping[str, object], where: str, slips: list[Problem]) -> NamePair | NameItem | Problem:
    """What one line asks; slips that do not end it are added."""
    known = row.get("id")
    place = shown_place(where, known if isinstance(known, str) else "")
    if fault := fault_of_id(known, place, needs_id=True):
        return fault
    keys = ("a", "b") if row.get("a") is not None or row.get("b") is not None else ("name",)
    names: list[str] = []
    for key in keys:
        value = row.get(key)
        if value is None or value == "":
            return lost("name-missing", f"no {key}: give {{id, a, b, kind}} or {{id, name, kind}}", place)
        if not isinstance(value, str):
            return lost("name-type", f"{key} is {kind_of(value)}, not a string: write it in quotation marks", place)
        if value.isspace():
            return lost("name-missing", f"{key} is blank: give {{id, a, b, kind}} or {{id, name, kind}}", place)
        name, found = clean(value, place)
        slips += (replace(problem, span=None) for problem in found)
        names.append(name)
    told, found = clean(str(known), place)
    slips += (replace(problem, span=None) for problem in found)
    kind = kind_of_row(row.get("kind"), place, slips)
    return NamePair(told, names[0], names[1], kind) if len(names) > 1 else NameItem(told, names[0], kind)


def kind_of_row(value: object, place: str, slips: list[Problem]) -> NameKind | None:
    """The kind of a line; one that is none of the six is told and left out."""
    if value is None:
        return None
    if value in list(NameKind):
        return NameKind(str(value))
    said = f"{value[:40]!r}" if isinstance(value, str) else kind_of(value)
    slips.append(noted("kind-unknown", f"kind is {said}: one of {', '.join(NameKind)} was expected", place))
    return None
