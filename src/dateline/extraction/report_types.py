"""What type of report a text is: one that was corrected, a notice of a correction or retraction, a live blog."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from urllib.parse import urlsplit

from dateline.lexicon import load_lexicon
from dateline.model import Detail, Report, Role, Span, Status

__all__ = ["is_note", "report_type"]

LANGUAGES = ("en", "de", "fr", "es")  # in which outlets say so; of all at once, since a note seldom tells its language
#: What stands behind the word of a slug: "Correction: ...", "CORRECTED-UPDATE 2-...", "LIVE | ...".
AFTER = re.compile(r"\s*(?:[:|–—]|\Z)|\s+-\s|-[A-Z]{2,}")
SLUGGED = re.compile(r"-[\w(“\"']")  # behind a word in capitals alone: "CORRECTED-Kesh opens ..."
BEFORE = re.compile(r"(?:[:|–—]|\s-)\s*\Z")
WITHIN = re.compile(r"\s*[:–—]\s|\s-\s")
MARKS = " *•·–—-_>([\u00a0"  # what a note is set off with
DAY = r"(?:[\s,.()–—-]*(?:on\s|le\s|vom\s|del?\s)?[^:|.\n]{0,24}\d[^:|\n]{0,24})?"
TIME = r"(?:[01]?\d|2[0-3])[.:h][0-5]\d(?:\s*(?:[ap]\.?m\.?|GMT|UTC|CET|CEST|EST|EDT|BST|Uhr))?(?=\s|\Z)"
DATED = re.compile(rf"(?:{TIME}[\s,]*)?[^:|.\n]{{0,24}}\d{{4}}\s*[:–—-]\s*", re.IGNORECASE)
ASKING = ("where ", "how ", "who ", "why ", "when ")
OUTLET_NAME = 40  # signs of who says that it retracts: "The Kesh Courier has retracted this article"
ENTRIES = 4  # lines that begin with the time of day: a live blog has dozens, a list of events two or three
OUTLET = frozenset((Role.BODY, Role.KICKER, Role.DATE, Role.FURNITURE, Role.FOOTER, Role.CREDIT))


def report_type(report: Report) -> Detail:
    """
    What type of report it is.

    Args:
        report: A report with its zones and metadata.

    Returns:
        "report", "corrected", "correction", "retraction" or "live", with the words that say so; "report" where nothing
        says otherwise. A notice tells of other reports; a report that says of itself that it was mended is "corrected".
        A word of the kind within a headline ("Live fish", "a correction in the market") says nothing.

    Example:
        >>> from dateline.extraction import extract
        >>> from dateline.model import Incoming, Media
        >>> words = "Correction: Harbour story" + chr(10) * 2 + "The harbour was closed on Monday, not on Tuesday."
        >>> read = extract(Incoming(words, Media.TEXT, "a", ""))
        >>> found = report_type(read)
        >>> found.value, found.evidence[0].of(read.text)
        ('correction', 'Correction')
    """
    for kind in ("retraction", "correction", "corrected", "live"):
        found = by_headline(report, kind) or by_line(report, kind)
        if found is not None:
            return found
    return (
        by_address(report)
        or by_clock(report)
        or Detail("report", Status.INFERRED, (), "no word of it says that it is of another type")
    )


def by_headline(report: Report, kind: str) -> Detail | None:
    """By the slug that a headline or kicker begins with, or that a headline of a live blog ends with."""
    words = kinds()[kind]
    first = tuple(zone.span for zone in report.zones[:1])  # "LIVE: ..." above a text may be taken for a pointer
    for zone in (*first, *report.zones_of(Role.KICKER, Role.HEADLINE)):
        told = zone.of(report.text)
        span = slug(told, words["headlines"]) or ending(told, words["endings"]) or inside(told, words["inside"])
        if span is not None:
            place = Span(zone.start + span.start, zone.start + span.end)
            return Detail(kind, Status.STATED, (place,), f"the headline calls it “{place.of(report.text)}”")
    return None


def slug(told: str, names: list[str]) -> Span | None:
    """The longest name that a headline begins with, set off from the rest."""
    small = told.casefold()
    for name in sorted(names, key=len, reverse=True):
        if not small.startswith(name):
            continue
        if AFTER.match(told, len(name)) or (told[: len(name)].isupper() and SLUGGED.match(told, len(name))):
            return Span(0, len(name))
    return None


def ending(told: str, names: list[str]) -> Span | None:
    """A name that a headline ends with, set off from the rest."""
    bare = told.rstrip()
    small = bare.casefold()
    for name in names:
        if small.endswith(name) and BEFORE.search(bare[: -len(name)]):
            return Span(len(bare) - len(name), len(bare))
    return None


def inside(told: str, names: list[str]) -> Span | None:
    """A name behind the first words of a headline and before a colon: "Rain at Kesh live: sluice opened"."""
    if told.casefold().startswith(ASKING):  # "Where the people of Kesh live: ..."
        return None
    for name in sorted(names, key=len, reverse=True):
        for found in re.finditer(rf"(?<=\s){re.escape(name)}(?={WITHIN.pattern})", told, re.IGNORECASE):
            before = told[: found.start()].split()
            if before[-1].casefold().strip("“”\"'") not in kinds()["live"]["dwelling"]:
                return Span(found.start(), found.end())
    return None


def by_line(report: Report, kind: str) -> Detail | None:
    """By the formula that a line of the text begins with, behind a label and a day."""
    for line in lines_of(report):
        if any(says(told, kind) for told in readings(line.of(report.text))):
            because = "a line of it says that it was corrected" if kind == "corrected" else f"a line of it says: {kind}"
            return Detail(kind, Status.STATED, (line,), because)
    return None


def is_note(line: str) -> bool:
    """
    Whether a line says that its report was mended or withdrawn.

    Example:
        >>> is_note("Editor’s note: An earlier version of this article gave a wrong day.")
        True
    """
    return any(says(told, kind) for kind in ("corrected", "retraction") for told in readings(line))


def readings(line: str) -> Iterator[str]:
    """A line in small letters, without what sets it off; also without the label and the day before a note."""
    told = line.lstrip(MARKS).casefold().replace("’", "'")
    yield told
    if dated := DATED.match(told):
        yield told[dated.end() :]
    for label in kinds()["live"]["labels"]:
        if told.startswith(label) and (found := re.compile(rf"{DAY}\s*[:–—-]\s*").match(told, len(label))):
            yield told[found.end() :]


def says(told: str, kind: str) -> bool:
    """Whether a note says that its report is of a kind."""
    words = kinds()[kind]
    if told.startswith(tuple(name.lstrip("(") for name in words["lines"])):
        return True
    if any(-1 < told.find(name) <= OUTLET_NAME and told.startswith(("the ", "we ")) for name in words["ends"]):
        return True
    return any(told.startswith(mark) and re.match(rf"{DAY}\s?:", told[len(mark) :]) for mark in words["marks"])


@cache
def kinds() -> dict[str, dict[str, list[str]]]:
    """The words of all languages, by kind; what is said before any of them stands with "live"."""
    read = [load_lexicon("kinds", language) for language in LANGUAGES]
    names = ("headlines", "endings", "inside", "lines", "ends", "marks", "paths")
    found = {
        kind: {name: [word for one in read for word in one[kind].get(name, ())] for name in names}
        for kind in ("retraction", "correction", "corrected", "live")
    }
    beside = ("labels", "posted", "dwelling")
    found["live"] |= {name: [word for one in read for word in one.get(name, ())] for name in beside}
    return found


def by_address(report: Report) -> Detail | None:
    """By the address of a live blog."""
    path = urlsplit(report.metadata.url.value or "").path.casefold()
    found = next((part for part in kinds()["live"]["paths"] if part in path), None)
    return Detail("live", Status.INFERRED, (), f"its address has “{found}”") if found else None


def by_clock(report: Report) -> Detail | None:
    """By lines that begin with the time of day, one entry behind the other, all up or all down the clock."""
    posted = "|".join(map(re.escape, kinds()["live"]["posted"]))
    clock = re.compile(rf"(?:(?:{posted})\s+)?({TIME})", re.IGNORECASE)
    found = [(match, line) for line in lines_of(report) if (match := clock.match(line.of(report.text)))]
    if len(found) < ENTRIES:
        return None
    times = [minutes(match[1]) for match, _ in found]
    falls = sum(a < b for a, b in pairwise(times))
    if min(falls, len(times) - 1 - falls) > 1:  # a blog that goes on past midnight turns once
        return None
    spans = tuple(Span(line.start, line.start + match.end()) for match, line in found)
    return Detail("live", Status.INFERRED, spans, f"{len(found)} of its lines begin with the time of day, in order")


def minutes(words: str) -> int:
    """The minute of the day that a clock says."""
    hour, minute = re.findall(r"\d+", words)[:2]
    late = 720 if re.search(r"p\.?m", words, re.I) and int(hour) < 12 else 0
    return int(hour) * 60 + int(minute) + late


def lines_of(report: Report) -> Iterator[Span]:
    """The lines of a report outside headlines and captions."""
    for zone in report.zones:
        if zone.role not in OUTLET:
            continue
        at = zone.span.start
        for words in zone.span.of(report.text).split("\n"):
            bare = words.strip()
            if bare:
                start = at + words.index(bare)
                yield Span(start, start + len(bare))
            at += len(words) + 1
