"""Find the days that a page names as its own: in its metadata, its time elements, its date lines."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml.etree import XPath

from dateline.extraction.lines import Line, fold
from dateline.extraction.page_people import people_in
from dateline.extraction.stamps import Stamp, StampKind, read_stamps, settle_order
from dateline.extraction.words import page_tags
from dateline.model import Span
from dateline.text.calendar import StatedDate, find_stated_dates, parse_stated_date

__all__ = ["FoundDate", "elements", "find_page_dates", "plain_words", "words_in"]

DATA_NAMES = ("data-date-time", "data-datetime", "data-published", "data-publish-date", "data-pubdate")
DATA_DATES = XPath("//*[{}]".format(" or ".join(f"@{name}" for name in DATA_NAMES)))
EARLIEST = 1995  # the year of the first news pages
MOST_ELEMENTS = 20_000
MOST_PARTS = 60  # elements within one that can be a date line
DATE_CLASS = re.compile(
    r"(?i)date|time|publish|posted|byline|meta|dateline|article-info|story-info|created|timestamp|author"
)
OTHER_CLASS = re.compile(
    r"(?i)update|modif|comment|related|recommend|sidebar|footer|most-|popular|latest|teaser|promo|card|widget|archive|calendar|event|nav|menu"
)
SUBMITTED = re.compile(r"(?i)\bsubmitted\b|\bpost-?meta\b|\bposted-on\b")
LONGEST_SIGNED = 90  # characters of a date line that names its writer
APART = frozenset(("nav", "aside", "footer", "form"))
NO_LINES = frozenset(("script", "style", "title", "option", "html", "body", "head", "meta", "link", "img", "noscript"))


@dataclass(frozen=True, slots=True)
class FoundDate:
    """
    A day that the page names as its own.

    Args:
        way: How it was found: "JSON-LD datePublished", "meta article:published_time", "labelled date line".
        words: The words as printed.
        date: The date.
        metadata: True for ways that are meant for programs, False for lines meant for readers.
        sure: False for a date that stands alone in the page, where nothing says that it is the page's own.
    """

    way: str
    words: str
    date: StatedDate
    metadata: bool
    sure: bool = True


def find_page_dates(tree: Any, metas: dict[str, str], linked: str) -> tuple[FoundDate, ...]:
    """
    Find the days that a page names as its own, in the order in which they are trusted.

    Args:
        tree: The parsed page.
        metas: Its meta tags, names in small letters.
        linked: The day that JSON-LD names, or "".

    Returns:
        JSON-LD and meta tags; where they name no day (or a placeholder such as 1970), microdata, then the time element,
        then an element's data for programs, then the lines that readers see.
    """
    first = of_words("JSON-LD datePublished", linked)
    dates = [*([first] if first else []), *meta_dates(metas)]
    for way in (item_dates, time_elements, data_dates, date_lines):  # the slower, the less trusted
        if any(found.date.year and found.date.year >= EARLIEST for found in dates):
            break
        dates.extend(way(tree))
    return tuple(dates)


def of_words(way: str, words: str, *, metadata: bool = True) -> FoundDate | None:
    """A found date from its words; None when they hold no day."""
    date = parse_stated_date(words) if words else None
    if date is None and (match := re.match(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:T?\d{2,6})?Z?$", words)):
        date = parse_stated_date(f"{match[1]}-{match[2]}-{match[3]}")
    if date is None or date.year is None or (date.day is None and date.numbers is None):
        return None
    return FoundDate(way, words[:80], date, metadata)


def meta_dates(metas: dict[str, str]) -> list[FoundDate]:
    """The days in meta tags, in the order of the list."""
    return [found for name in page_tags("dates") if name in metas and (found := of_words(f"meta {name}", metas[name]))]


def item_dates(tree: Any) -> list[FoundDate]:
    """The days marked with microdata or RDFa as the publication's."""
    found: list[FoundDate] = []
    for element in tree.xpath("//*[@itemprop or @property]"):
        marked = f"{element.get('itemprop') or ''} {element.get('property') or ''}".lower()
        if "datepublished" not in marked or set_apart(element):
            continue
        words = element.get("content") or element.get("datetime") or plain_words(element, 120)
        if date := of_words("itemprop datePublished", words):
            found.append(date)
    return found[:3]


def time_elements(tree: Any) -> list[FoundDate]:
    """The days of time elements: one marked as publication, else the first in the article, else the first."""
    ranked: list[tuple[int, int, FoundDate]] = []
    for number, element in enumerate(tree.iter("time")):
        if number > 200:
            break
        words = element.get("datetime") or plain_words(element, 120)
        date = of_words("time element", words)
        if date is None:
            continue
        marked = f"{element.get('class') or ''} {element.get('itemprop') or ''} {element.get('pubdate') or ''}"
        if element.get("pubdate") is not None or re.search(r"(?i)publish|entry-date|posted", marked):
            rank = 0
        elif OTHER_CLASS.search(marked) or set_apart(element):
            rank = 3
        else:
            rank = 1 if within(element, ("article", "main", "header")) else 2
        ranked.append((rank, number, date))
    ranked.sort(key=lambda entry: entry[:2])
    return [date for rank, _, date in ranked[:1] if rank < 3]


