"""Find a page's headline: as readers see it, where the page's head confirms it, and without the outlet's name."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from dateline.extraction.head import is_outlet_line
from dateline.extraction.lines import Line, fold
from dateline.extraction.page_elements import pieces_of, set_aside
from dateline.extraction.page_people import letters
from dateline.extraction.page_stamps import plain_words
from dateline.extraction.words import page_tags

__all__ = ["FoundTitle", "first_meta", "outlet_in_title", "read_title"]

LONGEST_TITLE = 400
# "Headline | Outlet", "Outlet :: Headline", and the colon of "Outlet: Headline".
JOINT = re.compile(r"\s{1,3}(?:[|–—·»«›:•-]|::|//)\s{1,3}|(?<=\w):\s{1,3}|\s?\|\s?")
HEADINGS = ("h1", "h2", "h3", "h4")
SIGNS = frozenset(("headline", "title", "titulo", "titre", "titel", "titolo", "baslik", "heading"))
PRINTED = ("b", "strong", "font", "div", "p", "td", "span", "big", "center")  # headlines of pages without headings
MOST_LOOKED_AT = 4_000
SHORTEST = 8  # letters of a headline that is known by its words


class FoundTitle(NamedTuple):
    """A headline, how it was found, and its element where readers see it."""

    words: str = ""
    because: str = ""
    element: Any = None


def read_title(tree: Any, metas: dict[str, str], linked: str, outlet: str) -> FoundTitle:
    """
    The headline.

    A heading that the page's head confirms is best; one that is no more than the outlet's name is none. A title of
    several pieces ("Outlet - Headline") is the piece that stands in the page on a line of its own. Where the head
    tells the outlet alone, the heading nearest above the text is the headline.

    Args:
        tree: The parsed page.
        metas: Its meta tags.
        linked: The headline that JSON-LD names, or "".
        outlet: The outlet, or "".
    """
    stated = [(linked, "JSON-LD headline")] if linked else []
    if found := first_meta(metas, page_tags("titles"), "meta"):
        stated.append(found)
    stated = [entry for entry in stated if letters(entry[0]) != letters(outlet)]
    page = page_title(tree)
    wanted = [*stated, *([(page, "title element")] if page and not is_outlet(page, outlet) else [])]
    headings = [(element, words) for element, words in headings_of(tree) if not is_outlet(words, outlet)]
    fitting = [
        entry for entry in headings if any(alike(entry[1], title, loose=entry[0].tag == "h1") for title, _ in wanted)
    ]
    for element, words in fitting:
        if not names_an_end(words, page) or (len(fitting) == 1 and letters(page).startswith(letters(words))):
            return FoundTitle(words, f"{element.tag} element, and the page's title says the same", element)
    if not wanted:
        if headings:
            element, words = headings[0]
            return FoundTitle(words, f"{element.tag} element", element)
        return FoundTitle(page, "title element") if page else FoundTitle()
    words, because = wanted[0]
    pieces = [piece for piece in joined_pieces(words) if not is_outlet(piece, outlet)]
    if len(pieces) != 1 or pieces[0] != words:
        if seen := printed(tree, pieces):
            return FoundTitle(seen[0], f"{because}, the part of it that stands in the page", seen[1])
        words = without_outlet(words, outlet, cut=because == "title element")
    return FoundTitle(words, because)


def page_title(tree: Any) -> str:
    """The words of the title element."""
    return next((words for element in tree.iter("title") if (words := plain_words(element, LONGEST_TITLE))), "")


def first_meta(metas: dict[str, str], wanted: tuple[str, ...], kind: str) -> tuple[str, str] | None:
    """The first meta tag of a list that is no address, with its name."""
    for name in wanted:
        value = metas.get(name, "")
        if value and not value.startswith(("http", "//", "@")) and len(value) <= LONGEST_TITLE:
            return value, f"{kind} {name}"
    return None


def headings_of(tree: Any) -> Iterator[tuple[Any, str]]:
    """The page's headings: those of the first rank first, then those marked as headline, then the others in order."""
    ranked: list[tuple[int, int, Any, str]] = []
    for number, element in enumerate(tree.iter(*HEADINGS)):
        if number > 60:
            break
        words = plain_words(element, LONGEST_TITLE)
        if not words or (element.tag != "h1" and set_aside(element)):
            continue
        marked = element.get("itemprop") == "headline" or not SIGNS.isdisjoint(pieces_of(element.get("class") or ""))
        rank = 0 if element.tag == "h1" else 1 if marked else 2
        ranked.append((rank, number, element, words))
    ranked.sort(key=lambda entry: entry[:2])
    yield from ((element, words) for _, _, element, words in ranked)


