"""Rules for counts of units: lengths, counts back and ahead, repetitions, and words that hold no day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.dates.lengths import length_of
from dateline.dates.phrases import day_number
from dateline.dates.rule import Found, RuleBook
from dateline.dates.slots import Anniversary, Counted, Direction, Fixed
from dateline.dates.vocabulary import (
    ABOUT,
    NUMBER,
    ORDINALS,
    PART,
    SEASON,
    UNIT,
    UNITS,
    VAGUE,
    any_of,
    read_number,
    table,
)
from dateline.model import TimeType

__all__ = ["BOOK"]

BOOK = RuleBook()

DETERMINER = r"(?P<determiner>(?:the|these|those|this|his|her|its|their|each of the|a|an) )?"
RELATION = rf"(?P<relation>(?:(?:{any_of(table('lengths', 'relations').split())}) ){{0,3}})"
ADJECTIVE = (
    rf"(?:[- ](?:(?P<working>{any_of(table('lengths', 'working').split())})"
    rf"|{any_of(table('lengths', 'adjectives').split())}))?"
)
TAIL = r"(?P<tail>ago|earlier|later|afterwards?|previously|before|after|from now|hence)"
DIRECTIONS = {
    "ago": Direction.AGO, "earlier": Direction.EARLIER, "previously": Direction.EARLIER, "later": Direction.LATER,
    "afterward": Direction.LATER, "afterwards": Direction.LATER, "before": Direction.BEFORE, "after": Direction.AFTER,
    "from now": Direction.AHEAD, "hence": Direction.AHEAD,
}  # fmt: skip
BACK = re.compile(r"last|past|previous|preceding|recent|latest", re.IGNORECASE)
AHEAD = re.compile(r"next|coming|following|ensuing", re.IGNORECASE)


@BOOK.rule(
    "length",
    UNITS,
    rf"{DETERMINER}{RELATION}(?:{ABOUT} ){{0,2}}"
    rf"(?:(?P<number>{NUMBER})(?P<half_before> and a half)?|(?P<vague>{VAGUE}))"
    rf"(?:(?P<range> to | or |-to-| and |-)(?P<other>{NUMBER}))?{ADJECTIVE}[- ](?P<unit>{UNIT})(?P<half> and a half)?"
    rf"(?: or (?:so|two|more|longer)\b)?(?:,? {TAIL}\b)?(?![- ]old\b)",
)
def length(match: re.Match[str], text: str) -> Iterator[Found]:
    """ "two weeks", "the past three months", "nearly two years ago", "two days later"."""
    unit, number_words = UNITS[match["unit"].lower()], (match["number"] or "").lower()
    if re.match(r"[- ](?:year[- ])?old\b", text[match.end("unit") : match.end("unit") + 10]) or not is_length(
        match, text, unit, number_words
    ):
        return
    count = read_number(number_words) if number_words else None
    if count is not None and (match["half"] or match["half_before"]):
        count += 0.5
    if "couple" in (match["vague"] or "").lower():
        count = 2
    if match["other"]:
        count = None  # "two to three weeks": neither is said
    tail = (match["tail"] or "").lower()
    if match["unit"][0].isupper() and text[max(0, match.start() - 1) : match.start()] in ("“", '"', "'", "‘"):
        return  # "60 Minutes" is a programme
    if (
        tail == "earlier"
        and count == 1
        and unit == "Y"
        and COMPARED.search(text[max(0, match.start() - 90) : match.start()])
    ):
        tail = "ago"  # "up from $4 million a year earlier": than now
    if tail in ("before", "after") and not match["working"]:
        end = match.end("half") if match["half"] else match.end("unit")
        yield match.start(), end, TimeType.DURATION, Counted(count, unit, DIRECTIONS[tail])
    elif tail and match["working"]:  # which days were worked is not known here
        yield match.start(), match.end("unit"), TimeType.DURATION, Fixed(length_of(count, unit))
    elif tail:
        kind = TimeType.TIME if unit[0] == "T" else TimeType.DATE
        compared = tail == "earlier" and bool(HELD_AGAINST.search(text[max(0, match.start() - 24) : match.start()]))
        yield match.start(), match.end(), kind, Counted(count, unit, DIRECTIONS[tail], compared)
    elif number_words in ("a", "an") and not match["relation"] and is_rate(text, match):
        yield match.start(), match.end(), TimeType.SET, Fixed(length_of(count, unit))
    else:
        relation, start = match["relation"], match.start()
        if relation.lower().startswith("last ") and LASTS.search(text[max(0, start - 7) : start]):
            relation, start = relation[5:], start + 5
        back = -1 if BACK.search(relation) else 1 if AHEAD.search(relation) else 0
        whole = count is not None and count == int(count) and unit[0] != "T" and 0 < count < 1000
        # Of "its 30-year war" the words of time are "30-year".
        describes = text[match.start("unit") - 1] == "-" and match["unit"][-1] not in "sS"
        yield (
            max(start, match.end("determiner")) if describes else start,
            match.end(),
            TimeType.DURATION,
            Fixed(length_of(count, unit), count, unit, back if whole else 0),
        )


# "is expected to last two weeks": a verb.
LASTS = re.compile(
    r"(?:\b(?:to|not|also|only|could|would|will|can|may|might|should|must|did|does|do)|n[’']t|[’']ll) $", re.IGNORECASE
)
AGED = re.compile(r"\b(?:aged|age of|ages of) $", re.IGNORECASE)
OF_AGE = re.compile(r" of age\b| and [\w-]{1,12} (?:months?|weeks?|days?) old\b", re.IGNORECASE)
HELD_AGAINST = re.compile(r"\b(?:compared (?:with|to)|than|from) $")
COMPARED = re.compile(r"\b(?:from|than|with|against|versus)\b[^;:?!\n]{0,60}\d[^;:?!\n]{0,30}$")


def is_length(match: re.Match[str], text: str, unit: str, number_words: str) -> bool:
    """Whether the words are a length: not "a second", "three quarters of", "a minute" as a word for soon."""
    one = number_words in ("a", "an")
    singular = match["unit"][-1] not in "sS"
    if one and (unit == "TS" or not singular):
        return False  # "a second look", "a years-long war"
    if AGED.search(text[max(0, match.start() - 12) : match.start()]) or OF_AGE.match(text, match.end("unit")):
        return False  # ages are no times
    if unit == "TM" and one and re.match(r" (?:time|straight)", text[match.end() : match.end() + 10]):
        return False
    if singular and re.fullmatch(r"(?:19|20)\d\d", number_words):
        return False  # "the 1988 quarter" is one of that year
    if unit == "Q" and (one or "-" in match[0] or text[match.end("unit") : match.end("unit") + 3] == " of"):
        return False
    if one and singular and re.match(r"-[a-z]", text[match.end("unit") : match.end("unit") + 2]):
        return False  # "a year-end party", "a day-long strike"
    return not (
        unit == "D"
        and number_words == "one"
        and not match["relation"]
        and re.match(r"One day,? [a-z]", text[match.start() :][:10])
    )


RATE = re.compile(rf"(?:\d|%|\b(?:{any_of(table('lengths', 'rated').split())})) $")


def is_rate(text: str, match: re.Match[str]) -> bool:
    """ "24 hours a day", "twice a week", "$2 million a year"."""
    return bool(RATE.search(text[max(0, match.start() - 12) : match.start()].lower()))


@BOOK.rule(
    "units without a count",
    [name for name in UNITS if name.endswith("s")],
    r"(?P<lead>(?:(?:recent|coming|past|the (?:coming|past|last|next|first|final|early)) )?)"
    rf"(?P<unit>{UNIT})(?:,? (?P<tail>ago|earlier|later|from now))?\b",
)
def units_without_a_count(match: re.Match[str], text: str) -> Iterator[Found]:
    """ "for years", "recent months", "weeks ago"."""
    unit, lead = UNITS[match["unit"].lower()], match["lead"].lower()
    if unit == "TS" or (unit == "Q" and not lead):
        return
    if match["tail"]:
        if not lead:
            kind = TimeType.TIME if unit[0] == "T" else TimeType.DATE
            yield match.start(), match.end(), kind, Counted(None, unit, DIRECTIONS[match["tail"].lower()])
        return
    before = text[max(0, match.start() - 12) : match.start()].lower()
    if lead or re.search(r"\b(?:for|in|within|over|took|take|takes|last|lasted|after|of) $", before):
        yield match.start(), match.end("unit"), TimeType.DURATION, Fixed(length_of(None, unit))


@BOOK.rule(
    "repetition",
    [*UNITS, *table("parts"), *table("seasons")],
    rf"(?:(?:once|twice|{NUMBER} times|several times) )?(?P<every>each|every|an?) "
    rf"(?:(?P<number>{NUMBER}|other|single) )?"
    rf"(?:(?P<unit>{UNIT})|(?P<part>{PART})\b|(?P<season>{SEASON})\b)",
)
def repetition(match: re.Match[str], text: str) -> Iterator[Found]:
    """ "every day", "each summer", "every other week", "twice a month"."""
    every = match["every"].lower()
    if every in ("a", "an") and match.start() == match.start("every"):
        return
    if match["part"]:
        value = f"XXXX-XX-XXT{table('parts')[match['part'].lower()]}"
    elif match["season"]:
        value = f"XXXX-{table('seasons')[match['season'].lower()]}"
    else:
        words = (match["number"] or "one").lower()
        count = {"other": 2, "single": 1}.get(words) or read_number(words)
        if UNITS[match["unit"].lower()] == "TS" and count == 1:
            return  # "every second" is every other one
        value = length_of(count, UNITS[match["unit"].lower()])
    yield match.start(), match.end(), TimeType.SET, Fixed(value)


@BOOK.rule(
    "anniversary",
    ["anniversary"],
    rf"(?:(?:the|its|his|her|their) )?(?P<nth>{ORDINALS}|\d{{1,3}}(?:st|nd|rd|th)) anniversary(?= of\b)",
)
def anniversary(match: re.Match[str], text: str) -> Iterator[Found]:
    """ "the fourth anniversary of the liberation"; the day of what happened is not in these words."""
    yield match.start(), match.end(), TimeType.DATE, Anniversary(day_number(match["nth"]))


STEPS: dict[str, str] = table("steps")


@BOOK.rule("step", STEPS, rf"(?:twice |almost |nearly )?(?P<step>{'|'.join(STEPS)})\b")
def step(match: re.Match[str], text: str) -> Iterator[Found]:
    """ "daily", "annually"; capitals inside a sentence name a paper ("the Orsun Daily")."""
    if match["step"][0].isupper() and match.start() > 0 and text[match.start() - 1] not in "\n.":
        return
    yield match.start("step"), match.end(), TimeType.SET, Fixed(STEPS[match["step"].lower()])


REFERENCES: dict[str, str] = table("references")


@BOOK.rule(
    "reference",
    [*REFERENCES, "past", "future", "present", "moment", "days", "ago"],
    rf"(?:right |just |more |most )?(?P<word>{'|'.join(REFERENCES)})\b"
    r"|(?:(?<=in )|(?<=for )|(?<=into ))the "
    r"(?P<future>(?:(?:near|foreseeable|distant|immediate|not too distant) )?future)\b(?! \w+(?:s|ing)\b)"
    r"|(?<=in )the (?P<past>past)\b(?! \w+)|at (?P<present>present|the moment|this moment)\b"
    r"|(?P<days>these days)\b|(?P<long>long ago)\b",
)
def reference(match: re.Match[str], text: str) -> Iterator[Found]:
    """ "now", "recently", "in the future": times that hold no day."""
    if match["future"]:
        value = "FUTURE_REF"
    elif match["past"] or match["long"]:
        value = "PAST_REF"
    else:
        value = REFERENCES[match["word"].lower()] if match["word"] else "PRESENT_REF"
    yield match.start(), match.end(), TimeType.DATE, Fixed(value)
