"""Read who put a report out: outlet, agency, place and byline, from the lines around its text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from dateline.extraction.credits import CREDIT_LABEL, byline_names, signature_of
from dateline.extraction.lines import Line
from dateline.extraction.names import CAPITAL, NAME, SMALL, is_agency, is_capitals, is_city, is_desk, place_name
from dateline.extraction.shapes import CRUMB, DOMAIN, Shape
from dateline.extraction.words import words_of
from dateline.extraction.zones import Layout
from dateline.model import Detail, Role, Span, Status
from dateline.text.calendar import MONTHS, WEEKDAYS
from dateline.text.initials import initials_of

__all__ = ["Signatures", "agency_of", "read_outlet", "read_signatures"]

NAME_WORD = rf"{CAPITAL}[\w'&.-]{{0,30}}"
OUTLET = rf"(?:The )?{NAME_WORD}(?:\s(?:(?:{SMALL}|&)\s){{0,2}}(?:{NAME_WORD}|\d{{1,3}})){{0,4}}"
SELF_NAMES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\A(?P<name>{OUTLET}?)(?:'s?)\s(?:official\s)?(?:[Ww]eb\s?site|[Ss]ite|[Aa]pp|[Nn]ewsletter|[Cc]hannel)",
        rf"(?i:\Acopyright\b|©|\(c\))\s*(?:(?i:copyright|©|\(c\))\s*)*(?:\d{{4}}\s*(?:[-–—,]\s*\d{{4}})?[,.]?\s*)?(?:(?i:by)\s)?(?P<name>{OUTLET})",
        rf"\A(?P<name>{OUTLET})\s*(?:©|\(c\)|\(C\)|[Cc]opyright)",
        rf"\A(?i:follow|like|join|find)\s(?P<name>{OUTLET})\s(?i:on)\b",
        rf"\A(?i:subscribe to|download|get)\s(?:the\s)?(?P<name>{OUTLET})(?:'s)?\s(?i:newsletter|app|channel|on)\b",
        rf"\A(?P<name>{OUTLET})\s(?i:is run by|is published by|is a registered)",
    )
)
WRITER = re.compile(rf"(?i:written by)\s{{0,2}}:?\s{{1,2}}(?P<name>{NAME})(?=\s{{0,2}}(?:[|;,(/]|\Z))")
REPORTERS = re.compile(
    r"[(\[]?\s{0,2}(?:reporting|reported|report|text) by\s{1,2}:?\s{0,2}(?P<names>[^;()\[\]]{3,200})", re.I
)
BETWEEN_REPORTERS = re.compile(r",\s{1,2}(?:and\s)?|\sand\s")
BEFORE_BAR = re.compile(r"(?P<names>[^|•·\d:]{5,80}?)\s{0,2}[|•·]\s{0,2}(?=.*\d)")
POSTED_BY = re.compile(
    rf"(?i:posted|published|written|submitted|reported|updated) (?i:by):? (?P<names>{NAME}?)"
    r"(?= (?i:on|at)\b|\s{0,2}[|•·,–-]|\Z)"
)
WHERE = re.compile(r"\s(?:in|at|from)\s")
INITIALS = re.compile(r"[a-z]{2,3}\.[a-z]{2}")  # desk hands as some agencies sign, "hm.rg"
NO_OUTLET = frozenset(("all", "all rights", "us", "the", "this", "our", "copyright", "getty images"))


@dataclass(frozen=True, slots=True)
class Signatures:
    """Who put a report out, as far as its own words tell."""

    outlet: Detail
    agency: Detail
    place: Detail
    byline: Detail


@dataclass(frozen=True, slots=True)
class Credit:
    """A name in a credit line."""

    name: str
    span: Span


def read_signatures(text: str, layout: Layout) -> Signatures:
    """
    Read outlet, agency, place and byline from the zones of a text.

    A picture's credit is nobody's text. An outlet that only its footer, or the agency that the text is credited to,
    names is inferred, and the reason says so.

    Args:
        text: The text.
        layout: Its zones.

    Returns:
        Four details; what no line tells is absent.
    """
    agency = agency_of(text, layout)
    return Signatures(read_outlet(text, layout, agency), agency, read_place(text, layout), read_byline(text, layout))


def agency_of(text: str, layout: Layout) -> Detail:
    """To whom a text is credited."""
    return read_agency(text, layout, list(source_credits(layout)), signed_agency(text, layout))


def read_place(text: str, layout: Layout) -> Detail:
    """The city of the dateline, in title case."""
    if layout.dateline is None or layout.dateline.place is None:
        return Detail(because="no dateline names a place")
    span = layout.dateline.place
    return Detail(place_name(span.of(text)), Status.STATED, (span,), "the dateline's place: where the text was filed")


def read_agency(text: str, layout: Layout, sources: list[Credit], signed: Credit | None) -> Detail:
    """The agency of the dateline, of a credit line or of the byline; of two forms of one name the fuller."""
    head = layout.dateline.agency if layout.dateline else None
    if head is not None:
        words = head.of(text).strip()
        fuller = next((credit for credit in sources if is_fuller(credit.name, words)), None)
        if fuller:
            because = f"in the dateline as '{words}', and in full in the credit line"
            return Detail(fuller.name, Status.STATED, (head, fuller.span), because)
        return Detail(words, Status.STATED, (head,), "in the dateline: the text is credited to it")
    if sources:
        credit = sources[0]
        return Detail(credit.name, Status.STATED, (credit.span,), "in the credit line: where the text came from")
    if signed:
        return Detail(signed.name, Status.STATED, (signed.span,), "in the byline")
    return Detail(because="no dateline, credit line or byline names an agency")


def is_fuller(name: str, letters: str) -> bool:
    """Whether the name is the one that the letters stand for: "Fjord News" for FNA."""
    initials = initials_of(name)
    letters = letters.replace(".", "")
    if not letters.isupper() or len(initials) < 2 or len(name) <= len(letters):
        return False
    return letters.startswith(initials) or initials.startswith(letters)


def source_credits(layout: Layout) -> Iterator[Credit]:
    """The names in credit lines that say where the text is from."""
    for role, shape, line in layout.lines:
        if role is not Role.CREDIT or shape is not Shape.CREDIT:
            continue
        found = credited_name(line)
        if found is not None:
            yield found


def credited_name(line: Line) -> Credit | None:
    """The name in "Source: X", "This report first appeared in X", "-AFP"."""
    if signature := signature_of(line.plain.strip()):
        at = line.start + line.plain.index(signature)
        return Credit(signature, Span(at, at + len(signature)))
    match = CREDIT_LABEL.fullmatch(line.plain.strip())
    if match is None:
        return None
    name = match["name"].strip(" .;,)]\"'")
    name = re.sub(r"(?i)\s+(?:on|in|at)\s+\d.*$", "", name)
    name = re.sub(
        r"(?i)(?:,|\s)\s{0,2}(?:and|&|\+|with)\s(?:other\s|the\s)?(?:news\s|wire\s)?(?:agencies|services|wires)$",
        "",
        name,
    )
    parts = re.split(r"\s{0,2}(?:[,/;|+]|\band\b)\s{1,2}", name)
    if len(parts) > 1 and all(part and len(part.split()) <= 4 and part[0].isupper() for part in parts):
        name = parts[0]  # "Source: TTA, Harrow Courier": the first of several
    label = line.plain[: match.start("name")].lower()
    if re.search(r"\b(?:with|additional|inputs?|reporting)\b", label) and not is_agency(name):
        return None  # people who helped: "Additional reporting by Per Lunde in Calder"
    if not name or len(name) > 80 or "photo" in label or (name[0].islower() and not DOMAIN.fullmatch(name)):
        return None
    at = line.start + line.plain.index(name)
    if address := DOMAIN.fullmatch(name):
        return Credit(bare_host(address["host"]), Span(at, at + len(name)))
    return Credit(name, Span(at, at + len(name)))


def read_byline(text: str, layout: Layout) -> Detail:
    """Who wrote it."""
    for role, shape, line in layout.lines:
        if role is not Role.CREDIT:
            continue
        if shape is Shape.BYLINE:
            return named_byline(text, line)[0]
        if shape is Shape.CREDIT and (writer := WRITER.match(line.plain)):
            span = Span(line.start + writer.start("name"), line.start + writer.end("name"))
            return Detail(tidy_name(span.of(text)), Status.STATED, (span,), "the line of who wrote it")
        if shape is Shape.OTHER:
            because = "a name alone beside the date line"
            people = BETWEEN_REPORTERS.split(line.span.of(text).strip(" ,"))
            if not any(WHERE.search(person) for person in people[:-1]):
                names = WHERE.split(line.span.of(text).strip(" ,"))[0]
            else:  # "Ida Holm in Oslo and Jon Orr in Velm"
                names = ", ".join(WHERE.split(person)[0] for person in people)
            return Detail(tidy_name(names), Status.INFERRED, (line.span,), because)
    for role, _, line in layout.lines:
        if role is Role.DATE and (found := before_bar(text, line)):
            return found
    for role, shape, line in layout.lines:
        if role is Role.CREDIT and shape is Shape.CREDIT and (found := reporters(text, line)):
            return found
    return Detail(because=f"no line begins with 'By' ({len(layout.lines)} lines beside the text)")


def signed_agency(text: str, layout: Layout) -> Credit | None:
    """The agency that the byline names; a line of other names that comes before it has none."""
    for role, shape, line in layout.lines:
        if role is Role.CREDIT and shape is Shape.BYLINE:
            return named_byline(text, line)[1]
        if role is Role.CREDIT and (shape is Shape.OTHER or (shape is Shape.CREDIT and WRITER.match(line.plain))):
            return None
    return None


def before_bar(text: str, line: Line) -> Detail | None:
    """The people whom a date line names before its bar or day: "Selin Kaya | 14.03.2023", "Posted by Ana Vale on"."""
    match = POSTED_BY.match(line.plain) or BEFORE_BAR.match(line.plain)
    if match is None:
        return None
    names = match["names"].rstrip(" ,")
    people = BETWEEN_REPORTERS.split(names)
    if not all(re.fullmatch(NAME, one) and 2 <= len(one.split()) <= 4 for one in people):
        return None
    if any(is_agency(one) or is_desk(one) or is_city(one) or desk_words(one) for one in people):
        return None
    if {word.lower() for one in people for word in one.split()} & not_people():
        return None
    span = Span(line.start + match.start("names"), line.start + match.start("names") + len(names))
    posted = match.re is POSTED_BY
    because = "who posted it, as the date line says" if posted else "a name before the bar of the date line"
    return Detail(tidy_name(span.of(text)), Status.INFERRED, (span,), because)


@cache
def not_people() -> frozenset[str]:
    """Words that no person's name in a date line has: of outlets and sections, months and weekdays."""
    return (
        words_of("masthead", "words") | words_of("masthead", "sections") | {*MONTHS, *WEEKDAYS, "updated", "published"}
    )


