"""Tell stock words from reporting: by the zones, and by the unlike reports that they link when nothing else does."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from dateline.copies.credits import name_key
from dateline.copies.extents import body_of, has_body, share_of
from dateline.copies.values import CopyInput, CopyOptions, PairEvidence, Passage, is_phrase
from dateline.model import ReportId, Span

__all__ = [
    "ANYWHERE",
    "COMMON",
    "FOOTER",
    "HALF",
    "INSIDE",
    "ONE_OUTLET",
    "OWN_WORDS",
    "SHORT",
    "Reading",
    "StockWords",
    "find_stock_words",
    "read_passages",
]

# A footer links many reports of which hardly two share their story as well; with a reprinted passage it is the other
# way round. So a shingle is stock when of the pairs of texts that have it at least half share nothing else ...
_ALONE = 0.5
# ... and it stands in so many unlike texts: eight anywhere, or three of one outlet, the fewest that show a habit. (Four
# outlets that each print the first sentences of one story share nothing else either.)
ANYWHERE = 8
ONE_OUTLET = 3
# Inside the texts a sentence of one outlet's reports is more often one that they quote or retell from one story: it
# takes more of them to show a habit.
INSIDE = 6
# An outlet's own words stand with few others: at least three of four unlike texts that have them are its own.
_OWN = 0.75
# A passage this short in so many unlike texts is a way of putting things ("could not be reached for comment").
SHORT = 16
COMMON = 8
# Two reports that share so few words, at the end and nothing else, share a footer, unless two outlets print them; of
# one outlet it may be a whole paragraph (``CopyOptions.stock``), the background that it puts under its stories.
FOOTER = 30
# Stock words stand under or in a report, they are not the report: what makes up half of a body is its own story,
# however many prints have it; of texts whose layout nobody has read, furniture may be half. A sentence or two may be
# half of a flash.
HALF = 0.5
OWN_WORDS = 20


class Reading(Enum):
    """What a passage is: the page's furniture, stock words, words that two writers may hit on, or reporting."""

    FURNITURE = "furniture"
    STOCK = "stock"
    PHRASE = "phrase"
    REPORTING = "reporting"


@dataclass(frozen=True, slots=True)
class StockWords:
    """
    The shingles of stock words.

    Args:
        anywhere: Those that are stock wherever they stand.
        houses: Those that are stock of one outlet, with the outlet's name in its plain form.
    """

    anywhere: frozenset[int]
    houses: frozenset[tuple[str, int]]