def is_outlet(words: str, outlet: str) -> bool:
    """Whether the words are the outlet's name: the known one, or a name such as outlets have and nothing else."""
    if outlet and letters(words) == letters(outlet):
        return True
    line = Line(fold(words))
    return line.words <= 5 and is_outlet_line(line) and not any(char.isdigit() for char in words)


def names_an_end(words: str, page: str) -> bool:
    """Whether a heading is only the first or last piece of the title element, the outlet's place, and no headline."""
    pieces = [letters(piece) for piece in joined_pieces(page)]
    return (
        len(pieces) > 1
        and letters(words) in (pieces[0], pieces[-1])
        and len(letters(words)) * 2 < max(map(len, pieces))
    )


def joined_pieces(title: str) -> list[str]:
    """The pieces of a title, and what stands before and behind each of its joints."""
    joints = list(JOINT.finditer(title))
    if not joints:
        return [title]
    ends = [title[: joint.start()] for joint in joints] + [title[joint.end() :] for joint in joints]
    between = [title[one.end() : two.start()] for one, two in itertools.pairwise(joints)]
    return [piece.strip() for piece in (*ends, *between) if piece.strip()]


def without_outlet(title: str, outlet: str, *, cut: bool) -> str:
    """A title without the outlet's name at its end or head; ``cut``: an unknown outlet's is a short last piece."""
    joints = list(JOINT.finditer(title))
    if not joints:
        return title
    first, last = joints[0], joints[-1]
    if is_outlet(title[last.end() :], outlet):
        return title[: last.start()]
    if outlet and letters(title[: first.start()]) == letters(outlet):
        return title[first.end() :]
    if (
        cut
        and not outlet
        and last[0][:1] == " "
        and len(title[: last.start()]) > 15
        and len(title) - last.end() < last.start()
    ):
        return title[: last.start()]
    return title


def printed(tree: Any, pieces: list[str]) -> tuple[str, Any] | None:
    """The longest piece that fills an element of the page, and that element."""
    wanted = {letters(piece): piece for piece in pieces if len(letters(piece)) >= SHORTEST}
    best: tuple[str, Any] | None = None
    longest = max(map(len, wanted), default=0) + 20
    for number, element in enumerate(tree.iter(*HEADINGS, *PRINTED)):
        if number > MOST_LOOKED_AT:
            break
        words = element.text or ""
        words = words if words.strip() else plain_words(element, 2 * longest) if len(element) <= 3 else ""
        key = letters(words)[: longest + 1] if words else ""
        if key in wanted and (best is None or len(key) > len(letters(best[0]))):
            best = " ".join(words.split()), element
    return best


def alike(head: str, title: str, *, loose: bool) -> bool:
    """Whether one of two titles holds the other, or, for a heading of the first rank, most of its words."""
    one, two = letters(head), letters(title)
    if len(one) < 6 or not two:
        return False
    if one in two or (two in one and len(two) > 15):
        return True
    if not loose:
        return False
    words, others = set(fold(head).lower().split()), set(fold(title).lower().split())
    return len(words & others) >= 0.6 * len(words)


def outlet_in_title(tree: Any, title: str) -> tuple[str, str] | None:
    """The name beside the headline in the title element: "Mission chief breaks silence | Teshkara Monitor"."""
    page = page_title(tree)
    parts = [part.strip() for part in JOINT.split(page)]
    if len(parts) < 2 or not title:
        return None
    if letters(title).startswith(letters(parts[-1])) or letters(parts[0]) not in letters(title):
        name, where = parts[0], "before"
    else:
        name, where = parts[-1], "after"
    fits = letters(title) in letters(page) or letters(parts[0]) in letters(title)
    if where == "before" and not is_outlet(name, ""):
        return None  # rather a kicker or a column
    if fits and name and len(name) <= 50 and letters(name) not in letters(title):
        return name, f"the title element, {where} the headline"
    return None
