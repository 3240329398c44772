"""Make names whole that the tagger cut at "bin": "Majid bin" and "Al Dorran" of "Majid bin Sultan Al Dorran"."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.language.known import closes_built, is_body_noun
from dateline.model import Name, NameLabel, Word
from dateline.text.grammar import range_of

__all__ = ["FILIAL", "with_filial"]

MAKER = "goes on behind bin"
FILIAL = frozenset("bin ibn bint ben abu umm ould".split())  # a name stands behind these, whatever it is elsewhere
WITHIN = FILIAL | frozenset("al el ul ud".split())
ARTICLES = frozenset(("Al", "El"))
LONGEST = 9  # words of such a name


def with_filial(text: str, names: Sequence[Name], words: Sequence[Word], forms: Sequence[str]) -> list[Name]:
    """
    The names; a person's that ends in "bin" or has it right behind it goes on over the capitals that follow.

    Args:
        text: The report.
        names: Raw names, disjoint.
        words: The words of the report.
        forms: The same as they are written.

    Returns:
        Disjoint names in reading order; what a longer one takes in is no name of its own.

    Example:
        >>> text = "Majid bin Sultan Al Dorran said"
        >>> forms = text.split()
        >>> starts = (0, 6, 10, 17, 20, 27)
        >>> words = [Word(at, at + len(form), "", "PROPN", "", "", 0, "") for at, form in zip(starts, forms)]
        >>> cut = [Name(0, 9, NameLabel.PERSON, "tagger")]
        >>> [(name.start, name.end) for name in with_filial(text, cut, words, forms)]
        [(0, 26)]
    """
    kept: list[Name] = []
    for name in sorted(names):
        if kept and name.start < kept[-1].end:
            continue
        end = whole(text, name, words, forms) if name.label is NameLabel.PERSON else name.end
        kept.append(name if end == name.end else name._replace(end=end, maker=MAKER))
    return kept


def whole(text: str, name: Name, words: Sequence[Word], forms: Sequence[str]) -> int:
    """Where a person's name ends with what "bin" and the like join to it."""
    inside = range_of(words, name.start, name.end)
    if not inside:
        return name.end
    last = inside.stop - 1
    joined = last + 1 < len(forms) and forms[last + 1] in FILIAL and is_near(text, words, last + 1)
    if forms[last] not in WITHIN and not joined:
        return name.end
    at, end = last + 1, last
    while at < len(forms) and at - inside.start < LONGEST and is_near(text, words, at):
        capital = forms[at][:1].isupper() and (forms[at] in ARTICLES or not forms[at].isupper())
        if not capital and forms[at] not in WITHIN:
            break
        end = at if capital and forms[at] not in ARTICLES else end
        at += 1
    other = is_body_noun(forms[end]) or closes_built(forms[end].lower())  # "Omar bin Hamad Street"
    return name.end if other else words[end].end


def is_near(text: str, words: Sequence[Word], at: int) -> bool:
    """Whether nothing but a blank or a hyphen of the same line stands before a word."""
    between = text[words[at - 1].end : words[at].start]
    return len(between) <= 1 and between != "\n"
