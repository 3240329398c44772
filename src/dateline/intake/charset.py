"""Decode the bytes of a report: byte-order mark, then what the page declares, then UTF-8, then a guess that says so."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from dateline.intake.guess import count_high, damaged_utf8, guess, wide_codec
from dateline.intake.problems import noted
from dateline.intake.streams import BOMS
from dateline.model import Problem, Span

__all__ = ["Decoded", "declared_charset", "decode"]

# How much of a page may stand before its <meta charset>: browsers look at 1,024 bytes, pages put scripts before it.
HEAD = 4_096
META = re.compile(rb"<meta\b[^>]{0,500}?\bcharset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{1,40})", re.IGNORECASE)
PROLOG = re.compile(rb"\s{0,99}<\?xml\b[^>]{0,200}?\bencoding\s{0,9}=\s{0,9}[\"']([\w.:-]{1,40})", re.IGNORECASE)

# Python's names of the encodings that pages are written in, with what browsers read in their place (WHATWG Encoding).
READ_AS = {
    "ascii": "cp1252",
    "big5": "big5hkscs",
    "euc_kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "shift_jis": "cp932",
    "tis-620": "cp874",
    "utf-16": "utf-8",  # a declaration that could be read byte by byte is not in UTF-16
    "utf-16-be": "utf-8",
    "utf-16-le": "utf-8",
}
READ = {"utf-8", "big5hkscs", "cp866", "cp874", "cp932", "cp949", "euc_jp", "gb18030", "koi8-r", "koi8-u"}
READ |= {"mac-cyrillic", "mac-roman"}
READ |= {f"cp{number}" for number in range(1250, 1259)}
READ |= {f"iso8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)}

MARKS = tuple(mark for mark, _ in BOMS)
SEND_ANEW = "the rest is kept; get the file anew if those words matter"


@dataclass(frozen=True, slots=True)
class Decoded:
    """
    Decoded bytes.

    Args:
        text: The characters; bytes that are none are U+FFFD. The byte-order mark is not part of it.
        charset: The encoding, by Python's name.
        reason: Why this one.
        problems: At most one; its span points into ``text``.
    """

    text: str
    charset: str
    reason: str
    problems: tuple[Problem, ...] = ()


def decode(content: bytes, where: str, *, declared: str = "") -> Decoded:
    """
    Decode the bytes of one report.

    Bytes that are no UTF-8 are read as damaged UTF-8 when most of what is not ASCII in them is good UTF-8, else in the
    encoding the page declares, else in the likeliest one. Every doubt is a problem.

    Args:
        content: The bytes.
        where: The place for the problems.
        declared: What the page says (see :func:`declared_charset`); empty when it says nothing.

    Returns:
        The text with line ends, no-break spaces and quotes as they were.

    Example:
        >>> decode("He said “no”.".encode("cp1252"), "a.txt").charset
        'cp1252'
        >>> decode(b"He said \\xe2\\x80\\x9cno\\xe2\\x80", "a.txt").problems[0].message[:41]
        'no character at byte 13 (E2 80): the rest'
    """
    said = codec_of(declared)
    if content.startswith(MARKS):
        mark, codec = next(bom for bom in BOMS if content.startswith(bom[0]))
        return marked(content[len(mark) :], codec, said, where)
    if wide := wide_codec(content):
        message = f"every second byte is zero: read as {wide}, a guess; save it as UTF-8 if letters look wrong"
        text = content.decode(wide, "replace")
        return Decoded(text, wide, "every second byte is zero", (noted("charset-guessed", message, where),))
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        return decode_doubtful(content, error, said, where)
    if said in ("", "utf-8") or text.isascii():
        return Decoded(text, "utf-8", "declared and valid UTF-8" if said == "utf-8" else "valid UTF-8")
    message = f"the page declares {declared} but its bytes are valid UTF-8 and are read so"
    return Decoded(text, "utf-8", "valid UTF-8", (noted("charset-contradicted", message, where),))


def declared_charset(content: bytes) -> str:
    """
    The encoding that an HTML page declares in a meta tag or an XML prolog, in its own words; empty when it does not.

    Example:
        >>> declared_charset(b'<html><meta charset="windows-1251">')
        'windows-1251'
    """
    found = PROLOG.match(content[:HEAD]) or META.search(content[:HEAD])
    return found[1].decode("ascii", "replace") if found else ""


def codec_of(label: str) -> str:
    """Python's name of the encoding that a label stands for; empty when it is none that pages are written in."""
    try:
        name = codecs.lookup(label.strip()).name if label else ""
    except (LookupError, ValueError, UnicodeError):
        return ""
    name = READ_AS.get(name, name)
    return name if name in READ else ""


def marked(content: bytes, codec: str, said: str, where: str) -> Decoded:
    """Bytes after a byte-order mark, which is believed over everything."""
    text = content.decode(codec, "replace")
    reason = "byte-order mark"
    if said and said != codec and not codec.startswith("utf-16") and not content.isascii():
        message = f"the page declares {said} but begins with the mark of {codec} and is read so"
        return Decoded(text, codec, reason, (noted("charset-contradicted", message, where),))
    try:
        content.decode(codec)
    except UnicodeDecodeError as error:
        return Decoded(text, codec, reason, (replaced(content, codec, error, text, where),))
    return Decoded(text, codec, reason)


def decode_doubtful(content: bytes, error: UnicodeDecodeError, said: str, where: str) -> Decoded:
    """Bytes that are no valid UTF-8 and carry no mark."""
    if said and said != "utf-8" and (read := decode_as_declared(content, said, where)):
        return read
    if damaged_utf8(content, error.start):
        text = content.decode("utf-8", "replace")
        return Decoded(text, "utf-8", "damaged UTF-8", (replaced(content, "utf-8", error, text, where),))
    charset, reason = guess(content, error.start)
    text = content.decode(charset, "replace")
    remedy = "save it as UTF-8 if letters look wrong"
    if said:
        message = f"the page declares {said} but its bytes are not: read as {charset}, a guess; {remedy}"
        return Decoded(text, charset, reason, (noted("charset-contradicted", message, where),))
    message = f"not UTF-8 and no known encoding declared: read as {charset}, a guess; {remedy}"
    return Decoded(text, charset, reason, (noted("charset-guessed", message, where),))


def decode_as_declared(content: bytes, said: str, where: str) -> Decoded | None:
    """The bytes in the encoding the page declares, unless more than a few of them have no meaning in it."""
    reason = "declared in the page"
    try:
        return Decoded(content.decode(said), said, reason)
    except UnicodeDecodeError as error:
        text = content.decode(said, "replace")
        # A slip or two in a page is common (WHATWG even reads them as controls); one in twenty is another encoding.
        if text.count("\ufffd") > 1 + count_high(content) // 20:
            return None
        return Decoded(text, said, reason, (replaced(content, said, error, text, where),))


def replaced(content: bytes, codec: str, error: UnicodeDecodeError, text: str, where: str) -> Problem:
    """The problem that names the first bad place by its byte."""
    at = len(content[: error.start].decode(codec, "replace"))
    words = content[error.start : max(error.end, error.start + 1)][:4].hex(" ").upper()
    places = text.count("\ufffd", at)
    more = f" and {places - 1:,} more" if places > 1 else ""
    message = f"no character at byte {error.start:,} ({words}){more}: {SEND_ANEW}"
    return noted("bytes-replaced", message, where, Span(at, at + 1))
