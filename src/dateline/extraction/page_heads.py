"""Read what a page says of itself outside its article: title, outlet, byline, language, address and days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dateline.extraction.lines import Line, fold
from dateline.extraction.linked_data import read_linked_data
from dateline.extraction.shapes import byline_names
from dateline.extraction.stamps import Stamp, StampKind, read_stamps, settle_order
from dateline.text.calendar import StatedDate, parse_stated_date

__all__ = ["FoundDate", "PageHead", "read_page_head"]

MOST_ELEMENTS = 20_000
LONGEST_TITLE = 400
MOST_PARTS = 60  # elements within one that can be a date line
META_DATES = (
    "article:published_time", "og:published_time", "og:article:published_time", "article:published", "article.published",
    "datepublished", "parsely-pub-date", "sailthru.date", "publish-date", "publish_date", "publishdate", "publication_date",
    "publicationdate", "pubdate", "article_date_original", "originalpublicationdate", "cxenseparse:recs:publishtime", "cxenseparse:publishtime",
    "citation_publication_date", "bt:pubdate", "rnews:datepublished", "dcterms.issued", "dc.date.issued", "dcterms.date", "dc.date", "dcterms.created",
    "dc.date.created", "dc.created", "dcterms.available", "release_date", "date_published", "published_date", "published_time", "published-date", "shareaholic:article_published_time", "vr:published_time",
    "article:create_time", "article_date", "displaydate", "timestamp", "created", "datecreated", "date.created", "date", "last_published",
)  # fmt: skip
META_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "sailthru.title", "parsely-title")
META_SITES = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher", "article:publisher")
META_AUTHORS = (
    "author",
    "article:author",
    "byl",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "citation_author",
)
NOT_PEOPLE = frozenset(
    (
        "admin",
        "administrator",
        "editor",
        "staff",
        "webmaster",
        "author",
        "guest",
        "user",
        "root",
        "unknown",
        "none",
        "n/a",
    )
)
DATE_CLASS = re.compile(
    r"(?i)date|time|publish|posted|byline|meta|dateline|article-info|story-info|created|timestamp|author"
)
OTHER_CLASS = re.compile(
    r"(?i)update|modif|comment|related|recommend|sidebar|footer|most-|popular|latest|teaser|promo|card|widget|archive|calendar|event|nav|menu"
)
SUFFIX = re.compile(r"\s{1,3}[|–—·»:•-]\s{1,3}")
APART = frozenset(("nav", "aside", "footer", "form"))
NO_LINES = frozenset(("script", "style", "title", "option", "html", "body", "head", "meta", "link", "img", "noscript"))


@dataclass(frozen=True, slots=True)
class FoundDate:
    """
    A day that the page names as its own.

    Args:
        way: How it was found: "JSON-LD datePublished", "meta article:published_time", "time element", "labelled date line".
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


@dataclass(frozen=True, slots=True)
class PageHead:
    """What a page says of itself; empty strings where it says nothing, and ``because`` by field."""

    title: tuple[str, str] = ("", "")
    outlet: tuple[str, str] = ("", "")
    byline: tuple[str, str] = ("", "")
    language: tuple[str, str] = ("", "")
    url: tuple[str, str] = ("", "")
    dates: tuple[FoundDate, ...] = ()


def read_page_head(tree: Any) -> PageHead:
    """
    Read a page's own statements about itself.

    Args:
        tree: The parsed page (``lxml.html``).

    Returns:
        Each as (value, because); dates in the order in which they are trusted.
    """
    metas = read_metas(tree)
    blocks = [words_in(script) for script in tree.iter("script") if "ld+json" in (script.get("type") or "").lower()]
    article = read_linked_data(blocks)
    outlet = first_of(metas, META_SITES, "meta") or (
        (article.publisher, "JSON-LD publisher") if article.publisher else None
    )
    title = read_title(tree, metas, article.headline)
    if outlet is None:
        outlet = outlet_in_title(tree, title[0])
    byline = read_byline(tree, metas, article.authors, outlet[0] if outlet else "")
    dates = [found for found in (of_words("JSON-LD datePublished", article.published),) if found]
    dates += meta_dates(metas) + item_dates(tree) + time_elements(tree)
    dates = dates or date_lines(tree)  # the slowest way, and the least trusted: only where no metadata names a day
    return PageHead(
        title,
        outlet or ("", ""),
        byline,
        read_language(tree, metas, article.language),
        read_url(tree, metas),
        tuple(dates),
    )


def words_in(element: Any) -> str:
    """An element's words."""
    return "".join(element.itertext())


def plain_words(element: Any, longest: int = 400) -> str:
    """An element's words with single blanks; empty when they are many."""
    words = " ".join(words_in(element).split())
    return words if len(words) <= longest else ""


def read_metas(tree: Any) -> dict[str, str]:
    """The page's meta tags: the first content of each name, names in small letters."""
    metas: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = " ".join((element.get("content") or element.get("value") or "").split())
        for key in ("property", "name", "itemprop", "http-equiv"):
            name = (element.get(key) or "").strip().lower()
            if name and content:
                metas.setdefault(name, content)
    return metas


def first_of(metas: dict[str, str], wanted: tuple[str, ...], kind: str) -> tuple[str, str] | None:
    """The first meta tag of a list that is no address, with its name."""
    for name in wanted:
        value = metas.get(name, "")
        if value and not value.startswith(("http", "//", "@")) and len(value) <= LONGEST_TITLE:
            return value, f"{kind} {name}"
    return None


