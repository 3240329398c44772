"""Read a name as its parts, without titles and small words, with bound words, initials and legal forms made one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from dateline.actors.scripts import form_of, in_latin, is_kept_script, is_unvowelled, plain_of
from dateline.actors.words import (
    ages,
    bound_words,
    is_romanised,
    legal_form,
    meaning_of,
    particles,
    pilgrims,
    small_words,
    titles,
    titles_behind,
    with_phrases,
)
from dateline.model import NameKind, NamePart, ReadName

__all__ = ["alternatives", "is_body", "read_name"]

APOSTROPHES = re.compile("['’‘ʼ`´ʻʾʿ′]")
# "HanaOrlen" is two parts, but not "McDonald": a capital within a word begins a part.
CAMEL = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z][a-z])")
KEPT_CAMEL = re.compile(r"\b(?:Mc|Mac|Fitz)[A-Z](?=[a-z])")
PIECE = re.compile(r"\d+|[^\W\d_]+(?:\.|-(?=\w))?")
DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}")
# "as-Sadr", "ez-Zor": the article before a letter that it takes over.
TAKEN_OVER = re.compile(r"^[aeiu]([tdrzsn]|sh|th|dh)-$")
BRACKETS = re.compile(r"^(.*\S)\s*[(\[]([^()\[\]]+)[)\]]\s*$")
OR = re.compile(r"\s+(?:aka|a\.k\.a\.|alias)\s+|\s*/\s*", re.I)
BODIES = frozenset((NameKind.ORGANISATION, NameKind.GROUP, NameKind.OUTLET))
MOST_NAMES = 4  # of one string
GIVEN_TOO = ("ben", "van", "la")  # small words that are given names where they begin a name
# "Abdurrahman", "Abdelkarim", with the letter that the article takes over.
SERVANT = re.compile(r"^(abd[aeiou]{1,2})(?:l(?=[^l]..)|([rsztdn])(?=\2)|(?=[^l\Wl]..))(.+)$")
# "Nasr al-Din", "Nasreddine", "Nasruddin".
FAITH = re.compile(r"^(...*?)(?:[aeiu]d?|a?l)-?d[iey]+ne?$")


def is_body(kind: NameKind | None) -> bool:
    """Whether a name of the kind is read as the name of a body."""
    return kind in BODIES


def alternatives(name: str) -> tuple[str, ...]:
    """
    The names that one string gives: what stands in brackets at its end, on either side of a stroke or of "aka".

    Example:
        >>> alternatives("River Defence Units (RDU)"), alternatives("Al-Nahr / River Army"), alternatives("Ana Vale")
        (('River Defence Units', 'RDU'), ('Al-Nahr', 'River Army'), ('Ana Vale',))
    """
    found = BRACKETS.match(name)
    pieces = found.groups() if found else (name,)
    parts = [part.strip() for piece in pieces for part in OR.split(piece)]
    told = dict.fromkeys(part for part in parts if any(sign.isalnum() for sign in part))
    return tuple(told)[:MOST_NAMES] or (name,)


@lru_cache(1 << 16)
def read_name(name: str, kind: NameKind | None = None) -> ReadName:
    """
    Read a name as it is compared.

    Args:
        name: One name.
        kind: What it is of; the parts of a body's name keep their order and lose its legal form.

    Example:
        >>> [part.plain for part in read_name("Dr. Osmet al-Velidar, Jr.").parts]
        ['osmet', 'velidar']
        >>> [part.plain for part in read_name("VELIDAR, Abdul Karim").parts]
        ['abdkarim', 'velidar']
    """
    text = unicodedata.normalize("NFKC", name)
    if not is_body(kind) and text.count(",") == 1:
        last, first = text.split(",")
        if first.strip(" .").casefold() not in ages():
            text = f"{first} {last}"
    if is_body(kind) or kind in (NameKind.COUNTRY, NameKind.PLACE):
        text = DOTTED.sub(lambda mark: mark[0].replace(".", ""), text)
    pieces = list(without_articles(list(pieces_of(text))))
    words = [piece.rstrip(".-") for piece in pieces]
    forms = [form_of(word) for word in words]
    numbers = tuple(word for word in words if word.isdigit())
    if is_body(kind) or kind in (NameKind.COUNTRY, NameKind.PLACE):
        parts = body_parts(forms)
    else:
        parts = person_parts(pieces, forms)
    age = next((ages()[form] for form in forms[1:] if form in ages()), "") if not is_body(kind) else ""
    return ReadName(
        name,
        tuple(parts),
        tuple(sorted(numbers)),
        age,
        free=is_romanised(forms) or is_kept_script(name),
        unvowelled=is_unvowelled(name),
        capitals=capitals_of(text),
    )


def pieces_of(text: str) -> Iterator[str]:
    """The words of a name, with the stop behind an initial."""
    joined = KEPT_CAMEL.sub(lambda mark: mark[0].capitalize(), APOSTROPHES.sub("'", text))
    parted = CAMEL.sub(" ", joined).replace("'", "")
    parted = CAMEL.sub(" ", in_latin(parted)).replace("'", "")
    yield from PIECE.findall(parted)


def without_articles(pieces: list[str]) -> Iterator[str]:
    """The words of a name without articles that take over the letter that follows."""
    for at, piece in enumerate(pieces):
        found = TAKEN_OVER.match(piece.casefold())
        if found is None or not pieces[at + 1].casefold().startswith(found[1]):
            yield piece


def capitals_of(text: str) -> str:
    """A name that is one word in capitals, stops apart; else nothing."""
    word = text.replace(".", "").strip()
    return word if word.isupper() and word.isalpha() and 2 <= len(word) <= 8 else ""


def person_parts(pieces: list[str], forms: list[str]) -> list[NamePart]:
    """The parts of a person's name."""
    kept = list(without_titles(pieces, forms))
    parts: list[NamePart] = []
    bound = ""
    for at, (piece, form) in enumerate(kept):
        last = at == len(kept) - 1
        if form.isdigit() or (at and form in ages()):
            continue
        if len(kept) > 1 and form in particles() and not (at == 0 and form in GIVEN_TOO):
            if len(form) == 1 and not piece.islower():  # an initial
                parts.append(part_of(form, bound, initial=True))
            continue
        if form in bound_words() and not last:
            bound = bound_words()[form]
            continue
        parts.append(part_of(form, bound, initial=len(form) == 1 and form.isascii()))
        bound = ""
    return parts


