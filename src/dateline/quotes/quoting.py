"""Read "the Wire quoted Hill as saying": the Wire's line, and Hill's within it."""

from __future__ import annotations

from dataclasses import replace

from dateline.quotes.contents import content_end, sentence_end, skip_adjuncts, skip_recipient
from dateline.quotes.cues import Cue
from dateline.quotes.passes import Pass, enclosing, quotation_start, quoted_before
from dateline.quotes.reading import Quoted, Reading
from dateline.quotes.sources import Source

__all__ = ["quoted_as_saying", "was_quoted"]


def quoted_as_saying(state: Pass, cue: Cue, source: Source, quoted: Quoted | None) -> bool:
    """ "...," the Wire quoted Hill as saying: the Wire's line, and Hill's within it."""
    reading, unit = state.reading, state.unit
    stop = sentence_end(reading, unit, cue.verb)
    place = next(
        (
            at
            for at in range(cue.end, min(stop, cue.end + 30) - 1)
            if reading.lows[at] == "as" and reading.lows[at + 1] in ("saying", "telling", "writing", "warning")
        ),
        None,
    )
    if place is None or place == cue.end:
        return False
    inner = Source(cue.end, place, phrase_stop(reading, cue.end, place))
    if quoted is not None:
        contents = [(quotation_start(state, quoted), quoted.end)]
    else:
        at = place + 2
        if reading.lows[place + 1] == "telling":
            at = skip_recipient(reading, at, stop)
        at = skip_adjuncts(reading, at, stop)
        if at < stop and reading.words[at] in (",", ":"):
            at += 1
        contents = [(at, content_end(reading, unit, at, unit.end))]
        if contents[0][0] >= contents[0][1]:
            return False
    outer = state.draft(source, cue, list(contents), "quoted as saying", enclosing(state, cue))
    state.draft(
        inner,
        saying_at(place, cue),
        list(contents),
        "quoted as saying",
        outer,
    )
    state.done = max(outer.end, place + 2)
    return True


def was_quoted(state: Pass, cue: Cue, source: Source | None) -> bool:
    """Hill was quoted (by the Wire) as saying that ..."""
    reading, unit = state.reading, state.unit
    if source is None or "object-saying" not in cue.entry.frames:
        return False
    stop = sentence_end(reading, unit, cue.verb)
    place = next((at for at in range(cue.end, min(stop, cue.end + 20)) if reading.lows[at] == "as"), stop)
    if reading.lows[place : place + 2] not in (["as", "saying"], ["as", "telling"]):
        return False
    carrier = Source(cue.end + 1, place, place) if reading.lows[cue.end] == "by" and place > cue.end + 1 else None
    if carrier is None and place > cue.end and skip_adjuncts(reading, cue.end, place) < place:
        return False
    quoted = quoted_before(state, source.start)
    if quoted is not None:
        contents = [(quotation_start(state, quoted), quoted.end)]
    else:
        at = skip_adjuncts(reading, place + 2, stop)
        while at < stop and reading.words[at] in (",", ":"):
            at += 1
        contents = [(at, content_end(reading, unit, at, unit.end))]
    if contents[0][0] >= contents[0][1]:
        return False
    if carrier is None:
        found = state.draft(source, cue, contents, "was quoted as saying")
        found.cue, found.klass = (cue.start, place + 2), "said"
    else:
        outer = state.draft(carrier, cue, list(contents), "quoted as saying")
        saying = saying_at(place, cue)
        found = state.draft(source, saying, list(contents), "quoted as saying", outer)
    state.done = max(found.end, place + 2)
    return True


def saying_at(place: int, cue: Cue) -> Cue:
    """The cue of the one who is quoted: "as saying"."""
    entry = replace(cue.entry, klass="said")
    return Cue(place, place + 1, place + 2, entry, False, False, True, False)


def phrase_stop(reading: Reading, start: int, end: int) -> int:
    """Where the first part of a phrase ends: at its first comma."""
    return next((at for at in range(start, end) if reading.words[at] == ","), end)
