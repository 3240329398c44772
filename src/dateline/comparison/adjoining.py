"""Set a denial against the claim right before it: "Orun said it had been warned. The company denied any warning"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dateline.comparison.findings import Sources
from dateline.comparison.rebuttals import BLAME, Side, is_whole, made, told_whole, undone
from dateline.comparison.sentences import Sentences
from dateline.comparison.stems import family, telling_words
from dateline.model import Finding, Quote

__all__ = ["adjoining_findings"]

BACK = 2  # sentences before a denial in which what it denies is said
DENY = re.compile(r"\bden(?:y|ies|ied|ying)\b", re.IGNORECASE)
CLAIMING = frozenset("said alleged reported condemned warned believes".split())
TURNED = re.compile(r"\b(?:not|never|none|nobody|nothing|neither|nor|if|unless|whether)\b|n['’]t\b", re.IGNORECASE)
AHEAD = re.compile(r"\b(?:[Ww]ill|[Ww]ould|[Cc]ould|[Ss]hould|may|[Mm]ight)\b")  # "May" is the month
OF_THEM = re.compile(r"(?:her|him|it|them)\s+of\b", re.IGNORECASE)
HAD = re.compile(r"\bhad\b", re.IGNORECASE)
SENTENCES = re.compile(r"(?<=[.!?])\s+")
SUCH = re.compile(r"\b(?:any|no|ever)\s+such\b", re.IGNORECASE)
FIGURE = re.compile(r"\d[\d.,]*")
OTHERS = re.compile(r"\b(?:another|other|others|more|further|additional|else)\b", re.IGNORECASE)
LEADS_ON = re.compile(r"\b(?:in|at|on|from|during|after|before|near|since)\b", re.IGNORECASE)
CLAUSE = re.compile(r"\W*(?:that\b|having\b|\w+ing\b)", re.IGNORECASE)
HALF = 2  # of the telling words of what is denied, one in so many is in the claim


def adjoining_findings(reports: Sequence[Sentences], sources: Sources) -> Iterator[Finding]:
    """
    Each denial against the claim of another that stands right before it.

    What is denied has half of its telling words from the claim, or one of them where the claim is of who denies ("said
    Norvolt had been warned" and "Norvolt denied ..."); who is blamed and denies the next thing denies the blame, also
    where the blame is told after it ("had accused her"); "any such report" takes up whatever was said. Names count for
    nothing; a "not" or an "if" on either side, a figure that the claim lacks, and "would" against "did" part the two.

    Args:
        reports: The reports of one story, sentence by sentence.
        sources: For who is who and who counts once.

    Returns:
        For each a contradiction, and that the one answers the other; none where no event stands near.
    """
    for report in reports:
        for number in sorted(report.quotes):
            for denial in report.quotes[number]:
                if is_denial(report, denial):
                    yield from denied(report, number, denial, sources)


def is_denial(report: Sentences, quote: Quote) -> bool:
    """Whether somebody denies something that words tell."""
    cue = " ".join(span.of(report.text) for span in quote.cue)
    before = report.text[max(0, min(quote.cue).start - 40) : max(quote.cue).end] if quote.cue else ""
    found = DENY.search(cue)
    return found is not None and not undone().search(before[: before.rfind(found[0])]) and bool(said_in(report, quote))


def denied(report: Sentences, number: int, denial: Quote, sources: Sources) -> Iterator[Finding]:
    """The findings on one denial."""
    event = report.events.get(number) or report.events.get(number - 1) or report.event_before(number)
    for claim, at in (*before(report, number, denial), *told_after(report, number, denial)):
        if event is not None and is_denied(report, claim, denial, sources):
            words = told_whole(claim)
            sides = (
                Side(at, words, report.speaker(claim)),
                Side(number, (*sorted((*denial.source, *denial.cue, *denial.content)),), report.speaker(denial)),
            )
            place = "before" if at <= number else "after"
            yield from made(report, event, *sides, f"it denies what is told right {place}", sources)
            return
    if event is not None and number and is_told_before(report, number, denial):
        words = tuple(sorted((*denial.source, *denial.cue, *denial.content)))
        told = Side(number - 1, (report.spans[number - 1],), None)
        denied_by = Side(number, words, report.speaker(denial))
        yield from made(report, event, told, denied_by, "it denies what is told right before", sources)


def is_told_before(report: Sentences, number: int, denial: Quote) -> bool:
    """Whether the sentence before tells what is denied, though nobody is seen to say it: two of its words, and half."""
    told, other = report.words(number - 1), " ".join(span.of(report.text) for span in denial.content)
    what = said_in(report, denial) - names(other)
    shared = what & frozenset(family(term) for _, _, term in telling_words(told))
    turned = any(TURNED.search(text) for text in (told, other)) or bool(AHEAD.search(told)) != bool(AHEAD.search(other))
    figures = set(FIGURE.findall(other)) - set(FIGURE.findall(told))
    if OTHERS.search(other) or not CLAUSE.match(other):
        return False  # "from the other precincts" is another thing
    return len(shared) > 1 and HALF * len(shared) >= len(what) and not turned and not figures and not DENY.search(told)


def before(report: Sentences, number: int, denial: Quote) -> Iterator[tuple[Quote, int]]:
    """What others say in the sentence of a denial and the two before it, nearest first, with its sentence."""
    place = min((*denial.source, *denial.cue)).start
    for at in range(number, max(-1, number - BACK - 1), -1):
        for quote in reversed(report.quotes.get(at, ())):
            if quote is not denial and max(quote.content, default=denial.content[0]).end <= place:
                yield quote, at


def told_after(report: Sentences, number: int, denial: Quote) -> Iterator[tuple[Quote, int]]:
    """A blame in the next sentence that came before the denial: "denied it ... The Alliance had accused her of it"."""
    for quote in report.quotes.get(number + 1, ()):
        cue = " ".join(span.of(report.text) for span in quote.cue)
        if quote.klass == BLAME and (
            HAD.search(cue) or HAD.search(report.text[min(quote.cue).start - 12 : min(quote.cue).start])
        ):
            yield quote, number + 1


def is_denied(report: Sentences, claim: Quote, denial: Quote, sources: Sources) -> bool:
    """Whether a claim is what is denied."""
    who = report.speaker(claim), report.speaker(denial)
    if claim.klass not in CLAIMING or not is_whole(report, claim) or DENY.search(words_of(report, claim)):
        return False
    if who[0] is None or who[1] is None or sources.graph.linked(who[0], who[1]):
        return False
    other = " ".join(span.of(report.text) for span in denial.content)
    what = said_in(report, denial) - names(other)
    words = that_shares(words_of(report, claim), what)
    if any(TURNED.search(text) for text in (words, other)) or bool(AHEAD.search(words)) != bool(AHEAD.search(other)):
        return False
    if set(FIGURE.findall(other)) - set(FIGURE.findall(words)):
        return False
    if SUCH.search(other) and not denial.content[0].overlaps(claim.content[0]):
        return True  # "denied receiving any such report" takes up what was said
    of_them = bool(names_in(report, denial) & names(words))
    if claim.klass == BLAME and (of_them or OF_THEM.match(" ".join(span.of(report.text) for span in claim.content))):
        return True
    shared = what & said_in(report, claim)
    if not of_them and not shared & main_words(other):
        return False  # of "denied that they were beaten in custody", custody is not denied
    return bool(shared) and (of_them or HALF * len(shared) >= len(what))


def main_words(other: str) -> frozenset[str]:
    """The telling words of what is denied up to where, when or how; all where there are none."""
    first = LEADS_ON.split(other, maxsplit=1)[0]
    return frozenset(family(term) for _, _, term in telling_words(first)) or frozenset(
        family(term) for _, _, term in telling_words(other)
    )


def that_shares(words: str, what: frozenset[str]) -> str:
    """The sentences of what is said that have a word of what is denied; all of it where none has."""
    parts = [one for one in SENTENCES.split(words) if what & {family(term) for _, _, term in telling_words(one)}]
    return " ".join(parts) or words


def words_of(report: Sentences, quote: Quote) -> str:
    """What is said, of a blame with who blames."""
    spans = told_whole(quote)
    return " ".join(span.of(report.text) for span in spans)


def said_in(report: Sentences, quote: Quote) -> frozenset[str]:
    """The telling words of what is said, those of one kind of happening as one."""
    return frozenset(family(term) for span in quote.content for _, _, term in telling_words(span.of(report.text)))


def names_in(report: Sentences, quote: Quote) -> frozenset[str]:
    """The names in the words for who says it."""
    return names(" ".join(span.of(report.text) for span in quote.source))


def names(words: str) -> frozenset[str]:
    """The telling words with a capital."""
    return frozenset(family(term) for start, _, term in telling_words(words) if words[start].isupper())