def without_titles(pieces: list[str], forms: list[str]) -> Iterator[tuple[str, str]]:
    """The words of a name from the first that is no title, without titles behind it; one word is always left."""
    first, last = 0, len(forms)
    while first < last - 1 and forms[first] in titles():
        first += 1
    while last - first > 1 and forms[last - 1] in titles_behind():
        last -= 1
    for at in range(first, last):
        if at == first or forms[at] not in pilgrims():
            yield pieces[at], forms[at]


def part_of(form: str, bound: str = "", *, initial: bool = False) -> NamePart:
    """A part, its bound word split off and the endings of "al-Din" made one."""
    if not bound and (found := SERVANT.match(form)) and not re.match(r"abd[aeou]*l*[aeiou]*h$", form):
        bound, form = "servant", found[3]
    if len(form) > 5 and (found := FAITH.match(form)):
        form = f"{found[1]}din"
    plain = plain_of(form)
    return NamePart(
        form, f"abd{plain}" if bound == "servant" else f"abu{plain}" if bound == "father" else plain, bound, initial
    )


def body_parts(forms: Iterable[str]) -> list[NamePart]:
    """The parts of the name of a body or a place: words of one meaning made one, legal form and small words off."""
    words = with_phrases(list(forms))
    kept = [meaning_of(word) for word in words if word not in small_words()]
    while len(kept) > 1 and legal_form(kept[-1]):
        kept.pop()
    return [NamePart(word, plain_of(word)) for word in kept if not word.isdigit()]
