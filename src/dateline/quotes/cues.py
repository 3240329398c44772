"""Find the words that attribute: a reporting verb with its auxiliaries and negation, looked up in the cue lexicon."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from dateline.quotes.grammar import ADVERBS, AUXILIARIES, NEGATIONS, NOT_ADVERBS
from dateline.quotes.reading import Reading
from dateline.quotes.verbs import Entry, cue_forms

__all__ = ["CITING", "WILL", "Cue", "find_cues"]

BE = frozenset("is was were are am be been being 's ’s".split())
# After these the word is a noun ("the report", "of support") or a gerund, and no verb with a subject.
NOUN_FOLLOWS = frozenset(
    "the a an his their its our my your every each no of in on at for with from into about".split()
)
BEFORE_VERB = NEGATIONS | AUXILIARIES | ADVERBS | {"to"}
WILL = frozenset(("will", "would", "wo", "won't", "won’t", "wouldn't", "wouldn’t"))
CITING = frozenset(("citing", "quoting"))
CHAIN = frozenset("on continued continues continue proceeded proceeds out forward able willing used".split())


class Cue(NamedTuple):
    """
    A cue in the text, as tokens ``[start, end)``; a named tuple, because a report has some fifty of them.

    Args:
        start: With its auxiliaries and adverbs.
        verb: The verb itself.
        end: After the particle, if it has one.
        entry: What the lexicon says of it.
        negated: Under a negation.
        passive: "was told", "is expected".
        finite: Has a subject of its own; False for "saying" and "to say".
        infinitive: After "to".
        refuses: After "would not", "won't".
    """

    start: int
    verb: int
    end: int
    entry: Entry
    negated: bool
    passive: bool
    finite: bool
    infinitive: bool
    refuses: bool = False

    @property
    def klass(self) -> str:
        """The class with its negation: "did not say" is never "said", "would not say" declines to."""
        if not self.negated:
            return self.entry.klass
        if self.refuses and self.entry.klass == "said" and not self.passive:
            return "declined"
        return f"not-{self.entry.klass}"


def find_cues(reading: Reading, start: int, end: int) -> list[Cue]:
    """
    Find the cue verbs among the tokens ``[start, end)``.

    Args:
        reading: The report.
        start, end: Tokens, half open; no cue reaches over them.

    Returns:
        Cues in reading order.
    """
    forms, words, lows, places = cue_forms(), reading.words, reading.lows, reading.cues
    found: list[Cue] = []
    for index in places[bisect_left(places, start) : bisect_left(places, end)]:
        before = lows[index - 1] if index > start else ""
        if before in NOUN_FOLLOWS or (before == "to" and (index - 2 < start or lows[index - 2] not in CHAIN)):
            continue
        if words[index] != lows[index] and not can_be_capital(reading, index):
            continue
        if is_noun(reading, index):
            continue
        for entry in forms[words[index]]:
            after = index + 1 + len(entry.particle)
            if not entry.particle or (after <= end and tuple(reading.lows[index + 1 : after]) == entry.particle):
                cue = read_cue(reading, start, index, after, entry)
                if lows[cue.start] == "neither" and after + 1 < end and lows[after] == "nor":
                    cue = cue._replace(end=after + 2)  # "neither confirmed nor denied"
                if not (found and found[-1].end > index):
                    found.append(cue)
                break
    return found


def is_noun(reading: Reading, index: int) -> bool:
    """Whether the grammar has the word as counted, or as subject of the verb behind it: "Court documents show"."""
    if not reading.parsed:
        return False
    if index and reading.parsed[index].tag == "NOUN" and reading.parsed[index - 1].tag == "NUM":
        return True  # "by seven votes to five", "the old N1,000 notes"
    if reading.parsed[index] != ("NOUN", "nsubj", index + 1):
        return False
    return not reading.lows[index + 1].endswith("ing")  # "Orr denies losing" is misread in titles


def can_be_capital(reading: Reading, index: int) -> bool:
    """Whether a capital letter is no sign of a name here: at the head of a sentence and in a title set in capitals."""
    before = reading.words[index - 1] if index else "."
    if not before[0].isalnum() and before not in (",", "-", "–", "("):
        return True
    after = reading.words[index + 1] if index + 1 < len(reading.words) else "."
    return (
        before[0].isupper()
        and (after[0].isupper() or after[0] in "‘'“\"")
        and reading.words[index]
        not in ("States", "State", "Post", "Wonder", "Report", "Reports", "Press", "Call", "Plan", "Project")
    )


def read_cue(reading: Reading, floor: int, verb: int, end: int, entry: Entry) -> Cue:
    """Take in the auxiliaries, adverbs and negation before the verb."""
    lows = reading.lows
    start, nearest, negated, infinitive = verb, "", False, False
    while start > floor:
        low = lows[start - 1]
        if low not in BEFORE_VERB and not low.endswith(("ly", "n't", "n’t")):
            break
        if low in NEGATIONS or low.endswith(("n't", "n’t")):
            negated = True
        elif low in AUXILIARIES:
            nearest = nearest or low
        elif low == "to" and not infinitive and not nearest:
            if start - 2 < floor or lows[start - 2] not in CHAIN:
                infinitive = True
                break
            start -= 1  # "went on to say", "continued to say"
        elif low not in ADVERBS and not is_adverb(low):
            break
        start -= 1
    while start < verb and lows[start] in ADVERBS and lows[start] not in ("also", "later", "once", "then", "still"):
        start += 1
    passive = entry.form in ("past", "participle") and nearest in BE
    finite = (
        not infinitive
        and not (entry.form == "ing" and nearest not in BE)
        and not (entry.form == "participle" and not nearest)
    )
    refuses = not WILL.isdisjoint(lows[start:verb])
    return Cue(start, verb, end, entry, negated, passive, finite, infinitive, refuses)


def is_adverb(low: str) -> bool:
    """Whether a word in small letters looks like an adverb of manner."""
    return low.endswith("ly") and len(low) > 4 and low not in NOT_ADVERBS
