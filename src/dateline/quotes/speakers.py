"""Resolve who each source is within the report: to the fullest name it uses, or to nobody when two could be meant."""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from dateline.quotes.drafts import Draft
from dateline.quotes.full_names import Names
from dateline.quotes.grammar import (
    ATTRIBUTES,
    BODIES,
    BODY_NOUNS,
    CARRIERS,
    DETERMINERS,
    FEMALE,
    HONORIFICS,
    MALE,
    MESSAGES,
    PREPOSITIONS,
    PRONOUNS,
    STATE_BODIES,
)
from dateline.quotes.names import INDEFINITE, LONGEST_NAME, Mention, is_capital, key_of, mentions_between, trailing_name
from dateline.quotes.reading import Reading

__all__ = ["Speaker", "resolve_speakers"]

NEAR = 1  # paragraphs between a pronoun and the one it stands for; farther off, agencies name the speaker again
SAME_WORDS = 0.7  # share of the shorter content's words that another content must hold to be the same statement
FEWEST_WORDS = 5  # content words below which likeness is chance
# Nouns that stand for whatever body was named last; "the police" or "the ministry" only for one so called.
ANY_BODY = frozenset(
    "it group movement party organisation organization faction company firm alliance coalition militia".split()
)
FARTHEST = 600  # tokens that are looked through for the persons named before a pronoun
HE, SHE = frozenset(("he", "him")), frozenset(("she", "her"))
MANY = 40  # other names a pronoun or title is checked against; a text with more is no report


class Speaker(NamedTuple):
    """
    Who speaks.

    Args:
        name: The fullest name, or None.
        evidence: Tokens of the words that name the speaker, when the source does not itself in full.
        how: "name", "part of a name", "title", "pronoun", "body", "same words", "apposition" or "".
        because: Why, in words; empty when the source is the name.
    """

    name: str | None = None
    evidence: tuple[tuple[int, int], ...] = ()
    how: str = ""
    because: str = ""


NOBODY = Speaker()
NO_TITLES: frozenset[str] = frozenset()


class Memory:
    """
    What was said by whom so far, while the drafts are gone through in order.

    Args:
        reading: The report.
    """

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.names = Names(reading)
        self.known: dict[int, Speaker] = {}  # by first token of the source
        self.persons: list[tuple[Mention, Draft]] = []
        self.bodies: list[tuple[Mention, Draft]] = []
        self.last: Draft | None = None

    @cached_property
    def titles(self) -> dict[str, list[tuple[tuple[str, ...], Mention]]]:
        """By its last word, every title with the person who has it."""
        return find_titles(self.reading, self.names)

    @cached_property
    def paragraphs(self) -> dict[int, int]:
        """The first token of each paragraph."""
        return {unit.paragraph: unit.start for unit in reversed(self.reading.units)}

    @cached_property
    def spellings(self) -> frozenset[str]:
        """Every word as it is written."""
        return frozenset(self.reading.words)


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


def name_of(reading: Reading, mention: Mention) -> str:
    """The words of a name, without a possessive ending."""
    words = reading.span(mention.start, mention.end).of(reading.text)
    for ending in ("’s", "'s"):
        words = words.removesuffix(ending)
    return " ".join(words.split())


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


def find_titles(reading: Reading, names: Names) -> dict[str, list[tuple[tuple[str, ...], Mention]]]:
    """By last word, what each person is called before the name ("cleric Orr") and after it ("Orr, a doctor")."""
    found: dict[tuple[tuple[str, ...], tuple[str, ...]], Mention] = {}
    for mention in names.mentions:
        full = None if mention.body else names.resolve(mention)
        if full is None or full.body:
            continue
        if mention.titles:
            found.setdefault((mention.titles, full.key), full)
        words = apposition_title(reading, mention.end)
        if words:
            found.setdefault((words, full.key), full)
    titles: dict[str, list[tuple[tuple[str, ...], Mention]]] = {}
    for (words, _), full in found.items():
        titles.setdefault(words[-1], []).append((words, full))
    return titles


def apposition_title(reading: Reading, at: int) -> tuple[str, ...]:
    """The words of "a doctor" in "Orr, a doctor of letters, said"."""
    lows = reading.lows
    if at + 2 >= len(lows) or reading.words[at] != "," or lows[at + 1] not in ("a", "an", "the"):
        return ()
    end = at + 2
    while end < min(len(lows), at + 8) and reading.words[end][0].isalpha() and lows[end] not in PREPOSITIONS:
        if lows[end] in ("who", "and", "that"):
            break
        end += 1
    return tuple(lows[at + 2 : end])


def settle_by_words(reading: Reading, drafts: list[Draft], found: list[Speaker]) -> list[Speaker]:
    """A described speaker whose words the report gives to one name elsewhere is that name."""
    open_cases = [
        index
        for index, (draft, speaker) in enumerate(zip(drafts, found, strict=True))
        if speaker.name is None and draft.source is not None and draft.source.end - draft.source.start > 2
    ]
    if not open_cases:
        return found
    named = [
        (draft, speaker.name, words)
        for draft, speaker in zip(drafts[:MANY], found[:MANY], strict=True)
        if speaker.name is not None and len(words := content_words(reading, draft)) >= FEWEST_WORDS
    ]
    settled = list(found)
    for index in open_cases:
        settled[index] = same_words(reading, drafts[index], named) or found[index]
    return settled


def same_words(reading: Reading, draft: Draft, named: list[tuple[Draft, str, set[str]]]) -> Speaker | None:
    """The one name to which the report gives the words of a draft elsewhere."""
    mine = content_words(reading, draft)
    if len(mine) < FEWEST_WORDS:
        return None
    alike: dict[str, tuple[int, int]] = {}
    for other, name, theirs in named:
        if other.source is None or draft.parent is other or other.parent is draft:
            continue
        if len(mine & theirs) >= SAME_WORDS * min(len(mine), len(theirs)):
            alike[name] = (other.source.start, other.source.end)
    if len(alike) != 1:
        return None
    name, place = next(iter(alike.items()))
    return Speaker(name, (place,), "same words", f"the report gives the same words to {name}")


def content_words(reading: Reading, draft: Draft) -> set[str]:
    """The longer words of a content in small letters."""
    return {low for start, end in draft.contents for low in reading.lows[start:end] if len(low) > 3}
