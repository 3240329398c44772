"""Number the word runs of a text so that texts that share a run share a number."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from dateline.copies.values import CopyOptions
from dateline.text.fold import FoldedText, fold
from dateline.text.ids import sha256_of_text

__all__ = [
    "LEADS",
    "family_of",
    "grams",
    "is_candidate",
    "is_flood",
    "leading",
    "leads",
    "most_telling",
    "rule_mark",
    "shingles",
]

_DEFAULT = CopyOptions()
_MARK = 16  # hex digits
_MASK = (1 << 64) - 1
# A shingle of more unlike texts leads to no pair: on 20,000 reports 16 keeps 26,525 of 26,525 true pairs (12 loses two)
# and a third of the 951,370 comparisons that 100 makes; what it leaves out are phrases and footers.
LEADS = 16
# Words in which every rule of folding has something to do, so that another rule gives other shingles.
_PROBE = (
    "“It’s the U.S. of ours,” said Dr. Zoë Ångström-Núñez at 7.30 p.m.; the F.B.I.'s co-operation cost $1,250.50 "
    "(½ of it), naïve café-goers didn't - nor did the US – re-enter: ﬁfty İstanbul STRASSE straße 中文 ٣٤."
)
_FACTOR = 0x9E3779B97F4A7C15  # 2**64 / golden ratio, odd: the usual multiplier of multiplicative hashing


def shingles(folded: FoldedText, options: CopyOptions = _DEFAULT) -> list[int]:
    """
    The numbers under which a report is found again by any report that shares text with it.

    Of every ``window`` neighbouring grams the smallest is kept (winnowing), so two texts with a run of
    ``gram + window - 1`` = 8 words in common always have a number in common, and shorter runs often do. A text shorter
    than a gram is one number.

    Args:
        folded: The text.
        options: ``gram`` and ``window``.

    Returns:
        Distinct numbers in ascending order, each fit for a signed 64-bit integer; empty for a text without words.

    Example:
        >>> from dateline.text.fold import fold
        >>> one = shingles(fold("He said: the two sides would meet again in Ashvala on Monday."))
        >>> two = shingles(fold("Officials say the two sides would meet again in Ashvala soon."))
        >>> len(set(one) & set(two)) > 0
        True

    Source: winnowing, after Schleimer, Wilkerson and Aiken, SIGMOD 2003.
    """
    numbers = grams(folded.words, options.gram)
    if len(numbers) <= options.window:
        return [min(numbers)] if numbers else []
    return sorted(set(map(min, *(numbers[k:] for k in range(options.window)))))


def grams(words: Sequence[int], length: int) -> list[int]:
    """The number of the run of ``length`` words that starts at each word; one number for a shorter text."""
    length = min(length, len(words))
    if not length:
        return []
    numbers = [0] * (len(words) - length + 1)
    for shift in range(length):
        numbers = [(number * _FACTOR + word) & _MASK for number, word in zip(numbers, words[shift:], strict=False)]
    return [number - (1 << 63) for number in numbers]


def family_of(numbers: Sequence[int]) -> int:
    """
    The number of a text's family: near-identical texts mostly have the same, unlike texts never.

    The smallest of the shingles; 0 for none. Frequencies count families, so that three hundred reprints of one story
    do not make its words look like a footer.
    """
    return numbers[0] if numbers else 0


def is_candidate(
    shared: Collection[int],
    frequencies: Mapping[int, int],
    sizes: tuple[int, int],
    options: CopyOptions = _DEFAULT,
) -> bool:
    """
    Whether two reports are to be compared word by word.

    One shared shingle of few unlike texts is enough; so is a flood of shared ones (see ``is_flood``). Frequencies only
    grow as reports arrive, so a pair that is one at the end was one at any time before.

    Args:
        shared: The shingles that both have, or the smallest of them.
        frequencies: Families by shingle; one that is missing counts as rare.
        sizes: How many shingles either report has.
    """
    if is_flood(len(shared), sizes, options):
        return True
    return any(leads(frequencies.get(number, 0), options) for number in shared)


def leads(frequency: int, options: CopyOptions = _DEFAULT) -> bool:
    """Whether a shingle of so many unlike texts is rare enough to lead to a pair alone."""
    return frequency <= leading(options)


def leading(options: CopyOptions = _DEFAULT) -> int:
    """Of how many unlike texts a shingle may be that leads to a pair alone."""
    return min(options.frequent, LEADS)


def rule_mark(options: CopyOptions = _DEFAULT) -> str:
    """
    A mark of the rule that numbers words and runs: shingles of two marks are never compared.

    It is read off from what the rule makes of a few words, so no one has to remember to change it.
    """
    numbers = shingles(fold(_PROBE), options)
    return sha256_of_text(" ".join(map(str, [options.gram, options.window, *numbers])))[:_MARK]


def most_telling(options: CopyOptions = _DEFAULT) -> int:
    """
    The frequency above which no rule tells one from another: whoever counts families may stop behind it.

    (The bounds of ``stock`` are smaller.)
    """
    return max(options.frequent, LEADS)


def is_flood(count: int, sizes: tuple[int, int], options: CopyOptions = _DEFAULT) -> bool:
    """Whether so many shared shingles tell of copying however frequent they are: ``many``, or half the shorter text."""
    return count >= options.many or 2 * count >= max(1, min(sizes))
