"""Find the day of what a noun names where a verb tells it: "the raid", and "troops stormed the camp on Friday"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from dateline.dates.event_days import Dated, EventDay
from dateline.dates.happenings import Happening
from dateline.dates.vocabulary import any_of, table
from dateline.model import AnnotatedText, Role, Sentence

__all__ = ["day_told", "names_of"]

MOST_TELLINGS = 12  # of one kind in a report; where there are more, nothing says which is meant
LONGEST_BEFORE, LONGEST_BETWEEN = 80, 120  # characters between a day and its verb
# Between a verb and its day: another clause, another verb, words of somebody else.
TURN = re.compile(
    r"[,;:()“”\"–—…]|\b(?:who|which|that|whose|after|before|since|until|when|while|as|because|to|and|but|was|were|had|said|\w+ed)\b",
    re.IGNORECASE,
)
OPENING = re.compile(r"(?:(?:late|early)\s)?(?:on\s)?", re.IGNORECASE)
NOT_TOLD = re.compile(
    r"\b(?:not|never|nearly|almost|to|would|could|might|may|if|the|an?|be)\s\Z|n[’']t\s\Z", re.IGNORECASE
)
NAME = re.compile(r"\b[A-Z][\w’'-]+")


def day_told(happening: Happening, text: AnnotatedText, dated: Sequence[Dated]) -> EventDay | None:
    """
    The day that the report gives what happened by a verb of its kind.

    Every sentence that tells of that kind must give its day, and the same one; what the noun says of place and name
    must stand beside the verb. Else nothing is reckoned.

    Args:
        happening: A noun that the reader knows ("the raid on Orsun").
        text: The report.
        dated: Its days.

    Returns:
        The day with the verb; None where no verb of the kind is told.
    """
    pattern = verbs_of(happening.head)
    if pattern is None or not happening.definite:
        return None
    told = list(tellings(pattern, happening, text))
    if not told:
        return None
    if len(told) > MOST_TELLINGS:
        return EventDay(None, f"of which the report tells too often (“{told[0][1][0]}”)")
    named = names_of(happening, text.text)  # "the raid on Orsun" is not one on Hald
    days: dict[object, tuple[Dated, str]] = {}
    for sentence, verb in told:
        day = day_beside(sentence, verb, text.text, dated)
        if day is None:
            return EventDay(None, f"which the report tells without a day (“{verb[0]}”)")
        words = frozenset(re.findall(r"\w+", sentence.span.of(text.text)))
        if not (happening.traits <= frozenset(word.lower() for word in words) and named <= words):
            return EventDay(None, f"and “{verb[0]}” may be of another")
        days.setdefault(day.anchor.period.first, (day, verb[0]))
    if len(days) > 1:
        return EventDay(None, "for which the report gives more than one day")
    [(day, words_told)] = days.values()
    return EventDay(day, told=words_told)


@lru_cache(maxsize=256)
def verbs_of(noun: str) -> re.Pattern[str] | None:
    """The past forms that tell what a noun names; None for a noun of no kind."""
    forms = table("happenings", "told_by").get(noun)
    return re.compile(rf"\b(?:{any_of(forms.split(', '))})\b") if forms else None


def tellings(
    pattern: re.Pattern[str], happening: Happening, text: AnnotatedText
) -> Iterator[tuple[Sentence, re.Match[str]]]:
    """The verbs of the body that tell of the kind, with their sentences; but for the sentence of the noun itself."""
    count = 0
    for sentence in text.sentences:
        span = sentence.span
        if sentence.role is not Role.BODY or span.holds(happening.span):
            continue
        for verb in pattern.finditer(text.text, span.start, span.end):
            if not NOT_TOLD.search(text.text, max(span.start, verb.start() - 10), verb.start()):
                yield sentence, verb
                count += 1
                if count > MOST_TELLINGS:
                    return


def day_beside(sentence: Sentence, verb: re.Match[str], text: str, dated: Sequence[Dated]) -> Dated | None:
    """The day in one clause with a verb: behind it, or at the head of the sentence."""
    found = []
    for day in dated:
        if day.sentence != sentence.span.start:
            continue
        if day.start >= verb.end():
            between = text[verb.end() : day.start]
            near = len(between) <= LONGEST_BETWEEN and not TURN.search(between)
        else:
            opening = OPENING.fullmatch(text, sentence.span.start, day.start)
            between = text[day.end : verb.start()].lstrip(",")
            near = bool(opening) and len(between) <= LONGEST_BEFORE and not TURN.search(between)
        if near:
            found.append(day)
    return found[0] if len(found) == 1 else None


def names_of(happening: Happening, text: str) -> frozenset[str]:
    """The words with a capital in what the noun says, behind its first word."""
    told = happening.span.of(text)
    return frozenset(match[0] for match in NAME.finditer(told, 1))
