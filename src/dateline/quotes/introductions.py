"""Name a speaker whom the lead only describes, when the report names him next: a role first, then the name."""

from __future__ import annotations

from functools import cache

from dateline.lexicon import load_lexicon
from dateline.model import Role
from dateline.quotes.drafts import Draft
from dateline.quotes.grammar import (
    ATTRIBUTES,
    AUXILIARIES,
    DETERMINERS,
    PORTFOLIOS,
    PREPOSITIONS,
    PRONOUNS,
)
from dateline.quotes.memory import Memory, Speaker
from dateline.quotes.names import mentions_between
from dateline.quotes.persons import agrees, described_gender, gender_of
from dateline.quotes.same_words import content_words
from dateline.quotes.turns import HOSTS

__all__ = ["settle_by_introduction"]

LEAD = 2  # paragraphs of the body in which a report describes before it names
NEXT = 3  # paragraphs after the description in which the name must come
FIRST, FULL = 4, 2  # tokens at the head of a paragraph in which a name opens it; words of a full name
LONG = 4  # letters of a word that tells one role from another
SHARED = 2  # words that both statements must have
SHARE = 0.2  # of the words of the shorter statement
FORMS_OF_ADDRESS = frozenset("mr mrs ms miss mr. mrs. ms. dr dr. sir dame lady lord shaikh sheikh haji hajji .".split())
OF_PEOPLES = ("ian", "ani", "ese", "ish", "eni", "aqi", "iri", "ali", "awi")
EMPTY = AUXILIARIES | DETERMINERS | PREPOSITIONS | PRONOUNS | frozenset(("that", "been", "being"))
UNKNOWN = frozenset("source sources insider insiders".split())  # who is called so will not be named
AGAIN = frozenset(("the", "he", "she", "it", "they", "who"))
KINDS = {"human": "person", "body": "body"}


def settle_by_introduction(memory: Memory, drafts: list[Draft], found: list[Speaker]) -> list[Speaker]:
    """
    Lead the described speakers of titles and lead to the names that follow.

    "A leader of the river movement says the dam will fall. / "It will fall," wrote Akhsan Birvay, its secretary": the
    next speaker with a name, when nobody else is described in between, and role or words are the same.

    Args:
        memory: What was named and said.
        drafts: The attributions, in reading order.
        found: Their speakers so far.

    Returns:
        One speaker per draft.
    """
    body = sorted({unit.paragraph for unit in memory.reading.units if unit.role is Role.BODY})
    settled = list(found)
    for index, (draft, speaker) in enumerate(zip(drafts, found, strict=True)):
        if speaker.named or speaker.name is None or draft.source is None or draft.parent is not None:
            continue
        source = memory.reading.lows[draft.source.start : draft.source.head_end]
        if not UNKNOWN.isdisjoint(source) or (draft.rule == "name and colon" and source[-1] in HOSTS):
            continue  # "PRESENTER: With us is the minister" is not the minister
        kind = memory.kinds.get(speaker.name, "")
        if kind in KINDS and (draft.role is not Role.BODY or draft.paragraph in body[:LEAD]):
            settled[index] = introduced(memory, drafts, found, index, KINDS[kind]) or speaker
            if settled[index] is speaker and kind == "human":
                settled[index] = named_next(memory, draft, speaker) or speaker
    led = led_names(found, settled)
    return [again(memory, own, told, led) for own, told in zip(drafts, settled, strict=True)]


def named_next(memory: Memory, draft: Draft, speaker: Speaker) -> Speaker | None:
    """ "A fisherman has told ... / Ilo Venn, 44, was rescued": who opens the next paragraph, with a name."""
    reading = memory.reading
    assert draft.source is not None
    if reading.lows[draft.source.start] not in ("a", "an"):
        return None
    starts = [start for start in memory.paragraph_starts if start > draft.source.start][:2]
    for start in starts:
        first = next(mentions_between(reading, start, min(start + FIRST, len(reading.words))), None)
        if first is None or first.body or memory.is_body(first) or len(first.key) < FULL:
            continue
        full = memory.names.resolve(first)
        bare = first.start == start and not first.titles
        aged = reading.words[first.end : first.end + 1] == [","] and reading.words[first.end + 1][0].isdigit()
        acts = reading.parsed and reading.parsed[first.end].tag in ("VERB", "AUX")
        if full is None or not bare or not (aged or acts):
            return None
        if not agrees(described_gender(speaker.name or ""), gender_of(memory, full)):
            return None
        name = memory.named(full).name
        because = f"described first, then named: {name} opens the next paragraph, and has no other role"
        return Speaker(name, ((first.start, first.end),), "same words", because)
    return None


def again(memory: Memory, draft: Draft, told: Speaker, led: dict[str, Speaker]) -> Speaker:
    """ "The fisherman" later: the same one, once "a fisherman" was led to a name."""
    source = draft.source
    if told.named or told.name is None or source is None:
        return told
    low = memory.reading.lows[source.start]
    if low not in AGAIN:
        return told
    after = led.get(told.name)
    if after is None:
        return told
    words = f"the {told.name}" if low == "the" else low
    return after._replace(because=f"“{words}”: who was so described first, {after.name}")


def led_names(found: list[Speaker], settled: list[Speaker]) -> dict[str, Speaker]:
    """The descriptions that were led to a name, each with the first one, also without what "who" tells."""
    led: dict[str, Speaker] = {}
    for before, after in zip(found, settled, strict=True):
        if before.name is not None and not before.named and after.named and after.name is not None:
            led.setdefault(before.name, after)
            led.setdefault(before.name.partition(" who ")[0], after)
    return led


