"""Find attributions within attributions: "X, citing Y, said" and a quotation that itself reports what Z said."""

from __future__ import annotations

from bisect import bisect_left

from dateline.quotes.capitals import is_capital
from dateline.quotes.contents import clause_words, sentence_end
from dateline.quotes.cues import CITING, find_cues
from dateline.quotes.drafts import Draft
from dateline.quotes.grammar import CARRIERS, HUMANS, PRONOUNS
from dateline.quotes.passes import RETOLD
from dateline.quotes.reading import Reading, Unit
from dateline.quotes.sources import Source, source_before
from dateline.quotes.sources_after import source_of_phrase

__all__ = ["cited_source", "find_nested"]

LISTENERS = frozenset("us me them him her you".split())  # "Managers told us it was safe"
NEARBY = 5  # attributions before and after a "citing" that it may belong to
REACH = 12  # tokens from the end of an attribution to a "citing" after it
OPENING = 25  # tokens at the head of a quotation in which a report of other people's words shows itself


def find_nested(reading: Reading, unit: Unit, drafts: list[Draft], places: list[int]) -> list[Draft]:
    """
    Find what the attributions of a unit hold within them.

    Args:
        reading: The report.
        unit: The sentences the drafts were found in.
        drafts: Its attributions; one that runs over a "citing" is cut before it.
        places: The tokens of the unit that are forms of cues.

    Returns:
        The inner attributions, each with its parent.
    """
    found: list[Draft] = []
    cites = [at for at in places if reading.lows[at] in CITING]
    if cites:
        outers = sorted((draft for draft in drafts if draft.parent is None and draft.cue), key=cue_start)
        found = [inner for at in cites for inner in cited(reading, unit, outers, at)]
    for draft in drafts:
        start, end = draft.contents[0] if draft.contents else (0, 0)
        if draft.parent is None and start < end and reading.inside[start] >= 0:
            found.extend(retold(reading, draft))
    return found


def cited(reading: Reading, unit: Unit, outers: list[Draft], at: int) -> list[Draft]:
    """ "The Wire, citing two officials, reported that ...": the officials' words, as the Wire has them."""
    source = cited_source(reading, at, sentence_end(reading, unit, at))
    if source is None:
        return []
    outer = outer_of(reading, outers, at)
    if outer is None:
        return []
    outer.contents = [(start, min(end, at - 1) if start < at < end else end) for start, end in outer.contents]
    if outer.klass == "declined" or outer.klass.startswith("not-"):
        return []  # "declined to comment, citing the police investigation"
    klass = "said" if outer.klass == "reported" else outer.klass  # the outlet reports what they said
    cue, contents = (at, at + 1), list(outer.contents)
    return [Draft(source, cue, contents, klass, "citing", outer.paragraph, outer.role, parent=outer)]


def cited_source(reading: Reading, at: int, stop: int) -> Source | None:
    """Who is cited by the "citing" at a token; None when it is a thing ("citing security")."""
    if reading.inside[at] >= 0:
        return None
    source = source_of_phrase(reading, at + 1, stop)
    if source is None:
        return None
    if reading.words[at] != reading.lows[at]:
        source = Source(source.start, source.head_end, source.head_end)  # at the head of its sentence: to the comma
    speaks = any(
        is_capital(reading.words[place]) or reading.lows[place] in CARRIERS or is_human(reading.lows[place])
        for place in range(source.start, source.head_end)
    )
    return source if speaks else None


def is_human(low: str) -> bool:
    """Whether a noun is of people, one or several: "a nurse", "two engineers"."""
    return low.removesuffix("s") in HUMANS or low.endswith(("ists", "ians", "eers"))


def outer_of(reading: Reading, outers: list[Draft], at: int) -> Draft | None:
    """The attribution that a "citing" belongs to: in its source, in its content, or right after it."""
    place = bisect_left(outers, at, key=cue_start)
    for draft in outers[place : place + NEARBY]:
        if draft.source is not None and draft.source.start <= at < draft.source.end:
            return draft
    if reading.words[at] != reading.lows[at] and place < len(outers):
        return outers[place]  # "Citing two officials, the Wire reported ..."
    for draft in reversed(outers[max(0, place - NEARBY) : place]):
        if at <= draft.end + REACH:
            return draft
    return None


def cue_start(draft: Draft) -> int:
    """First token of the cue."""
    return draft.cue[0] if draft.cue else -1


def retold(reading: Reading, draft: Draft) -> list[Draft]:
    """ "“The minister said no,” the statement added": the minister's words within the statement's."""
    start, end = draft.contents[0]
    quoted = reading.quoted[reading.inside[start]]
    stop = quoted.end - 1 if quoted.closed else quoted.end
    for cue in find_cues(reading, quoted.start + 1, min(stop, quoted.start + OPENING)):
        if (
            not cue.finite
            or cue.passive
            or cue.negated
            or cue.entry.klass not in RETOLD
            or "bare" not in cue.entry.frames
        ):
            continue
        source = source_before(reading, cue.start, quoted.start + 1)
        if source is None or reading.lows[source.start] in PRONOUNS or cue.end >= stop:
            return []
        if reading.lows[cue.end] not in clause_words and reading.lows[cue.verb] not in ("said", "says", "say", "told"):
            return []
        told = "person" in cue.entry.frames and reading.lows[cue.end] in LISTENERS
        content = (cue.end + told, min(stop, end))
        if content[0] >= content[1]:
            return []
        return [
            Draft(
                source,
                (cue.start, cue.end),
                [content],
                cue.klass,
                "told within a quotation",
                draft.paragraph,
                draft.role,
                parent=draft,
            )
        ]
    return []
