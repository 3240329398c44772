"""Hold the counts of one vote against each other: "by 88 votes to 41", "81 in favour and 41 against"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dateline.comparison.contradicted import event_near, is_of_one_week, speaker_of
from dateline.comparison.findings import Sources
from dateline.comparison.groups import group_voices
from dateline.comparison.sentences import Sentences, voice_at
from dateline.comparison.votes import around
from dateline.model import Account, Finding, FindingKind, Question, Span
from dateline.text.ids import content_id

__all__ = ["tally_findings"]

FIRM = re.compile(
    r"\b(?P<yes>\d[\d,]*)\s+votes?\s+to\s+(?P<no>\d[\d,]*)\b"
    r"|\b(?P<for>\d[\d,]*)\s+(?:votes?\s+|deputies\s+|members\s+|lawmakers\s+)?(?:voted\s+)?(?:in\s+favou?r|for)\b[^.;]{0,24}?"
    r"\b(?P<against>\d[\d,]*)\s+(?:votes?\s+|voted\s+)?against\b"
    r"|\b(?P<first>\d[\d,]*)\s+(?:votes?\s+|voted\s+)?against[^.;]{0,24}?\b(?P<then>\d[\d,]*)\s+(?:votes?\s+)?(?:in\s+favou?r|for)\b",
    re.IGNORECASE,
)
UNREAL = re.compile(r"\b(?i:if|unless|would|could|might|will|needs?|needed|require[sd]?)\b|\bmay\b")


class Tally(NamedTuple):
    """
    How many voted for and against, as a sentence tells it.

    Args:
        report, sentence: Where it stands.
        span: Its words.
        votes: For and against, the larger first: a motion that is "voted down by 94 votes to 71" had 71 for it.
        about: The telling words around it of what was voted on.
    """

    report: Sentences
    sentence: int
    span: Span
    votes: tuple[int, int]
    about: frozenset[str]


def tally_findings(reports: Sequence[Sentences], sources: Sources) -> Iterator[Finding]:
    """
    Where reports of one story and week count one vote differently, or alike.

    A report that counts two votes says not which of them another means, so that then nothing is compared; what is voted
    on must have one name in both.

    Args:
        reports: The reports of one story, sentence by sentence.
        sources: For who counts once.
    """
    every = [tally for report in reports for tally in tallies_in(report)]
    own = [[one for one in every if one.report is report] for report in reports]
    if any(len({one.votes for one in some}) > 1 for some in own):
        return
    firsts = [some[0] for some in own if some]
    if len(firsts) < 2 or not all(firsts[0].about & one.about and is_of_one_week(firsts[0], one) for one in firsts[1:]):
        return
    event = event_near(firsts)
    if event is None:
        return
    speakers = [speaker_of(one) for one in firsts]
    voices = [voice_at(one.report, (one.span,), who) for one, who in zip(firsts, speakers, strict=True)]
    accounts = tuple(
        Account(one.report.read.report.id, (who,) if who else (), words_of(one), (one.span,), group)
        for one, who, group in zip(firsts, speakers, group_voices(voices, sources.passages), strict=True)
    )
    if len({account.independent_group for account in accounts}) < 2:
        return
    same = len({one.votes for one in firsts}) == 1
    kind = FindingKind.AGREES if same else FindingKind.DIFFERS
    values = "; ".join(dict.fromkeys(f"“{account.value}”" for account in accounts))
    because = f"the accounts count the votes {'alike' if same else 'differently'}: {values}"
    places = [(account.report, *((span.start, span.end) for span in account.spans)) for account in accounts]
    key = content_id("finding", "tally", kind.value, places)
    yield Finding(key, event.id, event.story, kind, Question.HOW_MANY, "numbers", accounts, because)


def tallies_in(report: Sentences) -> Iterator[Tally]:
    """The counts of votes in a report."""
    for number in range(len(report.spans)):
        words, start = report.words(number), report.starts[number]
        for found in FIRM.finditer(words):
            about = around(report, number)
            if about and not UNREAL.search(words[: found.start()]):
                counted = sorted(number_of(digits) for digits in found.groups() if digits)
                span = Span(start + found.start(), start + found.end())
                yield Tally(report, number, span, (counted[1], counted[0]), about)


def number_of(digits: str) -> int:
    """How many."""
    return int(digits.replace(",", ""))


def words_of(one: Tally) -> str:
    """The words of a count."""
    return " ".join(one.span.of(one.report.text).split())
