"""What the words of a description say: where it begins and ends, what kind of actor it is, what it is of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from dateline.actors.nations import Nations
from dateline.actors.role_words import in_government
from dateline.actors.state_bodies import body_noun
from dateline.lexicon import load_lexicon
from dateline.model import Mention, NameKind, NameLabel, Span, Word
from dateline.text.descriptions import PRONOUNS
from dateline.text.grammar import head_of, range_of, subtree

__all__ = [
    "body_of_description",
    "head_noun",
    "head_span",
    "is_body_words",
    "is_determined",
    "is_family",
    "is_of_people",
    "is_trade_words",
    "kind_by_words",
    "label_by_form",
    "noun_phrase",
    "with_article",
    "without_article",
    "without_doubt",
]

WORD = re.compile(r"[^\W_][\w’'-]*")
ARTICLE = re.compile(r"\b(?:the|an?|this|that|these|those|his|her|its|their|our|my)\s+$", re.I)
DETERMINED = re.compile(r"(?:the|an?|this|that|these|those|his|her|its|their|another)\s+\w", re.I)
LEADING = re.compile(r"^(?:the|an?|this|that|these|those|his|her|its|their|our|my)\s+(?=\S)", re.I)
# An outlet's doubt about a name is its own and no part of it.
DOUBTING = re.compile(r"^(?:so-called|self-styled|self-proclaimed|self-declared)\s+(?=\S)", re.I)
OWNED = re.compile(r"^[’']s?\s+")
OWNERS = frozenset((NameLabel.ORG, NameLabel.GPE, NameLabel.NORP, NameLabel.PERSON))
STOPS = re.compile(r",|;|:|\(|\s(?:who|which|that|whose)\b|\s[–—-]\s")
BEHIND = re.compile(r"\s(?:of|for|from|at|in|with|on|to|close|near|by|inside|within)\s")
FINITE = frozenset(("VBD", "VBZ", "VBP"))
PEOPLE = frozenset("youth people men women children crowd staff".split())
COUNTED = re.compile(
    r"(?:(?:about|around|some|nearly|almost|over|roughly|at least|at most|more than|less than|fewer than|up to)\s)*"
    r"(?:\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|dozens|hundreds|thousands|several"
    r"|many|some|few)\b)",
    re.I,
)
# Between "of" and the name of the one that something is of there is no more than this.
NEXT = re.compile(r"(?:(?:the|an?)\s)?$", re.I)


def head_span(text: str, span: Span) -> Span:
    """
    The first part of a noun phrase: to its comma or its relative clause.

    Example:
        >>> words = "the head of the Guard, who asked for time"
        >>> head_span(words, Span(0, len(words))).of(words)
        'the head of the Guard'
    """
    stop = STOPS.search(text, span.start, span.end)
    end = stop.start() if stop is not None and stop.start() > span.start else span.end
    return Span(span.start, span.start + len(text[span.start : end].rstrip()))


def with_article(text: str, span: Span) -> Span:
    """A description with the article or possessor right before it."""
    found = ARTICLE.search(text, max(0, span.start - 8), span.start)
    return Span(found.start(), span.end) if found is not None else span


def noun_phrase(words: Sequence[Word], span: Span) -> Span:
    """Of words that hold a clause its subject: "two men" in "two men waved and"; the words themselves otherwise."""
    inside = range_of(words, span.start, span.end)
    head = head_of(words, inside)
    if head is None or words[head].xpos not in FINITE:
        return span
    subject = next((at for at in inside if words[at].head == head and words[at].relation.startswith("nsubj")), None)
    if subject is None:
        return span
    below = [at for at in subtree(words, subject) if at in inside]
    return Span(words[below[0]].start, words[below[-1]].end)


def is_determined(text: str, span: Span) -> bool:
    """Whether words are a description that begins with an article or its like: "the cleric", "his lawyer"."""
    return DETERMINED.match(text, span.start, span.end) is not None


def is_family(text: str, span: Span) -> bool:
    """
    Whether a family name stands for several: "the Orlens", "the Orlen family".

    Example:
        >>> [is_family(text, Span(4, 9)) for text in ("the Orren left", "the Orlen family", "Ms. Orlen left")]
        [False, True, False]
    """
    if " " in span.of(text) or ARTICLE.search(text, max(0, span.start - 8), span.start) is None:
        return False
    return text[span.end - 1 : span.end] == "s" or families().match(text, span.end) is not None


@cache
def families() -> re.Pattern[str]:
    """The nouns of families behind a name."""
    return re.compile(rf"\s(?:{'|'.join(load_lexicon('entities')['families'].split())})\b")


def head_noun(words: str) -> str:
    """
    The noun of a description, in small letters.

    Example:
        >>> head_noun("a senior official from Orr's group"), head_noun("the movement’s armed wing")
        ('official', 'wing')
    """
    stop = BEHIND.search(words)
    found = WORD.findall(words[: stop.start()] if stop is not None else words)
    return found[-1].casefold() if found else ""


def kind_by_words(words: str) -> NameKind:
    """
    What a description is of, by its noun: a person, a body, or several.

    Example:
        >>> [kind_by_words(words).value for words in ("the cleric", "two officials", "the ministry", "protesters")]
        ['person', 'group', 'organisation', 'group']
    """
    noun = head_noun(words)
    if COUNTED.match(words) and body_noun(words):  # "4,000 soldiers"
        return NameKind.GROUP
    if body_noun(words):
        return NameKind.ORGANISATION
    if noun in PEOPLE:
        return NameKind.GROUP
    if noun in humans():
        return NameKind.PERSON
    if noun in bodies():
        return NameKind.ORGANISATION
    return NameKind.GROUP


def is_of_people(words: str) -> bool:
    """Whether a description is of one person or of several: "two officials", "the troops"."""
    noun = head_noun(words)
    people = noun in humans() | PEOPLE or noun.removesuffix("s") in humans() or noun.endswith("men")
    return people and not body_noun(words)


def is_body_words(words: str) -> bool:
    """
    Whether words are of a body: by the noun of one of a country's, or by their own noun.

    Example:
        >>> [is_body_words(words) for words in ("US troops", "the movement", "the political wing", "the cleric")]
        [True, True, True, False]
    """
    return bool(body_noun(words)) or head_noun(words) in bodies()


def without_article(words: str) -> str:
    """
    A description without the article or possessor before it, and without a word that puts the name in doubt.

    Example:
        >>> without_article("the cleric"), without_article("the so-called Marsh State group")
        ('cleric', 'Marsh State group')
    """
    return without_doubt(LEADING.sub("", words)) or words


def without_doubt(words: str) -> str:
    """A name without an outlet's doubt about it: "so-called"."""
    return DOUBTING.sub("", words)


