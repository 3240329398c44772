"""Tell the lines that say whose words a report is: bylines, sources, editors, thanks."""

from __future__ import annotations

import re
from functools import cache

from dateline.extraction.names import CAPITAL, LETTER, WORD
from dateline.extraction.words import any_of, is_quoted, names_of, phrase_pattern, words_of
from dateline.lexicon import load_lexicon, load_list
from dateline.text.calendar import find_stated_dates
from dateline.text.folded_names import folded

__all__ = ["CREDIT_LABEL", "byline_names", "is_byline", "is_credit", "signature_of"]

BYLINE = re.compile(
    r"(?:by|byline|written by|words by|story by|report by|reported by|reporting by|authors?|text by"
    r"|(?:exclusive|exclusively|analysis|interview|investigation|special report|dispatch|comment|opinion|review) by)"
    rf"\s{{0,2}}:?\s{{1,2}}(?=(?-i:{CAPITAL}))",
    re.IGNORECASE,
)
# "From Ana Vale, Orsun": who wrote it and where, as papers of West Africa and South Asia sign.
FROM = re.compile(rf"From\s{{1,2}}(?P<names>{WORD}(?:\s{WORD}){{1,3}}),\s{{1,2}}{WORD}(?:\s{WORD}){{0,2}}\.?")
BEFORE_DATE = re.compile(
    rf"(?:[\s,|•·(–—-]|\bon\b|\b{any_of('date', 'published', 'updated')}\b:?){{0,8}}\Z", re.IGNORECASE
)
NAME_WORDS = frozenset("and of in for the at with de la van von der bin al el & our own da di from".split())
CREDIT_LABEL = re.compile(
    rf"[(\[]?\s{{0,2}}(?:{any_of('credit', 'labels')})\s{{0,2}}(?P<mark>:|-|–|—)?"
    r"\s{0,2}(?P<name>\S.{0,119}?)[)\]]?\.?",
    re.IGNORECASE,
)
ENGLISH_LEADS = frozenset(
    "by|written by|words by|words|story by|text by|text|report by|reported by|reporting by|author|authors".split("|")
)
PEOPLE = re.compile(
    rf"[(\[*]?\s{{0,2}}(?:{any_of('credit', 'people')})\b\s{{0,2}}(?P<mark>:)?\s{{0,2}}(?P<name>\S.*)", re.I
)
# Initials of the desk and the agencies it used.
DESK_AGENCIES = re.compile(r"[a-z]{1,3}(?:/[a-z]{1,3}){1,3} \((?P<name>[^(),]{2,30})(?:,[^(),]{2,30}){0,5}\)")
REPORTED_FROM = re.compile(rf"{CAPITAL}.{{2,200}}\breported from\s{{1,2}}{CAPITAL}.{{1,80}}")


def is_credit(plain: str, low: str) -> bool:
    """Where the text is from or whose work it is: "Source: X", "(Reporting by X; editing by Y)", "-AFP"."""
    words = plain.strip()
    if (match := CREDIT_LABEL.fullmatch(words)) and credit_name_fits(match, words):
        return True
    if (match := PEOPLE.match(words)) and len(words) <= 300:
        wrapped = words[0] in "([*"
        follows = match["name"][:1].isupper() or match["name"].lower().startswith(("our ", "the ", "staff"))
        several = re.search(
            r"(?i)\b(?:editing|edited|writing|reporting|additional|translat\w+) (?:and \w+ )?by\b", match["name"]
        )
        if follows and (
            wrapped or several or (low.startswith(("editing by", "edited by", "compiled by", "translated by")))
        ):
            return True
    if len(words) <= 300 and thanks().search(low) and words[0] in "(" + words[0].upper():
        return not is_quoted(plain)
    if len(words) <= 300 and "reported from" in words and REPORTED_FROM.fullmatch(words) and not is_quoted(plain):
        return True
    return signature_of(words) is not None


@cache
def thanks() -> re.Pattern[str]:
    """Words of thanks to helpers."""
    return phrase_pattern(names_of("credit", "thanks"))


def signature_of(words: str) -> str | None:
    """The agency whose name fills a line: "-AFP", "== Kyodo", "-- BERNAMA", "lh/pm (AFP, dpa)"; as printed."""
    if (match := DESK_AGENCIES.fullmatch(words)) and match["name"].strip() in words_of("agencies", "names"):
        return match["name"].strip()
    signature = words.strip(" ()[]-–—/.*=")
    if len(signature) < 2:
        return None
    names = words_of("agencies", "names")
    return signature if signature in names or (words[0] in "-–—=(" and signature.title() in names) else None


def credit_name_fits(match: re.Match[str], words: str) -> bool:
    """A one-word label needs a colon; after a longer one a name must follow."""
    name = match["name"].strip()
    label = words[: match.start("name")].strip(" ([:-–—").lower()
    if words.endswith(".") and name[0].islower() and len(name.split()) > 3:
        return False
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
    if len(plain) > 200:
        return None
    if head is None:
        sent = FROM.fullmatch(plain)
        if sent is not None and is_given(sent["names"].split()[0]):
            return sent.span("names")
        return byline_in_language(plain)
    start, end = head.end(), len(plain)
    if bar := re.compile(r"\s{0,3}[|•·]").search(plain, start):
        end = bar.start()
    if date := next(find_stated_dates(plain, start, end), None):
        end = date.start
    names = re.sub(BEFORE_DATE, "", plain[start:end]) if date or bar else plain[start:end].rstrip()
    return (start, start + len(names)) if are_names(names) else None


def byline_in_language(plain: str) -> tuple[int, int] | None:
    """
    Where the people of a byline of another language stand; each has two or three names, so that no headline is one.

    Example:
        >>> line = "Von Jutta Ahlers und Per Lund, Orsun"
        >>> line[slice(*byline_in_language(line))]
        'Jutta Ahlers und Per Lund, Orsun'
    """
    found = other_bylines().fullmatch(plain.rstrip(" ."))
    if found is None:
        return None
    if found["names"] is None:
        return found.span("names_too")
    # "Von Trapp Returns": without a colon the first of the names must be one that people are given.
    told = ":" in plain[: found.start("names")] or is_given(found["names"].split()[0])
    return found.span("names") if told else None


def is_given(name: str) -> bool:
    """Whether a list of given names has a name, in any spelling of its accents."""
    return folded(name) in load_list("given_list", "mul")


@cache
def other_bylines() -> re.Pattern[str]:
    """A byline of another language: what leads to the names, the names, a place or who helped; a date behind a bar."""
    words = load_lexicon("bylines", "mul")
    leads = "|".join(sorted(map(re.escape, set(words["leads"]) - ENGLISH_LEADS), key=len, reverse=True))
    joiners, particles = ("|".join(map(re.escape, words[name])) for name in ("joiners", "particles"))
    person = rf"(?-i:{WORD}(?:\s(?:{particles})){{0,2}}(?:\s{WORD}){{1,2}})"
    people = rf"{person}(?:(?:,\s|\s(?:{joiners})\s){person}){{0,3}}"
    helped = rf"(?:,?\s(?:{'|'.join(words['with'])})\s.{{1,40}}?|,\s(?-i:{WORD})(?:\s(?-i:{WORD}))?)?"
    word = rf"{LETTER}{{2,15}}"
    leads_too = "|".join(words["leads_without_capitals"])
    arabic = rf"(?:{leads_too})\s?:\s?(?P<names_too>{word}(?:\s{word}){{1,3}})"
    return re.compile(rf"(?:{leads})\s{{0,2}}:?\s{{1,2}}(?P<names>{people}{helped})|{arabic}", re.IGNORECASE)


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
