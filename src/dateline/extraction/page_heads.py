"""Read what a page says of itself outside its article: title, outlet, byline, language, address and days."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from dateline.extraction.linked_data import read_linked_data
from dateline.extraction.page_bylines import read_byline, signers
from dateline.extraction.page_marks import PageMarks
from dateline.extraction.page_stamps import FoundDate, find_page_dates, words_in
from dateline.extraction.page_titles import first_meta, outlet_in_title, read_title
from dateline.extraction.words import page_tags

__all__ = ["PageHead", "read_page_head"]


@dataclass(frozen=True, slots=True)
class PageHead:
    """What a page says of itself; empty strings where it says nothing, and ``because`` by field."""

    title: tuple[str, str] = ("", "")
    outlet: tuple[str, str] = ("", "")
    byline: tuple[str, str] = ("", "")
    language: tuple[str, str] = ("", "")
    url: tuple[str, str] = ("", "")
    dates: tuple[FoundDate, ...] = ()
    signers: frozenset[str] = frozenset()


def read_page_head(tree: Any, marks: PageMarks) -> PageHead:
    """
    Read a page's own statements about itself.

    Args:
        tree: The parsed page (``lxml.html``).
        marks: What its class names say.

    Returns:
        Each as (value, because); dates in the order in which they are trusted.
    """
    metas = read_metas(tree)
    blocks = [words_in(script) for script in tree.iter("script") if "ld+json" in (script.get("type") or "").lower()]
    article = read_linked_data(blocks)
    outlet = first_meta(metas, page_tags("sites"), "meta") or (
        (article.publisher, "JSON-LD publisher") if article.publisher else None
    )
    title = read_title(tree, metas, article.headline, outlet[0] if outlet else "")
    if outlet is None:
        outlet = outlet_in_title(tree, title.words)
    byline = read_byline(marks.bylines, metas, article.authors, outlet[0] if outlet else "", title.element)
    dates = find_page_dates(tree, metas, article.published)
    return PageHead(
        (title.words, title.because),
        outlet or ("", ""),
        byline,
        read_language(tree, metas, article.language),
        read_url(tree, metas),
        dates,
        frozenset() if byline[0] else signers(marks.bylines),
    )


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
