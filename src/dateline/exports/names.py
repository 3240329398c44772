"""The contract's lines of ``dateline names``: a score for two names, a cluster for one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dateline.exports.annotation import problem_objects
from dateline.model import NameItem, NamePair, NameScore, Problem

__all__ = ["item_object", "pair_object"]


def pair_object(pair: NamePair, found: NameScore, problems: Iterable[Problem] = ()) -> dict[str, Any]:
    """
    Two names compared.

    Example:
        >>> pair_object(NamePair("1", "Ana Vale", "A. Vale"), NameScore(0.88, True, "“a.” fits “ana”"))
        {'id': '1', 'score': 0.88, 'same': True, 'because': '“a.” fits “ana”'}
    """
    return {"id": pair.id, "score": found.score, "same": found.same, "because": found.because} | told(problems)


def item_object(item: NameItem, cluster: str, problems: Iterable[Problem] = ()) -> dict[str, Any]:
    """One name with its cluster."""
    return {"id": item.id, "cluster": cluster} | told(problems)


def told(problems: Iterable[Problem]) -> dict[str, Any]:
    """The problems of a line, when it has some."""
    objects = problem_objects(problems)
    return {"problems": objects} if objects else {}
