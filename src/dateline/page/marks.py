"""Choose what is marked in a report's words: quotations with their source and cue, shared passages and dates."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import fields

from dateline.model import UNSEEN, CopyKind, Detail, Quote, ReadReport, ReportId, Span, TimeExpression
from dateline.page.index import StoryIndex
from dateline.page.markup import NOTHING, element, hidden, join, label
from dateline.page.notes import FIT, note_date, note_passage, note_quote
from dateline.page.passages import Place
from dateline.page.segments import Layer, Mark
from dateline.page.wording import QUOTE_TYPES, is_determined, is_open

__all__ = ["find_marks", "passage_look"]

_HUES = 5
_PATTERNS = 4  # coprime with the hues: 20 looks before one comes back


def find_marks(read: ReadReport, index: StoryIndex) -> list[Mark]:
    """
    Everything that is marked in a report, in no order of its own; in a folded one, only in its own words.

    Each mark carries its labels and its note; where marks overlap, :class:`dateline.page.segments.Weaver` cuts them.
    """
    report = read.report.id
    marks = [mark for quote in read.quotes for mark in _quote_marks(quote, report, index)]
    marks += [_date_mark(date, report, index) for date in read.dates]
    marks += [_passage_mark(place, index) for place in index.places.get(report, ())]
    marks += [Mark(span, Layer.PLACE, "m place", index.anchor(report, span)) for span in _linked_words(read, index)]
    marks += index.told.get(report, ())
    marks += _asked_marks(report, {mark.anchor for mark in marks}, index)
    return [mark for mark in marks if index.shows(report, mark.span)]


def _asked_marks(report: ReportId, known: Set[str], index: StoryIndex) -> Iterator[Mark]:
    """Names for words that somebody opens from elsewhere, where no mark has them."""
    for spans in index.asked.get(report, ()):
        anchor = index.anchor(report, *spans)
        if anchor not in known:
            yield from (Mark(span, Layer.PLACE, "m place", anchor) for span in spans)


def _short(node: str, index: StoryIndex) -> str:
    """A source in a word or two, for a label among the words of a report."""
    return index.tag(ReportId(node)) if node in index.order else node.removeprefix(UNSEEN) or "elsewhere"


def passage_look(number: int, *, retold: bool = False) -> str:
    """
    The look of a passage, as classes: the same number looks the same everywhere.

    A hue and an underline; what is only retold has no tint but a dotted outline of its hue.
    """
    return f"h{number % _HUES} retold" if retold else f"h{number % _HUES} u{number % _PATTERNS}"


def _quote_marks(quote: Quote, report: ReportId, index: StoryIndex) -> Iterator[Mark]:
    anchor = index.quote_anchor(report, quote)
    note = note_quote(quote, report, index)
    for span in quote.content:
        doubt = NOTHING
        if quote.confidence < FIT and span == quote.content[-1]:
            doubt = join([label("?", class_="doubt"), hidden(" (doubtful)")])
        yield Mark(span, Layer.QUOTE, f"m quote {QUOTE_TYPES[quote.type]}", anchor, closing=doubt, note=note)
        note = NOTHING  # once, beside the first words
    for span in quote.source:
        yield Mark(span, Layer.SOURCE, "m source", index.anchor(report, span))
    for span in quote.cue:
        yield Mark(span, Layer.CUE, "m cue", index.anchor(report, span))


def _date_mark(time: TimeExpression, report: ReportId, index: StoryIndex) -> Mark:
    look, doubt = "m date" if is_determined(time) else "m date dayless", NOTHING
    if is_open(time):
        look, doubt = "m date open", join([label("?", class_="doubt"), hidden(" (day not determined)")])
    note = note_date(time, report, index)
    return Mark(time.span, Layer.DATE, look, index.anchor(report, time.span), closing=doubt, note=note)


def _passage_mark(place: Place, index: StoryIndex) -> Mark:
    anchor = index.anchor(place.report, place.span)
    note = note_passage(place, index)
    if not place.marked:
        return Mark(place.span, Layer.PLACE, "m place", anchor, note=note)
    what = "Quotation in common" if place.quotation else "Retold passage" if place.retold else "Shared passage"
    opening = NOTHING
    if place.twins:
        twin, span = place.twins[0]
        chip = element(
            "a",
            str(place.number),
            class_="label chip",
            data_label=True,
            href=index.to_words(twin, span),
            aria_label=f"{what} {place.number} starts; go to it in {index.name(twin)}",
        )
        origin = index.origins.get(place)
        opening = (
            chip
            if origin is None
            else join([chip, label(f"from {_short(origin.source, index)} ", class_="remark-tag")])
        )
    closing = hidden(f" ({what.lower()} {place.number} ends) ")
    look = f"m passage {passage_look(place.number, retold=place.retold)}{' quoted' if place.quotation else ''}"
    return Mark(place.span, Layer.PASSAGE, look, anchor, opening, closing, note)


def _linked_words(read: ReadReport, index: StoryIndex) -> list[Span]:
    """Words that some line of the page opens though nothing marks them."""
    metadata = read.report.metadata
    found: set[Span] = set()
    for field in fields(metadata):
        detail: Detail = getattr(metadata, field.name)
        found.update(detail.evidence)
    for quote in read.quotes:
        found.update(quote.speaker_evidence)
    found.update(problem.span for problem in read.report.problems if problem.span is not None)
    found.update(index.evidence.get(read.report.id, ()))
    for pair in index.pairs_of.get(read.report.id, ()):
        if pair.listed and not pair.laid_out and pair.copy.kind is CopyKind.BOILERPLATE and pair.copy.spans:
            first = pair.copy.spans[0]
            left = pair.copy.a == read.report.id
            found.add(Span(first.a_start, first.a_end) if left else Span(first.b_start, first.b_end))
    return sorted(found)
