"""Find who says what in a report: cues and quotation marks first, then the speakers, then how sure each line is."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model import AnnotatedText, Quote, QuoteId, QuoteType, Role, Span
from dateline.quotes.drafts import Draft
from dateline.quotes.follow import Following
from dateline.quotes.reading import Reading, read_text
from dateline.quotes.speakers import Speaker, resolve_speakers
from dateline.quotes.statements import find_statements
from dateline.text.ids import content_id

__all__ = ["DEFAULT", "QuoteOptions", "find_quotes"]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteOptions:
    """
    What is read.

    Args:
        roles: Zones to read.
    """

    roles: frozenset[Role] = frozenset((Role.BODY, Role.HEADLINE, Role.DUPLICATE_HEADLINE, Role.KICKER, Role.CAPTION))


DEFAULT = QuoteOptions()


def find_quotes(text: AnnotatedText, options: QuoteOptions = DEFAULT) -> list[Quote]:
    """Find what the report says others said."""
    reading = read_text(text, options.roles)
    following = Following(reading)
    drafts: list[Draft] = []
    for unit in reading.units:
        drafts.extend(following.read(unit, find_statements(reading, unit)))
    drafts = [draft for draft in drafts if any(start < end for start, end in draft.contents)]
    speakers = resolve_speakers(reading, drafts)
    made: dict[int, Quote] = {}
    sha = text.report.text_sha256
    for draft, speaker in zip(drafts, speakers, strict=True):
        parent = made.get(id(draft.parent)) if draft.parent is not None else None
        made[id(draft)] = as_quote(reading, draft, speaker, parent, sha)
    return sorted(made.values(), key=lambda quote: (quote.content[0], quote.parent is not None))


def as_quote(reading: Reading, draft: Draft, speaker: Speaker, parent: Quote | None, sha: str) -> Quote:
    content = tuple(reading.span(start, end) for start, end in sorted(draft.contents) if start < end)
    source = (reading.span(draft.source.start, draft.source.end),) if draft.source else ()
    cue = (reading.span(*draft.cue),) if draft.cue else ()
    evidence = tuple(reading.span(start, end) for start, end in speaker.evidence)
    return Quote(
        QuoteId(content_id("q", sha, *offsets(content, source, cue))),
        source,
        cue,
        content,
        type_of(reading, draft),
        draft.klass,
        speaker.name,
        evidence,
        parent.id if parent else None,
        draft.role,
        draft.closed,
        0.9,
        draft.rule,
        speaker.because,
    )


def offsets(*spans: tuple[Span, ...]) -> list[object]:
    """Every offset of the spans, with a mark between their kinds: what makes an attribution itself."""
    return [part for kind in spans for part in ("|", *(end for span in kind for end in (span.start, span.end)))]


def type_of(reading: Reading, draft: Draft) -> QuoteType:
    """direct: every word of the content is inside quotation marks; indirect: none is; else mixed."""
    inside = {index for start, end in draft.contents for index in reading.inside[start:end]}
    if inside == {-1}:
        return QuoteType.INDIRECT
    if -1 not in inside:
        return QuoteType.DIRECT
    places = [at for start, end in draft.contents for at in range(start, end) if reading.words[at][0].isalnum()]
    marked = sum(reading.inside[at] >= 0 for at in places)
    if not marked:
        return QuoteType.INDIRECT
    return QuoteType.DIRECT if marked == len(places) else QuoteType.MIXED
