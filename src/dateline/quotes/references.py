"""Resolve who a pronoun, a title or "the group" stands for, or nobody when two could be meant."""

from __future__ import annotations

from bisect import bisect_right

from dateline.quotes.capitals import LONGEST_NAME
from dateline.quotes.grammar import BODIES, BODY_NOUNS, PREPOSITIONS
from dateline.quotes.memory import NOBODY, Memory, Speaker, name_of
from dateline.quotes.names import Mention, mentions_between, trailing_name
from dateline.quotes.persons import APART, rank_persons

__all__ = [
    "HE",
    "IT",
    "SHE",
    "THEY",
    "by_body",
    "by_description",
    "by_group",
    "by_message",
    "by_pronoun",
    "by_relative",
    "by_subject_body",
]

OPENING = 4  # tokens at the head of a sentence in which its subject is named
FAR = 3  # paragraphs back in which a body is looked for by name
NEAR = 1  # paragraphs between a word for a body or group and the one it stands for
HE, SHE = frozenset(("he", "him", "his")), frozenset(("she", "her", "hers"))
IT, THEY = frozenset(("it", "its")), frozenset(("they", "their", "them"))
# Nouns that stand for whatever body was named last; "the police" or "the ministry" only for one so called.
ANY_BODY = frozenset(
    """
    it its group movement party organisation organization faction company firm alliance coalition militia union station
    newspaper paper club agency outlet channel broadcaster network charity
    """.split()
)
# "The statement added": of the one who spoke; a report or a study may be anybody's.
OWN_MESSAGES = frozenset("statement letter tweet post message memo email e-mail speech communique communiqué".split())
# Titles as they stand before a name.
SHORT = {
    "admiral": ("adm",),
    "captain": ("capt",),
    "colonel": ("col",),
    "commander": ("cmdr",),
    "corporal": ("cpl",),
    "councillor": ("coun", "cllr"),
    "doctor": ("dr",),
    "general": ("gen", "brig", "maj"),
    "governor": ("gov",),
    "lieutenant": ("lt",),
    "major": ("maj",),
    "president": ("pres",),
    "professor": ("prof",),
    "representative": ("rep",),
    "reverend": ("rev",),
    "secretary": ("sec",),
    "senator": ("sen",),
    "sergeant": ("sgt",),
    "sheikh": ("shaikh", "sheik"),
}
Resolved = tuple[Speaker, Mention | None]


def by_pronoun(memory: Memory, at: int, pronoun: str) -> Resolved:
    """He or she: the subject or speaker nearest before, when one stands out; nobody when two are live."""
    ranked = rank_persons(memory, at, "male" if pronoun in HE else "female")
    if not ranked:
        return NOBODY, None
    best, *others = ranked
    name = best.speaker.name
    if others and best.worth < APART * others[0].worth:
        return Speaker(because=f"“{pronoun}”: {name} or {others[0].speaker.name}"), None
    beside = f", before {others[0].speaker.name}" if others else ", nobody else is near"
    because = f"“{pronoun}”: {name} is the nearest subject or speaker{beside}"
    return best.speaker._replace(how="pronoun", because=because), best.person


def by_group(memory: Memory, paragraph: int, pronoun: str) -> Resolved:
    """They: the last speaker, when that is several or a body."""
    last = memory.last_spoken(paragraph, NEAR, "group", "body")
    if last is None or last is not memory.spoken[-1]:
        return NOBODY, None
    return last.speaker._replace(how="pronoun", because=f"“{pronoun}”: the last who spoke"), None


def by_body(memory: Memory, paragraph: int, words: str) -> Resolved:
    """ "It added", "the group said": the last body that spoke, nearby and with no person after it."""
    kinds = ("body", "thing") if words.lower() in IT else ("body",)  # "the company" is no letter
    last = memory.last_spoken(paragraph, NEAR, *kinds)
    if last is None:
        return NOBODY, None
    noun = words.rpartition(" ")[2].lower()
    if noun not in ANY_BODY and noun not in (last.speaker.name or "").lower().split():
        return NOBODY, None  # "the police" after a ministry spoke
    described = words.lower() not in IT and not last.speaker.named
    if described and noun not in (last.speaker.name or "").lower().split():
        return NOBODY, None  # "the company" after a report or a government spoke
    if words.lower() in IT and last is not memory.spoken[-1] and memory.spoken[-1].kind in ("person", "human"):
        return NOBODY, None
    return last.speaker._replace(how="body", because=f"“{words}”: the last body that spoke"), None


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


def by_message(memory: Memory, paragraph: int, words: str) -> Resolved:
    """ "The statement added": whoever spoke last, nearby."""
    last = memory.spoken[-1] if memory.spoken else None
    if last is None or paragraph - last.paragraph > NEAR:
        return NOBODY, None
    if last.kind == "thing" and words.rpartition(" ")[2] not in (last.speaker.name or "").lower().split():
        return NOBODY, None  # "the letter" after a survey spoke
    return last.speaker._replace(how="body", because=f"“{words}”: of the last who spoke"), last.person


