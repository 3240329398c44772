"""Add the names of those who speak where the tagger missed or cut them: capitals that are the subject of a cue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.language.known import (
    has_capital,
    is_body_noun,
    is_calendar,
    is_honorific,
    is_people,
    is_person_noun,
    is_rank,
    is_state_body,
    is_title,
    known_label,
)
from dateline.language.marks import is_family, is_given
from dateline.language.saying import saying_verbs
from dateline.model import Name, NameLabel, Word
from dateline.text.grammar import range_of

__all__ = ["with_speakers"]

MAKER = "subject of a verb of saying"
WITHIN = frozenset(("bin", "ibn", "bint", "al", "el", "de", "da", "van", "von", "der", "di", "del"))
PARTS = frozenset(
    "north south east west northern southern eastern western upper lower new old great greater central".split()
)
FEWEST = 2  # words of a name that only its place tells


def with_speakers(names: Sequence[Name], words: Sequence[Word], forms: Sequence[str]) -> list[Name]:
    """
    The names, and the persons of two words and more who are subjects of a verb of saying and stand in none.

    A person's name that is only a part of such a run of capitals is the whole of it ("Omar bin" of "Omar bin Sair Vale
    said"). A new name has a title before it or a listed name in it; runs with a word of bodies are left alone.

    Args:
        names: Raw names, disjoint.
        words: The words of the report.
        forms: The same as they are written.

    Returns:
        Disjoint names in reading order.
    """
    kept = sorted(names)
    others = {written(words, forms, one.start, one.end) for one in kept if one.label is not NameLabel.PERSON}
    for run in runs(words, forms):
        start, end = words[run.start].start, words[run.stop - 1].end
        inside = [name for name in kept if name.start < end and start < name.end]
        cut = (
            bool(inside) and inside[0].label is NameLabel.PERSON and form_before(words, forms, inside[0].end) in WITHIN
        )
        if is_mistaken(inside, start, end) and is_unlisted(forms, run) and speaks_as_person(words, forms, run):
            kept = sorted([*(name for name in kept if name not in inside), Name(start, end, NameLabel.PERSON, MAKER)])
            continue
        if any(name.start < start or end < name.end for name in inside):
            continue
        if not cut and any(name.label is not NameLabel.PERSON for name in inside):
            continue
        if not inside and any(known_label(form) for form in forms[run.start : run.stop]):
            continue
        led = len(run) == FEWEST and run.start > 0 and is_person_noun(forms[run.start - 1], sure=True)
        led = led and is_family(forms[run.start])  # "official Pan Qing", and not "lawyer Maître Vale"
        if inside and len(inside) == 1 and inside[0].end == end and not led:
            continue
        first = start if led or not inside else inside[0].start
        if written(words, forms, first, end) in others or not (cut or tells_person(forms, run)):
            continue
        kept = sorted([*(name for name in kept if name not in inside), Name(first, end, NameLabel.PERSON, MAKER)])
    return kept


def runs(words: Sequence[Word], forms: Sequence[str]) -> Iterator[range]:
    """The runs of capitals that are subjects of verbs of saying, titles left out."""
    for at, word in enumerate(words):
        if word.relation != "nsubj" or word.head == at or word.upos not in ("PROPN", "ADJ", "NOUN"):
            continue
        verb = words[word.head]
        if verb.upos != "VERB" or verb.lemma not in saying_verbs():
            continue
        first = last = at
        while first > 0 and belongs(words, forms, first - 1, first):
            first -= 1
        while last + 1 < len(words) and belongs(words, forms, last + 1, last):
            last += 1
        while first < last and (is_honorific(forms[first]) or forms[first] == "." or is_trade(forms, first, last)):
            first += 1
        held = forms[first : last + 1]
        goes_on = forms[last + 1 : last + 2] in (["&"], ["."])
        if goes_on or forms[first - 1 : first] in (["the"], ["The"]) or is_title(forms[last]):
            continue
        if len([form for form in held if form[:1].isupper()]) >= FEWEST and not any(map(tells_other, held)):
            yield range(first, last + 1)


def is_trade(forms: Sequence[str], at: int, last: int) -> bool:
    """Whether a word before a name in full tells what somebody is: "Villager Ilo Venn", "SHO Ilo Venn"."""
    form = forms[at]
    return last - at >= FEWEST and (is_rank(form) or is_person_noun(form.lower(), sure=True))


def is_mistaken(inside: Sequence[Name], start: int, end: int) -> bool:
    """Whether the tagger alone takes a whole run for a place."""
    [only] = inside if len(inside) == 1 else [None]
    place = only is not None and only.label in (NameLabel.GPE, NameLabel.LOC)
    return only is not None and place and only.start <= start and only.end == end


def is_unlisted(forms: Sequence[str], run: range) -> bool:
    """Whether no word of a run is a place of the lists, or tells a part of one."""
    return not any(known_label(form) or form.lower() in PARTS for form in forms[run.start : run.stop])


def speaks_as_person(words: Sequence[Word], forms: Sequence[str], run: range) -> bool:
    """Whether a run is named as persons are, or its last word speaks by itself elsewhere: "Birvay said"."""
    last = forms[run.stop - 1]
    called = is_given(forms[run.start]) and (is_family(last) or is_given(last))
    return (
        called
        or is_led(forms, run)
        or any(
            form == last
            and at not in run
            and words[at].relation == "nsubj"
            and words[words[at].head].lemma in saying_verbs()
            and not forms[at - 1 : at][0][:1].isupper()
            for at, form in enumerate(forms)
            if at
        )
    )


def tells_person(forms: Sequence[str], run: range) -> bool:
    """Whether a title stands before a run, or one of its words is a given or family name of the lists."""
    return is_led(forms, run) or any(is_given(forms[at]) or is_family(forms[at]) for at in run)


def is_led(forms: Sequence[str], run: range) -> bool:
    """Whether a title or a trade stands right before a run."""
    before = forms[run.start - 1] if run.start else ""
    return bool(before) and (is_title(before) or is_trade(forms, run.start - 1, run.stop - 1))


def written(words: Sequence[Word], forms: Sequence[str], start: int, end: int) -> str:
    """The words of a stretch."""
    return " ".join(forms[at] for at in range_of(words, start, end))


def form_before(words: Sequence[Word], forms: Sequence[str], end: int) -> str:
    """The word that ends at a place."""
    return next((form for word, form in zip(words, forms, strict=True) if word.end == end), "")


def belongs(words: Sequence[Word], forms: Sequence[str], at: int, beside: int) -> bool:
    """Whether a word goes on with the run of capitals of the one beside it."""
    near = abs(words[max(at, beside)].start - words[min(at, beside)].end) <= 1
    capital = has_capital(forms[at]) and words[at].upos in ("PROPN", "ADJ", "NOUN") and len(forms[at]) > 1
    return near and (capital or (forms[at] in WITHIN and at > 0 and forms[at - 1][:1].isupper()))


def tells_other(form: str) -> bool:
    """Whether a word is of a body, a people or a date."""
    return is_body_noun(form) or is_state_body(form) or is_calendar(form) or is_people(form)
