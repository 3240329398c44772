"""Lead "it", "the company" and "the ministry" to the body that is meant: by what spoke, by names, by kinds."""

from __future__ import annotations

from bisect import bisect_right

from dateline.quotes.answers import Resolved
from dateline.quotes.grammar import BODY_NOUNS
from dateline.quotes.memory import NOBODY, Memory, name_of
from dateline.quotes.names import Mention, key_of, mentions_between
from dateline.text.body_kinds import is_body_noun, is_of_kind, may_mean

__all__ = ["IT", "NEAR", "by_body", "by_body_called", "by_body_name", "by_body_nearby", "by_subject_body"]

NEAR = 1  # paragraphs between a word for a body or group and the one it stands for
IT = frozenset(("it", "its"))
OPENING = 4  # tokens at the head of a sentence in which its subject is named
FAR = 3  # paragraphs back in which a body is looked for by name
STATE_BODY = "ministry"  # bodies of a state are told by their names
# Nouns that stand for whatever body was named last; "the police" or "the ministry" only for one so called.
ANY_BODY = frozenset(
    """
    it its group movement party organisation organization faction company firm alliance coalition militia union station
    newspaper paper club agency outlet channel broadcaster network charity
    """.split()
)


def by_body(memory: Memory, paragraph: int, words: str) -> Resolved:
    """ "It added", "the group said": the last body that spoke, nearby and with no person after it."""
    kinds = ("body", "thing") if words.lower() in IT else ("body",)  # "the company" is no letter
    last = memory.last_spoken(paragraph, NEAR, *kinds)
    if last is None:
        return NOBODY, None
    noun = words.rpartition(" ")[2].lower()
    if noun not in ANY_BODY and not names_a_kind(noun) and noun not in (last.speaker.name or "").lower().split():
        return NOBODY, None  # "the police" after a ministry spoke
    described = words.lower() not in IT and not last.speaker.named
    if described and noun not in (last.speaker.name or "").lower().split():
        return NOBODY, None  # "the company" after a report or a government spoke
    called = memory.callings.of_name.get(key_of((last.speaker.name or "").split()), ())
    if words.lower() not in IT and not may_mean(noun, last.speaker.name or "", called):
        return NOBODY, None  # "the company" after a union spoke
    if words.lower() in IT and last is not memory.spoken[-1] and memory.spoken[-1].kind in ("person", "human"):
        return NOBODY, None
    return last.speaker._replace(how="body", because=f"“{words}”: the last body that spoke"), None


def names_a_kind(noun: str) -> bool:
    """Whether a noun stands for any body of a kind, and for no organ of a state, which its name tells."""
    return is_body_noun(noun) and not may_mean(noun, STATE_BODY)


def by_subject_body(memory: Memory, at: int) -> Resolved:
    """ "It": the body that is the subject of the sentence before, or opens this one."""
    heads = memory.sentence_heads
    place = bisect_right(heads, at) - 1
    for head in (heads[place], heads[place - 1]) if place > 0 else heads[:1]:
        if head >= at or memory.reading.inside[head] >= 0:
            continue
        first = next(mentions_between(memory.reading, head, min(at, head + OPENING)), None)
        if first is not None and first.body and first.start - head < OPENING:
            full = memory.names.resolve(first)
            if full is not None:
                because = f"“it”: the body that opens the sentence before, {name_of(memory.reading, full)}"
                return memory.named(full)._replace(how="body", because=because), full
    return NOBODY, None


def by_body_nearby(memory: Memory, at: int, noun: str, *, linked: bool) -> Resolved:
    """ "The company": the one body that was named in the paragraphs before, when the noun may be any body's."""
    if noun not in ANY_BODY and not names_a_kind(noun):
        return NOBODY, None
    floor = memory.floor(at, FAR)
    near = {
        mention.key: mention
        for mention in memory.names.mentions
        if mention.body and floor <= mention.start < at and (noun in mention.key or BODY_NOUNS.isdisjoint(mention.key))
    }
    fulls = [full for mention in near.values() if (full := memory.names.resolve(mention)) is not None]
    owners = {full.key: full for full in fulls if may_mean(noun, name_of(memory.reading, full))}
    if not owners and not linked:
        owners = of_kind_before(memory, at, noun)
    if len(owners) != 1:
        return NOBODY, None
    [owner] = owners.values()
    because = f"“the {noun}”: the only body named nearby, {name_of(memory.reading, owner)}"
    return memory.named(owner)._replace(how="title", because=because), owner


def by_body_called(memory: Memory, at: int, noun: str) -> Resolved:
    """ "The chain" after "retail chain Orvo", "the agency" after "the Tavresh news agency": the one called so."""
    if not names_a_kind(noun):
        return NOBODY, None
    called = memory.callings.called(noun, at)
    if len(called) != 1 or memory.callings.is_introduced(noun, at):
        return NOBODY, None
    [owner] = called
    because = f"“the {noun}”: the only one whom the report calls so, {name_of(memory.reading, owner)}"
    return memory.named(owner)._replace(how="title", because=because), owner._replace(body=True)


def of_kind_before(memory: Memory, at: int, noun: str) -> dict[tuple[str, ...], Mention]:
    """The bodies named anywhere before whose name says that they are of the kind: "Orvale Foods" for "the company"."""
    fulls = memory.callings.bodies_before(at)
    return {full.key: full for full in fulls if is_of_kind(noun, name_of(memory.reading, full))}


def is_unnamed_before(memory: Memory, at: int, title: tuple[str, ...], owner: Mention) -> bool:
    """Whether "a court of appeal" stands before a place and the court that has a name only behind it."""
    lows = memory.reading.lows
    if owner.start < at:
        return False
    places = (place for place in range(1, at) if lows[place] == title[-1] and memory.reading.words[place] == title[-1])
    return any(not {"a", "an", "another"}.isdisjoint(lows[max(0, place - 3) : place]) for place in places)


def by_body_name(memory: Memory, at: int, title: tuple[str, ...]) -> Resolved:
    """ "The ministry": the one body of the report in whose name the words stand."""
    owners = {
        mention.key: mention
        for mention in memory.names.mentions
        if mention.body and set(title) <= set(mention.key) and len(mention.key) > 1
    }
    tops = [
        one for one in owners.values() if not any(len(two) > len(one.key) and set(one.key) < set(two) for two in owners)
    ]
    if len(tops) != 1 or is_unnamed_before(memory, at, title, tops[0]):
        return NOBODY, None
    because = f"“the {' '.join(title)}”: the only body so called, {name_of(memory.reading, tops[0])}"
    return memory.named(tops[0])._replace(how="title", because=because), tops[0]