def find_stock_words(
    evidence: Iterable[PairEvidence],
    inputs: Mapping[ReportId, CopyInput],
    frequencies: Mapping[int, int],
    options: CopyOptions,
) -> StockWords:
    """
    Learn from all pairs which shingles are stock.

    Args:
        evidence: The pairs; their order does not matter.
        inputs: The reports, for their outlets.
        frequencies: Families by shingle.
        options: ``many`` and ``stock``.
    """
    linked: set[int] = set()
    alone: Counter[int] = Counter()
    carried: Counter[int] = Counter()
    house_links: Counter[tuple[str, int]] = Counter()
    house_alone: tuple[Counter[tuple[str, int]], ...] = (Counter(), Counter())  # at an edge, inside
    members: tuple[defaultdict[tuple[str, int], set[ReportId]], ...] = (defaultdict(set), defaultdict(set))
    for pair in evidence:
        short = [passage for passage in pair.passages if passage.words <= options.stock]
        light = sum(passage.words for passage in pair.passages) <= options.stock
        edges = all(passage.place != "inside" and passage.words <= options.stock for passage in pair.passages)
        house = _one_house(pair, inputs)
        for number in pair.shared:  # of more than these, each stands for several
            carried[number] += max(1, pair.count // options.many)
        for passage in short:
            if passage.place != "inside":
                linked.update(passage.keys)
                alone.update(passage.keys if edges else ())
            if house:
                keys = [(house, key) for key in passage.keys]
                house_links.update(keys)
                inside = passage.place == "inside"
                house_alone[inside].update(keys if light else ())
                for key in keys if light else ():
                    members[inside][key].update((pair.a, pair.b))
    return StockWords(
        frozenset(key for key in linked if _stands_alone(frequencies.get(key, 0), alone[key], carried[key])),
        frozenset(
            key
            for place, least in enumerate((ONE_OUTLET, INSIDE))
            for key, reports in members[place].items()
            if len(reports) >= least
            and len(reports) >= _OWN * frequencies.get(key[1], 0)
            and house_alone[place][key] >= _ALONE * house_links[key]
        ),
    )


def _stands_alone(families: int, alone: int, carried: int) -> bool:
    """Whether of the pairs of unlike texts that have it half share nothing else; most of a footer's are no pairs."""
    apart = max(0, families * (families - 1) // 2 - carried)
    return families >= ANYWHERE and alone + apart >= _ALONE * (carried + apart)


def read_passages(
    pair: PairEvidence,
    inputs: Mapping[ReportId, CopyInput],
    frequencies: Mapping[int, int],
    stock: StockWords,
    options: CopyOptions,
) -> list[Reading]:
    """What each passage of a pair is, in order."""
    house = _one_house(pair, inputs)
    unlike = bool(inputs[pair.a].outlet and inputs[pair.b].outlet and not house)
    readings = [
        _read_passage(passage, house, frequencies, stock, options)
        if not passage.furniture or (unlike and _is_body_of_one(passage, pair, inputs, options))
        else Reading.FURNITURE
        for passage in pair.passages
    ]
    if pair.flood:
        readings = [Reading.REPORTING if reading is Reading.PHRASE else reading for reading in readings]
    readings = [
        Reading.FURNITURE if passage.furniture and reading is Reading.PHRASE else reading
        for passage, reading in zip(pair.passages, readings, strict=True)
    ]
    told = [p for p, reading in zip(pair.passages, readings, strict=True) if reading is Reading.REPORTING]
    most = 0 if unlike else options.stock if house else FOOTER
    if all(p.place == "end" for p in told) and sum(p.words for p in told) <= most:
        readings = [Reading.STOCK if reading is Reading.REPORTING else reading for reading in readings]
    if Reading.REPORTING not in readings and _fills_a_body(pair, readings, inputs):
        readings = [
            Reading.REPORTING if reading is Reading.STOCK and passage.words >= OWN_WORDS else reading
            for passage, reading in zip(pair.passages, readings, strict=True)
        ]
    return readings


def _fills_a_body(pair: PairEvidence, readings: Sequence[Reading], inputs: Mapping[ReportId, CopyInput]) -> bool:
    """Whether what two reports share, page furniture with it, is half of either body; both must be known."""
    if not (has_body(inputs[pair.a]) and has_body(inputs[pair.b])):
        return False
    kept = [p for p, r in zip(pair.passages, readings, strict=True) if r in (Reading.FURNITURE, Reading.STOCK)]
    spans = [span for passage in kept for span in passage.spans]
    a = share_of([Span(s.a_start, s.a_end) for s in spans], body_of(inputs[pair.a]))
    return a >= HALF or share_of([Span(s.b_start, s.b_end) for s in spans], body_of(inputs[pair.b])) >= HALF


def _is_body_of_one(
    passage: Passage, pair: PairEvidence, inputs: Mapping[ReportId, CopyInput], options: CopyOptions
) -> bool:
    """
    Whether a short passage at an edge is furniture in one report, and in the body of the other.

    What is furniture by its own words is so in both; where two layouts differ, what stands around it told. A footer
    that one layout has missed is its outlet's, so this is asked of two outlets.
    """
    if passage.place == "inside" or passage.words > options.stock:
        return False
    sides = (
        (pair.a, [Span(s.a_start, s.a_end) for s in passage.spans]),
        (pair.b, [Span(s.b_start, s.b_end) for s in passage.spans]),
    )
    return any(
        has_body(inputs[report]) and all(any(part.holds(span) for part in body_of(inputs[report])) for span in spans)
        for report, spans in sides
    )


def _read_passage(
    passage: Passage, house: str, frequencies: Mapping[int, int], stock: StockWords, options: CopyOptions
) -> Reading:
    """One passage by its shingles and its length."""
    if passage.words > options.stock:
        return Reading.REPORTING
    known = sum(key in stock.anywhere or (house, key) in stock.houses for key in passage.keys)
    if passage.keys and 2 * known >= len(passage.keys):
        return Reading.STOCK
    common = bool(passage.keys) and min(frequencies.get(key, 0) for key in passage.keys) >= COMMON
    if is_phrase(passage, options) or (passage.words < SHORT and common):
        return Reading.PHRASE
    return Reading.REPORTING


def _one_house(pair: PairEvidence, inputs: Mapping[ReportId, CopyInput]) -> str:
    """The plain name of the outlet that published both reports; empty when they have two, or it is not known."""
    one, two = name_key(inputs[pair.a].outlet), name_key(inputs[pair.b].outlet)
    return one if one == two else ""
