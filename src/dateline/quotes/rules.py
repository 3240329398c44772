"""What each rule is worth and what it says for itself: the measured precision, by cue and source, and a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dateline.model import INNER_WISH, Role
from dateline.quotes.drafts import Draft
from dateline.quotes.grammar import DETERMINERS, PRONOUNS
from dateline.quotes.learned.calibration import likelihood, signs_of
from dateline.quotes.memory import Speaker
from dateline.quotes.reading import Reading

__all__ = ["confidence_of", "reason_of", "rule_worth"]


class Rule(NamedTuple):
    """
    A rule's worth by the kind of cue, and its sentence.

    Args:
        plain: With a plain verb of saying ("said", "told", "added").
        speech: With another verb of speech ("warned", "argued").
        other: With a verb of belief, intention or decision.
        because: Why the line is believed; ``{cue}`` stands for the cue's words.
    """

    plain: float
    speech: float
    other: float
    because: str


# Precision of each rule by the scorer's own matching (content with intersection over union of a half, and the right
# source), measured on the development set of evals/quotes and rounded to .05. Where a cell held fewer than 30 lines
# the neighbouring cell's figure less .1 stands. Nested attributions and titles have no measure: judged by hand.
RULES = {
    "quote, then speaker and cue": Rule(0.95, 0.95, 0.9, "the quotation is followed by its speaker and “{cue}”"),
    "quote, then cue and speaker": Rule(0.95, 0.9, 0.85, "the quotation is followed by “{cue}” and its speaker"),
    "speaker and cue, then quote": Rule(0.95, 0.9, 0.8, "“{cue}” leads into the quotation"),
    "cue and colon, quote in the next paragraph": Rule(0.9, 0.85, 0.7, "“{cue}” and a colon introduce the quotation"),
    "cue and speaker, then words": Rule(0.8, 0.7, 0.6, "“{cue}” and the speaker open the sentence"),
    "speaker, cue and colon": Rule(0.8, 0.7, 0.6, "a colon after “{cue}” leads into the words"),
    "signed with a dash": Rule(0.9, 0.9, 0.9, "a dash and a name sign the quotation"),
    "name and colon": Rule(0.8, 0.8, 0.8, "the name and a colon open the paragraph, as in a transcript"),
    "name and colon in a title": Rule(0.7, 0.7, 0.7, "the name and a colon open the title"),
    "unclosed quotation, speaker within it": Rule(0.8, 0.7, 0.6, "the quotation has no closing mark before “{cue}”"),
    "according to": Rule(0.85, 0.85, 0.85, "“{cue}” names the source"),
    "that": Rule(0.95, 0.85, 0.65, "“{cue}” is followed by what was said as a clause of its own"),
    "clause": Rule(0.9, 0.65, 0.5, "“{cue}” is followed by what was said"),
    "words, then speaker and cue": Rule(0.85, 0.7, 0.6, "the sentence ends with its speaker and “{cue}”"),
    "speaker and cue put in": Rule(0.85, 0.6, 0.5, "the speaker and “{cue}” are put into the sentence"),
    "object": Rule(0.7, 0.7, 0.55, "“{cue}” is followed by what it is about"),
    "as object": Rule(0.6, 0.6, 0.5, "“{cue}” is followed by what it is about"),
    "preposition": Rule(0.55, 0.55, 0.4, "“{cue}” is followed by what it is about"),
    "person to": Rule(0.65, 0.6, 0.5, "“{cue}” is followed by who is to do what"),
    "to": Rule(0.7, 0.65, 0.4, "“{cue}” is followed by what is to be done"),
    "quoted as saying": Rule(0.9, 0.9, 0.9, "one source quotes another as saying it"),
    INNER_WISH: Rule(0.7, 0.65, 0.55, "“{cue}” tells within the words of another what somebody wants or sees"),
    "within the words of another": Rule(0.7, 0.65, 0.55, "“{cue}” has a clause of its own within the words of another"),
    "was quoted as saying": Rule(0.85, 0.85, 0.85, "“{cue}” leads into the words"),
    "citing": Rule(0.75, 0.75, 0.75, "the source before cites this one"),
    "told within a quotation": Rule(0.8, 0.8, 0.8, "the quotation itself tells what this source said"),
    "as its speaker says": Rule(0.8, 0.75, 0.6, "“as” and “{cue}” ascribe the rest of the sentence"),
    "in its speaker's view": Rule(0.7, 0.7, 0.6, "“{cue}” tells whose words or view the sentence gives"),
    "holds a view": Rule(0.7, 0.7, 0.7, "“{cue}” ascribes what follows"),
    "verb and noun": Rule(0.6, 0.6, 0.5, "“{cue}” makes a statement of what follows"),
    "noun of its speaker": Rule(0.5, 0.5, 0.4, "“{cue}” is the speaker's own"),
    "noun alone": Rule(0.35, 0.35, 0.3, "“{cue}” attributes the clause to somebody who is not named"),
    "adverb": Rule(0.6, 0.6, 0.6, "“{cue}” says that somebody else tells it"),
    "passive": Rule(0.6, 0.6, 0.5, "“{cue}” attributes the words to somebody who is not named"),
    "passive with its agent": Rule(0.7, 0.7, 0.5, "after “{cue}” “by” names the speaker"),
    "silence": Rule(0.75, 0.75, 0.75, "“{cue}” tells that nothing was said"),
    "quote alone, speaker of the paragraph before": Rule(0.5, 0.5, 0.5, "the paragraph before quotes this speaker"),
    "learned": Rule(0.7, 0.7, 0.5, "“{cue}” attributes the words, as such words do in reports that people marked"),
    "quote alone": Rule(0.3, 0.3, 0.3, "the words stand in quotation marks and nobody near them is named as speaker"),
}
WAYS = {
    "agrees": "the learned reader agrees ({share})",
    "edges": "the learned reader tells where its parts begin and end ({share})",
    "found": "only the learned reader finds it ({share})",
    "keeps": "the learned reader is not sure of it ({share})",
}
PLAIN = frozenset("say says said saying tell tells told telling add adds added adding".split())
NOT_SPEECH = frozenset(("intends", "believes", "perceived", "decreed"))
SHARED_WORTH = 0.85  # a speaker taken over from the cue before, against one of its own
DESCRIBED_WORTH = 0.85  # "an official", against a name or pronoun: phrases without a name end in more ways
RELATIVE_WORTH = 0.75  # "who", "which"
FIRST_PERSON_WORTH = 0.6  # "we say" outside of quotations: the outlet itself, or an interview
CAPTION_WORTH = 0.8  # captions describe pictures and are often reused from other days
POINTED_WORTH = 0.95  # the speaker is not the source's own name but worked out from other words


def confidence_of(reading: Reading, draft: Draft, speaker: Speaker, curve: Sequence[float] = ()) -> float:
    """
    How likely an attribution is right: by its rule, cue and source, and by the learned reader where that read it.

    Args:
        reading: The report.
        draft: The attribution.
        speaker: Who was found to speak.
        curve: The calibration of the learned reader; empty without one.

    Returns:
        0 to 1, two decimals.
    """
    worth = rule_worth(reading, draft)
    if curve and draft.shares is not None:
        worth = likelihood(curve, signs_of(draft.shares, worth))
    if draft.role is Role.CAPTION:
        worth *= CAPTION_WORTH
    if speaker.how in ("pronoun", "body", "same words", "title"):
        worth *= POINTED_WORTH
    return round(worth, 2)


def rule_worth(reading: Reading, draft: Draft) -> float:
    """The measured precision of the rule that found a line, by the kind of its cue and source; 0 to 1."""
    rule = RULES[draft.rule]
    kind = draft.klass.removeprefix("not-")
    worth = rule.other if kind in NOT_SPEECH else rule.plain if says_plainly(reading, draft) else rule.speech
    if draft.shared and draft.cue is not None:
        worth *= SHARED_WORTH
    elif draft.rule != "according to":
        worth *= source_worth(reading, draft)
    return worth


def says_plainly(reading: Reading, draft: Draft) -> bool:
    """Whether the cue holds a plain verb of saying."""
    return draft.cue is not None and not PLAIN.isdisjoint(reading.lows[draft.cue[0] : draft.cue[1]])


def source_worth(reading: Reading, draft: Draft) -> float:
    """What the form of the source takes away, outside of the surest places."""
    if draft.source is None:
        return 1.0
    low = reading.lows[draft.source.start]
    if low in ("i", "we", "you"):
        return FIRST_PERSON_WORTH
    if low in ("who", "which", "that"):
        return RELATIVE_WORTH
    named = low in PRONOUNS or (reading.words[draft.source.start] != low and low not in DETERMINERS)
    return 1.0 if named or draft.rule.startswith(("quote", "speaker and cue, then")) else DESCRIBED_WORTH


def reason_of(reading: Reading, draft: Draft, speaker: Speaker) -> str:
    """
    Why an attribution is believed, in one sentence.

    Args:
        reading: The report.
        draft: The attribution.
        speaker: Who was found to speak.

    Returns:
        Plain words without a final stop.
    """
    cue = " ".join(reading.words[draft.cue[0] : draft.cue[1]]) if draft.cue else ""
    parts = [RULES[draft.rule].because.replace("{cue}", cue)]
    if draft.shared and draft.cue is not None:
        parts.append("its speaker is that of the words before")
    if draft.shares is not None:
        parts.append(WAYS[draft.shares.way].format(share=round(draft.shares.cue * (draft.shares.parts or 1), 2)))
    parts.extend(f"it {note}" for note in dict.fromkeys(draft.notes))
    if not draft.closed:
        parts.append("its quotation mark is never closed")
    if speaker.because:
        parts.append(speaker.because)
    return "; ".join(parts)
