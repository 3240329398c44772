"""Read passives that attribute: "was condemned by Orr", "is expected to leave", "it was announced that"."""

from __future__ import annotations

from dateline.quotes.contents import clause_words, content_end, sentence_end, skip_adjuncts
from dateline.quotes.cues import Cue
from dateline.quotes.drafts import Draft
from dateline.quotes.passes import PAUSES, Pass, head_of
from dateline.quotes.reading import Reading
from dateline.quotes.sources import Source
from dateline.quotes.sources_after import source_after
from dateline.quotes.verbs import noun_forms

__all__ = ["read_passive"]

# Classes whose object becomes the subject: "the raid was condemned by Orr".
BY = frozenset(
    "said reported denied condemned praised demanded warned alleged asked decreed expects promised threatened".split()
)
# Verbs of these classes whose passive tells of a deed more than of words.
DEEDS = frozenset(
    """
    direct read report show find document order command instruct invite pressure lobby challenge back defend champion
    salute speak talk relate continue go put make begin brief discover detect prove learn fault insult mock taunt
    ask maintain state ban approve permit forbid nominate enact pass authorize authorise abolish
    """.split()
)
# "Is expected to leave": said by nobody in particular.
HEARSAY = frozenset(
    """
    say report believe think expect know understand allege claim rumour rumor fear presume assume estimate suspect
    predict forecast project feel find
    """.split()
)
VOTED = frozenset(("reject",))
ACCUSED = frozenset(("accuse", "blame"))


def read_passive(state: Pass, cue: Cue, source: Source | None) -> None:
    """
    Read one passive.

    Args:
        state: The unit.
        cue: The verb, with "was" before it.
        source: The noun phrase before it, its subject.
    """
    reading, stop = state.reading, sentence_end(state.reading, state.unit, cue.verb)
    at = skip_adjuncts_but_by(reading, cue.end, stop)
    if at >= stop:
        hearsay_put_in(state, cue, source)
        return
    low, lemma = reading.lows[at], cue.entry.lemma
    subject = (source.start, source.end) if source is not None else None
    impersonal = source is not None and reading.lows[source.start] == "it"
    if low == "by":
        by_agent(state, cue, subject, impersonal, at, stop)
    elif low == "to" and lemma in HEARSAY and subject is not None and at == cue.end:
        contents = [subject, (at, content_end(reading, state.unit, at, state.unit.end))]
        add(state, None, cue, contents, cue.klass, "passive")
    elif low == "of" and lemma in ACCUSED and subject is not None:
        contents = [subject, (at, content_end(reading, state.unit, at, state.unit.end))]
        add(state, None, cue, contents, "alleged", "passive")
    elif low in clause_words and opens_clause(cue, low, impersonal):
        add(state, None, cue, [(at, content_end(reading, state.unit, at, state.unit.end))], cue.klass, "passive")
    else:
        hearsay_put_in(state, cue, source)


def opens_clause(cue: Cue, low: str, impersonal: bool) -> bool:
    """ "It was announced that", "Orr was told that", "Orr was asked whether": the clause is what was said."""
    if impersonal and not cue.entry.frames.isdisjoint(("bare", "that")):
        return True
    return "person" in cue.entry.frames and (low == "that" or cue.entry.lemma == "ask")


def skip_adjuncts_but_by(reading: Reading, at: int, stop: int) -> int:
    """Pass over when and where, but never over "by" and "of", which tell who and what."""
    if at < stop and reading.lows[at] in ("by", "of", "to"):
        return at
    return skip_adjuncts(reading, at, stop)


def by_agent(state: Pass, cue: Cue, subject: tuple[int, int] | None, impersonal: bool, at: int, stop: int) -> None:
    """ "The raid was condemned by Orr as a crime", "it was announced by Orr that": the agent is the source."""
    reading = state.reading
    if cue.entry.klass not in BY or cue.entry.lemma in DEEDS or reading.inside[at] >= 0:
        return
    if cue.entry.lemma in VOTED and (subject is None or reading.lows[subject[1] - 1] not in noun_forms()):
        return  # "the measure was rejected by voters" is no answer to a claim
    if cue.entry.lemma in ACCUSED:
        stop = next((place for place in range(at + 1, stop) if reading.lows[place] in ("of", "for")), stop)
    agent = source_after(reading, at + 1, stop)
    if agent is None or agent.start >= agent.end:
        return
    rest = (agent.end, content_end(reading, state.unit, agent.end, state.unit.end))
    opens = (
        agent.end < state.unit.end
        and reading.lows[agent.end] in {"as", "that", "to", "of", "for", "over"} | clause_words
    )
    contents = [] if impersonal or subject is None else [whole_subject(state, subject)]
    if opens and rest[0] < rest[1]:
        contents.append(rest)
    add(state, agent, cue, contents, cue.klass, "passive with its agent")


def whole_subject(state: Pass, subject: tuple[int, int]) -> tuple[int, int]:
    """The subject from the head of its sentence when it holds a clause: "His claim that the dam was safe"."""
    head = head_of(state.unit, subject[0])
    return (head, subject[1]) if "that" in state.reading.lows[head : subject[0]] else subject


def hearsay_put_in(state: Pass, cue: Cue, source: Source | None) -> None:
    """ "The bridge would close, it was announced on Monday": the words before it."""
    reading = state.reading
    if source is None or reading.lows[source.start] != "it" or cue.entry.klass not in ("said", "reported", "alleged"):
        return
    head = max(head_of(state.unit, cue.verb), state.done)
    border = source.start
    if border - head < 3 or reading.words[border - 1] not in PAUSES:
        return
    after = skip_adjuncts(reading, cue.end, state.unit.end)
    if after < state.unit.end and reading.words[after] not in (".", ",", ";", ":"):
        return
    add(state, None, cue, [(head, border - 1)], cue.klass, "passive")


def add(state: Pass, source: Source | None, cue: Cue, contents: list[tuple[int, int]], klass: str, rule: str) -> None:
    """Add a draft that holds something, outside of the words of others."""
    if not contents or any(start <= cue.verb < end for draft in state.drafts for start, end in draft.contents):
        return
    unit = state.unit
    klass = f"not-{klass}" if cue.negated and not klass.startswith("not-") else klass
    state.drafts.append(
        Draft(source, (cue.start, cue.end), contents, klass, rule, unit.paragraph, unit.role, spoken=False)
    )
