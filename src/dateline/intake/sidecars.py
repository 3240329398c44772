"""What a list beside the files (reports.csv, reports.jsonl) says of each of them."""

# A path stays as it was given, and pathlib writes "./a.txt" as "a.txt".
# ruff: noqa: PTH113, PTH118, PTH119, PTH208
from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from dateline.intake.json_rows import rows_of_lines
from dateline.intake.options import IntakeOptions
from dateline.intake.problems import UnreadableError, lost, shown
from dateline.intake.rows import RowSource, given_of, merged
from dateline.intake.streams import file_pieces, to_utf8
from dateline.intake.tables import rows_of_table
from dateline.intake.unpacking import unpack
from dateline.model import Given, Problem

__all__ = ["Sidecar", "is_sidecar", "read_sidecar"]

# In order of precedence, detail by detail.
NAMES = ("reports.csv", "reports.csv.gz", "reports.jsonl", "reports.jsonl.gz")


@dataclass(slots=True)
class Sidecar:
    """
    What is said of the files of one folder.

    Args:
        rows: By the name of the file, in composed letters: disks write "é" in two ways.
        places: Where each name stands, for problems.
        problems: The rows that cannot be used.
        slips: By the name of the file, what was met in a row that is used.
    """

    rows: dict[str, Given] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    slips: dict[str, list[Problem]] = field(default_factory=dict)

    def given(self, path: str) -> Given:
        """What is said of a file."""
        return self.rows.get(composed(os.path.basename(path)), Given())

    def slips_of(self, path: str) -> tuple[Problem, ...]:
        """What is not quite right in what is said of a file."""
        return tuple(self.slips.get(composed(os.path.basename(path)), ()))

    def missing(self, folder: str) -> Iterator[Problem]:
        """A problem for each row whose file is not in the folder."""
        if not self.places:
            return
        try:
            there = {composed(name) for name in os.listdir(folder)}
        except OSError:  # told when the folder is listed
            return
        for name, place in self.places.items():
            if name not in there:
                yield lost("sidecar-row", f"describes {shown(name)}, which is not there: check the spelling", place)


def is_sidecar(path: str, options: IntakeOptions) -> bool:
    """
    Whether a file describes other files: it has the name of a sidecar, and its rows have a ``file``.

    Args:
        path: Any file.
        options: The ceilings.
    """
    if os.path.basename(path) not in NAMES:
        return False
    try:
        first = next((row for row in rows_of_sidecar(path, options) if not isinstance(row, Problem)), None)
    except UnreadableError:
        return False  # it is read as reports then, and its problem told there
    return first is not None and "file" in first[0]


def read_sidecar(folder: str, options: IntakeOptions) -> Sidecar:
    """
    Read what the sidecars of a folder say.

    Args:
        folder: The folder; empty for the present one.
        options: The ceilings.
    """
    sidecar = Sidecar()
    for name in NAMES:
        path = os.path.join(folder, name)
        if os.path.isfile(path) and is_sidecar(path, options):
            read_rows_into(sidecar, path, options)
    return sidecar


def read_rows_into(sidecar: Sidecar, path: str, options: IntakeOptions) -> None:
    """Read one list; of two rows about one file the first counts, and of two lists the first one's details."""
    known: set[str] = set()
    try:
        for row in rows_of_sidecar(path, options):
            if isinstance(row, Problem):
                sidecar.problems.append(row)
            else:
                add_row(sidecar, *row, known)
    except UnreadableError as stop:
        sidecar.problems.append(stop.at(shown(path)))


def add_row(sidecar: Sidecar, row: Mapping[str, object], source: RowSource, known: set[str]) -> None:
    """Read one row."""
    named = row.get("file")
    if not isinstance(named, str) or not named.strip():
        message = "names no file: give the name in the column file"
        sidecar.problems.append(lost("sidecar-row", message, source.where))
        return
    name = composed(named.strip().removeprefix("./"))
    if "/" in name or name in known:
        fault = "in another folder: put a list into that folder" if "/" in name else "a second time: keep one row"
        sidecar.problems.append(lost("sidecar-row", f"describes {shown(name)} {fault}", source.where))
        return
    known.add(name)
    slips = [replace(problem, span=None) for problem in source.problems]
    given = given_of(row, source.where, slips)
    if slips:
        sidecar.slips.setdefault(name, []).extend(slips)
    sidecar.rows[name] = merged(sidecar.rows.get(name, Given()), given)
    sidecar.places.setdefault(name, source.where)


def rows_of_sidecar(path: str, options: IntakeOptions) -> Iterator[tuple[Mapping[str, object], RowSource] | Problem]:
    """The rows of a list."""
    pieces = to_utf8(unpack(file_pieces(path, listed=True), options, named=path.lower()))
    where = shown(path)
    if ".csv" in os.path.basename(path):
        yield from rows_of_table(pieces, where, options, frozenset(("file", "text", "html")))
    else:
        yield from rows_of_lines(pieces, where, options)


def composed(name: str) -> str:
    """A file's name with each letter and its accents as one character."""
    return unicodedata.normalize("NFC", name)
