"""Find who denies, in so many words, what another said just before: "denied this", "said that was untrue"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from dateline.comparison.findings import Sources
from dateline.comparison.groups import group_voices
from dateline.comparison.sentences import Sentences, voice_at
from dateline.comparison.stems import telling_words
from dateline.lexicon import load_lexicon
from dateline.model import Account, Finding, FindingKind, MergedEvent, Question, Quote, Span
from dateline.text.ids import content_id

__all__ = ["rebuttal_findings"]

BLAME = "condemned"
RUN = 3  # sentences over which words in marks go on
FAR = 10  # sentences back in which those spoke whose account is denied
ROW = 1  # sentences before that which go on to tell it
NO_CLAIMS = frozenset(("demanded", "asked", "intends", "declined", "promised", "expects"))
# A sentence that tells something itself before it denies: "Two were arrested; both denied it" denies that.
GOES_ON = re.compile(r";|,?\s+\b(?:but|although|though)\b|,\s+and\b", re.IGNORECASE)
ON = 1  # sentences on in which who denies goes on


class Side(NamedTuple):
    """
    One side of a rebuttal.

    Args:
        sentence: Where it begins.
        spans: Its words.
        speaker: Who says so, record-wide, or the words that name them; None for the report itself.
    """

    sentence: int
    spans: tuple[Span, ...]
    speaker: str | None


def rebuttal_findings(reports: Iterable[Sentences], sources: Sources) -> Iterator[Finding]:
    """
    Every denial that takes up what was said before it, against what it denies.

    "Orr denied this" and "an aide said that was untrue" deny what another said in the sentences right before; "rejected
    the minister's account" what the minister said; "denied a claim by the Union that the pay was late" what the Union
    claims. What who denies goes on to say stands with the denial.

    Args:
        reports: The reports, sentence by sentence.
        sources: For who counts once.

    Returns:
        For each a contradiction, and that the one answers the other; none where no event stands in either sentence.
    """
    for report in reports:
        for number in range(len(report.spans)):
            for asserted, denied, because in rebuttals(report, number):
                event = report.events.get(denied.sentence) or report.events.get(asserted.sentence)
                same = asserted.speaker is not None and asserted.speaker == denied.speaker
                if event is not None and not same:
                    yield from made(report, event, asserted, denied, because, sources)


def rebuttals(report: Sentences, number: int) -> Iterator[tuple[Side, Side, str]]:
    """What one sentence denies, with what it denies."""
    words = report.words(number)
    this, untrue = denies_this().search(words), calls_untrue().search(words)
    found = this or untrue
    if found and not undone().search(words[: found.start()]):
        owner, place = owner_of(found), report.starts[number] + found.start()
        within = in_one_sentence(report, number, place)
        before = owned(report, number, owner) if owner else None
        if not owner and not GOES_ON.search(words[: found.start()]):
            before = right_before(report, number, last=this is None)
        if before is not None and before.speaker is None and found.groupdict().get("claims"):
            before = None  # "the accusations were false" takes up what somebody said
        denied = denial(report, number, report.spans[number])
        because = f"“{' '.join(found[0].split())}” takes up what was said before"
        if within is not None:
            yield *within, because
        elif before is not None:
            yield before, denied, because
    for quote in report.quotes.get(number, ()):
        yield from claimed(report, number, quote)


def in_one_sentence(report: Sentences, number: int, place: int) -> tuple[Side, Side] | None:
    """What is said and denied in one sentence: "Orr says that it was sold; the company says that is untrue"."""
    quotes = report.quotes.get(number, ())
    said = [one for one in quotes if is_whole(report, one) and max(one.content).end <= place]
    denying = [one for one in quotes if max((*one.cue, *one.content)).end > place]
    if not said or not denying or report.who(said[-1]) == report.who(denying[0]):
        return None
    words = Span(min((*denying[0].source, *denying[0].cue)).start, report.spans[number].end)
    before = Side(number, said[-1].content, report.speaker(said[-1]))
    return before, Side(number, (words,), report.speaker(denying[0]))


def owned(report: Sentences, number: int, owner: frozenset[str]) -> Side | None:
    """The last that somebody said whose account is denied, told by a word for them ("the minister's")."""
    own = {report.who(quote) for quote in report.quotes.get(number, ())}
    for back in range(1, FAR + 1):
        for quote in reversed(report.quotes.get(number - back, ())):
            if report.who(quote) not in own and is_whole(report, quote) and is_of(report, quote, owner):
                return Side(number - back, told_whole(quote), report.speaker(quote))
    return None


def right_before(report: Sentences, number: int, last: bool) -> Side | None:
    """
    What the sentence before says: on somebody's word, or in the same paragraph on the report's own.

    Args:
        report: The report.
        number: The sentence that denies.
        last: Whether the last thing said alone is meant ("that was untrue"), or all that was said in a row ("this").
    """
    if number == 0:
        return None
    before = report.spans[number - 1]
    told = [
        quote
        for at in range(number - 1 - RUN, number)
        for quote in report.quotes.get(at, ())
        if at == number - 1 or any(content.overlaps(before) for content in quote.content)
    ]
    own = {report.who(quote) for quote in report.quotes.get(number, ())}
    whole = [quote for quote in told if is_whole(report, quote) and report.who(quote) not in {None, *own}]
    if whole:
        who, first = report.who(whole[-1]), number - 1 - (0 if last else ROW)
        row = [one for at in range(first, number) for one in report.quotes.get(at, ()) if report.who(one) == who]
        spans = {span for one in (*row, whole[-1]) if is_whole(report, one) for span in told_whole(one)}
        return Side(number - 1, tuple(sorted(spans)), report.speaker(whole[-1]))
    if told or "\n" in report.text[before.end : report.starts[number]].replace("\r", ""):
        return None
    return Side(number - 1, (before,), None)


def told_whole(quote: Quote) -> tuple[Span, ...]:
    """What is said, as words that stand by themselves: of a blame with who blames ("accused Orr of lying")."""
    return tuple(sorted((*quote.source, *quote.cue, *quote.content))) if quote.klass == BLAME else quote.content


def is_whole(report: Sentences, quote: Quote) -> bool:
    """Whether an attribution gives something said, and by itself."""
    words = [term for span in quote.content for _, _, term in telling_words(span.of(report.text))]
    return quote.parent is None and quote.klass not in NO_CLAIMS and not quote.klass.startswith("not-") and bool(words)


def is_of(report: Sentences, quote: Quote, owner: frozenset[str]) -> bool:
    """Whether an attribution is of somebody whom some words describe."""
    named = {term for span in quote.source for _, _, term in telling_words(span.of(report.text))}
    return not owner or bool(owner & named)


def denial(report: Sentences, number: int, words: Span) -> Side:
    """Who denies, and what they go on to say."""
    here = [quote for quote in report.quotes.get(number, ()) if quote.source or quote.speaker]
    after = [quote for on in range(1, ON + 1) for quote in report.quotes.get(number + on, ())]
    speaker = next((who for quote in (*here, *after) if (who := report.speaker(quote)) is not None), None)
    more = {
        span
        for quote in after
        if report.speaker(quote) == speaker or is_pronoun(report, quote)
        for span in quote.content
    }
    return Side(number, (words, *sorted(more)), speaker)


def is_pronoun(report: Sentences, quote: Quote) -> bool:
    """Whether a speaker is told by "he" or "she" alone: right behind a denial, the one who denies."""
    return " ".join(span.of(report.text) for span in quote.source).casefold() in ("he", "she", "they", "it")


def claimed(report: Sentences, number: int, quote: Quote) -> Iterator[tuple[Side, Side, str]]:
    """A claim that is denied in the sentence that tells it: "denied a claim by the Union that the pay was late"."""
    if quote.klass != "denied" or not quote.content:
        return
    content = min(quote.content)
    found = claim_of().match(content.of(report.text))
    if found:
        clause = Span(content.start + found.start("clause"), content.end)
        whose = (found["whose"] or found["owner"]).strip()
        noun = found.end("noun") if found["noun"] else found.end("own")
        spans = (*quote.source, *quote.cue, Span(content.start, content.start + noun))
        denied = Side(number, tuple(sorted(spans)), report.speaker(quote))
        yield (
            Side(number, (clause,), whose),
            denied,
            f"a claim of “{whose}” is denied",
        )


def made(
    report: Sentences, event: MergedEvent, asserted: Side, denied: Side, because: str, sources: Sources
) -> Iterator[Finding]:
    """The findings on one rebuttal."""
    sides = (asserted, denied)
    groups = group_voices([voice_at(report, side.spans, side.speaker) for side in sides], sources.passages)
    accounts = tuple(
        Account(report.read.report.id, (side.speaker,) if side.speaker else (), value, side.spans, group)
        for side, value, group in zip(sides, ("asserted", "denied"), groups, strict=True)
    )
    places = [(a.report, *((s.start, s.end) for s in a.spans)) for a in accounts]
    for kind, question in ((FindingKind.CONTRADICTS, Question.HAPPENED), (FindingKind.RESPONDS, Question.WHAT)):
        own = content_id("finding", "rebuttal", kind.value, *places)
        yield Finding(own, event.id, event.story, kind, question, "content", accounts, because)


def owner_of(found: re.Match[str]) -> frozenset[str]:
    """Whose account is denied, by the telling words before the noun ("the minister's")."""
    whose = found.groupdict().get("whose") or ""
    return frozenset(term for _, _, term in telling_words(whose))


@cache
def words_of(name: str) -> str:
    """A list of the lexicon as alternatives of a pattern."""
    return "|".join(load_lexicon("rebuttals")[name].split())


@cache
def denies_this() -> re.Pattern[str]:
    """
    The words that deny what was said before: "denied this", "rejected the minister's account".

    Nothing may stand behind them that says what is denied.
    """
    whose = r"(?P<whose>(?:the\s+)?(?:[\w-]+\s+){0,3}[\w-]+['’]s?)"
    noun = rf"(?:the|his|her|their|its|that|this|those|these|{whose})\s+(?:\w+\s+)?(?:{words_of('nouns')})"
    what = rf"(?:(?:{words_of('bare')})|{noun})"
    return re.compile(rf"\b(?:{words_of('verbs')})\s+{what}(?=\s*[.,;:!”\"]|\s*\Z)", re.IGNORECASE)


@cache
def calls_untrue() -> re.Pattern[str]:
    """The words that call untrue what was said before: "said that was untrue", "called it a lie", "no such letter"."""
    false = rf"(?:{words_of('untrue')}|not\s+true|an?\s+(?:{words_of('lies')})|{words_of('lies')})"
    return re.compile(
        rf"\b(?:{words_of('saying')})\s+(?:\w+\s+)?(?:that|this|it|these|those)\s+(?:was|were|is|are)\s+(?:simply\s+)?{false}\b"
        rf"|\b(?:called|described|dismissed|denounced|branded)\s+(?:that|this|it|them|(?:the|such|these|those|this|that)\s+(?:{words_of('nouns')}))\s+(?:as\s+)?[“\"]?(?:\w+\s+)?{false}\b|[“\"](?:that|this|it)(?:\s+is|\s+was|['’]s)\s+{false}\b"
        rf"|\b(?P<claims>the|these|those|such|all|his|her|their)\s+(?:{words_of('nouns')})\s+(?:was|were|is|are)\s+(?:\w+\s+)?{false}\b"
        rf"|\bno\s+such\s+\w+\s+(?:had|has|have|was|were|is|are|existed|exists|ever|took)\b|\bnothing\s+of\s+the\s+(?:kind|sort)\b"
        rf"|\b(?:it|that|this)\s+(?:did\s+not|never|had\s+not|had\s+never)\s+(?:happen|happened|take\s+place|taken\s+place|took\s+place)\b",
        re.IGNORECASE,
    )


@cache
def undone() -> re.Pattern[str]:
    """What stands before a verb that then denies nothing: "neither confirmed nor", "did not", "never"."""
    return re.compile(rf"\b(?:{words_of('undone')})(?:\s+\w+){{0,2}}\s+\Z|n['’]t(?:\s+\w+)?\s+\Z", re.IGNORECASE)


@cache
def claim_of() -> re.Pattern[str]:
    """A claim with whose it is: "a claim by the broadcaster Canal Two that the pay was late", "its owner's claim"."""
    return re.compile(
        rf"(?:(?:an?|the|any)\s+(?P<noun>{words_of('nouns')})\s+(?:by|on|of|from|in)\s+(?P<whose>[^,.;]{{3,80}}?)"
        rf"|(?P<owner>(?:[\w-]+\s+){{0,4}}[\w-]+)['’]s?\s+(?:\w+\s+)?(?P<own>{words_of('nouns')}))\s+that\s+(?P<clause>.+)",
        re.IGNORECASE | re.DOTALL,
    )
