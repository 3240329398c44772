"""Word classes of English from the lexicon, as sets for look-up."""

from __future__ import annotations

from functools import cache

from dateline.lexicon import load_lexicon

__all__ = ["word_set"]


@cache
def word_set(lexicon: str, *path: str) -> frozenset[str]:
    """The words of one entry of a lexicon, as a set; ``path`` leads to it through the tables."""
    node = load_lexicon(lexicon)
    for key in path:
        node = node[key]
    return frozenset(str(node).split())
