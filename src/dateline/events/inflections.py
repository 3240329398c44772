"""The forms in which a verb or a noun of the lexicon may stand, by the rules of English spelling."""

from __future__ import annotations

from collections.abc import Iterator

__all__ = ["forms_of_noun", "forms_of_verb"]

VOWELS = frozenset("aeiou")
HISSING = ("s", "x", "z", "ch", "sh")


def forms_of_verb(lemma: str, irregular: str = "") -> frozenset[str]:
    """
    A verb in all its forms.

    Args:
        lemma: Its dictionary form.
        irregular: Its past forms, and a participle with a doubled letter, where rules do not give them; blank between.

    Example:
        >>> sorted(forms_of_verb("deny"))
        ['denied', 'denies', 'deny', 'denying']
        >>> sorted(forms_of_verb("withdraw", "withdrew withdrawn"))
        ['withdraw', 'withdrawing', 'withdrawn', 'withdraws', 'withdrew']
    """
    given = irregular.split()
    past = [] if given and not all(form.endswith("ing") for form in given) else list(pasts(lemma))
    return frozenset([lemma, third(lemma), *past, *participles(lemma, given), *given])


def forms_of_noun(lemma: str) -> frozenset[str]:
    """
    A noun in both numbers.

    Example:
        >>> sorted(forms_of_noun("treaty")), sorted(forms_of_noun("gunman"))
        (['treaties', 'treaty'], ['gunman', 'gunmen'])
    """
    plural = lemma[:-3] + "men" if lemma.endswith("man") else lemma + "ren" if lemma == "child" else third(lemma)
    return frozenset((lemma, plural))


def third(lemma: str) -> str:
    """With an s."""
    if lemma.endswith("y") and lemma[-2:-1] not in VOWELS:
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(HISSING) else "s")


def pasts(lemma: str) -> Iterator[str]:
    """With -ed."""
    if lemma.endswith("e"):
        yield lemma + "d"
    elif lemma.endswith("y") and lemma[-2:-1] not in VOWELS:
        yield lemma[:-1] + "ied"
    else:
        yield lemma + "ed"


def participles(lemma: str, given: list[str]) -> Iterator[str]:
    """With -ing, the letter before it doubled where the given past doubles it."""
    doubled = lemma + lemma[-1]
    if any(form.endswith("ing") for form in given):
        return
    if any(form.startswith(doubled) for form in given):
        yield doubled + "ing"
    elif lemma.endswith("ie"):
        yield lemma[:-2] + "ying"
    elif lemma.endswith("e") and not lemma.endswith("ee"):
        yield lemma[:-1] + "ing"
    else:
        yield lemma + "ing"
