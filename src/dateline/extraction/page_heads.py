"""Read what a page says of itself outside its article: title, outlet, byline, language, address and days."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from dateline.extraction.credits import byline_names
from dateline.extraction.lines import fold
from dateline.extraction.linked_data import read_linked_data
from dateline.extraction.names import is_desk
from dateline.extraction.page_stamps import FoundDate, elements, find_page_dates, plain_words, words_in
from dateline.extraction.words import page_tags

__all__ = ["PageHead", "read_page_head"]

LONGEST_TITLE = 400
SUFFIX = re.compile(r"\s{1,3}[|–—·»:•-]\s{1,3}")


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
    outlet = first_of(metas, page_tags("sites"), "meta") or (
        (article.publisher, "JSON-LD publisher") if article.publisher else None
    )
    title = read_title(tree, metas, article.headline)
    if outlet is None:
        outlet = outlet_in_title(tree, title[0])
    byline = read_byline(tree, metas, article.authors, outlet[0] if outlet else "")
    dates = find_page_dates(tree, metas, article.published)
    return PageHead(
        title,
        outlet or ("", ""),
        byline,
        read_language(tree, metas, article.language),
        read_url(tree, metas),
        dates,
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
    stated += [found for found in (first_of(metas, page_tags("titles"), "meta"),) if found]
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
    found = first_of(metas, page_tags("authors"), "meta")
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
    if (
        not name
        or len(name) > 120
        or name.lower() in page_tags("not_people")
        or is_desk(name)
        or (outlet and letters(outlet) in letters(name))
    ):
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
