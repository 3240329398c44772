"""Resolve who each source is within the report: to the fullest name it uses, or to nobody when two could be meant."""

from __future__ import annotations

from dateline.quotes.drafts import Draft
from dateline.quotes.grammar import (
    ATTRIBUTES,
    BODIES,
    BODY_NOUNS,
    CARRIERS,
    DETERMINERS,
    HONORIFICS,
    MESSAGES,
    PREPOSITIONS,
    PRONOUNS,
    STATE_BODIES,
)
from dateline.quotes.memory import NOBODY, Memory, Speaker, name_of
from dateline.quotes.names import INDEFINITE, Mention, is_capital, key_of, trailing_name
from dateline.quotes.reading import Reading
from dateline.quotes.references import HE, SHE, by_body, by_description, by_pronoun, by_relative
from dateline.quotes.same_words import settle_by_words

__all__ = ["resolve_speakers"]


def resolve_speakers(reading: Reading, drafts: list[Draft]) -> list[Speaker]:
    """
    Resolve the speakers of all attributions of a report.

    A pronoun is the last speaker when nobody else was named in between; a title ("the cleric") is the one person it
    was given to; anything else without a name is nobody. A wrong name is worse than none.

    Args:
        reading: The report.
        drafts: Its attributions in reading order.

    Returns:
        One speaker per draft.
    """
    memory = Memory(reading)
    found = [speaker_of(memory, draft) for draft in drafts]
    return settle_by_words(reading, drafts, found)


def speaker_of(memory: Memory, draft: Draft) -> Speaker:
    """The speaker of one draft; the memory learns of it."""
    source = draft.source
    if source is None:
        return NOBODY
    if source.start in memory.known:
        return memory.known[source.start]
    found, mention = who_is(memory, draft, source.start, source.head_end, source.end)
    memory.known[source.start] = found
    if draft.parent is None:
        memory.last = draft
    if mention is not None:
        (memory.bodies if mention.body else memory.persons).append((mention, draft))
    return found


def who_is(memory: Memory, draft: Draft, start: int, head_end: int, end: int) -> tuple[Speaker, Mention | None]:
    """Try the ways a source can name its speaker, the plainest first."""
    low = memory.reading.lows[start]
    if head_end - start == 1:
        if memory.reading.inside[start] >= 0 and low in PRONOUNS:
            return NOBODY, None  # within a quotation "he" is whoever the speaker had in mind
        if low in HE or low in SHE:
            return by_pronoun(memory, draft, start, low)
        if low == "it":
            return by_body(memory, draft, start, "it")
        if low == "who":
            return by_relative(memory, start)
        if low in PRONOUNS or low in ("which", "that"):
            return NOBODY, None
    mention = named_head(memory.reading, start, head_end)
    if mention is not None and is_common(memory, mention) and not memory.names.knows(mention.key):
        return NOBODY, None
    if mention is None:
        mention = named_apposition(memory.reading, head_end, end)
        if mention is not None:
            return full_name(memory, mention, "apposition")
        return by_description(memory, draft, start, head_end)
    return full_name(memory, mention, "name")


def named_head(reading: Reading, start: int, end: int) -> Mention | None:
    """The name that a noun phrase is: its head is a capital, or a body noun after one; None for a description."""
    words, lows = reading.words, reading.lows
    core = next(
        (at for at in range(start + 1, end) if lows[at] in PREPOSITIONS or lows[at] in ("who", "that", "whose", ",")),
        end,
    )
    if any(low in ("and", "or", "&") for low in lows[start:core]) and not core_is_body(reading, start, core):
        return None
    last = core - 1
    if is_capital(words[last]) or words[last] in (")", "."):
        mention = trailing_name(reading, start, end_of_name(reading, last, end))
        titled = lows[last] in HONORIFICS and core < end
        if titled and (mention is None or mention.body or mention.start <= core + 1):
            return None  # "the Minister of Health": a title and no name
        return mention
    if lows[last] in MESSAGES and core < end and lows[core] in ("by", "from"):
        return trailing_name(reading, core, end)
    if lows[last] in BODY_NOUNS and last > start and lows[start] not in INDEFINITE:
        if lows[last] in STATE_BODIES and is_capital(words[last - 1]) and lows[last - 1] not in DETERMINERS:
            return Mention(last - 1, core, key_of(words[last - 1 : core]), True, ())
        while last - 1 > start and lows[last - 1] in BODIES and words[last - 1].islower():
            last -= 1  # "the Halyard news agency"
        before = trailing_name(reading, start, last)
        if before is not None and not words[last - 1].endswith(("’s", "'s", "s’", "s'")):
            return Mention(before.start, before.end, before.key, True, ()) if lows[last - 1] not in ATTRIBUTES else None
    return None


def end_of_name(reading: Reading, last: int, end: int) -> int:
    """Where a name goes on to after "of" or "for": "the Ministry of Defence in Lissend" ends before "in"."""
    at = last + 1
    while at + 1 < end and reading.lows[at] in ("of", "for"):
        at += 1 + (reading.lows[at + 1] == "the")
        if at >= end or not is_capital(reading.words[at]):
            return last + 1
        while at < end and is_capital(reading.words[at]):
            at += 1
        last = at - 1
    return at


def is_common(memory: Memory, mention: Mention) -> bool:
    """Whether a single word with a capital may have it from the head of its sentence: "Officials", "Police"."""
    if len(mention.key) != 1 or mention.start + 1 != mention.end:
        return False
    low = memory.reading.lows[mention.start]
    if low in CARRIERS or low in BODY_NOUNS or low in MESSAGES or low in HONORIFICS:
        return True
    return low.endswith("s") or low in DETERMINERS or low in memory.spellings


def core_is_body(reading: Reading, start: int, end: int) -> bool:
    """Whether an "and" is part of the name: "the Department of Health and Safety"."""
    return any(low in BODIES for low in reading.lows[start:end])


def named_apposition(reading: Reading, head_end: int, end: int) -> Mention | None:
    """ "Another critic, Lena Orr, said": a name alone between the commas."""
    if head_end + 1 >= end or not is_capital(reading.words[head_end + 1]):
        return None
    mention = trailing_name(reading, head_end + 1, end)
    if mention is None or mention.body or "," in reading.words[head_end + 1 : end]:
        return None
    return mention


def full_name(memory: Memory, mention: Mention, how: str) -> tuple[Speaker, Mention | None]:
    """The fullest form of a name; nobody when the short form may be two people."""
    full = memory.names.resolve(mention)
    if full is None:
        return Speaker(because="more than one person of that name in the report"), None
    if full.key == mention.key:
        return Speaker(name_of(memory.reading, mention), (), how), full
    name = name_of(memory.reading, full)
    return Speaker(
        name, ((full.start, full.end),), "part of a name", f"the report's fullest name for this is {name}"
    ), full
