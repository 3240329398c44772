"""Tell who a pronoun is that speaks: by the links, by whose words it stands in, by the sentence before."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from dateline.quotes.answers import Resolved, described
from dateline.quotes.asked import is_reply, who_was_asked
from dateline.quotes.drafts import Draft
from dateline.quotes.grammar import BODY_NOUNS, DOCUMENTS, MESSAGES, PRONOUNS
from dateline.quotes.kinds import kind_of
from dateline.quotes.led import by_link, settled
from dateline.quotes.memory import NOBODY, Memory, Speaker
from dateline.quotes.names import mentions_between
from dateline.quotes.persons import agrees, described_gender, gender_of
from dateline.quotes.reading import Reading
from dateline.quotes.references import (
    HE,
    IT,
    SHE,
    THEY,
    by_body,
    by_group,
    by_pronoun,
    by_relative,
    by_subject_body,
)
from dateline.quotes.sources import phrase_start
from dateline.quotes.subjects import clause_subject, subject_before

__all__ = ["who_is_pronoun"]

WhoIs = Callable[[Memory, Draft, int, int, int], Resolved]
RELATIVE = frozenset(("who", "which", "that"))
ASKING = frozenset(("asked", "asks"))
ASIDE = 5  # tokens between who asks and the verb
NOUN_AND_MORE = 4  # tokens from a noun to the end of what is its own: "secretary of state"
CARRYING = MESSAGES | DOCUMENTS


def who_is_pronoun(memory: Memory, draft: Draft, start: int, low: str, who_is: WhoIs) -> Resolved:
    """
    He, she, it, they, who; "I" within the words of another is that one.

    Args:
        memory: What was named and said so far.
        draft: The attribution.
        start: The token of the pronoun.
        low: The pronoun, or the one that it goes as.
        who_is: What tells who a noun phrase is, for the one that a pronoun goes on with.
    """
    if low in ("i", "we", "my", "our"):
        return by_own_words(memory, draft, start, low)
    if memory.reading.inside[start] >= 0 and low not in RELATIVE and not memory.has_links:
        return NOBODY, None  # within a quotation "he" is whoever the speaker had in mind
    if low in HE | SHE and memory.reading.inside[start] >= 0 and is_of_another(memory, start):
        return NOBODY, None
    if low in HE | SHE:
        if memory.has_links:
            linked = by_link(memory, start)
            if linked is not None and is_reply(memory, draft.cue) and is_asker(memory, linked[0]):
                return who_answers(memory, draft, low)
            return linked if linked is not None else (by_described(memory, draft, start, low), None)
        return within_words(memory, draft, start, low) or by_pronoun(memory, start, low)
    if low in IT | THEY:
        return by_it_or_they(memory, draft, start, low, who_is)
    if low in RELATIVE:
        found, mention = by_relative(memory, start)
        return (found, mention) if found.name is not None else (antecedent(memory, start), None)
    if low in ("some", "many", "others", "several", "few", "most", "another"):
        return Speaker(memory.reading.words[start], (), "description", "several without a name", named=False), None
    return NOBODY, None


def is_of_another(memory: Memory, at: int) -> bool:
    """Whether a pronoun within a quotation is led to somebody outside of all: whom its speaker means is open."""
    place = memory.antecedent(at)
    return place is None or memory.reading.inside[place[0]] < 0


def is_asker(memory: Memory, speaker: Speaker) -> bool:
    """Whether somebody is the last who spoke, and asked: "“Which road?” Orr asked"."""
    last = memory.spoken[-1] if memory.spoken else None
    if last is None or last.speaker.name != speaker.name:
        return False
    return not ASKING.isdisjoint(memory.reading.lows[max(0, last.at - ASIDE) : last.at + ASIDE])


def who_answers(memory: Memory, draft: Draft, low: str) -> Resolved:
    """The one who spoke before the one who asked, when a person near and of the sex of the pronoun; else nobody."""
    asker = memory.spoken[-1].speaker.name
    for one in reversed(memory.spoken):
        if one.speaker.name == asker:
            continue
        if one.person is None or draft.paragraph - one.paragraph > 1:
            return NOBODY, None
        if not agrees("male" if low in HE else "female", gender_of(memory, one.person)):
            return NOBODY, None
        because = f"“{low}”: who was asked, {one.speaker.name}"
        return one.speaker._replace(how="pronoun", because=because), one.person
    return NOBODY, None


def by_described(memory: Memory, draft: Draft, start: int, low: str) -> Speaker:
    """
    He or she of somebody without a name whom no link tells: "An official said he knew", "An official spoke. He said".

    The one in whose words the pronoun stands, or who spoke in the sentence before, when that is one human being and
    nobody is named in between.
    """
    outer = draft.parent
    if outer is not None:
        known = memory.known.get(outer.source.start) if outer.source is not None else None
        at, near = (outer.source.end, True) if outer.source is not None else (start, False)
    else:
        last = memory.spoken[-1] if memory.spoken else None
        known, at = (last.speaker, last.at) if last is not None else (None, start)
        heads = memory.sentence_heads
        near = last is not None and last.paragraph == draft.paragraph
        near = near and bisect_right(heads, start) - bisect_right(heads, at) == 1
    if known is None or known.name is None or not near or at >= start or (known.named and known.how != "title"):
        return NOBODY
    human = memory.kinds.get(known.name) in ("human", "person")
    other = any(not one.body for one in mentions_between(memory.reading, at, start))
    if not human or other or not agrees("male" if low in HE else "female", described_gender(known.name)):
        return NOBODY
    return known._replace(how="pronoun", because=f"“{low}”: the one described who speaks right before")


def by_own_words(memory: Memory, draft: Draft, start: int, low: str) -> Resolved:
    """ "I" and "we": the one whose words these are; "we" of one person is the body they were introduced with."""
    known = whose_words(memory, draft, start)
    if known is None:
        return NOBODY, None
    if low in ("we", "our") and memory.kinds.get(known.name or "") == "person":
        return by_we(memory, known.name or "", low)
    return known._replace(how="pronoun", because=f"“{low}”: the one whose words these are"), None


def by_it_or_they(memory: Memory, draft: Draft, start: int, low: str, who_is: WhoIs) -> Resolved:
    """ "It" and "they": whose words these are, the subject of the sentence before, the last body that spoke."""
    known = whose_words(memory, draft, start) if draft.parent is not None else None
    if known is not None and memory.reading.inside[start] < 0 and kind_fits(memory, known, low):
        return known._replace(how="pronoun", because=f"“{low}”: the one whose words these are"), None
    if is_reply(memory, draft.cue) and (place := who_was_asked(memory, start)) is not None:
        return by_question(memory, draft, low, place, who_is)
    subject = by_subject(memory, draft, start, low, who_is, clause_subject(memory, start))
    if subject is None:
        subject = by_subject(memory, draft, start, low, who_is, subject_before(memory, start))
    if subject is not None:
        return subject
    if low in THEY:
        return by_group(memory, draft.paragraph, low)
    found, mention = by_body(memory, draft.paragraph, low)
    told = (found, mention) if found.name is not None else by_subject_body(memory, start)
    return settled(by_link(memory, start), told)


def by_question(memory: Memory, draft: Draft, low: str, place: tuple[int, int], who_is: WhoIs) -> Resolved:
    """ "The group had asked the ministry why. It had not replied": the one asked, and nobody else."""
    if place[0] == place[1]:
        return NOBODY, None
    found, mention = who_is(memory, draft, *place, place[1])
    if found.name is None:
        return NOBODY, None
    because = f"“{low}”: who was asked in the sentence before"
    return found._replace(how="body", evidence=found.evidence or (place,), because=because), mention


def by_we(memory: Memory, name: str, low: str) -> Resolved:
    """ "We" of one person: the body they were introduced with, else several whom nobody names."""
    body = memory.speaks_for.get(name)
    if body is None:
        return NOBODY, None
    return memory.named(body)._replace(because=f"“{low}”: the body that {name} speaks for"), body


def by_subject(
    memory: Memory, draft: Draft, at: int, low: str, who_is: WhoIs, place: tuple[int, int] | None
) -> Resolved | None:
    """ "The Orvale daily asked why. It noted": a subject before, when it can be "it" or "they"."""
    if place is None or memory.reading.lows[place[0]] in PRONOUNS:
        return None
    spoke = memory.known.get(place[0]) if low in THEY else None
    found, mention = (spoke, None) if spoke is not None else who_is(memory, draft, place[0], place[1], place[1])
    if found.name is None:
        return None
    last = memory.reading.lows[place[1] - 1]
    kind = kind_of(memory, found, mention, *place)
    fits = kind in ("body", "group") if low in THEY else kind == "body" or (kind == "thing" and last in CARRYING)
    if not fits or (found.how == "description" and low in IT and last not in BODY_NOUNS | CARRYING):
        return None
    heads = memory.sentence_heads
    unit = "sentence" if bisect_right(heads, at) > bisect_right(heads, place[0]) else "clause"
    because = f"“{low}”: the subject of the {unit} before"
    return found._replace(how="body", evidence=found.evidence or (place,), because=because), mention


def whose_words(memory: Memory, draft: Draft, at: int) -> Speaker | None:
    """Who speaks the words that a source stands in: the outer one's, or in a quotation the last one's before it."""
    if draft.parent is not None:
        outer = draft.parent.source
        known = memory.known.get(outer.start) if outer is not None else None
        return known if known is not None and known.name is not None else None
    if memory.reading.inside[at] < 0:
        return None
    for one in reversed(memory.spoken):
        if one.paragraph != draft.paragraph:
            return None
        if memory.reading.inside[one.at] < 0:
            return one.speaker if one.speaker.name is not None else None
    return None


def kind_fits(memory: Memory, known: Speaker, low: str) -> bool:
    """Whether "it" or "they" can be the one who speaks the words around."""
    kind = memory.kinds.get(known.name or "", "")
    return kind in ("body", "thing") if low in IT else kind in ("body", "group")


def within_words(memory: Memory, draft: Draft, at: int, low: str) -> Resolved | None:
    """ "Orr said he believed": within the words of somebody, with nobody else named in them, a pronoun is that one."""
    outer = draft.parent
    if outer is None or outer.source is None or outer.source.start >= at:
        return None
    known = memory.known.get(outer.source.start)
    begin = outer.contents[0][0] if outer.contents else at
    if known is None or known.name is None or any(not one.body for one in mentions_between(memory.reading, begin, at)):
        return None
    if memory.kinds.get(known.name) not in ("person", "human"):
        return None
    return known._replace(how="pronoun", because=f"“{low}”: the one whose words these are"), None


def noun_before(reading: Reading, at: int, start: int, end: int) -> int:
    """Where the phrase begins whose noun the relative clause hangs on: "trolls" of "hit back at trolls who"."""
    verbs = [place for place in range(start, end) if reading.parsed[place].tag in ("VERB", "AUX")]
    finite = [
        place for place in verbs if reading.parsed[place].relation not in ("amod", "compound", "acl", "acl:relcl")
    ]
    if not finite:
        return start
    noun = reading.parsed[reading.parsed[at].head].head
    if not finite[-1] < noun < end:
        return start
    while noun - 1 > finite[-1] and reading.parsed[noun - 1].tag in ("DET", "ADJ", "NUM", "NOUN", "PROPN"):
        noun -= 1
    return noun


def noun_of_clause(reading: Reading, at: int, floor: int) -> tuple[int, int] | None:
    """The phrase of the noun that a relative clause hangs on: "the head of state" of "by the head of state, who"."""
    parsed = reading.parsed
    verb = parsed[at].head
    noun = parsed[verb].head
    if not parsed[verb].relation.startswith("acl") or not floor <= noun < at or parsed[noun].tag != "NOUN":
        return None
    start = noun
    while start > floor and parsed[start - 1].head == noun and parsed[start - 1].tag != "ADP":
        start -= 1
    end = at - (reading.words[at - 1] == ",")
    return start, end if end - noun <= NOUN_AND_MORE else noun + 1


def antecedent(memory: Memory, at: int) -> Speaker:
    """The description before a relative pronoun: "two men, who said"."""
    reading = memory.reading
    end = at - (reading.words[at - 1] == ",") if at else at
    heads = memory.sentence_heads
    floor = heads[max(0, bisect_right(heads, at) - 1)]
    start = phrase_start(reading, end, floor) if end > floor else None
    if start is None and reading.parsed:
        place = noun_of_clause(reading, at, floor)
        return described(memory, *place) if place is not None else NOBODY
    if start is not None and reading.parsed and reading.lows[at] == "who":
        start = noun_before(reading, at, start, end)
    return described(memory, start, end) if start is not None else NOBODY