def introduced(memory: Memory, drafts: list[Draft], found: list[Speaker], index: int, kind: str) -> Speaker | None:
    """The next speaker with a name, when it can be the one described."""
    draft, speaker = drafts[index], found[index]
    for other, told in zip(drafts[index + 1 :], found[index + 1 :], strict=True):
        if other.parent is not None or other.source is None or told.name is None or told.name == speaker.name:
            continue
        if not told.named and last_word(told) == last_word(speaker) and other.role is Role.BODY:
            continue  # "Minister denies plot" / "the foreign minister said": the same again
        if other.paragraph - draft.paragraph > NEXT or not told.named:
            return None
        if memory.kinds.get(told.name) != kind:
            continue
        if of_other_land(memory, draft, other):
            return None
        if not (
            same_role(memory, draft, other)
            or same_statement(memory, draft, other)
            or same_kind(memory, draft, other)
            or (kind == "person" and goes_on(memory, draft, other) and comes_bare(memory, other, told))
        ):
            return None
        if kind == "body" and not (is_so_called(speaker, told) or same_kind(memory, draft, other)):
            return None
        place = (other.source.start, other.source.end)
        because = f"described first, then named: {told.name} is the next who speaks, in the same role or words"
        return Speaker(told.name, (place,), "same words", because)
    return None


def is_so_called(described: Speaker, named: Speaker) -> bool:
    """Whether a body's name has the noun that it was described by: "the health ministry" is no World Health Agency."""
    noun = (described.name or "").partition(" of ")[0].rpartition(" ")[2].lower()
    return noun in (named.name or "").lower().split()


def of_other_land(memory: Memory, draft: Draft, other: Draft) -> bool:
    """Whether the two are called by two lands or peoples: "a US defence official", "Orvalian defence spokesman Orr"."""
    assert draft.source is not None
    assert other.source is not None
    mine = lands(memory, draft.source.start, draft.source.end)
    theirs = lands(memory, other.source.start, other.source.end)
    return bool(mine) and bool(theirs) and mine.isdisjoint(theirs)


def lands(memory: Memory, start: int, end: int) -> set[str]:
    """The words for lands and peoples in a phrase, by a list or, before another word, by their ending."""
    words, lows = memory.reading.words, memory.reading.lows
    return {
        lows[at].removesuffix("’s").removesuffix("'s").removesuffix(".")
        for at in range(start, end)
        if words[at][0].isupper()
        and (lows[at] in ATTRIBUTES or (at + 1 < end and words[at].endswith(OF_PEOPLES) and lows[at] not in PORTFOLIOS))
    }


def last_word(speaker: Speaker) -> str:
    """The last word of a description, in small letters."""
    return (speaker.name or "").rpartition(" ")[2].lower()


def same_role(memory: Memory, draft: Draft, other: Draft) -> bool:
    """Whether description and introduction share a word that tells the role or the body."""
    assert draft.source is not None
    assert other.source is not None
    return bool(long_words(memory, draft.source.start, draft.source.end) & around(memory, other))


def around(memory: Memory, other: Draft) -> set[str]:
    """The longer words by which a named speaker is introduced: title, name and apposition."""
    assert other.source is not None
    return long_words(memory, max(0, other.source.start), other.source.end)


def long_words(memory: Memory, start: int, end: int) -> set[str]:
    """The longer words of a phrase."""
    return {low.removesuffix("’s").removesuffix("'s") for low in memory.reading.lows[start:end] if len(low) > LONG}


def same_kind(memory: Memory, draft: Draft, other: Draft) -> bool:
    """ "A newspaper reported ... / The daily Al-Rasikh said": both are called a body of one kind."""
    assert draft.source is not None
    assert other.source is not None
    mine = set(memory.reading.lows[draft.source.start : draft.source.end])
    theirs = {word for word in memory.reading.words[other.source.start : other.source.end] if word.islower()}
    return any(mine & nouns and theirs & nouns for nouns in kinds_of_bodies())


@cache
def kinds_of_bodies() -> tuple[frozenset[str], ...]:
    """The nouns that may stand for each other, kind by kind."""
    return tuple(frozenset(kind["nouns"].split()) for kind in load_lexicon("body_kinds").values())


def goes_on(memory: Memory, draft: Draft, other: Draft) -> bool:
    """
    Whether a statement can be more of the one before: of its class, so no refusal and no denial.

    Of "an official", who may be anybody, it must be quoted, too: "Marcus Fell called it a lie" may answer the official.
    """
    assert draft.source is not None
    anybody = memory.reading.lows[draft.source.start] in ("a", "an", "one", "another")
    quoted = any(memory.reading.inside[start] >= 0 for start, _ in other.contents)
    return other.klass == draft.klass and (quoted or not anybody)


def comes_bare(memory: Memory, other: Draft, told: Speaker) -> bool:
    """Whether a person is named here for the first time, and without a role: it stood in the sentence before."""
    assert other.source is not None
    mentions = list(mentions_between(memory.reading, other.source.start, other.source.end))
    full = memory.names.resolve(mentions[0]) if len(mentions) == 1 else None
    if full is None or other.source.end != other.source.head_end or full.start < other.source.start:
        return False
    titles = {words for held in memory.titles.values() for words, owner in held if owner.key == full.key}
    lows = memory.reading.lows[other.source.start : mentions[0].start]
    return not any(set(words) - FORMS_OF_ADDRESS for words in titles) and set(lows) <= FORMS_OF_ADDRESS


def same_statement(memory: Memory, draft: Draft, other: Draft) -> bool:
    """Whether the lead sums up what the named speaker says."""
    mine, theirs = (content_words(memory.reading, one) - EMPTY for one in (draft, other))
    shared = len(mine & theirs)
    return shared >= SHARED and shared >= SHARE * min(len(mine), len(theirs))
