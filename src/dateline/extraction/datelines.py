"""Read the head of a report: the place, the day and the agency before the dash ("OSLO, Aug. 24 (FNW) –")."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from dateline.extraction.names import (
    CAPITAL,
    NAME,
    WORD,
    agencies_in_capitals,
    is_agency,
    is_capitals,
    is_city,
    is_country,
)
from dateline.extraction.words import words_of
from dateline.model import Span
from dateline.text.calendar import (
    DIGIT,
    MONTHS,
    OPENING,
    SHORT_MONTHS,
    WEEKDAYS,
    StatedDate,
    find_stated_dates,
    make_day,
    may_begin,
    month_number,
)

__all__ = ["LONGEST", "Dateline", "read_dateline"]

MARK = re.compile(r"[—–\-/:_|(\[]")  # one of these ends every dateline but that of a city alone, or opens its agency
FIGURES = 30  # characters within which a day that begins with a weekday or month has its figures
LONGEST = 140  # characters from the first word to the dash; the longest agencies write are about 90
DASH = r"(?:—|–|--|//|-|/)"
# What may stand between the place and the dash, after a comma: a region, or a date read by the calendar.
AGENCY_IN_MARKS = re.compile(r"[ ]{0,2}(?:\([ ]?(?P<round>[^()\n]{2,40}?)[ ]?\)|\[(?P<square>[^\[\]\n]{2,40})\])")
AGENCY_IN_SLASHES = re.compile(rf"[ ]{{0,2}}/[ ]?(?P<slash>{NAME})[ ]?/[.,]?[ ]{{0,2}}(?:{DASH}[ ]{{0,2}})?")
# A name and, behind blanks, what no sentence goes on with: a mark, a figure, a capital, a month or weekday.
PLACE = re.compile(rf"(?P<place>(?>{NAME}))(?=[ ]*(?:[^a-z ]|{OPENING}))")
REGION = re.compile(rf"(?:,[ ]{{0,2}}|[ ]?/[ ]?|[ ]\[)(?P<region>{NAME})\]?")
END_DASH = re.compile(rf"[ ]{{0,2}}\.?(?P<dash>{DASH})[ ]{{0,2}}(?=[\S])")
GLUED_AGENCY = re.compile(
    rf"(?P<name>(?>{NAME}))[ ]{{0,2}}(?P<dash>-|—|–|--|/|:)[ ]{{1,2}}(?=[\"'(\[]{{0,2}}{CAPITAL})"
)
GAP = re.compile(r"[ ]{0,2}(?:[,.(|]|—|–|-|/)?[ ]{0,2}")
NAMED_AGENCY = re.compile(rf"[ ]{{0,2}}(?:,|—|–|-|:|/)[ ]{{0,2}}(?P<name>{NAME})")
# A day of another calendar, before that of ours ("Orsun, Shaban 20, 1442, April 2, 2021, VPA --") or alone
# ("ORSUN, Aban 14 (VPA) –").
OTHER_CALENDAR = re.compile(
    r"(?:\w[\w'-]{2,14} ){1,2}\d{1,2}, ?1[34]\d\d(?: ?A?H)?(?=, )"
    r"|[A-Z][\w'-]{2,14} \d{1,2}(?= \([A-Z]{2,6}\) ?[-–—])"
)
LATER_DAY = re.compile(r"[ ]?[-–][ ]?(?P<day>[0-3]?\d)(?=[.,]?[ ]?[-–—(:/])")  # "June 6-7. –"
ARABIC = re.compile(r"[\u0621-\u06ff]")
ARABIC_WORDS = re.compile(r"[\u0621-\u06ff]{2,15}")
ARABIC_NAME = re.compile(r"[\u0621-\u06ff]{2,15}(?: [\u0621-\u06ff]{2,15}){0,2}")
ARABIC_AGENCY = re.compile(
    r"[ ]{1,2}\((?P<agency>[\u0621-\u06ff]{2,15}(?: [\u0621-\u06ff.]{1,15}){0,3})\)"
    r"[ ]{0,2}(?P<dash>--|—|–|-|:)[ ]{0,2}(?=\S)"
)
SPACED_DASH = re.compile(r"[ ]{1,2}(?P<dash>—|–|--|-)[ ]{1,2}(?=[\"'(]{0,2}[A-Z])")
END_MARK = re.compile(r"[ ]{0,2}(?P<mark>[:_|])[ ]{1,2}")
LETTERS = re.compile(r"[A-Z]{2,6}")
# Behind a city's name alone a colon or stop ends the dateline where a sentence of some length follows.
CITY_STOP = re.compile(rf"(?P<place>{WORD}(?: {WORD}){{0,2}}?)\.[ ]{{1,2}}")
LONG_PROSE = re.compile(r"[\"'(]{0,2}[A-Z][^\n]{80,}")
LOOSE = " ,."
SMALL_SIGNATURE = re.compile(
    r"[a-z]{2,4}(?:/[a-z]{2,4}){0,3}"
)  # how German agencies sign their regional services, "(lnw)"
SHORT_MONTH = "|".join(sorted(SHORT_MONTHS, key=lambda name: (-len(name), name)))
SHORT_DATE = re.compile(
    rf"(?P<day>\d\d?)[.º]?\s{{1,2}}(?:de\s{{1,2}})?(?P<month>{SHORT_MONTH})(?![^\W\d_])\.?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """
    The head of a report's first paragraph.

    Args:
        span: All of it, dash included, without blanks at its edges.
        place: The city's words, or None.
        agency: The agency's words, or None.
        date: The day it was filed, or None.
    """

    span: Span
    place: Span | None = None
    agency: Span | None = None
    date: StatedDate | None = None


def read_dateline(plain: str, start: int, end: int, *, sure: bool = False) -> Dateline | None:
    """
    Read the dateline at the head of a paragraph.

    A place in capitals and a dash are enough. A place in small letters must be a city that files news, or stand
    with an agency or a date; a name and a dash alone are an agency's only when it is known or written as one.

    Args:
        plain: The text with quotes and blanks folded.
        start, end: The paragraph.
        sure: True where the page sets the head of the paragraph off or names the agency: no list need know them then.

    Returns:
        The dateline, or None.

    Example:
        >>> head = read_dateline("OSLO, Aug. 24 (FNW) – A council", 0, 32)
        >>> head.span, head.place, head.agency, head.date.iso
        (Span(start=0, end=21), Span(start=0, end=4), Span(start=15, end=18), '--08-24')
    """
    end = min(end, start + LONGEST)
    if plain[start : start + 3].lstrip(" ").startswith(("(", "[")):
        return agency_in_brackets_first(plain, start, end)
    if ARABIC.match(plain, start):
        return without_capitals(plain, start, end)
    if not MARK.search(plain, start, end):
        return city_alone(plain, start, end)
    return (
        date_first(plain, start, end)
        or place_first(plain, start, end, sure=sure)
        or agency_first(plain, start, end)
        or city_alone(plain, start, end)
    )


def city_alone(plain: str, start: int, end: int) -> Dateline | None:
    """A known city's name as a sentence of its own before a longer one: "Moscow. The council voted"."""
    found = CITY_STOP.match(plain, start, end)
    if found is None or not is_city(found["place"]) or LONG_PROSE.match(plain, found.end()) is None:
        return None
    return Dateline(Span(start, found.end("place") + 1), Span(*found.span("place")))


