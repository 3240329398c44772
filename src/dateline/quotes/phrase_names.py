"""Find the name that a noun phrase is or has beside it: "the Halyard news agency", "the chairman, Tom Ash"."""

from __future__ import annotations

from dateline.quotes.capitals import POSSESSIVE, is_capital, run_begin
from dateline.quotes.grammar import (
    ATTRIBUTES,
    BODIES,
    BODY_NOUNS,
    CARRIERS,
    DETERMINERS,
    HONORIFICS,
    HUMANS,
    MESSAGES,
    PORTFOLIOS,
    PREPOSITIONS,
    STATE_BODIES,
)
from dateline.quotes.memory import Memory
from dateline.quotes.names import INDEFINITE, Mention, key_of, name_in, trailing_name
from dateline.quotes.phrases import has_verb
from dateline.quotes.reading import Reading

__all__ = [
    "AGENTS",
    "POSSESSORS",
    "body_apposition",
    "core_is_body",
    "end_of_name",
    "is_common",
    "is_title_alone",
    "named_apposition",
    "named_head",
    "person_behind_title",
]

AGENTS = ("er", "or", "ist", "ian", "man", "woman", "ee", "ant", "old", "boss", "coach")
POSSESSORS = frozenset("his her its their my our".split())
# What somebody is the head or leader of, when his name stands right behind it.
LED = frozenset("opposition republic parliament government state region province council cabinet assembly".split())
QUANTITIES = DETERMINERS - frozenset("the a an this that these those his her its their our my your whose".split())


def named_head(memory: Memory, start: int, end: int) -> Mention | None:
    """The name that a noun phrase is: its head is a capital, or a body noun after one; None for a description."""
    reading = memory.reading
    words, lows = reading.words, reading.lows
    core = next(
        (at for at in range(start + 1, end) if lows[at] in PREPOSITIONS or lows[at] in ("who", "that", "whose", ",")),
        end,
    )
    if any(low in ("and", "or") for low in lows[start:core]) and not core_is_body(reading, start, core):
        return None
    if "&" in lows[start + 1 : core - 1]:
        sign = lows.index("&", start + 1, core - 1)
        if is_capital(words[sign - 1]) and is_capital(words[sign + 1]):  # "Quintal & Soto" is a firm
            first, stop = firm_around(reading, sign, start, core)
            return Mention(first, stop, key_of(words[first:stop]), True, ())
    last = core - 1
    if lows[start] in QUANTITIES:
        return None  # "some Democrats", "two Kolvesh men"
    if words[last].isdigit() and last - 1 > start and is_capital(words[last - 1]):
        first = run_begin(reading, start, last)
        key = key_of(words[first:core])
        return Mention(first, core, key, True, ()) if key else None  # "the tabloid Orr 24"
    if is_capital(words[last]) or words[last] in (")", "."):
        return capital_head(reading, start, last, core, end)
    if lows[last] in MESSAGES and core < end and lows[core] in ("by", "from"):
        return trailing_name(reading, core, end)
    if lows[last] in BODY_NOUNS and last > start and lows[start] not in INDEFINITE:
        return body_head(memory, start, last, core)
    if (lows[last] in HONORIFICS or lows[last] in HUMANS) and core < end and lows[core] == "of":
        return behind_office(reading, core + 1, end)
    return None


def firm_around(reading: Reading, sign: int, start: int, end: int) -> tuple[int, int]:
    """The run of capitals on both sides of an "&": "Sennet Light & Power", "Hollis & Tran Engineering"."""
    first, stop = sign - 1, sign + 2
    while first > start and is_capital(reading.words[first - 1]) and reading.lows[first - 1] not in DETERMINERS:
        first -= 1
    while stop < end and is_capital(reading.words[stop]):
        stop += 1
    return first, stop


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
    led = lows[last] in HONORIFICS and core < end and lows[core] == "of"
    if led and (named := behind_office(reading, core + 1, end)):
        return named
    titled = (lows[last] in HONORIFICS or lows[last] in PORTFOLIOS) and core < end
    if titled and (mention is None or mention.body or mention.start <= core + 1):
        return None  # "the Minister of Health": a title and no name
    if titled and mention is not None and lows[core] in ("for", "to"):
        between = lows[core + 1 : mention.start]
        if between and all(low in HONORIFICS or low == "." for low in between):
            return None  # "Spokesman for Minister Tom Ash" is not Tom Ash
    return mention


