"""Read whose view a sentence gives without a verb of its own: "as Orr noted", "in Orr's words", "in the view of"."""

from __future__ import annotations

from dateline.quotes.capitals import POSSESSIVE
from dateline.quotes.contents import content_end, sentence_end, skip_adjuncts, skip_recipient
from dateline.quotes.cues import Cue
from dateline.quotes.drafts import Draft
from dateline.quotes.passes import PAUSES, Pass, head_of
from dateline.quotes.sources import Source
from dateline.quotes.sources_after import source_of_phrase
from dateline.quotes.verbs import viewpoint_classes

__all__ = ["read_as_clause", "read_viewpoint"]

FEWEST_BEFORE = 2  # tokens before an inserted viewpoint that are words of their own; fewer are "But", "Still"
LONGEST_OWNER = 8  # tokens of "the head of the Dawn List's" in "in the head of the Dawn List's view"
POSSESSORS = frozenset("his her its their my our".split())


def read_as_clause(state: Pass, cue: Cue, source: Source) -> bool:
    """
    Read "as Orr noted": the rest of the sentence is his.

    Args:
        state: The unit.
        cue: The verb.
        source: Its subject, "as" right before it.

    Returns:
        Whether it was one; "as Orr said he would" is none.
    """
    reading = state.reading
    opens = source.start - 1
    if opens < state.unit.start or reading.lows[opens] != "as" or cue.entry.frames.isdisjoint(("tag", "bare")):
        return False
    stop = sentence_end(reading, state.unit, cue.verb)
    at = cue.end
    if "person" in cue.entry.frames:
        at = skip_recipient(reading, at, stop)
    at = skip_adjuncts(reading, at, stop)
    contents = around(state, opens, at, stop)
    if not contents:
        return False
    unit = state.unit
    state.drafts.append(
        Draft(source, (cue.start, cue.end), contents, cue.klass, "as its speaker says", unit.paragraph, unit.role)
    )
    state.done = max(state.done, at)
    return True


def read_viewpoint(state: Pass, at: int) -> None:
    """ "In Orr's words, ...", "in the view of the ministry, ...": the rest of the sentence is theirs."""
    reading = state.reading
    if reading.inside[at] >= 0:
        return
    stop = sentence_end(reading, state.unit, at)
    floor = max(head_of(state.unit, at), at - LONGEST_OWNER)
    opens = next((place for place in range(at - 1, floor - 1, -1) if reading.lows[place] == "in"), None)
    if opens is None or any(reading.words[place] in PAUSES for place in range(opens, at)):
        return
    owner = reading.words[at - 1]
    if reading.lows[opens + 1 : at + 2] == ["the", reading.lows[at], "of"]:
        source = source_of_phrase(reading, at + 2, stop)
        if source is not None and opens == head_of(state.unit, at):
            source = Source(source.start, source.head_end, source.head_end)  # what follows the comma is the content
        after = source.end if source is not None else at + 1
        cue = (opens, at + 2)
    elif at - 1 > opens and (POSSESSIVE.search(owner) or reading.lows[at - 1] in POSSESSORS):
        source, after, cue = Source(opens + 1, at, at), at + 1, (at, at + 1)
    else:
        return
    contents = around(state, opens, after, stop)
    if source is None or not contents or any(meets(state, content) for content in contents):
        return
    unit = state.unit
    klass = viewpoint_classes()[reading.lows[at]]
    state.drafts.append(
        Draft(source, cue, contents, klass, "in its speaker's view", unit.paragraph, unit.role, spoken=False)
    )


def around(state: Pass, opens: int, after: int, stop: int) -> list[tuple[int, int]]:
    """What stands before and after words that were put into a sentence; nothing when no pause sets them off."""
    reading = state.reading
    ends = after >= stop or reading.words[after] == "."
    pause = after < stop and reading.words[after] in PAUSES and reading.inside[after] < 0
    if not ends and not pause:
        return []
    head = max(head_of(state.unit, opens), state.done)
    contents = []
    if opens - head >= FEWEST_BEFORE:
        border = opens - (reading.words[opens - 1] in PAUSES)
        contents.append((head, border))
    if pause:
        end = content_end(reading, state.unit, after + 1, state.unit.end)
        if after + 1 < end:
            contents.append((after + 1, end))
    return contents


def meets(state: Pass, content: tuple[int, int]) -> bool:
    """Whether a draft has its cue within the words: they are attributed already."""
    return any(draft.cue is not None and content[0] <= draft.cue[0] < content[1] for draft in state.drafts)
