"""Find the words that follow their speaker and cue: a clause, a quotation, "to" with a verb, a thing said."""

from __future__ import annotations

from dateline.quotes.contents import (
    DASHES,
    clause_words,
    content_end,
    sentence_end,
    skip_adjuncts,
    skip_recipient,
    skip_time,
)
from dateline.quotes.cues import Cue
from dateline.quotes.drafts import Draft
from dateline.quotes.grammar import BREAKERS, FINITE, OPENERS, PREPOSITIONS, UNNAMED
from dateline.quotes.passes import NEAREST, PAUSES, RETOLD, Pass, cut, enclosing, head_of
from dateline.quotes.passives import read_passive
from dateline.quotes.phrases import is_sentence
from dateline.quotes.quoting import quoted_as_saying, was_quoted
from dateline.quotes.reading import Quoted, Reading
from dateline.quotes.sources import Source, phrase_start
from dateline.quotes.sources_after import source_after

__all__ = ["clause_comma", "is_anonymity", "lead"]

SUBORDINATE = frozenset("while although though whereas when after as if because since once before".split())
WITHHELD = frozenset("used published printed disclosed revealed given".split())  # "that her surname not be used"
SUMMONED = frozenset(
    "ambulance police doctor doctors firefighters election elections vote meeting strike conference".split()
)
OWN_NAME = frozenset("name names surname identity he she they".split())
OBJECTS = frozenset("it him her them us me".split())
OWNED = frozenset("responsibility credit victory innocence ownership".split())  # what is claimed in words
LONGEST_TERMS = 6  # tokens of "in the strongest possible terms"
LONGEST_ASIDE = 25  # tokens between two commas


def lead(state: Pass, cue: Cue, source: Source | None, floor: int) -> None:
    """Hill said that the bridge fell. / Hill promised to mend it. / Hill denied the charge."""
    reading, shared = state.reading, False
    if source is None:
        source, shared = shared_source(state, cue)
        if source is None and not (cue.passive and floor < cue.start):
            return
    if cue.passive:
        if not was_quoted(state, cue, source):
            read_passive(state, cue, source)
        return
    if "object-saying" in cue.entry.frames and source is not None and quoted_as_saying(state, cue, source, None):
        return
    found = content_after(state, cue)
    if found is None:
        return
    contents, rule, cue_end = found
    if is_anonymity(reading, *contents[0]):
        return
    if source is not None and not shared and in_relative(reading, source.start):
        contents = [(contents[0][0], clause_comma(reading, *contents[0]))]
    if source is not None and rule in ("that", "clause") and subordinate(state, source):
        contents = [(contents[0][0], clause_comma(reading, *contents[0]))]
    parent = enclosing(state, cue)
    if parent is not None and (shared or coordinated(reading, source, cue)):
        cut(state, parent, cue.start if shared or source is None else source.start)
        parent = None
    if parent is not None and not worth_nesting(reading, source, shared, cue, rule):
        return
    draft = state.draft(source, cue, contents, rule, parent)
    draft.shared = shared
    draft.klass = class_of(reading, draft, cue)
    draft.cue = (cue.start, cue_end)


def is_anonymity(reading: Reading, start: int, end: int) -> bool:
    """ "who asked not to be named": a condition of talking, and no news."""
    lows = reading.lows[start:end]
    if lows[:1] == ["that"] and not OWN_NAME.isdisjoint(lows[:4]) and "not" in lows[:6]:
        at = lows.index("not")
        return lows[at + 1 : at + 2] == ["be"] and lows[at + 2 : at + 3] != [] and lows[at + 2] in UNNAMED | WITHHELD
    return lows[:3] == ["not", "to", "be"] and lows[3:4] != [] and lows[3] in UNNAMED


def class_of(reading: Reading, draft: Draft, cue: Cue) -> str:
    """The class by the construction: "asked X to leave" demands, "No group has claimed" does not."""
    klass = cue.entry.klass
    if draft.rule == "person to" and cue.entry.lemma in ("ask", "tell"):
        klass = "demanded"
    nobody = draft.source is not None and reading.lows[draft.source.start] in ("no", "nobody", "none", "neither")
    if klass == cue.entry.klass and not nobody:
        return cue.klass
    return f"not-{klass}" if cue.negated or nobody else klass


