"""Tell what a line is by its own shape and words, without looking at its neighbours."""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import cache

from dateline.extraction.datelines import CAPITAL, NAME, is_agency, read_dateline
from dateline.extraction.lines import Line
from dateline.extraction.words import any_of, names_of, words_of
from dateline.text.calendar import find_stated_dates

__all__ = ["BYLINE", "CREDIT_LABEL", "CRUMB", "DOMAIN", "Shape", "byline_names", "is_section_word", "shape_of"]

LONGEST_CHROME = 400  # characters; AP's standing text has about 250, captions up to 400
LONGEST_CAPTION = 700


class Shape(Enum):
    """What a line is, as far as the line alone tells."""

    OTHER = auto()  # a headline, a paragraph, or nothing known
    DOMAIN = auto()  # a bare address
    TAGLINE = auto()  # an outlet's name with what it says of itself
    SECTION = auto()  # breadcrumbs
    LABEL = auto()  # "News ID: 75160"
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
BYLINE = re.compile(
    rf"(?:by|byline|written by|words by|story by|report by|reported by|reporting by|author|authors|text by)\s{{0,2}}:?\s{{1,2}}"
    rf"(?=(?-i:{CAPITAL}))",
    re.IGNORECASE,
)
BEFORE_DATE = re.compile(
    rf"(?:[\s,|•·(–—-]|\bon\b|\b{any_of('date', 'published', 'updated')}\b:?){{0,8}}\Z", re.IGNORECASE
)
NAME_WORDS = frozenset("and of in for the at with de la van von der bin al el & our da di from".split())
CODE_SIGN = re.compile(
    r"\(?(?:[A-Z]{2,5}(?:/[A-Za-z]{1,4}){1,4}|[A-Z]{2,6}\s?/\s?\d{4,12}|[a-z]{2,3}/[a-z]{2,3}(?:/[a-z]{2,3})?)\)?"
)
CREDIT_LABEL = re.compile(
    rf"[(\[]?\s{{0,2}}(?:{any_of('credit', 'labels')})\s{{0,2}}(?P<mark>:|-|–|—)?\s{{0,2}}(?P<name>\S.{{0,119}}?)[)\]]?\.?",
    re.IGNORECASE,
)
PEOPLE = re.compile(
    rf"[(\[]?\s{{0,2}}(?:{any_of('credit', 'people')})\b\s{{0,2}}(?P<mark>:)?\s{{0,2}}(?P<name>\S.*)", re.I
)
REPORTED_FROM = re.compile(rf"{CAPITAL}.{{2,200}}\breported from\s{{1,2}}{CAPITAL}.{{1,80}}")
LABEL = re.compile(
    rf"[(\[]?#?\s?(?:{any_of('furniture', 'labels')})\s{{0,3}}(?P<mark>[:#№=.-]|\bno\b\.?)?\s{{0,3}}(?P<value>\S{{0,80}}(?:\s\S{{1,20}}){{0,2}})[)\]]?",
    re.IGNORECASE,
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
PHOTO = any_of("caption", "in_brackets")
CAPTION_BRACKETS = re.compile(
    rf"[(\[]\s?(?:(?:{PHOTO})(?:[\s:/,©-][^()\[\]]{{0,100}})?|[^()\[\]]{{1,80}}[\s/-](?:{PHOTO})|[^()\[\]]{{0,60}}\bphoto\s?[/:][^()\[\]]{{1,80}})"
    r"\s?[)\]]\s{0,2}\.?\Z",
    re.IGNORECASE,
)
CAPTION_LABEL = re.compile(
    r"(?:\A|[.!?)\"']\s{1,3}|\s[|-]\s)(?:photo|photograph|picture|image|pic|photo credit|image credit|photos|credit|illustration|"
    rf"photo by|photograph by|picture by|image by)\s{{0,2}}(?::|©|(?<=by)\s)\s{{0,2}}©?\s?(?-i:{CAPITAL})[^.!?]{{1,70}}\.?\Z",
    re.IGNORECASE,
)
CAPTION_AGENCY = re.compile(
    rf"(?:REUTERS|AFP|AP(?: Photo)?|EPA(?:-EFE)?|Getty Images|Xinhua|TASS|dpa|ANSA|Alamy|Shutterstock|NurPhoto)\s?/\s?(?:{NAME}|/)(?:[ ](?:al|el|bin)[- ]?{NAME})?(?:/{NAME})?\.?\Z"
)
NETWORKS = re.compile(
    r"(?:follow|like|find|join|watch|visit|connect with|subscribe to|stay tuned to)\s.{2,80}\son\s"
    r"(?:twitter|facebook|x\b|instagram|telegram|youtube|whatsapp|tiktok|linkedin|google news|social media|threads|viber|vk\b)"
)
QUOTED = re.compile(r"[\"]|\bsaid\b|\bsays\b|\btold\b", re.IGNORECASE)


def shape_of(line: Line) -> Shape:
    """
    The shape of a line.

    Args:
        line: A line, folded.

    Returns:
        Its shape; ``OTHER`` when its own words tell nothing.

    Example:
        >>> from dateline.extraction.lines import cut_lines
        >>> [shape_of(line).name for line in cut_lines("News   /   Iraq\\nNews ID: 75160\\nTroops leave (Photo by AFP)")]
        ['SECTION', 'LABEL', 'CAPTION']
    """
    if len(line.plain) > LONGEST_CAPTION:
        return Shape.OTHER
    low = " ".join(line.plain.lower().split())
    if not any(char.isalnum() for char in low):
        return Shape.SIGN if low in words_of("footer", "ends") else Shape.MARK
    if is_caption(line, low):
        return Shape.CAPTION
    if len(low) > LONGEST_CHROME:
        return Shape.OTHER
    return short_shape(line, low)


def short_shape(line: Line, low: str) -> Shape:
    """The shape of a line of at most ``LONGEST_CHROME`` characters."""
    bare = low.strip(" .,:;!?-–—*#|()[]<>»›→•·+")
    if low in words_of("footer", "ends") or is_code_sign(line.plain):
        return Shape.SIGN
    if is_domain(line.plain):
        return Shape.DOMAIN
    if COMMENT_HEAD.fullmatch(low) and bare not in ("comment", "conversation", "discussion", "responses"):
        return Shape.COMMENTS
    if bare in words_of("furniture", "list_heads"):
        return Shape.LIST_HEAD
    if bare in words_of("furniture", "whole") or COUNT.fullmatch(low) or all_furniture(low):
        return Shape.WORDS
    if is_breadcrumb(line.plain):
        return Shape.SECTION
    if is_label(line.plain):
        return Shape.LABEL
    if is_credit(line.plain, low):
        return Shape.CREDIT
    if is_byline(line.plain):
        return Shape.BYLINE
    if is_pointer(line, low):
        return Shape.POINTER
    if is_tagline(line.plain, low):
        return Shape.TAGLINE
    if is_standing(line, low):
        return Shape.STANDING
    return Shape.OTHER


def is_caption(line: Line, low: str) -> bool:
    """A picture's text: a credit in brackets, a label, or an opening that only captions have."""
    if CAPTION_BRACKETS.search(line.plain, max(0, len(line.plain) - 200)) and "warning" not in low[-120:]:
        return True
    if CAPTION_LABEL.search(line.plain, max(0, len(line.plain) - 120)) and not low.startswith(("source", "video:")):
        return True
    if CAPTION_AGENCY.search(line.plain, max(0, len(line.plain) - 120)):
        return True
    if low.startswith(names_of("caption", "starts")) and starts_with_word(low, names_of("caption", "starts")):
        return not QUOTED.search(line.plain) or "photo" in low[:60] or "picture" in low[:60] or "image" in low[:60]
    return low.rstrip(" .").endswith(names_of("caption", "ends")) and not QUOTED.search(line.plain)


def starts_with_word(low: str, starts: tuple[str, ...]) -> bool:
    """Whether the line begins with an entry that is not the head of a longer word."""
    for entry in starts:
        if low.startswith(entry):
            after = low[len(entry) : len(entry) + 1]
            if not entry[-1].isalnum() or not after.isalnum():
                return True
    return False


def is_code_sign(plain: str) -> bool:
    """Initials of desk hands at the end of agency copy: "HJ/PR", "AFP/ab/cd", "MNA/5012345"."""
    return len(plain) <= 24 and CODE_SIGN.fullmatch(plain.strip()) is not None


def is_domain(plain: str) -> bool:
    """Whether a line is nothing but an address."""
    words = plain.strip(" .,:;()[]<>")
    match = DOMAIN.fullmatch(words)
    return match is not None and not NOT_DOMAIN.search(match["host"]) and not match["host"].isupper()


def all_furniture(low: str) -> bool:
    """Whether every piece of a row of links is a furniture word: "Share | Print | E-mail", "Facebook Twitter"."""
    pieces = [piece.strip(" .:") for piece in CRUMB.split(low) if piece.strip(" .:")]
    if len(pieces) < 2:
        pieces = low.split()
        return 2 <= len(pieces) <= 12 and all(piece in words_of("furniture", "whole") for piece in pieces)
    known = sum(piece in words_of("furniture", "whole") or bool(COUNT.fullmatch(piece)) for piece in pieces)
    return known == len(pieces) or (known >= 2 and known + 1 >= len(pieces))


def is_breadcrumb(plain: str) -> bool:
    """A path of sections: "News / Iraq / Military", "Home > World"."""
    pieces = [piece.strip() for piece in CRUMB.split(plain.strip(" /|>»›<«"))]
    if not 2 <= len(pieces) <= 8 or len(plain) > 160 or any(not piece for piece in pieces):
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
    low = " ".join(words.lower().split()).strip(" .:")
    return low in section_words() or low.removesuffix(" news") in section_words()


def is_label(plain: str) -> bool:
    """A label with a number or short code: "News ID: 75160", "Word count: 512"."""
    match = LABEL.fullmatch(plain.strip())
    if match is None or not match["value"]:
        return bool(match and match["mark"] == ":")
    value = match["value"]
    digits = sum(char.isdigit() for char in value)
    if match["mark"] == ":" or match["mark"] == "#":
        return digits > 0 or value.startswith(("http", "www", "/"))
    return digits > 0 and len(value.split()) == 1 and 2 * digits >= len(value) and digits >= 2


def is_credit(plain: str, low: str) -> bool:
    """Where the text is from or whose work it is: "Source: X", "(Reporting by X; editing by Y)", "-AFP"."""
    words = plain.strip()
    if (match := CREDIT_LABEL.fullmatch(words)) and credit_name_fits(match, words):
        return True
    if (match := PEOPLE.match(words)) and len(words) <= 300:
        wrapped = words[0] in "(["
        follows = match["name"][:1].isupper() or match["name"].lower().startswith(("our ", "the ", "staff"))
        several = re.search(
            r"(?i)\b(?:editing|edited|writing|reporting|additional|translat\w+) (?:and \w+ )?by\b", match["name"]
        )
        if follows and (
            wrapped or several or (low.startswith(("editing by", "edited by", "compiled by", "translated by")))
        ):
            return True
    if (
        any(phrase in low for phrase in names_of("credit", "thanks"))
        and len(words) <= 300
        and words[0] in "(" + words[0].upper()
    ):
        return not QUOTED.search(plain)
    if len(words) <= 300 and REPORTED_FROM.fullmatch(words) and not QUOTED.search(plain):
        return True
    signature = words.strip(" ()[]-–—/.*")
    return signature in words_of("agencies", "names") and len(signature) >= 2


def credit_name_fits(match: re.Match[str], words: str) -> bool:
    """A one-word label needs a colon; after a longer one a name must follow."""
    name = match["name"].strip()
    label = words[: match.start("name")].strip(" ([:-–—").lower()
    if match["mark"] == ":":
        return len(name) <= 90 and not name.endswith("?")
    if match["mark"] and label in ("source", "sources", "agency", "agencies", "credit"):
        return len(name) <= 60 and name[0].isupper()
    return (
        len(label.split()) >= 2
        and label not in ("news source",)
        and (name[0].isupper() or name.startswith(("the ", "our ", "agenc")))
    )


def is_byline(plain: str) -> bool:
    """ "By Jane Doe", "By JOHN SMITH, Associated Press": names and nothing that makes a sentence."""
    return byline_names(plain) is not None


def byline_names(plain: str) -> tuple[int, int] | None:
    """
    Where the names of a byline stand in a line; a date, or what stands behind a bar, comes after them.

    Example:
        >>> line = "By Jane Doe, January 17, 2020"
        >>> line[slice(*byline_names(line))]
        'Jane Doe'
    """
    head = BYLINE.match(plain)
    if head is None or len(plain) > 200:
        return None
    start, end = head.end(), len(plain)
    if bar := re.compile(r"\s{0,3}[|•·]").search(plain, start):
        end = bar.start()
    if date := next(find_stated_dates(plain, start, end), None):
        end = date.start
    names = re.sub(BEFORE_DATE, "", plain[start:end]) if date or bar else plain[start:end].rstrip()
    return (start, start + len(names)) if are_names(names) else None


def are_names(names: str) -> bool:
    """Whether the words are names with posts and places, and no sentence."""
    if not names or names[-1] in "?!:":
        return False
    if names[-1] == "." and not re.search(r"\b(?:[A-Z]|Jr|Sr)\.$", names) and len(names.split()) > 4:
        return False
    posts = {word for entry in words_of("credit", "byline_words") for word in entry.split()}
    parts = re.sub(r"\([^()]{0,60}\)", " ", names).split()
    if not 1 <= len(parts) <= 20:
        return False
    return all(
        part[0].isupper() or part.lower().strip(",;") in NAME_WORDS | posts or "@" in part or part[0] in "\"'(-/"
        for part in parts
    )


def is_pointer(line: Line, low: str) -> bool:
    """A line that sends the reader to another page: "Read more: ...", "Also read | ..."."""
    starts = names_of("furniture", "pointers")
    if not low.startswith(starts) or len(low) > 220:
        return False
    for entry in starts:
        if low.startswith(entry):
            rest = low[len(entry) :].lstrip()
            if entry.endswith((":", "-")) or rest[:1] in (":", "|", "-", "–", "—", ">", "»", "→", "…", ""):
                return not (line.stopped and QUOTED.search(line.plain))
            if (
                entry
                in (
                    "click here",
                    "tap here",
                    "read our",
                    "check out",
                    "learn more",
                    "find out more",
                    "continue reading",
                )
                and len(low) < 140
            ):
                return not QUOTED.search(line.plain)
            if entry in ("read more", "read also", "also read", "see also", "read next") and not line.stopped:
                return True
    return False


def is_tagline(plain: str, low: str) -> bool:
    """An outlet's name and its own praise: "X | Breaking News, World News", "X -- Updated hourly"."""
    match = re.match(r"(?P<name>[^|–—\n]{2,60}?)\s{0,3}(?:\||–|—|--|::|\s-\s)\s{0,3}(?P<rest>\S.{2,200})", plain)
    if match is None or len(match["name"].split()) > 6 or not match["name"][0].isupper() or len(plain) > 140:
        return False
    head = read_dateline(plain, 0, len(plain))
    if "(" in match["name"] or (head is not None and head.place is not None):
        return False
    rest = match["rest"].lower()
    return any(phrase in rest for phrase in names_of("masthead", "taglines")) and not QUOTED.search(plain)


def is_standing(line: Line, low: str) -> bool:
    """An outlet's standing text: rights, newsletters, networks, addresses."""
    hits = sum(phrase in low for phrase in names_of("footer", "anywhere"))
    quoted = QUOTED.search(line.plain) is not None
    if hits and '"' not in line.plain and (hits > 1 or not quoted):
        return True
    if len(low) > 300 or quoted:
        return False
    if re.match(r"(?:copyright|©|\(c\))\s{0,2}(?:©|\(c\)|(?:19|20)\d\d|by\b|the\b|holder)|©", low):
        return True
    if low.startswith("copyright") and line.plain[10:11].isupper() and "." in low:
        return True
    if NETWORKS.match(low):
        return True
    starts = tuple(entry for entry in names_of("footer", "starts") if entry != "copyright")
    return low.startswith(starts) and starts_with_word(low, starts) and (":" in low[:24] or line.words <= 24)


def is_signature(words: str) -> bool:
    """Whether a whole line is an agency's name."""
    return is_agency(words.strip(" ()[]-–—/."))
