"""The C part of the search for rewrites and the Python it follows give the same, number for number."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.copies.rewrite_texts import FOLLOWUP, INDEPENDENT, MARKET, RETOLD, SOURCE, told

from dateline.copies import rewrite_kernel as kernel
from dateline.copies.meetings import log64, meet_all
from dateline.copies.retelling import Telling, compare_stories
from dateline.copies.rewrite_values import MOST_MARKS, Marks, RewriteOptions, marks_of
from dateline.copies.story_words import Story, read_story
from dateline.copies.values import CopyInput
from dateline.model import Published, ReportId, Role, Span, Zone

pytestmark = pytest.mark.skipif(not kernel.KERNEL, reason="built without a compiler")

# Signs at which readers differ, and any sign at all.
SIGNS = st.one_of(
    st.sampled_from("aBcDé É٣½²_ 12.,:'’ʼ`´-\u0301\u00ad\u200d漢ǅ\n\r\u2028“”„«»\"‘—([…!。"),
    st.characters(exclude_categories=[]),
)
WORDS = """
Orsan Halm Guard guard Guards Kolvesh the of in de 14 fourteen twenty- eighty-three 2,500 2.500,10 1.2.3 10:20 2014 3rd
million m bn mil thousand March March, 12 May 31 first Askand Askant’s O'Hara SHOUTED Words left. came! “So said”
said: He U.S. Gen. Terça março não São Économie ǅungla
""".split()
WORDY = st.lists(st.sampled_from([*WORDS, "\n", "“", "”", "."]), max_size=60).map(" ".join)
PARTS = st.lists(
    st.sampled_from(
        [*SOURCE.split("\n"), *RETOLD.split("\n"), *INDEPENDENT.split("\n"), *FOLLOWUP.split("\n"), MARKET]
    ),
    max_size=7,
).map("\n".join)
TEXT = st.one_of(WORDY, PARTS, st.tuples(PARTS, WORDY).map("\n".join), st.text(SIGNS, max_size=80))
SMALL = RewriteOptions(days=1, enough=0.5, enough_undated=1.0, popular=2, nearest=1, prints=1)
OPTIONS = st.sampled_from([RewriteOptions(), SMALL, replace(SMALL, popular=300, nearest=3, prints=2)])
DAYS = st.sampled_from([None, 0, 1, 2, 9])


def parts_of(story: Story) -> tuple[object, ...]:
    """A story as the kernel shows its own."""
    places = [(span.start, span.end) for span in story.sentences]
    return places, list(story.facts), list(story.loose), list(story.wordings)


@settings(max_examples=600, deadline=None)
@given(TEXT)
def test_stories_are_the_same(text: str) -> None:
    """Sentences, names, figures, wordings, of any signs; and the marks made of them."""
    report = CopyInput(ReportId("x"), text)
    story, reading = read_story(report), kernel.read(report)
    assert reading.parts() == parts_of(story)
    assert kernel.sentences_of(reading) == list(story.sentences)
    assert kernel.read_marks(report) == marks_of(
        (fact[0] for fact in story.facts), (fact[0] for fact in story.loose), Published()
    )


@given(TEXT, st.lists(st.integers(0, 120), min_size=4, max_size=4))
def test_zones_are_the_same(text: str, places: list[int]) -> None:
    """Headline, body and furniture anywhere in the text."""
    cuts = sorted(min(place, len(text)) for place in places)
    roles = (Role.HEADLINE, Role.BODY, Role.FOOTER)
    report = CopyInput(ReportId("x"), text, tuple(Zone(r, Span(cuts[k], cuts[k + 1])) for k, r in enumerate(roles)))
    assert kernel.read(report).parts() == parts_of(read_story(report))


def test_many_marks_are_sampled_alike() -> None:
    """A text of book length."""
    text = " ".join(
        f"from here and there comes Xq{'bdfgklmnr'[n % 9]}{'bdfgklmnr'[n // 9 % 9]}{'bdfgklmnr'[n // 81]}a {n + 3000}"
        for n in range(700)
    )
    report = told("x", text)
    marks = kernel.read_marks(report)
    story = read_story(report)
    assert marks == marks_of((f[0] for f in story.facts), (f[0] for f in story.loose), report.published)
    assert marks is not None
    assert len(marks.numbers) == MOST_MARKS


MARKS = st.builds(
    lambda facts, loose, first, last: replace(marks_of(facts, loose, Published()), first=first, last=last),
    st.lists(st.integers(1, 30).map(lambda n: n * 7919 % 65536 << 48 | n % 6 + 1), max_size=12),
    st.lists(st.integers(1, 30).map(lambda n: n * 7919 % 65536 << 48 | n % 6 + 1), max_size=3),
    st.sampled_from([None, 700000, 700001, 700004]),
    st.sampled_from([None, 700000, 700001, 700004]),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(MARKS, max_size=14), st.data(), OPTIONS)
def test_meetings_are_the_same(marks: list[Marks], data: st.DataObject, options: RewriteOptions) -> None:
    """Which pairs are compared, and how telling the facts of their reports are."""
    size = len(marks)
    families = [data.draw(st.integers(0, place)) for place in range(size)]
    known = list(combinations(range(size), 2))
    apart = set(data.draw(st.lists(st.sampled_from(known), max_size=3))) if known else set()
    assert kernel.meet_all(marks, families, apart, options) == meet_all(marks, families, apart, options)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.tuples(TEXT, DAYS), min_size=2, max_size=4), st.data(), OPTIONS)
def test_retellings_are_the_same(
    parts: list[tuple[str, int | None]], data: st.DataObject, options: RewriteOptions
) -> None:
    """The evidence, the sentences, the facts named; with sentences hidden or not."""
    reports = [told(str(n), text, after) for n, (text, after) in enumerate(parts)]
    stories = [read_story(report) for report in reports]
    marks = [
        marks_of((f[0] for f in s.facts), (f[0] for f in s.loose), r.published)
        for s, r in zip(stories, reports, strict=True)
    ]
    pairs, weighed = meet_all(marks, range(len(marks)), (), options)
    for a, b in pairs:
        hidden = [data.draw(st.sets(st.integers(0, 6), max_size=2)) for _ in range(2)]
        tellings = [
            Telling(stories[k], marks[k], weighed[k], frozenset(held)) for k, held in zip((a, b), hidden, strict=True)
        ]
        readings = [(kernel.read(reports[k]), marks[k], weighed[k]) for k in (a, b)]
        found = kernel.compare(readings[0], readings[1], [sorted(held) for held in hidden], options)
        assert found == compare_stories(tellings[0], tellings[1], options)


def test_the_source_and_its_rewrite_are_compared_alike() -> None:
    """One pair that is a rewrite, so that the property above is not only about None."""
    reports = [told("1", SOURCE), told("2", RETOLD)]
    stories = [read_story(report) for report in reports]
    marks = [kernel.read_marks(report) or Marks(b"", b"") for report in reports]
    _, weighed = meet_all(marks, [0, 1])
    a, b = (Telling(stories[k], marks[k], weighed[k]) for k in (0, 1))
    expected = compare_stories(a, b, RewriteOptions())
    one, two = ((kernel.read(reports[k]), marks[k], weighed[k]) for k in (0, 1))
    assert kernel.compare(one, two, [[], []], RewriteOptions()) == expected is not None
    assert kernel.takes(one[0], two[0])
    assert not kernel.takes(one[0], stories[1])


def test_logarithms() -> None:
    """Straight between the powers of two, exact at them."""
    assert [log64(n) for n in (1, 2, 3, 4, 1024)] == [0, 64, 96, 128, 640]


def test_the_kernel_refuses_what_is_wrong() -> None:
    """A wrong call raises; it never reads beyond what it was given."""
    c = kernel.KERNEL
    reading = kernel.read(told("1", SOURCE))
    for call in (
        lambda: c.meet_all([1], b"", b"", b"", (3, 64, 12, 4)),
        lambda: c.meet_all([(b"1", b"")], bytes(8), bytes(4), b"", (3, 64, 12, 4)),
        lambda: c.meet_all([(b"", b"")], bytes(8), b"\1\0\0\0", b"", (3, 64, 12, 4)),
        lambda: c.compare((reading, b"", b"", b"", b""), (1, b"", b"", b"", b""), 0),
        lambda: c.compare((reading, b"12345678", b"", b"", b""), (reading, b"", b"", b"", b""), 0),
        lambda: c.Reader(1, 2, 3, 4),
        lambda: c.Story(),
        lambda: kernel._reader().read("abc", [(0, 9, False)], False),
        lambda: kernel._reader().read("abc", [(2, 1, False)], False),
        lambda: kernel._reader().read("abc", ["x"], False),
    ):
        with pytest.raises((TypeError, ValueError)):
            call()  # type: ignore[no-untyped-call]


def test_without_the_kernel_everything_works() -> None:
    """As after an install without a compiler."""
    code = (
        "import sys; sys.modules['dateline.text._rewrites'] = None\n"
        "from tests.copies.rewrite_texts import RETOLD, SOURCE, told\n"
        "from dateline.copies.rewrites import find_rewrites\n"
        "from dateline.copies.rewrite_kernel import KERNEL\n"
        "found = find_rewrites({'1': told('1', SOURCE), '2': told('2', RETOLD)})\n"
        "print(KERNEL, *found)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    from dateline.copies.rewrites import find_rewrites

    expected = find_rewrites({ReportId("1"): told("1", SOURCE), ReportId("2"): told("2", RETOLD)})
    assert run.stdout == f"None {expected[0]}\n"
