"""Read what is to be watched from a TOML file: [[feed]], [[sitemap]], [[page]] and [[folder]] tables."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from dateline.errors import UsageError
from dateline.fetching.addresses import RefusedError, read_address
from dateline.watching.entries import canonical

__all__ = ["Source", "Sources", "read_sources", "span_of_time"]

KINDS = ("feed", "sitemap", "page", "folder")
UNITS = {"m": "minutes", "h": "hours", "d": "days"}
TIME = re.compile(r"(\d{1,5}) ?([mhd])")
AGAIN = (timedelta(hours=1), timedelta(hours=24), timedelta(days=7))
EVERY = timedelta(minutes=30)
LEAST = timedelta(minutes=1)
HINT = "see docs/how-to/watch.md"


@dataclass(frozen=True, slots=True)
class Source:
    """
    One thing to watch.

    Args:
        name: What it is called in lists; by default its address or path.
        kind: "feed", "sitemap", "page" or "folder".
        at: Its address, or the path of a folder.
        every: How often it is looked at.
        again: How long after it was first read each of its pages is read again.
        pages: Of a feed, whether the page of an entry is read although the entry carries its whole text.
        match: Of a sitemap or feed, only addresses that have this in them; empty for all.
        outlet, language: What is known of all its reports.
    """

    name: str
    kind: str
    at: str
    every: timedelta = EVERY
    again: tuple[timedelta, ...] = AGAIN
    match: str = ""
    pages: bool = False
    outlet: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Sources:
    """
    All that is to be watched.

    Args:
        sources: In the order of the file.
        allow: Hosts that may be fetched although they are not public.
    """

    sources: tuple[Source, ...]
    allow: frozenset[str] = frozenset()


def read_sources(path: Path) -> Sources:
    """
    Read a list of sources.

    Raises:
        UsageError: If it is not there, is no TOML, or says something that is not known; the message names the place.

    Example:
        >>> import tempfile
        >>> words = '[[feed]]\\nurl = "https://post.example/rss"\\noutlet = "Orsun Post"\\nevery = "15m"'
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     path = Path(folder) / "sources.toml"
        ...     _ = path.write_text(words)
        ...     source = read_sources(path).sources[0]
        >>> source.kind, source.outlet, str(source.every)
        ('feed', 'Orsun Post', '0:15:00')
    """
    try:
        found = tomllib.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror})", hint="name a file of sources") from error
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{path}: not a TOML file ({error})", hint=HINT) from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: not a TOML file ({error})", hint="save it as UTF-8") from error
    allow = hosts_of(found.pop("allow", []), path)
    sources = [
        source_of(kind, table, f"{path}: {kind} {number}", path.parent)
        for kind, tables in found.items()
        for number, table in enumerate(listed(kind, tables, path), 1)
    ]
    if not sources:
        raise UsageError(f"{path}: nothing to watch in it", hint=HINT)
    names = [source.name for source in sources]
    if again := next((name for name in names if names.count(name) > 1), None):
        raise UsageError(f"{path}: two sources are called {again}", hint="give one of them another name")
    places = [canonical(source.at) for source in sources if source.kind != "folder"]
    if again := next((place for place in places if places.count(place) > 1), None):
        raise UsageError(f"{path}: two sources read {again}", hint="take one of them out")
    return Sources(tuple(sources), allow)


def hosts_of(allow: object, path: Path) -> frozenset[str]:
    """The hosts that may be fetched although they are not public."""
    hint = 'it takes hosts in a list, with a port or without, such as ["localhost:8000"]'
    if not isinstance(allow, list) or not all(isinstance(host, str) for host in allow):
        raise UsageError(f"{path}: allow is {allow!r}", hint=hint)
    if wrong := next((host for host in allow if "/" in host or not host.strip()), None):
        raise UsageError(f"{path}: allow has {wrong!r}", hint=hint)
    return frozenset(host.strip().lower() for host in allow)


def listed(kind: str, tables: object, path: Path) -> list[dict[str, Any]]:
    """The tables of one kind."""
    if kind not in KINDS:
        raise UsageError(f"{path}: no such table [[{kind}]]", hint=f"tables are {', '.join(KINDS)}")
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise UsageError(f"{path}: [{kind}] should be [[{kind}]]", hint="two brackets: there may be several")
    return tables


def source_of(kind: str, table: dict[str, Any], where: str, folder: Path) -> Source:
    """One source."""
    place = "path" if kind == "folder" else "url"
    known = {place, "name", "every", "again", "match", "outlet", "language"} | ({"pages"} if kind == "feed" else set())
    if other := sorted(set(table) - known):
        raise UsageError(f"{where}: no option {other[0]!r}", hint=f"options are {', '.join(sorted(known))}")
    words = {name: table.get(name) for name in (place, "name", "match", "outlet", "language")}
    if bad := next((name for name, value in words.items() if value is not None and not isinstance(value, str)), None):
        raise UsageError(f"{where}: {bad} is {words[bad]!r}", hint="it takes words between quotation marks")
    at = (words[place] or "").strip()
    if not at:
        raise UsageError(f"{where}: no {place}", hint=f"say what to watch: {place} = ...")
    if kind == "folder":
        at = str(folder / at)
    else:
        see_address(at, where)
    if not isinstance(table.get("pages", False), bool):
        raise UsageError(f"{where}: pages is {table['pages']!r}", hint="it takes true or false")
    again = table.get("again")
    if again is not None and not isinstance(again, list):
        raise UsageError(f"{where}: again is {again!r}", hint='it takes times in a list, such as ["1h", "24h", "7d"]')
    return Source(
        name=words["name"] or at,
        kind=kind,
        at=at,
        every=span_of_time(table["every"], f"{where}: every") if "every" in table else EVERY,
        again=AGAIN if again is None else tuple(sorted(span_of_time(time, f"{where}: again") for time in again)),
        match=words["match"] or "",
        pages=table.get("pages", False),
        outlet=words["outlet"],
        language=words["language"],
    )


def see_address(at: str, where: str) -> None:
    """
    See that something can be fetched from an address at all.

    Raises:
        UsageError: If not; a password that it holds is not shown.
    """
    try:
        read_address(at)
    except RefusedError as error:
        shown = repr(at) if "@" not in at else "an address"
        hint = "it takes an address such as https://post.example/rss"
        raise UsageError(f"{where}: url is {shown}: {error}", hint=hint) from error


def span_of_time(words: object, where: str) -> timedelta:
    """
    A time such as "15m", "24h" or "7d".

    Example:
        >>> str(span_of_time("24h", "every"))
        '1 day, 0:00:00'
    """
    found = TIME.fullmatch(words.strip()) if isinstance(words, str) else None
    time = timedelta(**{UNITS[found[2]]: int(found[1])}) if found else timedelta()
    if time < LEAST:
        raise UsageError(
            f"{where} is {words!r}", hint='it takes a time of a minute or more, such as "15m", "24h", "7d"'
        )
    return time
