"""Set a vote that nobody is said to have opposed against those who say that they, or others, voted against."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from dateline.comparison.findings import Sources
from dateline.comparison.groups import group_voices
from dateline.comparison.sentences import Sentences, voice_at
from dateline.comparison.stems import telling_words
from dateline.lexicon import load_lexicon
from dateline.model import Account, Finding, FindingKind, Question, Span
from dateline.text.ids import content_id

__all__ = ["vote_findings"]

MODAL = re.compile(r"\b(?:would|could|might|may|will|should)\b", re.IGNORECASE)
AROUND = 3  # sentences to either side in which it is told what the vote was on


class Claim(NamedTuple):
    """
    What a sentence says of how a vote went.

    Args:
        report, sentence: Where it stands.
        span: Its words.
        opposed: Whether somebody is said to have voted against, rather than nobody.
        about: The telling words around it of what was voted on ("bill", "guard").
    """

    report: Sentences
    sentence: int
    span: Span
    opposed: bool
    about: frozenset[str]


def vote_findings(reports: Sequence[Sentences], sources: Sources) -> Iterator[Finding]:
    """
    Each account by which some voted against, against those by which nobody did.

    "Twelve of us voted no" contradicts "passed unanimously" and "by 164 votes without a vote against" of another voice
    in the story, where both are told of a bill, or of another thing of one name, and the story tells one such vote.

    Args:
        reports: The reports of one story, sentence by sentence.
        sources: For who counts once.
    """
    claims = [claim for report in reports for claim in claims_in(report)]
    all_for = [claim for claim in claims if not claim.opposed]
    if len({days for claim in all_for if (days := day_of(claim)) is not None}) > 1:
        return  # two votes: nothing says which of them it was
    for claim in (one for one in claims if one.opposed):
        event = claim.report.events.get(claim.sentence) or claim.report.event_before(claim.sentence)
        against = [one for one in all_for if one.about & claim.about and not is_one_voice(one, claim)]
        if event is None or not against:
            continue
        sides = [*against, claim]
        voices = [voice_at(one.report, (one.span,), speaker(one)) for one in sides]
        groups = group_voices(voices, sources.passages)
        accounts = tuple(
            Account(
                one.report.read.report.id,
                (who,) if (who := speaker(one)) else (),
                "asserted" if one.opposed else "denied",
                (one.span,),
                group,
            )
            for one, group in zip(sides, groups, strict=True)
            if one is claim or group != groups[-1]
        )
        if len(accounts) > 1:
            places = [(a.report, *((s.start, s.end) for s in a.spans)) for a in accounts]
            own = content_id("finding", "vote", places)
            because = "by the one account nobody voted against, by the other some did"
            yield Finding(
                own, event.id, event.story, FindingKind.CONTRADICTS, Question.HAPPENED, "content", accounts, because
            )


def claims_in(report: Sentences) -> Iterator[Claim]:
    """What the sentences of a report say of how a vote went."""
    for number in range(len(report.spans)):
        words = report.words(number)
        for pattern, opposed in ((nobody_against(), False), (some_against(), True)):
            found = pattern.search(words)
            if found and not unreal().search(words[: found.start()]) and not MODAL.search(found[0]):
                start = report.starts[number]
                span = Span(start + found.start(), start + found.end())
                yield Claim(report, number, span, opposed, around(report, number))
                break


def around(report: Sentences, number: int) -> frozenset[str]:
    """The words near a sentence for what is voted on."""
    near = range(max(0, number - AROUND), min(len(report.spans), number + AROUND + 1))
    said = {term for at in near for _, _, term in telling_words(report.words(at))}
    return frozenset(said & {term for word in listed("voted_on") for _, _, term in telling_words(word)})


def day_of(claim: Claim) -> tuple[str, str] | None:
    """The day of the vote as far as its own sentence dates it."""
    event = claim.report.events.get(claim.sentence)
    if event is None or event.earliest is None or event.latest is None or (event.latest - event.earliest).days > 1:
        return None
    return event.earliest.isoformat(), event.latest.isoformat()


def speaker(claim: Claim) -> str | None:
    """Who says so; None for the report itself."""
    quote = claim.report.saying(claim.span)
    return claim.report.who(quote) if quote is not None else None


def is_one_voice(one: Claim, other: Claim) -> bool:
    """Whether one speaker says both, or one report in its own voice."""
    same = speaker(one) == speaker(other)
    return same and (speaker(one) is not None or one.report.read.report.id == other.report.read.report.id)


def listed(name: str) -> tuple[str, ...]:
    """A list of the lexicon."""
    return tuple(load_lexicon("rebuttals")[name].split())


@cache
def nobody_against() -> re.Pattern[str]:
    """The words by which a vote was not opposed: "unanimously", "164 for and none against", "90 votes to none"."""
    passed = "|".join(listed("passing"))
    none = r"(?:none|nobody|no\s+one|zero|nil|0)"
    return re.compile(
        rf"\bunanimously\s+(?:{passed})\b(?:\s+an?\s+\w+)?|\b(?:{passed})\s+(?:\w+\s+){{0,3}}unanimously\b"
        rf"|(?:\bby\s+[\d,]+\s+votes\s+)?\b(?:without\s+a\s+(?:single\s+)?|with\s+no\s+)(?:vote|votes|dissenting\s+votes?)"
        rf"(?:\s+against)?\b|\b[\d,]+\s+(?:votes?\s+)?(?:for|in\s+favou?r)\s+(?:and|to|with)\s+{none}\s+against\b"
        rf"|\b(?:every|all)\s+(?:[\w-]+\s+){{0,7}}?voted\s+(?:for|in\s+favou?r)\b"
        rf"|\b[\d,]+\s+votes?\s+to\s+{none}\b|\b{none}\s+(?:of\s+them\s+)?voted\s+(?:against|no)\b",
        re.IGNORECASE,
    )


@cache
def some_against() -> re.Pattern[str]:
    """The words by which some voted against: "twelve of us stood up and voted no", "31 lawmakers voted against"."""
    many = rf"(?:[\d,]+|{'|'.join(listed('some'))})"
    return re.compile(
        rf"\b{many}\s+(?:of\s+(?:us|them|its|the|our)\s*)?(?:[\w-]+\s+){{0,5}}?voted\s+(?:no|against)\b",
        re.IGNORECASE,
    )


@cache
def unreal() -> re.Pattern[str]:
    """Words before a vote that then was none: "if", "would have", "neither"."""
    return re.compile(
        r"\b(?:if|unless|whether|would|could|might|may|will|no|none|nobody|neither|never)\s", re.IGNORECASE
    )
