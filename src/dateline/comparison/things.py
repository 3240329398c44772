"""Find what a thing is called that was passed, signed, held or struck: words of a list, by the kind of thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from dateline.comparison.stems import WORD
from dateline.lexicon import load_lexicon
from dateline.model import Span

__all__ = ["named_things"]


def named_things(spans: Iterable[Span], text: str) -> Iterator[tuple[Span, str, str]]:
    """Words of a list that name a document, an attack, a gathering ...: place, word and kind, in order."""
    kinds = designations()
    for span in spans:
        for match in WORD.finditer(text, span.start, span.end):
            word = match[0].lower()
            kind = kinds.get(word) or kinds.get(word.removesuffix("s"))
            if kind is not None:
                yield Span(match.start(), match.end()), word, kind


@cache
def designations() -> dict[str, str]:
    """For a word, the kind of thing that it names."""
    kinds = load_lexicon("designations")["things"]
    return {word: kind for kind, words in kinds.items() for word in words.split()}
