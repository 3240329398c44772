"""Find the parts of an article that the extractor left in further boxes of one kind: advertisements break a text up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from dateline.extraction.page_captions import key_of
from dateline.extraction.page_elements import set_aside

__all__ = ["with_further_parts"]

SHORTEST = 40  # characters of a paragraph that counts
LEAST = 2  # paragraphs of a box
HIGHEST = 4  # elements from a box up to what holds the whole article
MISSED = 0.25  # of the page's paragraphs: with less in other boxes the find is whole
Paragraph = tuple[Any, str]


def with_further_parts(tree: Any, body: str) -> str:
    """
    A text with the paragraphs of the boxes that continue it.

    A box continues the text when it bears the class name of the box in which the text was found, stands below it in
    the same few elements, and has no heading with a link and no day of its own: then it is another post.

    Args:
        tree: The parsed page.
        body: What the extractor chose, a paragraph a line.

    Returns:
        The text; the same where no box continues it.
    """
    paragraphs = paragraphs_of(tree)
    missed = sum(len(words) for _, words in paragraphs) - len(body)
    if missed < MISSED * len(body):
        return body
    lines = body.split("\n")
    at_key = {key_of(line): at for at, line in enumerate(lines)}
    found = [(element, at_key[key]) for element, words in paragraphs if (key := key_of(words)) in at_key]
    if not found:
        return body
    boxes = Counter(element.getparent() for element, _ in found)
    kinds = {kind_of(box) for box, number in boxes.items() if number >= LEAST and box.get("class")}
    first = found[0][0].getparent()
    added: dict[int, list[str]] = {}
    place: int | None = None
    places = dict(found)
    for box, inside in by_box(paragraphs):
        if box in boxes:
            place = max((places[element] for element, _ in inside if element in places), default=place)
        elif place is not None and len(inside) >= LEAST and kind_of(box) in kinds and continues(box, first):
            added.setdefault(place, []).extend(words for _, words in inside)
    return "\n".join(part for at, line in enumerate(lines) for part in (line, *added.get(at, ())))


def paragraphs_of(tree: Any) -> list[Paragraph]:
    """The page's paragraphs with their words, in order."""
    words = ((element, " ".join("".join(element.itertext()).split())) for element in tree.iter("p"))
    return [(element, line) for element, line in words if len(line) >= SHORTEST]


def by_box(paragraphs: Sequence[Paragraph]) -> list[tuple[Any, list[Paragraph]]]:
    """The paragraphs by the element that holds them, in the order of their first."""
    boxes: dict[Any, list[Paragraph]] = {}
    for element, words in paragraphs:
        boxes.setdefault(element.getparent(), []).append((element, words))
    return list(boxes.items())


def kind_of(box: Any) -> tuple[str, str]:
    """What boxes of one kind share."""
    return box.tag, " ".join((box.get("class") or "").split())


def continues(box: Any, first: Any) -> bool:
    """Whether a box stands near the first box of the text and is no post of its own."""
    above = list(first.iterancestors())[:HIGHEST]
    branch = box
    for ancestor in list(box.iterancestors())[:HIGHEST]:
        if ancestor in above:
            own = branch.xpath(".//h1 | .//time | .//h2[.//a] | .//h3[.//a] | .//form")
            return not own and not set_aside(box)
        branch = ancestor
    return False
