"""Find where the words attributed by a cue begin and end."""

from __future__ import annotations

from bisect import bisect_right

from dateline.quotes.cues import is_adverb
from dateline.quotes.grammar import BREAKERS, DAYS, DETERMINERS, FINITE, PREPOSITIONS, PRONOUNS
from dateline.quotes.reading import Reading, Unit
from dateline.text.descriptions import is_pronoun

__all__ = ["clause_words", "content_end", "skip_adjuncts", "skip_recipient", "skip_time"]

clause_words = frozenset("that how why whether what if when where who".split())
ADJUNCT_HEADS = frozenset(
    """
    in on at during to from through via with after before following by early late last this earlier next later for upon
    of about
    """.split()
)
LONE = frozenset("overnight again later earlier ago aloud here".split())
OWNERS = frozenset("his her its their my our your".split())
# What is done with a statement: "in a message sent to reporters", "in an interview published on Sunday".
ISSUED = frozenset(
    "sent published carried released issued posted broadcast aired obtained distributed emailed dated given".split()
)
LONGEST_CONTENT = 400  # tokens of an indirect content; no sentence of a report is longer
LONGEST_ADJUNCT = 60  # tokens of when, where and to whom
DASHES = frozenset(("—", "–", "--", "-", "―"))


def skip_adjuncts(reading: Reading, at: int, end: int) -> int:
    """
    Pass over when, where and to whom something was said: "said on Monday in an interview with Tervand Radio".

    Args:
        reading: The report.
        at: First token after the cue.
        end: One past the last token that may be read.

    Returns:
        The first token that is none of these; ``end`` when nothing else follows.
    """
    lows = reading.lows
    begin, end = at, min(end, at + LONGEST_ADJUNCT)
    while at < end:
        low = lows[at]
        if low in DAYS or (is_adverb(low) and at + 1 < end) or low in LONE:
            at += 1
        elif at > begin and low in ISSUED and is_bare_participle(reading, at):
            at += 1  # "in a message sent to reporters"
        elif (
            low in ("last", "this", "late", "early", "next", "a", "two", "three")
            and at + 1 < end
            and lows[at + 1] in DAYS
        ):
            at += 2
        elif low in ADJUNCT_HEADS:
            after = skip_phrase(reading, at + 1, end)
            if after == at + 1:
                return at
            at = after
        elif low.isdigit() and at and lows[at - 1] in DAYS:
            at += 1
            if at + 1 < end and reading.words[at] == "," and lows[at + 1].isdigit():
                at += 2
                at += at < end and reading.words[at] == ","
        elif (
            low in PREPOSITIONS
            and (after := skip_phrase(reading, at + 1, end)) > at + 1
            and lows[after : after + 1] == ["that"]
        ):
            at = after  # "said outside court that"
        else:
            return at
    return at


def is_bare_participle(reading: Reading, at: int) -> bool:
    """Whether a participle says where a statement went, and not what was done: "sent to", not "sent troops"."""
    following = reading.lows[at + 1 : at + 2]
    return following == [] or following[0] in ADJUNCT_HEADS | DAYS | {"."}


def skip_time(reading: Reading, at: int, end: int) -> int:
    """Pass over when something was said and nothing else: "warned earlier this week of floods"."""
    lows = reading.lows
    end = min(end, at + LONGEST_ADJUNCT)
    while at < end:
        ahead = at + (lows[at] in ("on", "in", "late", "early", "last", "this", "next"))
        if lows[at] in ("earlier", "later", "again", "yesterday", "today", "tonight"):
            at += 1
        elif ahead < end and (lows[ahead] in DAYS or (ahead > at and lows[ahead] in ("week", "month", "year"))):
            at = ahead + 1
        else:
            return at
    return at


