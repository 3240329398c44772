"""Find companies by their legal form ("Orr Bygg AB"), and their names without it or cut short."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from dateline.language.known import is_calendar, is_company, is_legal_form, is_people, is_title, known_label, lists
from dateline.model import Name, NameLabel, Word

__all__ = ["MAKER", "bare_name", "company_starts", "with_companies"]

MAKER = "legal form of a company"
JOINS = frozenset(("&", "-", "’s", "'s"))
FEWEST = 2  # words of a company's name
LONGEST = 8  # words of a company's name


def with_companies(names: Sequence[Name], words: Sequence[Word], forms: Sequence[str]) -> list[Name]:
    """
    The names with those of companies whole, as their legal form tells where they end.

    Args:
        names: Raw names, disjoint.
        words: The words of the report.
        forms: The same as they are written, with plain marks.

    Returns:
        Disjoint names; what stood in part within a company's name is gone.

    Example:
        >>> words = [Word(start, end, "", "", "", "", 0, "") for start, end in ((0, 3), (4, 9), (10, 12))]
        >>> [(name.start, name.end) for name in with_companies([], words, ["Orr", "Bygg", "AB"])]
        [(0, 12)]
    """
    found = [run for at, form in enumerate(forms) if is_legal_form(form) and (run := run_before(at, words, forms))]
    found += list(firms_untold(names, words, forms))
    kept = list(names)
    for run in found:
        start, end = words[run.start].start, words[run.stop - 1].end
        inside = [name for name in kept if name.start < end and start < name.end]
        if any(name.end > end for name in inside):  # the form begins another name: "Orr AB Norland"
            continue
        start = min([start, *(name.start for name in inside if name.label is NameLabel.ORG)])
        kept = [name for name in kept if name not in inside]
        kept.append(Name(start, end, NameLabel.ORG, MAKER))
    return sorted(kept)


def firms_untold(names: Sequence[Name], words: Sequence[Word], forms: Sequence[str]) -> Iterator[range]:
    """Firms in no name: capitals with a word of firms behind them ("Tianlan Electronics"), or "& Sons"."""
    ordered = sorted(names)
    starts = [name.start for name in ordered]
    for at, form in enumerate(forms):
        joined = form.lower() in lists()["firm_kin"] and forms[at - 1 : at] == ["&"]
        closes = joined or (form.lower() in lists()["firms"] and words[at].upos in ("PROPN", "NOUN"))
        if not form[:1].isupper() or not closes:
            continue
        first = at
        while first > 0 and at - first < LONGEST and touches(words, first - 1) and is_of_firm(words, forms, first - 1):
            first -= 1
        if first < at and forms[first] not in JOINS and not forms[first].isupper():
            start, end = words[first].start, words[at].end
            touched = ordered[max(0, bisect_right(starts, start) - 1) : bisect_right(starts, end - 1)]
            touched = [name for name in touched if start < name.end]
            if all(joined and start <= name.start and name.end <= end for name in touched):
                yield range(first, at + 1)


def is_of_firm(words: Sequence[Word], forms: Sequence[str], at: int) -> bool:
    """Whether a word may be one of a firm's name: a proper noun that is no title and no people."""
    if forms[at] == "&":
        return at > 0 and forms[at - 1][:1].isupper()
    proper = (words[at].upos == "PROPN" or words[at].xpos == "NNP") and forms[at][:1].isupper()
    return proper and not (is_people(forms[at]) or is_title(forms[at]) or is_maker(forms[at]) or is_calendar(forms[at]))


def run_before(form: int, words: Sequence[Word], forms: Sequence[str]) -> range | None:
    """The words of a company's name up to its legal form; None where the form is a word of another kind."""
    last = form
    while last + 1 < len(forms) and is_legal_form(forms[last + 1]) and touches(words, last):
        last += 1
    if form and is_legal_form(forms[form - 1]):
        return None
    first = form
    while first > 0 and form - first < LONGEST and touches(words, first - 1) and goes_on(forms, first - 1):
        first -= 1
    while first < form and (forms[first] in JOINS or is_maker(forms[first])):
        first += 1
    held = forms[first:form]
    if not held or (not is_legal_form(forms[form], sure=True) and not is_sure(held, forms, last)):
        return None
    return range(first, last + 1)


def is_sure(held: Sequence[str], forms: Sequence[str], last: int) -> bool:
    """Whether a form that may be another word is none here: no name goes on behind it, and no capitals are all."""
    following = forms[last + 1] if last + 1 < len(forms) else "."
    place = known_label(" ".join(held)) is not None
    return not (following[:1].isupper() or following.isdigit() or place or all(form.isupper() for form in held))


def touches(words: Sequence[Word], at: int) -> bool:
    """Whether no more than a blank stands between a word and the next."""
    return at + 1 < len(words) and words[at + 1].start - words[at].end <= 1


def goes_on(forms: Sequence[str], at: int) -> bool:
    """Whether a word belongs to the name that goes on behind it."""
    form = forms[at]
    if form in JOINS:
        return at > 0 and forms[at - 1][:1].isupper()
    return (form[:1].isupper() or form[:1].isdigit()) and not is_people(form) and not form.endswith(".")


def is_maker(form: str) -> bool:
    """Whether a word with a capital says what a company is, before its name: "Rival", "Operator"."""
    return form.lower() in lists()["company_before"]


def bare_name(key: str) -> str:
    """
    The name of a company without its legal form.

    Example:
        >>> bare_name("Orr Bygg AB"), bare_name("Sun & Sons Pvt Ltd"), bare_name("Orr")
        ('Orr Bygg', 'Sun & Sons', 'Orr')
    """
    parts = key.split()
    while len(parts) > 1 and is_legal_form(parts[-1]):
        parts.pop()
    return " ".join(parts)


def is_firm_by_form(parts: Sequence[str]) -> bool:
    """Whether a name is of a firm that its first word stands for: "Orr Group", "Orr & Sons"."""
    grouped = len(parts) == FEWEST and parts[-1] in ("Group", "Brands")
    return (grouped or "&" in parts[1:-1]) and not is_people(parts[0])


def company_starts(keys: Iterable[str]) -> dict[str, str]:
    """
    The first words of companies' names that stand for them, each with the only name that begins so.

    Args:
        keys: Names of bodies.

    Example:
        >>> company_starts(["Orr Lines plc", "Vale Steel AG", "Vale Foods Ltd", "River Guard"])["Orr"]
        'Orr Lines plc'
        >>> "Vale" in company_starts(["Vale Steel AG", "Vale Foods Ltd"])
        False
    """
    names = list(keys)
    found: dict[str, str | None] = {}
    for name in names:
        parts = name.split()
        if not is_company(name) and not is_firm_by_form(parts):
            continue
        # "Orvale Airways" is mostly of Orvale, which is no short name of it.
        fewest = 2 if len(parts) == FEWEST and parts[-1].lower() in lists()["of_places"] else 1
        for size in range(fewest, len(parts)):
            start = " ".join(parts[:size])
            rivals = [other for other in names if other != name and is_other(other, name, start)]
            found[start] = name if not rivals and (start not in found or alike(found[start], name)) else None
    return {start: name for start, name in found.items() if name is not None}


def is_other(other: str, name: str, start: str) -> bool:
    """Whether another body's name begins so, too: not the same name with or without its legal form."""
    return other.startswith(f"{start} ") and not alike(other, name)


def alike(one: str | None, other: str) -> bool:
    """Whether two names are of one company, legal forms apart."""
    return one is not None and bare_name(one) == bare_name(other)
