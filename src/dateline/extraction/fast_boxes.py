"""Find the box of a page that holds its article: the one whose paragraphs read most like text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

__all__ = ["article_lines"]

SHORTEST = 25  # characters of a paragraph that counts
FULL = 300  # characters beyond which a paragraph says no more
UNENDED = 0.3  # what a paragraph counts that ends as no sentence does: a caption, a link, a list
ABOVE = (1.0, 0.5, 0.25)  # what a paragraph counts in the box around it, in that one's, and in the next
NEAR = 6  # boxes up, of which the names are read: a page's outermost elements carry names of everything
WIDER = 3  # boxes up, in which the article may go on
LEAST = 2  # paragraphs of a box that continues the article
APART = frozenset("aside nav footer figure form button".split())
APART_NAMES = re.compile(
    "related|newsletter|share|caption|comment|promo|sidebar|footer|cookie|recommend|teaser|popular|breadcrumb|sponsor|"
    "disqus|subscri|social"
)
ENDS = frozenset(".!?…:;。！？؟۔।\"'”’»)]」』")


@dataclass(slots=True, eq=False)
class Box:
    """
    An element with paragraphs in it, at whatever depth.

    Args:
        node: The element.
        up: The box around it; None where no names are read any more.
        kind: Its class name.
        apart: Whether it, or a box around it, is named as no part of an article.
        gain: How much its paragraphs read like text.
        own: How many of them stand in it directly.
    """

    node: Any
    up: Box | None
    kind: str
    apart: bool
    gain: float = 0.0
    own: int = 0

    def around(self) -> Iterator[Box]:
        """The box and those around it."""
        box: Box | None = self
        while box is not None:
            yield box
            box = box.up


def article_lines(root: Any) -> list[str]:
    """
    The paragraphs, list items and quotations of the box that holds a page's article.

    Args:
        root: The ``body`` of a page, parsed by resiliparse.

    Returns:
        Each on one line, in order; empty where no paragraph reads as text.

    Example:
        >>> from resiliparse.parse.html import HTMLTree
        >>> words = "The council voted on Tuesday to close the ferry."
        >>> page = f"<div><p>{words}</p><ul><li>It stays so until spring.</ul></div><div class=share><p>{words}</div>"
        >>> article_lines(HTMLTree.parse(page).body)
        ['The council voted on Tuesday to close the ferry.', 'It stays so until spring.']
    """
    boxes: dict[Any, Box] = {root: Box(root, None, "", apart=False)}
    words_of: dict[Any, str] = {}
    for node in root.get_elements_by_tag_name("p")[:]:  # cut, since each step in a list of the library begins anew
        words = node.text
        if len(words) >= SHORTEST:
            words = " ".join(words.split())
            weigh(words, box_of(node.parent, boxes))
        words_of[node] = words
    best = max(boxes.values(), key=lambda box: box.gain)
    if not best.gain:
        return []
    best = with_more(best, [box for box in boxes.values() if box.own])
    return [words for node, words in blocks_of(best.node, words_of) if words and not box_of(node.parent, boxes).apart]


def box_of(node: Any, boxes: dict[Any, Box]) -> Box:
    """An element as a box; those around it are made as well, as far as their names are read."""
    up = boxes.get(node)
    if up is not None:
        return up
    chain: list[Any] = []
    while (up := boxes.get(node)) is None and node is not None and len(chain) < NEAR:
        chain.append(node)
        node = node.parent
    for inner in reversed(chain):
        kind = inner.class_name
        apart = (up is not None and up.apart) or inner.tag in APART or is_apart(kind) or is_apart(inner.id)
        up = boxes[inner] = Box(inner, up, kind, apart)
    assert up is not None
    return up


@lru_cache(maxsize=10_000)
def is_apart(name: str) -> bool:
    """Whether a class name or an id is one of what stands beside an article."""
    return bool(name) and APART_NAMES.search(name.lower()) is not None


def weigh(words: str, box: Box) -> None:
    """Count a paragraph in the boxes around it."""
    if box.apart or len(words) < SHORTEST:
        return
    box.own += 1
    gain = (1 + min(len(words), FULL) / 100) * (1.0 if words[-1] in ENDS else UNENDED)
    above: Box | None = box
    for share in ABOVE:
        if above is None or not (above.up or above.kind):  # the page as a whole
            return
        above.gain += share * gain
        above = above.up


def with_more(best: Box, filled: list[Box]) -> Box:
    """The box around the best one that holds further boxes of its kind: advertisements break an article up."""
    inside = [box for box in filled if best in box.around()]
    kinds = {box.kind for box in inside if box.kind}
    others = [box for box in filled if box.kind in kinds and box.own >= LEAST and best not in box.around()]
    wider, found = best, best
    for _ in range(WIDER if others else 0):
        if wider.up is None or wider.up.up is None:
            break
        wider = wider.up
        if any(wider in box.around() for box in others):
            found = wider
    return found


def blocks_of(node: Any, words_of: dict[Any, str]) -> Iterator[tuple[Any, str]]:
    """The paragraphs of an element, and its list items and quotations that hold none, with their words."""
    for block in node.query_selector_all("p, li, blockquote")[:]:
        words = words_of.get(block)
        if words is not None:
            yield block, words.strip()
        elif len(block.text) >= SHORTEST and block.query_selector("p, li") is None:
            yield block, " ".join(block.text.split())
