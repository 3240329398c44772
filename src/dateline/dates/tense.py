"""Whether the words around an expression look back or ahead: the nearest verb decides, before it if there is one."""

from __future__ import annotations

import re
from enum import Enum

from dateline.dates.vocabulary import word_set
from dateline.dates.words import Words

__all__ = ["Tense", "is_done", "is_past_form", "tense_at"]

LOOK_BACK = 30  # words: longer than nearly every clause
LOOK_AHEAD = 24
LONGEST_CALL = 8  # words from "called" to "for Tuesday"
LONGEST_DECREE = 14  # words from "declared" to "from Monday"
LONGEST_MOVE = 6  # words from "extended" to "until Friday"
LONGEST_PUT = 9  # words from "adjourned" to "to May"
LONGEST_DEED = 12  # words from "was struck" to its day
PLANNING = ("planned", "scheduling", "governors", "moved", "moved_to", "enacting", "calling", "telling")
LONGEST_ORDER = 160  # characters from "would" to its day
# What was told or put off lay ahead then; behind "will" it does now.
ORDERED = re.compile(
    r"\b(?:would|should|must|could|might|(?:was|were|had|been) (?:told |asked |ordered |due |set )?to"
    r"|(?:was|were|been) (?:postponed|moved|rescheduled|deferred|adjourned|delayed))\b"
    r"(?:(?!\bwill\b|[’']ll\b)[^\n])*\Z",
    re.IGNORECASE,
)
DONE = frozenset("was were had has have".split())
LONGEST_HAVING = 10  # words from "have a game" to its day
AS_A_DAY = (("a",), ("as",), ("the",), ("to",))
HAD = frozenset("a an another no two three".split())
PAST_ONES = frozenset("previous last earlier original initial first missed".split())  # deadlines
NEARLY = frozenset("shortly just soon long".split())
DETERMINERS = frozenset("the a an its his her their this that these those some all".split())
AUXILIARIES = frozenset("be have not never also get".split())
STOP = re.compile(r"[.;:!?…]\s|[“”\"]|''")


class Tense(Enum):
    """Which way the words look; an expression without a verb near it has none."""

    PAST = "past"
    FUTURE = "future"


def tense_at(words: Words, start: int, end: int, sentence_start: int, sentence_end: int) -> Tense | None:
    """
    Which way the words around ``[start, end)`` look.

    Args:
        words: The paragraph.
        start, end: The expression.
        sentence_start, sentence_end: Its sentence.

    Returns:
        The tense of the nearest verb before the expression; where there is none, of the first verb after it.
    """
    here = words.index_at(start)
    first = max(words.index_at(sentence_start), here - LOOK_BACK)
    if found := tense_before(words, here, first):
        return found
    after = words.index_at(end)
    last = min(words.index_at(sentence_end), after + LOOK_AHEAD)
    if found := tense_after(words, after, last):
        return found
    ends = here > first and words.lower[here - 1] in ("until", "till")
    return Tense.FUTURE if ends else None  # "Court stays demolition till Monday"


def is_done(words: Words, start: int, sentence_start: int) -> bool:
    """
    Whether a deed that was done governs an expression: "was struck on the A6 on 11 November".

    The nearest verb before it is a passive or a perfect that tells no plan and no saying, with nothing between them
    that could lead to another deed. Of such a deed the day is past; other past forms may belong to another clause, or
    be no verb ("will redeem its preferred shares on Oct. 31").

    Args:
        words: The paragraph.
        start: Where the expression begins.
        sentence_start: Where its sentence begins.
    """
    here = words.index_at(start)
    first = max(words.index_at(sentence_start), here - LONGEST_DEED)
    while here > first + 1 and words.lower[here - 2] in NEARLY:
        here -= 2  # "shortly before 11pm on 11 November"
    for index in range(here - 1, first - 1, -1):
        if STOP.search(words.text, words.ends[index], words.starts[index + 1] if index + 1 < here else start):
            return False
        word = words.lower[index]
        if word in word_set("tense", "leads_on"):
            return False
        if is_past_form(words, index):
            told = any(word in word_set("tense", kind) for kind in PLANNING)
            return not told and not DONE.isdisjoint(words.lower[max(first, index - 3) : index])
    return False


def is_reported(text: str, sentence_start: int, start: int) -> bool:
    """Whether a day lay ahead of what was said, asked or put off: behind "would" or "should", and not behind "will"."""
    return bool(ORDERED.search(text, max(sentence_start, start - LONGEST_ORDER), start))


