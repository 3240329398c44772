"""Cut the sentences of a report into clauses: what stands before and behind a verb, turned by a "not" or not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from dateline.comparison.sentences import Sentences
from dateline.comparison.stems import irregular, is_small, stem
from dateline.model import Quote, Span
from dateline.text.fold import fold_word

__all__ = ["UNDOING", "Clause", "Word", "clauses_in", "has_two_verbs", "telling"]

TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*['’]?|\d[\d,.]*\d|\d|[.;:!?,()“”\"—–]")
# Words that begin a clause of their own.
OPENING = frozenset(
    "that who which whose where when while because but although though after before once until whether if"
    " unless".split()
)
ENDING = frozenset('. ; : ! ? , ( ) “ ” " — –'.split())
SAYING = frozenset("said says insisted stressed added".split())
AUXILIARY = frozenset("had has have was were is are did does do never not".split())
PRONOUNS = frozenset("i we he she it they nobody none no".split())
NEGATIONS = frozenset("not never nobody none neither nor no nothing without".split())
NOUNS = frozenset("no nobody none nothing neither".split())  # negations with a noun
OBJECTS = frozenset("no nothing nobody none neither".split())  # "fired no shot"
ONLY = frozenset("only just merely longer".split())  # "not only" turns nothing round
# Who "refused to let them in" did not let them in: verbs whose complement did not happen.
UNDOING = frozenset(map(stem, "refuse fail decline prevent stop bar block forbid prohibit".split()))
UNREAL = frozenset(
    "would could should might may if unless whether whatever cannot can must ought lest hopefully possibly perhaps"
    " suppose can't can’t cant couldn't couldn’t wouldn't wouldn’t shouldn't shouldn’t how".split()
)
AHEAD = frozenset("will shall won't won’t going".split())
# Verbs behind which an infinitive tells what was done.
DONE_TO = frozenset("had managed began begun forced came started used".split())
# Sayings of which what is said is not told as done.
NOT_TOLD = frozenset("demanded asked intends promised expects threatened declined not-said believes".split())
DENIED = frozenset(("denied", "rejected", "refuted"))
RELATIVE = frozenset(("who", "which"))
APPOSED = 3  # clauses before one that may name whom it is told of
OF_WHOM = 2  # words before "who" that say who
BACK = 5  # words before a verb in which a negation turns it


class Word(NamedTuple):
    """
    A word of a clause.

    Args:
        start, end: Its place in the text.
        form: It in small letters; the month "May" stays what it is.
        stem: Its stem.
        name: Whether it stands with a capital, not as the first of the sentence.
    """

    start: int
    end: int
    form: str
    stem: str
    name: bool


class Clause(NamedTuple):
    """
    A part of a sentence that tells one thing.

    Args:
        report, sentence: Where it stands.
        words: Its words.
        head: The clauses before it in its sentence that may name whom it is told of, where it does not itself.
        quote: The innermost attribution that gives it.
        asked: Whether it ends with a question mark.
    """

    report: Sentences
    sentence: int
    words: tuple[Word, ...]
    head: tuple[tuple[Word, ...], ...]
    quote: Quote | None
    asked: bool

    @property
    def span(self) -> Span:
        """All its words."""
        return Span(self.words[0].start, self.words[-1].end)

    def is_told(self, at: int) -> bool:
        """Whether its word at a place is told as done or as not done: no wish, condition, question or plan."""
        forms = [word.form for word in self.words[:at]]
        if self.asked or UNREAL & set(forms) or (self.quote is not None and self.quote.klass in NOT_TOLD):
            return False
        leads = [number for number in range(max(0, at - 3), at) if forms[number] == "to" and self.leads(number, at)]
        if not leads or leads[-1] == 0:
            return not leads
        before = self.words[leads[-1] - 1]
        return before.stem in UNDOING or before.form in DONE_TO

    def leads(self, number: int, at: int) -> bool:
        """Whether a "to" leads to a verb at a place, and to no name or noun that a helping verb parts from it."""
        between = self.words[number + 1 : at]
        return not any(word.name or word.form in AUXILIARY for word in between)

    def is_ahead(self, at: int) -> bool:
        """Whether its word at a place is told of what is to come."""
        return bool(AHEAD & {word.form for word in self.words[:at]})

    def turns(self, at: int, stop: int) -> int:
        """How many negations turn what its words from ``at`` to ``stop`` tell."""
        found = sum(self.turned_by(number) and self.leads_on(number, at) for number in range(max(0, at - BACK), at))
        found += any(word.form in OBJECTS for word in self.words[at + 1 : stop + 2])
        if self.is_denied() and self.is_in_content(at):
            found += 1
        return found

    def leads_on(self, number: int, at: int) -> bool:
        """Whether a negation reaches a place: a "not" passes no other verb or noun, a "no" passes its noun."""
        words = self.words[number + 1 : at]
        if self.words[number].form in NOUNS or self.words[number].stem in UNDOING:
            return True
        return not any(is_telling(word.form) and not word.form.endswith("ly") for word in words)

    def is_turned_far(self, at: int) -> bool:
        """Whether a negation stands too far before a place to say what it turns."""
        return any(
            self.turned_by(number) and (number < at - BACK or not self.leads_on(number, at)) for number in range(at)
        )

    def turned_by(self, number: int) -> bool:
        """Whether a word turns what stands behind it."""
        form = self.words[number].form
        following = self.words[number + 1].form if number + 1 < len(self.words) else ""
        if form.endswith(("n't", "n’t")):
            return True
        if form in NEGATIONS:
            noun = number > 0 and self.words[number - 1].form in ("a", "an", "the")  # "a not guilty plea"
            return following not in ONLY and not noun
        return self.words[number].stem in UNDOING and following in ("to", "from", "any", "")

    def is_denied(self) -> bool:
        """Whether somebody denies it: then what its first verb tells is turned, and of the others nothing is known."""
        return self.quote is not None and self.quote.klass in DENIED

    def is_in_content(self, at: int) -> bool:
        """Whether a word stands in what the attribution gives."""
        return self.quote is not None and any(
            span.start <= self.words[at].start < span.end for span in self.quote.content
        )

    def is_closed(self, at: int) -> bool:
        """Whether a "not" on its word is of a time that is over: "had not", "did not", never "has not" or "is not"."""
        forms = {word.form for word in self.words[max(0, at - BACK) : at]}
        open_still = forms & {
            "has",
            "have",
            "is",
            "are",
            "hasn't",
            "haven't",
            "isn't",
            "aren't",
            "hasn’t",
            "haven’t",
            "yet",
        }
        return not open_still


def clauses_in(report: Sentences) -> tuple[Clause, ...]:
    """
    The clauses of the body of a report, in order; they are cut once.

    A clause ends at a mark, and before "that", "who", "when", "but" and their like; before "and" where a verb follows.

    Args:
        report: The report by its sentences.
    """
    held = report.kept.get("clauses")
    if not isinstance(held, tuple):
        held = report.kept["clauses"] = tuple(clauses_cut(report))
    return held


def clauses_cut(report: Sentences) -> Iterator[Clause]:
    """The clauses of a report, cut anew."""
    for number in range(len(report.spans)):
        tokens = words_of(report, number)
        asked = bool(tokens) and tokens[-1].form == "?"
        parts = list(cut(tokens))
        for at, part in enumerate(parts):
            quote = report.saying(Span(part[0].start, part[0].end))
            yield Clause(report, number, part, told_of(parts[:at], part), quote, asked)


def told_of(before: Sequence[tuple[Word, ...]], part: tuple[Word, ...]) -> tuple[tuple[Word, ...], ...]:
    """The clauses that may name whom one is told of: those before it that have no verb, and the first that has one."""
    if part[0].form in RELATIVE and before and not has_two_verbs(part):
        return (before[-1][-OF_WHOM:],)
    found: list[tuple[Word, ...]] = []
    for one in reversed(before[-APPOSED:]):
        if has_two_verbs(one):
            continue
        found.append(one)
        if any(word.form in AUXILIARY for word in one):
            break
    return tuple(found)


def has_two_verbs(part: Sequence[Word]) -> bool:
    """Whether a relative clause is over and the sentence goes on: "that derailed on Monday has not been found"."""
    return (
        len(part) > 1
        and part[0].form in (*RELATIVE, "that")
        and is_past(part[1].form)
        and any(word.form in AUXILIARY for word in part[2:])
    )


def is_past(form: str) -> bool:
    """Whether a word may be a verb in the past."""
    return form.endswith("ed") or form in irregular()


def words_of(report: Sentences, number: int) -> tuple[Word, ...]:
    """The words and marks of a sentence."""
    words, start = report.words(number), report.starts[number]
    found: list[Word] = []
    for match in TOKEN.finditer(words):
        form = match[0] if match[0] == "May" else match[0].lower()
        name = match[0][0].isupper() and bool(found) and found[-1].form not in ("“", '"')
        found.append(Word(start + match.start(), start + match.end(), form, stem_of(form), name))
    return tuple(found)


@lru_cache(1 << 15)
def stem_of(form: str) -> str:
    """The stem of a word; a mark, and a word of grammar, as it is."""
    return stem(form) if form[0].isalpha() and form != "May" else form


def cut(tokens: Sequence[Word]) -> Iterator[tuple[Word, ...]]:
    """The clauses of a sentence."""
    part: list[Word] = []
    for at, word in enumerate(tokens):
        following = tokens[at + 1].form if at + 1 < len(tokens) else ""
        joins = word.form == "and" and (following in AUXILIARY or following in PRONOUNS or following == "that")
        if word.form in ENDING or word.form in OPENING or joins:
            if part:
                yield tuple(part)
            part = [] if word.form in ENDING else [word]
        else:
            part.append(word)
            if word.form in SAYING and following and following not in ENDING:
                yield tuple(part)  # "Orr said the gates were shut": what is said begins here
                part = []
    if part:
        yield tuple(part)


@lru_cache(1 << 15)
def is_telling(form: str) -> bool:
    """Whether a word tells what a text is about."""
    return form[0].isalpha() and not is_small(fold_word(form))


def telling(words: Sequence[Word]) -> frozenset[str]:
    """The stems of the words that tell something."""
    return frozenset(word.stem for word in words if is_telling(word.form))
