"""Resolve who a pronoun, a title or "the group" stands for, or nobody when two could be meant."""

from __future__ import annotations

from dateline.quotes.bearers import bearer
from dateline.quotes.bodies import IT, NEAR, by_body, by_body_called, by_body_name, by_body_nearby, by_subject_body
from dateline.quotes.capitals import LONGEST_NAME
from dateline.quotes.grammar import BODIES, BODY_NOUNS, PREPOSITIONS
from dateline.quotes.memory import NOBODY, Memory, Speaker
from dateline.quotes.names import Mention, trailing_name
from dateline.quotes.persons import APART, rank_persons
from dateline.text.body_kinds import is_body_noun

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
    "by_title",
    "by_title_line",
]

DEPUTIES = frozenset(("deputy", "vice", "assistant"))
HE, SHE = frozenset(("he", "him", "his")), frozenset(("she", "her", "hers"))
THEY = frozenset(("they", "their", "them"))
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
# Offices that reports have two names for.
SAME = {
    ("premier",): ("prime", "minister"),
    ("head", "of", "state"): ("president",),
    ("head", "of", "government"): ("prime", "minister"),
    ("ceo",): ("chief", "executive"),
    ("headteacher",): ("head", "teacher"),
    ("principal",): ("head", "teacher"),
    ("md",): ("managing", "director"),
    ("spokesperson",): ("spokesman",),
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
    words = memory.reading.words
    end = at - 1 if words[at - 1] == "," else at
    if end > 2 and words[end - 1].isdigit() and words[end - 2] == ",":
        end -= 2  # "Nina, 71, who"
    mention = trailing_name(memory.reading, max(0, end - LONGEST_NAME), end)
    full = bearer(memory, mention) if mention is not None else None
    if full is None or (full.body and memory.reading.lows[at] == "who"):
        return NOBODY, None
    found = memory.named(full)._replace(how="name")
    return found._replace(because=f"“{memory.reading.lows[at]}”: the name right before it"), full


def by_description(memory: Memory, paragraph: int, start: int, end: int, *, linked: bool = False) -> Resolved:
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
            by_body_called(memory, start, title[-1]) if len(title) == 1 else (NOBODY, None),
            by_body_name(memory, start, title),
            by_body_nearby(memory, start, title[-1], linked=linked) if len(title) == 1 else (NOBODY, None),
        ):
            if found.name is not None:
                return found, mention
        return NOBODY, None
    if len(title) == 1 and is_body_noun(title[-1]):
        called = by_body_called(memory, start, title[-1])
        if called[0].name is not None:
            return called
        same = is_same_paragraph(memory, paragraph)
        spoke = by_body(memory, paragraph, f"the {title[-1]}") if same else (NOBODY, None)
        if spoke[0].name is not None:
            return spoke
        near = by_body_nearby(memory, start, title[-1], linked=linked)
        if near[0].name is not None:
            return near
    if "year-old" in title or any(word.endswith("-year-old") for word in title):
        return by_age(memory, start)
    return by_title(memory, title, start)


def is_same_paragraph(memory: Memory, paragraph: int) -> bool:
    """Whether the last who spoke is a body, in a paragraph."""
    last = memory.spoken[-1] if memory.spoken else None
    return last is not None and last.kind == "body" and last.speaker.named and last.paragraph == paragraph


def by_age(memory: Memory, at: int) -> Resolved:
    """ "The 44-year-old": the person nearest before, by the same ranking as a pronoun's."""
    ranked = [one for one in rank_persons(memory, at, "") if one.person is not None]
    if not ranked or (len(ranked) > 1 and ranked[0].worth < APART * ranked[1].worth):
        return NOBODY, None
    return ranked[0].speaker._replace(how="pronoun", because="an age: the person nearest before"), ranked[0].person


def by_title(memory: Memory, title: tuple[str, ...], at: int = 0) -> Resolved:
    """The one person whom the report gives the title, before or after a place; a deputy only before."""
    owners: dict[tuple[str, ...], Mention] = {}
    full = next((full for full, shorts in SHORT.items() if title[-1] in shorts), title[-1])
    for last in {title[-1]: 0, full: 0, **dict.fromkeys(SHORT.get(full, ()), 0)}:
        for words, mention in memory.titles.get(last, ()):
            whole = (*title[:-1], last)
            deputy = not DEPUTIES.isdisjoint(words[: -len(whole)]) and mention.start > at > 0
            if ends_with(words, whole) and not deputy:
                owners[mention.key] = mention
    if not owners and title in SAME:
        return by_title(memory, SAME[title], at)
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
        return by_body_name(memory, start, title)
    return by_title(memory, title)


def ends_with(words: tuple[str, ...], title: tuple[str, ...]) -> bool:
    """Whether a longer description ends in the words of a title."""
    return len(words) >= len(title) and words[len(words) - len(title) :] == title
