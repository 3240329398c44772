"""Guess the encoding of bytes that nobody declared, from the letters they would be."""

from __future__ import annotations

import re

__all__ = ["count_high", "damaged_utf8", "guess", "wide_codec"]

# The encodings a guess chooses from: more of them only makes rare ones win over common ones.
GUESSED = ["cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "koi8_r"]
GUESSED += ["gb18030", "big5", "cp932", "euc_jp", "cp949"]
SAMPLE = 32_768  # bytes before and after the first doubtful one
SPARSE = (
    0.02  # of all bytes: English with names like "Málaga"; running text in French, Polish or Turkish has 3 % and more
)
HIGH = bytes(range(128, 256))
# Curly quotes, dashes, dots, the no-break space and signs of Windows-1252; none is a letter.
TYPOGRAPHY = re.compile(
    rb"[\x00-\x7f\x80\x82\x84\x85\x8b\x91-\x97\x99\x9b\xa0\xa2-\xa9\xab-\xae\xb0-\xb4\xb7\xbb-\xbe]+"
)

# Letters beyond ASCII of the languages each Latin encoding is made for, the common encoding first. Read in the wrong
# one, a text mixes letters that no language has together.
ALPHABETS = {
    "cp1252": (
        "àâæçèéêëîïôœùûüÿ",  # French
        "äöüß",  # German
        "áéíñóúü",  # Spanish
        "àáâãçéêíóôõúü",  # Portuguese
        "àèéìíòóùú",  # Italian
        "àçèéíïòóúü",  # Catalan
        "åæøéòôü",  # Danish, Norwegian
        "åäöéüàšž",  # Swedish, Finnish
        "áèéëïóöü",  # Dutch
        "áæðéíóöúýþ",  # Icelandic
    ),
    "cp1250": (
        "ąćęłńóśźż",  # Polish
        "áčďéěíňóřšťúůýž",  # Czech
        "áäčďéíĺľňóôŕšťúýž",  # Slovak
        "áéíóöőúüű",  # Hungarian
        "čćđšž",  # Croatian, Slovenian
        "ăâîşţ",  # Romanian
    ),
    "iso8859_2": (
        "ąćęłńóśźż",
        "áčďéěíňóřšťúůýž",
        "áäčďéíĺľňóôŕšťúýž",
        "áéíóöőúüű",
        "čćđšž",
    ),
    "cp1254": ("çğıöşüâîû\u0307",),  # Turkish; the last is what Python makes of a small İ
}

# Cyrillic letters stand elsewhere in each of these. Small letters that are common in all languages written with them
# are two thirds of a text; read in the wrong one, capitals and frames take their place.
CYRILLIC = ("cp1251", "koi8_r", "cp866", "iso8859_5", "mac_cyrillic")
COMMON_CYRILLIC = frozenset("оеаинтсрвл")
LETTERS_CYRILLIC = re.compile("[а-яёіїєґўђјљњћџ]", re.I)
LEAST_COMMON = 0.55  # of all that is not ASCII; Hebrew in its encoding has 0.37 when it is read as cp1251

MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
CUT_CHARACTER = re.compile(rb"[\xe0-\xef][\x80-\xbf]|[\xf0-\xf4][\x80-\xbf]{1,2}")


def guess(content: bytes, first_bad: int) -> tuple[str, str]:
    """
    The likeliest encoding of bytes that are no UTF-8, and why.

    Args:
        content: The bytes.
        first_bad: Where UTF-8 fails; what stands around it decides.

    Example:
        >>> guess("No, said Tilde Ámon".encode("cp1252"), 15)[0]
        'cp1252'
    """
    start = max(0, first_bad - SAMPLE)
    sample = content[start : first_bad + SAMPLE]
    if count_high(sample) <= 1 + SPARSE * len(sample) or TYPOGRAPHY.fullmatch(sample):
        return "cp1252", "a few bytes of Windows-1252 among ASCII"
    if cyrillic := cyrillic_codec(sample):
        return cyrillic, "guessed by the commonest letters of Cyrillic"
    from charset_normalizer import from_bytes  # 20 ms to import, and needed for few files

    best = from_bytes(whole_characters(sample), cp_isolation=GUESSED).best()
    if best is None or best.encoding not in GUESSED:
        if latin := latin_codec(sample):
            return latin, "guessed by the letters of one language"
        return "cp1252", "no encoding fits; Windows-1252 is the most common one"
    if best.encoding in ALPHABETS:  # it cannot tell these apart in short texts
        return latin_codec(sample) or best.encoding, "guessed by the letters of one language"
    return best.encoding, "guessed by charset_normalizer"


def latin_codec(sample: bytes) -> str:
    """The first Latin encoding in which all letters belong to one language; empty when there is none."""
    for codec, alphabets in ALPHABETS.items():
        letters = {mark for mark in sample.decode(codec, "replace").lower() if mark > "\x7f" and mark.isalpha()}
        if letters and any(letters <= set(alphabet) for alphabet in alphabets):
            return codec
    return ""


def cyrillic_codec(sample: bytes) -> str:
    """The encoding in which a sample reads most like Cyrillic words; empty when it is none in any."""
    best, most = "", 0.0
    for codec in CYRILLIC:
        marks = [mark for mark in sample.decode(codec, "replace") if mark > "\x7f"]
        common = sum(mark in COMMON_CYRILLIC for mark in marks) / len(marks)
        score = common + sum(map(bool, map(LETTERS_CYRILLIC.match, marks))) / len(marks)
        if common >= LEAST_COMMON and score > most:
            best, most = codec, score
    return best


def damaged_utf8(content: bytes, first_bad: int) -> bool:
    """Whether good UTF-8 prevails around the first bad place; a character cut after two bytes speaks for UTF-8 too."""
    around = content[max(0, first_bad - SAMPLE) : first_bad + SAMPLE]
    good = len(MULTIBYTE.findall(around))
    left = MULTIBYTE.sub(b"", around)
    good += len(CUT_CHARACTER.findall(left))
    bad = count_high(CUT_CHARACTER.sub(b"", left))
    return good > 0 and good >= bad


def wide_codec(content: bytes) -> str:
    """UTF-16 without its mark, in which every second byte of English is zero; empty when it is not that."""
    sample = content[:4_096] if len(content) > 9 else b""
    if b"\0" not in sample:
        return ""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > 0.4 * len(sample) / 2 and even < 0.05 * len(sample):
        return "utf-16-le"
    return "utf-16-be" if even > 0.4 * len(sample) / 2 and odd < 0.05 * len(sample) else ""


def count_high(content: bytes) -> int:
    """Number of bytes that are not ASCII."""
    return len(content) - len(content.translate(None, HIGH))


def whole_characters(sample: bytes) -> bytes:
    """A sample that begins and ends with ASCII, so that no character of several bytes is cut."""
    first = re.search(rb"[\x00-\x3f]", sample)  # below "@" no multi-byte encoding has a second byte
    if first is None or len(sample) < SAMPLE:
        return sample
    last = max(sample.rfind(bytes((mark,))) for mark in b" .,\n\r")
    return sample[first.start() : last] if last > first.start() else sample
