"""Find what the words beside a person's name say they are: title, apposition, role before the name, "who leads"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from dateline.lexicon import load_lexicon
from dateline.model import ActorRole, Mention, NameLabel, Span

__all__ = ["find_roles"]

REACH = 140  # characters beside a name
WORD = re.compile(r"[^\W\d_][\w’'.-]*")
OF = re.compile(r"\s(?:of|for|from|at|in)\s")
DETERMINERS = frozenset("the a an its his her their".split())
# An apposition ends at a mark or where the sentence goes on.
ENDS = re.compile(r"[,;:()\n“”\"]|\s[–—-]\s|\.(?=\s|$)|\s(?:who|which|that|said|says|told|and|was|is|has|had|were)\b")
LEADS = re.compile(r",?\swho\s(leads|heads|chairs|commands)\s")
MARKS = re.compile(r"[,;:()“”\"]\s?")
TITLE_INSIDE = frozenset(("of", "state", "the"))
SENTENCE_END = re.compile(r"[.!?][\"”’]?\s+(?=[A-Z“])|\n")
ABBREVIATED = re.compile(r"\b(?:Lt|Gen|Maj|Col|Brig|Sen|Rep|Gov|Dr|Mr|Mrs|Ms|Adm|Capt|Sgt|U\.S|U\.N|U\.K)\.$")
BODIES = frozenset((NameLabel.ORG, NameLabel.GPE))


def find_roles(text: str, person: Mention, mentions: Sequence[Mention]) -> tuple[ActorRole, ...]:
    """
    What the words beside one mention of a person say that they are.

    Args:
        text: The report.
        person: A name of a person.
        mentions: All of the report, in reading order, for the bodies within the words.

    Returns:
        Roles in reading order; no role where no word of the list of roles stands there.
    """
    first = bisect_left(mentions, person.span.start - 2 * REACH, key=start_of)
    near = mentions[first : bisect_left(mentions, person.span.end + 2 * REACH, key=start_of)]
    found = [*before(text, person, near), *after(text, person, near)]
    return tuple(sorted(set(found)))


def start_of(mention: Mention) -> int:
    """Where a mention begins."""
    return mention.span.start


def before(text: str, person: Mention, mentions: Sequence[Mention]) -> Iterator[ActorRole]:
    """A title before the name, or a role with its body and a comma."""
    start = clause_start(text, person.span.start)
    if text.endswith(", ", start, person.span.start):
        end = person.span.start - 2
        cut = max((mark.end() for mark in MARKS.finditer(text, start, end)), default=start)
        # "Ana Vale, the head of the Guard, Hana Orlen": it is behind the one name and not before the other.
        taken = any(m.label is NameLabel.PERSON and m.span.end == cut - 2 for m in mentions)
        phrase = None if taken else role_phrase(text, cut, end)
        if phrase is not None and body_in(mentions, phrase, phrase.start) is not None:
            yield role_of(text, phrase, mentions, "a role before the name")
        return
    words = title_words(text, start, person, mentions)
    if not words:
        return
    # "commander General Vale": what he is, and his rank.
    turn = next((at for at in range(1, len(words)) if turns(words[at - 1][0], words[at][0])), 0)
    for part in (words[:turn], words[turn:]):
        if any(plain(word[0]) in roles() for word in part):
            yield role_of(text, Span(part[0].start(), part[-1].end()), mentions, "a title before the name")


def title_words(text: str, start: int, person: Mention, mentions: Sequence[Mention]) -> list[re.Match[str]]:
    """The words right before a name that are of a title, with the state or body before it, in order."""
    names = (*BODIES, NameLabel.NORP)
    inside = {at for m in mentions if m.label in names for at in range(m.span.start, m.span.end)}
    found: list[re.Match[str]] = []
    for word in reversed(list(WORD.finditer(text, start, person.span.start))):
        told = plain(word[0])
        within = told in TITLE_INSIDE or word.start() in inside
        between = text[word.end() : found[-1].start() if found else person.span.start]
        if between.strip() or not (told in roles() or told in with_role() or (found and within)):
            break
        found.append(word)
    while found and plain(found[-1][0]) in TITLE_INSIDE:
        found.pop()
    return found[::-1]


def turns(before: str, behind: str) -> bool:
    """Whether a role in small letters ends and a rank with a capital begins."""
    return before in roles() and behind[:1].isupper()


def after(text: str, person: Mention, mentions: Sequence[Mention]) -> Iterator[ActorRole]:
    """An apposition behind the name, or "who leads"."""
    end = clause_end(text, person.span.end)
    if (found := LEADS.match(text, person.span.end, end)) is not None:
        stop = ENDS.search(text, found.end(), end)
        last = body_end(mentions, found.end(), end) or (stop.start() if stop else end)
        span = Span(found.start(1) - 4, last)
        body = body_in(mentions, span, 0)
        yield ActorRole(span, load_lexicon("roles")["leads"][found[1]], body, f"“who {found[1]}” behind the name")
        return
    if not text.startswith(", ", person.span.end):
        return
    start = person.span.end + 2
    stop = ENDS.search(text, start, end)
    phrase = role_phrase(text, start, stop.start() if stop else end)
    if phrase is not None:
        yield role_of(text, phrase, mentions, "an apposition behind the name")


def role_phrase(text: str, start: int, end: int) -> Span | None:
    """A phrase that begins as one for a role does: an article or a word of the lists, and a role before any "of"."""
    words = list(WORD.finditer(text, start, end))
    if not words or (plain(words[0][0]) not in DETERMINERS and plain(words[0][0]) not in roles() | with_role()):
        return None
    of = OF.search(text, start, end)
    told = [word for word in words if word.end() <= (of.start() if of else end)]
    if not any(plain(word[0]) in roles() for word in told):
        return None
    return Span(words[0].start(), len(text[:end].rstrip()))


def role_of(text: str, span: Span, mentions: Sequence[Mention], because: str) -> ActorRole:
    """A role out of its words: what it is, without article and names, and the body it is of."""
    named = [m for m in mentions if span.start <= m.span.start and m.span.end <= span.end]
    of = next(
        (mark for mark in OF.finditer(text, span.start, span.end) if any(m.span.start > mark.start() for m in named)),
        None,
    )
    inside = {at for mention in named for at in range(mention.span.start, mention.span.end)}
    words = WORD.finditer(text, span.start, of.start() if of else span.end)
    kept = [word[0] for word in words if plain(word[0]) not in DETERMINERS and word.start() not in inside]
    return ActorRole(span, " ".join(kept), body_in(mentions, span, of.end() if of else span.start), because)


def body_in(mentions: Sequence[Mention], span: Span, first: int) -> str | None:
    """The first body named in some words from a place on, a state only where there is no other."""
    held = [m for m in mentions if span.start <= m.span.start and m.span.end <= span.end and m.label in BODIES]
    bodies = [m for m in held if m.label is NameLabel.ORG and m.span.start >= first] or held
    bodies.sort(key=lambda mention: (mention.label is not NameLabel.ORG, mention.span.start))
    return bodies[0].actor if bodies else None


def body_end(mentions: Sequence[Mention], start: int, end: int) -> int | None:
    """Where the first body between two places ends."""
    held = (m for m in mentions if start <= m.span.start and m.span.end <= end and m.label is NameLabel.ORG)
    return next((mention.span.end for mention in held), None)


def clause_start(text: str, at: int) -> int:
    """Where the sentence before a place begins, at most some words back."""
    low = max(0, at - REACH)
    starts = low
    for mark in SENTENCE_END.finditer(text, low, at):
        if not ABBREVIATED.search(text, low, mark.start() + 1):
            starts = mark.end()
    return starts


def clause_end(text: str, at: int) -> int:
    """Where the sentence behind a place ends, at most some words on."""
    high = min(len(text), at + REACH)
    for mark in SENTENCE_END.finditer(text, at, high):
        if not ABBREVIATED.search(text, at, mark.start() + 1):
            return mark.start()
    return high


def plain(word: str) -> str:
    """A word in small letters without its stop."""
    return word.casefold().rstrip(".").removesuffix("’s").removesuffix("'s")


@cache
def roles() -> frozenset[str]:
    """Words for what a person may be."""
    return frozenset(load_lexicon("roles")["roles"].split())


@cache
def with_role() -> frozenset[str]:
    """Words that belong to such a word."""
    return frozenset(load_lexicon("roles")["with_role"].split()) - frozenset(load_lexicon("roles")["address"].split())