def subordinate(state: Pass, source: Source) -> bool:
    """ "While Orr said nobody would leave, Vell ...": the clause of the cue ends at its comma."""
    head = head_of(state.unit, source.start)
    return source.start - head in (1, 2) and state.reading.lows[head] in SUBORDINATE


def worth_nesting(reading: Reading, source: Source | None, shared: bool, cue: Cue, rule: str) -> bool:
    """Whether a cue within the words of another tells what a third one said, and not what somebody thinks or wants."""
    if source is None or shared or reading.lows[source.start] in ("i", "we", "you", "it", "that", "which"):
        return False
    if cue.entry.klass not in RETOLD:
        return rule in ("that", "clause", "to")
    return rule.startswith(("that", "clause", "speaker and cue"))


def in_relative(reading: Reading, start: int) -> bool:
    """Whether a source is the subject of a relative clause: ", who feared", ", whom the council calls"."""
    if reading.lows[start] in ("who", "which"):
        return reading.words[start - 1] == ","
    return start > 1 and reading.lows[start - 1] in ("whom", "which") and reading.words[start - 2] == ","


def clause_comma(reading: Reading, start: int, end: int) -> int:
    """ ", who feared a flood, told": the first comma ends what the relative clause attributes."""
    return next((at for at in range(start + 1, end) if reading.words[at] == "," and reading.inside[at] < 0), end)


def shared_source(state: Pass, cue: Cue) -> tuple[Source | None, bool]:
    """ ", adding that ..." and "and said ...": the speaker is that of the cue before, or the sentence's subject."""
    reading = state.reading
    before = reading.words[cue.start - 1] if cue.start > state.unit.start else ""
    linked = before in (",", "—", "–", "--") or reading.lows[cue.start - 1] in (
        "and",
        "but",
        "or",
        "while",
        "by",
        "then",
        "before",
        "after",
        "without",
    )
    if cue.start == head_of(state.unit, cue.start) or not linked:
        return None, False
    head = head_of(state.unit, cue.start)
    for draft in state.drafts[: -NEAREST - 1 : -1]:
        if draft.cue and draft.cue[0] >= head and draft.source and draft.parent is None:
            own = subject_by_grammar(reading, cue, head) if in_relative(reading, draft.source.start) else None
            return (draft.source, True) if own is None else (own, False)
    head = next((at + 1 for at in range(cue.start - 1, head, -1) if reading.words[at] == ";"), head)
    subject = subject_of_sentence(reading, head, cue.start)
    return subject, subject is not None


def subject_by_grammar(reading: Reading, cue: Cue, floor: int) -> Source | None:
    """ "Orr, whom the firm calls “lost”, said": the noun phrase that the grammar has as the cue's subject."""
    if not reading.parsed or cue.passive:
        return None
    places = [at for at in range(floor, cue.start) if reading.parsed[at].head == cue.verb]
    subjects = [at for at in places if reading.parsed[at].relation == "nsubj" and reading.inside[at] < 0]
    if len(subjects) != 1 or reading.lows[subjects[0]] in ("who", "which", "that"):
        return None
    end = subjects[0] + 1
    while end < cue.start and reading.parsed[end].relation == "flat" and reading.parsed[end].head == subjects[0]:
        end += 1
    start = phrase_start(reading, end, floor)
    return Source(start, end, end) if start is not None else None


def subject_of_sentence(reading: Reading, head: int, end: int) -> Source | None:
    """The noun phrase at the head of the sentence, after "But" or "On Monday,"."""
    at = head
    while at < min(end, head + 10) and (reading.lows[at] in OPENERS or reading.words[at] == ","):
        at += 1
    if at < end and reading.lows[at] in PREPOSITIONS:
        comma = next((place for place in range(at, min(end, at + 15)) if reading.words[place] == ","), None)
        if comma is None:
            return None
        at = comma + 1
    if at >= end or reading.inside[at] >= 0:
        return None
    return source_after(reading, at, end)


def coordinated(reading: Reading, source: Source | None, cue: Cue) -> bool:
    """Whether the cue's clause stands beside the one before and not within it: ", and Hill said ..."."""
    at = (source.start if source else cue.start) - 1
    if at < 1:
        return False
    if reading.words[at] == ";" or reading.words[at] in ("—", "–", "--"):
        return True
    return reading.lows[at] in ("and", "but", "while", "though", "although") and reading.words[at - 1] == ","


