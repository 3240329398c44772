"""Which word a time expression dates, and how: on that day, since, until, before, after it, or from it to another."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from dateline.events.accidents import befalls
from dateline.events.patterns import status_words
from dateline.events.tree import Tree
from dateline.model import LinkKind, Span, TimeExpression, TimeType
from dateline.text.grammar import head_of, range_of

__all__ = ["Timed", "hang_times"]

VERBAL = frozenset(("VERB", "AUX"))
DAYS = frozenset((TimeType.DATE, TimeType.TIME))
# Arguments: a time inside one tells when the noun was, unless it only hangs there by a slip of the parser.
ARGUMENTS = frozenset(("nsubj", "obj", "iobj", "appos", "nsubj:pass", "nsubj:outer", "csubj"))
OWNING = frozenset(("nmod:poss", "compound", "amod"))
#: What a preposition makes of a time; the others put the event on it.
SIDES = {
    "since": "since",
    "from": "since",
    "until": "until",
    "till": "until",
    "by": "before",
    "before": "before",
    "ahead of": "before",
    "prior to": "before",
    "after": "after",
    "following": "after",
    "between": "between",
}
BESIDE = frozenset(("neighbouring", "neighboring", "surrounding"))  # read as verbs, they describe
THAT = frozenset(("that", "which"))
WEEK = 7  # days back in which a report says "on Monday" of what is done
FAR = 12  # words from "the day after" to the event
NEAR = frozenset(("", "on", "in", "during", "at", "between", "late on", "early on", "late", "early", "over"))


class Timed(NamedTuple):
    """
    A time expression as it dates a word.

    Args:
        when: The expression.
        how: "on", "since", "until", "before", "after", "between"; "over" as "on", of a verb other than that beside it;
            "mirrored" for the event of "on 20 May, the day after
            the attack", which lies as far from the other time as this one, on its other side.
        to: The other end of "between May and September", "from 2007 to 2011"; the other time.
    """

    when: TimeExpression
    how: str
    to: TimeExpression | None = None


def hang_times(
    tree: Tree,
    dates: Sequence[TimeExpression],
    triggers: frozenset[int],
    openings: dict[int, int],
    last: date | None = None,
) -> dict[int, list[Timed]]:
    """
    The time expressions by the word they date: the nearest verb or trigger above them.

    A time that only describes an argument ("Velidar, in office since December, has proposed") dates nothing; one at the
    head of a sentence that hangs on no verb dates the sentence's own verb.

    Args:
        tree: The grammar.
        dates: Of the report; lengths count when the text tells what they run from ("two days after the attack").
        triggers: The nouns that tell events; a time beneath one is its own.
        openings: For the index of the first word of each sentence the verb at its top.
        last: The last day on which the report may have been published.
    """
    found: dict[int, list[Timed]] = {}
    heads = {when.span: head_of(tree.words, range_of(tree.words, when.span.start, when.span.end)) for when in dates}
    by_head = {head: when for when in dates if (head := heads[when.span]) is not None}
    by_span = {when.span: when for when in dates}
    ends: set[int] = set()
    for when in dates:
        head = heads[when.span]
        if head is None or head in ends or not is_dating(when):
            continue
        how = SIDES.get(tree.case(head), "on")
        neighbour = beside_another(tree, when, by_span)
        if neighbour is not None:
            word = event_behind(tree, when, triggers)
            if word is not None:
                found.setdefault(word, []).append(Timed(when, "mirrored", neighbour))
            continue
        end = other_end(tree, head, how, by_head)
        if end is not None:
            ends.add(end)
        behind = range_of(tree.words, when.span.start, when.span.end).stop
        word = None if is_of_noun(tree, head, how, triggers) else dated_word(tree, head, triggers, behind)
        word = told_behind(tree, head) or word
        turned = turned_to(tree, word, head, when, last) if word is not None and how == "on" else word
        word, how = turned, "over" if turned != word else how
        if word is None and how == "on":
            word = next((openings[at] for at in (head - 1, head - 2, head) if at in openings), None)
        if word is not None:
            to = by_head[end] if end is not None else None
            found.setdefault(word, []).append(Timed(when, "between" if to else how, to))
    return found


def is_of_noun(tree: Tree, head: int, how: str, triggers: frozenset[int]) -> bool:
    """Whether a time says since when a noun is so, and dates nothing: "Orr, in power since 2009, met the envoy"."""
    over = tree.head(head)
    if how not in ("since", "until") or over is None or tree.relation(head) != "nmod":
        return False
    return over not in triggers and tree.words[over].upos == "NOUN"


def told_behind(tree: Tree, head: int) -> int | None:
    """The verb behind an accident that a time is of: "a quake [in 2014] that killed four people"."""
    over = tree.head(head)
    if over is None or tree.relation(head) != "nmod" or not befalls(tree, over):
        return None
    clauses = (one for one in tree.children(over, "acl") if tree.relation(one) == "acl:relcl" and one > head)
    return next((one for one in clauses if any(tree.forms[at] in THAT for at in tree.children(one, "nsubj"))), None)


def turned_to(tree: Tree, word: int, head: int, when: TimeExpression, last: date | None) -> int:
    """
    The verb that a time behind an infinitive is of.

    A day still to come is of the infinitive ("agreed on Monday to resume talks in the autumn"), a day of the week past
    is of the verb over it ("refused to sign on Monday").
    """
    if last is None or when.earliest is None or when.latest is None:
        return word
    if when.earliest > last:
        between = [at for at in tree.children(word, "xcomp", "advcl") if word < at < head and is_infinitive(tree, at)]
        return between[-1] if between and tree.words[word].xpos in ("VBD", "VBN") else word
    over = tree.head(word)
    week = (last - when.earliest).days <= WEEK and (when.latest - when.earliest).days == 1
    if not week or over is None or head < word or not is_infinitive(tree, word):
        return word
    beneath = tree.relation(word) in ("xcomp", "advcl") and tree.words[over].xpos in ("VBD", "VBN")
    return over if beneath else word


def is_infinitive(tree: Tree, at: int) -> bool:
    """Whether "to" stands before a verb."""
    return any(tree.forms[mark] == "to" for mark in tree.children(at, "mark"))


def is_dating(when: TimeExpression) -> bool:
    """Whether an expression may date something: a day or a time, or a length that runs from what happened."""
    return when.type in DAYS or (
        when.type is TimeType.DURATION and when.link is not None and when.link.kind is LinkKind.EVENT
    )


def beside_another(tree: Tree, when: TimeExpression, by_span: dict[Span, TimeExpression]) -> TimeExpression | None:
    """The time before one that stands beside it and leads to an event: "[on 20 May], the day after the attack"."""
    words = when.span.of(tree.text).casefold().split()
    if when.link is None or when.link.kind is not LinkKind.EXPRESSION or words[-1:] not in (["after"], ["before"]):
        return None
    other = by_span.get(when.link.span)
    between = tree.text[other.span.end : when.span.start] if other is not None else ""
    return other if between.strip() == "," else None


def event_behind(tree: Tree, when: TimeExpression, triggers: frozenset[int]) -> int | None:
    """The first trigger or verb behind a time."""
    first = range_of(tree.words, when.span.start, when.span.end).stop
    behind = range(first, min(first + FAR, len(tree.words)))
    return next((at for at in behind if at in triggers or tree.words[at].upos in VERBAL), None)


def dated_word(tree: Tree, head: int, triggers: frozenset[int], behind: int) -> int | None:
    """
    The nearest verb or trigger above a time; None where the time describes an argument alone.

    Args:
        tree: The grammar.
        head: The head of the time.
        triggers: The nouns that tell events.
        behind: The first word behind the time.
    """
    here, case = head, tree.case(head)
    describes = tree.relation(head) in OWNING or case not in NEAR
    aside = behind + 1 if behind < len(tree.forms) and tree.forms[behind] == "," else behind
    if tree.forms[head - 2 : head - 1] == [","] and aside in tree.up(head) and tree.words[aside].upos in VERBAL:
        return aside  # "lawmakers, last year, approved a bill"
    bare = tree.relation(head) == "nmod:unmarked" and not case
    for above in tree.up(head):
        if bare and here == head and tree.relation(above) == "obj":
            here = above
            continue  # "rejected the request the following day"
        if (tree.words[above].upos in VERBAL and tree.forms[above] not in BESIDE) or above in triggers:
            return above
        if is_subject(tree, above) and behind in tree.up(above) and case == "on":
            return behind  # "a spokesman for the group on Saturday [said]"
        if tree.relation(above) in ARGUMENTS and (describes or is_subject(tree, above)):
            return None
        if case == "of" and tree.case(above) not in NEAR:
            return None  # "spoke about the night of 19 February"
        here = above
    return None if here == head else here if tree.relation(here) == "root" else None


def is_subject(tree: Tree, at: int) -> bool:
    """Whether a noun is a subject other than one of speech ("the statement on Thursday said")."""
    return tree.relation(at).startswith("nsubj") and tree.forms[at] not in status_words("words", "speech")


def other_end(tree: Tree, head: int, how: str, by_head: dict[int, TimeExpression]) -> int | None:
    """The head of the time at the other end: "between May and [September]", "from 2007 to [2011]"."""
    if how == "between":
        return next((child for child in tree.children(head, "conj") if child in by_head), None)
    above = tree.head(head)
    if how != "since" or tree.case(head) != "from" or above is None:
        return None
    beside = [*tree.children(above), *tree.children(head)]
    return next((at for at in beside if at in by_head and at > head and tree.case(at) in ("to", "until", "till")), None)
