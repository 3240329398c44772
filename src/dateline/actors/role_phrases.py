"""Read the words of a role: what somebody is, and the body that the words name; two joined by "and" are two roles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dateline.actors.described import is_body_words
from dateline.actors.nations import Nations
from dateline.actors.role_words import (
    BEHIND,
    DETERMINERS,
    TITLE_INSIDE,
    in_government,
    in_parliament,
    is_beside,
    is_charge,
    is_kin,
    is_role,
    is_trade,
    opens,
    plain,
)
from dateline.model import ActorRole, Mention, NameLabel, Span

__all__ = ["is_body", "is_role_phrase", "marks_behind", "read_roles"]

WORD = re.compile(r"[^\W\d_][\w’'.-]*")
AND = re.compile(r"\s(?:and|as well as)\s(?:also\s)?")
# A body stands in the words, though it was not read.
OWNED = re.compile(rf"{BEHIND.pattern}|[’']s?\s")
CHIEF = re.compile(r"\sin\s(?:chief|command)\b")
ITS = re.compile(r"(?:[Ii]ts|whose)\s")
# Whose relative one is: "his wife", "the minister's brother".
OWNER = re.compile(r"\b(?:[Hh]is|[Hh]er|[Tt]heir|\w+[’']s|\w+s[’'])\s")
SENTENCE_END = re.compile(r"[.!?][\"”’]?\s+(?=[A-Z“\"])|\n")
# What an office has charge of: "staff", "Chieftaincy Affairs", "Commerce and Industry".
PORTFOLIO = re.compile(r"[a-z]+|[A-Z][\w-]+(?:(?:,\s|\sand\s|\s)[A-Z][\w-]+){0,4}")
OWNED_WORD = re.compile(r"[’']s?\s")
IN_PLACE = re.compile(r"\b(?:in|at|near|from|outside|across)\s(?:the\s)?$")
BACK = 280  # characters to the sentence before
LANDS = frozenset((NameLabel.GPE, NameLabel.NORP))
NEAR = 3  # words behind a country in which the noun of one of its bodies may stand


def is_role_phrase(text: str, start: int, end: int, mentions: Sequence[Mention]) -> bool:
    """
    Whether words are of a role: they begin as one does, and the noun before any "of" is one.

    Example:
        >>> words = "the deputy head of the Guard", "a man close to the leader", "the leader's brother"
        >>> [is_role_phrase(told, 0, len(told), ()) for told in words]
        [True, False, True]
    """
    first = WORD.search(text, start, end)
    if first is None or text[start : first.start()].strip():
        return False
    named = any(m.span.start <= first.start() < m.span.end and begins_role(text, m) for m in mentions)
    if not named and not opens(first[0]):
        return False
    return head_of(text, first.start(), end) is not None


def begins_role(text: str, mention: Mention) -> bool:
    """Whether a name may stand at the head of a role: a country, a body, a person whose lawyer or wife somebody is."""
    owned = mention.label is NameLabel.PERSON and text.startswith(("’s ", "'s ", "’ ", "' "), mention.span.end)
    return owned or mention.label in LANDS or is_body(text, mention)


def head_of(text: str, start: int, end: int) -> re.Match[str] | None:
    """The noun of a role: the last word before any "of"; None where it is no role, or kin of nobody knows whom."""
    stop = next((mark for mark in BEHIND.finditer(text, start, end) if not CHIEF.match(text, mark.start())), None)
    words = list(WORD.finditer(text, start, stop.start() if stop is not None else end))
    while len(words) > 1 and words[-1][0].casefold() in ("elect", "designate"):
        words.pop()
    if not words or words[-1][0].endswith(("’s", "'s")):
        return None
    related = is_kin(words[-1][0]) and is_owned(text, start, words[-1].start(), stop)
    return words[-1] if related or is_role(words[-1][0]) else None


def is_owned(text: str, start: int, noun: int, of: re.Match[str] | None) -> bool:
    """Whether words say whose relative one is, and not "a mother of two"."""
    if OWNER.search(text, start, noun) is not None:
        return True
    behind = WORD.match(text, of.end()) if of is not None else None
    return behind is not None and (behind[0][:1].isupper() or plain(behind[0]) in DETERMINERS)


def first_behind(text: str, start: int, end: int) -> re.Match[str] | None:
    """The first "of" or its like, but for those within the words of a role."""
    return next(iter(marks_behind(text, start, end)), None)


def marks_behind(text: str, start: int, end: int) -> list[re.Match[str]]:
    """Each "of" or its like, those of "commander in chief" and of what an office has charge of ("of staff") apart."""
    return [mark for mark in BEHIND.finditer(text, start, end) if not is_inside(text, mark, end)]


def is_inside(text: str, mark: re.Match[str], end: int) -> bool:
    """Whether "of" or its like belongs to the words of a role: "commander in chief", "chief of staff"."""
    if CHIEF.match(text, mark.start()):
        return True
    behind = PORTFOLIO.match(text, mark.end(), end)
    if mark[0].strip() not in ("of", "for") or behind is None or not any(map(is_charge, WORD.findall(behind[0]))):
        return False
    goes_on = WORD.match(text, behind.end() + 1, end)  # "chief of staff of", and not "head of security forces"
    return goes_on is None or not text.startswith(" ", behind.end()) or BEHIND.match(text, behind.end()) is not None


def read_roles(
    text: str, span: Span, mentions: Sequence[Mention], nations: Nations, because: str
) -> tuple[ActorRole, ...]:
    """
    The roles that some words tell.

    Args:
        text: The report.
        span: The words, beginning as a role does; what "and" joins to them and is no role ends them.
        mentions: Those around, in reading order.
        nations: The countries of the report.
        because: How the words were found.

    Returns:
        In reading order. Two roles of which only one has a body are both of it: "founder and leader of the Guard".
    """
    found = [role_of(text, piece, mentions, nations, because) for piece in pieces_of(text, span, mentions)]
    if len(found) > 1 and len({role.organisation for role in found} - {None}) == 1:
        shared = next(role.organisation for role in found if role.organisation is not None)
        found = [
            role
            if role.organisation is not None or OWNED.search(text, role.evidence.start, role.evidence.end)
            else ActorRole(role.evidence, role.role, shared, f"{role.because}; the body of both")
            for role in found
        ]
    return tuple(role for role in found if role.role)


def pieces_of(text: str, span: Span, mentions: Sequence[Mention]) -> Iterator[Span]:
    """The words cut at each "and" behind which another role begins, and ended at another "and"."""
    start = span.start
    for join in AND.finditer(text, span.start, span.end):
        if any(m.span.start < join.start() and join.end() < m.span.end for m in mentions):
            continue
        whole = is_role_phrase(text, start, join.start(), mentions)
        if whole and is_role_phrase(text, join.end(), span.end, mentions):
            yield trimmed(text, start, join.start())
            start = join.end()
        elif whole and first_behind(text, start, join.start()) is not None:
            yield trimmed(text, start, join.start())
            return
    yield trimmed(text, start, span.end)


def trimmed(text: str, start: int, end: int) -> Span:
    """A stretch without blanks at its end."""
    return Span(start, start + len(text[start:end].rstrip()))


def role_of(text: str, span: Span, mentions: Sequence[Mention], nations: Nations, because: str) -> ActorRole:
    """One role out of its words: what it is, without article and names, and the body it is of."""
    held = [m for m in mentions if span.holds(m.span) and m.span != span]
    named = [m for m in held if m.label is not NameLabel.OTHER or is_body(text, m)]
    marks = marks_behind(text, span.start, span.end)
    if (head := head_of(text, span.start, span.end)) is not None and is_kin(head[0]):
        return kin_of(text, span, marks, because)
    of = next((mark for mark in marks if any(m.span.start > mark.start() for m in named)), None)
    inside = {at for mention in named for at in range(mention.span.start, mention.span.end)}
    words = WORD.finditer(text, span.start, of.start() if of else span.end)
    kept = (word[0] for word in words if plain(word[0]) not in DETERMINERS and word.start() not in inside)
    told = " ".join(word for word in kept if not word.endswith(("’s", "'s")))
    if not inside and not OWNED_WORD.search(text, span.start, span.end):
        told = without_determiner(text, span)
    body = body_of(text, span, marks, named, nations, told)
    if body is None and not marks and (found := ITS.match(text, span.start, span.end)) is not None:
        body = owner_before(text, found.start(), mentions, nations, told)
    return ActorRole(span, told, body, because)


def without_determiner(text: str, span: Span) -> str:
    """The words of a role as they stand, an article or possessor before them apart."""
    first = WORD.search(text, span.start, span.end)
    start = first.end() if first is not None and plain(first[0]) in DETERMINERS else span.start
    return " ".join(text[start : span.end].split()).removesuffix(" of").removesuffix(" for")


def kin_of(text: str, span: Span, marks: Sequence[re.Match[str]], because: str) -> ActorRole:
    """Whose relative one is, with whose behind "of": "brother of Zarun Vale", and "wife" of "the minister's wife"."""
    owners = list(OWNER.finditer(text, span.start, marks[0].start() if marks else span.end))
    start = owners[-1].end() if owners else span.start
    first = WORD.search(text, start, span.end)
    if first is not None and plain(first[0]) in DETERMINERS:
        start = first.end() + 1
    return ActorRole(span, " ".join(text[start : span.end].split()), None, because)


def owner_before(text: str, its: int, mentions: Sequence[Mention], nations: Nations, role: str) -> str | None:
    """
    Whose role "its leader" is: of the only body or country that the same sentence names before it.

    At the head of a sentence it is the only one of the sentence before; where two are named it is left open.
    """
    if text.startswith("whose", its):
        beside = [m for m in mentions if m.span.end == its - 2 and text[m.span.end : its] == ", " and is_body(text, m)]
        return beside[-1].actor if beside else None
    ends = [mark.end() for mark in SENTENCE_END.finditer(text, max(0, its - BACK), its + 1)]
    start = ends[-1] if ends else max(0, its - BACK)
    if start == its:
        start = ends[-2] if len(ends) > 1 else max(0, its - BACK)
    held = [m for m in mentions if start <= m.span.start and m.span.end <= its]
    if start == its - BACK and start > 0:
        return None
    owners = [
        m
        for m in held
        if m.label is NameLabel.ORG or (m.label is NameLabel.GPE and not IN_PLACE.search(text, start, m.span.start))
    ]
    if len({m.actor for m in owners}) != 1 or "\n" in text[start:its].strip():
        return None
    return actor_of(owners[0], nations, role)


def body_of(
    text: str, span: Span, marks: Sequence[re.Match[str]], named: Sequence[Mention], nations: Nations, role: str
) -> str | None:
    """
    The body that a role is of: behind "of", else before the noun.

    A country is taken only where no other body stands whose name was not read ("the head of Orvale's Tavan Front").
    """
    if marks:
        behind = [m for m in named if m.span.start >= marks[0].end()]
        found = first_body(text, behind, Span(marks[0].end(), span.end), nations, role)
        if found is not None or has_unread(text, marks[0].end(), span.end, behind):
            return found
    end = marks[0].start() if marks else span.end
    before = [m for m in named if m.span.end <= end]
    bodies = [m for m in before if is_body(text, m)]
    lands = [m for m in before if m.label in LANDS]
    for mention in (*bodies[-1:], *lands[-1:]):
        if not has_unread(text, mention.span.end, end, named):
            return actor_of(mention, nations, role)
    return None


def first_body(text: str, named: Sequence[Mention], span: Span, nations: Nations, role: str) -> str | None:
    """The first body of some words behind "of", else the country, where nothing unread stands before or behind it."""
    wide = sorted(named, key=lambda m: (m.span.start, -m.span.end))
    bodies = [m for m in wide if is_body(text, m)]
    if bodies:
        if has_unread(text, span.start, bodies[0].span.start, named, capitals=True):
            return None
        # "of the Guard's political wing": the wing.
        owned = len(bodies) > 1 and text[bodies[0].span.end : bodies[1].span.start] in ("’s ", "'s ")
        return bodies[owned].actor
    for mention in (m for m in wide if m.label in LANDS):
        after = next(
            (word.end() for word in list(WORD.finditer(text, mention.span.end, span.end))[NEAR - 1 :]), span.end
        )
        if has_unread(text, span.start, after, named):
            return None
        return actor_of(mention, nations, role)
    return None


def actor_of(mention: Mention, nations: Nations, role: str) -> str | None:
    """The actor that a role is of: the body; of a country's office the body of the country that the report names."""
    if mention.label not in LANDS:
        return mention.actor
    country = nations.country(mention)
    if country is None or is_trade(role):
        return None
    body = nations.body(country, "government") if in_government(role) else None
    return body or (nations.body(country, "parliament") if in_parliament(role) else None) or country


def has_unread(text: str, start: int, end: int, named: Sequence[Mention], *, capitals: bool = False) -> bool:
    """Whether a word with a capital that is no name and no title, or (but for ``capitals``) a body's noun, stands."""
    for word in WORD.finditer(text, start, end):
        if any(m.span.start <= word.start() < m.span.end for m in named):
            continue
        told = word[0]
        body = not capitals and is_body_words(plain(told))
        known = is_role(told) or is_beside(told) or plain(told) in TITLE_INSIDE | DETERMINERS
        charged = body and told.islower() and is_charge(told)  # "the leader of the Iraqi group"
        if charged or (not known and (told[:1].isupper() or body)):
            return True
    return False


def is_body(text: str, mention: Mention) -> bool:
    """Whether a mention is of a body, named or described."""
    if mention.label is NameLabel.OTHER:
        return is_body_words(mention.span.of(text))
    return mention.label is NameLabel.ORG
