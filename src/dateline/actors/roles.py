"""Find what the words beside a person's name say they are: title, apposition, role before the name, "who leads"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from dateline.actors.nations import Nations
from dateline.actors.role_phrases import is_body, is_role_phrase, marks_behind, read_roles
from dateline.actors.role_words import governs, in_government, in_parliament, is_beside, is_rank, is_role, plain
from dateline.actors.titles import behind_address, title_of_body, title_words, turns
from dateline.lexicon import load_lexicon
from dateline.model import ActorRole, Mention, NameLabel, Span

__all__ = ["find_roles"]

REACH = 140  # characters beside a name
WORD = re.compile(r"[^\W\d_][\w’'.-]*")
# An apposition ends at a mark or where the sentence goes on.
ENDS = re.compile(r"[,;:()\n“”\"]|\s[–—-]\s|\.(?=\s|$)|\s(?:who|which|that|said|says|told|was|is|has|had|were)\b")
# What opens words on the person behind the name, with the age between: ", 54, the head", " (the head", " – head".
OPENS = re.compile(
    r"(?:,\s(?:aged\s)?\d{1,3}|\s\(\d{1,3}\))?(?:,\s|\s\(|\s[–—-]\s)(?:(?:also|now|currently|himself|herself)\s)?"
)
# The same told by a verb; "was" may be of the past and tells nothing.
TOLD = re.compile(
    r"(?:,\s(?:aged\s)?\d{1,3},)?"
    r"(?:,?\swho)?\s(?:is|remains|serves as|works as|has been|became|was (?:also )?(?:named|appointed|elected)"
    r"|has been (?:named|appointed|elected)|was sworn in as)\s(?:also\s|currently\s|now\s)?(?:as\s)?"
)
# Behind a name with its title, what the one is of: "analyst Ana Vale of Orr Securities", "of the ruling Marsh Party".
PARTY = re.compile(r"\b(?:ruling|governing|opposition|rival|main)\s")
ELECTED = frozenset("governor mayor speaker".split())
BODY_BEHIND = re.compile(r",?\s(of|from|at|with)\s(?P<at>)(?:the\s)?(?:[a-z-]+\s){0,2}(?=[A-Z\d])")
DETERMINED = re.compile(r"(?:The|Its|His|Her|Their)\s|[^,;:.]{2,50}?[’']s\s")
PREDICATE = re.compile(r"(?:,\s\d{1,3},)?\s[a-z]+(?![\w’',])")
HONOURS = re.compile(r"\s[A-Z]{2,4}(?=[,;.])")
POSSESSED = re.compile(r"(?:his|her|their|its)\s", re.I)
OF_PLACE = re.compile(r"\sof\s[A-Z]")
RETIRED = re.compile(r"\s?\((?:retd|rtd|ret|retired)\.?\)\s$", re.IGNORECASE)
# "was named its chief": of whom the name is that stands between.
APPOINTS = re.compile(
    r"\b(?:appoint|nam|elect|re-?elect|hir|nominat|pick|tap|install|confirm|select|unveil|promot|sw(?:ear|ore|orn)|reappoint|crown)"
    r"(?:e?s|e?d|p?ed|)?(?:\sin)?\s(?:[\w’'.-]+\s){0,4}$"
)
AS_WHAT = re.compile(r"(?:,\s\d{1,3},)?\s(?:(?:as|to be)\s)?")
MARKS = re.compile(r"[,;:()“”\"]\s?|\s[–—-]\s")
ARTICLES = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Ww]hose)\s")
# Before an article these tie the words to a noun before: "the brother of the head".
OWN = frozenset(("its", "whose", "their", "his", "her"))
ACCORDING = (["According", "to"], ["according", "to"])
OWNED = re.compile(r"[’']s?\s")
TIED_TO = re.compile(r"(?<!ccording)\s(?:of|for|to|from|at|in|on|and|or|as)\s$")
TIED = frozenset("of for to from at in on and or as".split())
SENTENCE_END = re.compile(r"[.!?][\"”’]?\s+(?=[A-Z“])|\n")
ABBREVIATED = re.compile(
    r"\b(?:Lt|Gen|Maj|Col|Brig|Sen|Rep|Gov|Dr|Mr|Mrs|Ms|Adm|Capt|Cmdr|Sgt|Cpl|Pte|Hon|Rt|Prof|Engr|Barr|Insp|Supt|Cllr|Rev|Fr"
    r"|Lic|Ing|Dra|Sra|Sr|Smt|St|Pres|Sec|Dep|Asst|Atty|[Rr]etd?|Dt|U\.S|U\.N|U\.K)\.$"
)


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
    bare = RETIRED.search(text, start, person.span.start)
    end = behind_address(text, start, bare.start() if bare is not None else person.span.start)
    words = title_words(text, start, end, mentions)
    last = end
    if not words and end == person.span.start:
        words, last = title_of_body(text, start, person, mentions)
    # "commander General Vale": what he is, and his rank.
    turn = next((at for at in range(1, len(words)) if turns(words[at - 1][0], words[at][0])), 0)
    for part in (words[:turn], words[turn:]):
        if any(is_role(word[0]) for word in part):
            stop = part[-1].end() if last == end else last
            found = read_roles(text, Span(part[0].start(), stop), mentions, nations, "a title before the name")
            yield from (with_body_behind(text, role, person, mentions, nations) for role in found)
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
    taken = cut > start and any(m.label is NameLabel.PERSON and cut - 3 <= m.span.end < cut for m in mentions)
    cut = phrase_start(text, cut, end, mentions)
    if not taken and is_role_phrase(text, cut, end, mentions):
        found = read_roles(text, Span(cut, end), mentions, nations, "a role before the name")
        closed = is_closed(text, cut, start, person) and not has_behind(text, cut, end)
        yield from (role for role in found if role.organisation is not None or closed)


def is_closed(text: str, cut: int, start: int, person: Mention) -> bool:
    """
    Whether a name ends the words that it is told with, so that it does not begin others: "The mayor, Ana Vale, left".

    Where they open the sentence a verb may follow ("The mayor, Ana Vale left"), but not "said" and a comma.
    """
    behind = HONOURS.match(text, person.span.end)
    end = behind.end() if behind is not None else person.span.end
    if text[end : end + 1] in (",", ";", "."):
        return True
    if POSSESSED.match(text, cut) and OF_PLACE.match(text, end):
        return True  # "his uncle, Craig Orr of Emu Flat"
    opens = cut == start and DETERMINED.match(text, cut) is not None
    return opens and PREDICATE.match(text, person.span.end) is not None


def with_body_behind(
    text: str, role: ActorRole, person: Mention, mentions: Sequence[Mention], nations: Nations
) -> ActorRole:
    """A title with the body that stands behind the name: "analyst Ana Vale of Orr Securities"."""
    tied = BODY_BEHIND.match(text, person.span.end)
    if role.organisation is not None or tied is None or governs(role.role):
        return role
    behind = next((m for m in mentions if m.span.start in (tied.start("at"), tied.end())), None)
    placed = behind is not None and behind.label is NameLabel.GPE and tied[0].startswith(" of")
    elected = in_government(role.role) or plain(role.role.split()[-1]) in ELECTED
    elected = elected or (PARTY.search(tied[0]) is not None and not in_parliament(role.role))  # "of the ruling Front"
    if behind is None or not (placed or (is_body(text, behind) and not elected)):
        return role
    body = nations.country(behind) if placed else behind.actor
    because = f"{role.because}; the body behind the name"
    return ActorRole(Span(role.evidence.start, behind.span.end), role.role, body, because)


def phrase_start(text: str, start: int, end: int, mentions: Sequence[Mention]) -> int:
    """Where the words of a role begin behind a verb: "The ministry summoned the envoy" at "the envoy"."""
    for mark in reversed(list(ARTICLES.finditer(text, start, end))):
        before = text[start : mark.start()].split()
        own = mark[0].lower().strip() in OWN and bool(before) and before[-1] == "and"  # "the Guard and its leader"
        own = own or (bool(before) and before[-1] == "and" and before[-2:-1] != [] and before[-2].endswith(","))
        if not before or (plain(before[-1]) in TIED and not own and before[-2:] not in ACCORDING):
            continue
        if is_role_phrase(text, mark.start(), end, mentions):
            return mark.start()
    for owner in reversed([m for m in mentions if start < m.span.start and m.span.end < end and is_name(m)]):
        tied = TIED_TO.search(text, start, owner.span.start) is not None
        if OWNED.match(text, owner.span.end) and not tied and is_role_phrase(text, owner.span.start, end, mentions):
            return owner.span.start
    return start


def has_behind(text: str, start: int, end: int) -> bool:
    """Whether words go on with "of" and a name, which was not read, or a role, which may be the one meant."""
    marks = [mark for mark in marks_behind(text, start, end) if mark[0].strip() in ("of", "for", "from", "at")]
    behind = WORD.finditer(text, marks[0].end(), end) if marks else ()
    return any(word[0][:1].isupper() or is_role(word[0]) for word in behind)


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
    told = TOLD.match(text, person.span.end, end)
    opened = told or appointed(text, person, end, mentions) or OPENS.match(text, person.span.end, end)
    if opened is None:
        return
    stop = next_end(text, opened.end(), end, mentions)
    if told is None and is_title_of_next(text, opened.end(), stop, mentions):
        return
    if is_role_phrase(text, opened.end(), stop, mentions):
        span = Span(opened.end(), opened.end() + len(text[opened.end() : stop].rstrip()))
        yield from read_roles(text, span, mentions, nations, "words on the one named before")


def appointed(text: str, person: Mention, end: int, mentions: Sequence[Mention]) -> re.Match[str] | None:
    """What stands between a name and what a verb of appointing before it makes of the one: "named Ana Vale as"."""
    if APPOINTS.search(text, max(0, person.span.start - REACH), person.span.start) is None:
        return None
    found = AS_WHAT.match(text, person.span.end, end)
    if found is None or not is_role_phrase(text, found.end(), next_end(text, found.end(), end, mentions), mentions):
        return None
    return found


def is_title_of_next(text: str, start: int, stop: int, mentions: Sequence[Mention]) -> bool:
    """Whether words behind a name are the title of the next one: ", Superintendent of Police Ilo Venn said"."""
    for person in mentions:
        if person.label is NameLabel.PERSON and start < person.span.start < stop:
            end = behind_address(text, start, person.span.start)
            words = title_words(text, start, end, mentions)
            return (words[0].start() if words else end) == start
    return False


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
