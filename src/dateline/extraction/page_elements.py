"""Read an element of a page as lines, and the pieces of the names that it carries for styling."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

__all__ = ["following", "lines_of", "pieces_of", "set_aside"]

BREAKING = frozenset(
    "address article aside blockquote br dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header "
    "hr li main nav ol p pre section table tbody td tfoot th thead tr ul".split()
)
UNREAD = frozenset("script style noscript template svg button select iframe".split())
APART = frozenset(("nav", "aside", "footer", "form"))
ELSEWHERE = frozenset(
    "related comment comments sidebar recommended recommendations recommend footer teaser teasers widget popular "
    "newsletter menu navbar nav breadcrumb".split()
)
PIECE = re.compile(r"[A-ZÀ-Þ]?[a-zà-ÿ]+|[A-Z]+(?![a-z])|\d+")
HIGHEST = 40  # elements looked up through
NEAR = 6  # of them, those whose names are read: a page's outermost elements carry names of everything


@lru_cache(maxsize=4_096)
def pieces_of(names: str) -> frozenset[str]:
    """
    The words in an element's class, small.

    Example:
        >>> sorted(pieces_of("c-article__image-text imageCaption"))
        ['article', 'c', 'caption', 'image', 'imagecaption', 'text']
    """
    pieces = {piece.lower() for piece in PIECE.findall(names)}
    return frozenset(pieces | {"".join(PIECE.findall(part)).lower() for part in re.split(r"[\s_-]+", names) if part})


def lines_of(element: Any, longest: int = 600) -> list[str]:
    """
    An element's words, a line for each block in it, single-blanked; empty when they are many.

    Args:
        element: An element of a page.
        longest: Characters beyond which it is not read.
    """
    parts: list[str] = []
    length = 0
    for item in walked(element):
        parts.append(item)
        length += len(item)
        if length > 2 * longest:
            return []
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    found = [line for line in lines if line]
    return found if sum(map(len, found)) <= longest else []


def walked(element: Any) -> Iterator[str]:
    """The texts in an element in order; a line break where a block begins or ends, a blank for one in the source."""
    waiting: list[Any] = [element]
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            yield item
            continue
        if item is not element and item.tail:
            waiting.append(item.tail.replace("\n", " "))
        if not isinstance(item.tag, str) or item.tag in UNREAD:
            continue
        if item.tag in BREAKING and item is not element:
            waiting.append("\n")
            yield "\n"
        waiting.extend(reversed(item))
        if item.text:
            yield item.text.replace("\n", " ")


def set_aside(element: Any) -> bool:
    """Whether an element stands in a menu, a margin, a footer, or among teasers of other pages."""
    for number, above in enumerate(element.iterancestors()):
        if above.tag in APART:
            return True
        if above.tag in ("article", "main", "body", "html"):
            return False
        if number < NEAR and not ELSEWHERE.isdisjoint(pieces_of(f"{above.get('class') or ''} {above.get('id') or ''}")):
            return True
        if number > HIGHEST:
            break
    return False


def following(element: Any, most: int) -> Iterator[Any]:
    """The elements that begin after an element ends, in order, up to a number."""
    number = 0
    at: Any = element
    while at is not None:
        for sibling in at.itersiblings():
            for found in sibling.iter():
                if isinstance(found.tag, str):
                    yield found
                    number += 1
                    if number >= most:
                        return
        at = at.getparent()
