"""Two texts of one report: edits are told, and noise is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.extraction import extract
from dateline.model import Change, ChangeKind, Incoming, Media, Report
from dateline.versions import VersionOptions, compare_texts

HEAD = "Harbour closed for a week\n\n"
FIRST = "The harbour of Orsun was closed on Monday after three men were held, officials said."
SECOND = "“We will open it again when it is safe,” Ana Vale, the harbour master, told reporters."
THIRD = "Ferries to the islands are running from Kesh, and the fish market has moved to the old station."


def report(text: str) -> Report:
    """A report of plain text."""
    found = extract(Incoming(text, Media.TEXT, "a.txt", ""))
    assert isinstance(found, Report)
    return found


def told(before: str, after: str, options: VersionOptions | None = None) -> list[tuple[str, str, str, str]]:
    """Kind, words before, words after, what is touched."""
    changes = compare_texts(report(before), report(after), options or VersionOptions())
    return [
        (
            change.kind.value,
            before[change.before.start : change.before.end] if change.before else "",
            after[change.after.start : change.after.end] if change.after else "",
            " ".join(touch.value for touch in change.touches),
        )
        for change in changes
    ]


def text(*parts: str) -> str:
    """A headline and paragraphs."""
    return HEAD + "\n\n".join(parts)


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (text(FIRST.replace("three", "four"), SECOND, THIRD), [("reworded", "three", "four", "figure")]),
        (text(FIRST, SECOND.replace("it is safe", "we can"), THIRD), [("reworded", "it is safe", "we can", "quote")]),
        (text(FIRST, SECOND.replace("Ana Vale", "Ane Vale"), THIRD), [("reworded", "Ana", "Ane", "name")]),
        (text(FIRST, THIRD), [("cut", SECOND[1:-1], "", "quote name")]),
        (text(FIRST, SECOND, THIRD + " Nobody was hurt."), [("added", "", "Nobody was hurt", "words")]),
        (
            text(FIRST.replace("officials said", "the ministry announced"), SECOND, THIRD),
            [("reworded", "officials said", "the ministry announced", "words")],
        ),
        (text(FIRST, SECOND, THIRD).replace("for a week", "for a month"), [("reworded", "week", "month", "headline")]),
    ],
)
def test_edits(after: str, expected: list[tuple[str, str, str, str]]) -> None:
    """What was done, with the words of both sides."""
    assert told(text(FIRST, SECOND, THIRD), after) == expected


def test_a_paragraph_that_moved() -> None:
    """Its words were neither cut nor added."""
    kinds = {kind for kind, *_ in told(text(FIRST, SECOND, THIRD), text(FIRST, THIRD, SECOND))}
    assert kinds == {"moved"}


@pytest.mark.parametrize(
    "after",
    [
        text(FIRST, SECOND, THIRD).replace("“", '"').replace("”", '"'),
        text(FIRST.replace("Monday after", "Monday, after"), SECOND, THIRD),
        text(FIRST, SECOND, THIRD).replace("\n\n", "\n\n\n"),
        text(FIRST, SECOND, THIRD).replace(" ", "\u00a0"),
        text(FIRST, SECOND, THIRD) + "\n\nShare this article",
        text(FIRST, SECOND, THIRD),
    ],
)
def test_noise(after: str) -> None:
    """Marks, blanks and furniture."""
    assert told(text(FIRST, SECOND, THIRD), after) == []


def test_large_texts_are_compared_line_by_line_first() -> None:
    """With the same result."""
    before = text(FIRST, SECOND, THIRD)
    after = text(FIRST, SECOND.replace("safe", "ready"), THIRD)
    assert told(before, after, VersionOptions(most_cells=500)) == told(before, after)


PARAGRAPHS = st.lists(st.sampled_from([FIRST, SECOND, THIRD, "Rain fell.", "He left at 5."]), max_size=5)


def rebuilt(old: str, new: str, changes: tuple[Change, ...]) -> bool:
    """Whether each change names words of its own text, and moved ones come in twos."""
    for change in changes:
        for span, words in ((change.before, old), (change.after, new)):
            assert span is None or 0 <= span.start < span.end <= len(words)
        assert (change.before is None) == (change.kind is ChangeKind.ADDED) or change.kind is ChangeKind.MOVED
    return True


@given(PARAGRAPHS, PARAGRAPHS)
def test_any_two_texts(one: list[str], two: list[str]) -> None:
    """A text compared with itself has no changes; with another, changes lie in both."""
    if not one or not two:
        return
    a, b = report(text(*one)), report(text(*two))
    assert compare_texts(a, a) == ()
    assert rebuilt(a.text, b.text, compare_texts(a, b))
