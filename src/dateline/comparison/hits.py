"""Read which acts a report tells as done, and which as not done, of whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dateline.comparison.clauses import UNDOING, Clause, Word, clauses_in, has_two_verbs, telling
from dateline.comparison.phrases import PREPOSITIONS, Phrase, phrases_in
from dateline.comparison.sentences import Sentences
from dateline.comparison.stems import stem, telling_words
from dateline.model import NameKind, Span

__all__ = ["BE", "VOICE", "Hit", "hits_in"]

LEADING = 2  # words that a clause may begin with before its subject: "that not"
VOICE = 3  # words before a verb among which a form of "to be" makes it passive
BE = frozenset("was were been being be is are wasn’t weren’t wasn't weren't got".split())
HOW = frozenset(
    "late hour hours minute minutes deliberately accidentally peacefully voluntarily openly secretly".split()
)
PARTICLES = frozenset("away back over down".split())
HELPING = frozenset("had has have did do does to not never".split())
SAYING = frozenset("said says told added insisted announced stressed claimed alleged reported confirmed denied".split())
BLAMING = frozenset(map(stem, "accuse suspect blame charge convict indict".split()))
PERSONS = frozenset("he she him her his hers".split())
SPEAKERS = frozenset("i me my i'm i’m i've i’ve".split())
OTHERS = frozenset("i we me us my our it they them its their there".split())
SOMEBODY = frozenset(("?",))  # who does it is a pronoun that leads to nobody
NOBODY = frozenset("nobody none anyone anybody one".split())


class Hit(NamedTuple):
    """
    An act that a clause tells.

    Args:
        clause: The clause.
        phrase: The words of the lexicon that it is told by.
        at, stop: Where they stand in the clause.
        done: Whether it is told as done.
        doing: The stems of the heads of who does it, "?" of a pronoun that leads to nobody; empty where nobody is.
        done_to: The same of what it is done to, or of what is in the state.
        names: All names that stand beside both, with those that a pronoun leads to.
        open: Whether all or none are meant ("nobody", "there was no"), so that the clause names no theme.
        around: The telling stems of the clause beside the act's own.
        carried: The telling stems of the sentence and of the one before it.
    """

    clause: Clause
    phrase: Phrase
    at: int
    stop: int
    done: bool
    doing: frozenset[str]
    done_to: frozenset[str]
    names: frozenset[str]
    open: bool
    around: frozenset[str]
    carried: frozenset[str]

    @property
    def report(self) -> Sentences:
        """The report, sentence by sentence."""
        return self.clause.report

    @property
    def sentence(self) -> int:
        """Its number."""
        return self.clause.sentence

    @property
    def span(self) -> Span:
        """The clause."""
        return self.clause.span

    @property
    def still(self) -> bool:
        """Whether it is told by a state that stands where the act was not done."""
        return self.phrase.still

    @property
    def speaker(self) -> str | None:
        """Who says so; None for the report itself."""
        quote = self.clause.quote
        return self.report.who(quote) if quote is not None else None


def hits_in(report: Sentences) -> Iterator[Hit]:
    """The acts that a report tells as done, or as not done."""
    for clause in clauses_in(report):
        taken: set[tuple[str, bool]] = set()
        for at, stop, phrase in phrases_in(clause.words):
            if (phrase.act, phrase.still) in taken or not clause.is_told(at):
                continue
            if clause.is_denied() and clause.is_in_content(at) and telling(clause.words[:at]) and passed(clause, at):
                continue
            turned = clause.turns(at, stop)
            if turned > 1 or clause.is_turned_far(at) or (turned and clause.words[0].form == "while"):
                continue  # what two negations, or one far before the verb, leave is not known
            taken.add((phrase.act, phrase.still))
            yield hit_of(clause, at, stop, phrase, bool(turned))


def passed(clause: Clause, at: int) -> bool:
    """Whether another verb stands before a place of a clause: a form in "-ed" behind a helping verb."""
    words = clause.words[:at]
    return any(
        one.form.endswith(("ed", "en")) and words[number - 1].form in BE for number, one in enumerate(words) if number
    )


def hit_of(clause: Clause, at: int, stop: int, phrase: Phrase, turned: bool) -> Hit:
    """An act with whom and what it is told of."""
    words = clause.words
    own = frozenset(map(stem, phrase.words))
    subject = subject_of(clause, at)
    particle = words[stop - 1].form in PREPOSITIONS or words[stop - 1].form in PARTICLES
    inner = list(words[at + 1 : stop - 1]) if particle else []
    behind = [] if inner or (particle and stop - at == 1) else object_of(words, stop)
    thing = inner or behind
    helped = bool(BE & {word.form for word in words[max(0, at - VOICE) : at]})
    passive = helped and not words[at].form.endswith("ing")
    doing, done_to = heads_of(subject) - own, heads(thing) - own
    if phrase.words[0] in PREPOSITIONS or phrase.words[0] in HOW:
        doing = frozenset[str]().union(*map(telling, subject)) - own  # "opened on time": of what, and of what it did
    alone = passive or phrase.still or not (done_to or (PERSONS | SPEAKERS) & {word.form for word in thing})
    if (phrase.moves and not passive and not inner) or alone:
        doing, done_to = (frozenset() if alone else done_to), doing
        thing, subject = [], [*subject, thing]
    if phrase.thing and turned:
        doing = done_to = frozenset[str]()  # "without a single shot": nothing else is told to be not there
    told = [word for part in (*subject, thing) for word in part]
    led = resolved(clause, told)
    theme = thing if thing else [word for part in subject for word in part]
    if (PERSONS | SPEAKERS) & {word.form for word in theme if not is_owner(theme, word)}:
        done_to |= led
    if not doing and not (passive or alone or phrase.moves) and pronouns(subject):
        doing = led or SOMEBODY
    return Hit(
        clause,
        phrase,
        at,
        stop,
        phrase.still == turned,
        doing,
        done_to,
        frozenset(word.stem for word in told if word.name and telling([word])) | led,
        not done_to or any(word.form in NOBODY for word in told),
        (telling(words) | telling(told) | led) - own,
        carried(clause) - own,
    )


def pronouns(parts: Sequence[Sequence[Word]]) -> bool:
    """Whether a pronoun stands among some words."""
    return any(word.form in PERSONS | OTHERS for part in parts for word in part)


def is_owner(words: Sequence[Word], word: Word) -> bool:
    """Whether a pronoun says whose a thing is: "her blessing"."""
    behind = [one for one in words if one.start > word.start]
    return word.form in ("his", "her", "my") and bool(telling(behind[:2]))


def subject_of(clause: Clause, at: int) -> list[Sequence[Word]]:
    """The words before a verb that name whom it is told of: of its clause, else of those before it."""
    own: Sequence[Word] = clause.words[:at]
    blame = max((number for number, word in enumerate(own) if word.stem in BLAMING), default=-1)
    if blame >= 0 and at - 1 > blame and own[-1].form in ("of", "for", "with", "having", "been"):
        return [own[blame + 1 :]]  # "accused the army of firing": it is the army that is said to have fired
    last = max((number for number, word in enumerate(own) if word.form in SAYING), default=-1)
    own = before_verb(own[last + 1 :])
    named = telling(own) or any(word.form in PERSONS | OTHERS | NOBODY for word in own)
    if named and not has_two_verbs(clause.words[:at]):
        return [own]
    return list(map(before_verb, clause.head)) if last < 0 else []


def before_verb(words: Sequence[Word]) -> Sequence[Word]:
    """Words up to the first helping verb; "not a single shot" begins with none."""
    none = len(words) > 1 and words[0].form in ("not", "that")
    first = next(
        (at for at, word in enumerate(words) if is_auxiliary(word) and not (none and at < LEADING)), len(words)
    )
    return words[:first]


def is_auxiliary(word: Word) -> bool:
    """Whether a word ends a subject: a helping verb, "to", "not", or a verb that undoes what follows."""
    return word.form in BE or word.form in HELPING or word.stem in UNDOING


def object_of(words: Sequence[Word], stop: int) -> list[Word]:
    """The words right behind a verb, up to a preposition."""
    found: list[Word] = []
    for word in words[stop:]:
        if word.form in PREPOSITIONS or word.form in BE:
            break
        found.append(word)
    return found


def heads(words: Sequence[Word]) -> frozenset[str]:
    """The stems of the nouns that some words are about: of each side of "and" the last one before a preposition."""
    found: list[str] = []
    last = ""
    for word in words:
        if word.form == "and":
            found.append(last)
            last = ""
        elif word.form in PREPOSITIONS:
            if last or found:
                break  # "at least 23 reporters" goes on
        elif telling([word]) and not word.form.endswith("ly") and word.form != "single":
            last = word.stem
    if words and words[-1].name and telling(words[-1:]):
        found.append(words[-1].stem)  # "named by neighbours as Ada Sorn"
    return frozenset(one for one in (*found, last) if one)


def heads_of(parts: Sequence[Sequence[Word]]) -> frozenset[str]:
    """The heads of several parts that name one thing: "the driver, a man of 34"."""
    return frozenset[str]().union(*map(heads, parts))


def carried(clause: Clause) -> frozenset[str]:
    """The telling stems of a sentence and of the one before it: what a clause without a theme goes on about."""
    report, number = clause.report, clause.sentence
    near = [report.words(one) for one in range(max(0, number - 1), number + 1)]
    return frozenset(term for words in near for _, _, term in telling_words(words))


def resolved(clause: Clause, told: Sequence[Word]) -> frozenset[str]:
    """The name of the one person whom "he" or "her" may mean: named right before, alone; of "I" who speaks."""
    forms = {word.form for word in told}
    quote = clause.quote
    if forms & SPEAKERS and quote is not None and quote.speaker is not None and quote.speaker_kind == "name":
        return frozenset(stem(word) for word in quote.speaker.split() if word[0].isupper())
    if not PERSONS & forms:
        return frozenset()
    report, number = clause.report, clause.sentence
    places = [(report.starts[number], clause.words[0].start)]
    places += [(report.starts[number - 1], report.starts[number])] if number else []
    for start, end in places:
        near = {one.actor for one in report.read.mentions if start <= one.span.start < end}
        persons = [actor for actor in report.read.actors if actor.id in near and actor.kind is NameKind.PERSON]
        if len(persons) == 1:
            return frozenset(stem(word) for word in persons[0].name.split() if word[0].isupper())
        if persons:
            return frozenset()
    return frozenset()
