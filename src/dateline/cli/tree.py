"""Draw a tree as lines of text: each arm in the style of its edge, words wrapped to the width, ASCII where need be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rich.text import Text

from dateline.copies import Line

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["ASCII", "UNICODE", "Node", "Signs", "draw_tree"]

NARROWEST = 24  # columns left for words, however deep a tree is


@dataclass(frozen=True, slots=True)
class Signs:
    """
    What a tree is drawn with.

    Args:
        tee, corner, trunk: Where an arm leaves the trunk, where the last one does, and the trunk beside other lines.
        arms: The arm of each kind of edge.
        note: Before each note.
    """

    tee: str
    corner: str
    trunk: str
    arms: dict[Line, str]
    note: str


UNICODE = Signs("├", "└", "│", {Line.SOLID: "──", Line.DASHED: "╌╌", Line.DOTTED: "┄┄"}, "· ")
ASCII = Signs("|", "`", "|", {Line.SOLID: "--", Line.DASHED: "- ", Line.DOTTED: ".."}, "- ")


@dataclass(slots=True)
class Node:
    """
    One entry of a tree.

    Args:
        head: Its name.
        line: How it hangs on the one above; None at the top.
        notes: What is said of it, each on lines of its own.
        below: What hangs on it.
    """

    head: Text
    line: Line | None = None
    notes: list[Text] = field(default_factory=list)
    below: list[Node] = field(default_factory=list)


def draw_tree(tops: Sequence[Node], console: Console, signs: Signs) -> Iterator[Text]:
    """The lines of a tree, from the top down, without recursion: a chain may be thousands of steps long."""
    waiting = [(top, "", "") for top in reversed(tops)]
    while waiting:
        node, first, rest = waiting.pop()
        yield from _wrapped(node.head, console, first, rest)
        inner = rest + (signs.trunk if node.below else " ") + " "
        for note in node.notes:
            yield from _wrapped(note, console, inner + signs.note, inner + " " * len(signs.note))
        for number, below in reversed(list(enumerate(node.below, start=1))):
            last = number == len(node.below)
            arm = signs.arms[below.line] if below.line else "  "
            waiting.append(
                (
                    below,
                    f"{rest}{signs.corner if last else signs.tee}{arm} ",
                    f"{rest}{' ' if last else signs.trunk}   ",
                )
            )


def _wrapped(words: Text, console: Console, first: str, rest: str) -> Iterator[Text]:
    """Words on as many lines as they need, the first with the arm before it."""
    lines = words.wrap(console, max(NARROWEST, console.width - len(first)))
    for number, line in enumerate(lines):
        line.rstrip()
        yield Text.assemble((first if number == 0 else rest, "dim"), line)
