"""What a report says that somebody said: source, cue and content, after PARC 3 and PolNeAR."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from dateline.model.report import Role
from dateline.model.span import Span

__all__ = ["INNER_WISH", "Quote", "QuoteId", "QuoteType"]

QuoteId = NewType("QuoteId", str)


# The rule of a line within another's words that tells what somebody wants, sees or decides, and nothing that was said.
INNER_WISH = "a wish or a look within the words of another"


class QuoteType(StrEnum):
    """direct: every word of the content is inside quotation marks; indirect: none is; mixed: some are."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


@dataclass(frozen=True, slots=True)
class Quote:
    """
    One attribution: who, by what words, what.

    Args:
        id: Made from the text's hash and the spans.
        source: The words that name who says it; empty when nobody is named.
        cue: The words that attribute ("said", "according to"); empty when a dash or nothing does.
        content: What is attributed; never empty. The marks themselves belong to it.
        type: By the marks alone.
        klass: What kind of saying the cue is: "said", "asked", "denied", "declined", "not-said", "demanded", "warned",
            "threatened", "promised", "intends", "believes", "expects", "reported", ... (the contract's ``class``).
        speaker: The one who said it, in words: the fullest name by which the report calls them, else the words that
            describe them. None when the report does not settle it.
        speaker_evidence: The words that name the speaker, when they are not the source itself ("he").
        parent: The attribution this one is nested in ("Mehr, citing Z"), or None.
        zone: The role of the zone it stands in.
        closed: False when its quotation mark is never closed; it then ends with its paragraph.
        confidence: 0 to 1, calibrated; fit to be published from 0.8.
        rule: The name of the rule that found it.
        because: One sentence in plain words.
        speaker_kind: "name"; "description" for somebody without a name, who is an actor of its own by these words; ""
            where there is no speaker.
        speakers: Of joint speakers all names, else the speaker alone; empty where there is none.
        affiliation: Of a described speaker whom he belongs to, by name, where the words say so.
        occasion: To whom it was said ("to"), "when", "where" and "through" what, each with its words.
        utterance: The first of the report's attributions of the same statement by the same speaker: headline, lead and
            quotation are one utterance. Its own id where there is no other.
        actor: The speaker by the id of an actor of the report (the contract's ``speaker``); None where there is none.
        actors: Of joint speakers all ids, in the order of ``speakers``.
    """

    id: QuoteId
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    type: QuoteType
    klass: str
    speaker: str | None
    speaker_evidence: tuple[Span, ...]
    parent: QuoteId | None
    zone: Role
    closed: bool
    confidence: float
    rule: str
    because: str
    speaker_kind: str = ""
    speakers: tuple[str, ...] = ()
    affiliation: str | None = None
    occasion: tuple[tuple[str, Span], ...] = ()
    utterance: QuoteId | None = None
    actor: str | None = None
    actors: tuple[str, ...] = ()
