"""Who says so: attributions around a word, the outermost first, as actors of the report."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.events.who import Who
from dateline.model import Quote
from dateline.text.grammar import range_of

__all__ = ["chain_of", "speakers_of"]


def speakers_of(quote: Quote, who: Who) -> tuple[str, ...]:
    """
    The actors that one attribution names as its source.

    The words that name the speaker come first; a speaker who is known by name alone is looked up among the mentions of
    that name. Nobody is made up: an attribution without a settled speaker gives none.
    """
    words = who.tree.words
    for spans in (quote.speaker_evidence, quote.source):
        for span in spans:
            inside = range_of(words, span.start, span.end)
            head = next((at for at in inside if words[at].head not in inside), None)
            found = who.of(head) if head is not None and quote.speaker else ()
            persons = [who.at[at] for at in inside if at in who.at]
            named = [
                one.actor for one in persons if quote.speaker and same_name(quote.speaker, one.span.of(who.tree.text))
            ]
            if named or found:
                return tuple(dict.fromkeys(named[:1] or found))
    known = who.by_name.get(quote.speaker.casefold()) if quote.speaker else None
    return (known,) if known is not None else ()


def same_name(one: str, other: str) -> bool:
    """Whether two ways of writing a name agree but for capitals."""
    return one.casefold() == other.casefold()


def chain_of(quote: Quote | None, quotes: Mapping[str, Quote], who: Who) -> tuple[str, ...]:
    """The chain of those who say so, the outermost first, each once."""
    chain: list[str] = []
    seen: set[str] = set()
    while quote is not None and quote.id not in seen:
        seen.add(quote.id)
        chain = [*speakers_of(quote, who), *chain]
        quote = quotes.get(quote.parent) if quote.parent else None
    return tuple(dict.fromkeys(chain))