def read_title(tree: Any, metas: dict[str, str], linked: str) -> tuple[str, str]:
    """The headline as readers see it where the page's own title confirms it, else the page's title."""
    stated = [(linked, "JSON-LD headline")] if linked else []
    stated += [found for found in (first_of(metas, META_TITLES, "meta"),) if found]
    page = next((words for element in tree.iter("title") if (words := plain_words(element, LONGEST_TITLE))), "")
    if page:
        stated.append((page, "title element"))
    heads = [words for element in tree.iter("h1") if (words := plain_words(element, LONGEST_TITLE))]
    for head in heads[:10]:
        if any(alike(head, title) for title, _ in stated):
            return head, "h1 element, and the page's title says the same"
    if not stated:
        return (heads[0], "h1 element") if heads else ("", "")
    title, because = stated[0]
    return (
        SUFFIX.split(title)[0] if because == "title element" and len(SUFFIX.split(title)[0]) > 15 else title
    ), because


def letters(words: str) -> str:
    """Letters and figures in small letters."""
    return "".join(char for char in words.lower() if char.isalnum())


def alike(head: str, title: str) -> bool:
    """Whether one of two titles holds the other, or most of its words."""
    one, two = letters(head), letters(title)
    if len(one) < 6 or not two:
        return False
    if one in two or (two in one and len(two) > 15):
        return True
    words, others = set(fold(head).lower().split()), set(fold(title).lower().split())
    return len(words & others) >= 0.6 * len(words)


def outlet_in_title(tree: Any, title: str) -> tuple[str, str] | None:
    """The name after the headline in the title element: "Mission chief breaks silence | Teshkara Monitor"."""
    page = next((words for element in tree.iter("title") if (words := plain_words(element, LONGEST_TITLE))), "")
    parts = SUFFIX.split(page)
    if len(parts) < 2 or not title:
        return None
    name = parts[-1].strip()
    if (
        letters(parts[0])
        and (letters(parts[0]) in letters(title) or letters(title) in letters(page))
        and len(name) <= 50
        and letters(name) not in letters(title)
    ):
        return name, "the title element, after the headline"
    return None


def read_byline(tree: Any, metas: dict[str, str], linked: tuple[str, ...], outlet: str) -> tuple[str, str]:
    """The people named as authors; an outlet named as its own author is nobody."""
    people = [name for name in linked if is_person(name, outlet)]
    if people:
        return ", ".join(dict.fromkeys(people)), "JSON-LD author"
    found = first_of(metas, META_AUTHORS, "meta")
    if found and is_person(cleaned_byline(found[0]), outlet):
        return cleaned_byline(found[0]), found[1]
    for element in elements(tree):
        marked = f"{element.get('class') or ''} {element.get('rel') or ''} {element.get('itemprop') or ''}".lower()
        if "byline" not in marked and "author" not in marked:
            continue
        words = plain_words(element, 120)
        names = byline_names(fold(words)) if words else None
        name = cleaned_byline(words[slice(*names)]) if names else ""
        if name and is_person(name, outlet):
            return name, "the byline element"
    return "", ""


def cleaned_byline(words: str) -> str:
    """Names without "By" and without what stands after a bar."""
    words = re.split(r"\s[|•·]\s", words)[0].strip()
    return re.sub(r"(?i)^(?:by|written by|author)\s*:?\s+", "", words).strip(" ,;|")


def is_person(name: str, outlet: str) -> bool:
    """Whether an author's name can be a person's."""
    if not name or len(name) > 120 or name.lower() in NOT_PEOPLE or letters(name) == letters(outlet):
        return False
    return "@" not in name and not name.startswith(("http", "www", "/")) and any(char.isalpha() for char in name)


def read_language(tree: Any, metas: dict[str, str], linked: str) -> tuple[str, str]:
    """The language that the page declares, as ISO 639-1."""
    root = tree.getroottree().getroot()
    for value, because in (
        (root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "", "the html element's lang"),
        (linked, "JSON-LD inLanguage"),
        (metas.get("og:locale", ""), "meta og:locale"),
        (metas.get("content-language", "") or metas.get("language", ""), "meta content-language"),
    ):
        code = re.match(r"[a-z]{2}(?![a-z])", value.strip().lower())
        if code:
            return code[0], because
    return "", ""


def read_url(tree: Any, metas: dict[str, str]) -> tuple[str, str]:
    """The page's own address."""
    for element in tree.iter("link"):
        href = (element.get("href") or "").strip()
        if "canonical" in (element.get("rel") or "").lower().split() and href.startswith(("http://", "https://")):
            return href, "link rel=canonical"
    found = metas.get("og:url", "")
    return (found, "meta og:url") if found.startswith(("http://", "https://")) else ("", "")


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
    return [found for name in META_DATES if name in metas and (found := of_words(f"meta {name}", metas[name]))]


def item_dates(tree: Any) -> list[FoundDate]:
    """The days marked with microdata or RDFa as the publication's."""
    found: list[FoundDate] = []
    for element in elements(tree):
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


def date_lines(tree: Any) -> list[FoundDate]:
    """The days in lines that readers see: a label and a date, or a date in an element named for one."""
    stamps: list[tuple[bool, Stamp, str]] = []
    for element in elements(tree):
        words = short_words(element) if element.tag not in NO_LINES and len(element) <= 12 else ""
        found = read_stamps(Line(0, len(words), fold(words), True)) if words else None
        if not found or set_apart(element):
            continue
        marked = f"{element.get('class') or ''} {element.get('id') or ''}"
        named = bool(DATE_CLASS.search(marked)) and not OTHER_CLASS.search(marked)
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
