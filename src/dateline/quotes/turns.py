"""Tell who takes a turn in an interview by its label: "A:", "ANF:", "HOST:"."""

from __future__ import annotations

from dateline.quotes.answers import Resolved, described
from dateline.quotes.memory import NOBODY, Memory, name_of
from dateline.quotes.names import Mention

__all__ = ["HOSTS", "who_takes_turn"]

ANSWERING = frozenset(("a", "answer"))
ASKING = frozenset(("q", "question"))
ASKERS_BY = frozenset("to by with told meets met".split())  # "she spoke to Tom Vell", who asks
# Labels that are nobody's name.
HOSTS = frozenset(
    "host interviewer reporter moderator presenter anchor journalist correspondent caller audience".split()
)
MOST_LETTERS = 4  # of a name shortened in an interview


def who_takes_turn(memory: Memory, start: int, end: int) -> Resolved | None:
    """
    The one whom a label means when it is no name.

    Args:
        memory: The report.
        start, end: The tokens of the label.

    Returns:
        A person, or a description; None for a name, which is read as any other.
    """
    low = memory.reading.lows[start]
    if end - start == 1 and low in ANSWERING:
        return who_answers(memory, start, end)
    if end - start == 1 and low in ASKING:
        return NOBODY, None  # the report does not say who asks
    if end - start == 1 and low in HOSTS:
        return described(memory, start, end), None
    turned = by_letters(memory, start, end)
    return turned if turned[0].name is not None else None


def who_answers(memory: Memory, start: int, end: int) -> Resolved:
    """ "A:" in an interview: the one person named before it in the report's own words, but for the one who asks."""
    lows = memory.reading.lows
    found: dict[tuple[str, ...], Mention] = {}
    for mention in memory.names.mentions:
        if mention.start < start and len(mention.key) > 1 and not memory.is_body(mention):
            asks = lows[mention.start - 1] in ASKERS_BY
            full = memory.names.resolve(mention)
            if full is not None and not asks:
                found[full.key] = full
    if len(found) != 1:
        return described(memory, start, end), None
    [person] = found.values()
    because = f"“A”: {name_of(memory.reading, person)}, the only one named before who does not ask"
    return memory.named(person)._replace(how="title", because=because), person


def by_letters(memory: Memory, start: int, end: int) -> Resolved:
    """ "ANF" before a colon, as interviews shorten names: the one person whose names begin with the letters."""
    reading = memory.reading
    letters = reading.words[start].replace(".", "")
    if end - start > 2 or not (letters.isupper() and 1 < len(letters) <= MOST_LETTERS):
        return NOBODY, None
    found = {}
    for mention in memory.names.mentions:
        full = None if mention.body else memory.names.resolve(mention)
        if full is not None and letters in initials_of(reading.words[full.start : full.end]):
            found[full.key] = full
    if len(found) != 1:
        return NOBODY, None
    [person] = found.values()
    because = f"“{letters}”: the first letters of {name_of(reading, person)}"
    return memory.named(person)._replace(how="name", because=because), person


def initials_of(words: list[str]) -> set[str]:
    """The first letters of a name, with and without those behind a hyphen: ANF and AN of "Amara Nwosu-Field"."""
    plain = [word for word in words if word[0].isupper()]
    parted = [part for word in plain for part in word.split("-") if part[:1].isupper()]
    ends = plain[0][0] + plain[-1][0] if plain else ""
    return {"".join(word[0] for word in plain), "".join(part[0] for part in parted), ends}