def data_dates(tree: Any) -> list[FoundDate]:
    """The day in an attribute for programs of an element that is named for one, ``data-date-time="2023-11-02"``."""
    found: Any = DATA_DATES(tree)
    for element in found:
        marked = f"{element.get('class') or ''} {element.get('id') or ''}"
        if not DATE_CLASS.search(marked) or OTHER_CLASS.search(marked) or set_apart(element):
            continue
        for name in DATA_NAMES:
            if date := of_words(f"attribute {name}", element.get(name) or ""):
                return [date]
    return []


def date_lines(tree: Any) -> list[FoundDate]:
    """The days in lines that readers see: a label and a date, or a date in an element named for one."""
    stamps: list[tuple[bool, Stamp, str]] = []
    for element in elements(tree):
        words = short_words(element) if element.tag not in NO_LINES and len(element) <= 12 else ""
        if not words:
            continue
        marked = f"{element.get('class') or ''} {element.get('id') or ''}"
        named = bool(DATE_CLASS.search(marked)) and not OTHER_CLASS.search(marked)
        found = read_stamps(Line(fold(words))) or signed_stamps(words, said=SUBMITTED.search(marked) is not None)
        if not found or set_apart(element):
            continue
        stamps.extend((named, stamp, words) for stamp in found)
        if len(stamps) > 40:
            break
    settled = settle_order(tuple(stamp for _, stamp, _ in stamps))
    labelled: list[FoundDate] = []
    bare: list[FoundDate] = []
    alone: list[FoundDate] = []
    for (named, stamp, words), final in zip(stamps, settled, strict=True):
        if final.date.year is None or (final.date.day is None and final.date.numbers is None):
            continue
        if stamp.kind is StampKind.PUBLISHED:
            labelled.append(FoundDate("labelled date line", words, final.date, metadata=False))
        elif stamp.kind is StampKind.BARE and named:
            bare.append(FoundDate("date line", words, final.date, metadata=False))
        elif stamp.kind is StampKind.BARE:
            alone.append(FoundDate("date alone on a line", words, final.date, metadata=False, sure=False))
    return labelled[:1] + bare[:1] + alone


def signed_stamps(words: str, *, said: bool) -> tuple[Stamp, ...]:
    """
    A date with the writer's name beside it: "1. Februar 2022, Daniel Dillenburg", "Gespeichert von r am 24. Juli 2017".

    Args:
        words: A short line.
        said: True where the page calls it the line of who submitted the text and when.
    """
    plain = fold(words)
    dates = list(itertools.islice(find_stated_dates(plain), 2))
    if len(dates) != 1 or dates[0].year is None or len(words) > LONGEST_SIGNED:
        return ()
    date = dates[0]
    signed = date.start == 0 and people_in(words[date.end :].strip(" ,|•·–—-/"))
    if not said and not signed:
        return ()
    return (Stamp(StampKind.BARE, Span(date.start, date.end), date),)


def short_words(element: Any) -> str:
    """The words of an element that can be a date line; empty when they are many or have no figure."""
    words, length = [], 0
    for number, node in enumerate(element.iter()):
        part = (node.text or "") if isinstance(node.tag, str) else ""
        part += (node.tail or "") if node is not element else ""
        length += len(part)
        if length > 400 or number > MOST_PARTS:
            return ""
        words.append(part)
    line = " ".join("".join(words).split())
    return line if len(line) <= 170 and any(char.isdigit() for char in line) else ""


def elements(tree: Any) -> Iterator[Any]:
    """The page's elements in order, up to a bound."""
    for number, element in enumerate(tree.iter()):
        if number >= MOST_ELEMENTS:
            return
        if isinstance(element.tag, str):
            yield element


def set_apart(element: Any) -> bool:
    """Whether an element stands in a menu, a margin, a footer or another page's teaser."""
    for number, above in enumerate(element.iterancestors()):
        if above.tag in APART:
            return True
        marked = f"{above.get('class') or ''} {above.get('id') or ''}"
        if (
            number < 6
            and above.tag not in ("body", "html", "main", "article")
            and re.search(r"(?i)\brelated|\bcomment|\bsidebar|most-read|most-popular|recommend|\bfooter", marked)
        ):
            return True
        if number > 40:
            break
    return False


def within(element: Any, tags: tuple[str, ...]) -> bool:
    """Whether an element stands in one of the tags."""
    return any(above.tag in tags for above, _ in zip(element.iterancestors(), range(40), strict=False))


def plain_words(element: Any, longest: int = 400) -> str:
    """An element's words with single blanks; empty when they are many."""
    words = " ".join(words_in(element).split())
    return words if len(words) <= longest else ""


def words_in(element: Any) -> str:
    """An element's words."""
    return "".join(element.itertext())
