"""Options of who is who across reports."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["ActorOptions"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorOptions:
    """
    Who is who across reports.

    Args:
        gazetteer: A list of your own (CSV, TSV or JSON lines, by the ending of its name) with ``name``, ``kind`` and,
            if you like, ``id`` (of Wikidata or your own), further ``names``, ``parent`` (an id) and ``country`` (its
            code of two letters). A name of it is enough to join actors of reports. Empty: the shipped list alone.
    """

    gazetteer: str = ""
