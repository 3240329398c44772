"""Names in plain Latin letters, roughly as news in English writes them; for name lists of other scripts."""

from __future__ import annotations

import unicodedata

__all__ = ["romanised"]

CYRILLIC = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґѓќјљњћђџѕў",
        (
            "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya "
            "i yi ye g g k j lj nj c dj dz dz u"
        ).split(),
        strict=True,
    )
)
GEORGIAN = dict(
    zip(
        "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
        "a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h".split(),
        strict=True,
    )
)
GREEK = dict(
    zip(
        "αβγδεζηθικλμνξοπρστυφχψως",
        "a v g d e z i th i k l m n x o p r s t y f ch ps o s".split(),
        strict=True,
    )
)
LETTERS = {**CYRILLIC, **GEORGIAN, **GREEK, "-": "-", "'": "'", "’": "'"}
SMOOTH = (
    *((double, double[0]) for double in ("aa", "ii", "uu", "nn", "tt", "dd", "yy")),
    *(("ss", "sh"), ("ch", "c"), ("c", "ch")),
)
FINAL_A = ("DEVANAGARI", "BENGALI", "GUJARATI", "ORIYA")  # their last inherent vowel is not spoken


def romanised(name: str) -> str | None:
    """
    A name in Latin letters, with capitals.

    Returns:
        None where a letter is of a script that this does not know (Arabic and Hebrew are written without vowels).

    Example:
        >>> [romanised(name) for name in ("Шевченко", "김", "अजय", "Γιώργος", "Łucja", "أحمد")]
        ['Shevchenko', 'Gim', 'Ajay', 'Giorgos', 'Łucja', None]
    """
    words = [romanised_word(word) for word in name.split()]
    if not words or any(word is None for word in words):
        return None
    return " ".join(str(word) for word in words)


def romanised_word(word: str) -> str | None:
    """One word of a name."""
    if all(sign in "-'’." or unicodedata.name(sign, "").startswith("LATIN") for sign in word):
        return word
    sounds: list[str] = []
    for sign in unicodedata.normalize("NFC", word).lower():
        sound = sound_of(sign, sounds)
        if sound is None:
            return None
        sounds.append(sound)
    written = "".join(sounds).replace("oy", "ou") if "GREEK" in unicodedata.name(word[0], "") else "".join(sounds)
    if unicodedata.name(word[0], "").split()[0] in FINAL_A:
        written = smoothed(written)
    return written[:1].upper() + written[1:] if written.isascii() and written else None


def smoothed(written: str) -> str:
    """Indic letters by their Unicode names as newspapers write them: "Caturvedii" is "Chaturvedi"."""
    for old, new in SMOOTH:
        written = written.replace(old, new)
    return written[:-1] if written.endswith("a") and len(written) > 4 and written[-2] not in "aeiou" else written


def sound_of(sign: str, before: list[str]) -> str | None:
    """The letters for one sign; an Indic vowel sign takes the vowel that the consonant before it has."""
    plain = "".join(part for part in unicodedata.normalize("NFD", sign) if not unicodedata.combining(part))
    for letter in (sign, plain):
        if letter in LETTERS:
            return LETTERS[letter].replace("-", "") if letter in CYRILLIC else LETTERS[letter]
    named = unicodedata.name(sign, "").split()
    if named[:2] == ["HANGUL", "SYLLABLE"]:
        return named[2].lower().replace("c", "ch")
    if len(named) >= 3 and named[1:3] == ["VOWEL", "SIGN"]:
        before[-1:] = [before[-1].removesuffix("a")] if before else []
        return named[-1].lower()
    if named[1:] == ["SIGN", "VIRAMA"]:
        before[-1:] = [before[-1].removesuffix("a")] if before else []
        return ""
    if named[1:] in (["SIGN", "ANUSVARA"], ["SIGN", "CANDRABINDU"]):
        return "n"
    if named[1:] in (["SIGN", "NUKTA"], ["SIGN", "VISARGA"]):
        return ""
    return named[2].lower() if len(named) == 3 and named[1] == "LETTER" and named[0] in FINAL_A else None
