"""Hand reports to the C kernel and read its answers; every answer is None where it cannot take them."""

from __future__ import annotations

import json
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from json.encoder import encode_basestring
from typing import Any, NamedTuple

from dateline.copies.shingles import LEADS
from dateline.copies.stock import ANYWHERE, COMMON, FOOTER, HALF, INSIDE, ONE_OUTLET, OWN_WORDS, SHORT
from dateline.copies.values import CopyOptions, PairEvidence, Passage
from dateline.model import AlignedSpan, Copy, CopyKind, ReportId, Span
from dateline.text.fold import known_words, new_words
from dateline.text.kernel import KERNEL

__all__ = [
    "Bulk",
    "Kin",
    "Lines",
    "Told",
    "Words",
    "clause",
    "compare",
    "compare_all",
    "copies_of",
    "evidence_of",
    "json_bytes",
    "new_table",
    "pairs_of",
    "parcel",
    "read",
    "settle_all",
]


LINES_AT_ONCE = 4096  # some 1 MB


def read(
    text: str | bytes, furniture: Iterable[Span], quoted: Iterable[Span] | None, options: CopyOptions, words: Any = None
) -> Any:
    """
    A report made ready to be compared by the kernel, with others that were read by the same table of words.

    Args:
        text: The text, or its UTF-8 where that is at hand.
        furniture, quoted: Stretches of the page's furniture and of quotations; None: these are looked for.
        options: Lengths, in words.
        words: The table of words; None is that of the process.

    Returns:
        None where there is no kernel, and for what it does not take: lengths beyond its own, a text of 2 GB, or a
        second thread that reads at the same time.
    """
    if not KERNEL:
        return None
    regions = [(span.start, span.end) for span in furniture]
    marked = None if quoted is None else [(span.start, span.end) for span in quoted]
    try:
        return KERNEL.Reading(known_words() if words is None else words, text, regions, marked, _lengths(options))
    except (OverflowError, ValueError):
        return None


def new_table() -> Any:
    """A table of words of its own, for one set of reports; None where there is no kernel."""
    return new_words() if KERNEL else None


def compare(one: Any, two: Any, options: CopyOptions) -> Any:
    """What two reports share, as ``evidence_of`` reads it; None when they share nothing."""
    return KERNEL.compare(one, two, _lengths(options))


def parcel(reading: Any, options: CopyOptions) -> tuple[bytes, bytes, bytes]:
    """What a report sends to where shingles meet, as ``parcels`` reads it."""
    made: tuple[bytes, bytes, bytes] = reading.parcel(_lengths(options))
    return made


def compare_all(readings: Sequence[Any], options: CopyOptions, *, keep: bool = False) -> Any:
    """
    Every pair of reports, in order of their ids, that shares text.

    Args:
        readings: From ``read`` with one table of words; each serves one such search.
        options: The options they were read with.
        keep: Whether ``pairs_of`` will be asked for; else each text is forgotten when it has been compared.
    """
    return KERNEL.Corpus(KERNEL.Reading, readings, _lengths(options), keep)


def pairs_of(corpus: Any, ids: Sequence[ReportId]) -> Iterator[PairEvidence]:
    """The evidence of a corpus, by ``(a, b)``."""
    for k in range(len(corpus)):
        a, b, found = corpus[k]
        yield evidence_of(ids[a], ids[b], found)


def settle_all(corpus: Any, houses: Sequence[int], bodies: list[bytes], laid_out: bytes) -> None:
    """
    Say of each pair what it shares: what ``settle`` does, origins apart.

    Args:
        corpus: From ``compare_all``.
        houses: For each report the number of its outlet, from 2 on; 0 without one, 1 for a name without letters.
        bodies: For each report the spans of its body, as native unsigned integers.
        laid_out: For each report a byte, 1 where its layout is known and its body with it.
    """
    half = round(10_000 * HALF)
    constants = (ANYWHERE, ONE_OUTLET, INSIDE, SHORT, COMMON, FOOTER, half, OWN_WORDS)
    corpus.settle(array("I", houses).tobytes(), bodies, laid_out, constants)


