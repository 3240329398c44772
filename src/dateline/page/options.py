"""What a reader of the page may want otherwise: its title and how much is laid out at most."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["DEFAULT", "PageOptions"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageOptions:
    """
    How a page is laid out. What a limit leaves out is said on the page, with its number.

    Args:
        title: What to call the story; None: the page calls itself a story record.
        max_pairs: Side-by-side views, most shared words first. One holds both texts, about 20 kB for reports of 500
            words, so 100 make a page of 2 MB, which opens at once.
        max_listed: Pairs in the table of shared text. 200 reprints of one text make 19,900 pairs; nobody reads them
            one by one.
        max_prints: Prints of one text, nine tenths or more the same, that are laid out whole. Of further ones the page
            shows what each has of its own: 300 reprints are one megabyte and not eight.
        max_twins: Reports named beside one shared passage.
        max_excerpt: Characters of a quotation or headline repeated in a list; the report itself always has all.
    """

    title: str | None = None
    max_pairs: int = 100
    max_listed: int = 1000
    max_prints: int = 5
    max_twins: int = 5
    max_excerpt: int = 400


DEFAULT = PageOptions()