def behind_office(reading: Reading, start: int, end: int) -> Mention | None:
    """ "Acting head of the republic Denis Orr", "Leader of Opposition Raman Orr": the name behind what is led."""
    words = reading.words
    led = next((at for at in range(start, min(end, start + 3)) if reading.lows[at] in LED), None)
    if led is None or led + 2 >= end or words[end - 1] == ".":
        return None
    mention = name_in(reading, led + 1, end) if all(map(is_capital, words[led + 1 : end])) else None
    return mention if mention is not None and not mention.body and len(mention.key) > 1 else None


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
    if (
        before is None
        or before.key[-1] in POSSESSORS
        or words[last - 1].endswith(("’s", "'s", "s’", "s'"))
        or lows[last - 1] in ATTRIBUTES
    ):
        return None
    if memory.names.person_of(before) is not None:  # "the Orr campaign" is not Orr
        return Mention(before.start, core, key_of(words[before.start : core]), True, ())
    return before._replace(body=True)


def person_behind_title(memory: Memory, start: int, end: int) -> Mention | None:
    """
    "Leader of the House in the Orvale Assembly K. M. Orr": the person whose name ends a title without a comma.

    The title begins with its noun and a capital; right before the name stands what the title is of, and nothing that
    would make the name another's: "Spokesman for Minister Ilo Venn" is the spokesman.
    """
    reading = memory.reading
    if end - start < 3 or not is_capital(reading.words[start]) or reading.lows[start] not in HONORIFICS | HUMANS:
        return None
    first = memory.first_of_person(end)
    if first is None or first < start + 2:
        return None
    low = reading.lows[first - 1]
    if low in PREPOSITIONS | DETERMINERS | HONORIFICS | HUMANS | ATTRIBUTES or not low[0].isalpha():
        return None
    if POSSESSIVE.search(reading.words[first - 1]) or low in ("and", "or"):
        return None
    key = key_of(reading.words[first:end])
    return Mention(first, end, key, False, tuple(reading.lows[start:first])) if len(key) > 1 else None


def is_title_alone(memory: Memory, start: int, end: int) -> bool:
    """ "The Home Minister", "the Auditor-General": nothing but a title that the report gives to somebody."""
    lows = memory.reading.lows
    title = tuple(lows[start + 1 : end])
    if lows[start] not in ("the", "this") or not title or len(title) > 4:
        return False
    owners = memory.titles.get(title[-1], ())
    return title[-1].rpartition("-")[2] in HONORIFICS and any(words[-len(title) :] == title for words, _ in owners)


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
    """ "Another critic, Lena Orr, said", "the chairman, former wicketkeeper Tom Ash": a name between the commas."""
    start = head_end + 1
    while start < end:
        stop = next((at for at in range(start, end) if reading.words[at] == ","), end)
        if reading.lows[start] in ("who", "which", "whose", "that"):
            return None
        mention = trailing_name(reading, start, stop) if is_capital(reading.words[stop - 1]) else None
        if mention is not None and not mention.body:
            alone = is_capital(reading.words[start]) and mention.end == stop
            led = not any(parts_title(reading, at) for at in range(start, mention.start))
            if led and (len(mention.key) > 1 or alone):
                return mention
        if has_verb(reading, start, stop):
            return None  # "According to the charge, Orr met the chairman, Tom Ash, there"
        start = stop + 1
    return None


def parts_title(reading: Reading, at: int) -> bool:
    """Whether a preposition stands in small words, and not within a title: "Colonel of Justice Ilo Venn"."""
    words = reading.words
    if reading.lows[at] not in PREPOSITIONS:
        return False
    return not (reading.lows[at] in ("of", "for") and is_capital(words[at - 1]) and is_capital(words[at + 1]))


def is_human(reading: Reading, end: int) -> bool:
    """Whether a description is of human beings: "the owner", "two men"."""
    head = reading.lows[end - 1]
    return head in HUMANS or head in HONORIFICS or (head.endswith((*AGENTS, "s")) and head not in BODY_NOUNS)


def body_apposition(reading: Reading, head_end: int, end: int) -> Mention | None:
    """ "Her party, the Reform Bloc,", "The customer, the shipping line Orlov,": the name right behind the comma."""
    start = head_end + 1
    if start >= end or reading.words[head_end] != "," or is_human(reading, head_end):
        return None
    stop = next((at for at in range(start, end) if reading.words[at] == ","), end)
    if stop <= start or not is_capital(reading.words[stop - 1]):
        return None
    if any(parts_title(reading, at) for at in range(start, stop)):
        return None  # "the chairman, of Kolvesh"; not "the Movement for Dignity"
    mention = trailing_name(reading, start, stop)
    return mention._replace(body=True) if mention is not None and mention.end == stop else None
