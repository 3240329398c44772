"""Hostile input: the work stays near what the reading of the texts costs."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from tests.copies.copies_texts import FOOTER, LEAD, STORY, report, words

from dateline.copies import CopyInput, CopyOptions, find_copies
from dateline.model import CopyKind


def seconds(work: Callable[[], object]) -> float:
    """CPU seconds of a call."""
    start = time.process_time()
    work()
    return time.process_time() - start


@pytest.mark.parametrize("unit", ["la ", "la lo ", "la lo li su be ba ", "“la ", "(A) ", "la. ", "é", "1,", "la\n"])
def test_a_text_that_repeats_itself_does_not_square_the_work(unit: str) -> None:
    """One word a hundred thousand times, against itself, a half of it, and a shifted copy."""
    text = (unit * 100_000)[:400_000]
    bodies = [report("1", text), report("2", text[: len(text) // 2]), report("3", f"{LEAD} {text}"), report("4", text)]
    assert seconds(lambda: find_copies(bodies)) < 10


def test_the_same_story_three_hundred_times_is_found_and_cheap() -> None:
    """Every pair, although every shingle of it is frequent; in the time that 44,850 lines take."""
    bodies = [report(f"{n:03}", f"{STORY} {words(0, 60)}") for n in range(300)]
    found: list[int] = []
    assert seconds(lambda: found.append(len(find_copies(bodies)))) < 15
    assert found == [300 * 299 // 2]


def test_a_story_of_many_outlets_does_not_fall_out_by_frequency() -> None:
    """Each with its own first and last lines; a report that took one sentence from it is found as well."""
    options = CopyOptions(frequent=20)
    bodies = [
        report(f"{n:02}", f"{words(n, 9)}.\n\n{STORY} {words(900, 80)}.\n\n{words(n + 100, 9)}.") for n in range(60)
    ]
    taker = report("99", f"{words(800, 90)}. {LEAD} {words(801, 90)}.")
    kinds = {(c.a, c.b): c.kind for c in find_copies([*bodies, taker], options)}
    assert len(kinds) == 60 * 59 // 2 + 60
    assert CopyKind.BOILERPLATE not in kinds.values()


def test_a_footer_of_very_many_reports_makes_few_pairs() -> None:
    """Above the bound a shingle leads to no pair; a story under the same footer is found all the same."""
    options = CopyOptions(frequent=20)
    bodies = [report(f"{n:02}", f"{words(n, 60)}.\n\n{FOOTER}") for n in range(60)]
    story = [CopyInput(r.id, f"{STORY} {r.text}") for r in bodies[:2]]
    found = find_copies([*story, *bodies[2:]], options)
    assert [(c.a, c.b) for c in found if c.kind is not CopyKind.BOILERPLATE] == [("00", "01")]
    assert len(found) < 60 * 59 // 2 // 10
