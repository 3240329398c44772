"""Was it said: a quotation looked up in all reports, word for word, altered, and as others retell it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from dateline.api import Record
from dateline.model import Quote, QuoteType, ReadReport, ReportId, Span
from dateline.page.markup import Markup, element, escape, join
from dateline.record.search import fold_places

__all__ = ["Form", "Found", "look_up"]

NEAR = 60  # reports looked at, those with most of the words first
ALTERED = 0.6  # of the words of the shorter of the two, in order
INDIRECT = 0.5
FEWEST = 3  # words that a quotation needs to be told from another
MOST_PLACES = 200


class Form(StrEnum):
    """How a report has the words."""

    EXACT = "word for word"
    ALTERED = "altered"
    INDIRECT = "retold"


@dataclass(frozen=True, slots=True)
class Found:
    """
    Where words were found.

    Args:
        form: How.
        report: The report.
        spans: The words in it.
        speaker: Who says them there; None where it is open, or nobody is quoted.
        quoted: Whether somebody is quoted with them.
        share: The part of the words that it has in order, 0 to 1.
        shown: Its words; those that differ are marked, those that it lacks struck out.
    """

    form: Form
    report: ReportId
    spans: tuple[Span, ...]
    speaker: str | None
    quoted: bool
    share: float
    shown: Markup


def look_up(record: Record, words: str) -> list[Found]:
    """
    Look a quotation up.

    Args:
        record: The open record.
        words: As somebody has them.

    Returns:
        What is word for word first, then by how much of the words it has.
    """
    wanted = fold_places(words).words
    if not wanted:
        return []
    exact = list(exact_places(record, words))
    known = {(found.report, span) for found in exact for span in found.spans}
    others = [
        found
        for report in (record.store.near(words, NEAR) if len(wanted) >= FEWEST else ())
        for found in near_quotes(record.show(report), words)
        if not any(held == found.report and any(span.overlaps(own) for own in found.spans) for held, span in known)
    ]
    others.sort(key=lambda found: (found.form is Form.INDIRECT, -found.share, found.report, found.spans))
    return exact + folded_in(others)


def folded_in(found: Sequence[Found]) -> list[Found]:
    """
    Each stretch of a report once: of an attribution within another the one that has more of the words.

    Args:
        found: The best first.
    """
    held: list[Found] = []
    for one in found:
        if not any(
            other.report == one.report and any(a.overlaps(b) for a in other.spans for b in one.spans) for other in held
        ):
            held.append(one)
    return held


def exact_places(record: Record, words: str) -> Iterator[Found]:
    """Every place where the very words stand."""
    number = 0
    for summary, spans in record.store.find_words(words):
        read = record.show(summary.id)
        for span in spans:
            held = (one for one in read.quotes if any(part.overlaps(span) for part in one.content))
            quote = min(held, key=lambda one: sum(map(len, one.content)), default=None)  # the innermost of nested ones
            said = quote.speaker if quote is not None else None
            shown = element("bdi", " ".join(span.of(read.report.text).split()))
            yield Found(Form.EXACT, summary.id, (span,), said, quote is not None, 1.0, shown)
            number += 1
            if number == MOST_PLACES:
                return


def near_quotes(read: ReadReport, words: str) -> Iterator[Found]:
    """The quotations of a report that have enough of the words, in order."""
    for quote in read.quotes:
        found = compare(quote, read, words)
        if found is not None:
            yield found


def compare(quote: Quote, read: ReadReport, words: str) -> Found | None:
    """Hold a quotation to the words; None when they are not alike."""
    text = read.report.text
    mine, theirs = fold_places(words), fold_places(" ".join(span.of(text) for span in quote.content))
    if len(theirs.words) < FEWEST:
        return None
    matcher = SequenceMatcher(a=mine.words, b=theirs.words, autojunk=False)
    same = sum(block.size for block in matcher.get_matching_blocks())
    share = same / min(len(mine.words), len(theirs.words))
    is_indirect = quote.type is QuoteType.INDIRECT
    if same < FEWEST or share < (INDIRECT if is_indirect else ALTERED):
        return None
    own = " ".join(span.of(text) for span in quote.content)
    shown = show_changes(matcher.get_opcodes(), words, mine.spans, own, theirs.spans)
    form = Form.INDIRECT if is_indirect else Form.ALTERED
    return Found(form, read.report.id, quote.content, quote.speaker, True, same / len(mine.words), shown)


def show_changes(
    changes: Sequence[tuple[str, int, int, int, int]],
    asked: str,
    asked_at: Sequence[tuple[int, int]],
    own: str,
    own_at: Sequence[tuple[int, int]],
) -> Markup:
    """The report's words, with what differs from those asked for."""
    parts: list[Markup] = []
    for kind, a, a_end, b, b_end in changes:
        lost = " ".join(asked[asked_at[a][0] : asked_at[a_end - 1][1]].split()) if a_end > a else ""
        held = " ".join(own[own_at[b][0] : own_at[b_end - 1][1]].split()) if b_end > b else ""
        if kind == "equal":
            parts.append(escape(held))
            continue
        if lost:
            parts.append(element("del", lost))
        if held:
            parts.append(element("ins", held))
    return element("bdi", join(parts, " "))
