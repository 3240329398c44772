"""Read a user's own list of names: who they are of, and what each is part of; CSV, TSV or JSON lines."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from dateline.actors.gazetteer import Entry, Gazetteer, shipped_gazetteer
from dateline.actors.name_dumps import is_dump, read_dump
from dateline.errors import UsageError

__all__ = ["read_gazetteer"]

#: The kinds of a list, in the contract's words, with those of the gazetteer.
KINDS = {
    "person": "person",
    "organisation": "body",
    "group": "people",
    "country": "country",
    "place": "city",
    "outlet": "outlet",
}
HINT = "columns: name, kind (" + ", ".join(KINDS) + "), and if you like id, names (with | between), parent, country"


def read_gazetteer(path: Path) -> Gazetteer:
    """
    The shipped gazetteer with a user's own names before it.

    A name that stands in the list is whoever the list says, persons too: two of one name cannot both be in it. Of a
    downloaded file of JRC-Names or of items of Wikidata (``name_dumps.py``) what is of several is left out instead.

    Args:
        path: The list; a file that ends in ``.jsonl`` holds an object a line, one in ``.tsv`` is parted by tabs; one
            of JRC-Names or Wikidata is known by its first line, and may be gzip.

    Raises:
        UsageError: If the file cannot be read, or a row has no name, no kind of the list, or a name that another row
            of the kind has with another id.
    """
    try:
        if is_dump(path):
            return shipped_gazetteer().with_entries(entries_of_dump(path))
        text = path.read_text("utf-8-sig")
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: cannot be read as a list of names ({error})", hint=HINT) from error
    rows: list[tuple[str, Entry]] = []
    seen: dict[tuple[str, str], str] = {}
    for number, row in rows_of(path, text):
        where = f"{path}:{number}"
        entry = entry_of(row, where, path.name)
        for name in names_of(row):
            known = seen.setdefault((name.casefold(), entry.kind), entry.id)
            if known != entry.id:
                raise UsageError(f"{where}: {name!r} is {known} already", hint="one name leads to one entry of a kind")
            rows.append((name, entry))
    return shipped_gazetteer().with_entries(rows)


def entries_of_dump(path: Path) -> Iterator[tuple[str, Entry]]:
    """The names of a dump, each with whom it is of."""
    for named in read_dump(path):
        entry = Entry(KINDS[named.kind], named.id, named.country, "", f"the list {path.name}")
        yield from ((name, entry) for name in named.names)


def rows_of(path: Path, text: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """The rows of a list with the numbers of their lines."""
    if path.suffix == ".jsonl":
        for number, line in enumerate(text.splitlines(), 1):
            if line.strip():
                yield number, object_of(line, f"{path}:{number}")
        return
    reader = csv.DictReader(io.StringIO(text), delimiter="\t" if path.suffix == ".tsv" else ",")
    for row in reader:
        yield reader.line_num, row


def object_of(line: str, where: str) -> Mapping[str, Any]:
    """The object of a line."""
    try:
        row = json.loads(line)
    except ValueError as error:
        raise UsageError(f"{where}: not an object of JSON ({error})", hint=HINT) from error
    if not isinstance(row, dict):
        raise UsageError(f"{where}: not an object of JSON", hint=HINT)
    return row


def entry_of(row: Mapping[str, Any], where: str, source: str) -> Entry:
    """Whom a row is of."""
    name, kind = cell(row, "name"), cell(row, "kind")
    if not name:
        raise UsageError(f"{where}: no name", hint=HINT)
    if kind not in KINDS:
        raise UsageError(f"{where}: {kind!r} is no kind", hint=HINT)
    country = cell(row, "country").upper()
    return Entry(KINDS[kind], cell(row, "id") or name, country, cell(row, "parent"), f"the list {source}")


def names_of(row: Mapping[str, Any]) -> list[str]:
    """The name of a row and its further ones."""
    more = row.get("names") or ()
    further = more if isinstance(more, (list, tuple)) else str(more).split("|")
    return [cell(row, "name"), *(told for one in further if (told := str(one).strip()))]


def cell(row: Mapping[str, Any], key: str) -> str:
    """A cell without blanks around it."""
    return str(row.get(key) or "").strip()
