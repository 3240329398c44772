"""Tell what a line is by its own shape and words, without looking at its neighbours."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import IntEnum, auto
from functools import cache, lru_cache

from dateline.extraction.captions import LONGEST_CAPTION, is_caption
from dateline.extraction.credits import is_byline, is_credit
from dateline.extraction.datelines import read_dateline
from dateline.extraction.glance import LONGEST_CHROME, LONGEST_TAGLINE, can_be_tagline, is_joined, is_plain_text
from dateline.extraction.lines import Line
from dateline.extraction.words import any_of, is_quoted, names_of, phrase_pattern, starts_with_word, words_of

__all__ = ["CRUMB", "DOMAIN", "Shape", "is_section_word", "shape_of"]


class Shape(IntEnum):
    """What a line is, as far as the line alone tells."""

    OTHER = auto()  # a headline, a paragraph, or nothing known
    DOMAIN = auto()  # a bare address
    TAGLINE = auto()  # an outlet's name with what it says of itself
    SECTION = auto()  # breadcrumbs
    LABEL = auto()  # "News ID: 48213"
    WORDS = auto()  # "Share", "Advertisement"
    POINTER = auto()  # "Read more: ..."
    LIST_HEAD = auto()  # "Related stories"
    COMMENTS = auto()  # "Leave a reply"
    BYLINE = auto()
    CAPTION = auto()
    CREDIT = auto()
    STANDING = auto()  # copyright, newsletters, alternate addresses
    SIGN = auto()  # "###", "Enditem", "HJ/PR"
    MARK = auto()  # "___", "|---|": marks and no words


DOMAIN = re.compile(
    r"(?:https?://)?(?P<host>(?:[a-z0-9][a-z0-9-]{0,60}\.){1,4}[a-z]{2,24})(?:/\S{0,200})?(?P<stop>/?)", re.IGNORECASE
)
# Endings that no domain has: "Mr.Smith" and "3.5m" are no addresses, nor is "No.One".
NOT_DOMAIN = re.compile(r"(?i)^(?:mr|mrs|ms|dr|st|no|vs|u\.s|u\.k|u\.n)\.|\.(?:pdf|jpe?g|png|html?|docx?)$|^\d+\.\d+$")
CRUMB = re.compile(r"\s{0,8}(?:/|\||>{1,2}|»|›|→|•|·|\\|::|<|«)\s{0,8}")
CODE_SIGN = re.compile(
    r"(?:PTI|ANI|UNI|IANS|APP|AFP)(?: [A-Z]{2,4}){1,4}|([A-Z]{2,4})(?: \1){1,2}|(?:[A-Z]\.){2,3}"
    r"|--\s?[A-Z]{2,6}|\d\d:\d\d LOCAL TIME(?: \d\d:\d\d GMT)?"
    r"|[a-z]{1,3}(?:[-/][a-z]{1,3}){1,4}|[A-Z][a-z]{1,10}(?:/[A-Z][a-z]{1,10}){1,3}"
    r"|\(?(?:[A-Z]{2,5}(?:/[A-Za-z]{1,4}){1,4}|[A-Z]{2,6}\s?/\s?\d{4,12}|[a-z]{2,3}/[a-z]{2,3}(?:/[a-z]{2,3})?)\)?"
)
LONGEST_SIGN = 28  # characters
LABEL = re.compile(
    rf"[(\[]?#?\s?(?:{any_of('furniture', 'labels')})\s{{0,3}}(?P<mark>[:#№=.-]|\bno\b\.?)?"
    r"\s{0,3}(?P<value>\S{0,80}(?:\s\S{1,20}){0,2})[)\]]?",
    re.IGNORECASE,
)
# What agencies say to newsrooms above a text: "(ATTN: UPDATES with ...)", "(Corrects figure in paragraph 5)".
WIRE_NOTE = re.compile(
    r"[(\[](?:ATTN|Eds|Editors|Corrects|Refiles|Recasts|Repeats|Updates|Adds|Rewrites|Writes through)\b"
    r"[^()\[\]]{2,200}[)\]]\.?",
    re.IGNORECASE,
)
HANDLE = re.compile(r"(?:\W{0,4}(?:subscribe|follow|join|telegram|twitter|x|instagram)\b)?[\s:–—-]{0,4}@\w{2,40}", re.I)
ADDRESS = re.compile(r"[(\[]{0,2}[\w.+-]{1,60}@[\w-]{1,60}(?:\.[\w-]{2,24}){1,4}(?:;[^()]{0,40})?[)\]]{0,2}")
THOUGHTS = re.compile(r"(?:\d{1,5}|one) (?:thoughts?|comments?|repl(?:y|ies)|responses?) (?:on|to) [\"'].{1,200}")
MAIL_HEADER = re.compile(
    r"(?:To|Cc|Bcc|From|Sent|Reply-To|Message-ID|Return-Path|Content-Type|MIME-Version):\s.{0,300}\Z"
)
COUNT = re.compile(
    r"[(\[]?\d[\d,.kKmM]{0,9}[)\]]?\+?\s{0,2}(?:comments?|shares?|views?|likes?|reads?|votes?|tweets?|reactions?|replies|"
    r"followers?|(?:min(?:ute)?s?)(?:\s(?:read|listen|watch))?|words?)(?:\s(?:ago|read))?\s?[:|]?\s?(?:\d[\d,.]{0,9})?",
    re.IGNORECASE,
)
COMMENT_HEAD = re.compile(
    rf"(?:\d{{1,6}}\s)?(?:{any_of('furniture', 'comments')})\s{{0,2}}[:(\[]?\s{{0,2}}\d{{0,6}}\s{{0,2}}[)\]:?]?",
    re.IGNORECASE,
)
RIGHTS = re.compile(r"(?:copyright|©|\(c\))\s{0,2}(?:©|\(c\)|(?:19|20)\d\d|by\b|the\b|holder)|©")
INVITATIONS = frozenset(
    ("click here", "tap here", "read our", "check out", "learn more", "find out more", "continue reading")
)
NETWORKS = re.compile(
    r"(?:follow|like|find|join|watch|visit|connect with|subscribe to|stay tuned to)\s.{2,80}\son\s"
    r"(?:twitter|facebook|x\b|instagram|telegram|youtube|whatsapp|tiktok|linkedin|google news|social media|threads)"
)


def shape_of(line: Line) -> Shape:
    """
    The shape of a line.

    Args:
        line: A line, folded.

    Returns:
        Its shape; ``OTHER`` when its own words tell nothing.

    Example:
        >>> from dateline.extraction.lines import Line, cut_lines
        >>> [shape_of(line).name for line in cut_lines("News / Iraq\\nNews ID: 48213\\nTroops leave (Photo by AFP)")]
        ['SECTION', 'LABEL', 'CAPTION']
    """
    if line.is_text or len(line.plain) > LONGEST_CAPTION:
        return Shape.OTHER
    return known_shape(line.plain)


@lru_cache(maxsize=4_096)  # mastheads, links and footers recur in every report of an outlet
def known_shape(plain: str) -> Shape:
    """The shape of a line of at most ``LONGEST_CAPTION`` characters."""
    line = Line(plain)
    return Shape.OTHER if is_plain_text(plain, line.low) else tested_shape(line)


def tested_shape(line: Line) -> Shape:
    """The shape of a line: that of the first test that holds."""
    if not any(char.isalpha() for char in line.low):
        numbered = any(char.isdigit() for char in line.low) and len(line.low) <= 24
        return Shape.SIGN if numbered or line.low in words_of("footer", "ends") else Shape.MARK
    if is_caption(line, line.low):
        return Shape.CAPTION
    if len(line.low) > LONGEST_CHROME:
        return Shape.OTHER
    bare = line.low.strip(" .,:;!?-–—*#|()[]<>»›→•·+")
    return next((shape for shape, holds in TESTS if holds(line, bare)), Shape.OTHER)


def is_sign(line: Line, bare: str) -> bool:
    """A sign that the text ends, or a desk's initials."""
    return line.low in words_of("footer", "ends") or is_code_sign(line.plain)


