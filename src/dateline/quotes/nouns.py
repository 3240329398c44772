"""Read the nouns and adverbs that attribute where no verb does: "his claim that", "issued a warning", "reportedly"."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.quotes.capitals import POSSESSIVE
from dateline.quotes.contents import content_end, sentence_end
from dateline.quotes.drafts import Draft
from dateline.quotes.grammar import AUXILIARIES, BREAKERS, DETERMINERS, FINITE, PRONOUNS
from dateline.quotes.passes import PAUSES, Pass, head_of
from dateline.quotes.reading import Reading
from dateline.quotes.sources import Source, phrase_start, source_before
from dateline.quotes.verbs import adverb_classes, carrying_forms, cue_forms, noun_forms

__all__ = ["read_adverb", "read_noun"]

POSSESSORS = frozenset("his her its their my our your whose".split())
CLAUSES = frozenset("that whether how why".split())
AGENTS = frozenset(("by", "from"))
HOLDING = frozenset("is are was were am remain remains remained been".split())  # "of the view"
LONGEST_AGENT = 12  # tokens of "by the head of the Dawn List" between noun and content
LONGEST_NOUN_PHRASE = 6  # tokens from the verb that carries to the noun: "issued yet another stern warning"
# Classes whose noun alone says what was said: "issued the warning". A statement or a comment may be about anything.
STRONG = frozenset("warned denied demanded threatened condemned promised alleged".split())


def read_noun(state: Pass, at: int) -> None:
    """
    Read one noun that may attribute.

    Three places are known: after a verb that carries it ("issued the warning"), after its possessor ("Orr's claim
    that"), and alone before "that" ("reports that"), which names nobody. A noun within words already attributed is left
    to them.

    Args:
        state: The unit, with what was found in it so far.
        at: The noun's token.
    """
    reading = state.reading
    if reading.inside[at] >= 0 or at + 1 >= state.unit.end or held(state.drafts, at):
        return
    klass, opens = noun_forms()[reading.lows[at]]
    stop = sentence_end(reading, state.unit, at)
    start = phrase_head(state, at)
    verb = carrying_verb(state, start)
    content, cue_end, agent = complement(state, at, stop, opens)
    holder = holder_of_view(state, at)
    if holder is not None:
        whose, first = holder
        view = (at + 1, content_end(reading, state.unit, at + 1, state.unit.end))
        add(state, whose, (first, at + 1), view, klass, "holds a view")
        return
    if verb is not None:
        source = source_before(reading, verb, head_of(state.unit, verb))
        if source is None:
            return
        if content is None and (
            klass not in STRONG or reading.lows[verb][:4] in ("make", "made", "maki", "give", "gave")
        ):
            return
        if content is None:
            add(state, source, (verb, verb + 1), (verb + 1, at + 1), klass, "verb and noun")
        else:
            add(state, source, (verb, cue_end), content, klass, "verb and noun")
        return
    if content is None or reading.lows[content[0]] not in CLAUSES | {"to"}:
        return
    owner = possessor(state, start, at) or agent
    if reading.lows[content[0]] == "to" and owner is None:
        return
    end = clause_stop(state, content[0], content[1]) if owner is not None or begins(state, start) else content[1]
    if owner is None and start > state.unit.start and reading.lows[start - 1] == "in":
        return  # "in a statement that ...": where it was said
    rule = "noun of its speaker" if owner is not None else "noun alone"
    add(state, owner, (at, at + 1), (content[0], end), klass, rule)


def add(
    state: Pass, source: Source | None, cue: tuple[int, int], content: tuple[int, int], klass: str, rule: str
) -> None:
    """Add a draft; it is nested where its cue stands in the words of another."""
    unit = state.unit
    if content[0] < content[1]:
        state.drafts.append(Draft(source, cue, [content], klass, rule, unit.paragraph, unit.role, spoken=False))


def held(drafts: Sequence[Draft], at: int) -> bool:
    """Whether a token is a part of the cue, source or words of an attribution."""
    return any(
        (draft.cue is not None and draft.cue[0] <= at < draft.cue[1])
        or (draft.source is not None and draft.source.start <= at < draft.source.end)
        or any(start <= at < end for start, end in draft.contents)
        for draft in drafts
    )


def phrase_head(state: Pass, at: int) -> int:
    """First token of the noun phrase whose noun stands at the token: its determiner or possessor."""
    reading = state.reading
    floor = max(head_of(state.unit, at), at - LONGEST_NOUN_PHRASE)
    start = at
    while start > floor:
        low, word = reading.lows[start - 1], reading.words[start - 1]
        if low in DETERMINERS or POSSESSIVE.search(word):
            return start - 1
        if not word[0].isalpha() or low in BREAKERS or low in FINITE or low in PRONOUNS or low in carrying_forms():
            break
        if low in (
            "of",
            "to",
            "for",
            "in",
            "on",
            "at",
            "with",
            "by",
            "from",
            "and",
            "or",
            "as",
            "after",
            "amid",
            "over",
        ):
            break
        start -= 1
    return start


def holder_of_view(state: Pass, at: int) -> tuple[Source, int] | None:
    """Who holds a view, and where the cue begins: "Orr | was of the view | that"."""
    reading = state.reading
    verb = at - 3
    if verb <= state.unit.start or reading.lows[verb] not in HOLDING or reading.lows[verb + 1 : at] != ["of", "the"]:
        return None
    if reading.lows[at + 1] != "that":
        return None
    source = source_before(reading, verb, head_of(state.unit, verb))
    return (source, verb) if source is not None else None


def carrying_verb(state: Pass, start: int) -> int | None:
    """The verb right before a noun phrase that carries it."""
    if start > state.unit.start and state.reading.lows[start - 1] in carrying_forms():
        return start - 1
    return None


def begins(state: Pass, start: int) -> bool:
    """Whether the noun phrase is the subject of its sentence, so that its clause ends before the main verb."""
    return start == head_of(state.unit, start)


def possessor(state: Pass, start: int, at: int) -> Source | None:
    """ "his claim", "Orr's claim", "the minister's claim": whose it is."""
    reading = state.reading
    if reading.lows[start] in POSSESSORS:
        return Source(start, start + 1, start + 1)
    if start < at and POSSESSIVE.search(reading.words[start]):
        floor = head_of(state.unit, start)
        begin = start
        while begin > floor and (
            reading.words[begin - 1][0].isupper() or (begin == start and reading.words[start] == reading.lows[start])
        ):
            begin -= 1
        if begin > floor and reading.lows[begin - 1] in ("the", "a", "an"):
            begin -= 1
        return Source(begin, start + 1, start + 1)
    return None


def complement(
    state: Pass, at: int, stop: int, opens: frozenset[str]
) -> tuple[tuple[int, int] | None, int, Source | None]:
    """What the noun is about: the content, where the cue ends, and who it is by when that stands between."""
    reading = state.reading
    place, agent = at + 1, None
    if place < stop and reading.lows[place] in AGENTS:
        end = next(
            (
                one
                for one in range(place + 1, min(stop, place + LONGEST_AGENT))
                if reading.lows[one] in CLAUSES | {"to"}
            ),
            None,
        )
        if end is None or end == place + 1:
            return None, at + 1, None
        agent, place = Source(place + 1, end, end), end
    if place + 1 >= stop or reading.lows[place] not in opens | CLAUSES or reading.inside[place] >= 0:
        return None, at + 1, agent
    following = reading.lows[place + 1]
    if reading.lows[place] == "that" and opens_relative(reading, place + 1, stop):
        return None, at + 1, agent  # a relative clause: "the views that pose a threat"
    if reading.lows[place] == "to" and (following in DETERMINERS or reading.words[place + 1] != following):
        return None, at + 1, agent  # "a threat to the valley"
    if reading.lows[place] in CLAUSES or reading.lows[place] == "to":
        if "that" not in opens and reading.lows[place] != "to" and reading.lows[place] not in opens:
            return None, at + 1, agent
        return (place, content_end(reading, state.unit, place, state.unit.end)), at + 1, agent
    end = content_end(reading, state.unit, place + 1, state.unit.end)
    pause = next(
        (one for one in range(place + 1, end) if reading.words[one] in PAUSES and reading.inside[one] < 0), end
    )
    return (place + 1, pause), place + 1, agent


def opens_relative(reading: Reading, at: int, stop: int) -> bool:
    """Whether a verb and no subject follows a "that": "views that pose a threat"."""
    low = reading.lows[at]
    if low in FINITE or low in cue_forms():
        return True
    if low in DETERMINERS or low in PRONOUNS or reading.words[at] != low:
        return False
    return at + 1 < stop and reading.lows[at + 1] in DETERMINERS


def clause_stop(state: Pass, start: int, end: int) -> int:
    """Where a clause about a subject noun ends: before the second finite verb that has no subject of its own."""
    reading = state.reading
    seen = free = False
    for at in range(start + 1, end):
        low = reading.lows[at]
        if reading.inside[at] >= 0:
            continue
        if reading.words[at] in PAUSES or low in BREAKERS or low in ("and", "or", "who"):
            free = True
        elif low in FINITE or (seen and low in cue_forms()):
            if seen and not free and reading.lows[at - 1] not in FINITE and low not in AUXILIARIES_AFTER:
                return at
            seen, free = True, False
        elif seen and (low in DETERMINERS or low in PRONOUNS) and reading.lows[at - 1] in ("and", "or"):
            free = True
    return end


AUXILIARIES_AFTER = frozenset(("been", "be", "being")) & AUXILIARIES


def read_adverb(state: Pass, at: int) -> None:
    """ "The guards reportedly fled": the sentence around the adverb, said by nobody in particular."""
    reading = state.reading
    if reading.inside[at] >= 0 or held(state.drafts, at):
        return
    head = max(head_of(state.unit, at), state.done)
    border = at
    while border > head and reading.lows[border - 1] in AUXILIARIES | FINITE:
        border -= 1
    start = phrase_start(reading, border, head) if border > head else None
    end = content_end(reading, state.unit, at + 1, state.unit.end)
    contents = [(at + 1, end)] if at + 1 < end else []
    if start is not None and start < at:
        contents.insert(0, (start, at))
    if not contents or (start is None and at > head and reading.words[at - 1] not in PAUSES):
        return
    klass, unit = adverb_classes()[reading.lows[at]], state.unit
    state.drafts.append(Draft(None, (at, at + 1), contents, klass, "adverb", unit.paragraph, unit.role, spoken=False))