def body_of_description(
    text: str, description: Mention, mentions: Sequence[Mention], nations: Nations
) -> tuple[Span, str, str, str] | None:
    """
    Whom the one described belongs to: a body named before the noun ("Orr's lawyer") or behind it ("from the Guard").

    A people is the country where the report names it; what only leads or fights for the one ("US-led"), or is one of
    two joined by "and", is not the one's.

    Returns:
        The words, what the one is of the body, its actor, and the reason; None where the words name no body.
    """
    span = description.span
    held = [one for one in mentions if span.holds(one.span) and one.label in OWNERS and one.span != span]
    stop = BEHIND.search(text, span.start, span.end)
    head = Span(span.start, stop.start()) if stop is not None else span
    behind = [one for one in held if stop is not None and one.span.start >= stop.end()][:1]
    before = [one for one in held if one.span.end < head.end]
    owner = next((one for one in behind if owns_behind(text, one, stop.end() if stop else 0, span)), None)
    if owner is None and len(before) == 1:
        owner = next((one for one in before if owns_before(text, one)), None)
    if owner is None:
        return None
    first = next((one.span.end for one in before), head.start)
    role = without_article(OWNED.sub("", text[first : head.end]).strip())
    whole = nations.owner(owner)
    if in_government(role):  # "the Orvalian premier's office"
        whole = nations.body(whole, "government") or whole
    return span, role, whole, "the words of the description"


def owns_behind(text: str, one: Mention, start: int, span: Span) -> bool:
    """Whether a name right behind "of" is the whole of what follows, and not "the Arab country"."""
    more = text[one.span.end : span.end].strip()
    return NEXT.fullmatch(text, start, one.span.start) is not None and (
        one.label not in (NameLabel.NORP,) and not more.startswith(("’", "'"))
    )


def owns_before(text: str, one: Mention) -> bool:
    """Whether a name before the noun is the owner: not "the US-led force", nor "Iraqi and Iranian officers"."""
    return not text.startswith(("-", "–", " and ", ", ", "-led"), one.span.end)


def label_by_form(text: str, span: Span) -> NameLabel:
    """What a name that no tagger found is of: a body by its words, by capitals alone or by its article."""
    words = WORD.findall(span.of(text))
    if any(word.casefold() in bodies() for word in words) or (len(words) == 1 and words[0].isupper()):
        return NameLabel.ORG
    article = ARTICLE.search(text, max(0, span.start - 8), span.start)
    return NameLabel.ORG if article is not None and article[0].casefold().startswith("the") else NameLabel.PERSON


def is_trade_words(words: str) -> bool:
    """
    Whether words say what somebody is or does, so that with a capital they are no part of the name behind them.

    Example:
        >>> is_trade_words("Crane operator "), is_trade_words("Welder "), is_trade_words("Lena ")
        (True, True, False)
    """
    told = words.casefold().split()
    return (
        bool(told) and told[-1] in trades() and all(word.islower() or at == 0 for at, word in enumerate(words.split()))
    )


@cache
def trades() -> frozenset[str]:
    """Nouns of one person, and of what makes or sells, that stand before names."""
    known = load_lexicon("entities")
    lists = ("person_nouns", "person_before", "occupations", "company_before")
    return frozenset(word for name in lists for word in known[name].split()) | humans()


@cache
def humans() -> frozenset[str]:
    """Nouns of one human being."""
    names = load_lexicon("names")
    gendered = frozenset(f"{names['male']} {names['female']}".split()) - PRONOUNS
    return (
        frozenset(names["humans"].split())
        | frozenset(load_lexicon("entities")["person_nouns"].split())
        | frozenset(load_lexicon("roles")["roles"].split())
        | gendered
    )


@cache
def bodies() -> frozenset[str]:
    """Nouns of a body."""
    names = load_lexicon("names")
    organs = load_lexicon("roles")["organs"]
    return frozenset(f"{names['bodies']} {names['body_nouns']} {names['state_bodies']} {organs}".split())
