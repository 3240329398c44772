"""Tell months and weekdays from persons, papers and verbs of the same spelling, by the words beside them."""

from __future__ import annotations

import re
from functools import lru_cache

from dateline.dates.vocabulary import table, word_set

__all__ = ["month_is_meant", "weekday_is_meant"]

WORD_BEFORE = re.compile(r"(\w+)\.?[ \u00a0,–-]{0,2}$")
WORD_AFTER = re.compile(r"[ \u00a0]{1,2}(\w+)")
PERSON = re.compile(
    rf"\b(?:{'|'.join(table('names', 'month_before').split())})\.? (?P<name>May|March|August|April|June)\b"
)
SENTENCE_OPENERS = frozenset("The In Since By Until During From Through Before After".split())
DOUBTFUL = frozenset(("may", "march", "august", "april", "june", "mar", "jan", "dec", "sept", "sep"))


def month_is_meant(text: str, match: re.Match[str], *, after_number: bool = False) -> bool:
    """
    Whether a month's name stands for the month.

    Args:
        match: With the groups "month" and, unless ``after_number``, "edge" and "which".
        after_number: A day stands before the name ("5 May"); only the word behind it can then tell against it.
    """
    name = match["month"].lower()
    after = text[match.end("month") : match.end("month") + 24]
    if after_number:
        return not (name in ("may", "march") and re.match(r" (?:be|have|not|also)\b", after))
    stopped = name.endswith(".")
    if len(name.rstrip(".")) <= 4 and name not in ("may", "june", "july"):
        return stopped and name != "mar."  # "Oct.", never "Dec" or "Jan" alone
    if re.match(r"['’]s [A-Z]| (?:Jr|Sr)\b|-[a-z]", after):
        return False
    if name not in DOUBTFUL or match["edge"] or match["which"]:
        return True
    return doubtful_month(text, match, name, after)


def doubtful_month(text: str, match: re.Match[str], name: str, after: str) -> bool:
    """ "May", "March", "August", "April", "June" without a number: the word before must be one that months follow."""
    found = WORD_BEFORE.search(text[max(0, match.start() - 16) : match.start()])
    before = found[1].lower() if found else ""
    if found and found[1][0].isupper() and found[1] not in SENTENCE_OPENERS:
        return False
    if re.match(r" (?:be|have|not|also)\b", after):
        return False
    if name in ("april", "june"):
        return not re.match(r" [A-Z][a-z]", after) or before in word_set("names", "month_prepositions")
    if before in word_set("names", "month_prepositions"):
        return not re.match(r" [A-Z][a-z]+ (?:said|told|was)\b", after)
    if before not in word_set("names", "month_prepositions_weak") or re.match(
        r"['’]s\b| [A-Z][a-z]| (?:said|told)\b", after
    ):
        return False
    return name not in persons_named(text)


@lru_cache(maxsize=8)
def persons_named(text: str) -> frozenset[str]:
    """The months' names that the text gives to a person ("Mrs May")."""
    return frozenset(person["name"].lower() for person in PERSON.finditer(text))


def weekday_is_meant(text: str, start: int, end: int) -> bool:
    """Whether a weekday's name stands for the day: not in "Sunday Times" or "Black Friday"."""
    following = WORD_AFTER.match(text, end)
    if following and following[1] in word_set("names", "weekday_after"):
        return False
    before = WORD_BEFORE.search(text[max(0, start - 16) : start])
    return not (before and before[1] in word_set("names", "weekday_before"))
