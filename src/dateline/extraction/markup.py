"""Make a page safe to parse: bounded in length and depth, without what a parser refuses, its text kept."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["SafePage", "make_safe"]

TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9:-]{0,40})(?=[\s/>])")
# These close themselves when the next one opens, or hold nothing: they never nest by themselves.
SHALLOW = frozenset(
    "p li td th tr dd dt option optgroup thead tbody tfoot colgroup rt rp html head body "
    "area base br col embed hr img input link meta param source track wbr frame keygen basefont".split()
)
# A list or table brings its rows and cells, which are not counted themselves.
WEIGHTS = {"ul": 2, "ol": 2, "dl": 2, "menu": 2, "table": 4}
BAD = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class SafePage:
    """
    A page that can be parsed.

    Args:
        html: The page.
        cut: Characters left out at its end.
        unwrapped: True when elements beyond the depth were unwrapped.
    """

    html: str
    cut: int = 0
    unwrapped: bool = False


def make_safe(html: str, longest: int, deepest: int) -> SafePage:
    """
    Bound a page's length and depth.

    Args:
        html: The page.
        longest: Characters kept; scripts and styles go first.
        deepest: Elements within each other; tags of deeper ones are left out, their text stays.

    Returns:
        The page, unchanged when it is within bounds.

    Example:
        >>> make_safe("<div>" * 3 + "x" + "</div>" * 3, 1000, 2).html
        '<div><div>x</div></div>'
    """
    if "\x00" in html or not is_sound(html):
        html = BAD.sub("\ufffd", html)
    if len(html) > longest:
        html = without_skipped(html)
    cut = max(0, len(html) - longest)
    if cut:
        html = html[:longest]
    flat = flattened(html, deepest)
    return SafePage(flat, cut, len(flat) != len(html))


def is_sound(html: str) -> bool:
    """Whether a page holds no half of a surrogate pair."""
    try:
        html.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def without_skipped(html: str) -> str:
    """The page without scripts, styles, drawings and comments; JSON-LD, which carries dates, stays."""
    kept: list[str] = []
    low = html.lower() if html.isascii() else ascii_lower(html)
    at = 0
    opener = re.compile(r"<(?:(?P<name>script|style|svg|template|iframe)(?=[\s/>])|!--)")
    closed_by: dict[str, int] = {}
    while match := opener.search(low, at):
        close = f"</{match['name']}" if match["name"] else "-->"
        # Where the last search for a closing tag found none, none is searched for again: linear on hostile pages.
        stop = closed_by.get(close, 0)
        if stop >= 0 and stop < match.end():
            stop = low.find(close, match.end())
            closed_by[close] = stop
        if stop < 0:
            kept.append(html[at : match.end()])
            at = match.end()
            continue
        end = low.find(">", stop)
        end = len(html) if end < 0 else end + 1
        wanted = match["name"] == "script" and "ld+json" in low[match.end() : match.end() + 200].partition(">")[0]
        kept.append(html[at : end if wanted else match.start()])
        at = end
    kept.append(html[at:])
    return "".join(kept)


def ascii_lower(html: str) -> str:
    """The page with A-Z in small letters and nothing else changed, so that offsets hold."""
    return html.translate({code: code + 32 for code in range(65, 91)})


def flattened(html: str, deepest: int) -> str:
    """The page without the tags of elements deeper than ``deepest``."""
    stack: list[str] = []
    depth = 0
    counts: dict[str, int] = {}
    over: dict[str, int] = {}
    kept: list[str] = []
    at = 0
    if not nests_deeper(html, deepest):
        return html
    for match in TAG.finditer(html):
        name = match["name"].lower()
        if name in SHALLOW:
            continue
        if not match["close"]:
            if depth + WEIGHTS.get(name, 1) <= deepest:
                stack.append(name)
                depth += WEIGHTS.get(name, 1)
                counts[name] = counts.get(name, 0) + 1
                continue
            over[name] = over.get(name, 0) + 1
        elif over.get(name):
            over[name] -= 1
        else:
            depth -= close_to(stack, counts, name)
            continue
        end = html.find(">", match.end())
        end = len(html) if end < 0 else end + 1
        if match.start() >= at:
            kept.append(html[at : match.start()])
            at = end
    if not kept:
        return html
    kept.append(html[at:])
    return "".join(kept)


def nests_deeper(html: str, deepest: int) -> bool:
    """
    Whether elements can stand deeper than ``deepest``: a bound from above, that costs a third of knowing it.

    A closing tag ends those left open inside its element too; here it ends its own alone, so no depth is missed.
    """
    open_now: dict[str, int] = {}
    depth = 0
    for close, written in TAG.findall(html):
        name = written.lower()
        if name in SHALLOW:
            continue
        weight = WEIGHTS.get(name, 1)
        if not close:
            open_now[name] = open_now.get(name, 0) + 1
            depth += weight
            if depth > deepest:
                return True
        elif open_now.get(name):
            open_now[name] -= 1
            depth -= weight
    return False


def close_to(stack: list[str], counts: dict[str, int], name: str) -> int:
    """Take the element that a closing tag ends from the stack, with those left open inside it; how deep they were."""
    if not counts.get(name):
        return 0
    depth = 0
    while stack:
        top = stack.pop()
        counts[top] -= 1
        depth += WEIGHTS.get(top, 1)
        if top == name:
            break
    return depth