def is_wire_note(line: Line, bare: str) -> bool:
    """What an agency says to newsrooms."""
    return WIRE_NOTE.fullmatch(line.plain) is not None


def is_handle(line: Line, bare: str) -> bool:
    """An address of mail, or a name in a network."""
    return "@" in line.low and bool(HANDLE.fullmatch(line.low) or ADDRESS.fullmatch(line.low))


def is_comment_head(line: Line, bare: str) -> bool:
    """The heading of readers' comments; words that head other things too count only with a number."""
    if THOUGHTS.fullmatch(line.low):
        return True
    others = ("comment", "conversation", "discussion", "responses")
    return COMMENT_HEAD.fullmatch(line.low) is not None and bare not in others


def is_list_head(line: Line, bare: str) -> bool:
    """The heading of a list of other pages."""
    return bare in words_of("furniture", "list_heads")


def is_furniture(line: Line, bare: str) -> bool:
    """Words that a page puts around a text, or a count of views and shares."""
    return bare in words_of("furniture", "whole") or bool(COUNT.fullmatch(line.low)) or all_furniture(line.low)


def is_code_sign(plain: str) -> bool:
    """Initials of desk hands at the end of agency copy: "HJ/PR", "AFP/ab/cd", "NRD/5012345"."""
    return len(plain) <= LONGEST_SIGN and CODE_SIGN.fullmatch(plain.strip()) is not None


