"""Resolve who each source is within the report: to the fullest name it uses, or to nobody when two could be meant."""

from __future__ import annotations

from dateline.quotes.capitals import is_capital, run_begin
from dateline.quotes.drafts import Draft
from dateline.quotes.grammar import (
    ATTRIBUTES,
    BODIES,
    BODY_NOUNS,
    CARRIERS,
    DETERMINERS,
    HONORIFICS,
    MESSAGES,
    PORTFOLIOS,
    PREPOSITIONS,
    PRONOUNS,
    STATE_BODIES,
)
from dateline.quotes.memory import NOBODY, Memory, Speaker, name_of
from dateline.quotes.names import INDEFINITE, Mention, key_of, name_in, trailing_name
from dateline.quotes.reading import Reading
from dateline.quotes.references import HE, SHE, by_body, by_description, by_pronoun, by_relative
from dateline.quotes.same_words import settle_by_words

__all__ = ["resolve_speakers"]

QUANTITIES = DETERMINERS - frozenset("the a an this that these those his her its their our my your whose".split())


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
    mention = named_head(memory, start, head_end)
    if mention is not None and is_common(memory, mention) and not memory.names.knows(mention.key):
        return NOBODY, None
    if mention is None:
        mention = named_apposition(memory.reading, head_end, end)
        if mention is not None:
            return full_name(memory, mention, "apposition")
        return by_description(memory, draft, start, head_end)
    return full_name(memory, mention, "name")


def named_head(memory: Memory, start: int, end: int) -> Mention | None:
    """The name that a noun phrase is: its head is a capital, or a body noun after one; None for a description."""
    reading = memory.reading
    words, lows = reading.words, reading.lows
    core = next(
        (at for at in range(start + 1, end) if lows[at] in PREPOSITIONS or lows[at] in ("who", "that", "whose", ",")),
        end,
    )
    if any(low in ("and", "or", "&") for low in lows[start:core]) and not core_is_body(reading, start, core):
        return None
    last = core - 1
    if lows[start] in QUANTITIES:
        return None  # "some Democrats", "two Kolvesh men"
    if is_capital(words[last]) or words[last] in (")", "."):
        return capital_head(reading, start, last, core, end)
    if lows[last] in MESSAGES and core < end and lows[core] in ("by", "from"):
        return trailing_name(reading, core, end)
    if lows[last] in BODY_NOUNS and last > start and lows[start] not in INDEFINITE:
        return body_head(memory, start, last, core)
    return None


def capital_head(reading: Reading, start: int, last: int, core: int, end: int) -> Mention | None:
    """The name of a phrase whose first part ends in a capital at ``last``: a title and name, a body, a person."""
    words, lows = reading.words, reading.lows
    stop = end_of_name(reading, last, end)
    if stop < end and words[stop].isalpha() and lows[stop] not in PREPOSITIONS and words[stop] not in ("and", "or"):
        return trailing_name(reading, stop, end)  # "the Party of the River candidate Lena Orr"
    if stop > last + 1:
        mention = name_in(reading, run_begin(reading, start, last + 1), stop)
    else:
        mention = trailing_name(reading, start, stop)
    titled = (lows[last] in HONORIFICS or lows[last] in PORTFOLIOS) and core < end
    if titled and (mention is None or mention.body or mention.start <= core + 1):
        return None  # "the Minister of Health": a title and no name
    return mention


def body_head(memory: Memory, start: int, last: int, core: int) -> Mention | None:
    """The name of a phrase whose first part ends in a noun for bodies: "the Halyard news agency"."""
    reading = memory.reading
    words, lows = reading.words, reading.lows
    if lows[last] in STATE_BODIES and is_capital(words[last - 1]) and lows[last - 1] not in DETERMINERS:
        begin = last - 1
        while begin > start and is_capital(words[begin - 1]) and lows[begin - 1] not in DETERMINERS:
            begin -= 1
        return Mention(begin, core, key_of(words[begin:core]), True, ())
    while last - 1 > start and lows[last - 1] in BODIES and words[last - 1].islower():
        last -= 1  # "news" in "the Halyard news agency"
    before = trailing_name(reading, start, last)
    if before is None or words[last - 1].endswith(("’s", "'s", "s’", "s'")) or lows[last - 1] in ATTRIBUTES:
        return None
    if memory.names.person_of(before) is not None:  # "the Orr campaign" is not Orr
        return Mention(before.start, core, key_of(words[before.start : core]), True, ())
    return before._replace(body=True)


def end_of_name(reading: Reading, last: int, end: int) -> int:
    """Where a name goes on to after "of" or "for": "the Ministry of Defence in Lissend" ends before "in"."""
    body = reading.lows[last] in BODIES
    joins = ("of", "for", "on", "and", "&") if body else ("of", "for")
    at = last + 1
    while at + 1 < end and reading.lows[at] in joins:
        onward = at + 1 + (reading.lows[at + 1] == "the")
        if onward >= end or not is_capital(reading.words[onward]):
            break
        while onward < end and is_capital(reading.words[onward]):
            onward += 1
        at = onward
    return at


def is_common(memory: Memory, mention: Mention) -> bool:
    """Whether a single word with a capital may have it from the head of its sentence: "Officials", "Police"."""
    if len(mention.key) != 1 or mention.start + 1 != mention.end or mention.key[0] in memory.names.by_word:
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
    if mention is None or mention.body or len(mention.key) < 2 or "," in reading.words[head_end + 1 : end]:
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
