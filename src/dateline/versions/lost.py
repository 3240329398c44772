"""Which lines of a report rested on words that its next text has no more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dateline.model import Change, ChangeKind, LostLine, ReadReport, Span

__all__ = ["lost_lines"]


def lost_lines(read: ReadReport, changes: Iterable[Change]) -> Iterator[LostLine]:
    """
    The lines of the earlier text that words which were cut or reworded stand in.

    Args:
        read: The report as it was read.
        changes: What the next text changed.

    Returns:
        Attributions, then time expressions, then events, each in the order of the record.

    Example:
        >>> from dateline.model import Incoming, Media, Substance
        >>> from dateline.config import Config
        >>> from dateline.pipeline import read_report
        >>> read = read_report(Incoming("“We won,” Ana Vale said.", Media.TEXT, "a", ""), Config(), ["attributions"])
        >>> [line.words for line in lost_lines(read, [Change(ChangeKind.CUT, Span(4, 7), None, (Substance.QUOTE,))])]
        ['“We won,”']
    """
    gone = [change.before for change in changes if change.before is not None and change.kind is not ChangeKind.MOVED]
    text = read.report.text
    lines: list[tuple[str, Sequence[Span], Sequence[Span]]] = [
        *(("attribution", quote.content, (*quote.content, *quote.source, *quote.cue)) for quote in read.quotes),
        *(("timex", (found.span,), (found.span,)) for found in read.dates),
        *(("event", event.trigger, event.evidence) for event in read.events),
    ]
    for kind, shown, rests in lines:
        if any(span.start < cut.end and cut.start < span.end for span in rests for cut in gone):
            yield LostLine(kind, tuple(shown), " … ".join(span.of(text) for span in shown))