def without_capitals(plain: str, start: int, end: int) -> Dateline | None:
    """PLACE( DATE) (AGENCY) DASH in Arabic letters, which have no capitals: all must stand there but the day."""
    place = ARABIC_NAME.match(plain, start, end)
    if place is None:
        return None
    for words in ARABIC_WORDS.finditer(plain, start, place.end()):
        at = words.end()
        date = date_at(plain, at + 1, min(end, at + 45))
        signed = ARABIC_AGENCY.match(plain, date.end if date else at, end)
        if signed:
            return Dateline(Span(start, signed.end("dash")), Span(start, at), Span(*signed.span("agency")), date)
    return None


def place_first(plain: str, start: int, end: int, *, sure: bool = False) -> Dateline | None:
    """PLACE(, REGION)(, DATE)( (AGENCY)) DASH."""
    match = PLACE.match(plain, start, end)
    if match is None or not plain[match.start() : match.end()].strip("."):
        return None
    place, match_end = trimmed_place(plain, match.start(), match.end(), end)
    words = plain[place.start : place.end]
    if words.upper() in words_of("places", "not_places"):
        return None
    region, date, agency, at = read_parts(plain, match_end, end)
    stop = read_end(plain, at, end, closed=agency is not None, dated=date is not None, words=words)
    if stop is None:
        return None
    capitals = is_capitals(words)
    if not (sure or capitals or agency or date or is_city(words) or (region and is_country(region.of(plain)))):
        return None
    if agency is None and date is None and not is_city(words) and len(words.strip(".")) < 4:
        return None  # "US – ", "MPs - ", "EU: "
    signs = is_agency(words) or words.upper() in agencies_in_capitals()
    if signs and not is_city(words) and not (agency is not None and is_agency(agency.of(plain))):
        return None  # "REUTERS (Place) –"
    dashed = plain[stop - 1] in "-–—"
    located = region is not None and region.of(plain).strip(".") not in words_of("places", "not_regions")
    if (
        agency is not None
        and date is None
        and not (sure or known_pair(plain, words, agency, dashed=dashed, located=located))
    ):
        return None  # "Apple (AAPL) Shares", "Amazon's (AMZN) – The"
    signed = agency is not None and is_capitals(agency.of(plain))  # "Orsun - 2 July 2024 (VNA):"
    known = capitals or signed or is_city(words) or region is not None
    if not known and date is not None and plain[match_end : match_end + 1] != ",":
        return None  # "On Jan. 5 (Sunday) – The"
    return Dateline(Span(start, stop), place, agency, date)