def reporters(text: str, line: Line) -> Detail | None:
    """The people of an agency's last line, "(Reporting by Anton Reyk in Karsk; editing by Mara Sill)"."""
    match = REPORTERS.match(line.plain)
    if match is None:
        return None
    spans: list[Span] = []
    at = match.start("names")
    for joint in [*BETWEEN_REPORTERS.finditer(line.plain, at, match.end("names")), None]:
        stop = joint.start() if joint else match.end("names")
        name = WHERE.split(line.plain[at:stop])[0].rstrip(" .")
        if not re.fullmatch(NAME, name) or " " not in name or is_agency(name) or is_desk(name):
            break
        spans.append(Span(line.start + at, line.start + at + len(name)))
        at = joint.end() if joint else stop
    if not spans:
        return None
    names = ", ".join(tidy_name(span.of(text)) for span in spans)
    return Detail(names, Status.STATED, tuple(spans), "the line of who reported it")


def named_byline(text: str, line: Line) -> tuple[Detail, Credit | None]:
    """The names of a byline, and the agency after the comma or in their place ("By Reuters")."""
    found = byline_names(line.plain)
    assert found is not None
    start = line.start + found[0]
    names = line.plain[slice(*found)]
    agency: Credit | None = None
    tail = re.search(r"(?:,|\bof\b|\bfor\b|\bin\b|\bat\b|\()\s{0,2}(?P<name>[A-Z][^,()]{1,60})\)?\s*\Z", names)
    if tail:
        words = tail["name"].strip()
        if is_agency(words):
            at = start + tail.start("name")
            agency = Credit(words, Span(at, at + len(words)))
        lone = names.count(",") == 1 and " and " not in names and len(names[: tail.start()].split()) > 1
        place = lone and (len(words.split()) == 1 or is_city(words))  # "By Ida Holm, Calder"
        if agency or desk_words(words) or place or names[tail.start()] != ",":
            names = names[: tail.start()].rstrip(" ,(")
    elif cut := re.search(r",\s{0,2}(?=[a-z])|\s[–—-]\s", names):
        names = names[: cut.start()].rstrip(" ,")
    names = re.sub(r"\s*\S+@\S+\s*$", "", names).rstrip(" ,(")
    names = names.rstrip(".") if len(names.split()[-1:] and names.split()[-1]) > 3 else names
    span = Span(start, start + len(names))
    if is_agency(names):
        return Detail(because="the byline names an agency, nobody in person"), Credit(span.of(text), span)
    if is_desk(names):
        return Detail(because="the byline names a desk, nobody in person"), None
    if not names:
        return Detail(because="the byline names nobody"), agency
    return Detail(tidy_name(span.of(text)), Status.STATED, (span,), "the byline"), agency


