"""Tell the language of a text by its commonest small words, or by its script."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from dateline.lexicon import load_lexicon
from dateline.model import Detail, Status

__all__ = ["read_language"]

SAMPLE = 4_000  # characters; the share of small words settles within a page
FEWEST = 5  # small words; "el", "a" and "no" alone tell nothing
LEAST_SHARE = 0.12  # of all words; running text of the listed languages has 0.25 and more
WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
SCRIPTS = (
    ("ko", re.compile(r"[\uac00-\ud7a3]")),
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("th", re.compile(r"[\u0e01-\u0e5b]")),
)
ANY_SCRIPT = re.compile(r"[\u0e01-\u0e5b\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]")


@cache
def small_words() -> tuple[tuple[str, frozenset[str]], ...]:
    """The small words of each language, in the order of the list."""
    return tuple((code, frozenset(words.split())) for code, words in load_lexicon("languages", "mul").items())


def read_language(text: str) -> Detail:
    """
    Tell the language of a text.

    Args:
        text: The report's own words.

    Returns:
        An ISO 639-1 code, inferred; absent when the words are too few or two languages are as likely.

    Example:
        >>> read_language("The minister said that he would leave the city after the vote.").value
        'en'
        >>> read_language("Bagdad 1:0").value is None
        True
    """
    sample = text[:SAMPLE].replace("’", "'")
    for code, script in SCRIPTS if ANY_SCRIPT.search(sample) else ():
        count = len(script.findall(sample))
        letters = sum(char.isalpha() for char in sample) if count >= 10 else 0
        if count >= 10 and 5 * count >= letters:
            return Detail(code, Status.INFERRED, (), f"by its script: {count} of {letters} letters")
    words = WORD.findall(sample.lower())
    often = Counter(words)
    counts = sorted(
        ((sum(often[word] for word in often.keys() & listed), code) for code, listed in small_words()),
        key=lambda pair: (-pair[0], pair[1]),
    )
    (most, code), (second, _) = counts[0], counts[1]
    if most < FEWEST or most < LEAST_SHARE * len(words) or most < 1.1 * second:
        return Detail(because="too few common words to tell the language")
    return Detail(
        code, Status.INFERRED, (), f"by its commonest words: {most} of {len(words)} are small words of {code}"
    )
