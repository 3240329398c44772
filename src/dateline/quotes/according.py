"""Read "according to": its source, and the words before or after it."""

from __future__ import annotations

from dateline.quotes.contents import content_end, sentence_end
from dateline.quotes.drafts import Draft
from dateline.quotes.grammar import FINITE
from dateline.quotes.passes import PAUSES, Pass, head_of
from dateline.quotes.phrases import is_sentence
from dateline.quotes.reading import Reading
from dateline.quotes.sources import Source, in_speech
from dateline.quotes.sources_after import source_of_phrase

__all__ = ["is_according", "read_according"]


# "..., in which, according to Hill, ...": what he said comes after
JOINING = frozenset(("which", "that", "who", "whom", "and", "but", "because", "while", "where", "when"))


def is_according(reading: Reading, at: int, end: int) -> bool:
    """Whether "according to" stands at a token, outside of quotations."""
    return at + 1 < end and reading.lows[at + 1] == "to" and not in_speech(reading, at)


def read_according(state: Pass, at: int) -> None:
    """According to Hill, the bridge fell. / The bridge fell, according to Hill."""
    reading, unit = state.reading, state.unit
    stop = sentence_end(reading, unit, at)
    head = head_of(unit, at)
    source = source_of_phrase(reading, at + 2, stop)
    if source is None:
        return
    front = at - head < 3 or (reading.words[at - 1] in PAUSES and at - head < 4)
    if front and (source.end + 1 >= stop or is_sentence(reading, source.head_end, source.end)):
        source = Source(source.start, source.head_end, source.head_end)  # what follows the comma is the content
    start = max(head, state.done) if state.done <= at else head
    while start < at and (reading.words[start] in PAUSES or reading.lows[start] in ("but", "and")):
        start += 1
    border = at
    while border > start and reading.words[border - 1] in PAUSES:
        border -= 1
    after = source.end + (source.end < stop and reading.words[source.end] in PAUSES)
    rest = (after, content_end(reading, unit, after, unit.end)) if after < stop else (after, after)
    subject = border > start and at > start and reading.words[at - 1] == "," and border - start < 5
    if subject and rest[1] - rest[0] > 1 and is_verb(reading, rest[0]):
        contents = [(start, border), rest]  # "The dam, according to Hill, is safe."
    elif border - start < 3 or reading.lows[border - 1] in JOINING:
        contents = [rest] if rest[0] < rest[1] else []
    else:
        contents = [(start, border)]
        if (
            rest[1] - rest[0] > 2
            and not is_sentence(reading, start, border)
            and source.end < stop
            and reading.words[source.end] == ","
        ):
            contents.append(rest)
    if not contents:
        return
    klass = "said"
    draft = Draft(source, (at, at + 2), contents, klass, "according to", unit.paragraph, unit.role)
    state.drafts.append(draft)
    if border - start >= 3:
        state.done = max(state.done, source.end)


def is_verb(reading: Reading, at: int) -> bool:
    """Whether the token is a verb that goes on with a subject before it."""
    low = reading.lows[at]
    return low in FINITE or low.endswith("ed")
