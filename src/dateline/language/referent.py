"""A mention of somebody who may be meant by a later word, and the nouns that a report uses of somebody."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["BODY", "PERSON", "Alias", "Referent"]

PERSON, BODY = "person", "body"


class Referent(NamedTuple):
    """
    A mention of somebody who may be meant.

    Args:
        start, end: Its place.
        sentence: Its sentence, counted.
        who: The same for every mention of one: a name in full, or "the minister".
        kind: Person or body.
        subject: Whether it is a subject.
        named: Whether it is a name.
        quoted: Whether it stands in quotation marks.
        verb: The word that it is a subject or object of, or -1.
        top: The word whose place in the sentence it has, or -1.
    """

    start: int
    end: int
    sentence: int
    who: str
    kind: str
    subject: bool
    named: bool
    quoted: bool
    verb: int
    top: int


class Alias(NamedTuple):
    """A noun that the report uses of somebody: where, which, of whom."""

    at: int
    noun: str
    who: str