def copies_of(corpus: Any, ids: Sequence[ReportId]) -> Iterator[Copy]:
    """The pairs of a settled corpus, by ``(a, b)``, their origins left open."""
    for k in range(len(corpus)):
        if found := corpus.copy(k):
            a, b, spans, a_share, b_share, kind, because = found
            aligned = tuple(AlignedSpan(*span) for span in spans)
            yield Copy(ids[a], ids[b], aligned, a_share, b_share, CopyKind(kind), None, None, because)


class Told:
    """
    A pair of a settled corpus: what a :class:`~dateline.model.Copy` says, its spans read when they are asked for.

    Args:
        number: Which pair it is, by ``(a, b)``.
        a, b, a_share, b_share, kind: As in ``Copy``.
    """

    __slots__ = ("_corpus", "a", "a_share", "b", "b_share", "kind", "number")

    def __init__(
        self, corpus: Any, number: int, a: ReportId, b: ReportId, a_share: float, b_share: float, kind: CopyKind
    ) -> None:
        self._corpus = corpus
        self.number, self.a, self.b, self.a_share, self.b_share, self.kind = number, a, b, a_share, b_share, kind

    @property
    def spans(self) -> tuple[AlignedSpan, ...]:
        """The shared passages, in order of report a."""
        return tuple(AlignedSpan(*place) for place in self._corpus.places(self.number, False))

    @property
    def because(self) -> str:
        """What the kind rests on."""
        return str(self._corpus.copy(self.number)[6])

    def runs(self, report: ReportId) -> list[tuple[int, int]]:
        """What ``runs.runs_in`` gives."""
        runs: list[tuple[int, int]] = self._corpus.runs(self.number, report != self.a)
        return runs

    def places(self, report: ReportId) -> list[tuple[int, int, int, int]]:
        """Where the shared words stand: start and end in a report, start and end in the other."""
        places: list[tuple[int, int, int, int]] = self._corpus.places(self.number, report != self.a)
        return places

    def covers(self, report: ReportId, place: int) -> bool:
        """Whether a place of a report stands in the shared words."""
        return bool(self._corpus.covers(self.number, report != self.a, place))

    def has_more(self, other: Told | None, report: ReportId, least: int) -> bool:
        """Whether so many characters in a row of a report's body are shared here and not in its other pair."""
        if other is None:
            return bool(self._corpus.has_more(self.number, report != self.a, -1, False, least))
        found = self._corpus.has_more(self.number, report != self.a, other.number, report != other.a, least)
        return bool(found)


class Kin:
    """
    The pairs of a settled corpus, each made a value when it is asked for.

    Args:
        corpus: The corpus.
        ids: The ids of its reports, sorted.

    Attributes:
        places: The place of each report among them.
    """

    def __init__(self, corpus: Any, ids: Sequence[ReportId]) -> None:
        self.corpus, self.ids = corpus, ids
        self.places = {report: place for place, report in enumerate(ids)}

    def told(self, number: int) -> Told | None:
        """A pair by its number; None for one that has no line."""
        found = self.corpus.told_at(number)
        if found is None:
            return None
        a, b, a_share, b_share, kind = found
        ids = self.ids
        return Told(self.corpus, number, ids[a], ids[b], a_share / 10_000, b_share / 10_000, _KINDS[kind])

    def pair(self, a: int, b: int) -> Told | None:
        """What two reports share, by their places among the ids, the smaller first."""
        number = self.corpus.find(a, b)
        return None if number < 0 else self.told(number)

    def families(self, family: float, settled: float) -> tuple[bytes, bytes]:
        """
        What ``rewrites.families_of`` gives, as native 32-bit numbers, and the pairs of which ``is_settled`` holds.

        Args:
            family, settled: The shares from which either holds.
        """
        found: tuple[bytes, bytes] = self.corpus.kin(round(10_000 * family), round(10_000 * settled))
        return found


_KINDS = (CopyKind.COPY, CopyKind.PARTIAL, CopyKind.QUOTATION, CopyKind.BOILERPLATE)  # in the order of kernel/corpus.h

