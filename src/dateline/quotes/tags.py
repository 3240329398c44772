"""Find the words that a speaker after or amid them claims: "...", Hill said; the bridge, said Hill, fell."""

from __future__ import annotations

from bisect import bisect_left

from dateline.quotes.contents import DASHES, content_end, sentence_end, skip_adjuncts, skip_recipient
from dateline.quotes.cues import Cue, find_cues
from dateline.quotes.drafts import Draft
from dateline.quotes.grammar import PREPOSITIONS
from dateline.quotes.passes import PAUSES, Pass, head_of, quotation_start, quoted_before
from dateline.quotes.phrases import is_adverbial
from dateline.quotes.quoting import quoted_as_saying
from dateline.quotes.reading import Quoted, Reading
from dateline.quotes.sources import Source, source_before
from dateline.quotes.sources_after import inverted

__all__ = ["said_before_speaker", "tag_after_quote", "tag_after_words", "tag_in_unclosed"]

COMMA_OR_DASH = DASHES | {","}
ENDS_SPEECH = frozenset(",?!…—–-.") | {"...", "--"}
SHORTEST = 2  # tokens said before a speaker at the end of a sentence; "Surveys, he said, were ..." may have one
WHEN = frozenset("after before when as while once".split())
CARRIED = frozenset((("quoted", "by"), ("cited", "by")))


def said_before_speaker(state: Pass, cue: Cue) -> bool:
    """ "...," said Hill: the cue right after a quotation and the speaker after it."""
    if not state.unit.quoted or cue.passive or "invert" not in cue.entry.frames:
        return False
    quoted = quoted_before(state, cue.start)
    if quoted is None or not ends_speech(state.reading, quoted):
        return False
    source = inverted(state.reading, cue.end, sentence_end(state.reading, state.unit, cue.end))
    if source is None:
        return False
    finish_tag(state, cue, source, quoted, source.end, "quote, then cue and speaker")
    return True


def tag_after_quote(state: Pass, cue: Cue, source: Source) -> bool:
    """ "...," Hill said: the speaker right after a quotation and the cue after him."""
    reading = state.reading
    if not state.unit.quoted or cue.entry.frames.isdisjoint(("tag", "object-saying")):
        return False
    quoted = quoted_before(state, source.start)
    if quoted is None or is_title(state, quoted):
        return False
    stops = reading.words[quoted.end - 2] in (".", "?", "!")
    if (stops or not ends_speech(reading, quoted)) and not free_after(state, cue):
        return False
    if "object-saying" in cue.entry.frames:
        return quoted_as_saying(state, cue, source, quoted)
    finish_tag(state, cue, source, quoted, cue.end, "quote, then speaker and cue")
    return True


def tag_in_unclosed(state: Pass, quoted: Quoted) -> bool:
    """ "We won, said Hill": a quotation whose mark is missing before the speaker; he is looked for within it."""
    reading = state.reading
    for cue in find_cues(reading, quoted.start + 1, quoted.end):
        if not cue.finite or cue.passive or cue.entry.frames.isdisjoint(("tag", "invert")):
            continue
        if "invert" in cue.entry.frames and reading.words[cue.start - 1] == ",":
            border, source = cue.start - 1, inverted(reading, cue.end, sentence_end(reading, state.unit, cue.end))
        else:
            source = source_before(reading, cue.start, quoted.start + 1)
            if source is None or reading.words[source.start - 1] != "," or not free_after(state, cue):
                continue
            border = source.start - 1
        if source is None or reading.lows[source.start] in ("i", "we", "you", "who") or border - quoted.start < 3:
            continue
        found = state.draft(source, cue, [(quoted.start, border)], "unclosed quotation, speaker within it")
        state.done = found.end
        return True
    return False


def ends_speech(reading: Reading, quoted: Quoted) -> bool:
    """Whether the quotation ends as speech does before its speaker: with a comma, a question mark, a dash."""
    last = reading.words[quoted.end - 2] if quoted.closed else reading.words[quoted.end - 1]
    if last in ENDS_SPEECH:
        return True
    return quoted.end < len(reading.words) and reading.words[quoted.end] in PAUSES


def is_title(state: Pass, quoted: Quoted) -> bool:
    """ "In his book, “A River,” Hill said": words in marks that name a work and are not spoken."""
    head = head_of(state.unit, quoted.start)
    return (
        quoted.words <= 8
        and head < quoted.start - 1
        and state.reading.words[quoted.start - 1] in (",", "(")
        and state.reading.lows[head] in PREPOSITIONS
    )


def free_after(state: Pass, cue: Cue) -> bool:
    """Whether nothing but time, place and listener follows the cue in its sentence."""
    reading, end = state.reading, sentence_end(state.reading, state.unit, cue.verb)
    at = cue.end
    if "person" in cue.entry.frames:
        at = skip_recipient(reading, at, end)
    if at < end and is_time_clause(reading, at, cue):
        return True
    at = skip_adjuncts(reading, at, end)
    return ends_there(reading, at, end)


def is_time_clause(reading: Reading, at: int, cue: Cue) -> bool:
    """Whether a clause that tells when it was said begins at the token: "..., he said after they had won"."""
    if not reading.parsed or reading.lows[at] not in WHEN or reading.parsed[at].relation != "mark":
        return False
    verb = reading.parsed[reading.parsed[at].head]
    return verb.relation == "advcl" and cue.start <= verb.head < cue.end


