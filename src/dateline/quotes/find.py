"""Find who says what in a report: cues and quotation marks first, then the speakers, then how sure each line is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.model import Analysis, AnnotatedText, Quote, QuoteId, QuoteType, Role, Span
from dateline.quotes.drafts import Draft
from dateline.quotes.embedded import find_embedded, find_parents, keep_within
from dateline.quotes.follow import Following
from dateline.quotes.learned.combine import read_paragraph
from dateline.quotes.learned.reader import Reader
from dateline.quotes.learned.shipped import open_reader
from dateline.quotes.memory import Memory, Speaker
from dateline.quotes.occasions import KINDS, find_occasion
from dateline.quotes.options import QuoteOptions
from dateline.quotes.reading import Reading, paragraphs_of, read_text
from dateline.quotes.rules import confidence_of, reason_of
from dateline.quotes.same_statement import join_statements
from dateline.quotes.sound import is_spoken, mend_source
from dateline.quotes.speakers import resolve_speakers
from dateline.quotes.statements import find_statements
from dateline.text.ids import content_id

__all__ = ["DEFAULT", "QuoteOptions", "find_quotes"]


DEFAULT = QuoteOptions()
DEEPEST = 9  # attributions in one another
UNHEARD = 0.2  # the learned reader's share for a cue, of 1, below which a caption's words are nobody's speech


def find_quotes(text: AnnotatedText, options: QuoteOptions = DEFAULT, analysis: Analysis | None = None) -> list[Quote]:
    """
    Find what the report says others said: direct, indirect and mixed quotations.

    A quotation ends at its own mark or, when that is missing, at the end of the paragraph; such a quote has
    ``closed=False`` and the rest of the report is read as usual. The speaker is the fullest name by which the report
    calls the source; a description ("an official") and a pronoun that could be two people have none.

    Args:
        text: The report with its sentences and tokens.
        options: Which zones are read, by which reader, and the lowest confidence kept.
        analysis: Its grammar, and which words mean whom, as the language pipeline found. Without it "he" is led by
            capitals alone, and attributions within others are found in the plainest forms only.

    Returns:
        Quotes in reading order, by first content span, an outer one before those nested in it; empty when nobody is
        quoted. Offsets are code points into ``text.text``, half open.

    Example:
        >>> from dateline.language import analyse
        >>> from dateline.model import Media, Report, ReportId, Role, Span, Zone
        >>> words = "“We won,” Hill said."
        >>> report = Report(ReportId("r"), words, "", "", Media.TEXT, "r", (Zone(Role.BODY, Span(0, len(words))),))
        >>> [(quote.type.value, quote.klass, quote.speaker) for quote in find_quotes(analyse(report))]
        [('direct', 'said', 'Hill')]

    Source: attribution as source, cue and content, after PARC 3 and PolNeAR (docs/sources.md).
    """
    words = analysis.words if analysis is not None else ()
    names = analysis.names if analysis is not None else ()
    reading = read_text(text, options.roles, words, names)
    reader = open_reader(options.reader)
    if reader is not None and reader.weights.grammar and not words:
        reader = None  # what it learned is of grammar
    curve = reader.weights.curve if reader is not None else ()
    drafts = find_embedded(reading, find_drafts(reading, reader), words)
    drafts = [draft for draft in drafts if any(says_words(reading, *run) for run in draft.contents)]
    keep_within(drafts)
    find_parents(drafts)
    memory = Memory(reading, analysis.links, analysis.names) if analysis is not None else Memory(reading)
    speakers = resolve_speakers(memory, drafts)
    heads = join_statements(reading, drafts, speakers)
    made: dict[int, Quote] = {}
    for draft, speaker in sorted(zip(drafts, speakers, strict=True), key=depth):  # an outer one before what it holds
        parent = made.get(id(draft.parent)) if holds(draft.parent, draft) else None
        made[id(draft)] = as_quote(memory, draft, speaker, parent, text.report.text_sha256, curve)
    made = {
        id(draft): replace(made[id(draft)], utterance=made[id(head)].id)
        for draft, head in zip(drafts, heads, strict=True)
    }
    quotes = {quote.id: quote for quote in made.values() if quote.confidence >= options.least}
    kept = (quote for quote in quotes.values() if quote.parent is None or quote.parent in quotes)
    return sorted(kept, key=reading_order)


def depth(spoken: tuple[Draft, Speaker]) -> int:
    """In how many others an attribution is nested."""
    outer, found = spoken[0].parent, 0
    while outer is not None and found < DEEPEST:
        outer, found = outer.parent, found + 1
    return found


def find_drafts(reading: Reading, reader: Reader | None) -> list[Draft]:
    """The attributions of a report as token ranges, by the rules and, where there is one, the learned reader."""
    following = Following(reading)
    drafts: list[Draft] = []
    for units in paragraphs_of(reading.units):
        found = [find_statements(reading, unit) for unit in units]
        if reader is not None:
            found = read_paragraph(reading, units, found, reader)
        for unit, mine in zip(units, found, strict=True):
            drafts.extend(following.read(unit, mine))
    for draft in drafts:
        mend_source(reading, draft)
    kept = (draft for draft in drafts if is_spoken(reading, draft) and not is_shown(draft))
    return [draft for draft in kept if tidy(reading, draft)]


def is_shown(draft: Draft) -> bool:
    """
    Whether the words are only what a picture shows: "a sheet that reads 'The river counts'".

    They stand in a caption, and the learned reader, which has seen many, hears nobody speak.
    """
    unheard = draft.shares is not None and draft.shares.way == "keeps" and draft.shares.cue < UNHEARD
    return draft.role is Role.CAPTION and unheard


def reading_order(quote: Quote) -> tuple[int, int, bool, int, str]:
    """By where the words begin, the longer first, an outer attribution before what it holds."""
    first = quote.content[0]
    cue = quote.cue[0].start if quote.cue else 0
    return first.start, -first.end, quote.parent is not None, cue, quote.id


def tidy(reading: Reading, draft: Draft) -> bool:
    """Put the contents of a draft in order, joined where they overlap; False when nothing is left."""
    contents = [(start, end) for start, end in draft.contents if says_words(reading, start, end)]
    if len(contents) > 1:
        contents = joined(contents)
    draft.contents = contents
    last = reading.inside[contents[-1][1] - 1] if contents else -1
    draft.closed = last < 0 or reading.quoted[last].closed
    return bool(contents)


def says_words(reading: Reading, start: int, end: int) -> bool:
    """Whether a stretch has a word, and not marks alone."""
    return any(word[0].isalnum() for word in reading.words[start:end])


def joined(contents: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The contents in order, one where two overlap."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(contents):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def holds(outer: Draft | None, inner: Draft) -> bool:
    """Whether the inner draft still stands within the outer one, which later rules may have cut."""
    if outer is None or not outer.contents:
        return False
    first = inner.contents[0][0]
    return any(start <= first < end for start, end in outer.contents)


def as_quote(
    memory: Memory, draft: Draft, speaker: Speaker, parent: Quote | None, text_sha256: str, curve: Sequence[float]
) -> Quote:
    """The finished value of a draft."""
    reading = memory.reading
    occasion = find_occasion(memory, draft)
    content = tuple(reading.span(start, end) for start, end in draft.contents)
    source = (reading.span(draft.source.start, draft.source.end),) if draft.source else ()
    cue = (reading.span(*draft.cue),) if draft.cue else ()
    return Quote(
        id=QuoteId(content_id("q", text_sha256, offsets(content, source, cue))),
        source=source,
        cue=cue,
        content=content,
        type=type_of(reading, draft),
        klass=draft.klass,
        speaker=speaker.name,
        speaker_evidence=tuple(reading.span(start, end) for start, end in speaker.evidence),
        parent=parent.id if parent else None,
        zone=draft.role,
        closed=draft.closed,
        confidence=confidence_of(reading, draft, speaker, curve),
        rule=draft.rule,
        because=reason_of(reading, draft, speaker),
        speaker_kind="" if speaker.name is None else "name" if speaker.named else "description",
        speakers=() if speaker.name is None else (speaker.name, *speaker.others),
        affiliation=speaker.affiliation,
        occasion=tuple((kind, reading.span(*place)) for kind in KINDS for place in occasion.get(kind, ())),
    )


def offsets(*kinds: tuple[Span, ...]) -> str:
    """Every offset of an attribution as one string: what makes it itself."""
    return "|".join([" ".join([f"{span.start}-{span.end}" for span in spans]) for spans in kinds])


def type_of(reading: Reading, draft: Draft) -> QuoteType:
    """direct: every word of the content is inside quotation marks; indirect: none is; else mixed."""
    inside: set[int] = set()
    for start, end in draft.contents:
        inside.update(reading.inside[start:end])
    if -1 not in inside:
        return QuoteType.DIRECT
    if len(inside) == 1:
        return QuoteType.INDIRECT
    spoken = [reading.inside[at] >= 0 for run in draft.contents for at in range(*run) if reading.words[at][0].isalnum()]
    if False not in spoken:
        return QuoteType.DIRECT
    return QuoteType.MIXED if True in spoken else QuoteType.INDIRECT
