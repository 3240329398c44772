"""What lists say of a form, as marks that the encoder of names sees: a given name, a place, a title."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from dateline.language.known import is_body_noun, is_honorific, is_people, listed_names
from dateline.lexicon import load_list, load_table
from dateline.model import NameLabel
from dateline.text.folded_names import folded

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["is_family", "is_given", "set_marks"]

FIRST = 40  # of spaCy's numbers for marks; `training/names.cfg` names them FLAG40 and so on


def set_marks(nlp: Language) -> None:
    """Let every form of a pipeline's vocabulary carry the marks."""
    for number, holds in enumerate(MARKS, FIRST):
        nlp.vocab.add_flag(holds, number)


@cache
def given_names() -> frozenset[str]:
    """Given names of many lands, folded."""
    rows = load_table("given_names", "mul")
    written = {word for name, others in rows.items() for word in (name.lstrip("~"), *others.split())}
    return load_list("given_list", "mul") | written


@cache
def place_words() -> frozenset[str]:
    """Names of places of one word."""
    return frozenset(
        name for name, label in listed_names().items() if label in (NameLabel.GPE, NameLabel.LOC) and " " not in name
    )


def is_capital(form: str) -> bool:
    """Whether a form may be of a name."""
    return form[:1].isupper() and len(form) > 1


def is_given(form: str) -> bool:
    """Whether a form is a given name somewhere."""
    return is_capital(form) and folded(form) in given_names()


def is_family(form: str) -> bool:
    """Whether a form is a family name somewhere."""
    return is_capital(form) and folded(form) in load_list("family_list", "mul")


def is_place(form: str) -> bool:
    """Whether a form is a known place, also in capitals."""
    return is_capital(form) and (
        form in place_words() or (len(form) > 3 and form.isupper() and form.title() in place_words())
    )


def opens_person(form: str) -> bool:
    """Whether a form stands before a person's name."""
    return is_capital(form) and is_honorific(form)


def closes_body(form: str) -> bool:
    """Whether a name that ends with a form is of a body."""
    return is_capital(form) and is_body_noun(form)


MARKS: tuple[Callable[[str], bool], ...] = (is_given, is_family, is_place, is_people, opens_person, closes_body)
