"""Find names of several ("the Vales", "the Vale family"), and those with a nickname in marks ("Ana “Fox” Vale")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.language.known import lists
from dateline.language.marks import is_given
from dateline.model import Name, NameLabel, Word
from dateline.text.grammar import range_of

__all__ = ["FAMILY", "with_families", "with_nicknames"]

CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w’'-]+"
NICKNAME = re.compile(rf"(?:{CAPITAL} ){{1,3}}[“\"](?:{CAPITAL}|[Tt]he)(?: {CAPITAL}){{0,2}}[”\"](?: {CAPITAL}){{1,2}}")
MAKER = "name with a nickname in it"
FAMILY = "family name of several"


def with_nicknames(text: str, names: Sequence[Name]) -> list[Name]:
    """
    The names with those that have a nickname within made whole.

    Args:
        text: The report.
        names: Raw names, disjoint.

    Example:
        >>> text = 'Ana "Fox" Vale left'
        >>> with_nicknames(text, [Name(0, 3, NameLabel.PERSON, ""), Name(10, 14, NameLabel.PERSON, "")])[0][:2]
        (0, 14)
    """
    if '"' not in text and "“" not in text:
        return list(names)
    kept = list(names)
    for found in NICKNAME.finditer(text):
        inside = [name for name in kept if name.start < found.end() and found.start() < name.end]
        persons = [name for name in inside if name.label is NameLabel.PERSON]
        whole = all(found.start() <= name.start and name.end <= found.end() for name in inside)
        if not persons or not whole:
            continue
        cut = text[inside[0].start : inside[0].end][:1] in '“"'  # '"Fox" Vale' of 'Ana "Fox" Vale'
        if cut and not is_given(found[0].split()[0]):
            continue
        if not cut and inside[0].start > text.index("“" if "“" in found[0] else '"', found.start()):
            continue  # the first name stands behind the mark: 'He Said "We Won" Vale'
        kept = [name for name in kept if name not in inside]
        kept.append(Name(found.start() if cut else inside[0].start, found.end(), NameLabel.PERSON, MAKER))
    return sorted(kept)


def with_families(names: Sequence[Name], words: Sequence[Word], forms: Sequence[str]) -> list[Name]:
    """
    The names; a family name in the plural, or before "family", is of several and no person's.

    Args:
        names: Settled names, disjoint.
        words: The words of the report.
        forms: The same as they are written, with plain marks.
    """
    surnames = {forms[range_of(words, name.start, name.end)[-1]] for name in names if name.label is NameLabel.PERSON}
    return [of_family(name, words, forms, surnames) for name in names]


def of_family(name: Name, words: Sequence[Word], forms: Sequence[str], surnames: set[str]) -> Name:
    """A name, as a family's where the words say so."""
    inside = range_of(words, name.start, name.end)
    determined = forms[inside.start - 1 : inside.start] in (["the"], ["The"])
    if len(inside) != 1 or not determined or name.label not in (NameLabel.PERSON, NameLabel.GPE, NameLabel.ORG):
        return name
    form, following = forms[inside.start], forms[inside.stop] if inside.stop < len(forms) else ""
    if form.endswith("s") and (form[:-1] in surnames or form.removesuffix("es") in surnames) and form not in surnames:
        return name._replace(label=NameLabel.PERSON, maker=FAMILY)
    if name.label is NameLabel.PERSON and following in lists()["families"]:
        return name._replace(maker=FAMILY)
    return name