def is_domain(line: Line, bare: str) -> bool:
    """Whether a line is nothing but an address."""
    words = line.plain.strip(" .,:;()[]<>")
    match = DOMAIN.fullmatch(words)
    return match is not None and not NOT_DOMAIN.search(match["host"]) and not match["host"].isupper()


def all_furniture(low: str) -> bool:
    """Whether every piece of a row of links is a furniture word: "Share | Print | E-mail", "Facebook Twitter"."""
    pieces = [piece.strip(" .:") for piece in crumbs(low) if piece.strip(" .:")]
    if len(pieces) < 2:
        pieces = low.split(maxsplit=12)
        return 2 <= len(pieces) <= 12 and all(piece in words_of("furniture", "whole") for piece in pieces)
    known = sum(piece in words_of("furniture", "whole") or bool(COUNT.fullmatch(piece)) for piece in pieces)
    return known == len(pieces) or (known >= 2 and known + 1 >= len(pieces))


def crumbs(words: str) -> list[str]:
    """The pieces between slashes, bars and arrows; most lines have none."""
    return CRUMB.split(words) if is_joined(words) else [words]


def is_breadcrumb(line: Line, bare: str) -> bool:
    """A path of sections: "News / Iraq / Military", "Home > World"."""
    plain = line.plain
    if len(plain) > 160:
        return False
    pieces = [piece.strip() for piece in crumbs(plain.strip(" /|>»›<«"))]
    if not 2 <= len(pieces) <= 8 or "@" in plain or any(not piece for piece in pieces):
        return False
    if any(len(piece) > 40 or len(piece.split()) > 4 or any(c.isdigit() for c in piece) for piece in pieces[:-1]):
        return False
    if plain.endswith((".", "?", "!")):
        return False
    known = sum(is_section_word(piece) for piece in pieces)
    if re.search(r"[>»›→]", plain):
        return True
    if re.search(r"\s[/\\•·]|::", plain) and "|" not in plain:
        return known > 0
    return known == len(pieces) or (known > 0 and len(pieces) > 2)  # "US/Iran talks", "Iraq | Thousands march"


@cache
def section_words() -> frozenset[str]:
    """Names of sections, countries among them."""
    return words_of("masthead", "sections") | {country.lower() for country in words_of("places", "countries")}


def is_section_word(words: str) -> bool:
    """Whether the words name a section."""
    low = " ".join(words.lower().split()).strip(" .:•·*-")
    return low in section_words() or low.removesuffix(" news") in section_words()


def is_label(line: Line, bare: str) -> bool:
    """A label with a number or short code, "News ID: 48213", "Word count: 512", or the head of a letter."""
    if MAIL_HEADER.match(line.plain):
        return True
    match = LABEL.fullmatch(line.plain.strip())
    if match is None or not match["value"]:
        return bool(match and match["mark"] == ":")
    value = match["value"]
    digits = sum(char.isdigit() for char in value)
    if match["mark"] == ":" or match["mark"] == "#":
        return digits > 0 or value.startswith(("http", "www", "/"))
    return digits > 0 and len(value.split()) == 1 and 2 * digits >= len(value) and digits >= 2


