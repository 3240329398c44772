"""Set what somebody denies against what others say, where both say it in nearly the same words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dateline.comparison.contradicted import Voiced, contradiction
from dateline.comparison.findings import Sources
from dateline.comparison.rebuttals import claim_of, is_whole
from dateline.comparison.sentences import Sentences
from dateline.comparison.stems import telling_words
from dateline.model import Finding, Quote, Span

__all__ = ["claim_findings"]

FEWEST = 2  # telling words of what is denied, all of which the claim has; of three and more one may lack
LEADS = 64  # claims of one word of a story that a denial is held against
DENYING = "denied"
CLAIMING = frozenset("said alleged reported condemned warned".split())
# A denied "not" or "if" says something else than the claim without it: such pairs are left alone.
TURNED = re.compile(
    r"\b(?i:not|never|no|none|nobody|nothing|neither|nor|without|if|unless|whether|would|will|could|should|must|might)\b"
    r"|\bmay\b|n['’]t\b"  # "May" is the month
)
DENY = re.compile(r"\bden(?:y|ies|ied|ying)\b", re.IGNORECASE)
CLAIM = re.compile(r"(?:that\b|[^.;]{0,80}\bthat\b)", re.IGNORECASE)
FIGURE = re.compile(r"\d[\d.,]*")


class Uttered(NamedTuple):
    """
    A statement of a report.

    Args:
        report: The report, sentence by sentence.
        sentence: Where it stands.
        quote: The attribution.
        words: The telling words of what is said.
    """

    report: Sentences
    sentence: int
    quote: Quote
    words: frozenset[str]


def claim_findings(
    reports: Sequence[Sentences], sources: Sources, known: frozenset[str] = frozenset()
) -> Iterator[Finding]:
    """
    Each denial of a story against the independent claims whose words it has.

    "Orun said warnings had been ignored for weeks" and "the company denied that warnings had been ignored": what is
    denied has no telling word, or of three and more but one, that the claim lacks; neither is turned round by a "not",
    an "if" or a "would"; their figures are the same; and two speak.

    Args:
        reports: The reports of one story.
        sources: For who is who and who counts once.
        known: Denials, by the ids of their attributions, that are led to an event already.

    Returns:
        A contradiction for each denial that finds its claim, with all who make it; none where no event stands in one
        of the sentences, since a finding is led to one.
    """
    denials: list[Uttered] = []
    claims: defaultdict[str, list[Uttered]] = defaultdict(list)
    for one in uttered(reports):
        if one.quote.klass == DENYING:
            denials += [one] if one.quote.id not in known and is_of_a_claim(one) else []
        elif one.quote.klass in CLAIMING:
            for word in sorted(one.words):
                claims[word].append(one)
    for denial in denials:
        found = {id(claim): claim for word in sorted(denial.words) for claim in claims.get(word, ())[:LEADS]}
        against = [claim for claim in found.values() if is_denied(claim, denial, sources)]
        if against:
            yield from made(denial, against, sources)


def uttered(reports: Sequence[Sentences]) -> Iterator[Uttered]:
    """The statements of some reports that are given whole, straight, and say something."""
    for report in reports:
        for number in sorted(report.quotes):
            for quote in report.quotes[number]:
                said = content_of(report, quote)
                claimed = claim_of().match(said) if quote.klass == DENYING else None
                words = frozenset(term for _, _, term in telling_words(claimed["clause"] if claimed else said))
                if is_whole(report, quote) and len(words) >= FEWEST and not TURNED.search(said):
                    yield Uttered(report, number, quote, words)


def is_of_a_claim(one: Uttered) -> bool:
    """Whether what is denied is a claim: who "rejected the result" of a vote denies no words about it."""
    cue = " ".join(span.of(one.report.text) for span in one.quote.cue)
    return bool(DENY.search(cue)) or bool(CLAIM.match(content_of(one.report, one.quote)))


def content_of(report: Sentences, quote: Quote) -> str:
    """What is said."""
    return " ".join(span.of(report.text) for span in quote.content)


def is_denied(claim: Uttered, denial: Uttered, sources: Sources) -> bool:
    """Whether a claim is what is denied; who only hands on that it is denied claims nothing."""
    if DENY.search(content_of(claim.report, claim.quote)):
        return False
    shared = len(claim.words & denial.words)
    if shared < len(denial.words) - (len(denial.words) > FEWEST) or shared < FEWEST:
        return False
    figures = [set(FIGURE.findall(content_of(one.report, one.quote))) for one in (claim, denial)]
    if figures[1] - figures[0]:
        return False
    one, other = claim.report.speaker(claim.quote), denial.report.speaker(denial.quote)
    return one is not None and other is not None and not sources.graph.linked(one, other)


def made(denial: Uttered, claims: Sequence[Uttered], sources: Sources) -> Iterator[Finding]:
    """The finding on one denial; independent claims alone stand against it."""
    event = next(
        (found for one in (*claims, denial) if (found := one.report.events.get(one.sentence)) is not None), None
    )
    if event is None:
        return
    voiced = [
        Voiced(one.report, spans_of(one), who, who)
        for one in (*claims, denial)
        for who in (one.report.speaker(one.quote),)
    ]
    shared = ", ".join(sorted(denial.words & frozenset().union(*(claim.words for claim in claims))))
    because = f"what the one says the other denies, in nearly the same words: {shared}"
    yield from contradiction("claim", event, voiced, because, sources)


def spans_of(one: Uttered) -> tuple[Span, ...]:
    """Who says it, that they say it, and what."""
    return tuple(sorted({*one.quote.source, *one.quote.cue, *one.quote.content}))
