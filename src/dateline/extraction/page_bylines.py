"""Find the people whom a page names as its writers: in JSON-LD, meta tags, elements marked as byline, and lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from dateline.extraction.page_elements import following, lines_of, set_aside
from dateline.extraction.page_people import after_lead, people_in
from dateline.extraction.words import page_tags

__all__ = ["read_byline", "signers"]

LONGEST = 260  # characters of an element that can be a byline
BELOW_TITLE = 70  # elements below the headline among which an unmarked byline is looked for
PARAGRAPH = 120  # characters of a paragraph: the text has begun
LONGEST_SIGN = 6  # letters of an agency's short name
LISTS = ("ul", "ol")
LABELS = re.compile(r"twitter:label(\d)")


def read_byline(
    marked: Iterable[Any], metas: dict[str, str], linked: tuple[str, ...], outlet: str, title: Any
) -> tuple[str, str]:
    """
    The people named as authors; an outlet, agency or desk named as author is nobody.

    Args:
        marked: The elements that the page marks as its byline.
        metas: Its meta tags.
        linked: The people whom JSON-LD names.
        outlet: The page's outlet, or "".
        title: The element of its headline, or None.

    Returns:
        The names as (value, because); empty when the page names nobody in person.
    """
    people = [name for each in linked if (name := people_in(after_lead(each) or each, outlet, marked=True))]
    if people:
        return ", ".join(dict.fromkeys(people)), "JSON-LD author"
    for name, value in meta_authors(metas):
        words = after_lead(value) or value
        if found := people_in(words, outlet, marked=True):
            return found, f"meta {name}"
    if found := first_named((each for each in marked if not set_aside(each)), outlet, marked=True):
        return found, "the byline element"
    if title is not None and (found := first_named(below(title), outlet, marked=False)):
        return found, "the byline under the headline"
    return "", ""


def signers(marked: Iterable[Any]) -> frozenset[str]:
    """The short names in capitals in the place of a byline: agencies, known or not."""
    lines = (line for element in marked for line in lines_of(element, LONGEST)[:2])
    names = (after_lead(line) or line for line in lines)
    return frozenset(name for name in names if name.isupper() and name.isalpha() and len(name) <= LONGEST_SIGN)


def meta_authors(metas: dict[str, str]) -> Iterator[tuple[str, str]]:
    """What the page's meta tags name as authors, in the order in which they are trusted."""
    for name in page_tags("authors"):
        if value := metas.get(name, ""):
            yield name, value
    for name, value in metas.items():
        if (label := LABELS.fullmatch(name)) and after_lead(f"{value}: A"):
            yield f"twitter:data{label[1]}", metas.get(f"twitter:data{label[1]}", "")


def first_named(candidates: Iterable[Any], outlet: str, *, marked: bool) -> str:
    """The people of the first element that names any, with those of its like beside it."""
    found: list[str] = []
    like: tuple[Any, ...] = ()
    for element in candidates:
        if found and likeness(element) != like:
            continue
        names = list(names_in(element, outlet, marked=marked))
        if names and not found:
            like = likeness(element)
            if not marked:
                return names[0]
        found.extend(names if element.tag in LISTS else names[:1])
    return ", ".join(dict.fromkeys(found))


def likeness(element: Any) -> tuple[Any, ...]:
    """What two elements that stand for one kind of thing side by side have in common."""
    parent = element.getparent()
    above = parent if parent is None or parent.tag not in ("li", "span") else parent.getparent()
    return element.tag, element.get("class"), element.get("rel"), above


def names_in(element: Any, outlet: str, *, marked: bool) -> Iterator[str]:
    """The people named in an element, line by line."""
    lines = lines_of(element, LONGEST)
    for at, line in enumerate(lines):
        words = after_lead(line)
        if words is None and after_lead(f"{line} A") == "A":
            words = joined(lines[at + 1 :])  # "By" has a line of its own
        if (words is not None or marked) and (found := people_in(words or line, outlet)):
            yield found


def joined(lines: list[str]) -> str:
    """The first of some lines, with those that a comma or an "and" on a line of its own joins to it."""
    words = lines[0] if lines else ""
    for joint, line in zip(lines[1::2], lines[2::2], strict=False):
        if people_in(f"Ada Byron {joint} Ada Byron".replace(" ,", ",")) == "Ada Byron":
            break
        words = f"{words} {joint} {line}".replace(" ,", ",")
    return words


def below(title: Any) -> Iterator[Any]:
    """The elements between the headline and the text."""
    for element in following(title, BELOW_TITLE):
        lines = lines_of(element, LONGEST)
        if not lines:
            if element.tag == "p" and len("".join(element.itertext())) > PARAGRAPH:
                return
            continue
        if element.tag == "p" and len(lines[0]) > PARAGRAPH and after_lead(lines[0]) is None:
            return
        yield element
