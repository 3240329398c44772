"""Write a word of any script in one form: small letters, few accents, Arabic and Cyrillic consonants as they are."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

from dateline.actors.sounds import spellings

__all__ = ["form_of", "in_latin", "is_kept_script", "is_unvowelled", "plain_of"]

UNVOWELLED = re.compile("[\u0590-\u05ff\u0600-\u06ff\u0750-\u077f]")
KEPT_SCRIPT = re.compile("[\u0400-\u04ff\u0600-\u06ff]")
ARABIC_VOWELS = {"ا": "a", "أ": "a", "إ": "i", "آ": "a", "ى": "a", "ي": "i", "ی": "i", "و": "u", "ؤ": "u", "ئ": "i"}
CYRILLIC = "а:a е:e ё:io и:i о:o у:u ы:i э:e ю:iu я:ia є:ie і:i ї:i ў:u й:y"
CYRILLIC_VOWELS = dict(pair.split(":") for pair in CYRILLIC.split())
LATIN_VOWELS = {"æ": "e", "ø": "o", "ı": "i", "ə": "e", "œ": "o"}
VOWELS = str.maketrans(ARABIC_VOWELS | CYRILLIC_VOWELS | LATIN_VOWELS)
# The article of Arabic; what is no vowel at the beginning of a word or before a long a; endings.
GLIDES = (
    (re.compile("^ال(?=...)"), ""),
    (re.compile("^[يی]|[يی](?=ا)"), "y"),
    (re.compile("^و|و(?=ا)"), "w"),
    (re.compile("^ю"), "yu"),
    (re.compile("^я"), "ya"),
    (re.compile("^ё"), "yo"),
    (re.compile("(?<=[иы])й$"), ""),
)


def is_unvowelled(name: str) -> bool:
    """Whether a name has letters of a script that leaves short vowels out."""
    return bool(UNVOWELLED.search(name))


def is_kept_script(name: str) -> bool:
    """Whether a name has Arabic or Cyrillic letters, whose consonants are compared as they are."""
    return bool(KEPT_SCRIPT.search(name))


def in_latin(name: str) -> str:
    """A name of a script that is not kept in Latin letters; others as they are."""
    if any("a" <= sign.lower() <= "z" for sign in name) or is_kept_script(name):
        return name
    return anyascii(name)


@lru_cache(1 << 16)
def form_of(word: str) -> str:
    """
    A word in small letters, without the accents that tell no sound.

    Example:
        >>> form_of("Şahín"), form_of("Юрий"), form_of("الخوري")
        ('şahin', 'yuрi', 'خuرi')
    """
    table, _ = spellings()
    word = unicodedata.normalize("NFC", word.casefold())
    for pattern, letter in GLIDES:
        word = pattern.sub(letter, word)
    letters = []
    for sign in word.translate(VOWELS):
        bare = "".join(one for one in unicodedata.normalize("NFKD", sign) if not unicodedata.combining(one))
        letters.append(sign if sign in table else bare.translate(VOWELS))
    form = "".join(letters)
    if all(is_known(sign) for sign in form):
        return form
    written = "".join(sign if is_known(sign) else anyascii(sign).lower() for sign in form)
    return "".join(sign for sign in written if sign.isalnum())


def is_known(sign: str) -> bool:
    """Whether a sign is a letter a to z, a figure, or a letter of the table of spellings."""
    return "a" <= sign <= "z" or sign.isdigit() or sign in spellings()[0]


@lru_cache(1 << 16)
def plain_of(form: str) -> str:
    """
    A form in the letters a to z, ph as f, ck as k, double letters single.

    Example:
        >>> plain_of("philipp"), plain_of("şahin")
        ('filip', 'sahin')
    """
    letters = "".join(sign for sign in anyascii(form).lower() if sign.isalnum())
    return re.sub(r"(.)\1+", r"\1", letters.replace("ph", "f").replace("ck", "k"))