def read_parts(plain: str, at: int, end: int) -> tuple[Span | None, StatedDate | None, Span | None, int]:
    """Region, date and agency behind a place, and where they end."""
    at, region, date = read_regions_and_date(plain, at, end)
    agency, at = read_agency(plain, at, end)
    if agency is not None and region is None and is_country(agency.of(plain).strip()):
        region, agency = agency, None  # "ORSUN (Iraq), March 4 –"
        at, _, date = read_regions_and_date(plain, at, end)
    if date is None and agency is not None and "," in plain[at : at + 2]:  # "BAGHDAD (AP), Jan. 5 –"
        at, _, date = read_regions_and_date(plain, at, end)
    if agency is not None and region is None and date is None and (second := AGENCY_IN_MARKS.match(plain, at, end)):
        # "Orsun (Vallmark) (VNA) -": of two in brackets the first is the land.
        signed = second["round"] or second["square"]
        if is_signature(signed) and is_capitals(signed) and END_DASH.match(plain, second.end(), end):
            region, agency, at = agency, Span(*second.span("round" if second["round"] else "square")), second.end()
    if agency is None:
        named, after = named_agency(plain, at, end, dated=date is not None)
        if named is not None:
            agency, at = named, after
    return region, date, agency, at


def known_pair(plain: str, place: str, agency: Span, *, dashed: bool, located: bool = False) -> bool:
    """
    Whether a place and an agency in brackets without a day are a dateline: one of them must be sure.

    A dash makes up for what no list knows where the place has capitals, or a region: "Orsun, Vallmark (VNA) -".
    """
    signature = agency.of(plain)
    if is_agency(signature) or is_city(place):
        return True
    if not dashed:
        return False
    return (
        is_capitals(place) or SMALL_SIGNATURE.fullmatch(signature) is not None or (located and is_capitals(signature))
    )


def trimmed_place(plain: str, start: int, stop: int, end: int) -> tuple[Span, int]:
    """The place without a full stop that ends it ("MOSCOW. Dec 5 (Interfax)"), a glued date or agency."""
    words = plain[start:stop]
    if not DIGIT.search(plain, stop, min(end, stop + FIGURES)):
        found = None  # no date can have begun among the letters
    else:
        found = next(find_stated_dates(plain, start, end), None)
    if found and start < found.start < stop:
        stop = found.start
        words = plain[start:stop].rstrip(LOOSE)
        return Span(start, start + len(words)), start + len(words)
    if words.endswith(".") and not re.search(r"\b[A-Z]\.$|\bSt\.$", words):
        return Span(start, stop - 1), stop
    head = words.split("-")[0]
    if "-" in words and is_city(head) and is_agency(words[len(head) + 1 :]):  # "Baghdad-INA"
        return Span(start, start + len(head)), start + len(head)
    return Span(start, stop), stop


def read_regions_and_date(plain: str, at: int, end: int) -> tuple[int, Span | None, StatedDate | None]:
    """Up to two regions and a date after the place; where they end."""
    region: Span | None = None
    for _ in range(3):
        gap = GAP.match(plain, at, end)
        after = gap.end() if gap else at
        date = date_at(plain, after, min(end, after + 45))
        if date is not None:
            at = date.end
            later = LATER_DAY.match(plain, at, end)
            if later and make_day(date.year or 2000, date.month or 0, int(later["day"])):
                at, date = later.end(), replace(date, end=later.end(), day=int(later["day"]))
            while at < end and plain[at] in ".)" and plain[at - 1 : at + 1] != ". ":
                at += 1
            return at, region, date
        if other := OTHER_CALENDAR.match(plain, after, end):
            at = other.end()
            continue
        match = REGION.match(plain, at, end)
        if match is None or is_agency(match["region"]):
            break
        region, at = Span(*match.span("region")), match.end()
    return at, region, None


