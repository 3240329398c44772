"""Tell who bears a short name that several could: the only one named so far, never one of the other sex."""

from __future__ import annotations

from dateline.quotes.capitals import is_capital, run_end
from dateline.quotes.grammar import FEMALE, FEMALE_NAMES, MALE, MALE_NAMES
from dateline.quotes.memory import Memory
from dateline.quotes.names import Mention, name_in
from dateline.quotes.persons import gender_of_words

__all__ = ["bearer", "kin_named"]

HERS = frozenset(("mrs", "ms", "miss"))
HIS = frozenset(("mr",))
OWNED = 4  # tokens from "his" to the name of his kin
KIN = MALE | FEMALE  # "his wife", once "Orr's wife, Lena" was named


def bearer(memory: Memory, mention: Mention) -> Mention | None:
    """
    Who bears a name, by the fullest form of it.

    "Orr" after Lena Orr and before Tom Orr is Lena; after both it may be either. "Mrs Orr" is never Tom Orr: she is the
    one whom the report has named before as somebody's wife, mother and the like, or nobody it tells.

    Args:
        memory: The report and what was said so far.
        mention: The name where it stands.

    Returns:
        The mention with the fullest form; None when two could be meant.
    """
    full = memory.names.resolve(mention)
    if full is None:
        return memory.names.introduced(mention)
    told = "female" if not HERS.isdisjoint(mention.titles) else "male" if not HIS.isdisjoint(mention.titles) else ""
    sex = gender_of_words(set(full.titles), MALE, FEMALE) or gender_of_words({full.key[0]}, MALE_NAMES, FEMALE_NAMES)
    if not told or full.key == mention.key or sex == told:
        return full
    kin = spouse_of(memory, full, told) or kin_without_surname(memory, mention.start, told)
    return kin if kin is not None else None if sex else full


def spouse_of(memory: Memory, full: Mention, told: str) -> Mention | None:
    """ "Geoffrey" of "Geoffrey and Pamela Orr", for "Mr Orr" later."""
    reading, at = memory.reading, full.start - 2
    if at < 0 or reading.lows[at + 1] != "and" or not is_capital(reading.words[at]) or reading.words[at].isupper():
        return None
    if gender_of_words({reading.lows[at]}, MALE_NAMES, FEMALE_NAMES) not in ("", told):
        return None
    return Mention(at, at + 1, (reading.lows[at],), False, ())


def kin_without_surname(memory: Memory, before: int, told: str) -> Mention | None:
    """Who was named by a given name alone before, as "his mother" or "her son": of another sex than whose kin it is."""
    whose = "his" if told == "female" else "her"
    found: dict[tuple[str, ...], Mention] = {}
    for noun in sorted(FEMALE if told == "female" else MALE):
        kin = kin_named(memory, before, noun)
        if kin is None or memory.names.resolve(kin) != kin or len(kin.key) > 1:
            continue
        lows = memory.reading.lows[max(0, kin.start - OWNED) : kin.start]
        if whose in lows:
            found[kin.key] = kin
    return next(iter(found.values())) if len(found) == 1 else None


def kin_named(memory: Memory, before: int, noun: str) -> Mention | None:
    """The one whom the report has named before as somebody's: "Orr's wife, Lena", for "his wife" later."""
    reading = memory.reading
    found: dict[tuple[str, ...], Mention] = {}
    for at in memory.callings.places(noun, before) if noun in KIN else ():
        if reading.inside[at] >= 0 or at + 2 >= before:
            continue
        first = at + 1 + (reading.words[at + 1] == ",")
        if is_capital(reading.words[first]):
            mention = name_in(reading, first, run_end(reading, first, len(reading.words)))
            if mention is not None and not mention.body:
                found[mention.key] = mention
    return next(iter(found.values())) if len(found) == 1 else None
