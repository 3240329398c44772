"""Settle what each pair shares and who copied, once all pairs are known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dateline.copies.extents import body_of, merged, share_of, without
from dateline.copies.origins import trace_origins
from dateline.copies.rewrite_values import Marks
from dateline.copies.rewrites import find_rewrites, join_rewrites
from dateline.copies.shingles import is_worth
from dateline.copies.stock import Reading, find_stock_words, read_passages
from dateline.copies.values import CopyInput, CopyOptions, PairEvidence, Passage, is_telling
from dateline.model import Copy, CopyKind, ReportId, Span

__all__ = ["finish", "settle", "settle_pairs"]

_DEFAULT = CopyOptions()
_WHOLE = 0.9  # the contract's bound for "copy"
_NAMES = {
    Reading.FURNITURE: "parts of the page that are no reporting",
    Reading.STOCK: "words that stand in many unlike reports or close those of one outlet",
}


def settle(
    evidence: Iterable[PairEvidence],
    inputs: Mapping[ReportId, CopyInput],
    frequencies: Mapping[int, int],
    options: CopyOptions = _DEFAULT,
) -> list[Copy]:
    """
    Say of each pair what it shares, now that all reports are known.

    Args:
        evidence: What ``compare`` said of the pairs, in any order.
        inputs: All reports of the set.
        frequencies: For each shingle that stands in several reports, of how many families
            (``family_of(shingles(...))``) these are; one that is missing counts as not frequent.
        options: The options the evidence was made with.

    Returns:
        Copies by ``(a, b)``; the order of evidence never shows. Pairs that share only a phrase are left out, and so are
        pairs that share nothing but a few frequent shingles.
    """
    return finish(settle_pairs(evidence, inputs, frequencies, options), inputs)


def settle_pairs(
    evidence: Iterable[PairEvidence],
    inputs: Mapping[ReportId, CopyInput],
    frequencies: Mapping[int, int],
    options: CopyOptions = _DEFAULT,
) -> list[Copy]:
    """The first tier of ``settle``: what pairs share word by word, origins left open."""
    pairs = sorted(
        # It may have been found when its shingles were not yet frequent.
        (pair for pair in evidence if is_telling(pair, options) and is_worth(pair, frequencies, options)),
        key=lambda pair: (pair.a, pair.b),
    )
    stock = find_stock_words(pairs, inputs, frequencies, options)
    read = [(pair, read_passages(pair, inputs, frequencies, stock, options)) for pair in pairs]
    bodies = _bodies(read, inputs)
    return [copy for pair, readings in read if (copy := _copy(pair, readings, bodies, inputs))]


def finish(
    copies: Sequence[Copy],
    inputs: Mapping[ReportId, CopyInput],
    marked: Mapping[ReportId, Marks] | None = None,
) -> list[Copy]:
    """
    Add the second tier and the origins to what pairs share.

    Args:
        copies: What ``settle`` says of all pairs, origins left open.
        inputs: All reports of the set: rewrites are looked for among them.
        marked: What rewrites are looked for by, of every report, where it is known.

    Returns:
        Copies by ``(a, b)``; a rewrite takes the place of a line that shares but a few words.
    """
    return trace_origins(join_rewrites(copies, find_rewrites(inputs, copies, marked=marked)), inputs)


def _bodies(
    read: list[tuple[PairEvidence, list[Reading]]], inputs: Mapping[ReportId, CopyInput]
) -> dict[ReportId, list[Span]]:
    """For each report its body without the furniture and stock words that any of its pairs showed."""
    stock: dict[ReportId, list[Span]] = {}
    for pair, readings in read:
        for passage, reading in zip(pair.passages, readings, strict=True):
            plain = reading in (Reading.FURNITURE, Reading.STOCK)
            stock.setdefault(pair.a, []).extend(Span(s.a_start, s.a_end) for s in passage.spans if plain)
            stock.setdefault(pair.b, []).extend(Span(s.b_start, s.b_end) for s in passage.spans if plain)
    return {report: without(body_of(inputs[report]), merged(spans)) for report, spans in stock.items()}


def _copy(
    pair: PairEvidence,
    readings: list[Reading],
    bodies: Mapping[ReportId, list[Span]],
    inputs: Mapping[ReportId, CopyInput],
) -> Copy | None:
    """What a pair shares, its origin left open; None when it is but a phrase."""
    told = [p for p, reading in zip(pair.passages, readings, strict=True) if reading is Reading.REPORTING]
    plain = [reading for reading in readings if reading in _NAMES]
    if not told and not plain:
        return None
    kept = told or [p for p, reading in zip(pair.passages, readings, strict=True) if reading in _NAMES]
    spans = tuple(sorted(span for passage in kept for span in passage.spans))
    a_body, b_body = (bodies[r] if told else body_of(inputs[r]) for r in (pair.a, pair.b))
    a_share = share_of([Span(s.a_start, s.a_end) for s in spans], a_body)
    b_share = share_of([Span(s.b_start, s.b_end) for s in spans], b_body)
    if not told:
        kind, because = CopyKind.BOILERPLATE, f"they share only {_NAMES[plain[0]]}"
    elif min(a_share, b_share) >= _WHOLE:
        kind, because = CopyKind.COPY, "nearly every word of both is the same"
    elif all(passage.quoted for passage in told):
        kind, because = CopyKind.QUOTATION, "the shared words stand in quotation marks in both"
    else:
        kind, because = CopyKind.PARTIAL, _extent(told)
    return Copy(pair.a, pair.b, spans, a_share, b_share, kind, None, None, because)


def _extent(told: list[Passage]) -> str:
    """The shared reporting in figures."""
    words, count = sum(passage.words for passage in told), len(told)
    return f"{words} words are the same, in {count} passage{'s' if count > 1 else ''}"
