"""Lead the names of one report to who is named: the same name, a surname, initials, a shorter form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from dateline.language.companies import company_starts
from dateline.language.known import known_label, lists
from dateline.language.marks import is_given
from dateline.language.plain import plain
from dateline.language.several import FAMILY
from dateline.lexicon import load_lexicon
from dateline.model import Analysis, Mention, Name, NameLabel, Span
from dateline.text.folded_names import folded

__all__ = ["find_mentions"]

PERSONS = frozenset((NameLabel.PERSON,))
PLACES = frozenset((NameLabel.GPE, NameLabel.LOC, NameLabel.FAC))
SMALL = frozenset("of the and for in on al el de".split())
QUARTERS = {"n": "north", "s": "south", "e": "east", "w": "west"}  # "N. Korea" of a headline
MARKS = re.compile(r"[^\w\s]")
# Before a name they say that it is a place.
WHERE = re.compile(
    r"\b(?:in|at|near|from|to|into|inside|outside|around|across|towards?)\s+(?:the\s+)?\Z", re.IGNORECASE
)
# "al-Rubaye", "Al Rubaye", "ez-Zor": the article of a name, which its surname alone may lack.
ARTICLE = re.compile(r"\b[AaEe](?:[ltdrzsn]|sh|dh|th)-(?=[A-Z])")

PATRONYM = re.compile(r" (?:bin|ibn|bint|ben) $")
TITLE = re.compile(r"\b(Mr|Mrs|Ms|Miss|Lady|Lord|Sir|Dame)\.?\s$")
BEFORE = 16  # characters before a name in which a title or a noun of kin may stand

Key = tuple[str, str]  # the kind of a name and its plain form


def find_mentions(text: str, analysis: Analysis) -> tuple[Mention, ...]:
    """
    Group the names of a report by who or what is named.

    Names of one kind that are spelt alike but for capitals, stops and apostrophes are one actor. A surname, or another
    part of a name, is the person of the only full name that ends so, else that begins so; initials in capitals are the
    body whose words begin so; a company's name may lack its end; "Veskard" is the only "Veskard Group". A name that
    fits two actors is one of its own, and so is the surname of a couple ("Ana and Jon Vale") without a title that tells
    which of them.

    Args:
        text: The report.
        analysis: With its names settled.

    Returns:
        Mentions in reading order; ``actor`` is "a1", "a2", ... by first mention.
    """
    keys = [
        (FAMILY if name.maker == FAMILY else kind_of(name.label), key_of(text[name.start : name.end], name.label))
        for name in analysis.names
    ]
    known = Known(text, analysis.names, keys)
    full_keys = list(dict.fromkeys(keys))
    whereabouts = frozenset(
        key for name, (_, key) in zip(analysis.names, keys, strict=True) if stands_for_place(text, name)
    )
    full: dict[Key, Key] = {}
    why: dict[Key, str] = {}
    for kind, key in dict.fromkeys(keys):
        longer, rule = longer_form(key, kind, known)
        full[kind, key] = (kind, longer)
        why[kind, key] = rule
        placed = kind == "place" and key in whereabouts
        if not rule and not placed and (body := body_in_full(key, kind, full_keys)):
            full[kind, key], why[kind, key] = body, "the only name that has these words and one more for what it is"
    ids: dict[Key, str] = {}
    mentions: list[Mention] = []
    for name, pair in zip(analysis.names, keys, strict=True):
        spouse = known.spouse(name.start, pair)
        only = known.named_before(name.start, pair) if not spouse and full[pair] == pair else None
        top = last_of(full, spouse or only or pair)
        actor = ids.setdefault(top, f"a{len(ids) + 1}")
        rule = "the one of the couple whom the title tells" if spouse else why[pair]
        rule = "the only full name so far that ends so" if only else rule
        mentions.append(Mention(Span(name.start, name.end), name.label, actor, because(name, rule)))
    return tuple(mentions)


class Known:
    """
    The names of a report, and what can be asked of them when one is to be led to another.

    Args:
        text: The report.
        names: In reading order.
        keys: The kind and plain form of each.
    """

    def __init__(self, text: str, names: Sequence[Name], keys: Sequence[Key]) -> None:
        self.text = text
        self.by_kind: dict[str, list[str]] = {}
        for kind, key in dict.fromkeys(keys):
            self.by_kind.setdefault(kind, []).append(key)
        bodies = {" ".join(plain(text[n.start : n.end]).split()) for n in names if n.label is NameLabel.ORG}
        self.companies = {key_of(start): key_of(name) for start, name in company_starts(sorted(bodies)).items()}
        self.kin = {
            key
            for name, (kind, key) in zip(names, keys, strict=True)
            if kind == "person" and " " not in key and kin().search(text, max(0, name.start - BEFORE), name.start)
        }
        self.couples = dict(couples(text, names, keys))
        self.short = {key for name, (_, key) in zip(names, keys, strict=True) if name.maker == "short name"}
        self.first: dict[str, int] = {}
        for name, (kind, key) in zip(names, keys, strict=True):
            if kind == "person":
                self.first.setdefault(key, name.start)

    def others(self, kind: str, key: str) -> list[str]:
        """The other names of a kind."""
        return [other for other in self.by_kind[kind] if other != key]

    def named_before(self, start: int, pair: Key) -> Key | None:
        """The only full name before a place that ends or begins with a surname which others get later, too."""
        kind, key = pair
        wed = key in self.couples and self.first.get(self.couples[key][0], start) < start
        if kind != "person" or " " in key or wed:
            return None
        others = self.others(kind, key)
        ending = [other for other in others if other.endswith(" " + key)]
        longer = tops(ending or (other for other in others if other.startswith(key + " ")))  # "Baek" of Baek Jong-su
        before = [other for other in longer if self.first[other] < start]
        return (kind, before[0]) if len(longer) > 1 and len(before) == 1 else None

    def spouse(self, start: int, pair: Key) -> Key | None:
        """Which of a couple the surname of both is at a place, by the title before it."""
        if pair[1] not in self.couples or pair[0] != "person":
            return None
        title = TITLE.search(self.text, max(0, start - BEFORE), start)
        told = sex_of_title(title[1]) if title is not None else ""
        fits = [key for key in self.couples[pair[1]] if told and sex_of_given(key.split()[0]) == told]
        return ("person", fits[0]) if len(fits) == 1 else None


def couples(text: str, names: Sequence[Name], keys: Sequence[Key]) -> Iterator[tuple[str, tuple[str, str]]]:
    """The surnames of couples, each with the given name of the one and the full name of the other."""
    for at, (one, other) in enumerate(pairwise(names)):
        key, full = keys[at][1], keys[at + 1][1]
        persons = one.label is other.label is NameLabel.PERSON and text[one.end : other.start] == " and "
        if persons and " " not in key and " " in full and is_given(text[one.start : one.end]):
            yield full.split()[-1], (key, full)


def because(name: Name, rule: str) -> str:
    """Why a mention is what it is, in plain words."""
    return f"{name.label.value} by the {name.maker}" + (f"; {rule}" if rule else "")


def kind_of(label: NameLabel) -> str:
    """Names of one kind may name one actor."""
    return "person" if label in PERSONS else "place" if label in PLACES else label.value


def key_of(name: str, label: NameLabel | None = None) -> str:
    """
    A name without what spelling varies; of a place's also the quarter in full.

    Example:
        >>> key_of("al-Rubaye’s"), key_of("N. Korea", NameLabel.GPE)
        ('rubayes', 'north korea')
    """
    words = MARKS.sub("", ARTICLE.sub("", plain(name))).casefold().split()
    if label in PLACES and len(words) > 1:
        words[0] = QUARTERS.get(words[0], words[0])
    return " ".join(words)


def longer_form(key: str, kind: str, known: Known) -> tuple[str, str]:
    """The only longer name that a name is short for, with the reason; itself otherwise."""
    others = known.others(kind, key)
    if kind == "person":
        return longer_person(key, others, known)
    if kind in (NameLabel.ORG.value, "place") and len(key) > 1 and " " not in key:
        longer = [other for other in others if initials(other) == key and may_stand_for(key, other, known)]
        if len(longer) == 1:
            return longer[0], "the only name with these initials"
    if kind == NameLabel.ORG.value:
        if key in known.companies:
            return known.companies[key], "the only company whose name begins so"
        ends = [other for other in others if other.endswith(" " + key)]
        if len(ends) == 1 and " " not in key and known_label(key.title()) is None:
            return ends[0], "the only body whose name ends so"
    return key, ""


def may_stand_for(short: str, longer: str, known: Known) -> bool:
    """Whether initials can be a name's: "US", but, as a list has it, no "UN" of the University of Nordvik."""
    return known_label(short.upper()) is None or short in known.short or known_label(longer.title()) is not None


