"""Turn tables that only lay a page out into plain boxes: old pages hold their whole article in one cell."""

from __future__ import annotations

from typing import Any

__all__ = ["unwrap_layout_tables"]

LEAST_PARAGRAPHS = 2  # paragraphs of a cell that holds an article; cells of data have one or none
LEAST_WORDS = 150  # characters of them: a brief on two lines has 200
LONG_LINE = 60  # characters of a line between breaks that is text
LEAST_BROKEN = 300  # characters of them: addresses and tables of results have shorter lines
PARTS = ("tbody", "thead", "tfoot", "tr", "td", "th")


def unwrap_layout_tables(tree: Any) -> None:
    """
    Make every table around an article's paragraphs a box like any other, in place.

    Args:
        tree: The parsed page; tables of data inside stay tables.

    Example:
        >>> import lxml.html
        >>> words = "The council voted on Tuesday to close the ferry to the island in the spring. " * 2
        >>> page = lxml.html.fromstring(f"<div><table><tr><td><p>{words}</p><p>{words}</p></td></tr></table></div>")
        >>> unwrap_layout_tables(page)
        >>> [element.tag for element in page.iter()]
        ['div', 'div', 'div', 'div', 'p', 'p']
    """
    paragraphs = (cell for cell in tree.xpath("//td[count(p) > 1]") if holds_article(cell))
    broken = (cell for cell in tree.xpath("//td[count(br) > 3]") if holds_broken_lines(cell))
    layout = {table for cell in (*paragraphs, *broken) for table in cell.iterancestors("table")}
    parts = [
        part for table in layout for part in table.iterdescendants(*PARTS) if next(part.iterancestors("table")) is table
    ]
    for part in (*layout, *parts):
        part.tag = "div"


def holds_broken_lines(cell: Any) -> bool:
    """Whether a cell holds an article whose paragraphs are set off by breaks: words of its own, not those of links."""
    lines = [line for line in (cell.text, *(inner.tail for inner in cell)) if line and len(line.strip()) >= LONG_LINE]
    return len(lines) >= LEAST_PARAGRAPHS and sum(map(len, lines)) >= LEAST_BROKEN


def holds_article(cell: Any) -> bool:
    """Whether a cell holds paragraphs enough for an article."""
    paragraphs = ["".join(part.itertext()) for part in cell.iterchildren("p")]
    return len(paragraphs) >= LEAST_PARAGRAPHS and sum(map(len, paragraphs)) >= LEAST_WORDS
