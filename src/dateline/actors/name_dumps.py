"""Read names out of files that others publish: JRC-Names, and items of Wikidata as its dumps have them."""

from __future__ import annotations

import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple

from dateline.errors import UsageError

__all__ = ["Named", "is_dump", "read_dump"]

JRC = re.compile(r"\d+\t[A-Za-z]\t[^\t]*\t\S")
JRC_KINDS = {"P": "person", "O": "organisation"}  # what else it marks is of no known kind
LANGUAGES = ("en", "mul", "ar", "de", "es", "fa", "fr", "ru")
INSTANCE, COUNTRY_CODE = "P31", "P297"
LEAST = 2  # letters of a name


class Named(NamedTuple):
    """
    One whom a dump names.

    Args:
        id: With the dump's own number: "jrc:1510", "Q42".
        kind: As in a user's own list.
        names: All that lead to this one alone among those of its kind, the first found first.
        country: Two letters where the dump says so; else "".
    """

    id: str
    kind: str
    names: tuple[str, ...]
    country: str = ""


def is_dump(path: Path) -> bool:
    """
    Whether a file is one of these, by its first line.

    Raises:
        OSError: If it cannot be read.
    """
    with opened(path) as lines:
        first = next((line for line in lines if line.strip() and not line.startswith("#")), "")
    return bool(JRC.match(first)) or first.strip() == "[" or '"labels"' in first


def read_dump(path: Path) -> Iterator[Named]:
    """
    Read whom a dump names, line by line.

    A name that two of one kind have leads to nobody and is left out, and so is whoever is then without a name: a dump
    does not say which of them a report means. Of JRC-Names persons and organisations are read; of Wikidata the items
    whose class (P31) stands in ``lexicon/mul/wikidata_kinds.tsv``, with their labels and aliases in the languages that
    reports are read in.

    Args:
        path: The file, plain or gzip. A dump of Wikidata is "[", an item a line, "]", or the items alone; a part of
            it that is made for the affairs of a record does better than the whole, which takes hours and all memory.

    Raises:
        UsageError: If a line is none of the dump's.
    """
    found: dict[tuple[str, str], dict[str, None]] = {}
    countries: dict[str, str] = {}
    with opened(path) as lines:
        for kind, own, names, country in rows_of(path, lines):
            found.setdefault((kind, own), {}).update(dict.fromkeys(names))
            if country:
                countries[own] = country
    holders: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for (kind, own), names in found.items():
        for name in names:
            holders[kind, name.casefold()].add(own)
    for (kind, own), names in found.items():
        alone = tuple(name for name in names if len(holders[kind, name.casefold()]) == 1)
        if alone:
            yield Named(own, kind, alone, countries.get(own, ""))


def opened(path: Path) -> Any:
    """A file of lines, plain or gzip."""
    return (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8-sig")


Row = tuple[str, str, Iterable[str], str]  # kind, id, names, country


def rows_of(path: Path, lines: Iterable[str]) -> Iterator[Row]:
    """The rows of either dump."""
    for number, line in enumerate(lines, 1):
        words = line.strip().rstrip(",")
        if not words or words in ("[", "]") or words.startswith("#"):
            continue
        try:
            row = item_row(json.loads(words)) if words.startswith("{") else jrc_row(words)
        except (ValueError, AttributeError, TypeError, KeyError) as error:
            raise UsageError(
                f"{path}:{number}: neither a line of JRC-Names nor an item of Wikidata ({error})",
                hint="JRC-Names: id, type, language, name, parted by tabs; Wikidata: an item of its JSON dump a line",
            ) from error
        if row is not None:
            yield row


def jrc_row(words: str) -> Row | None:
    """A line of JRC-Names: number, type, language and a spelling with "+" for its blanks."""
    own, kind, _, name = words.split("\t")[:4]
    told = " ".join(name.replace("+", " ").split())
    if kind.upper() not in JRC_KINDS or len(told) < LEAST:
        return None
    return JRC_KINDS[kind.upper()], f"jrc:{int(own)}", (told,), ""


def item_row(item: Mapping[str, Any]) -> Row | None:
    """An item of Wikidata, where its class is one of the list."""
    claims = item.get("claims") or {}
    kinds = [kind for value in values_of(claims, INSTANCE) if (kind := kinds_of_classes().get(value.get("id", "")))]
    if not kinds:
        return None
    labels, aliases = item.get("labels") or {}, item.get("aliases") or {}
    names = [labels[one]["value"] for one in LANGUAGES if one in labels]
    names += [alias["value"] for one in LANGUAGES for alias in aliases.get(one, ())]
    code = next((str(value) for value in values_of(claims, COUNTRY_CODE)), "")
    return kinds[0], item["id"], [name for name in names if len(name) >= LEAST], code if kinds[0] == "country" else ""


def values_of(claims: Mapping[str, Any], name: str) -> Iterator[Any]:
    """The values of the claims of one property that are not withdrawn."""
    for claim in claims.get(name, ()):
        snak = claim["mainsnak"]
        if claim.get("rank") != "deprecated" and snak.get("snaktype", "value") == "value":
            yield snak["datavalue"]["value"]


@cache
def kinds_of_classes() -> Mapping[str, str]:
    """The kind of each class of the list."""
    text = (resources.files("dateline.lexicon") / "mul" / "wikidata_kinds.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {row[0]: row[1] for row in rows}