def tense_before(words: Words, here: int, first: int) -> Tense | None:
    """Read from the expression leftwards until a word tells the tense."""
    if here > first and leads_ahead(words.lower, here, first):
        return Tense.FUTURE
    for index in range(here - 1, first - 1, -1):
        found = evidence(words, index, first, here)
        if found is not None:
            return found
    return None


def leads_ahead(lower: tuple[str, ...], here: int, first: int) -> bool:
    """Whether the word right before an expression leads ahead, by itself or with a verb: "starting", "called for"."""

    def near(kind: str, reach: int) -> bool:
        return not word_set("tense", kind).isdisjoint(lower[max(first, here - reach) : here - 1])

    last, before = lower[here - 1], lower[here - 2] if here > first + 1 else ""
    if last == "for" and was_planned(lower, first, here):
        return False
    if last == "deadline" and before in PAST_ONES:
        return False  # "the previous deadline, January 31, had come and gone"
    if last == "as" and before == "early" and not is_prospective(lower, here, first):
        return False  # "had asked for it as early as July 6"
    return (
        last in word_set("tense", "forward")
        or (last in word_set("tense", "enacting") and lower[here + 1 : here + 2] in AS_A_DAY)  # "declared Friday a day"
        or (last == "from" and near("enacting", LONGEST_DECREE))  # "declared three days of mourning from Monday"
        or (last == "for" and near("calling", LONGEST_CALL))  # "called a strike for Tuesday"
        or (last == "until" and near("moved", LONGEST_MOVE))
        or (last in ("until", "till") and near("present_be", LONGEST_MOVE))  # "is in Orsun until Sunday"
        or (last in ("to", "for") and is_put(lower, here - 1, first))  # "was moved to May", "put back to 12 March"
        or (last == "of" and before == "ahead")
        or (last == "as" and before in word_set("tense", "soon"))
    )


def is_prospective(lower: tuple[str, ...], here: int, first: int) -> bool:
    """Whether a modal or an infinitive stands before "as early as": "could be announced as early as Monday"."""
    before = lower[max(first, here - LONGEST_DEED) : here - 2]
    return "to" in before or not word_set("tense", "modals").isdisjoint(before)


def is_put(lower: tuple[str, ...], here: int, first: int) -> bool:
    """Whether a verb that moves a date stands before its "to", with no other between: "to May and then to June"."""
    for index in range(here - 1, max(first, here - LONGEST_PUT) - 1, -1):
        if lower[index] in ("and", "but", "then"):
            return False
        if lower[index] in word_set("tense", "moved_to"):
            return True
    return False


def was_planned(lower: tuple[str, ...], first: int, here: int) -> bool:
    """Whether a plan was there before what is told: "had been scheduled for May 3"."""
    return here > first + 3 and lower[here - 4] == "had" and lower[here - 3] == "been"


def tense_after(words: Words, here: int, last: int) -> Tense | None:
    """Read on from the expression until a word tells the tense."""
    for index in range(here, last):
        if index > here and STOP.search(words.text, words.ends[index - 1], words.starts[index] + 1):
            return None
        found = evidence(words, index, here, -1)
        if found is not None:
            return found
    return None


def evidence(words: Words, index: int, first: int, here: int) -> Tense | None:
    """What one word tells of the tense, with the words before it down to ``first``."""
    lower = words.lower
    word = lower[index]
    if word in word_set("tense", "modals"):
        return modal(words, index, first)
    if word == "to":
        return infinitive(words, index, first)
    if word in word_set("tense", "was"):
        return Tense.PAST if not plans_follow(lower, index) else Tense.FUTURE
    if word in word_set("tense", "be"):
        return Tense.FUTURE if plans_follow(lower, index) else None
    if word in ("have", "has") and 0 < here - index <= LONGEST_HAVING and lower[index + 1] in HAD:
        return Tense.FUTURE  # "have a game at home on Tuesday"
    if word in word_set("tense", "scheduling") and 0 < here - index <= 8 and not words.capital(index):
        return scheduled(lower, index, first)
    if word in word_set("tense", "planned") and plan_beside(lower, index, here):
        return Tense.PAST if "been" in lower[max(first, index - 3) : index] else Tense.FUTURE
    if word in word_set("tense", "calendar_present") and 0 <= here - index <= 4 and not words.capital(index):
        return present(lower, index, first)
    if is_past_form(words, index):
        return None if describes(words, index, first) else participle(lower, index, first)
    return None


def scheduled(lower: tuple[str, ...], index: int, first: int) -> Tense | None:
    """ "has scheduled a hearing Thursday" looks ahead; "as planned" back; "the plan" does not tell."""
    before = lower[max(first, index - 2) : index]
    if before and before[-1] in ("the", "a", "an", "its", "his", "their", "this", "that", "of"):
        return None
    return Tense.PAST if any(word in ("been", "as", "previously", "originally") for word in before) else Tense.FUTURE


