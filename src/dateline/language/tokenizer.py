"""Tokens for the trained pipeline: spaCy's English rules, but a name keeps its hyphens."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # a Cython module

__all__ = ["TOKENIZER", "register_tokenizer", "set_forms", "set_tokenizer"]

LONGEST_SUFFIX = 64  # characters; units and marks have a few, and what stands before them is seen all the same
TOKENIZER = "dateline.Tokenizer.v1"


def set_tokenizer(nlp: Language) -> Language:
    """
    Give a blank English pipeline our rules for marks inside words.

    "al-Rubaye", "Abdul-Mahdi" and "Ahl al-Haq" stay whole; "US-led" and "Baghdad-based" are split, so that the name
    inside them can be found: a hyphen parts words before a small letter (not after "al", "el") and after capitals
    ("US-Iran", not "AL-SADR"). A dash between words always does.

    Returns:
        The same pipeline.
    """
    nlp.tokenizer = make_tokenizer(nlp)
    return set_forms(nlp)


def register_tokenizer() -> None:
    """Let the configuration of a pipeline ask for our tokenizer by its name, rather than have spaCy's made first."""
    from spacy.util import registry

    registry.tokenizers.register(TOKENIZER, func=tokenizer_factory)


def tokenizer_factory() -> Callable[[Language], Tokenizer]:
    """What spaCy calls for a tokenizer."""
    return make_tokenizer


def make_tokenizer(nlp: Language) -> Tokenizer:
    """spaCy's English tokenizer with our infixes."""
    from spacy.tokenizer import Tokenizer
    from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

    rules = nlp.Defaults
    return Tokenizer(
        nlp.vocab,
        rules=rules.tokenizer_exceptions,
        prefix_search=compile_prefix_regex(rules.prefixes or ()).search,
        suffix_search=at_the_end(compile_suffix_regex(rules.suffixes or ())),
        infix_finditer=compile_infix_regex(infixes()).finditer,
        token_match=rules.token_match,
        url_match=rules.url_match,
    )


def at_the_end(suffixes: re.Pattern[str]) -> Callable[[str], re.Match[str] | None]:
    """
    A search for what ends a run of characters, at its end alone.

    spaCy cuts one mark after the other off and searches the whole of what is left each time: a run of nothing but
    marks would cost the square of its length.
    """

    def search(run: str) -> re.Match[str] | None:
        return suffixes.search(run, max(0, len(run) - LONGEST_SUFFIX))

    return search


def set_forms(nlp: Language) -> Language:
    """Let every form of a pipeline's vocabulary have the features that our encoders see."""
    from dateline.language.marks import set_marks

    set_prefixes(nlp)
    set_marks(nlp)
    return nlp


def set_prefixes(nlp: Language) -> None:
    """Let the start of a form that the encoders see be three letters long, where spaCy has one."""
    from spacy.symbols import PREFIX  # type: ignore[import-not-found]  # a Cython module

    nlp.vocab.lex_attr_getters[PREFIX] = prefix  # type: ignore[attr-defined]  # a Cython class
    for lexeme in nlp.vocab:  # those that spaCy's own exceptions have made already
        lexeme.prefix_ = prefix(lexeme.text)


def prefix(form: str) -> str:
    """The start of a form."""
    return form[:3]


def infixes() -> list[str]:
    """Patterns at which a run of characters without blanks is cut; a hyphen is cut off as a token of its own."""
    from spacy.lang.char_classes import (
        ALPHA,
        ALPHA_LOWER,
        ALPHA_UPPER,
        CONCAT_QUOTES,
        HYPHENS,
        LIST_ELLIPSES,
        LIST_ICONS,
    )

    return [
        *LIST_ELLIPSES,
        *LIST_ICONS,
        r"(?<=[0-9])[+\-\*^](?=[0-9-])",
        rf"(?<=[{ALPHA_LOWER}{CONCAT_QUOTES}])\.(?=[{ALPHA_UPPER}{CONCAT_QUOTES}])",
        rf"(?<=[{ALPHA}]),(?=[{ALPHA}])",
        rf"(?<=[{ALPHA}0-9.])(?<!\b[AaEe]l)(?:{HYPHENS})(?=[{ALPHA_LOWER}])",
        rf"(?<=[{ALPHA_UPPER}][{ALPHA_UPPER}.])(?<!\b[AE]L)-(?=[{ALPHA_UPPER}])",
        rf"(?<=[{ALPHA}0-9])[:<>=/](?=[{ALPHA}])",
        rf"(?<=[{ALPHA}])[—–](?=[{ALPHA}\"'“‘])",
        rf"(?<=[.,!?])[\"“](?=[{ALPHA_UPPER}])",
    ]
