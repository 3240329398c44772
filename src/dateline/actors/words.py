"""What lists say of the words in names: titles, small words, bound words, legal forms, words of one meaning."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from dateline.actors.sounds import coarse_sounds, sound_likeness
from dateline.lexicon import load_lexicon, load_table

__all__ = [
    "ages",
    "bound_words",
    "full_names_of",
    "general_words",
    "given_names",
    "is_romanised",
    "legal_form",
    "listed_outlets",
    "listed_states",
    "meaning_of",
    "names_company",
    "names_outlet",
    "particles",
    "pilgrims",
    "small_words",
    "titles",
    "titles_behind",
    "with_phrases",
    "woman_man",
]


ARTICLES = frozenset(("al", "el", "ul", "bin", "ibn"))


@cache
def lists() -> dict[str, frozenset[str]]:
    """The plain lists of ``name_parts.toml`` as sets of words."""
    return {
        name: frozenset(words.split())
        for name, words in load_lexicon("name_parts", "mul").items()
        if isinstance(words, str)
    }


def titles() -> frozenset[str]:
    """Forms of address, offices, ranks."""
    return lists()["titles"]


def titles_behind() -> frozenset[str]:
    """Titles that stand behind a name."""
    return lists()["titles_behind"]


def pilgrims() -> frozenset[str]:
    """Titles that stand within a name."""
    return lists()["titles_within"]


def particles() -> frozenset[str]:
    """Small words within names of persons."""
    return lists()["particles"]


def small_words() -> frozenset[str]:
    """Small words within names of bodies."""
    return lists()["small"]


def general_words() -> frozenset[str]:
    """Words that say what kind of body one is, and may be left out."""
    return lists()["general"]


@cache
def bound_words() -> dict[str, str]:
    """Words that belong to the name that follows, with what they say."""
    return {word: bound for bound in ("father", "mother", "servant") for word in lists()[bound]}


@cache
def ages() -> dict[str, str]:
    """Words behind a name that tell it from an older or younger one."""
    return {word: age for age in ("younger", "elder", "third") for word in lists()[age] if word != "i"}


@cache
def woman_man() -> dict[str, str]:
    """Endings of a woman's family name with those of a man's."""
    return dict(pair.split(":") for pair in sorted(lists()["woman_man"]))


def is_romanised(forms: Sequence[str]) -> bool:
    """
    Whether a name, given as its words, is romanised or of a language whose names are spelt freely abroad.

    Example:
        >>> is_romanised(["ahmed", "tavari"]), is_romanised(["orla", "kettering"])
        (True, False)
    """
    for at, form in enumerate(forms):
        if form in bound_words() or (form in ARTICLES and len(forms) > 1):
            return True
        if (at or len(form) > 7) and len(form) > 5 and form.endswith(free_endings()):
            return True
        if form in given_names():
            if given_names()[form].startswith("~"):
                return True
        elif any(
            sound_likeness(form, known) >= 0.97 for known in free_names().get(form[:1] + coarse_sounds(form)[0], ())
        ):
            return True
    return False


@cache
def free_endings() -> tuple[str, ...]:
    """Endings of names that are spelt freely."""
    return tuple(sorted(lists()["romanised_endings"]))


@cache
def given_names() -> dict[str, str]:
    """Spellings of given names with the name that each is of."""
    rows = load_table("given_names", "mul").items()
    found = {spelling: name for name, spellings in rows for spelling in spellings.split()}
    return found | {name.lstrip("~"): name for name, _ in rows}


@cache
def free_names() -> dict[str, tuple[str, ...]]:
    """The given names that are spelt freely, by first letter and rough sound."""
    found: dict[str, list[str]] = {}
    for spelling, name in sorted(given_names().items()):
        if name.startswith("~") and len(spelling) > 3:
            found.setdefault(spelling[0] + coarse_sounds(spelling)[0], []).append(spelling)
    return {key: tuple(names) for key, names in found.items()}


@cache
def full_names_of(form: str) -> frozenset[str]:
    """The given names that a short form may stand for."""
    return frozenset(load_table("short_names", "mul").get(form, "").split())


@cache
def meanings() -> dict[str, str]:
    """Words of one meaning with the one that stands for them."""
    tables = load_lexicon("name_parts", "mul")
    return {
        word: key for table in ("legal", "meanings") for key, words in tables[table].items() for word in words.split()
    }


def meaning_of(word: str) -> str:
    """The word that stands for all of its meaning; itself when it has no other."""
    return meanings().get(word, word)


@cache
def legal_form(word: str) -> bool:
    """Whether a word is the legal form of a company."""
    tables = load_lexicon("name_parts", "mul")
    return word in tables["legal"] or word in tables["legal_phrases"]


@cache
def phrases() -> tuple[tuple[tuple[str, ...], str], ...]:
    """Phrases of one meaning, the longest first."""
    tables = load_lexicon("name_parts", "mul")
    rows: Iterable[tuple[str, str]] = [*tables["legal_phrases"].items(), *tables["meaning_phrases"].items()]
    found = [(tuple(phrase.split()), key) for key, words in rows for phrase in words.split("|")]
    return tuple(sorted(found, key=lambda row: (-len(row[0]), row)))


def with_phrases(words: list[str]) -> list[str]:
    """
    Words with each phrase of one meaning as one word.

    Example:
        >>> with_phrases("orvale gas limited liability company".split())
        ['orvale', 'gas', 'llc']
    """
    out: list[str] = []
    at = 0
    while at < len(words):
        for phrase, key in phrases():
            if tuple(words[at : at + len(phrase)]) == phrase:
                out.append(key)
                at += len(phrase)
                break
        else:
            out.append(words[at])
            at += 1
    return out


@cache
def listed_states() -> frozenset[str]:
    """The names of states and countries, in small letters."""
    countries = (name.strip() for name, kind in load_table("places").items() if kind == "country")
    return frozenset(name.casefold() for name in (*countries, *load_lexicon("entities")["states"].strip().split("\n")))


@cache
def listed_outlets() -> frozenset[str]:
    """The names of outlets and agencies."""
    return frozenset(load_lexicon("entities")["outlets"].strip().split("\n"))


def names_outlet(name: str) -> bool:
    """
    Whether the words of a body's name say that it publishes or broadcasts.

    Example:
        >>> [names_outlet(name) for name in ("Orvale Post", "Radio Orr", "Orr News Agency", "Ministry of Broadcasting")]
        [True, True, True, False]
    """
    words = name.casefold().removeprefix("the ").replace("-tv", " tv").split()
    known = {key: frozenset(load_lexicon("entities")[f"outlet_{key}"].split()) for key in ("first", "last")}
    none = frozenset(load_lexicon("entities")["no_outlet"].split())
    if len(words) < 2 or not none.isdisjoint(words):
        return False
    agency = words[-1] == "agency" and words[-2] in ("news", "press")
    return agency or words[-1] in known["last"] or words[0] in known["first"]


def names_company(name: str) -> bool:
    """
    Whether the last word of a name is a legal form or of companies alone.

    Example:
        >>> [names_company(name) for name in ("Orr Bygg AB", "Orr Holdings", "River Guard")]
        [True, True, False]
    """
    known = load_lexicon("entities")
    last = name.split()[-1].rstrip(".") if " " in name else ""
    forms = f"{known['legal_forms']} {known['legal_forms_unsure']}".split()
    return bool(last) and (last in forms or last.lower() in known["firms"].split())
