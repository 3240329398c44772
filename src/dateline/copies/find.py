"""Find every pair of reports that share text: candidates by shingle, then word by word."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations
from typing import Any

from dateline.copies import kernel
from dateline.copies.claims import NOTHING_TELLS, Origin, left_open
from dateline.copies.credits import name_key
from dateline.copies.evidence import PlainWitness, compare_in_python, furniture_of, read_plain
from dateline.copies.extents import body_of, has_body
from dateline.copies.kin_origins import find_kin_origins
from dateline.copies.kin_ties import KinTies
from dateline.copies.origins import told_copy
from dateline.copies.rewrites import find_rewrites_of_kin
from dateline.copies.settle import finish, settle
from dateline.copies.shelf import Shelf
from dateline.copies.shingles import family_of, is_flood, is_worth, leads
from dateline.copies.values import CopyInput, CopyOptions, PairEvidence, is_telling
from dateline.model import Copy, Reason, ReportId, Span
from dateline.text.kernel import KERNEL
from dateline.text.memory import without_collecting

__all__ = ["count_families", "find_copies", "find_first_tier", "find_lines"]

_DEFAULT = CopyOptions()

_json = cache(kernel.json_bytes)  # few ways, and few names


def find_copies(bodies: Sequence[CopyInput], options: CopyOptions = _DEFAULT) -> list[Copy]:
    """
    Find every pair of reports that share text, what they share, and who took it from whom where that shows.

    Args:
        bodies: The reports, in any order, each with its own id.
        options: Lengths, in words, and the bound above which a shingle is a stock phrase.

    Returns:
        Copies by ``(a, b)``, ``a < b``; the order of the reports never shows. Pairs that share only furniture or
        stock words have kind ``boilerplate``; pairs that share a phrase of a few words are left out.

    Example:
        >>> from dateline.model import ReportId
        >>> story = "The guards closed the road to the dam at noon and did not say when it would be open again."
        >>> found = find_copies([CopyInput(ReportId("1"), story), CopyInput(ReportId("2"), story.upper())])
        >>> [(copy.a, copy.b, copy.kind.value, copy.a_share, copy.direction) for copy in found]
        [('1', '2', 'copy', 1.0, None)]

    Source: matches and x-drop extension after Altschul et al. (BLAST), as passim uses them for reprints.
    """
    inputs = {body.id: body for body in sorted(bodies, key=lambda body: (body.id, body.text))}
    words = kernel.new_table()
    readings = [kernel.read(r.text, furniture_of(r), r.quoted, options, words) for r in inputs.values()]
    if readings and all(readings):
        corpus = _settled(readings, list(inputs.values()), options)
        return finish(list(kernel.copies_of(corpus, list(inputs))), inputs)
    return settle(*compare_all_in_python(inputs, options), options)


def find_lines(
    reports: Iterable[CopyInput], write: Callable[[Copy], str], options: CopyOptions = _DEFAULT
) -> Iterator[bytes]:
    """
    Find every pair of reports that share text, as the contract's lines: what ``find_copies`` gives, for large sets.

    Args:
        reports: The reports, in any order, each with its own id; of two with one id the first counts.
        write: The line of a copy; the kernel writes the same bytes, and what it does not take is written by this.
        options: Lengths, in words.

    Returns:
        Lines by ``(a, b)``, several in each piece.
    """
    with without_collecting():  # millions of values and no circle among them
        inputs, readings = _shelved(reports, options)
        corpus = _searched(inputs, readings, options)
        readings.clear()
        if corpus is None:
            return (write(copy).encode() for copy in find_copies(list(inputs.values()), options))
        kin = kernel.Kin(corpus, sorted(inputs))
        rewrites = find_rewrites_of_kin(inputs, kin)
        origins = find_kin_origins(KinTies(kin, inputs, rewrites), inputs)
        told = {number: _written(origin) for number, origin in origins.told.items()}
        lines = kernel.Lines(corpus, kin.ids, told, origins.bulk, _clause(NOTHING_TELLS))
        retold = [told_copy(copy, origins.rewrites.get((copy.a, copy.b)) or _open(copy)) for copy in rewrites]
    return _merged(lines, kin.places, retold, write)


def _shelved(
    reports: Iterable[CopyInput], options: CopyOptions
) -> tuple[dict[ReportId, CopyInput], dict[ReportId, Any]]:
    """The reports, their texts put away, and what the kernel read of each; None where it does not take it."""
    shelf, words = Shelf(), kernel.new_table()
    inputs: dict[ReportId, CopyInput] = {}
    readings: dict[ReportId, Any] = {}
    for report in reports:
        if report.id not in inputs:
            text = _plain_text(report) if KERNEL else None
            if text is None:
                readings[report.id] = None
            else:
                readings[report.id] = kernel.read(text, furniture_of(report), report.quoted, options, words)
            inputs[report.id] = shelf.put(report, text)
    if words is not None:
        words.close()  # all is read
    return inputs, readings


def _searched(inputs: Mapping[ReportId, CopyInput], readings: Mapping[ReportId, Any], options: CopyOptions) -> Any:
    """The settled corpus of all reports by id; None where the kernel does not take one of them."""
    ids = sorted(inputs)
    if not readings or not all(readings.values()):
        return None
    return _settled([readings[name] for name in ids], [inputs[name] for name in ids], options)


def _written(origin: Origin) -> kernel.Words:
    """Who copied, the common source and the reasons, as they stand in a line."""
    way: str | None = None
    if origin.stated:
        way = "ab" if origin.source < origin.taker else "ba"
    clauses = b"; ".join(kernel.clause(reason.words) for reason in origin.reasons)
    return _json(way), _json(origin.common_source), clauses


def _open(copy: Copy) -> Origin:
    """Nothing is known of the origin of a copy."""
    return left_open((copy.a, copy.b))


def _merged(
    lines: kernel.Lines, places: Mapping[ReportId, int], rewrites: Iterable[Copy], write: Callable[[Copy], str]
) -> Iterator[bytes]:
    """The lines of the first tier with those of the second in their places."""
    done = 0
    for copy in rewrites:
        pair = places[copy.a], places[copy.b]
        place = lines.place(*pair)
        yield from lines.between(done, place)
        yield write(copy).encode()
        done = place + lines.is_of(place, *pair)
    yield from lines.between(done, len(lines))


def find_first_tier(reports: Iterable[CopyInput], options: CopyOptions = _DEFAULT) -> Iterator[bytes]:
    """
    Find every pair of reports that share runs of words, as the contract's lines, who copied from whom left open.

    Of a report no more is held than the kernel needs, so this is for the largest sets and for benchmarks.

    Args:
        reports: The reports, in any order, each with its own id; of two with one id the first counts.
        options: Lengths, in words.

    Returns:
        Lines by ``(a, b)``, several in each piece.

    Raises:
        RuntimeError: If there is no kernel, or it does not take one of the reports.
    """
    words = kernel.new_table()
    held: dict[ReportId, tuple[Any, str | None, bytes, bool]] = {}
    outlets: dict[str | None, str | None] = {}
    for report in reports:
        if report.id not in held:
            reading = kernel.read(report.text, furniture_of(report), report.quoted, options, words)
            if not reading:
                raise RuntimeError(f"{report.id}: no kernel, or a text that it does not take")
            outlet = outlets.setdefault(report.outlet, report.outlet)  # one string for all its reports
            held[report.id] = reading, outlet, packed(body_of(report)), has_body(report)
    words.close()  # all is read
    ids = sorted(held)
    corpus = kernel.compare_all([held[name][0] for name in ids], options)
    houses, bodies = house_numbers(held[name][1] for name in ids), [held[name][2] for name in ids]
    kernel.settle_all(corpus, houses, bodies, bytes(held[name][3] for name in ids))
    held.clear()
    lines = kernel.Lines(corpus, ids)
    return lines.between(0, len(lines))


def _settled(readings: Sequence[Any], inputs: Sequence[CopyInput], options: CopyOptions) -> Any:
    """What the readings of some reports share, settled by the kernel."""
    corpus = kernel.compare_all(readings, options)
    houses = house_numbers(report.outlet for report in inputs)
    bodies = [packed(body_of(report)) for report in inputs]
    kernel.settle_all(corpus, houses, bodies, bytes(has_body(report) for report in inputs))
    return corpus


def _clause(reasons: Iterable[Reason]) -> str:
    """Reasons in words."""
    return "; ".join(reason.words for reason in reasons)


def _plain_text(report: CopyInput) -> bytes | None:
    """The UTF-8 of a report's text; None where UTF-8 cannot hold all that a line may say of it."""
    try:
        for said in (report.id, report.outlet, report.agency):
            if said and not said.isascii():
                said.encode()
        return report.text.encode()
    except UnicodeEncodeError:
        return None


