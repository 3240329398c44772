"""Set "denied any role in the attack" against "blamed the Banner for it" and "claimed responsibility"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from dateline.comparison.contradicted import Voiced, contradiction, event_near, is_of_one_week
from dateline.comparison.findings import Sources
from dateline.comparison.rebuttals import undone
from dateline.comparison.sentences import Sentences
from dateline.comparison.stems import telling_words
from dateline.lexicon import load_lexicon
from dateline.model import Finding, Question, Span

__all__ = ["blame_findings"]

UNREAL = re.compile(r"\b(?i:if|unless|whether|would|could|might|nobody|no\s+one|no\s+group)\b|\bmay\b")
MOST = 16  # blames that one denial is held against


class Part(NamedTuple):
    """
    What a sentence says of somebody's part in a deed.

    Args:
        report, sentence: Where it stands.
        span: Its words.
        names: The names of those whose part it is.
        guilty: Whether they are said to have had one.
    """

    report: Sentences
    sentence: int
    span: Span
    names: frozenset[str]
    guilty: bool


def blame_findings(reports: Sequence[Sentences], sources: Sources) -> Iterator[Finding]:
    """
    Each denial of a part in a deed against those who blame the same, or say that these claimed it.

    "A spokesman for the Banner denied any role in the attack" contradicts "police blamed the Banner of the South" and
    "the Banner claimed responsibility" of the same story and week: one name of those who are blamed stands before the
    denial in its sentence.

    Args:
        reports: The reports of one story, sentence by sentence.
        sources: For who counts once.
    """
    parts = [part for report in reports for part in parts_in(report)]
    blames = [part for part in parts if part.guilty]
    for denial in (part for part in parts if not part.guilty):
        against = [one for one in blames if one.names & denial.names and is_of_one_week(one, denial)][:MOST]
        if against:
            yield from made(denial, against, sources)


def parts_in(report: Sentences) -> Iterator[Part]:
    """What the sentences of a report say of somebody's part."""
    for number in range(len(report.spans)):
        words, start = report.words(number), report.starts[number]
        for pattern, guilty in ((had_none(), False), (claimed(), True), (blamed(), True)):
            for found in pattern.finditer(words):
                head = words[: found.start()]
                if UNREAL.search(head) or undone().search(head):
                    continue
                who = found["whom"] if pattern is blamed() else head
                known = frozenset(term for at, _, term in telling_words(who) if who[at].isupper())
                if known:
                    yield Part(report, number, Span(start + found.start(), start + found.end()), known, guilty)


def speaker_of(part: Part) -> str | None:
    """Who blames or denies: the verb is a part of the words, which need not lie in what is said."""
    near = part.report.quotes.get(part.sentence, ())
    quote = next((one for one in near if any(span.overlaps(part.span) for span in (*one.cue, *one.content))), None)
    return part.report.speaker(quote) if quote is not None else None


def made(denial: Part, against: Sequence[Part], sources: Sources) -> Iterator[Finding]:
    """The finding on one denial; what is no voice of its own stands not against it."""
    sides = [*against, denial]
    event = event_near(sides)
    if event is None:
        return
    voiced = [Voiced(one.report, (one.span,), who, who) for one in sides for who in (speaker_of(one),)]
    words = " ".join(denial.span.of(denial.report.text).split())
    because = f"“{words}”, and another account says that they had"
    yield from contradiction("blame", event, voiced, because, sources, Question.WHO)


@cache
def listed(name: str) -> str:
    """A list of the lexicon as alternatives of a pattern."""
    return "|".join(load_lexicon("rebuttals")[name].split())


@cache
def had_none() -> re.Pattern[str]:
    """The words by which somebody says that they had no part: "denied any role", "had nothing to do with"."""
    part = rf"(?:{listed('parts')})"
    return re.compile(
        rf"\bden(?:y|ies|ied|ying)\s+(?:(?:any|all|its|his|her|their|every|having\s+any)\s+)?(?:\w+\s+)?{part}\b"
        rf"(?:\s+(?:in|for|with|to)\s+[\w’' -]+)?"
        rf"|\bden(?:y|ies|ied|ying)\s+(?:that\s+(?:it|they|he|she)\s+(?:was|were|had\s+been)\s+|being\s+|having\s+been\s+)(?:{listed('partaking')})\b"
        rf"|\b(?:had|has|have)\s+[“\"]?nothing\s+to\s+do\s+with\s+(?:it|this|that|the\s+\w+)"
        rf"|\b(?:was|were|is|are)\s+not\s+(?:{listed('partaking')})\s+(?:in|for)?"
        rf"|\b(?:had|has|have)\s+(?:played\s+)?no\s+{part}\b",
        re.IGNORECASE,
    )


@cache
def claimed() -> re.Pattern[str]:
    """The words by which somebody takes a deed upon them."""
    return re.compile(r"\b(?:claim(?:ed|s)|took|taken|accepted)\s+(?:full\s+)?responsibility\b", re.IGNORECASE)


@cache
def blamed() -> re.Pattern[str]:
    """The words by which somebody is blamed, with whom."""
    return re.compile(
        rf"\b(?:{listed('blaming')})\s+(?:it\s+on\s+|the\s+\w+\s+on\s+)?(?P<whom>[^,.;:]{{2,60}})", re.IGNORECASE
    )
