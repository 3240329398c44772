"""Hand reports to the C part of the search for rewrites and read its answers; None where it cannot take them."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Sequence
from functools import cache
from typing import Any, Final

from dateline.copies.retelling import enough_for
from dateline.copies.rewrite_values import MOST_MARKS, Marks, Retelling, RewriteOptions, Weighed, days_of
from dateline.copies.story_numbers import words_in_use
from dateline.copies.story_words import SIGN_KINDS, read_word, stretches_of
from dateline.copies.values import CopyInput
from dateline.model import AlignedSpan, Span

try:
    from dateline.text import _rewrites
except ImportError:  # built without a compiler: everything works, by the Python that it is checked against
    _rewrites = None  # type: ignore[assignment]

__all__ = ["KERNEL", "compare", "meet_all", "meet_known", "read", "read_marks", "sentences_of", "takes"]

KERNEL: Final[Any] = _rewrites
_PAGE = 256
_OPEN: Final = -(1 << 31)  # a day that is not known


@cache
def _reader() -> Any:
    """What reads texts, with the words of the lexicon and the kinds of signs."""

    def kinds_of(page: int) -> bytes:
        signs = (chr(sign) for sign in range(page * _PAGE, (page + 1) * _PAGE))
        return array("H", (sum(1 << bit for bit, kind in enumerate(SIGN_KINDS) if kind(s)) for s in signs)).tobytes()

    return KERNEL.Reader(KERNEL.Story, kinds_of, read_word, words_in_use())


def read(report: CopyInput) -> Any:
    """A report made ready to be compared; None where there is no kernel, or it does not take the report."""
    try:
        return _reader().read(report.text, _stretches(report)) if KERNEL else None
    except OverflowError:  # a text of 2 GB, or a second thread that reads at the same time
        return None


def read_marks(report: CopyInput) -> Marks | None:
    """The marks of a report; None as for ``read``."""
    try:
        found = _reader().marks(report.text, _stretches(report), MOST_MARKS) if KERNEL else None
    except OverflowError:
        return None
    if found is None:
        return None
    facts, loose = found
    return Marks(facts, loose, *days_of(report.published))


def _stretches(report: CopyInput) -> list[tuple[int, int, bool]]:
    return [(span.start, span.end, head) for span, head in stretches_of(report)]


def meet_all(
    marks: Sequence[Marks], families: Sequence[int], apart: Collection[tuple[int, int]], options: RewriteOptions
) -> tuple[list[tuple[int, int]], dict[int, Weighed]] | None:
    """What ``meetings.meet_all`` does."""
    if not KERNEL:
        return None
    known = array("Q", sorted(a << 32 | b for a, b in apart))
    return meet_known(marks, (array("I", families).tobytes(), known.tobytes()), options)


def meet_known(
    marks: Sequence[Marks], kin: tuple[bytes, bytes], options: RewriteOptions
) -> tuple[list[tuple[int, int]], dict[int, Weighed]]:
    """What ``meetings.meet_all`` does, families and pairs to leave out as ``kernel.Kin.families`` gives them."""
    families, known = kin
    days = array("i", (_OPEN if day is None else day for mark in marks for day in (mark.first, mark.last)))
    bounds = (options.days, options.popular, options.nearest, options.prints)
    pairs, weighed = KERNEL.meet_all(
        [(mark.facts, mark.loose) for mark in marks],
        days.tobytes(),
        families,
        known,
        bounds,
    )
    return pairs, {report: Weighed(weights, counts) for report, weights, counts in weighed}


def sentences_of(reading: Any) -> list[Span]:
    """The sentences of a reading."""
    return [Span(*place) for place in reading.sentences]


def takes(a: Any, b: Any) -> bool:
    """Whether both were read by the kernel."""
    return bool(KERNEL) and isinstance(a, KERNEL.Story) and isinstance(b, KERNEL.Story)


def compare(
    a: tuple[Any, Marks, Weighed],
    b: tuple[Any, Marks, Weighed],
    hidden: Sequence[Sequence[int]],
    options: RewriteOptions,
) -> Retelling | None:
    """What ``retelling.compare_stories`` does, of two readings."""
    sides = [
        (reading, marks.facts, weighed.weights, weighed.counts, array("I", held).tobytes())
        for (reading, marks, weighed), held in zip((a, b), hidden, strict=True)
    ]
    found = KERNEL.compare(*sides, enough_for(a[1], b[1], options))
    if found is None:
        return None
    turned, evidence, facts, shared, told, sentences = found
    return Retelling(
        turned,
        evidence,
        facts,
        shared,
        tuple(Span(*span) for span in told),
        tuple(AlignedSpan(*span) for span in sentences),
    )
