"""Cut English words to what their forms share: "assassinated" and "assassination" stand for one thing."""

from __future__ import annotations

import re
from functools import lru_cache

from dateline.lexicon import load_lexicon
from dateline.text.fold import fold_word

__all__ = ["WORD", "family", "irregular", "is_body_word", "is_form", "is_small", "same_body", "stem", "telling_words"]

WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’](?=[^\W\d_]))*|\d+(?:[.,]\d+)*")
POSSESSIVE = re.compile(r"['’][sS]?\Z")
# Longest first: what is behind is dropped when so many letters stay that the rest still tells the word.
ENDINGS = tuple(
    sorted(
        "ations ation ators ator ative ating ated ates ate ions ion ings ing edly ed ments ment als al ies ied"
        " ily ly es s e y ences ence ances ance ents ent ants ant ness ities ity ure ures".split(),
        key=lambda ending: (-len(ending), ending),
    )
)
ROOT = 4  # letters: "Corvane" and "Corvanian"
SHORT_FIGURE = 2  # signs of a figure that tells something
SHORTEST = 3  # letters that stay: "arm" of "arms"
LONG = 5  # letters of "shell"
INFLECTIONS = ("s", "es", "d", "ed", "ing", "n", "en")
AUXILIARIES = {  # forms of verbs that tell too little to have a stem of their own
    "be": ("am", "is", "are", "was", "were", "been", "being"),
    "have": ("has", "had", "having"),
    "tell": ("told",),
    "take": ("took",),
    "see": ("saw", "seen"),
    "go": ("went",),
}
DOUBLED = re.compile(r"([bdgmnprt])\1\Z")


@lru_cache(1 << 16)
def stem(word: str) -> str:
    """
    A word without the ending that its form or family gives it.

    Rough on purpose: two words of one stem are likely of one family, and whoever asks has more to go by. Forms that no
    ending tells ("shot", "withdrew") are listed in ``lexicon/en/stems.toml``.

    Example:
        >>> [stem(word) for word in ("assassinated", "assassination", "withdrew", "withdrawal", "killings")]
        ['assassin', 'assassin', 'withdraw', 'withdraw', 'kill']
    """
    folded = fold_word(POSSESSIVE.sub("", word))
    folded = irregular().get(folded, folded)
    for ending in ENDINGS:
        if ending == "s" and folded.endswith("ss"):
            continue
        if folded.endswith(ending) and len(folded) - len(ending) >= SHORTEST and has_vowel(folded[: -len(ending)]):
            folded = folded[: -len(ending)]
            break
    if folded.endswith("e") and len(folded) > SHORTEST + 1:
        folded = folded[:-1]  # "announce" of "announcement"
    if folded.endswith("ll") and len(folded) > LONG:
        return folded[:-1]  # "patrolled", but not "killed"
    return DOUBLED.sub(r"\1", folded) if len(folded) > SHORTEST else folded


@lru_cache(1 << 15)
def is_form(word: str, base: str) -> bool:
    """
    Whether a word is a form of a verb or noun in its dictionary form, and no word made from it.

    Example:
        >>> [is_form(word, "order") for word in ("ordered", "orders", "orderly")], is_form("shot", "shoot")
        ([True, True, False], True)
    """
    if word == base or irregular().get(word) == base or word in AUXILIARIES.get(base, ()):
        return True
    roots = {base}
    if base.endswith("e"):
        roots.add(base[:-1])
    if base.endswith("y"):
        roots.add(base[:-1] + "i")
    if base[-1] in "bdglmnprt":
        roots.add(base + base[-1])
    return any(word.startswith(root) and word[len(root) :] in INFLECTIONS for root in roots)


def has_vowel(word: str) -> bool:
    """Whether what stays of a word can be said."""
    return any(letter in "aeiouy" for letter in word)


@lru_cache(1)
def irregular() -> dict[str, str]:
    """Forms that no ending tells, each with its dictionary form."""
    return {form: base for base, forms in load_lexicon("stems")["irregular"].items() for form in forms.split()}


@lru_cache(1)
def small_words() -> frozenset[str]:
    """Words that tell nothing of what a text is about."""
    return frozenset(load_lexicon("stems")["small"].split())


def is_small(word: str) -> bool:
    """Whether a folded word tells nothing of what a text is about."""
    return len(word) < SHORTEST or word in small_words()


def telling_words(text: str) -> list[tuple[int, int, str]]:
    """
    The words of a text that tell what it is about: place and stem, in reading order.

    Example:
        >>> [stem for _, _, stem in telling_words("The guards were driven to the airstrip.")]
        ['guard', 'driv', 'airstrip']
    """
    words = WORD.finditer(text)
    return [(match.start(), match.end(), term) for match in words if (term := term_of(match[0])) is not None]


@lru_cache(1 << 17)
def term_of(word: str) -> str | None:
    """The stem of a word, a figure as it is; None for what tells nothing."""
    folded = fold_word(POSSESSIVE.sub("", word))
    if folded[0].isdigit():
        return folded if len(folded) >= SHORT_FIGURE else None
    return None if is_small(folded) else stem(word)


@lru_cache(1)
def families() -> dict[str, str]:
    """For a stem, what stands for all words that tell the same kind of happening."""
    return {
        stem(word): stem(name) for name, words in load_lexicon("stems")["families"].items() for word in words.split()
    }


def family(term: str) -> str:
    """
    What stands for a stem and the other ways to tell the same.

    Example:
        >>> family(stem("approved")) == family(stem("passed")), family("bridg")
        (True, 'bridg')
    """
    return families().get(term, term)


@lru_cache(1)
def bodies() -> dict[str, str]:
    """For a stem, the kind of body that it stands for."""
    return {stem(word): name for name, words in load_lexicon("stems")["bodies"].items() for word in words.split()}


@lru_cache(1 << 14)
def parts_of(name: str) -> tuple[frozenset[str], frozenset[str]]:
    """Of a name, the kinds of bodies that it has words for, and its other words with capitals."""
    kinds: set[str] = set()
    rest: set[str] = set()
    for start, _, term in telling_words(name):
        if term in bodies():
            kinds.add(bodies()[term])
        elif name[start].isupper() or term in any_state():
            rest.add(term)
    return frozenset(kinds), frozenset(rest)


def is_body_word(name: str) -> bool:
    """Whether a name is no more than a word for a kind of body ("Parliament", "Lawmakers")."""
    kinds, _ = parts_of(name)
    return bool(kinds) and all(term in bodies() for _, _, term in telling_words(name))


def same_body(one: str, other: str) -> bool:
    """
    Whether two names are words for one kind of body, and of no two states.

    Example:
        >>> same_body("Corvanian lawmakers", "Parliament"), same_body("Corvanian lawmakers", "Pellmar’s parliament")
        (True, False)
    """
    (kinds, rest), (other_kinds, other_rest) = parts_of(one), parts_of(other)
    if not kinds & other_kinds:
        return False
    told = bool(rest) and bool(other_rest) and not (rest | other_rest) & any_state()
    return not told or any(a[:ROOT] == b[:ROOT] for a in rest for b in other_rest)


@lru_cache(1)
def any_state() -> frozenset[str]:
    """Words that stand for whichever state is meant: "the country's parliament"."""
    return frozenset(stem(word) for word in ("country", "nation", "state"))
