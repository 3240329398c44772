"""Find where each part of a text stands in its file: pages and paragraphs as read, elements of a web page by words."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from dateline.extraction.markup import make_safe
from dateline.extraction.options import DEFAULT, ExtractionOptions
from dateline.extraction.page_elements import BREAKING, UNREAD
from dateline.model import Incoming, Media, Place, Report

__all__ = ["with_places"]

LETTERS = re.compile(r"[^\W_]+")
SHORTEST = 16  # letters of a line that is looked for within an element; a shorter one has to be the whole of it
HEAD = 60  # letters by which a line is known
HEADINGS = ("h1", "h2")
MOST_MISSES = 100  # lines that stand nowhere, before no more are looked for: each costs a reading of the page


def with_places(report: Report, incoming: Incoming, options: ExtractionOptions = DEFAULT) -> Report:
    """
    A report with the places of its parts in the file that it was read from.

    Of a web page each line is looked for in the page's elements, in order; one that stands in none is known from the
    page's head alone, and its place is empty.

    Args:
        report: What was read.
        incoming: What it was read from.
        options: How far a page is read.

    Example:
        >>> from dateline.extraction import extract
        >>> words = "The council voted on Tuesday to close the ferry to the island in the spring. " * 3
        >>> page = f"<html><body><h1>Ferry to close</h1><div><p>{words}</p><p>{words}</p></div></body></html>"
        >>> came = Incoming(page, Media.HTML, "a.html", "")
        >>> [place.at for place in with_places(extract(came), came).places]
        ['html/body/h1', 'html/body/div/p[1]', 'html/body/div/p[2]']
    """
    if incoming.media is not Media.HTML:
        return replace(report, places=incoming.places)
    return replace(report, places=tuple(page_places(report.text, incoming.content, options)))


def page_places(text: str, html: str, options: ExtractionOptions) -> Iterator[Place]:
    """Where the lines of a text stand in a page; lines of one element are one part."""
    from dateline.extraction.pages import parse_page  # lxml is loaded by those who read pages

    tree = parse_page(make_safe(html, options.longest_page, options.deepest).html)
    if tree is None:
        return
    words = PageWords(tree)
    before: Any = None
    for found in re.finditer(r"[^\n]+", text):
        if not (key := letters(found[0])):
            continue
        element = words.find(key)
        if element is None or element is not before:
            yield Place(found.start(), "" if element is None else path_of(element))
        before = element


class PageWords:
    """The letters of a page in order, and the element in which each of them stands."""

    def __init__(self, tree: Any) -> None:
        body = tree.find("body") if tree.tag == "html" else tree
        self.starts: list[int] = []
        self.blocks: list[Any] = []
        pieces: list[str] = []
        at = 0
        for block, piece in blocks_of(body) if body is not None else ():
            if key := letters(piece):
                if not self.blocks or self.blocks[-1] is not block:
                    self.starts.append(at)
                    self.blocks.append(block)
                pieces.append(key)
                at += len(key)
        self.joined = "".join(pieces)
        self.whole: dict[str, list[int]] = {}  # blocks by their letters, in order
        for number, (start, end) in enumerate(zip(self.starts, [*self.starts[1:], at], strict=True)):
            self.whole.setdefault(self.joined[start:end], []).append(number)
        self.at = 0
        self.misses = 0

    def find(self, key: str) -> Any | None:
        """The element where a line stands: behind the line before it if it can be, else anywhere; None if nowhere."""
        if key in self.whole:
            return self.of_block(self.choose(self.whole[key]))
        if len(key) < SHORTEST or self.misses > MOST_MISSES:
            return None
        place = self.joined.find(key[:HEAD], self.at)
        place = place if place >= 0 else self.joined.find(key[:HEAD], 0, self.at + HEAD)
        if place < 0:
            self.misses += 1
            return None
        return self.of_block(bisect_right(self.starts, place) - 1)

    def choose(self, numbers: list[int]) -> int:
        """Of blocks of the same letters the heading, for the first line; else the next one, or the first of all."""
        if not self.at:
            return next((number for number in numbers if self.blocks[number].tag in HEADINGS), numbers[0])
        behind = bisect_left(numbers, self.at, key=self.starts.__getitem__)
        return numbers[behind] if behind < len(numbers) else numbers[0]

    def of_block(self, number: int) -> Any:
        """A block's element; the next line is looked for behind its beginning."""
        self.at = self.starts[number] + 1
        return self.blocks[number]


def letters(words: str) -> str:
    """Letters and digits in small letters: what no extractor changes."""
    return "".join(LETTERS.findall(words.lower()))


def blocks_of(body: Any) -> Iterator[tuple[Any, str]]:
    """The words of a page piece by piece, each with the element that breaks the line around it."""
    waiting: list[tuple[Any, Any, str]] = [(body, body, "")]
    while waiting:
        element, block, tail = waiting.pop()
        if element is None:
            yield block, tail
            continue
        if not isinstance(element.tag, str) or element.tag in UNREAD:
            continue
        own = element if element.tag in BREAKING else block
        if element.text:
            yield own, element.text
        for child in reversed(element):
            if child.tail:
                waiting.append((None, own, child.tail))
            waiting.append((child, own, ""))


def path_of(element: Any) -> str:
    """The way from the page's root to an element."""
    return str(element.getroottree().getpath(element)).lstrip("/")
