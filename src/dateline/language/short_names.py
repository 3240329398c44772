"""Find names that other names of a report explain: initials of a body, what somebody is known as, a body cut short."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator, Mapping, Sequence

from dateline.language.known import is_letters, is_people, is_title
from dateline.language.plain import plain
from dateline.model import Analysis, Name, NameLabel, Word
from dateline.text.folded_names import folded
from dateline.text.initials import initials_of

__all__ = ["fullest_names", "shared_names", "with_known_names", "with_letters", "with_whole_bodies"]

WORD = r"[^\W\d_a-zß-öø-ÿ][\w’'-]{0,30}"
# "better known as Hemedti", "known as the Tatmadaw,".
KNOWN_AS = re.compile(
    r"\b(?:(?:better|also|widely|popularly|commonly|locally) known|known)(?: locally)? as (?:the )?[\"“]?"
    rf"(?P<name>{WORD}(?: {WORD}){{0,3}})"
)
BEARERS = frozenset((NameLabel.PERSON, NameLabel.ORG))
REACH = 60  # characters between a name and "known as"
FARTHEST = 3  # words before a body's name that belong to it
SHORTEST, LONGEST = 3, 6  # letters of initials


def with_known_names(text: str, names: Sequence[Name]) -> list[Name]:
    """
    The names, and what the bearer of one is known as where the tagger found no name.

    Args:
        text: The report.
        names: Raw names, disjoint, in reading order.

    Returns:
        Disjoint names in reading order; the added ones are of what the name before them is of.

    Example:
        >>> text = "Ana Vale, better known as Hemra, left."
        >>> [text[name.start : name.end] for name in with_known_names(text, [Name(0, 8, NameLabel.PERSON, "")])]
        ['Ana Vale', 'Hemra']
    """
    kept = sorted(names)
    starts, ends = [name.start for name in kept], [name.end for name in kept]
    added = []
    for found in KNOWN_AS.finditer(text):
        start, end = found.span("name")
        before = bisect_right(ends, found.start()) - 1
        free = bisect_right(ends, start) == bisect_left(starts, end)
        if not free or before < 0 or found.start() - ends[before] > REACH or kept[before].label not in BEARERS:
            continue
        if not is_title(found["name"].split()[0]) and not is_people(found["name"].split()[0]):
            added.append(Name(start, end, kept[before].label, "what the one before it is known as"))
    return sorted([*kept, *added])


def with_whole_bodies(names: Sequence[Name], words: Sequence[Word], forms: Sequence[str]) -> list[Name]:
    """
    The names, those of bodies with the words before them that the report's initials have: "Economic and Marsh Board".

    Args:
        names: Settled names, disjoint.
        words: The words of the report.
        forms: The same as they are written, with plain marks.
    """
    letters = {form for form in forms if is_letters(form)}
    starts = [word.start for word in words]
    kept: list[Name] = []
    for name in sorted(names):
        first, last = bisect_left(starts, name.start), bisect_left(starts, name.end)
        floor = kept[-1].end if kept else 0
        if name.label is NameLabel.ORG and letters and last - first > 1:
            own = initials_of(" ".join(forms[first:last]))
            for at in range(first - 1, max(-1, first - 1 - FARTHEST), -1):
                if words[at].start < floor or not (forms[at][:1].isupper() or forms[at] in ("and", "&", "of", "for")):
                    break
                if forms[at][:1].isupper() and initials_of(" ".join(forms[at:first])) + own in letters:
                    name = name._replace(start=words[at].start, maker="initials elsewhere in the report")
        kept.append(name)
    return kept


def with_letters(names: Sequence[Name], words: Sequence[Word], forms: Sequence[str]) -> list[Name]:
    """
    The names, and the initials of the report's bodies where they stand alone: "MRG leader" of the Marsh River Guard.

    Args:
        names: Settled names, disjoint.
        words: The words of the report.
        forms: The same as they are written, with plain marks.
    """
    kept = sorted(names)
    ends = [name.end for name in kept]
    return sorted([*kept, *found_letters(kept, ends, words, forms)])


def found_letters(
    names: Sequence[Name], ends: Sequence[int], words: Sequence[Word], forms: Sequence[str]
) -> Iterator[Name]:
    """The initials that stand in no name."""
    starts = [word.start for word in words]
    bodies = set()
    for name in names:
        if name.label is NameLabel.ORG:
            inside = range(bisect_left(starts, name.start), bisect_left(starts, name.end))
            bodies.add(initials_of(" ".join(forms[at] for at in inside)))
    wanted = {letters for letters in bodies if SHORTEST <= len(letters) <= LONGEST}
    for word, form in zip(words, forms, strict=True):
        if form in wanted:
            at = bisect_right(ends, word.start)
            if at == len(names) or names[at].start >= word.end:
                yield Name(word.start, word.end, NameLabel.ORG, "initials of a name of the report")


def fullest_names(text: str, analysis: Analysis) -> dict[str, str]:
    """For each name the only longer one that ends as it does, of a person also begins so; itself otherwise."""
    bare = folded_forms(text, analysis)
    found: dict[str, str] = {}
    for name, own in bare.items():
        alike = [other for other in bare if bare[other] == own]  # "Saric" and "Šarić"
        tops = longer_names(name, bare, persons_of(text, analysis))
        forms = dict.fromkeys(bare[one] for one in tops)
        found[name] = sorted(tops)[0] if len(forms) == 1 else alike[0]
    return found


def shared_names(text: str, analysis: Analysis) -> dict[str, list[tuple[int, str]]]:
    """For each short name that is of several persons, where each is first named in full, and their names."""
    bare = folded_forms(text, analysis)
    persons = persons_of(text, analysis)
    found: dict[str, list[tuple[int, str]]] = {}
    for name in bare:
        tops = [one for one in longer_names(name, bare, persons) if one in persons]
        if len({bare[one] for one in tops}) > 1:
            found[name] = sorted((persons[one], one) for one in tops)
    return found


def folded_forms(text: str, analysis: Analysis) -> dict[str, str]:
    """Every name of a report with its form without accents and capitals."""
    every = dict.fromkeys(plain(text[name.start : name.end]) for name in analysis.names)
    return {name: folded(name) for name in every}


def persons_of(text: str, analysis: Analysis) -> dict[str, int]:
    """The names of persons, each with the place where it stands first."""
    found: dict[str, int] = {}
    for name in sorted(analysis.names):
        if name.label is NameLabel.PERSON:
            found.setdefault(plain(text[name.start : name.end]), name.start)
    return found


def longer_names(name: str, bare: Mapping[str, str], persons: Container[str]) -> list[str]:
    """The longest names that end as a name does; where none does and it is a person's, those that begin so."""
    own = bare[name]
    longer = {other for other in bare if bare[other].endswith((" " + own, "-" + own))}
    if not longer and name in persons and " " not in own:  # "Luo" of Luo Weimin
        longer = {other for other in bare if other in persons and bare[other].startswith(own + " ")}
        return [one for one in longer if not any(bare[other].startswith(bare[one] + " ") for other in longer)]
    return [one for one in longer if not any(bare[other].endswith(" " + bare[one]) for other in longer)]
