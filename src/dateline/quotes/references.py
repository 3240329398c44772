"""Resolve who a pronoun, a title or "the group" stands for, or nobody when two could be meant."""

from __future__ import annotations

from itertools import pairwise

from dateline.quotes.capitals import LONGEST_NAME
from dateline.quotes.drafts import Draft
from dateline.quotes.grammar import BODY_NOUNS, FEMALE, HONORIFICS, MALE, MESSAGES, PREPOSITIONS, PRONOUNS
from dateline.quotes.memory import NOBODY, Memory, Speaker, name_of
from dateline.quotes.names import Mention, mentions_between, trailing_name

__all__ = ["HE", "SHE", "by_body", "by_description", "by_pronoun", "by_relative"]

NEAR = 1  # paragraphs between a pronoun and the one it stands for; farther off, agencies name the speaker again
FARTHEST = 600  # tokens that are looked through for the persons named before a pronoun
HE, SHE = frozenset(("he", "him")), frozenset(("she", "her"))
NO_TITLES: frozenset[str] = frozenset()
# Nouns that stand for whatever body was named last; "the police" or "the ministry" only for one so called.
ANY_BODY = frozenset(
    "it group movement party organisation organization faction company firm alliance coalition militia".split()
)


def by_pronoun(memory: Memory, draft: Draft, at: int, pronoun: str) -> tuple[Speaker, Mention | None]:
    """He or she: the last speaker when nobody else was named since; else the only person named nearby."""
    gender = "male" if pronoun in HE else "female"
    if unnamed_before(memory, draft):
        return NOBODY, None
    last = memory.persons[-1] if memory.persons else None
    if last is not None and draft.paragraph - last[1].paragraph <= NEAR and fits(memory, last[0], gender):
        since = last[1].source.start if last[1].source else 0
        others = (other for other in people_between(memory, since, at) if other.key != last[0].key)
        if not any(fits(memory, other, gender) for other in others):
            return referred(
                memory, last[0], "pronoun", f"“{pronoun}”: the last speaker, nobody else is named in between"
            )
        return NOBODY, None
    floor = memory.paragraphs.get(draft.paragraph - NEAR, memory.paragraphs[draft.paragraph])
    near = {resolved.key: resolved for resolved in people_between(memory, floor, at) if fits(memory, resolved, gender)}
    if len(near) == 1:
        return referred(memory, next(iter(near.values())), "pronoun", f"“{pronoun}”: the only person named nearby")
    return NOBODY, None


def unnamed_before(memory: Memory, draft: Draft) -> bool:
    """Whether a speaker without a name ("a spokesman") was the last to speak nearby: a pronoun may mean him."""
    last = memory.last
    if last is None or last.source is None or draft.paragraph - last.paragraph > NEAR:
        return False
    if memory.known[last.source.start].name is not None:
        return False
    lows = memory.reading.lows
    words = lows[last.source.start : last.source.head_end]
    head = next((low for low, after in pairwise([*words, "of"]) if after in PREPOSITIONS), words[-1])
    return not (head in BODY_NOUNS or head in MESSAGES or head.endswith("s") or head in PRONOUNS)


def people_between(memory: Memory, start: int, end: int) -> list[Mention]:
    """The persons that the report names in its own words between two tokens."""
    found: list[Mention] = []
    for mention in mentions_between(memory.reading, max(start, end - FARTHEST), end):
        if mention.body or memory.reading.inside[mention.start] >= 0:
            continue
        full = memory.names.resolve(mention)
        if full is not None and is_person(full):
            found.append(full)
    return found


def is_person(mention: Mention) -> bool:
    """Whether a name is a person's, as far as its form tells: two words or more, or a title before it."""
    return not mention.body and (len(mention.key) > 1 or not HONORIFICS.isdisjoint(mention.titles))


def fits(memory: Memory, mention: Mention, gender: str) -> bool:
    """Whether nothing in the titles of a person speaks against the gender."""
    return memory.names.titles.get(mention.key, NO_TITLES).isdisjoint(FEMALE if gender == "male" else MALE)


def referred(memory: Memory, mention: Mention, how: str, because: str) -> tuple[Speaker, Mention | None]:
    """A speaker that other words than the source name."""
    return Speaker(name_of(memory.reading, mention), ((mention.start, mention.end),), how, because), mention


def by_body(memory: Memory, draft: Draft, at: int, words: str) -> tuple[Speaker, Mention | None]:
    """ "It added", "the group said": the last speaker, when that is a body and spoke nearby."""
    if memory.bodies and draft.paragraph - memory.bodies[-1][1].paragraph <= NEAR:
        mention, before = memory.bodies[-1]
        noun = words.rpartition(" ")[2]
        if noun not in ANY_BODY and noun not in mention.key:
            return NOBODY, None  # "the police" after a ministry spoke
        person = memory.persons[-1][1].end if memory.persons else -1
        if before.end >= person or words != "it":
            return referred(memory, mention, "body", f"“{words}”: the last body that spoke")
    return NOBODY, None


def by_relative(memory: Memory, at: int) -> tuple[Speaker, Mention | None]:
    """ "Hill, who said": the name right before."""
    end = at - 1 if memory.reading.words[at - 1] == "," else at
    mention = trailing_name(memory.reading, max(0, end - LONGEST_NAME), end)
    full = memory.names.resolve(mention) if mention is not None and not mention.body else None
    if full is None:
        return NOBODY, None
    return referred(memory, full, "name", "“who”: the name right before it")


def by_description(memory: Memory, draft: Draft, start: int, end: int) -> tuple[Speaker, Mention | None]:
    """ "The cleric": the one person of that title; "the group": the last body that spoke; any other is nobody."""
    lows = memory.reading.lows
    if lows[start] != "the" or end - start > 4:
        return NOBODY, None
    title = tuple(lows[start + 1 : end])
    if len(title) == 1 and title[0] in BODY_NOUNS:
        return by_body(memory, draft, start, f"the {title[0]}")
    owners: dict[tuple[str, ...], Mention] = {}
    for words, mention in memory.titles.get(title[-1], ()) if title else ():
        if mention.start < start and ends_with(words, title):
            owners[mention.key] = mention
            if len(owners) > 1:
                break
    if len(owners) == 1 and title:
        return referred(
            memory,
            next(iter(owners.values())),
            "title",
            f"“the {' '.join(title)}”: the only one whom the report calls so",
        )
    return NOBODY, None


def ends_with(words: tuple[str, ...], title: tuple[str, ...]) -> bool:
    """Whether a longer description ends in the words of a title."""
    return len(words) >= len(title) and words[len(words) - len(title) :] == title
