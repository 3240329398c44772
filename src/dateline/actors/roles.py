"""Find what the words beside a person's name say they are: title, apposition, role before the name, "who leads"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from dateline.actors.nations import Nations
from dateline.actors.role_phrases import is_body, is_role_phrase, read_roles
from dateline.actors.role_words import TITLE_INSIDE, is_address, is_beside, is_office, is_rank, is_role, plain
from dateline.lexicon import load_lexicon
from dateline.model import ActorRole, Mention, NameLabel, Span

__all__ = ["find_roles"]

REACH = 140  # characters beside a name
WORD = re.compile(r"[^\W\d_][\w’'.-]*")
# An apposition ends at a mark or where the sentence goes on.
ENDS = re.compile(r"[,;:()\n“”\"]|\s[–—-]\s|\.(?=\s|$)|\s(?:who|which|that|said|says|told|was|is|has|had|were)\b")
# What opens words on the person behind the name, with the age between: ", 54, the head", " (the head", " – head".
OPENS = re.compile(r"(?:,\s(?:aged\s)?\d{1,3})?(?:,\s|\s\(|\s[–—-]\s)")
# The same told by a verb; "was" may be of the past and tells nothing.
TOLD = re.compile(
    r"(?:,?\swho)?\s(?:is|remains|serves as|works as|has been|became|was (?:also )?(?:named|appointed|elected)"
    r"|has been (?:named|appointed|elected)|was sworn in as)\s(?:also\s|currently\s|now\s)?(?:as\s)?"
)
MARKS = re.compile(r"[,;:()“”\"]\s?|\s[–—-]\s")
ARTICLES = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)\s")
# Before an article these tie the words to a noun before: "the brother of the head".
OWN = frozenset(("its", "their"))
TIED = frozenset("of for to from at in on and or as".split())
OF_BEFORE = re.compile(r"\s(?:of|for|at)\s(?:the\s)?$")
SENTENCE_END = re.compile(r"[.!?][\"”’]?\s+(?=[A-Z“])|\n")
ABBREVIATED = re.compile(r"\b(?:Lt|Gen|Maj|Col|Brig|Sen|Rep|Gov|Dr|Mr|Mrs|Ms|Adm|Capt|Sgt|U\.S|U\.N|U\.K)\.$")


def find_roles(text: str, person: Mention, mentions: Sequence[Mention], nations: Nations) -> tuple[ActorRole, ...]:
    """
    What the words beside one mention of a person say that they are.

    Args:
        text: The report.
        person: A name of a person.
        mentions: All of the report, in reading order, for the bodies within the words.
        nations: The countries of the report.

    Returns:
        Roles in reading order; no role where no word of the list of roles stands there. What is of the past by its
        words keeps them ("former head").
    """
    first = bisect_left(mentions, person.span.start - 2 * REACH, key=start_of)
    near = mentions[first : bisect_left(mentions, person.span.end + 2 * REACH, key=start_of)]
    found = [*before(text, person, near, nations), *after(text, person, near, nations)]
    return tuple(sorted(set(found)))


def start_of(mention: Mention) -> int:
    """Where a mention begins."""
    return mention.span.start


def before(text: str, person: Mention, mentions: Sequence[Mention], nations: Nations) -> Iterator[ActorRole]:
    """A title before the name, a role and a comma before that; "Ms" and its like may stand between."""
    start = clause_start(text, person.span.start)
    end = behind_address(text, start, person.span.start)
    words = title_words(text, start, end, mentions)
    last = end
    if not words and end == person.span.start:
        words, last = title_of_body(text, start, person, mentions)
    # "commander General Vale": what he is, and his rank.
    turn = next((at for at in range(1, len(words)) if turns(words[at - 1][0], words[at][0])), 0)
    for part in (words[:turn], words[turn:]):
        if any(is_role(word[0]) for word in part):
            stop = part[-1].end() if last == end else last
            yield from read_roles(text, Span(part[0].start(), stop), mentions, nations, "a title before the name")
    if not words or all(is_rank(word[0]) or is_beside(word[0]) for word in words):
        head = words[0].start() if words else end
        yield from before_comma(text, start, head, person, mentions, nations)


def before_comma(
    text: str, start: int, end: int, person: Mention, mentions: Sequence[Mention], nations: Nations
) -> Iterator[ActorRole]:
    """A role and a comma before a name, or before the rank that stands before it."""
    if not text.endswith(", ", start, end):
        return
    end -= 2
    cut = max((mark.end() for mark in MARKS.finditer(text, start, end)), default=start)
    # "Ana Vale, the head of the Guard, Hana Orlen": it is behind the one name and not before the other.
    taken = any(m.label is NameLabel.PERSON and cut - 3 <= m.span.end < cut for m in mentions)
    cut = phrase_start(text, cut, end, mentions)
    if not taken and is_role_phrase(text, cut, end, mentions):
        found = read_roles(text, Span(cut, end), mentions, nations, "a role before the name")
        closed = text[person.span.end : person.span.end + 1] in (",", ";", ".") and not has_behind(text, cut, end)
        yield from (role for role in found if role.organisation is not None or closed)


def phrase_start(text: str, start: int, end: int, mentions: Sequence[Mention]) -> int:
    """Where the words of a role begin behind a verb: "The ministry summoned the envoy" at "the envoy"."""
    for mark in reversed(list(ARTICLES.finditer(text, start, end))):
        before = text[start : mark.start()].split()
        own = mark[0].lower().strip() in OWN and bool(before) and before[-1] == "and"  # "the Guard and its leader"
        if not before or (plain(before[-1]) in TIED and not own):
            continue
        if is_role_phrase(text, mark.start(), end, mentions):
            return mark.start()
    return start


def behind_address(text: str, start: int, end: int) -> int:
    """Where a form of address that tells no role begins right before a place: "Ms", "Lady"."""
    for word in reversed(list(WORD.finditer(text, start, end))):
        if text[word.end() : end].strip(" ") or not is_address(word[0]):
            break
        end = word.start()
    return end


def has_behind(text: str, start: int, end: int) -> bool:
    """Whether words go on with "of": what they are of was not read."""
    return any(mark in f"{text[start:end]} " for mark in (" of ", " for ", " from ", " at ", " in "))


def title_words(text: str, start: int, end: int, mentions: Sequence[Mention]) -> list[re.Match[str]]:
    """The words right before a place that are of a title, with the state or body before it, in order."""
    names = (NameLabel.ORG, NameLabel.GPE, NameLabel.NORP)
    bodies = [m for m in mentions if m.span.end <= end and (m.label in names or is_body(text, m))]
    inside = {at for m in bodies for at in range(m.span.start, m.span.end)}
    found: list[re.Match[str]] = []
    for word in reversed(list(WORD.finditer(text, start, end))):
        within = plain(word[0]) in TITLE_INSIDE or word.start() in inside
        between = text[word.end() : found[-1].start() if found else end]
        if between.strip() or not (is_role(word[0]) or is_beside(word[0]) or (found and within)):
            break
        found.append(word)
    while found and plain(found[-1][0]) in TITLE_INSIDE and plain(found[-1][0]) != "state":
        found.pop()
    return found[::-1]


def title_of_body(
    text: str, start: int, person: Mention, mentions: Sequence[Mention]
) -> tuple[list[re.Match[str]], int]:
    """The words of a title with its body right before a name: "Speaker of the House Ana Vale"; with their end."""
    for body in mentions:
        if body.span.end != person.span.start - 1 or text[body.span.end] != " " or body.label is NameLabel.PERSON:
            continue
        of = OF_BEFORE.search(text, start, body.span.start)
        words = title_words(text, start, of.start() + 1, mentions) if of is not None else []
        if words and any(is_role(word[0]) for word in words):
            return words, body.span.end
    return [], person.span.start


def turns(before: str, behind: str) -> bool:
    """Whether a role ends and a rank with a capital begins: "chief Gen.", "Defence Minister Gen."."""
    if before.islower() or is_office(before):
        return is_role(before) and behind[:1].isupper() and is_role(behind) and (before.islower() or is_rank(behind))
    return False


def after(text: str, person: Mention, mentions: Sequence[Mention], nations: Nations) -> Iterator[ActorRole]:
    """An apposition behind the name, "who leads", or "is the head"."""
    end = clause_end(text, person.span.end)
    if (found := leads().match(text, person.span.end, end)) is not None:
        stop = next_end(text, found.end(), end, mentions)
        last = body_end(text, mentions, found.end(), end) or stop
        span = Span(found.start(1), last)
        role = load_lexicon("roles")["leads"][found[2]]
        held = [m for m in mentions if span.holds(m.span) and is_body(text, m)]
        if not held and found[2] == "runs":  # "who runs a shop" is the head of nothing
            return
        yield ActorRole(span, role, held[0].actor if held else None, f"“{found[1]}” behind the name")
        return
    opened = TOLD.match(text, person.span.end, end) or OPENS.match(text, person.span.end, end)
    if opened is None:
        return
    stop = next_end(text, opened.end(), end, mentions)
    if is_role_phrase(text, opened.end(), stop, mentions):
        span = Span(opened.end(), opened.end() + len(text[opened.end() : stop].rstrip()))
        yield from read_roles(text, span, mentions, nations, "words on the one named before")


def next_end(text: str, start: int, end: int, mentions: Sequence[Mention]) -> int:
    """Where an apposition ends: at the first mark or verb outside of a name."""
    for mark in ENDS.finditer(text, start, end):
        if not any(m.span.start < mark.end() and mark.start() < m.span.end and is_name(m) for m in mentions):
            return mark.start()
    return end


def is_name(mention: Mention) -> bool:
    """Whether a mention is a name and no description."""
    return mention.label is not NameLabel.OTHER


def body_end(text: str, mentions: Sequence[Mention], start: int, end: int) -> int | None:
    """Where the first body between two places ends."""
    held = (m for m in mentions if start <= m.span.start and m.span.end <= end and is_body(text, m))
    return next((mention.span.end for mention in held), None)


def clause_start(text: str, at: int) -> int:
    """Where the sentence before a place begins, at most some words back."""
    low = max(0, at - REACH)
    starts = low
    for mark in SENTENCE_END.finditer(text, low, min(len(text), at + 1)):  # the capital behind is seen, too
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


@cache
def leads() -> re.Pattern[str]:
    """ "who leads" and the like, the words and the verb."""
    verbs = "|".join(load_lexicon("roles")["leads"])
    return re.compile(rf",?\s(who\s(?:also\s|now\s|currently\s)?({verbs}))\s")