def house_numbers(outlets: Iterable[str | None]) -> list[int]:
    """The number of each outlet, as the kernel takes it."""
    numbers: dict[str, int] = {"": 1}
    return [numbers.setdefault(name_key(outlet), len(numbers) + 1) if outlet else 0 for outlet in outlets]


def packed(body: Iterable[Span]) -> bytes:
    """Spans as native integers."""
    return array("I", (edge for span in body for edge in (span.start, span.end))).tobytes()


def compare_all_in_python(
    inputs: Mapping[ReportId, CopyInput], options: CopyOptions
) -> tuple[Iterator[PairEvidence], Mapping[ReportId, CopyInput], Mapping[int, int]]:
    """The evidence of all pairs, the inputs and the frequencies, where there is no kernel; the rule that it follows."""
    witnesses = [read_plain(inputs[report], options) for report in sorted(inputs)]
    postings = _postings(witnesses)
    frequencies = count_families({k: [witnesses[n].shingles for n in held] for k, held in postings.items()})
    pairs = _candidates(witnesses, postings, frequencies, options)
    found = (compare_in_python(witnesses[i], witnesses[j], options) for i, j in sorted(pairs))
    kept = (pair for pair in found if pair and is_telling(pair, options) and is_worth(pair, frequencies, options))
    return kept, inputs, frequencies


