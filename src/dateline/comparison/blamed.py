"""Set "denied any role in the attack" against "blamed the Banner for it" and "claimed responsibility"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from dateline.comparison.findings import Sources
from dateline.comparison.groups import group_voices
from dateline.comparison.rebuttals import undone
from dateline.comparison.sentences import Sentences, voice_at
from dateline.comparison.stems import telling_words
from dateline.lexicon import load_lexicon
from dateline.model import Account, Finding, FindingKind, Question, Span
from dateline.text.ids import content_id

__all__ = ["blame_findings"]

DAYS = 7  # of publication apart up to which reports tell of one deed
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


def is_of_one_week(one: Part, other: Part) -> bool:
    """Whether two reports tell of the same days, as far as is known."""
    days = [side.report.read.report.metadata.published.earliest for side in (one, other)]
    return days[0] is None or days[1] is None or abs((days[0] - days[1]).days) <= DAYS


def speaker_of(part: Part) -> str | None:
    """Who says so; None for the report itself."""
    near = part.report.quotes.get(part.sentence, ())
    quote = next((one for one in near if any(span.overlaps(part.span) for span in (*one.cue, *one.content))), None)
    return part.report.speaker(quote) if quote is not None else None


def made(denial: Part, against: Sequence[Part], sources: Sources) -> Iterator[Finding]:
    """The finding on one denial; what is no voice of its own stands not against it."""
    sides = [*against, denial]
    event = next((found for one in sides if (found := one.report.events.get(one.sentence)) is not None), None)
    event = event or next((found for one in sides if (found := one.report.event_before(one.sentence))), None)
    if event is None:
        return
    speakers = [speaker_of(one) for one in sides]
    groups = group_voices(
        [voice_at(one.report, (one.span,), who) for one, who in zip(sides, speakers, strict=True)], sources.passages
    )
    accounts = tuple(
        Account(
            one.report.read.report.id,
            (who,) if who else (),
            "asserted" if one.guilty else "denied",
            (one.span,),
            group,
        )
        for one, who, group in zip(sides, speakers, groups, strict=True)
        if one is denial or group != groups[-1]
    )
    if len(accounts) > 1:
        words = " ".join(denial.span.of(denial.report.text).split())
        places = [(account.report, *((span.start, span.end) for span in account.spans)) for account in accounts]
        own = content_id("finding", "blame", places)
        because = f"“{words}”, and another account says that they had"
        kind, question = FindingKind.CONTRADICTS, Question.WHO
        yield Finding(own, event.id, event.story, kind, question, "content", accounts, because)


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