def longer_person(key: str, others: Sequence[str], known: Known) -> tuple[str, str]:
    """The same for a person."""
    if key in known.couples:
        return key, ""
    longer = tops(
        other
        for other in others
        if (other.endswith(" " + key) or f" {key} " in f"{other} "[1:]) and not is_father(key, other)
    )
    if len(longer) == 1:
        return longer[0], "the only full name that ends so"
    if longer or key in known.kin:
        return key, ""
    longer = tops(other for other in others if other.startswith(key + " "))
    return (longer[0], "the only full name that begins so") if len(longer) == 1 else (key, "")


def is_father(key: str, other: str) -> bool:
    """
    Whether a name is the father's in another's: "Salim bin Orr" of "Adil bin Salim bin Orr".

    A surname that nobody is given stays the son's: "Velidar" of "Adil bin Velidar".
    """
    fathered = PATRONYM.search(f" {other}", 0, f" {other} ".find(f" {key} ") + 1) is not None
    return fathered and (" " in key or is_given(key.title()))


def body_in_full(key: str, kind: str, named: Iterable[tuple[str, str]]) -> tuple[str, str] | None:
    """
    The only body that is named by a name and one word more for what it is: "the Veskard Group", "Veskard".

    The longer name is a body's, or a place's by mistake where the shorter has two words that both begin with, or is
    made of its initials.
    """
    if kind not in (NameLabel.ORG.value, "place"):
        return None
    bodies = [pair for pair in named if pair[0] == "place" and pair[1].rpartition(" ")[2] in left_out()]
    if (
        kind == NameLabel.ORG.value
        and len(key) > 1
        and (short := [pair for pair in bodies if initials(pair[1]) == key])
    ):
        return short[0] if len(short) == 1 else None
    kinds = (NameLabel.ORG.value, "place") if " " in key else (NameLabel.ORG.value,)
    longer = [
        (other_kind, other)
        for other_kind, other in named
        if other_kind in kinds and other.startswith(f"{key} ") and other[len(key) + 1 :] in left_out()
    ]
    return longer[0] if len(longer) == 1 else None


