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
        Where the window begins, and one list of strings a piece.
    """
    first, last = cue
    lows, shapes, marks, rules = strip.lows, strip.shapes, strip.marks, strip.rules
    begin, end = max(0, first - WIDTH), min(len(strip), last + WIDTH)
    words = "_".join(lows[first:last])[:24]
    verb = lows[last - 1]
    other = {place for one in cues if one != cue for place in range(*one)}
    home = strip.sentences[first]
    head, tail = strip.heads[home], strip.tails[home]
    following = lows[last] if last < len(strip) else BEYOND
    leading = lows[first - 1] if first else BEYOND
    cue_place = f"{near(first - head)}{near(tail - last + 1)}"
    speech = "q" in marks[head : tail + 1]
    pauses = list(accumulate((low in PAUSES for low in lows), initial=0))
    spoken = list(accumulate((mark == "q" for mark in marks), initial=0))
    others = list(accumulate((place in other for place in range(len(strip))), initial=0))
    rule, mine = own_rules(strip, cue, drafts)
    upward = ancestors(strip, last - 1) | ancestors(strip, first)
    rows: list[list[str]] = []
    for at in range(begin, end):
        if first <= at < last:
            rows.append(["b", "cue", f"cw={words}"])
            continue
        low, shape, mark = lows[at], shapes[at], marks[at]
        side = "<" if at < first else ">"
        left, right = (at + 1, first) if at < first else (last, at)
        distance = right - left
        away = near(distance)
        between = f"{min(pauses[right] - pauses[left], 3)}{min(spoken[right] - spoken[left], 2)}"
        step = strip.sentences[at] - home
        same = "0" if step == 0 else "+1" if step == 1 else "-1" if step == -1 else "+" if step > 0 else "-"
        own = mine.get(at, "-")
        back = mine.get(at - 1, "-")
        row = [
            "b",
            f"d={side}{away}",
            f"x={side}{same}{between}{min(others[right] - others[left], 2)}",
            f"w={low}",
            f"ws={low}{side}",
            f"s={shape}",
            f"sd={shape}{side}{away}",
            f"e3={low[-3:]}",
            f"q={mark}{side}{speech:d}",
            f"cw={words}{side}",
            f"hd={verb}{side}{away}",
            f"hq={verb}{side}{mark}",
            f"same={same}{side}",
            f"nx={following}{side}{away}",
            f"pv={leading}{side}",
            f"ot={at in other:d}",
            f"cp={cue_place}{side}",
            f"r={own}|{rule}",
            f"r2={own}{side}",
            f"r3={own}{back}{mine.get(at + 1, '-')}{side}{same}",
            f"ra={rules[at][:6]}{side}",
            f"rn={rule}{side}{same}",
        ]
        if strip.tags[at]:
            tag, relation, way = strip.tags[at], strip.relations[at], way_to(strip, at, first, last, upward)
            row += [
                f"t={tag}{side}",
                f"tr={tag}|{relation}{side}",
                f"tw={way}{side}",
                f"two={way}|{own}",
                f"twr={way}|{relation}",
                f"twt={way}|{way_to(strip, at - 1, first, last, upward) if at else BEYOND}",
                f"twn={way}|{way_to(strip, at + 1, first, last, upward) if at + 1 < len(strip) else BEYOND}",
            ]
        if same == "0":
            row.append(f"ed={near(at - head)}{near(tail - at)}")
        if low in PRONOUNS:
            row.append(f"pron{side}{away}")
        if distance < 4:
            row.append(f"bt={side}{'_'.join(lows[left:right])}")
            row.append(f"bs={side}{'_'.join(shapes[left:right])}|{shape}")
        for jump in (-2, -1, 1, 2):
            place = at + jump
            if not 0 <= place < len(strip):
                row.append(f"w{jump}={BEYOND}")
                continue
            value = "CUE" if first <= place < last else lows[place]
            row.append(f"w{jump}={value}")
            if -2 < jump < 2:
                row.append(f"s{jump}={value if value == 'CUE' else shapes[place]}")
        if low in rates:
            row.append(f"c{rates[low]}{side}")
        rows.append(row)
    return Window(begin, rows)


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


def way_to(strip: Strip, at: int, first: int, last: int, upward: Mapping[int, str]) -> str:
    """How a piece hangs together with a cue: below it by what relation, above it, below what is above it, or not."""
    relation = ""
    for step in range(HIGHEST):
        if first <= at < last:
            return f"{relation}{min(step, 3)}" if step else "cue"
        if at in upward:
            return f"^{upward[at]}" if not step else f"^{upward[at]}/{relation}"
        above = strip.above[at]
        relation = strip.relations[at]
        if above == at:
            break
        at = above
    return "apart"