def count_families(postings: Mapping[int, Iterable[Sequence[int]]]) -> dict[int, int]:
    """The frequency of each shingle: how many families the reports that have it belong to."""
    return {number: len({family_of(shingles) for shingles in reports}) for number, reports in postings.items()}


def _postings(witnesses: Sequence[PlainWitness]) -> dict[int, list[int]]:
    """For each shingle of two reports or more, the places of these reports in the list."""
    once: set[int] = set()
    again: set[int] = set()
    for witness in witnesses:
        again |= once.intersection(witness.shingles)
        once.update(witness.shingles)
    postings: defaultdict[int, list[int]] = defaultdict(list)
    for place, witness in enumerate(witnesses):
        for number in again.intersection(witness.shingles):
            postings[number].append(place)
    return postings


def _candidates(
    witnesses: Sequence[PlainWitness],
    postings: Mapping[int, Sequence[int]],
    frequencies: Mapping[int, int],
    options: CopyOptions,
) -> set[tuple[int, int]]:
    """Pairs that share a shingle of few unlike texts, or a flood of shingles."""
    pairs: set[tuple[int, int]] = set()
    frequent: defaultdict[int, list[int]] = defaultdict(list)
    for number, held in postings.items():
        if leads(frequencies[number], options):
            pairs.update(combinations(held, 2))
        else:
            for place in held:
                frequent[place].append(number)
    for place, numbers in frequent.items():
        size = len(witnesses[place].shingles)
        if is_flood(len(numbers), (size, size), options):  # else nothing shorter than itself can flood with it
            shared = Counter(other for number in numbers for other in postings[number] if other != place)
            for other, count in shared.items():
                if is_flood(count, (size, len(witnesses[other].shingles)), options):
                    pairs.add((min(place, other), max(place, other)))
    return pairs
