"""Set "no engineer has left" against "the engineers who left": the same noun and verb, by another voice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from dateline.comparison.contradicted import Voiced, contradiction, event_near, is_of_one_week, speaker_of
from dateline.comparison.findings import Sources
from dateline.comparison.nobody import NONE_OF, PASSIVE, none_of
from dateline.comparison.sentences import Sentences
from dateline.comparison.stems import stem
from dateline.lexicon import load_lexicon
from dateline.model import Finding, Span

__all__ = ["universal_findings"]

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d[\d,.]*|[.;:!?]")
LEADS = 64  # sentences with one noun and verb that a denial is held against
FAR = 4  # words from a noun to its verb
BACK = 4  # words before a noun in which a negation turns it
NEGATIONS = frozenset("no not none nobody never neither nor without n't deny denied denies".split())
DOUBTS = frozenset("if unless whether would could might may should must will nobody allegedly".split())


class Said(NamedTuple):
    """
    A noun with what it does or suffers.

    Args:
        report: The report, sentence by sentence.
        sentence: Where it stands.
        span: From the noun, or the "no" before it, to the verb.
        key: The stems of noun and verb, and whether it is passive.
    """

    report: Sentences
    sentence: int
    span: Span
    key: tuple[str, str, bool]


def universal_findings(reports: Sequence[Sentences], sources: Sources) -> Iterator[Finding]:
    """
    Each "no one of them has" of a story against what others say that they have.

    Noun and verb must be the same, active against active; neither side may stand in a condition or be turned round
    itself, the two must speak for themselves, and their reports be of one week where their days are known.

    Args:
        reports: The reports of one story.
        sources: For who counts once.

    Returns:
        A contradiction for each denial, with all that stands against it; none where no event is near.
    """
    denials = [one for report in reports for one in denied_in(report)]
    wanted = {one.key for one in denials}
    found: defaultdict[tuple[str, str, bool], list[Said]] = defaultdict(list)
    for report in reports if wanted else ():
        for one in asserted_in(report, wanted):
            found[one.key].append(one)
    for denial in denials:
        against = [one for one in found[denial.key][:LEADS] if is_against(one, denial)]
        if against:
            yield from made(denial, against, sources)


def denied_in(report: Sentences) -> Iterator[Said]:
    """The "no engineer has left" of a report."""
    for number in range(len(report.spans)):
        words = report.words(number)
        for match in NONE_OF.finditer(words):
            before = {one.lower() for one in WORD.findall(words[: match.start()])}
            found = none_of(match)
            if before & DOUBTS or found.verb in listed("idle") or found.noun in listed("vague"):
                continue
            start = report.starts[number]
            yield Said(report, number, Span(start + match.start(), start + match.end()), found.key)


def asserted_in(report: Sentences, wanted: set[tuple[str, str, bool]]) -> Iterator[Said]:
    """The nouns of a report with the verbs that are asked for, not turned round."""
    nouns = {key[0] for key in wanted}
    for number in range(len(report.spans)):
        tokens = list(WORD.finditer(report.words(number)))
        forms = [token[0].lower() for token in tokens]
        if DOUBTS & set(forms):
            continue
        stems = [stem(form) for form in forms]
        for at in range(len(tokens)):
            if stems[at] in nouns and not NEGATIONS & set(forms[max(0, at - BACK) : at]):
                yield from verbs_of(report, number, tokens, stems, at, wanted)


def verbs_of(
    report: Sentences,
    number: int,
    tokens: Sequence[re.Match[str]],
    stems: Sequence[str],
    at: int,
    wanted: set[tuple[str, str, bool]],
) -> Iterator[Said]:
    """A noun with a verb right behind it that is asked for."""
    forms = [token[0].lower() for token in tokens]
    for verb in range(at + 1, min(len(tokens), at + FAR)):
        between = set(forms[at + 1 : verb])
        if NEGATIONS & between or forms[verb] in ".;:!?":
            return
        key = (stems[at], stems[verb], bool(PASSIVE & between))
        if key in wanted:
            start = report.starts[number]
            yield Said(report, number, Span(start + tokens[at].start(), start + tokens[verb].end()), key)
            return


def is_against(one: Said, denial: Said) -> bool:
    """Whether an assertion is by another voice, and of the same days as far as they are known."""
    if one.report is denial.report:
        speakers = (speaker_of(one), speaker_of(denial))
        return one.sentence != denial.sentence and speakers[0] != speakers[1] and None not in speakers
    return is_of_one_week(one, denial)


def made(denial: Said, against: Sequence[Said], sources: Sources) -> Iterator[Finding]:
    """The finding on one denial; what is no voice of its own stands not against it."""
    sides = [*against, denial]
    event = event_near(sides)
    if event is None:
        return
    voiced = [Voiced(one.report, (one.span,), who, who) for one in sides for who in (speaker_of(one),)]
    words = " ".join(denial.span.of(denial.report.text).split())
    because = f"“{words}”, and another account tells that some {'were' if denial.key[2] else 'did'}"
    yield from contradiction("universal", event, voiced, because, sources)


@cache
def listed(name: str) -> frozenset[str]:
    """A list of the lexicon."""
    return frozenset(load_lexicon("rebuttals")[name].split())
