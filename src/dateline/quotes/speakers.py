"""Resolve who each source is within the report: to the fullest name it uses, or to nobody when two could be meant."""

from __future__ import annotations

from itertools import pairwise

from dateline.quotes.answers import Resolved, described, full_name
from dateline.quotes.bearers import kin_named
from dateline.quotes.capitals import is_capital
from dateline.quotes.documents import keep_author, owner_of_document
from dateline.quotes.drafts import Draft
from dateline.quotes.epithets import by_epithet, by_rank_or_office, is_calling
from dateline.quotes.grammar import DETERMINERS, DOCUMENTS, HONORIFICS, HUMANS, PREPOSITIONS, PRONOUNS
from dateline.quotes.introductions import settle_by_introduction
from dateline.quotes.kinds import kind_of
from dateline.quotes.led import by_link, named_behind, settled
from dateline.quotes.memory import NOBODY, Memory, Speaker, Spoken
from dateline.quotes.names import Mention, key_of, trailing_name
from dateline.quotes.phrase_names import (
    POSSESSORS,
    body_apposition,
    core_is_body,
    is_common,
    is_title_alone,
    named_apposition,
    named_head,
    person_behind_title,
)
from dateline.quotes.pronouns import who_is_pronoun
from dateline.quotes.references import HE, IT, SHE, THEY, by_description, by_title_line
from dateline.quotes.same_words import settle_by_words
from dateline.quotes.spoken_for import body_spoken_for
from dateline.quotes.transcripts import TITLES
from dateline.quotes.turns import who_takes_turn

__all__ = ["resolve_speakers"]

REFERRING = HE | SHE | IT | THEY | {"my", "our", "which", "that", "who"}
BODY_OPENERS = POSSESSORS | frozenset(("the", "a", "an"))
TURN = "name and colon"  # of a transcript
OWN = frozenset(("his", "her", "its"))
NAMING = frozenset("name identified named called known".split())
COLLECTIVE = frozenset("family relatives parents staff team office children people supporters kin estate".split())
EMPHATIC = frozenset(("himself", "herself", "itself", "themselves"))


def resolve_speakers(memory: Memory, drafts: list[Draft]) -> list[Speaker]:
    """
    Resolve the speakers of all attributions of a report.

    A name is the fullest form the report has; a pronoun, a title or "the group" is the one that stands out; a
    description of somebody without a name ("a senior official from Orr's group") is an actor of its own, never the body
    it belongs to. Where two are live there is no speaker: a wrong name is worse than none.

    Args:
        memory: The report, of which nothing is known yet.
        drafts: Its attributions in reading order.

    Returns:
        One speaker per draft.
    """
    found = [speaker_of(memory, draft) for draft in drafts]
    return settle_by_introduction(memory, drafts, settle_by_words(memory.reading, drafts, found))


def speaker_of(memory: Memory, draft: Draft) -> Speaker:
    """The speaker of one draft; the memory learns of it."""
    source = draft.source
    if source is None:
        return NOBODY
    if source.start in memory.known:
        return memory.known[source.start]
    found, mention = who_is(memory, draft, source.start, source.head_end, source.end)
    memory.known[source.start] = found
    keep_author(memory, draft, found, mention)
    body = body_spoken_for(memory, source.start, source.end)
    if body is not None and found.name is not None:
        memory.speaks_for.setdefault(found.name, body)
    if draft.parent is None and (found.name is not None or memory.reading.lows[source.start] not in PRONOUNS):
        kind = kind_of(memory, found, mention, source.start, source.head_end)
        person = mention if kind == "person" else None
        if kind == "person" and is_body_by_words(memory, draft, mention):
            kind, person = "body", None
        if found.name is not None:
            memory.kinds.setdefault(found.name, kind)
        memory.spoken.append(Spoken(source.start, draft.paragraph, found, person, kind))
        if not found.named:
            memory.described.update((found.name or "").lower().split()[-1:])
    return found


def is_body_by_words(memory: Memory, draft: Draft, mention: Mention | None) -> bool:
    """Whether a name that no list tells of anybody is a body's by the words said: "Hsinvar said it had no plans"."""
    if mention is None or not draft.contents or memory.is_person(mention):
        return False
    if not (HONORIFICS | HUMANS).isdisjoint(mention.titles):
        return False
    start = draft.contents[0][0]
    lows = memory.reading.lows[start : start + 2]
    return memory.reading.inside[start] < 0 and not IT.isdisjoint(lows[: 1 + (lows[:1] == ["that"])])