def ends_there(reading: Reading, at: int, end: int) -> bool:
    """Whether a sentence, or a part of it, ends at the token."""
    return at >= end or reading.words[at] in (".", ",", ";", ":", "?", "!") or reading.words[at] in DASHES


def finish_tag(state: Pass, cue: Cue, source: Source, quoted: Quoted, end: int, rule: str) -> Draft:
    """Make the draft of a speaker after a quotation, with what goes on after the speaker."""
    contents = [(quotation_start(state, quoted), quoted.end)]
    contents.extend(words_after_tag(state, end))
    found = state.draft(source, cue, contents, rule)
    found.closed = quoted.closed
    state.done = found.end
    return found


def words_after_tag(state: Pass, at: int) -> list[tuple[int, int]]:
    """ "..., he said, "and we ..."": a quotation after the speaker that a comma or colon leads into."""
    reading = state.reading
    place = bisect_left(state.unit.quoted, (at,))
    following = state.unit.quoted[place] if place < len(state.unit.quoted) else None
    if following is None or not following.words or following.start > at + 25:
        return []
    if following.start in state.unit.sentences:
        return []
    lead_in = reading.words[following.start - 1]
    if (
        lead_in not in (",", ":")
        and lead_in not in DASHES
        and reading.lows[following.start - 1] not in ("and", "but", "because", "that")
    ):
        return []
    if find_cues(reading, at, following.start):
        return []
    return [(following.start, following.end)]


def may_invert(state: Pass, cue: Cue, floor: int) -> bool:
    """Whether a cue behind a pause may have its speaker behind it: not in "The ministry, quoted by the Wire, said"."""
    paused = cue.start > floor and pause_before(state.reading, cue.start)
    bare = cue.start == cue.verb  # nobody inverts "has claimed"
    return "invert" in cue.entry.frames and paused and bare and not carried(state.reading, cue.start)


def carried(reading: Reading, at: int) -> bool:
    """Whether right before a cue it is said who carries the words: "..., quoted by the agency, said"."""
    lows = reading.lows
    opens = next((place for place in range(at - 2, max(0, at - 16), -1) if reading.words[place] == ","), None)
    return opens is not None and reading.words[at - 1] == "," and tuple(lows[opens + 1 : opens + 3]) in CARRIED


def tag_after_words(state: Pass, cue: Cue, source: Source | None, floor: int) -> bool:
    """The bridge fell, Hill said. / The bridge, Hill said, fell."""
    reading, unit = state.reading, state.unit
    stop = sentence_end(reading, unit, cue.verb)
    asked = skip_recipient(reading, cue.end, stop) if cue.entry.lemma == "ask" else cue.end
    if asked < stop and reading.lows[asked] in cue.entry.frames:  # "warned of ...": what is warned of comes after
        return False
    if source is not None and source.start > floor and pause_before(reading, source.start):
        if not free_after(state, cue):
            return False
        border, at = source.start, cue.end
    elif source is None and may_invert(state, cue, floor):
        source = inverted(reading, cue.end, stop)
        if source is None or not ends_there(reading, skip_adjuncts(reading, source.end, stop), stop):
            return False
        border, at = cue.start, source.end
    else:
        return False
    border -= reading.words[border - 1] in COMMA_OR_DASH
    start = max(head_of(unit, cue.start), state.done)
    while start < border and reading.words[start] in PAUSES:
        start += 1
    if border <= start or not any(word[0].isalnum() for word in reading.words[start:border]):
        return False
    if "person" in cue.entry.frames:
        at = skip_recipient(reading, at, stop)
    at = skip_adjuncts(reading, at, stop)
    if at < stop and (
        reading.words[at] == ":"
        or (at + 1 < stop and reading.inside[at + 1] >= 0 and is_adverbial(reading, start, border))
    ):
        return False
    inserted = at + 2 < stop and reading.words[at] in COMMA_OR_DASH and goes_on(reading, at + 1, stop)
    if (is_adverbial(reading, start, border) or border - start < SHORTEST) and not inserted:
        return False
    contents = [(start, border)]
    if inserted:
        contents.append((at + 1, content_end(reading, unit, at + 1, unit.end)))
    found = state.draft(
        source, cue, contents, "words, then speaker and cue" if len(contents) == 1 else "speaker and cue put in"
    )
    state.done = found.end
    return True


def pause_before(reading: Reading, at: int) -> bool:
    """Whether a comma or dash stands before the token, or a single closing mark after one (‘We won,’ Hill said)."""
    if reading.words[at - 1] in ("’", "'"):
        return at > 1 and reading.words[at - 2] in ENDS_SPEECH
    return reading.words[at - 1] in COMMA_OR_DASH


def goes_on(reading: Reading, at: int, stop: int) -> bool:
    """Whether the sentence goes on after an inserted speaker, and not with a new cue or clause about him."""
    low = reading.lows[at]
    if low in (
        "adding",
        "citing",
        "according",
        "saying",
        "noting",
        "who",
        "which",
        "referring",
        "speaking",
        "calling",
        "describing",
        "in",
        "on",
        "at",
    ):
        return False
    return stop - at > 2