Words = tuple[bytes, bytes, bytes]  # who copied, the common source, the reasons, as JSON writes them


class Bulk(NamedTuple):
    """
    What is known of the origin of many pairs at once: of each pair a number, 0 for nothing, as native 32-bit numbers.

    Args:
        heads: By number of pair, which of ``head_clauses`` comes first.
        head_clauses: Reasons that leave a pair open; that at 0 is of no pair.
        tails: By number of pair, which of the next two tells whom both may have their words from.
        tail_names: The name of the common source as JSON, or null; that at 0 is of no pair.
        tail_clauses: The reason.
        thirds: By number of pair, where no tail is, the place of a report that both have words from, + 1.
        third_clause: What stands before its id.
    """

    heads: bytes
    head_clauses: list[bytes]
    tails: bytes
    tail_names: list[bytes]
    tail_clauses: list[bytes]
    thirds: bytes
    third_clause: bytes


class Lines:
    """
    The contract's lines of a settled corpus.

    Args:
        corpus: The corpus.
        ids: The ids of its reports.
        told: Of some pairs by their numbers who copied and the common source, as JSON, and the reasons as clauses.
        bulk: What is known of others.
        otherwise: The reason of a pair that shares reporting and of which nothing is known; None for no word of it.

    Raises:
        UnicodeEncodeError: If an id, or later a name or a reason, holds a sign that UTF-8 cannot hold.
    """

    def __init__(
        self,
        corpus: Any,
        ids: Sequence[ReportId],
        told: Mapping[int, Words] | None = None,
        bulk: Bulk | None = None,
        otherwise: str | None = None,
    ) -> None:
        self.corpus = corpus
        self.names = [json_bytes(name) for name in ids]
        self.told = told or {}
        self.bulk = None if bulk is None else tuple(bulk)
        self.otherwise = None if otherwise is None else clause(otherwise)
        self.numbers = array("I", corpus.numbers())

    def __len__(self) -> int:
        return len(self.numbers)

    def place(self, a: int, b: int) -> int:
        """Which line is that of two reports, by their places among the ids; where it would be when there is none."""
        at = self.corpus.told_at
        return bisect_left(self.numbers, (a, b), key=lambda number: at(number)[:2])

    def is_of(self, place: int, a: int, b: int) -> bool:
        """Whether a line is that of two reports."""
        found = self.corpus.told_at(self.numbers[place]) if place < len(self) else None
        return found is not None and found[:2] == (a, b)

    def between(self, start: int, end: int) -> Iterator[bytes]:
        """The lines of the pairs from one place to another, some at a time."""
        for first in range(start, end, LINES_AT_ONCE):
            last = self.numbers[min(first + LINES_AT_ONCE, end) - 1]
            yield self.corpus.lines(self.numbers[first], last + 1, self.names, self.told, self.otherwise, self.bulk)


def evidence_of(a: ReportId, b: ReportId, found: Any) -> PairEvidence:
    """The kernel's answer as evidence."""
    passages, shared, count, firm, flood = found
    told = tuple(Passage(tuple(AlignedSpan(*span) for span in p[0]), *p[1:]) for p in passages)
    return PairEvidence(a, b, told, tuple(shared), count, tuple(firm), flood)


def _lengths(options: CopyOptions) -> tuple[int, ...]:
    """The lengths in the order of kernel/module.c."""
    o, leads = options, min(options.frequent, LEADS)
    lengths = (o.gram, o.window, leads, o.many, o.gap, o.edit, o.reach, o.drop, o.positions, o.stock, o.edge)
    return (*lengths, o.phrase, o.clause, o.sentence, o.loose, o.frequent)


def clause(words: str) -> bytes:
    """Words as they stand in a JSON string, in UTF-8."""
    return encode_basestring(words)[1:-1].encode()


def json_bytes(words: str | None) -> bytes:
    """A string, or None, as JSON in UTF-8."""
    return json.dumps(words, ensure_ascii=False).encode()