def stands_for_place(text: str, name: Name) -> bool:
    """Whether a name is a place's: a listed one, or behind a word that places follow ("in Veskard")."""
    if name.label not in PLACES:
        return False
    return known_label(text[name.start : name.end]) is not None or bool(
        WHERE.search(text, max(0, name.start - 10), name.start)
    )


@cache
def left_out() -> frozenset[str]:
    """Words for what a body is that later mentions leave out."""
    return frozenset(load_lexicon("names")["left_out"].split())


def tops(names: Iterable[str]) -> list[str]:
    """Those that are no part of another."""
    listed = list(names)
    return [name for name in listed if not any(name != other and f" {name} " in f" {other} " for other in listed)]


def initials(name: str) -> str:
    """The first letters of a name's words, small words left out."""
    words = name.split()
    return "".join(word[0] for word in words if word not in SMALL) if len(words) > 1 else ""


def last_of(full: dict[Key, Key], key: Key) -> Key:
    """The longest form that a name leads to."""
    while full[key] != key:
        key = full[key]
    return key


@cache
def kin() -> re.Pattern[str]:
    """A noun of kin right before a name."""
    return re.compile(rf"\b(?:{'|'.join(sorted(lists()['kin']))}),?\s$")


def sex_of_title(title: str) -> str:
    """The sex that a title tells."""
    return "m" if title.lower() in load_lexicon("names")["male"].split() else "f"


@cache
def given_by_sex() -> dict[str, str]:
    """Given names that tell the sex, without accents."""
    names = load_lexicon("names")
    men, women = names["male_names"].split(), names["female_names"].split()
    return dict.fromkeys(map(folded, men), "m") | dict.fromkeys(map(folded, women), "f")


def sex_of_given(name: str) -> str:
    """The sex that a given name tells, or nothing."""
    return given_by_sex().get(folded(name), "")