def is_credit_line(line: Line, bare: str) -> bool:
    """Where the text is from, or whose work it is."""
    return is_credit(line.plain, line.low)


def is_byline_line(line: Line, bare: str) -> bool:
    """The names of its writers."""
    return is_byline(line.plain)


def is_pointer(line: Line, bare: str) -> bool:
    """A line that sends the reader to another page: "Read more: ...", "Also read | ..."."""
    low = line.low
    starts = names_of("furniture", "pointers")
    if not low.startswith(starts) or len(low) > 220:
        return False
    for entry in starts:
        if low.startswith(entry):
            rest = low[len(entry) :].lstrip()
            if entry.endswith((":", "-")) or rest[:1] in (":", "|", "-", "–", "—", ">", "»", "→", "…", ""):
                return not (line.stopped and is_quoted(line.plain))
            if entry in INVITATIONS and len(low) < 140:
                return not is_quoted(line.plain)
            if entry in ("read more", "read also", "also read", "see also", "read next") and not line.stopped:
                return True
    return False


def is_tagline(line: Line, bare: str) -> bool:
    """An outlet's name and its own praise: "X | Breaking News, World News", "X -- Updated hourly"."""
    plain = line.plain
    if not can_be_tagline(line.low) or len(plain) > LONGEST_TAGLINE:
        return False
    match = re.match(r"(?P<name>[^|–—\n]{2,60}?)\s{0,3}(?:\||–|—|--|::|\s-\s)\s{0,3}(?P<rest>\S.{2,200})", plain)
    if match is None or len(match["name"].split()) > 6 or not match["name"][0].isupper():
        return False
    head = read_dateline(plain, 0, len(plain))
    if "(" in match["name"] or (head is not None and head.place is not None):
        return False
    rest = match["rest"].lower()
    return any(phrase in rest for phrase in names_of("masthead", "taglines")) and not is_quoted(plain)


@cache
def standing_phrase() -> re.Pattern[str]:
    """The phrases of standing text."""
    return phrase_pattern(names_of("footer", "anywhere"))


@cache
def standing_starts() -> tuple[str, ...]:
    """What standing lines begin with; after "copyright" a holder has to follow."""
    return tuple(entry for entry in names_of("footer", "starts") if entry != "copyright")


def is_standing(line: Line, bare: str) -> bool:
    """An outlet's standing text: rights, newsletters, networks, addresses."""
    low = line.low
    quoted = is_quoted(line.plain)
    phrased = '"' not in line.plain and standing_phrase().search(low)
    if phrased and (not quoted or sum(phrase in low for phrase in names_of("footer", "anywhere")) > 1):
        return True
    if len(low) > 300 or quoted:
        return False
    if RIGHTS.match(low):
        return True
    if low.startswith("copyright") and line.plain[10:11].isupper() and "." in low:
        return True
    if NETWORKS.match(low):
        return True
    starts = standing_starts()
    return low.startswith(starts) and starts_with_word(low, starts) and (":" in low[:24] or line.words <= 24)


TESTS: tuple[tuple[Shape, Callable[[Line, str], bool]], ...] = (
    (Shape.SIGN, is_sign),
    (Shape.LABEL, is_wire_note),
    (Shape.SIGN, is_handle),
    (Shape.DOMAIN, is_domain),
    (Shape.COMMENTS, is_comment_head),
    (Shape.LIST_HEAD, is_list_head),
    (Shape.WORDS, is_furniture),
    (Shape.SECTION, is_breadcrumb),
    (Shape.LABEL, is_label),
    (Shape.CREDIT, is_credit_line),
    (Shape.BYLINE, is_byline_line),
    (Shape.POINTER, is_pointer),
    (Shape.TAGLINE, is_tagline),
    (Shape.STANDING, is_standing),
)
"""The shapes of a line that has letters and is no caption, each with its test, in the order in which they are tried."""
