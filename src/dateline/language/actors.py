"""Lead the names of one report to who is named: the same name, a surname, initials, a shorter form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dateline.language.plain import plain
from dateline.model import Analysis, Mention, Name, NameLabel, Span

__all__ = ["find_mentions"]

PERSONS = frozenset((NameLabel.PERSON,))
PLACES = frozenset((NameLabel.GPE, NameLabel.LOC, NameLabel.FAC))
SMALL = frozenset("of the and for in on al el de".split())
MARKS = re.compile(r"[^\w\s]")
# "al-Rubaye", "Al Rubaye", "ez-Zor": the article of a name, which its surname alone may lack.
ARTICLE = re.compile(r"\b[AaEe](?:[ltdrzsn]|sh|dh|th)-(?=[A-Z])")


def find_mentions(text: str, analysis: Analysis) -> tuple[Mention, ...]:
    """
    Group the names of a report by who or what is named.

    Names of one kind that are spelt alike but for capitals, stops and apostrophes are one actor. A surname, or another
    last part of a name, is the person of the only full name that ends so; initials in capitals are the body whose words
    begin so. A name that fits two actors is one of its own.

    Args:
        text: The report.
        analysis: With its names settled.

    Returns:
        Mentions in reading order; ``actor`` is "a1", "a2", ... by first mention.
    """
    keys = [(kind_of(name.label), key_of(text[name.start : name.end])) for name in analysis.names]
    full: dict[tuple[str, str], tuple[str, str]] = {}
    why: dict[tuple[str, str], str] = {}
    for kind, key in dict.fromkeys(keys):
        longer, rule = longer_form(key, kind, [other for k, other in dict.fromkeys(keys) if k == kind and other != key])
        full[kind, key] = (kind, longer)
        why[kind, key] = rule
    ids: dict[tuple[str, str], str] = {}
    mentions: list[Mention] = []
    for name, pair in zip(analysis.names, keys, strict=True):
        top = last_of(full, pair)
        actor = ids.setdefault(top, f"a{len(ids) + 1}")
        mentions.append(Mention(Span(name.start, name.end), name.label, actor, because(name, why[pair])))
    return tuple(mentions)


def because(name: Name, rule: str) -> str:
    """Why a mention is what it is, in plain words."""
    return f"{name.label.value} by the {name.maker}" + (f"; {rule}" if rule else "")


def kind_of(label: NameLabel) -> str:
    """Names of one kind may name one actor."""
    return "person" if label in PERSONS else "place" if label in PLACES else label.value


def key_of(name: str) -> str:
    """A name without what spelling varies."""
    return " ".join(MARKS.sub("", ARTICLE.sub("", plain(name))).casefold().split())


def longer_form(key: str, kind: str, others: Sequence[str]) -> tuple[str, str]:
    """The only longer name that a name is short for, with the reason; itself otherwise."""
    if kind == "person":
        longer = tops(other for other in others if other.endswith(" " + key) or f" {key} " in f"{other} "[1:])
        if len(longer) == 1:
            return longer[0], "the only full name that ends so"
    elif kind in (NameLabel.ORG.value, "place"):
        longer = [other for other in others if len(key) > 1 and " " not in key and initials(other) == key]
        if len(longer) == 1:
            return longer[0], "the only name with these initials"
    return key, ""


def tops(names: Iterable[str]) -> list[str]:
    """Those that are no part of another."""
    listed = list(names)
    return [name for name in listed if not any(name != other and f" {name} " in f" {other} " for other in listed)]


def initials(name: str) -> str:
    """The first letters of a name's words, small words left out."""
    words = name.split()
    return "".join(word[0] for word in words if word not in SMALL) if len(words) > 1 else ""


def last_of(full: dict[tuple[str, str], tuple[str, str]], key: tuple[str, str]) -> tuple[str, str]:
    """The longest form that a name leads to."""
    while full[key] != key:
        key = full[key]
    return key