def date_at(plain: str, start: int, end: int) -> StatedDate | None:
    """The day that begins just here, or None."""
    if not may_begin(plain, start, end):
        return None
    date = next(find_stated_dates(plain, start, end), None)
    if date is not None and date.start == start and date.day is not None:
        return date
    return short_date(plain, start, end)


def short_date(plain: str, start: int, end: int) -> StatedDate | None:
    """A day and a month of another language without a year, as only datelines write them: "20 ene", "5 декабря"."""
    match = SHORT_DATE.match(plain, start, end)
    day = int(match["day"]) if match else 0
    if match is None or not 1 <= day <= 31:
        return None
    return StatedDate(match.start(), match.end(), None, month_number(match["month"]), day)


def read_agency(plain: str, at: int, end: int) -> tuple[Span | None, int]:
    """An agency in brackets or slashes, and where it ends."""
    match = AGENCY_IN_SLASHES.match(plain, at, end) or AGENCY_IN_SLASHES.match(plain, at + 1, end)
    if match and (plain[at : at + 1] in " .,/"):
        return Span(*match.span("slash")), match.end()
    match = AGENCY_IN_MARKS.match(plain, at, end)
    if match is None:
        return None, at
    group = "round" if match["round"] else "square"
    words = match[group]
    if not is_signature(words):
        return None, at
    return Span(*match.span(group)), match.end()


def named_agency(plain: str, at: int, end: int, *, dated: bool = False) -> tuple[Span | None, int]:
    """
    An agency's name after a comma or dash: "LONDON, AFP –", "Moscow, 5 December - RIA Novosti".

    One that no list knows is its letters between a day and two dashes: "Orsun, March 4, 2021, VPA --".
    """
    match = NAMED_AGENCY.match(plain, at, end)
    if match is None:
        return None, at
    words = match["name"].rstrip(".")
    dashed = END_DASH.match(plain, match.start("name") + len(words), end)
    apart = dashed is not None and (dashed["dash"] != "-" or plain[dashed.start("dash") - 1] == " ")
    lettered = dated and LETTERS.fullmatch(words) is not None and apart
    if words not in words_of("agencies", "names") and not lettered:
        return None, at
    return Span(match.start("name"), match.start("name") + len(words)), match.start("name") + len(words)


def read_end(plain: str, at: int, end: int, *, closed: bool, dated: bool, words: str) -> int | None:
    """Where the dateline ends: after its dash, or without one where an agency in marks has closed it."""
    if match := END_DASH.match(plain, at, end):
        spaced = plain[match.end("dash") : match.end("dash") + 1] == " "
        before = match.start("dash") > at
        opens = opens_prose(plain, match.end())
        if opens and (spaced or closed or dated) and (before or closed or dated or len(words) > 3):
            return match.end("dash")
        if opens and match["dash"] != "-" and match["dash"] != "/":
            return match.end("dash")
    colon = END_MARK.match(plain, at, end)
    city = colon is not None and colon["mark"] == ":" and is_city(words) and LONG_PROSE.match(plain, colon.end())
    if colon and (closed or dated or is_capitals(words) or city) and opens_prose(plain, colon.end()):
        return colon.end("mark")
    if closed and opens_prose(plain, at + len(plain[at:end]) - len(plain[at:end].lstrip())):
        return at - (len(plain[:at]) - len(plain[:at].rstrip())) if plain[at - 1 : at] == " " else at
    return None


def opens_prose(plain: str, at: int) -> bool:
    """Whether a sentence begins here: a capital, a figure or an opening mark."""
    following = plain[at : at + 3].lstrip("\"'([ ")
    return bool(following) and (following[0].isupper() or following[0].isdigit() or not following[0].isascii())