def content_after(state: Pass, cue: Cue) -> tuple[list[tuple[int, int]], str, int] | None:
    """What follows the cue, the name of the rule, and where the cue ends (it takes in its preposition)."""
    reading, unit, frames = state.reading, state.unit, cue.entry.frames
    stop = sentence_end(reading, unit, cue.verb)
    at = cue.end
    if at >= stop:
        return None
    if reading.lows[at] == "to" and "to" in frames:
        return clause(state, at, "to", cue.end)
    if (found := behind_preposition(state, cue, at, stop)) is not None:
        return found
    if "bare" in frames or "that" in frames or "asking" in frames or "quote" in frames or "tag" in frames:
        found = said_after(state, cue, at, stop)
        if found is not None:
            return found
    if "person-to" in frames and not at_pause(reading, at):
        mark = next((place for place in range(at + 1, min(stop, at + 14)) if reading.lows[place] == "to"), None)
        if mark is not None and not any(at_pause(reading, place) for place in range(at, mark)):
            return clause(state, at, "person to", cue.end)
    at = past_terms(reading, at, stop)
    if at_pause(reading, at) or not starts_object(reading, at) or is_sight(reading, cue, at, stop):
        return None
    if "object" in frames:
        return clause(state, at, "object", cue.end, object_only=True)
    if ("as-object" in frames or "naming" in frames) and not is_summons(reading, cue, at, stop):
        return clause(state, at, "as object", cue.end)
    return None


def past_terms(reading: Reading, at: int, stop: int) -> int:
    """Behind how strongly something was said: "condemned | in the strongest possible terms | the attack"."""
    if reading.lows[at : at + 2] != ["in", "the"]:
        return at
    return next(
        (end + 1 for end in range(at + 2, min(at + LONGEST_TERMS, stop - 1)) if reading.lows[end] == "terms"), at
    )


def behind_preposition(state: Pass, cue: Cue, at: int, stop: int) -> tuple[list[tuple[int, int]], str, int] | None:
    """ "Warned of floods", "said to be old", "warned this week of floods": what the cue's preposition leads to."""
    reading, frames = state.reading, cue.entry.frames
    low = reading.lows[at]
    bare = low == "to" and ("to-noun" in frames or "to-bare" in frames)
    if (bare or (low in frames and low in PREPOSITIONS)) and at + 1 < stop:
        return clause(state, at + 1, "preposition", at + 1)
    if cue.entry.lemma == "ask" and low != "for":
        asked = skip_recipient(reading, at, stop)
        if at < asked < stop - 1 and reading.lows[asked] == "for" and reading.inside[asked] < 0:
            return clause(state, asked + 1, "preposition", cue.end)  # "asked the company for an inspection"
    after = skip_time(reading, at, stop)
    if at < after < stop - 1 and reading.lows[after] in frames and reading.lows[after] in PREPOSITIONS:
        return clause(state, after, "preposition", cue.end)
    return None


def said_after(state: Pass, cue: Cue, at: int, stop: int) -> tuple[list[tuple[int, int]], str, int] | None:
    """A clause or a quotation after the cue, after the listener, time and place."""
    reading, frames = state.reading, cue.entry.frames
    place = at
    if "person" in frames and reading.inside[place] < 0:
        place = skip_recipient(reading, place, stop)
        if "person-to" in frames and place < stop and reading.lows[place] == "to":
            return None  # "told his men to leave": read as who is to do what
    after = skip_adjuncts(reading, place, stop)
    aside = after_aside(reading, after, stop)
    if aside is not None and ("bare" in frames or "that" in frames):
        return clause(state, aside, "that", cue.end)
    for spot in dict.fromkeys((after, place)):
        mark = spot
        while mark < stop and (reading.words[mark] in (",", ":") or reading.words[mark] in DASHES):
            mark += 1
        if (
            mark < stop
            and reading.inside[mark] >= 0
            and (mark == 0 or reading.inside[mark - 1] != reading.inside[mark])
        ):
            quoted = reading.quoted[reading.inside[mark]]
            led = mark > spot or spot == at or "bare" in frames  # not "asked him for time “until May”"
            if led and (mark > spot or quoted.speech or quoted.end >= stop - 1):
                return [(mark, quotation_end(state, quoted))], "speaker and cue, then quote", cue.end
        if mark < stop and reading.words[spot] == ":" and "tag" in frames:
            return clause(state, mark, "speaker, cue and colon", cue.end)
        if (
            spot < stop
            and reading.lows[spot] in clause_words
            and ("bare" in frames or "that" in frames or "asking" in frames)
        ):
            return clause(state, spot, "that", cue.end)
        if spot + 1 < stop and reading.words[spot] == "," and reading.lows[spot + 1] == "that":
            return clause(state, spot + 1, "that", cue.end)
    if (
        "bare" in frames
        and after + 1 < stop
        and not at_pause(reading, after)
        and ("person" not in frames or place > at or reading.lows[at] != "the")
        and can_open_clause(reading, after, stop)
        and not takes_away(reading, cue, after, stop)
    ):
        return clause(state, after, "clause", cue.end)
    return None


