"""Find the captions of a page's pictures, and beside which paragraphs they stand."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from dateline.extraction.captions import LONGEST_CAPTION
from dateline.extraction.lines import Line, fold
from dateline.extraction.page_elements import following, lines_of, set_aside
from dateline.extraction.page_marks import PageMarks

__all__ = ["FoundCaption", "key_of", "read_captions", "with_captions"]

MOST = 40  # captions of a page; galleries beyond that are pages of pictures
PICTURES = ("img", "picture", "amp-img", "video", "iframe", "svg")
BOXES = 3  # elements from a caption up to the box that it shares with its picture
BOX_WORDS = (3, 40)  # words of a caption that nothing marks, alone in a box with its picture
LABELS = frozenset(("image caption", "media caption", "photo caption", "picture caption", "caption", "image source"))
BLOCKS = frozenset(("p", "h2", "h3", "li", "blockquote"))
LOOKED_AHEAD = 6  # blocks, among 120 elements
LOOKED_THROUGH = 120
HEAD = 60  # letters by which a paragraph is known


@dataclass(frozen=True, slots=True)
class FoundCaption:
    """A caption's words, and the heads of the paragraphs that follow it, the nearest first."""

    words: str
    before: tuple[str, ...]


def read_captions(tree: Any, marks: PageMarks) -> tuple[FoundCaption, ...]:
    """
    Find the captions of a page: figcaptions, elements named as captions, and a few words alone in a picture's box.

    A picture's description for those who cannot see it (``alt``) is no caption: readers do not see it. Captions that
    are links are teasers of other pages.

    Args:
        tree: The parsed page.
        marks: What its class names say.

    Returns:
        Each once; those that the page marks first.
    """
    found: list[FoundCaption] = []
    seen: set[str] = set()
    taken: set[Any] = set()
    for element in caption_elements(tree, marks):
        if any(above in taken for above in element.iterancestors()):
            continue
        words = caption_words(element)
        key = key_of(words)
        if not key or key in seen or is_link(element) or set_aside(element):
            continue
        taken.add(element)
        seen.add(key)
        found.append(FoundCaption(words, tuple(paragraphs_after(element))))
        if len(found) == MOST:
            break
    return tuple(found)


def caption_elements(tree: Any, marks: PageMarks) -> list[Any]:
    """The elements that can be a caption: those marked, then words alone in a picture's box."""
    marked = [element for element in marks.captions if element.tag == "figcaption" or not holds_picture(element)]
    named = [element for element in marks.pictured if not holds_picture(element) and has_picture(element)]
    boxed = [below for cell in tree.xpath("//td[img]") for below in below_picture(cell)]
    return [*marked, *named, *boxed]


def holds_picture(element: Any) -> bool:
    """Whether a picture stands in an element."""
    return next(element.iter(*PICTURES), None) is not None


def has_picture(element: Any) -> bool:
    """Whether a picture stands in one of the boxes around an element."""
    above = element
    for _ in range(BOXES):
        above = above.getparent()
        if above is None:
            return False
        if holds_picture(above):
            return True
    return False


def below_picture(element: Any) -> Iterator[Any]:
    """The words alone in a box with a picture: those of the box itself, or of the next row of its table."""
    if element.tag != "td" or "".join(element.itertext()).strip():
        return
    row = element.getparent()
    below = row.getnext() if row is not None else None
    table = next((above for above in element.iterancestors("table")), None)
    if below is None or below.tag != "tr" or table is None or len(table.xpath(".//tr")) > 2:
        return
    words = " ".join(lines_of(below))
    if BOX_WORDS[0] <= len(words.split()) <= BOX_WORDS[1]:
        yield below


def caption_words(element: Any) -> str:
    """A caption's words on one line, without a label for those who cannot see ("Image caption, ")."""
    lines = [line for line in lines_of(element, LONGEST_CAPTION) if key_of(line) not in LABELS]
    words = " ".join(lines)
    label, comma, rest = words.partition(",")
    if comma and key_of(label) in LABELS:
        words = rest.strip()
    return words


def is_link(element: Any) -> bool:
    """Whether a caption is the link to another page, or stands in one."""
    if any(above.tag == "a" for above, _ in zip(element.iterancestors(), range(6), strict=False)):
        return element.tag != "figcaption" or bool(element.getparent().tag == "a")
    linked = "".join("".join(link.itertext()) for link in element.iter("a"))
    whole = "".join(element.itertext())
    return next(element.iter("h2", "h3", "h4"), None) is not None or (bool(linked) and 2 * len(linked) > len(whole))


def paragraphs_after(element: Any) -> Iterator[str]:
    """The heads of the paragraphs that follow a caption."""
    blocks = (block for block in following(element, LOOKED_THROUGH) if block.tag in BLOCKS)
    for block in itertools.islice(blocks, LOOKED_AHEAD):
        if head := key_of("".join(block.itertext())[: 3 * HEAD])[:HEAD]:
            yield head


def key_of(words: str) -> str:
    """A line's words for comparison."""
    return Line(fold(" ".join(words.split()))).key


def with_captions(body: str, captions: Sequence[FoundCaption]) -> tuple[str, frozenset[str]]:
    """
    Put the captions of a page among the paragraphs of its text, where readers see them.

    Args:
        body: The text that the extractor chose, a paragraph a line.
        captions: The page's captions.

    Returns:
        The text with each caption on a line of its own above the paragraph that follows it, and the keys of these
        lines. A caption that the text holds already stays where it is; one behind the last paragraph is left out: it
        is rather another page's.
    """
    marked = {key_of(caption.words): caption.words for caption in captions}
    lines = [marked.get(key_of(line.strip("| ")), line) if line[:1] == "|" else line for line in body.split("\n")]
    keys = [key_of(line) for line in lines]
    at_head = {key[:HEAD]: at for at, key in reversed(list(enumerate(keys))) if key}
    above: dict[int, list[str]] = {}
    known: set[str] = set()
    for caption in captions:
        key = key_of(caption.words)
        if key in keys:
            known.add(key)
            continue
        place = next((at_head[head] for head in caption.before if head in at_head), None)
        if place is not None:
            above.setdefault(place, []).append(caption.words)
            known.add(key)
    if sum(len(line) for line, key in zip(lines, keys, strict=True) if key in known) * 2 > len(body):
        return body, frozenset()  # a page that calls its paragraphs captions
    merged = [part for at, line in enumerate(lines) for part in (*above.get(at, ()), line)]
    return "\n".join(merged), frozenset(known)