def who_is(memory: Memory, draft: Draft, start: int, head_end: int, end: int) -> Resolved:
    """Try the ways a source can name its speaker, the plainest first."""
    low = memory.reading.lows[start]
    emphatic = end - start == 2 and low in HE | SHE | IT | THEY and memory.reading.lows[start + 1] in EMPHATIC
    if not emphatic and head_end - start > 1 and memory.reading.lows[head_end - 1] in EMPHATIC:
        head_end -= 1  # "Orr himself", "the mayor herself"
    bracket = next((at for at in range(start + 1, head_end) if memory.reading.words[at] == "("), head_end)
    head_end = bracket if named_behind_bracket(memory, bracket, head_end) is None else head_end
    if emphatic or (head_end - start == 1 and (low in PRONOUNS or low in REFERRING)):
        return who_is_pronoun(memory, draft, start, low, who_is)
    asked = in_brackets(memory, start, end)
    if asked is not None:
        return who_is(memory, draft, *asked, asked[1])
    turned = who_takes_turn(memory, start, head_end) if draft.rule == TURN else None
    ranked = turned or by_rank_or_office(memory, draft.paragraph, start, head_end)
    if ranked is not None:
        return ranked
    joint = joint_speakers(memory, start, head_end) or joint_behind(memory, start, head_end, end)
    if joint is not None:
        return joint, None
    mention = named_behind_bracket(memory, bracket, head_end) or person_named(memory, start, head_end)
    if mention is not None and is_title_alone(memory, start, head_end):
        mention = None
    beside = who_is_beside(memory, mention, start, head_end, end)
    if beside is not None:
        return full_name(memory, beside, "apposition")
    if mention is not None and is_common(memory, mention) and not memory.names.knows(mention.key):
        titled = by_title_line(memory, start, head_end) if draft.role in TITLES else (NOBODY, None)
        return titled if titled[0].name is not None else (described(memory, start, head_end), None)
    if mention is not None:
        return full_name(memory, mention, "name")
    return who_is_described(memory, draft, start, head_end, end)


def person_named(memory: Memory, start: int, end: int) -> Mention | None:
    """The name that a source is, or the person's at its end: "Head of highways Lena Orr" is nobody called Head."""
    mention = named_head(memory, start, end)
    behind = person_behind_title(memory, start, end)
    return behind if behind is not None and (mention is None or mention.end < behind.start) else mention


def in_brackets(memory: Memory, start: int, end: int) -> tuple[int, int] | None:
    """Who asks in "QUESTION (Channel Four):", as the label of a transcript names them."""
    reading = memory.reading
    if reading.lows[start] not in ("question", "q") or end - start < 4 or reading.words[start + 1] != "(":
        return None
    return (start + 2, end - 1) if reading.words[end - 1] == ")" else None


def named_behind_bracket(memory: Memory, bracket: int, end: int) -> Mention | None:
    """The person whose name stands right behind brackets in a title: "Secretary (Home) Ilo Venn"."""
    first = memory.first_of_person(end) if bracket < end else None
    if first is None or first <= bracket or memory.reading.words[first - 1] != ")":
        return None
    key = key_of(memory.reading.words[first:end])
    return Mention(first, end, key, False, tuple(memory.reading.lows[bracket - 1 : bracket])) if key else None


def who_is_beside(memory: Memory, mention: Mention | None, start: int, head_end: int, end: int) -> Mention | None:
    """The name behind the comma of a description or a title: "the chairman, Tom Ash", "Her party, the Reform Bloc"."""
    reading = memory.reading
    if mention is None and head_end == end:  # "His attorney, public defender Lyle Orr" as one phrase
        head_end = next((at for at in range(start + 1, end) if reading.words[at] == ","), end)
    core = next((at for at in range(start + 1, head_end) if reading.lows[at] in PREPOSITIONS), head_end) - 1
    if core + 1 < head_end and is_several(reading.lows[core]):
        return None  # "the family of the principal, Tom Ash"
    office = core + 1 < head_end and (reading.lows[core] in HUMANS or reading.lows[core] in HONORIFICS)
    titled = reading.lows[head_end - 1] in HONORIFICS or office  # "the chief executive of Orvale Foods, Ms Vell"
    if mention is None or titled:
        found = named_apposition(reading, head_end, end)
        if found is not None:
            return found
    opens = reading.lows[start] in BODY_OPENERS
    return body_apposition(reading, head_end, end) if mention is None and opens and not titled else None


def is_several(noun: str) -> bool:
    """Whether a noun is of more than one, so that a name behind what it is of is not who it means."""
    return noun in COLLECTIVE or (noun.endswith("s") and noun[:-1] in HUMANS)


def who_is_described(memory: Memory, draft: Draft, start: int, head_end: int, end: int) -> Resolved:
    """The one whom the report calls as the source does; else an actor without a name."""
    low = memory.reading.lows[start]
    owned = owner_of_document(memory, start, end) or whose_document(memory, draft, start, head_end)
    if owned is not None:
        return owned
    if low in ("the", "this", "that"):
        linked = by_link(memory, start) if memory.is_linked_whole(start, head_end) else None
        if linked is not None and linked[0].named and is_passed_by(memory, draft, start, head_end, linked[0]):
            return described(memory, start, head_end), None
        if linked is not None and linked[0].named:
            return settled(linked, by_description(memory, draft.paragraph, start, head_end, linked=True))
    if low in OWN and head_end - start == 2:
        kin = kin_named(memory, start, memory.reading.lows[start + 1])
        if kin is not None:
            return full_name(memory, kin, "title")
    called = called_so(memory, head_end, end)
    if called is not None:
        return full_name(memory, called, "apposition")
    behind = named_behind(memory, head_end) if memory.reading.words[head_end : head_end + 1] == [","] else None
    if behind is not None and head_end == end:
        return full_name(memory, behind, "apposition")
    if draft.role in TITLES and low not in DETERMINERS:
        titled = by_title_line(memory, start, head_end)
        if titled[0].name is not None:
            return titled
    found, mention = by_description(memory, draft.paragraph, start, head_end)
    if found.name is not None or found.because:
        return found, mention
    found, mention = by_epithet(memory, draft.paragraph, start, head_end)
    return (found, mention) if found.name is not None else (described(memory, start, head_end), None)


