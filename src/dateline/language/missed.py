"""Add bodies that the tagger missed and their last word tells, and persons whose initials do: "J.T. Rawlins Jr."."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from dateline.language.known import is_body_noun, is_calendar, is_people, is_person_noun, is_title, lists
from dateline.model import Name, NameLabel, Word

__all__ = ["with_missed"]

INITIALLED = re.compile(
    r"(?<![\w.])(?!(?:U\.[SNK]|E\.U|D\.C|N\.[YJ])\.)(?:[A-Z]\.\s?){1,3}[A-Z][a-zà-ÿ][\w’'-]+(?:\s[A-Z][a-zà-ÿ][\w’'-]+)?"
    r"(?:,?\s(?:Jr|Sr)\b|\sI{2,3}\b)?"
)
BODY = "last word of a body"
INITIALS = "initials before it"
FEWEST, LONGEST = 2, 6  # words of a body's name
KIND = "noun of a body before it"
PROPER = frozenset(("NNP", "NNPS"))
OF = re.compile(r",?\s(?:of|from)\s(?=[A-Z])")
SMALL = frozenset(("of", "and", "for", "&"))


def with_missed(text: str, names: Sequence[Name], words: Sequence[Word], forms: Sequence[str]) -> list[Name]:
    """
    The names, and what stands in none: capitals behind an article with the noun of a body, a surname behind initials.

    Args:
        text: The report.
        names: Raw names, disjoint.
        words: The words of the report.
        forms: The same as they are written, with plain marks.

    Returns:
        Disjoint names in reading order.

    Example:
        >>> text = "the lawyer, J.T. Vale Jr., left"
        >>> [text[name.start : name.end] for name in with_missed(text, [], [], [])]
        ['J.T. Vale Jr']
    """
    kept = sorted(names)
    persons = [Name(one.start(), one.end(), NameLabel.PERSON, INITIALS) for one in INITIALLED.finditer(text)]
    found = [one for one in persons if not is_body_noun(text[one.start : one.end].split()[-1])]
    runs = bodies(words, forms)
    found += [Name(words[run.start].start, words[run.stop - 1].end, NameLabel.ORG, BODY) for run in runs]
    found += of_places(text, kept, words, forms)
    groups = called(words, forms)
    found += [Name(words[run.start].start, words[run.stop - 1].end, NameLabel.ORG, KIND) for run in groups]
    for name in sorted(found):
        at = bisect_right(kept, (name.end,))
        if at == 0 or kept[at - 1].end <= name.start:
            kept.insert(at, name)
    return kept


def bodies(words: Sequence[Word], forms: Sequence[str]) -> Iterator[range]:
    """Runs of capitals behind an article whose last word is the noun of a body."""
    for at, form in enumerate(forms):
        if not form[:1].isupper() or form.isupper() or not is_body_noun(form) or words[at].xpos not in ("NNP", "NNPS"):
            continue
        first = at
        while first > 0 and at - first < LONGEST and is_of_body(words, forms, first - 1):
            first -= 1
        while first < at and forms[first] in SMALL:
            first += 1
        article = forms[first - 1 : first] in (["the"], ["The"], ["a"], ["an"], ["of"])
        led = at + 1 < len(forms) and forms[at + 1].islower() and is_person_noun(forms[at + 1], sure=True)
        if (article or led) and at - first + 1 >= FEWEST and not (at + 1 < len(forms) and forms[at + 1][:1].isupper()):
            yield range(first, at + 1)


def called(words: Sequence[Word], forms: Sequence[str]) -> Iterator[range]:
    """Runs of capitals right behind the noun of a body in small letters: "rights group OVD-Orr"."""
    for at, form in enumerate(forms[:-1]):
        if form in lists()["body_kinds"] and forms[at + 1][:1].isupper() and words[at + 1].xpos in PROPER:
            run = run_from(words, forms, at + 1)
            if len(run) > 1 or forms[at + 1].isupper():
                yield run


def run_from(words: Sequence[Word], forms: Sequence[str], first: int) -> range:
    """A run of proper nouns with capitals and the hyphens between them."""
    last = first
    while last + 1 < len(forms) and last + 1 - first < LONGEST and words[last + 1].start - words[last].end <= 1:
        joined = forms[last + 1] == "-" and last + 2 < len(forms) and forms[last + 2][:1].isupper()
        form = forms[last + 2] if joined else forms[last + 1]
        other = is_title(form) or is_people(form) or is_calendar(form)
        if not form[:1].isupper() or words[last + 1 + joined].xpos not in PROPER or other:
            break
        last += 1 + joined
    return range(first, last + 1)


def of_places(text: str, names: Sequence[Name], words: Sequence[Word], forms: Sequence[str]) -> Iterator[Name]:
    """Where a person is from, right behind the name: "Craig Orr of Emu Flat"."""
    starts = [word.start for word in words]
    for name in names:
        tied = OF.match(text, name.end) if name.label is NameLabel.PERSON else None
        first = bisect_left(starts, tied.end()) if tied is not None else len(words)
        if first >= len(words) or words[first].xpos not in PROPER:
            continue
        run, form = run_from(words, forms, first), forms[first]
        last = forms[run.stop - 1]
        if form.isalpha() and not (is_people(form) or form.isupper() or is_title(form) or is_calendar(form)):
            label = NameLabel.ORG if is_body_noun(last) else NameLabel.LOC
            yield Name(words[first].start, words[run.stop - 1].end, label, "behind who is from there")


def is_of_body(words: Sequence[Word], forms: Sequence[str], at: int) -> bool:
    """Whether a word may be one of a body's name: a capital that is no title, people or day."""
    near = words[at + 1].start - words[at].end <= 1
    form = forms[at]
    return near and form[:1].isupper() and not (is_title(form) or is_people(form) or is_calendar(form))
