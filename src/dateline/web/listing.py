"""What every list of the site begins and ends with: the record as it is now, the lines of one page, its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from fastapi import Request, Response

from dateline.web.asking import paging, state_of
from dateline.web.frame import show_page
from dateline.web.here import Here

__all__ = ["Listing", "listing"]

Item = TypeVar("Item")
MOST = 10_000  # lines of a page: as many as the site has


@dataclass(frozen=True)
class Listing(Here):
    """
    One page of a list.

    Args:
        number: Which page, from 1.
        size: Lines on a page.
    """

    number: int
    size: int

    @property
    def offset(self) -> int:
        """Lines before this page."""
        return (self.number - 1) * self.size

    def cut(self, every: Sequence[Item]) -> Sequence[Item]:
        """The lines of this page."""
        return every[self.offset : self.offset + self.size]

    def show(
        self,
        template: str,
        total: int,
        noun: str,
        query: Mapping[str, object] | None = None,
        *,
        title: str,
        **values: Any,
    ) -> Response:
        """
        The page.

        Args:
            template: Its template.
            total: Lines of the whole list.
            noun: What one of them is called.
            query: What the list is narrowed to.
            title: Of the page.
            values: What else the template takes.
        """
        place = paging(self.request, self.number, total, noun, query, size=self.size)
        return show_page(
            self.request, template, title=title, names=self.names, settled=self.settled, paging=place, **values
        )


@contextmanager
def listing(request: Request, number: int, *, most: int = MOST) -> Iterator[Listing]:
    """
    One page of a list, with the record as it is at this moment.

    Args:
        request: What was asked.
        number: Which page.
        most: Lines of a page at most, where each takes much room.
    """
    state = state_of(request)
    with state.desk.reading() as record:
        yield Listing(request, record, state.desk, number, min(state.options.per_page, most))
