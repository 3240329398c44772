"""Hold sources against the grammar: a source that has a clause of its own in it is too long, a verb is none."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.quotes.capitals import is_capital, run_begin
from dateline.quotes.drafts import Draft
from dateline.quotes.grammar import DETERMINERS, FINITE, PREPOSITIONS
from dateline.quotes.leads import clause_comma
from dateline.quotes.reading import Reading
from dateline.quotes.sources import Source, phrase_start

__all__ = ["is_spoken", "mend_source"]

VERBS = frozenset(("VERB", "AUX"))
NOMINAL = frozenset(("verb and noun", "noun of its speaker", "noun alone", "that"))  # rules whose cue may be a noun
ASKED = frozenset(("asked", "pressed", "questioned", "quizzed", "challenged"))
FORMS_OF_ADDRESS = frozenset("mr mrs ms miss dr sir dame lady lord".split())
WHEN = frozenset("after before during since amid".split())
LONGEST_TIME = 7  # tokens of "in the days"
RELATIVE = frozenset(("who", "which", "that"))
FARTHEST = 60  # tokens from a verb back to its subject


def mend_source(reading: Reading, draft: Draft) -> None:
    """
    Give a line whose source holds a clause of its own the subject that the grammar tells.

    "The suit alleges Haverty | told her", "the Post, quoting a diplomat | who spoke to the channel, | reported": the
    source becomes "Haverty", "the Post". Where the grammar tells no subject the line stays as it is.

    Args:
        reading: The report; without grammar nothing is done.
        draft: The line; its source is changed in place.
    """
    if not reading.parsed or draft.source is None or draft.cue is None or draft.source.start >= draft.cue[0]:
        return
    if (who := relative_before(reading, draft.source, draft.cue[0])) is not None:
        draft.source = Source(who, who + 1, who + 1)
        if reading.words[who - 1] == ",":
            draft.contents = [(start, clause_comma(reading, start, end)) for start, end in draft.contents]
        return
    if is_condition(reading, draft.source):
        verb = next((at for at in reversed(range(*draft.cue)) if reading.parsed[at].tag in VERBS), None)
        subject = subject_of(reading, verb) if verb is not None else None
        if subject is not None and subject.end <= draft.source.start:
            draft.source = subject
        return
    leading = is_led_by(reading, draft.source)
    if not leading and not holds_clause(reading, draft.source) and not is_asked(reading, draft.source):
        return
    verb = next((at for at in reversed(range(*draft.cue)) if reading.parsed[at].tag in VERBS), None)
    found = subject_of(reading, verb) if verb is not None else None
    if leading:
        whole = whole_name(reading, found, draft.source.start) if found else None
        found = titled_behind(reading, draft.source) or whole
    if (
        found is not None
        and found.start > draft.source.start - (not is_asked(reading, draft.source))
        and reading.lows[found.start] not in RELATIVE
    ):
        draft.source = found


def relative_before(reading: Reading, source: Source, cue: int) -> int | None:
    """The "who" whose clause first tells when: "who in the days after | the massacre | told"; else None."""
    at = source.start - 1
    if at < 0 or reading.lows[at] not in WHEN or source.head_end != cue:
        return None
    for place in range(at - 1, max(0, at - LONGEST_TIME), -1):
        if reading.lows[place] == "who":
            return place
        if reading.lows[place] in FINITE or not reading.words[place][0].isalnum():
            return None
    return None


def is_led_by(reading: Reading, source: Source) -> bool:
    """Whether a source begins with what a preposition before it governs: "After | the hearing Mrs Orr"."""
    start = source.start
    if start == 0 or reading.lows[start - 1] not in PREPOSITIONS or reading.lows[start] not in DETERMINERS:
        return False
    opening = reading.words[start - 1][0].isupper()
    return opening and any(is_capital(reading.words[at]) for at in range(start + 1, source.head_end))


def titled_behind(reading: Reading, source: Source) -> Source | None:
    """The title and name that a source ends in, right behind a noun in small letters: "the hearing | Mrs Orr"."""
    start = run_begin(reading, source.start, source.head_end)
    behind = source.start < start - 1 and reading.words[start - 1].isalpha() and reading.words[start - 1].islower()
    titled = reading.lows[start] in FORMS_OF_ADDRESS and start + 1 < source.head_end
    return Source(start, source.end, source.head_end) if behind and titled else None


def whole_name(reading: Reading, found: Source, floor: int) -> Source | None:
    """The name that a subject is, without what stands before it and hangs on another word."""
    start = found.end - 1
    while start > floor and start <= reading.parsed[start - 1].head < found.end:
        if reading.parsed[start - 1].tag == "DET":
            break
        start -= 1
    while start > floor and start - 1 <= reading.parsed[found.end - 1].head < start:
        start -= 1  # "Mrs | Orr", read as the title with its name
    return Source(start, found.end, found.end) if is_capital(reading.words[start]) and start > floor else None


def is_condition(reading: Reading, source: Source) -> bool:
    """Whether a source is what another asked for, and nobody: "who requested | anonymity | said"."""
    return reading.lows[source.start : source.head_end] == ["anonymity"]


def is_spoken(reading: Reading, draft: Draft) -> bool:
    """Whether a line has somebody for its source and a verb for its cue: not "did not | return | calls | seeking"."""
    source = draft.source
    if reading.parsed and draft.cue is not None and is_modified(reading, draft):
        return False
    if not reading.parsed or source is None or source.end - source.start > 1:
        return True
    low = reading.lows[source.start]
    if is_asked(reading, source):
        return False
    return reading.parsed[source.start].tag != "VERB" or reading.words[source.start] != low


def is_asked(reading: Reading, source: Source) -> bool:
    """Whether the source is the verb of "Asked if she would run, she laughed and said"."""
    at = source.start
    return source.end - at == 1 and reading.lows[at] in ASKED and reading.parsed[at].tag == "VERB"


def is_modified(reading: Reading, draft: Draft) -> bool:
    """Whether a cue is a noun with its own small word before it ("drug charges"), or stands before one ("alleged")."""
    assert draft.cue is not None
    at = draft.cue[0]
    if draft.cue[1] - at > 1 or draft.rule in NOMINAL or not at:
        return False
    tag, relation, head = reading.parsed[at]
    before = reading.parsed[at - 1]
    if relation == "amod":  # "she suspected typhoid" may be read so, too
        described = before.tag in ("NUM", "ADJ", "DET", "ADP", "ADV")
        return described and head == at + 1 and reading.parsed[at + 1].tag == "NOUN"
    small = reading.words[at - 1].islower() and before.relation in ("amod", "compound")
    return tag == "NOUN" and relation in ("obl", "nmod") and before.head == at and small


def holds_clause(reading: Reading, source: Source) -> bool:
    """Whether a verb with its own subject stands in a source, and no relative clause of a noun in it."""
    for at in range(source.start, source.head_end):
        parsed = reading.parsed[at]
        if parsed.relation != "nsubj" or not source.start <= parsed.head < source.head_end:
            continue
        verb = reading.parsed[parsed.head]
        if verb.tag in VERBS and not (verb.relation.startswith("acl") and source.start <= verb.head < parsed.head):
            return True
    return False


def subject_of(reading: Reading, verb: int) -> Source | None:
    """
    The noun phrase that is a verb's subject before it, without what is joined to it.

    A verb joined to another ("convened a meeting and condemned"), or a participle under it (", shouting"), has its
    subject.
    """
    floor = max(0, verb - FARTHEST)
    subjects = [at for at in range(floor, verb) if is_subject_of(reading.parsed, at, verb) and reading.inside[at] < 0]
    _, relation, over = reading.parsed[verb]
    under = relation == "conj" or (relation == "advcl" and reading.lows[verb].endswith("ing"))
    if not subjects and under and floor <= over < verb:
        return subject_of(reading, over)
    if len(subjects) != 1:
        return None
    end = subjects[0] + 1
    while end < verb and reading.parsed[end].relation == "flat" and reading.parsed[end].head == subjects[0]:
        end += 1
    start = phrase_start(reading, end, floor)
    return Source(start, end, end) if start is not None else None


def is_subject_of(parsed: Sequence[tuple[str, str, int]], at: int, verb: int) -> bool:
    """Whether the grammar has a token as the subject of a verb."""
    _, relation, head = parsed[at]
    return head == verb and relation == "nsubj"
