"""Sort the elements of a page by what their class names say they hold: bylines, captions, words beside pictures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from lxml.etree import XPath

from dateline.extraction.page_elements import pieces_of
from dateline.extraction.words import one_of, page_tags

__all__ = ["PageMarks", "read_marks"]


BYLINE, CAPTION, PICTURE_TEXT = 1, 2, 4
"""What a class name says; words beside a picture are a caption where one is near."""

AUTHORS = XPath("//*[@data-testid or @itemprop='author' or @rel]")
CLASSES = XPath("//@class", smart_strings=False)
NAMED = XPath("//*[contains($wanted, concat($edge, @class, $edge))] | //figcaption")
EDGE = "\ue000"  # a character for private use, which parts class attributes from each other


@dataclass(frozen=True, slots=True)
class PageMarks:
    """
    The elements of a page that are marked, each kind in document order.

    Args:
        bylines: Those named as byline, then those that rel or itemprop call author.
        captions: Those named as caption, and each figcaption.
        pictured: Those named as words beside a picture.
    """

    bylines: tuple[Any, ...]
    captions: tuple[Any, ...]
    pictured: tuple[Any, ...]


def read_marks(tree: Any) -> PageMarks:
    """
    Sort a page's elements by their marks, in one pass.

    Example:
        >>> import lxml.html
        >>> page = lxml.html.fromstring('<div><p class="post__author">Ida Holm</p><p class="text">...</p></div>')
        >>> [element.text for element in read_marks(page).bylines]
        ['Ida Holm']
    """
    authors: Any = AUTHORS(tree)
    bylines = [element for element in authors if says_author(element)]
    named = len(bylines)
    captions: list[Any] = []
    pictured: list[Any] = []
    for element in named_elements(tree):
        names = element.get("class")
        mark = mark_of(names) if names else 0
        if element.tag == "figcaption":
            mark = CAPTION
        if mark:
            for kind, found in ((BYLINE, bylines), (CAPTION, captions), (PICTURE_TEXT, pictured)):
                if mark & kind:
                    found.append(element)
    return PageMarks((*bylines[named:], *bylines[:named]), tuple(captions), tuple(pictured))


def named_elements(tree: Any) -> Any:
    """The elements whose class says something, and each figcaption: few of many, so the others are never touched."""
    classes: Any = CLASSES(tree)
    telling_ones = sorted(names for names in set(classes) if mark_of(names))
    return NAMED(tree, wanted=EDGE.join(("", *telling_ones, "")) if telling_ones else "", edge=EDGE)


def says_author(element: Any) -> bool:
    """Whether an attribute other than the class says that an element holds a byline."""
    if element.tag in ("link", "meta"):
        return False
    test = element.get("data-testid")
    if test and mark_of(test) & BYLINE:
        return True
    return element.get("itemprop") == "author" or "author" in (element.get("rel") or "").split()


@lru_cache(maxsize=8_192)  # the pages of an outlet share their class names
def mark_of(names: str) -> int:
    """What a class attribute says."""
    if not telling().search(names.lower()):
        return 0
    pieces = pieces_of(names)
    mark = 0
    if not pieces.isdisjoint(page_tags("byline_classes")) and pieces.isdisjoint(page_tags("not_byline_classes")):
        mark |= BYLINE
    if not pieces.isdisjoint(page_tags("not_caption_classes")):
        return mark
    if not pieces.isdisjoint(page_tags("caption_classes")):
        return mark | CAPTION
    if not pieces.isdisjoint(page_tags("picture_classes")) and not pieces.isdisjoint(page_tags("text_classes")):
        return mark | PICTURE_TEXT
    return mark


@cache
def telling() -> re.Pattern[str]:
    """A look for the words without which a class says nothing: most say nothing, and the look costs little."""
    lists = ("byline_classes", "caption_classes", "picture_classes")
    return re.compile(one_of(frozenset(piece for name in lists for piece in page_tags(name))))
