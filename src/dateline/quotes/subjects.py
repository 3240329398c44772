"""Find the words that "it" and "they" go on with: the subject of the sentence before, by the grammar of the report."""

from __future__ import annotations

from bisect import bisect_right

from dateline.quotes.memory import Memory
from dateline.quotes.phrase_names import end_of_name
from dateline.quotes.reading import Reading
from dateline.quotes.sources import phrase_start

__all__ = ["clause_subject", "main_subject", "phrase_of", "subject_before"]

BACK = 3  # sentences back, when those between have the same pronoun as their subject
JOINED = 12  # tokens from one subject to the one that "and" joins to it
SUBJECTS = frozenset(("nsubj", "nsubj:pass"))
CLAUSES = frozenset(("advcl", "conj", "acl:relcl", "acl", "parataxis"))
OBJECTS = frozenset(("obj", "ccomp", "xcomp"))
CLIMB = 3  # clauses up from a pronoun's
NAMED = frozenset(("flat", "flat:name", "compound", "appos"))


def subject_before(memory: Memory, at: int) -> tuple[int, int] | None:
    """
    The noun phrase that is the subject of the last sentence of the paragraph whose subject is another word.

    Args:
        memory: The report.
        at: The pronoun.

    Returns:
        Its tokens, those of all who are joined in it; None in a quotation, without grammar, at the head of a paragraph
        and behind a sentence without a subject.
    """
    reading, heads = memory.reading, memory.sentence_heads
    if not reading.parsed or reading.inside[at] >= 0:
        return None
    place, floor = bisect_right(heads, at) - 1, memory.floor(at, 0)
    for back in range(place - 1, max(-1, place - 1 - BACK), -1):
        if heads[back] < floor:
            return None
        subject = main_subject(reading, heads[back], heads[back + 1])
        if subject is None:
            return None
        if reading.lows[subject] != reading.lows[at]:
            return phrase_of(reading, subject, heads[back])
    return None


def clause_subject(memory: Memory, at: int) -> tuple[int, int] | None:
    """
    The subject of the clause that holds a pronoun's own: "Two geologists were dismissed after they wrote".

    Args:
        memory: The report.
        at: The pronoun.

    Returns:
        Its tokens; None in a quotation, without grammar, and where no clause with a subject of its own stands above.
    """
    reading = memory.reading
    if not reading.parsed or reading.inside[at] >= 0:
        return None
    heads = memory.sentence_heads
    floor = heads[max(0, bisect_right(heads, at) - 1)]
    verb = reading.parsed[at].head
    for _ in range(CLIMB):
        relation = reading.parsed[verb].relation
        if relation not in CLAUSES or (relation == "parataxis" and not has_object(reading, verb)):
            return None
        verb = reading.parsed[verb].head
        below = [one for one in range(floor, at) if reading.parsed[one].head == verb]
        subjects = [one for one in below if reading.parsed[one].relation in SUBJECTS]
        if subjects:
            subject = subjects[-1]
            same = reading.inside[subject] >= 0 or reading.lows[subject] == reading.lows[at]
            return None if same else phrase_of(reading, subject, floor)
    return None


def has_object(reading: Reading, verb: int) -> bool:
    """Whether something hangs on a verb behind it, so that it is no "they say" put into what they say."""
    behind = range(verb + 1, min(len(reading.words), verb + JOINED))
    return any(reading.parsed[at].head == verb and reading.parsed[at].relation in OBJECTS for at in behind)


def main_subject(reading: Reading, start: int, end: int) -> int | None:
    """The subject of the verb that a sentence hangs on, outside of quotation marks."""
    for at in range(start, end):
        parsed = reading.parsed[at]
        verb = reading.parsed[parsed.head]
        if parsed.relation in SUBJECTS and reading.inside[at] < 0 and verb.head == parsed.head:
            return at if verb.tag in ("VERB", "AUX", "ADJ", "NOUN") else None
    return None


def is_next(reading: Reading, at: int, last: int) -> bool:
    """Whether a token belongs to the name before it: by the grammar, or as a proper noun right behind another."""
    if reading.parsed[at].relation in NAMED and reading.parsed[at].head <= last:
        return True
    return reading.parsed[at].tag == reading.parsed[last].tag == "PROPN" and reading.words[at][0].isupper()


def phrase_of(reading: Reading, subject: int, floor: int) -> tuple[int, int] | None:
    """The noun phrase of a subject, with those joined to it before its verb, without what follows a comma."""
    verb = reading.parsed[subject].head
    stop = verb if verb > subject else len(reading.words)
    last = subject
    for at in range(subject + 1, min(stop, subject + JOINED)):
        if reading.words[at] == "," or reading.inside[at] >= 0:
            break
        parsed = reading.parsed[at]
        goes_on = parsed.head == last and at == last + 1 and parsed.relation in NAMED
        if goes_on or (parsed.head == subject and parsed.relation in ("conj", *NAMED)):
            last = at
    while last + 1 < stop and is_next(reading, last + 1, last):
        last += 1
    start = phrase_start(reading, last + 1, floor)
    return (start, end_of_name(reading, last, stop)) if start is not None else None
