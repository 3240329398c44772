"""Describe the pieces around one cue for the second reader, which tells the cue's own source and content."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from dateline.quotes.drafts import Draft
from dateline.quotes.grammar import PRONOUNS
from dateline.quotes.learned.cue_rows import BEYOND, PAUSES
from dateline.quotes.learned.strips import Strip, near

__all__ = ["Place", "Window", "own_rules", "part_rows"]

HIGHEST = 12  # steps up a tree
WIDTH = 80  # pieces on either side of a cue; a quotation is one piece
CLOSE = 4  # pieces between a piece and a cue that are told word by word
Place = tuple[int, int]


class Window(NamedTuple):
    """
    The pieces around a cue.

    Args:
        start: Its first piece.
        rows: The features of each piece.
    """

    start: int
    rows: list[list[str]]


class HeldCue(NamedTuple):
    """
    One cue of a paragraph, and what the features of all pieces around it share.

    Args:
        strip: The paragraph.
        first, last: Its pieces, half open.
        words: It in small letters, cut short.
        verb: Its last word.
        leading, following: The words before and behind it.
        home: Its sentence; ``head`` and ``tail`` are the first and the last piece of that.
        place: How far it stands from both ends of its sentence.
        speech: Whether its sentence holds a quotation.
        others: The pieces of the other cues.
        pauses, spoken, cues: How many pauses, quotations and pieces of other cues stand before each piece.
        rule: The rule that found it; ``mine`` is what that took each piece for.
        upward: The pieces above it, each with the relation by which the way up ends.
    """

    strip: Strip
    first: int
    last: int
    words: str
    verb: str
    leading: str
    following: str
    home: int
    head: int
    tail: int
    place: str
    speech: bool
    others: set[int]
    pauses: list[int]
    spoken: list[int]
    cues: list[int]
    rule: str
    mine: dict[int, str]
    upward: dict[int, str]


class Piece(NamedTuple):
    """
    How a piece lies to a cue.

    Args:
        at: The piece.
        side: "<" before the cue, ">" behind it.
        away: How far, in steps of :func:`near`.
        same: "0" in its sentence, "+1" and "-1" in the next and the one before, "+" and "-" further on and back.
        left, right: The pieces between the two, half open.
    """

    at: int
    side: str
    away: str
    same: str
    left: int
    right: int


def own_rules(strip: Strip, cue: Place, drafts: Sequence[Draft]) -> tuple[str, dict[int, str]]:
    """The rule that found this cue, and what it took for the source and content of it, piece by piece."""
    start, end = strip.starts[cue[0]], strip.ends[cue[1] - 1]
    draft = next((one for one in drafts if one.cue and one.cue[0] < end and start < one.cue[1]), None)
    if draft is None:
        return "none", {}
    found: dict[int, str] = {}
    for first, last in draft.contents:
        for number, place in enumerate(strip.pieces(first, last)):
            found[place] = "bK" if number == 0 else "K"
    if draft.source is not None:
        for number, place in enumerate(strip.pieces(draft.source.start, draft.source.end)):
            found[place] = "bS" if number == 0 else "S"
    return draft.rule, found


def part_rows(
    strip: Strip, cue: Place, cues: Sequence[Place], rates: Mapping[str, int], drafts: Sequence[Draft]
) -> Window:
    """
    The features of the pieces around a cue.

    Args:
        strip: The paragraph.
        cue: The cue, as pieces.
        cues: All cues of the paragraph, this one too.
        rates: How often a word was a cue in training.
        drafts: What the rules found in the paragraph.

    Returns:
        Where the window begins, and one list of strings a piece: how it lies to the cue, its word, what the rules took
        it for, its grammar, and the words beside it.
    """
    held = cue_of(strip, cue, cues, drafts)
    first, last = cue
    begin, end = max(0, first - WIDTH), min(len(strip), last + WIDTH)
    return Window(begin, [signs_of(held, rates, at) for at in range(begin, end)])


def cue_of(strip: Strip, cue: Place, cues: Sequence[Place], drafts: Sequence[Draft]) -> HeldCue:
    """What is asked of a cue, once."""
    first, last = cue
    home = strip.sentences[first]
    head, tail = strip.heads[home], strip.tails[home]
    others = {place for one in cues if one != cue for place in range(*one)}
    return HeldCue(
        strip,
        first,
        last,
        "_".join(strip.lows[first:last])[:24],
        strip.lows[last - 1],
        strip.lows[first - 1] if first else BEYOND,
        strip.lows[last] if last < len(strip) else BEYOND,
        home,
        head,
        tail,
        f"{near(first - head)}{near(tail - last + 1)}",
        "q" in strip.marks[head : tail + 1],
        others,
        list(accumulate((low in PAUSES for low in strip.lows), initial=0)),
        list(accumulate((mark == "q" for mark in strip.marks), initial=0)),
        list(accumulate((place in others for place in range(len(strip))), initial=0)),
        *own_rules(strip, cue, drafts),
        ancestors(strip, last - 1) | ancestors(strip, first),
    )


def signs_of(held: HeldCue, rates: Mapping[str, int], at: int) -> list[str]:
    """The features of one piece."""
    strip, low = held.strip, held.strip.lows[at]
    if held.first <= at < held.last:
        return ["b", "cue", f"cw={held.words}"]
    piece = lie(held, at)
    row = own_signs(held, piece)
    if strip.tags[at]:
        row += grammar_signs(held, piece)
    if piece.same == "0":
        row.append(f"ed={near(at - held.head)}{near(held.tail - at)}")
    if low in PRONOUNS:
        row.append(f"pron{piece.side}{piece.away}")
    if piece.right - piece.left < CLOSE:
        row.append(f"bt={piece.side}{'_'.join(strip.lows[piece.left : piece.right])}")
        row.append(f"bs={piece.side}{'_'.join(strip.shapes[piece.left : piece.right])}|{strip.shapes[at]}")
    row += neighbour_signs(held, at)
    if low in rates:
        row.append(f"c{rates[low]}{piece.side}")
    return row


def lie(held: HeldCue, at: int) -> Piece:
    """How a piece lies to the cue."""
    left, right = (at + 1, held.first) if at < held.first else (held.last, at)
    step = held.strip.sentences[at] - held.home
    same = "0" if step == 0 else "+1" if step == 1 else "-1" if step == -1 else "+" if step > 0 else "-"
    return Piece(at, "<" if at < held.first else ">", near(right - left), same, left, right)


def own_signs(held: HeldCue, piece: Piece) -> list[str]:
    """How it lies to the cue, its word, and what the rules took it and its neighbours for."""
    strip, rule, mine = held.strip, held.rule, held.mine
    at, side, away, same, left, right = piece
    low, shape, mark, own = strip.lows[at], strip.shapes[at], strip.marks[at], mine.get(at, "-")
    pauses, spoken = min(held.pauses[right] - held.pauses[left], 3), min(held.spoken[right] - held.spoken[left], 2)
    cues = min(held.cues[right] - held.cues[left], 2)
    return [
        "b",
        f"d={side}{away}",
        f"x={side}{same}{pauses}{spoken}{cues}",
        f"w={low}",
        f"ws={low}{side}",
        f"s={shape}",
        f"sd={shape}{side}{away}",
        f"e3={low[-3:]}",
        f"q={mark}{side}{held.speech:d}",
        f"cw={held.words}{side}",
        f"hd={held.verb}{side}{away}",
        f"hq={held.verb}{side}{mark}",
        f"same={same}{side}",
        f"nx={held.following}{side}{away}",
        f"pv={held.leading}{side}",
        f"ot={at in held.others:d}",
        f"cp={held.place}{side}",
        f"r={own}|{rule}",
        f"r2={own}{side}",
        f"r3={own}{mine.get(at - 1, '-')}{mine.get(at + 1, '-')}{side}{same}",
        f"ra={strip.rules[at][:6]}{side}",
        f"rn={rule}{side}{same}",
    ]


def grammar_signs(held: HeldCue, piece: Piece) -> list[str]:
    """Its grammar, and the way from it and from its neighbours to the cue."""
    strip, at, side = held.strip, piece.at, piece.side
    tag, relation, way = strip.tags[at], strip.relations[at], way_to(held, at)
    return [
        f"t={tag}{side}",
        f"tr={tag}|{relation}{side}",
        f"tw={way}{side}",
        f"two={way}|{held.mine.get(at, '-')}",
        f"twr={way}|{relation}",
        f"twt={way}|{way_to(held, at - 1) if at else BEYOND}",
        f"twn={way}|{way_to(held, at + 1) if at + 1 < len(strip) else BEYOND}",
    ]


def neighbour_signs(held: HeldCue, at: int) -> list[str]:
    """The two pieces on either side."""
    strip, row = held.strip, list[str]()
    for jump in (-2, -1, 1, 2):
        place = at + jump
        if not 0 <= place < len(strip):
            row.append(f"w{jump}={BEYOND}")
            continue
        is_cue = held.first <= place < held.last
        row.append(f"w{jump}={'CUE' if is_cue else strip.lows[place]}")
        if -2 < jump < 2:
            row.append(f"s{jump}={'CUE' if is_cue else strip.shapes[place]}")
    return row


def ancestors(strip: Strip, at: int) -> dict[int, str]:
    """The pieces above a piece, each with the relation by which the way up to it ends."""
    found: dict[int, str] = {}
    for _ in range(HIGHEST):
        above = strip.above[at]
        if above == at or above in found:
            break
        found[above] = strip.relations[at]
        at = above
    return found


def way_to(held: HeldCue, at: int) -> str:
    """How a piece hangs together with a cue: below it by what relation, above it, below what is above it, or not."""
    strip, upward, relation = held.strip, held.upward, ""
    for step in range(HIGHEST):
        if held.first <= at < held.last:
            return f"{relation}{min(step, 3)}" if step else "cue"
        if at in upward:
            return f"^{upward[at]}" if not step else f"^{upward[at]}/{relation}"
        above = strip.above[at]
        relation = strip.relations[at]
        if above == at:
            break
        at = above
    return "apart"