def after_aside(reading: Reading, at: int, stop: int) -> int | None:
    """ "said, citing two officials, that": the "that" after what stands between two commas."""
    if at + 2 >= stop or reading.words[at] != "," or reading.inside[at] >= 0:
        return None
    end = next((place for place in range(at + 2, min(stop, at + LONGEST_ASIDE)) if reading.words[place] == ","), stop)
    if end + 1 < stop and end > at + 1 and reading.words[end] == "," and reading.lows[end + 1] == "that":
        return end + 1
    return None


def can_open_clause(reading: Reading, at: int, stop: int) -> bool:
    """Whether a clause without "that" can begin here: not with "to", and with "within" only if it has a verb."""
    if reading.lows[at] == "to":
        return False
    return reading.lows[at] not in PREPOSITIONS or is_sentence(reading, at, stop)


def quotation_end(state: Pass, quoted: Quoted) -> int:
    """The end of a quotation that a cue leads into, with what "and" joins to it."""
    reading = state.reading
    if quoted.end < state.unit.end and reading.lows[quoted.end] in ("and", "or") and quoted.words <= 6:
        return content_end(reading, state.unit, quoted.end, state.unit.end)
    return quoted.end


def at_pause(reading: Reading, at: int) -> bool:
    """Whether a stop or pause stands at the token."""
    return (
        reading.inside[at] < 0
        and not reading.words[at][0].isalnum()
        and reading.words[at] not in ("@", "#", "$", "‘", "'", "£", "€")
    )


def starts_object(reading: Reading, at: int) -> bool:
    """Whether a noun phrase can begin at the token; "the sum requested | had been received" has none."""
    low = reading.lows[at]
    return not (low in PREPOSITIONS or low in BREAKERS or low in FINITE or low in ("to", "and", "or"))


def is_sight(reading: Reading, cue: Cue, at: int, stop: int) -> bool:
    """Whether somebody only saw or knew a thing or person: "last saw it on Thursday", not "sees it as a threat"."""
    if cue.entry.klass not in ("believes", "perceived") or reading.lows[at] not in OBJECTS:
        return False
    return "as" not in reading.lows[at : min(stop, at + LONGEST_TERMS)]


def is_summons(reading: Reading, cue: Cue, at: int, stop: int) -> bool:
    """Whether somebody or something is called and not called something: "called an ambulance", "called an election"."""
    return cue.entry.lemma == "call" and not SUMMONED.isdisjoint(reading.lows[at : min(stop, at + 3)])


def takes_away(reading: Reading, cue: Cue, at: int, stop: int) -> bool:
    """Whether a thing is claimed and no words: "has claimed more than 80 lives", not "claimed responsibility"."""
    if cue.entry.lemma != "claim" or is_sentence(reading, at, stop):
        return False
    return OWNED.isdisjoint(reading.lows[at : min(stop, at + LONGEST_TERMS)])


def clause(
    state: Pass, at: int, rule: str, cue_end: int, *, object_only: bool = False
) -> tuple[list[tuple[int, int]], str, int] | None:
    """The rest of the sentence as content; for a thing said, only to the next pause."""
    reading = state.reading
    end = content_end(reading, state.unit, at, state.unit.end)
    if object_only:
        end = next(
            (place for place in range(at, end) if reading.inside[place] < 0 and (reading.words[place] in PAUSES)), end
        )
    if end - at < 1 or not any(word[0].isalnum() for word in reading.words[at:end]):
        return None
    return [(at, end)], rule, cue_end
