"""Who says so: attributions around a word, the outermost first, as actors of the report."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.model import Quote

__all__ = ["chain_of", "speakers_of"]


def speakers_of(quote: Quote) -> tuple[str, ...]:
    """The actors that one attribution has as its speakers; none where it leaves the speaker open."""
    return quote.actors


def chain_of(quote: Quote | None, quotes: Mapping[str, Quote]) -> tuple[str, ...]:
    """The chain of those who say so, the outermost first, each once."""
    chain: list[str] = []
    seen: set[str] = set()
    while quote is not None and quote.id not in seen:
        seen.add(quote.id)
        chain = [*speakers_of(quote), *chain]
        quote = quotes.get(quote.parent) if quote.parent else None
    return tuple(dict.fromkeys(chain))