def by_relative(memory: Memory, at: int) -> Resolved:
    """ "Hill, who said", "the ministry, which said": the name right before."""
    end = at - 1 if memory.reading.words[at - 1] == "," else at
    mention = trailing_name(memory.reading, max(0, end - LONGEST_NAME), end)
    full = memory.names.resolve(mention) if mention is not None else None
    if full is None or (full.body and memory.reading.lows[at] == "who"):
        return NOBODY, None
    found = memory.named(full)._replace(how="name")
    return found._replace(because=f"“{memory.reading.lows[at]}”: the name right before it"), full


def by_description(memory: Memory, paragraph: int, start: int, end: int) -> Resolved:
    """ "The cleric": the one person of that title; "the group": the body that spoke or is so called; else nobody."""
    lows = memory.reading.lows
    if lows[start] != "the" or end - start > 5:
        return NOBODY, None
    title = tuple(lows[start + 1 : end])
    if not title:
        return NOBODY, None
    if title[-1] in OWN_MESSAGES and len(title) == 1:
        return by_message(memory, paragraph, f"the {title[-1]}")
    if (title[-1] in BODY_NOUNS or title[-1] in BODIES) and not PREPOSITIONS.intersection(title):
        for found, mention in (
            by_body(memory, paragraph, f"the {title[-1]}") if len(title) == 1 else (NOBODY, None),
            by_body_name(memory, title),
            by_body_nearby(memory, start, title[-1]) if len(title) == 1 else (NOBODY, None),
        ):
            if found.name is not None:
                return found, mention
        return NOBODY, None
    if "year-old" in title or any(word.endswith("-year-old") for word in title):
        return by_age(memory, start)
    return by_title(memory, title)


def by_age(memory: Memory, at: int) -> Resolved:
    """ "The 44-year-old": the person nearest before, by the same ranking as a pronoun's."""
    ranked = [one for one in rank_persons(memory, at, "") if one.person is not None]
    if not ranked or (len(ranked) > 1 and ranked[0].worth < APART * ranked[1].worth):
        return NOBODY, None
    return ranked[0].speaker._replace(how="pronoun", because="an age: the person nearest before"), ranked[0].person


def by_body_nearby(memory: Memory, at: int, noun: str) -> Resolved:
    """ "The company": the one body that was named in the paragraphs before, when the noun may be any body's."""
    if noun not in ANY_BODY:
        return NOBODY, None
    floor = memory.floor(at, FAR)
    owners = {}
    for mention in memory.names.mentions:
        if mention.body and floor <= mention.start < at and (noun in mention.key or BODY_NOUNS.isdisjoint(mention.key)):
            full = memory.names.resolve(mention)
            if full is not None:
                owners[full.key] = full
    if len(owners) != 1:
        return NOBODY, None
    [owner] = owners.values()
    because = f"“the {noun}”: the only body named nearby, {name_of(memory.reading, owner)}"
    return memory.named(owner)._replace(how="title", because=because), owner


def by_title(memory: Memory, title: tuple[str, ...]) -> Resolved:
    """The one person whom the report gives the title, before or after."""
    owners: dict[tuple[str, ...], Mention] = {}
    for last in (title[-1], *SHORT.get(title[-1], ())):
        for words, mention in memory.titles.get(last, ()):
            if ends_with(words, (*title[:-1], last)):
                owners[mention.key] = mention
    if len(owners) > 1:
        return Speaker(because=f"more than one whom the report calls {' '.join(title)}"), None
    if not owners:
        return NOBODY, None
    [owner] = owners.values()
    because = f"“the {' '.join(title)}”: the only one whom the report calls so"
    return memory.named(owner)._replace(how="title", because=because), owner


def by_title_line(memory: Memory, start: int, end: int) -> Resolved:
    """ "Minister denies plot", "Council votes": in a title, the only one whom the report calls so."""
    title = tuple(memory.reading.lows[start:end])
    if PREPOSITIONS.intersection(title) or not all(word.isalpha() for word in title):
        return NOBODY, None
    if title[-1] in BODY_NOUNS or title[-1] in BODIES:
        return by_body_name(memory, title)
    return by_title(memory, title)


def by_body_name(memory: Memory, title: tuple[str, ...]) -> Resolved:
    """ "The ministry": the one body of the report in whose name the words stand."""
    owners = {
        mention.key: mention
        for mention in memory.names.mentions
        if mention.body and set(title) <= set(mention.key) and len(mention.key) > 1
    }
    tops = [
        one for one in owners.values() if not any(len(two) > len(one.key) and set(one.key) < set(two) for two in owners)
    ]
    if len(tops) != 1:
        return NOBODY, None
    because = f"“the {' '.join(title)}”: the only body so called, {name_of(memory.reading, tops[0])}"
    return memory.named(tops[0])._replace(how="title", because=because), tops[0]


def ends_with(words: tuple[str, ...], title: tuple[str, ...]) -> bool:
    """Whether a longer description ends in the words of a title."""
    return len(words) >= len(title) and words[len(words) - len(title) :] == title
