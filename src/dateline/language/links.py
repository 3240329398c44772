"""Lead "he" and "she" to a person by plain rules, or to nobody where two are live."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from dateline.language.known import is_title
from dateline.language.plain import plain
from dateline.lexicon import load_lexicon
from dateline.model import Analysis, Link, NameLabel, Word
from dateline.text.grammar import head_of, range_of

__all__ = ["find_links"]

MALE = frozenset(("he", "him", "his", "himself"))
FEMALE = frozenset(("she", "her", "hers", "herself"))
REACH = 4  # sentences back; GUM's he and she have what they stand for within four in 97 of 100 cases
# Weights of the subject rule, as measured on GUM's news, interviews, speeches and lives (evals/README.md).
FARTHER, SUBJECT, SAME_SEX, NAMED = 2, 3, 2, 1
MARGIN = 1  # below it two persons are both live


class Person(NamedTuple):
    """A mention of a person who may be meant."""

    start: int
    end: int
    sentence: int
    who: str
    score: int
    sex: str


def find_links(text: str, analysis: Analysis) -> tuple[Link, ...]:
    """
    Lead pronouns of one person to who is meant.

    The nearest subjects come first; a person of the other sex, as far as titles and words beside the name say, never.
    Where two persons are nearly as likely there is no link.

    Args:
        text: The report.
        analysis: Its words, sentences and names.

    Returns:
        Links by the pronoun, each to the latest mention of the person.
    """
    starts = [sentence.start for sentence in analysis.sentences]
    persons = sorted(find_persons(text, analysis, starts))
    found: list[Link] = []
    for word in analysis.words:
        form = text[word.start : word.end].lower()
        sex = "m" if form in MALE else "f" if form in FEMALE else ""
        if sex and word.upos in ("PRON", "DET"):
            sentence = bisect_right(starts, word.start) - 1
            live = [person for person in persons if person.end <= word.start and sentence - person.sentence <= REACH]
            link = led(word, sentence, sex, [person for person in live if person.sex in (sex, "")])
            if link is not None:
                found.append(link)
                persons.append(resolved(analysis, word, sentence, sex, link, persons))
    return tuple(found)


def led(word: Word, sentence: int, sex: str, live: Sequence[Person]) -> Link | None:
    """The link of a pronoun to the likeliest of the persons who are live, when there is one."""
    best: dict[str, tuple[int, int, Person]] = {}
    for person in live:
        score = person.score - FARTHER * (sentence - person.sentence) + (SAME_SEX if person.sex == sex else 0)
        if person.who not in best or (score, person.start) > best[person.who][:2]:
            best[person.who] = (score, person.start, person)
    ranked = sorted(best.values(), key=lambda found: (-found[0], -found[1]))
    if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < MARGIN):
        return None
    chosen = ranked[0][2]
    return Link(
        word.start,
        word.end,
        chosen.start,
        chosen.end,
        "pronoun",
        "the likeliest person named before, by the subject rule",
    )


def resolved(analysis: Analysis, word: Word, sentence: int, sex: str, link: Link, persons: Sequence[Person]) -> Person:
    """A pronoun that was led to a person, as a mention of that person."""
    who = next(person.who for person in persons if person.start == link.to_start)
    return Person(word.start, word.end, sentence, who, SUBJECT if is_subject(word) else 0, sex)


def find_persons(text: str, analysis: Analysis, starts: Sequence[int]) -> Iterator[Person]:
    """The persons named in a report, a surname as the person of the full name, and those told by a noun ("the man")."""
    names = [name for name in analysis.names if name.label is NameLabel.PERSON]
    full = {plain(text[name.start : name.end]) for name in names}
    known: dict[str, str] = {}  # the sex of a person, once something tells it
    rows: list[tuple[int, int, int, str, int]] = []
    within: dict[int, str] = {}  # who a word is a part of the name of
    for name in names:
        who = fullest(plain(text[name.start : name.end]), full)
        inside = range_of(analysis.words, name.start, name.end)
        within |= dict.fromkeys(inside, who)
        known[who] = known.get(who) or sex_beside(text, analysis.words, inside)
        head = head_of(analysis.words, inside)
        subject = head is not None and is_subject(analysis.words[head])
        rows.append((name.start, name.end, bisect_right(starts, name.start) - 1, who, NAMED + SUBJECT * subject))
    for at, word in enumerate(analysis.words):
        if word.upos != "NOUN" or not is_person_noun(word.lemma) or "Number=Plur" in word.feats:
            continue
        if word.head in within or any(other.head == at and n in within for n, other in near(analysis.words, at)):
            continue  # "Vale, the minister", "minister Vale": the name says it
        who = f"the {word.lemma}"
        known[who] = sexes().get(word.lemma, "")
        rows.append((word.start, word.end, bisect_right(starts, word.start) - 1, who, SUBJECT * is_subject(word)))
    return (Person(*row, known[row[3]]) for row in rows)


def near(words: Sequence[Word], at: int) -> Iterator[tuple[int, Word]]:
    """The words around one, as far as an apposition reaches."""
    return ((n, words[n]) for n in range(max(0, at - 12), min(len(words), at + 12)))


@cache
def person_nouns() -> frozenset[str]:
    """Nouns of one person."""
    return frozenset(load_lexicon("entities")["person_nouns"].split())


def is_person_noun(lemma: str) -> bool:
    """Whether a noun is of one person."""
    return lemma.lower() in person_nouns()


def fullest(name: str, full: set[str]) -> str:
    """The longest name that ends as this one does; itself when several do."""
    longer = [other for other in full if other.endswith(" " + name)]
    return longer[0] if len(longer) == 1 else name


def is_subject(word: Word) -> bool:
    """Whether a word is a subject."""
    return word.relation.startswith("nsubj")


def sex_beside(text: str, words: Sequence[Word], inside: range) -> str:
    """What the title or noun right before a name says of its sex: "m", "f" or nothing."""
    for at in range(inside.start - 1, max(-1, inside.start - 4), -1):
        form = plain(text[words[at].start : words[at].end]).lower().strip(".")
        if not form:
            continue
        if form in sexes():
            return sexes()[form]
        if not is_title(form) and words[at].upos not in ("PROPN", "NOUN", "ADJ"):
            break
    return ""


@cache
def sexes() -> dict[str, str]:
    """Titles and nouns that tell the sex."""
    names = load_lexicon("names")
    return dict.fromkeys(names["male"].split(), "m") | dict.fromkeys(names["female"].split(), "f")
