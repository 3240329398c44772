"""Set "she had not asked the police" against "she had asked the police": one verb, one object, by one or another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from dateline.comparison.contradicted import Voiced, contradiction, event_near, is_of_one_week, speaker_of
from dateline.comparison.findings import Sources
from dateline.comparison.sentences import Sentences
from dateline.comparison.stems import is_small, stem
from dateline.lexicon import load_lexicon
from dateline.model import Finding, Span
from dateline.text.fold import fold_word

__all__ = ["turned_findings"]

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d[\d,.]*|[.;:!?,]")
NOT = re.compile(
    r"(?P<subject>[^\W\d_][\w’'-]*)\s+(?:(?:had|has|have|did|do|does|was|were|is|are)\s+(?:not|never)|"
    r"(?:had|has|have|did|do|does|was|were|is|are)n['’]t|never)\s+(?P<been>(?:been\s+|ever\s+)*)(?P<verb>[a-z]{3,})\b"
    r"(?P<rest>(?:\s+[\w’'-]+){0,3})"
)
PASSIVE = re.compile(r"\b(?:was|were|been|is|are|wasn['’]t|weren['’]t)\b")
BE = frozenset("was were been is are be being".split())
LEADS = 64  # clauses with one verb that a denial is held against
FAR = 3  # words from a verb to its object, and from a subject to its verb
BACK = 4  # words before a verb in which a negation turns it
NEGATIONS = frozenset("no not none nobody never neither nor without n't deny denied denies".split())
DOUBTS = frozenset("if unless whether would could might may should must will nobody allegedly to".split())
PERSONS = frozenset("he she they".split())
PRONOUNS = frozenset("i we he she they it".split())


class Clause(NamedTuple):
    """
    A verb with whom or what it is told of.

    Args:
        report, sentence: Where it stands.
        span: Its words.
        verb: Its stem.
        subject: The stem of the word before it that it is told of, or a pronoun; "" behind a comma.
        done_to: The stem of its object; of a passive "".
        passive: Whether it is done to its subject.
    """

    report: Sentences
    sentence: int
    span: Span
    verb: str
    subject: str
    done_to: str
    passive: bool


def turned_findings(reports: Sequence[Sentences], sources: Sources) -> Iterator[Finding]:
    """
    Each clause with a "not" against the same clause without it.

    "Said that she had not asked the police to come" contradicts "she had asked the police to clear the building" where
    one speaker says both in two reports, or two name one subject; in the passive the subject is the same noun ("the
    leak was not stopped"), or "it", where one thing alone is told so. Conditions, what is to come, and verbs that tell
    too little are left alone.

    Args:
        reports: The reports of one story, sentence by sentence.
        sources: For who counts once.

    Returns:
        A contradiction for each denial, with all that stands against it; none where no event is near.
    """
    denials = [one for report in reports for one in denied_in(report)]
    wanted = {one.verb for one in denials}
    found: defaultdict[str, list[Clause]] = defaultdict(list)
    for report in reports if wanted else ():
        for one in asserted_in(report, wanted):
            found[one.verb].append(one)
    for denial in denials:
        against = [one for one in found[denial.verb][:LEADS] if is_against(one, denial, sources)]
        if len({one.subject for one in against}) > 1:
            continue  # two things that "it" may be
        if against:
            yield from made(denial, against, sources)


def denied_in(report: Sentences) -> Iterator[Clause]:
    """The clauses of a report that a "not" turns."""
    for number in range(len(report.spans)):
        words = report.words(number)
        for match in NOT.finditer(words):
            before = {lowered(one) for one in WORD.findall(words[: match.start()])}
            verb = match["verb"].lower()
            if before & DOUBTS or verb in listed("idle") or is_small(verb) or match["subject"].lower() in BE:
                continue
            passive = bool(PASSIVE.search(words[match.end("subject") : match.start("verb")]))
            if passive and not verb.endswith(("ed", "en", "wn", "ught")):
                continue
            start = report.starts[number]
            done_to = "" if passive else first_noun(match["rest"])
            span = Span(start + match.start(), start + match.end("verb"))
            yield Clause(report, number, span, stem(verb), subject_of(match["subject"]), done_to, passive)


def lowered(word: str) -> str:
    """A word in small letters; the month stays what it is, for "may" is a doubt."""
    return word if word == "May" else word.lower()


def first_noun(rest: str) -> str:
    """The stem of the first telling word behind a verb."""
    for word in rest.split():
        if not is_small(fold_word(word)):
            return stem(word)
        if word.lower() in ("to", "that", "and", "or", "because", "when", "in", "at", "by", "on"):
            return ""
    return ""


def subject_of(word: str) -> str:
    """A pronoun as it is, of another word the stem."""
    return word.lower() if word.lower() in PRONOUNS else stem(word)


def asserted_in(report: Sentences, wanted: set[str]) -> Iterator[Clause]:
    """The clauses of a report with a verb that is asked for, not turned round."""
    for number in range(len(report.spans)):
        tokens = list(WORD.finditer(report.words(number)))
        forms = [lowered(token[0]) for token in tokens]
        for at, form in enumerate(forms):
            near = set(forms[max(0, at - BACK) : at])
            if stem(form) not in wanted or NEGATIONS & near or DOUBTS & near or any("n't" in one for one in near):
                continue
            subject = next((one for one in range(at - 1, max(-1, at - BACK - 1), -1) if is_noun(forms[one])), None)
            between = forms[subject + 1 : at] if subject is not None else forms[max(0, at - BACK) : at]
            passive = bool(BE & set(between))
            if passive and form.endswith("ing"):
                continue
            if subject is None or any(one in ",.;:!?" for one in between):
                subject = None  # it stands before a comma: who it is, the next sentence may say
            rest = " ".join(forms[at + 1 : at + 1 + FAR])
            first = tokens[subject if subject is not None else at].start()
            span = Span(report.starts[number] + first, report.starts[number] + tokens[at].end())
            done_to = "" if passive else first_noun(rest)
            who = subject_of(forms[subject]) if subject is not None else ""
            yield Clause(report, number, span, stem(form), who, done_to, passive)


def is_noun(form: str) -> bool:
    """Whether a word before a verb may be what it is told of."""
    return form in PRONOUNS or (form not in BE and not is_small(fold_word(form)) and form not in ".,;:!?")


def is_against(one: Clause, denial: Clause, sources: Sources) -> bool:
    """Whether an assertion is of the same, by another voice or in another report, and of the same days."""
    if is_right_before(one, denial):
        return True
    if not one.subject or one.passive != denial.passive or one.done_to != denial.done_to:
        return False
    if one.report is denial.report and one.sentence == denial.sentence:
        return False
    who = speaker_of(one), speaker_of(denial)
    same = who[0] is not None and who[1] is not None and sources.graph.linked(who[0], who[1])
    if not is_one_subject(one, denial, same) or (one.report is denial.report and (same or None in who)):
        return False
    return is_of_one_week(one, denial)


def is_right_before(one: Clause, denial: Clause) -> bool:
    """Whether another says it in the sentence before: "apologised, his aide said. Her office said he had not"."""
    if one.report is not denial.report or denial.sentence - one.sentence != 1 or one.passive != denial.passive:
        return False
    who = one.report.quotes.get(one.sentence, ()), denial.report.quotes.get(denial.sentence, ())
    named = [{one.report.who(quote) for quote in some} for some in who]
    said = bool(named[0]) and bool(named[1]) and named[0].isdisjoint(named[1])
    return (
        said
        and denial.subject in PERSONS
        and one.subject not in PRONOUNS
        and len({one.done_to, denial.done_to, ""}) < 3
    )


def is_one_subject(one: Clause, denial: Clause, same: bool) -> bool:
    """Whether both are told of one: the same noun; with an object or in one's own words, of oneself."""
    pronouns = one.subject in PRONOUNS, denial.subject in PRONOUNS
    if denial.subject == "it" and denial.passive:  # "it was not stopped": what the others say was stopped
        return not pronouns[0] and denial.report is not one.report
    if not any(pronouns):
        return one.subject == denial.subject and (one.passive or bool(one.done_to))
    return all(pronouns) and same and bool(one.done_to)


def made(denial: Clause, against: Sequence[Clause], sources: Sources) -> Iterator[Finding]:
    """The finding on one denial; of one who says both, the reports are the voices."""
    sides = [*against, denial]
    event = event_near(sides)
    if event is None:
        return
    speakers = [speaker_of(one) for one in sides]
    voiced = [
        Voiced(one.report, (one.span,), who, who if who != speakers[-1] else None)
        for one, who in zip(sides, speakers, strict=True)
    ]
    words = " ".join(denial.span.of(denial.report.text).split())
    because = f"“{words}”, and another account says the same without “not”"
    yield from contradiction("turned", event, voiced, because, sources)


@cache
def listed(name: str) -> frozenset[str]:
    """A list of the lexicon."""
    return frozenset(load_lexicon("rebuttals")[name].split())