def desk_words(words: str) -> bool:
    """Whether the words are a post and no person: "Staff writer", "Correspondent"."""
    low = words.lower().strip(" .")
    return low in words_of("credit", "byline_words") or low.split()[-1:] == ["correspondent"] or low.endswith(" writer")


def tidy_name(words: str) -> str:
    """A name as people write it: capitals only at the head of its words."""
    words = " ".join(words.split())
    return place_name(words) if is_capitals(words) else words


def read_outlet(text: str, layout: Layout, agency: Detail) -> Detail:
    """The outlet: masthead, its own name in the footer, an address below the text, or the agency credited."""
    named = masthead_name(text, layout) or masthead_domain(layout)
    if named is not None:
        return named
    for wanted in (self_name, footer_domain):
        for role, shape, line in layout.lines:
            if role in (Role.FOOTER, Role.FURNITURE) and (found := wanted(text, shape, line)):
                return found
    head = layout.dateline.agency if layout.dateline else None
    if agency.value is not None and (head or is_agency(agency.value)):
        because = f"no outlet is named; the text is credited to {agency.value}"
        return Detail(agency.value, Status.INFERRED, agency.evidence, because)
    return Detail(because="no masthead, footer or address names an outlet")


def masthead_name(text: str, layout: Layout) -> Detail | None:
    """The name in the masthead."""
    for role, shape, line in layout.lines:
        if role is not Role.MASTHEAD or shape is Shape.DOMAIN:
            continue
        stop = len(line.plain)
        if shape is Shape.TAGLINE:
            mark = re.search(r"\s{0,3}(?:\||–|—|--|::|\s-\s)", line.plain)
            stop = mark.start() if mark else stop
        span = Span(line.start, line.start + len(line.plain[:stop].rstrip(" .,:")))
        name = span.of(text).strip("()[]-–— ")
        if name:
            return Detail(name, Status.STATED, (span,), "the masthead")
    return None