def plan_beside(lower: tuple[str, ...], index: int, here: int) -> bool:
    """ "expected on", "set for", "due Friday"."""
    if index + 1 == here:
        return lower[index] in word_set("tense", "bare_planned")
    following = lower[index + 1] if index + 1 < len(lower) else ""
    return following == "for" or (following in ("on", "in", "by") and lower[index] != "set")


def modal(words: Words, index: int, first: int) -> Tense | None:
    """ "will" looks ahead, "would have" back; "May" with a capital is a month or a name."""
    word, lower = words.lower[index], words.lower
    if word in ("may", "will", "can", "must") and words.capital(index):
        return None
    if word == "ll" and words.text[words.starts[index] - 1 : words.starts[index]] not in ("'", "’"):
        return None
    if lower[index + 1 : index + 2] == ("be",) and not word_set("tense", "recalled").isdisjoint(
        lower[index + 2 : index + 3]
    ):
        return None  # "It will be recalled that on April 16 bandits killed 12"
    around = {*lower[max(first, index - 8) : index], *lower[index + 1 : index + 2]}
    if word == "could" and around & word_set("tense", "no_could"):
        return Tense.PAST
    return Tense.PAST if "have" in lower[index + 1 : index + 3] and word != "will" else Tense.FUTURE


def infinitive(words: Words, index: int, first: int) -> Tense | None:
    """ "agreed to leave" looks ahead, "failed to leave" back; other infinitives tell nothing."""
    lower = words.lower
    if (
        index + 1 >= len(lower)
        or words.capital(index + 1)
        or lower[index + 1] in ("the", "a", "an", "his", "her", "their")
    ):
        return None
    before = lower[max(first, index - 3) : index]
    if before and before[-1] in ("was", "were") and lower[index + 1] == "have":
        return Tense.PAST  # "work was to have begun by March"
    if before and before[-1] in ("is", "are", "was", "were"):
        return Tense.FUTURE
    if lower[index + 1] == "be" and "had" not in before:
        return Tense.FUTURE
    if before and before[-1] in word_set("tense", "no_governors"):
        return Tense.PAST
    if "been" in before and before[0] in ("had", "has", "have"):
        return Tense.PAST
    return Tense.FUTURE if any(word in word_set("tense", "governors") for word in before) else None


def plans_follow(lower: tuple[str, ...], index: int) -> bool:
    """Whether "is", "was" is the beginning of "is to meet", "was due"."""
    following = lower[index + 1 : index + 4]
    if following[:1] == ("to",):
        return True
    return any(word in word_set("tense", "planned") for word in following[:2]) and "been" not in following


def present(lower: tuple[str, ...], index: int, first: int) -> Tense | None:
    """ "talks resume Monday": a present form that is no infinitive and stands under no auxiliary."""
    before = lower[index - 1] if index > first else ""
    return None if before in ("the", "a", "an", "its", "his", "their", "of", "in", "to", "") else Tense.FUTURE


def is_past_form(words: Words, index: int) -> bool:
    """Whether a word is a past form or a participle of the past."""
    word = words.lower[index]
    if word in word_set("tense", "past"):
        return True
    return (
        word.endswith("ed")
        and word[:2] != "un"
        and len(word) > 3
        and word not in word_set("tense", "no_past")
        and not words.capital(index)
    )


def describes(words: Words, index: int, first: int) -> bool:
    """ "will visit the wounded", "will meet displaced families": a participle that tells of a thing and of no time."""
    before = words.lower[max(first, index - 2) : index]
    if not before or not words.lower[index].endswith("ed"):
        return False
    if before[-1] in DETERMINERS or (before[0] in DETERMINERS and before[-1].endswith("ly")):
        return True
    governed = len(before) == 2 and (before[0] == "to" or before[0] in word_set("tense", "modals"))
    verb = before[-1] not in AUXILIARIES and not before[-1].endswith("ly") and not words.capital(index - 1)
    return governed and verb


def participle(lower: tuple[str, ...], index: int, first: int) -> Tense | None:
    """A past form looks back, unless "be", "being", "is" or a modal before it says otherwise."""
    for word in reversed(lower[max(first, index - 3) : index]):
        if word in ("been", "has", "have", "had"):
            return Tense.PAST
        if word in ("be", "being", "to", "is", "are") or word in word_set("tense", "modals"):
            return None
        if not (word.endswith("ly") or word in ("not", "also", "never", "since", "already")):
            break
    return Tense.PAST