def date_first(plain: str, start: int, end: int) -> Dateline | None:
    """DATE (AGENCY) DASH: "Jan 5 (Reuters) - ", "5 January 2020, BAGHDAD – "."""
    date = date_at(plain, start, end)
    if date is None:
        return None
    agency, at = read_agency(plain, date.end, end)
    place: Span | None = None
    if agency is None:
        match = re.compile(rf"[ ]{{0,2}}(?:,|—|–|-|\||/)[ ]{{0,2}}(?P<place>{NAME})").match(plain, date.end, end)
        if match is None or not (is_capitals(match["place"]) or is_city(match["place"])):
            if date.year is None:
                return None
            dashed = SPACED_DASH.match(
                plain, date.end, end
            )  # "4 March 2021 – The council", as the United Nations write
            return Dateline(Span(start, dashed.end("dash")), None, None, date) if dashed else None
        place = Span(*match.span("place"))
        agency, at = read_agency(plain, place.end, end)
    stop = read_end(plain, at, end, closed=agency is not None, dated=False, words="DATE")
    return None if stop is None else Dateline(Span(start, stop), place, agency, date)


def agency_in_brackets_first(plain: str, start: int, end: int) -> Dateline | None:
    """(AGENCY) or (Place), then a dash or none: "(AP) — ", "(World Wire) A senior", "(New York) – "."""
    if dated := place_and_day_in_brackets(plain, start, end):
        return dated
    match = AGENCY_IN_MARKS.match(plain, start, end)
    if match is None or match.start() != start:
        return None
    group = "round" if match["round"] else "square"
    words, span = match[group].strip(), Span(*match.span(group))
    if not is_signature(words):
        return None
    # "(MENAFN - Jordan Times) AMMAN — ": a place follows the agency.
    after = match.end() + (len(plain[match.end() : end]) - len(plain[match.end() : end].lstrip()))
    follows = place_first(plain, after, end)
    if follows is not None and follows.agency is None:
        return Dateline(Span(start, follows.span.end), follows.place, span, follows.date)
    stop = read_end(plain, match.end(), end, closed=True, dated=False, words=words)
    if stop is None:
        return None
    if is_city(words):
        return Dateline(Span(start, stop), span)
    known = is_agency(words)
    dashed = plain[stop - 1] in "-–—"
    return Dateline(Span(start, stop), None, span) if known or dashed else None


def place_and_day_in_brackets(plain: str, start: int, end: int) -> Dateline | None:
    """(PLACE, DATE) DASH, as organisations write: "(New York, March 14, 2022) – "."""
    if plain[start : start + 1] not in ("(", "["):
        return None
    match = PLACE.match(plain, start + 1, end)
    if match is None:
        return None
    _, _, date = read_regions_and_date(plain, match.end(), end)
    if date is None or plain[date.end : date.end + 1] not in (")", "]"):
        return None
    stop = read_end(plain, date.end + 1, end, closed=False, dated=True, words=match["place"])
    return None if stop is None else Dateline(Span(start, stop), Span(*match.span("place")), None, date)


def agency_first(plain: str, start: int, end: int) -> Dateline | None:
    """AGENCY DASH: "Norvoice- A senior", "AFP – The", "Shafaq News/ Iraq's"."""
    match = GLUED_AGENCY.match(plain, start, end)
    if match is None:
        return None
    words = match["name"].rstrip(LOOSE)
    if words.upper() in words_of("places", "not_places") or len(words.split()) > 4:
        return None
    # No blank before the mark is how sites glue their own name to the text; in prose a dash has blanks on both sides.
    glued = match.end("name") == match.start("dash") and match["dash"] in "-/" and len(words.split()) <= 2
    if match["dash"] == ":" and words not in words_of("agencies", "names"):
        return None
    if not (glued or is_agency(words)):
        return None
    span = Span(match.start("name"), match.start("name") + len(words))
    whole = Span(start, match.end("dash"))
    return Dateline(whole, span) if is_city(words) or is_country(words) else Dateline(whole, None, span)


def is_signature(words: str) -> bool:
    """Whether the words in brackets can sign a report: capitals or a name, no sentence."""
    words = words.strip()
    if SMALL_SIGNATURE.fullmatch(words):
        return True
    parts = words.split()
    if not parts or len(parts) > 6 or not (words[0].isupper() or words[0].isdigit()) or words[-1] in ".!?,;":
        return words in words_of("agencies", "names")
    if sum(char.isdigit() for char in words) > 3 or words.lower() in WEEKDAYS or words.lower() in MONTHS:
        return False
    small = words_of("places", "small_words") | {"&", "-", "/", "news", "agency", "for", "via", "with"}
    return all(part[0].isupper() or part in small or not part[0].isalpha() for part in parts)
