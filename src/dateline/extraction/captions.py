"""Tell a picture's caption by its credit or by the words that only captions open with."""

from __future__ import annotations

import re

from dateline.extraction.lines import Line
from dateline.extraction.names import CAPITAL, NAME
from dateline.extraction.words import any_of, caseless, is_quoted, names_of, starts_with_word

__all__ = ["LABEL_WITHIN", "LONGEST_CAPTION", "PICTURES", "is_caption", "names_a_picture"]

LONGEST_CAPTION = 700
PHOTO = any_of("caption", "in_brackets")
CAPTION_BRACKETS = re.compile(
    rf"[(\[]\s?(?:(?:{PHOTO})(?:[\s:/,©-][^()\[\]]{{0,100}})?|[^()\[\]]{{1,80}}[\s/-](?:{PHOTO})"
    r"|[^()\[\]]{0,60}\bphoto\s?[/:][^()\[\]]{1,80})"
    r"\s?[)\]]\s{0,2}\.?\Z",
    re.IGNORECASE,
)
CAPTION_LABEL = re.compile(
    r"(?:\A|[.!?)\"']\s{1,3}|\s[|-]\s)(?:photos?|photograph|picture|image|pic|photo credit|image credit|credit|"
    r"illustration|photo by|photograph by|picture by|image by)"
    rf"\s{{0,2}}(?::|©|(?<=by)\s)\s{{0,2}}©?\s?(?-i:{CAPITAL})[^.!?]{{1,70}}\.?\Z",
    re.IGNORECASE,
)
LABEL_WITHIN = 240  # characters from the end of the line; such a label stands in the last 120
PICTURES = ("photo", "pic", "image", "credit", "illustration")  # one of them stands in each of these labels
CAPTION_AGENCY = re.compile(
    r"(?:REUTERS|AFP|AP(?: Photo)?|EPA(?:-EFE)?|Getty Images|Xinhua|TASS|dpa|ANSA|Alamy|Shutterstock|NurPhoto)"
    rf"\s?/\s?(?:{NAME}|/)(?:[ ](?:al|el|bin)[- ]?{NAME})?(?:/{NAME})?\.?\Z"
)


# "© Ida Holm / Northwire" is a picture's; "© 2021 Harrow Post" is a page's.
CAPTION_RIGHTS = re.compile(rf"(?:©|\([cC]\))\s?{NAME}\s?/\s?{CAPITAL}[^.!?]{{1,40}}")


def is_caption(line: Line, low: str) -> bool:
    """A picture's text: a credit in brackets, a label, or an opening that only captions have."""
    bracketed = low.rstrip(" .").endswith((")", "]")) and "warning" not in low[-120:]
    if bracketed and CAPTION_BRACKETS.search(line.plain, max(0, len(line.plain) - 200)):
        return True
    labelled = names_a_picture(low) and not low.startswith(("source", "video:"))
    if labelled and CAPTION_LABEL.search(line.plain, max(0, len(line.plain) - 120)):
        return True
    if "/" in low and (
        CAPTION_AGENCY.search(line.plain, max(0, len(line.plain) - 120)) or CAPTION_RIGHTS.fullmatch(line.plain)
    ):
        return True
    if low.startswith(names_of("caption", "starts")) and starts_with_word(low, names_of("caption", "starts")):
        return not is_quoted(line.plain) or "photo" in low[:60] or "picture" in low[:60] or "image" in low[:60]
    return low.rstrip(" .").endswith(names_of("caption", "ends")) and not is_quoted(line.plain)


def names_a_picture(low: str) -> bool:
    """Whether a word for a picture stands in a line, and a mark or "by" that can lead to whose it is."""
    end = caseless(low[-LABEL_WITHIN:])
    return (":" in end or "by " in end or "©" in end) and any(word in end for word in PICTURES)