def skip_phrase(reading: Reading, at: int, end: int) -> int:
    """Pass over one noun phrase after a preposition; it ends before the next clause, pronoun or second determiner."""
    words, lows = reading.words, reading.lows
    begin = at
    while at < end:
        word, low = words[at], lows[at]
        if reading.inside[at] >= 0 and not (at > begin and reading.inside[at] == reading.inside[at - 1]):
            if reading.quoted[reading.inside[at]].words > 5:
                break
        elif is_stop_of_month(reading, at, end):
            at += 1
            continue
        elif not word[0].isalnum() and word[0] not in "’'‘@#&":
            break
        owner = at == begin and low in OWNERS  # "during his talks"
        if (
            low in clause_words
            or ((low in PRONOUNS or is_pronoun(low)) and not owner)
            or low in ("because", "there")
            or low in BREAKERS
        ):
            break
        if at > begin and low in DETERMINERS and lows[at - 1] not in DETERMINERS and lows[at - 1] not in PREPOSITIONS:
            break
        if at > begin and low in PREPOSITIONS:
            break
        if low in FINITE and not word[0].isupper():
            break
        if at > begin and lows[at - 1] in DAYS and low not in DAYS and not low.isdigit():
            break
        at += 1
    return at


def is_stop_of_month(reading: Reading, at: int, end: int) -> bool:
    """Whether a stop belongs to a shortened month before its day: "on Jan. 11"."""
    dated = at and at + 1 < end and reading.words[at] == "." and reading.words[at + 1].isdigit()
    return bool(dated) and reading.lows[at - 1] in DAYS


def skip_recipient(reading: Reading, at: int, end: int) -> int:
    """Pass over the one spoken to: "told reporters", "told the Halyard Wire"."""
    lows = reading.lows
    if at >= end or not reading.words[at][0].isalnum() or lows[at] in clause_words:
        return at
    owner = bool(reading.parsed) and reading.parsed[at].relation == "nmod:poss"  # "told her men to leave"
    if not owner and lows[at] in (
        "him",
        "her",
        "them",
        "me",
        "us",
        "you",
        "reporters",
        "journalists",
        "lawmakers",
        "supporters",
    ):
        return at + 1
    return skip_phrase(reading, at, end)


def content_end(reading: Reading, unit: Unit, at: int, ceiling: int) -> int:
    """
    Where an indirect content that begins at ``at`` ends: with its sentence, or with the quotation it runs into.

    Args:
        reading: The report.
        unit: The unit it stands in.
        at: First token of the content.
        ceiling: One past the last token that may be taken.

    Returns:
        One past its last token, the final stop left out.
    """
    end = sentence_end(reading, unit, at)
    if end > at + LONGEST_CONTENT and reading.inside[at + LONGEST_CONTENT] < 0:
        end = at + LONGEST_CONTENT
    end = min(ceiling, end)
    if "but" in reading.lows[at:end]:
        end = next((place for place in range(at + 2, end - 2) if turns_away(reading, place)), end)
    while (
        end > at
        and reading.words[end - 1] in (".", ",", ";", ":", "?", "!", "and", "but")
        and reading.inside[end - 1] < 0
    ):
        end -= 1
    while end > at and reading.words[end - 1] in DASHES and reading.inside[end - 1] < 0:
        end -= 1
    return end


def sentence_end(reading: Reading, unit: Unit, at: int) -> int:
    """One past the sentence of token ``at``, or past the quotation that runs over its end."""
    if at >= unit.sentences[-1]:
        return unit.end
    for head in unit.sentences[bisect_right(unit.sentences, at) :]:
        if reading.inside[head] < 0 or reading.inside[head] != reading.inside[head - 1]:
            return head
    return unit.end


def turns_away(reading: Reading, at: int) -> bool:
    """ ", but offered no proof": after the comma the report speaks again, of what the speaker did."""
    if reading.lows[at] != "but" or reading.inside[at] >= 0:
        return False
    before = at - 1 if reading.inside[at - 1] < 0 else at - 2
    if reading.words[before] != ",":
        return False
    low = reading.lows[at + 1]
    return low in (
        "did",
        "does",
        "has",
        "had",
        "was",
        "is",
        "gave",
        "offered",
        "declined",
        "refused",
        "would",
        "could",
        "then",
        "also",
    ) or low.endswith("ed")
