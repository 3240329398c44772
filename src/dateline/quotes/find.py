"""Find who says what in a report: cues and quotation marks first, then the speakers, then how sure each line is."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model import AnnotatedText, Quote, QuoteId, QuoteType, Role, Span
from dateline.quotes.drafts import Draft
from dateline.quotes.follow import Following
from dateline.quotes.reading import Reading, read_text
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
    return [quote for draft in drafts if (quote := as_quote(reading, draft, text.report.text_sha256)) is not None]


def as_quote(reading: Reading, draft: Draft, sha: str) -> Quote | None:
    content = tuple(reading.span(start, end) for start, end in draft.contents if start < end)
    if not content:
        return None
    source = (reading.span(draft.source.start, draft.source.end),) if draft.source else ()
    cue = (reading.span(*draft.cue),) if draft.cue else ()
    quote = Quote(
        QuoteId(content_id("q", sha, content, source, cue)),
        source,
        cue,
        content,
        QuoteType.DIRECT,
        draft.klass,
        None,
        (),
        None if draft.parent is None else QuoteId("x"),
        draft.role,
        draft.closed,
        0.9,
        draft.rule,
        "",
    )
    return quote