def is_passed_by(memory: Memory, draft: Draft, start: int, end: int, linked: Speaker) -> bool:
    """Whether another person spoke right before "the actor", who may be one too: both are live, or nobody."""
    last = memory.spoken[-1] if memory.spoken else None
    if last is None or last.paragraph != draft.paragraph or last.kind != "person" or last.speaker.name == linked.name:
        return False
    return is_calling(memory.reading.lows[end - 1]) and all(
        one.speaker.name != linked.name for one in memory.spoken if one.paragraph == draft.paragraph
    )


def called_so(memory: Memory, start: int, end: int) -> Mention | None:
    """The name at the end of what is said of a source: ", who gave his name only as Vell", ", known as Vell"."""
    lows = memory.reading.lows
    if NAMING.isdisjoint(lows[start:end]) or not is_capital(memory.reading.words[end - 1]):
        return None
    mention = trailing_name(memory.reading, start, end)
    led = mention is not None and not mention.body and lows[mention.start - 1] in ("as", "of", "named", "called")
    return mention if led else None


def whose_document(memory: Memory, draft: Draft, start: int, end: int) -> Resolved | None:
    """ "Its study", "her memoirs": of the one whom the pronoun means."""
    low = memory.reading.lows[start]
    if low not in OWN or memory.reading.lows[end - 1] not in DOCUMENTS or end - start > 3:
        return None
    found, mention = who_is_pronoun(memory, draft, start, "it" if low == "its" else low, who_is)
    return (found, mention) if found.name is not None and found.named else None


def joint_speakers(memory: Memory, start: int, end: int) -> Speaker | None:
    """ "Lena Orr and Tom Vell", "Orr, Vell and Ash": the first and the others, when all parts are names of persons."""
    reading = memory.reading
    joins = [at for at in range(start + 1, end - 1) if reading.lows[at] == "and" or reading.words[at] == ","]
    if [reading.lows[at] for at in joins].count("and") != 1 or reading.lows[joins[-1]] != "and":
        return None
    if is_of_noun(memory, start, end):
        return None
    found: list[Speaker] = []
    kinds, people = set(), set()
    for first, last in pairwise([start - 1, *joins, end]):
        mention = joined_name(memory, first + 1, last)
        if mention is None:
            return None
        people.add(memory.is_person(mention))
        kinds.add(memory.is_body(mention))
        found.append(full_name(memory, mention, "joint")[0])
    names = [one.name for one in found if one.name is not None]
    one = len(kinds) > 1  # "Road Transport and Bridges Minister Tom Ash"
    one = one or len(people) > 1 or (people != {True} and core_is_body(reading, start, end))
    if one or len(names) != len(found) or len(set(names)) < len(names):
        return None
    evidence = tuple(place for one in found for place in one.evidence)
    return Speaker(names[0], evidence, "joint", f"said by {' and '.join(names)} together", tuple(names[1:]))


def joint_behind(memory: Memory, start: int, head_end: int, end: int) -> Speaker | None:
    """ "Two observers, Lena Orr and Tom Vell, said": the two whom the apposition of several names."""
    reading = memory.reading
    core = next((at for at in range(start + 1, head_end) if reading.lows[at] in PREPOSITIONS), head_end)
    several = reading.lows[core - 1].endswith("s") or reading.lows[core - 1] in COLLECTIVE
    if not several or is_capital(reading.words[core - 1]) or reading.words[head_end : head_end + 1] != [","]:
        return None
    stop = next((at for at in range(head_end + 1, end) if reading.words[at] == ","), end)
    return joint_speakers(memory, head_end + 1, stop) if stop > head_end + 2 else None


def is_of_noun(memory: Memory, start: int, end: int) -> bool:
    """Whether a common noun holds the names behind its "of": "a bench of Chief Justice Orr and Justice Vell"."""
    reading = memory.reading
    core = next((at for at in range(start + 1, end) if reading.lows[at] in PREPOSITIONS), end)
    return core < end and reading.lows[start] in BODY_OPENERS and not is_capital(reading.words[core - 1])


def joined_name(memory: Memory, start: int, end: int) -> Mention | None:
    """The name that one part of joint speakers ends in; None where it is a noun's: "the ministers of Orvale"."""
    reading = memory.reading
    start += start < end and reading.lows[start] == "both"
    mention = trailing_name(reading, start, end) if end > start and is_capital(reading.words[end - 1]) else None
    if mention is None or mention.body:
        return None
    return None if reading.lows[mention.start - 1] in PREPOSITIONS and mention.start > start else mention