def masthead_domain(layout: Layout) -> Detail | None:
    """The address in the masthead."""
    for role, shape, line in layout.lines:
        if role is Role.MASTHEAD and shape is Shape.DOMAIN:
            match = DOMAIN.fullmatch(line.plain.strip(" .,:;()[]<>"))
            if match:
                return Detail(bare_host(match["host"]), Status.STATED, (line.span,), "the address in the masthead")
    return None


def self_name(text: str, shape: Shape, line: Line) -> Detail | None:
    """What an outlet calls itself in its standing text."""
    if shape is Shape.WORDS and len(pieces := CRUMB.split(line.plain)) > 2:
        name = pieces[0].strip()
        own = name and name.lower() not in words_of("furniture", "whole") and re.fullmatch(OUTLET, name)
        span = Span(line.start, line.start + len(name))
        return Detail(span.of(text), Status.INFERRED, (span,), "its own name in the footer") if own else None
    if shape not in (Shape.STANDING, Shape.TAGLINE):
        return None
    if (place := own_name(line.plain)) is None:
        return None
    span = Span(line.start + place[0], line.start + place[1])
    return Detail(span.of(text), Status.INFERRED, (span,), "its own name in the footer")


@lru_cache(maxsize=1_024)  # the same footers stand below all reports of an outlet
def own_name(plain: str) -> tuple[int, int] | None:
    """Where an outlet's name for itself stands in a line of standing text."""
    for pattern in SELF_NAMES:
        match = pattern.search(plain[:300])
        if match is None:
            continue
        name = re.sub(
            r"(?:[.,]?\s(?:All|Ltd|Inc|LLC|L\.?P|Co|Corp|GmbH|PLC|plc)\b.*|'s?|[.,:;]+)$", "", match["name"]
        ).rstrip(" .,")
        if len(name.replace(".", "")) > 2 and name.lower() not in NO_OUTLET:
            return match.start("name"), match.start("name") + len(name)
    return None


def footer_domain(text: str, shape: Shape, line: Line) -> Detail | None:
    """An address alone below the text."""
    if shape is not Shape.DOMAIN:
        return None
    match = DOMAIN.fullmatch(line.plain.strip(" .,:;()[]<>"))
    if match is None or INITIALS.fullmatch(match["host"]):
        return None
    return Detail(bare_host(match["host"]), Status.INFERRED, (line.span,), "the address below the text")


def bare_host(host: str) -> str:
    """An address without "www." and in small letters."""
    return host.lower().removeprefix("www.")
