"""Settle what persons say of one line: each person's last word counts, and where two do not agree, neither does."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from dateline.model import Judgement, Mark, Standing, Verdict

__all__ = ["JUDGED_HERE", "Ruling", "rule", "signed"]

JUDGED_HERE = frozenset((Verdict.CONFIRM.value, Verdict.REJECT.value, Verdict.SET.value))
STANDS = "stands"


@dataclass(frozen=True, slots=True)
class Ruling:
    """
    What persons say of one line, taken together.

    Args:
        mark: What is left of it.
        fields: The values that it is to have.
        because: By field, who says so, when and why; under "stands" of the line itself.
    """

    mark: Mark
    fields: Mapping[str, Any] = field(default_factory=dict)
    because: Mapping[str, str] = field(default_factory=dict)


def rule(judgements: Iterable[Judgement]) -> Ruling:
    """
    Take together what is said of one line.

    A person's later judgement replaces what the same person said before of the same field. Two persons who do not agree
    on a field leave it as the machine has it; when one rejects what another confirms or corrects, all of it stays so.
    Nobody overrules anybody: one of the judgements is to be undone.

    Args:
        judgements: At least one; live, with verdict confirm, reject or set, in any order.
    """
    held = sorted(judgements, key=lambda judgement: (judgement.at, judgement.id))
    said = last_words(held)
    fields = sorted({name for words in said.values() for name in words})
    contested = tuple(name for name in fields if len({written(w[name][0]) for w in said.values() if name in w}) > 1)
    ids = tuple(judgement.id for judgement in held)
    if STANDS in contested:
        return Ruling(Mark(Standing.CONTESTED, ids, contested))
    agreed = {name: latest(said, name) for name in fields if name not in contested}
    because = {name: signed(judgement) for name, (_, judgement) in agreed.items()}
    if agreed[STANDS][0] is False:
        return Ruling(Mark(Standing.REJECTED, ids), {}, because)
    values = {name: value for name, (value, _) in agreed.items() if name != STANDS}
    corrected = any(judgement.verdict == Verdict.SET.value for _, judgement in agreed.values())
    standing = Standing.CONTESTED if contested else Standing.CORRECTED if corrected else Standing.CONFIRMED
    return Ruling(Mark(standing, ids, contested), values, because)


def last_words(judgements: Iterable[Judgement]) -> dict[str, dict[str, tuple[Any, Judgement]]]:
    """What each person said last of each field of the line; whoever rejects it says nothing of its fields."""
    said: dict[str, dict[str, tuple[Any, Judgement]]] = {}
    for judgement in judgements:
        words = said.setdefault(judgement.by, {})
        if judgement.verdict == Verdict.REJECT.value:
            words.clear()
        words[STANDS] = (judgement.verdict != Verdict.REJECT.value, judgement)
        if isinstance(judgement.value, dict):
            words.update({name: (value, judgement) for name, value in judgement.value.items()})
    return said


def latest(said: Mapping[str, Mapping[str, tuple[Any, Judgement]]], name: str) -> tuple[Any, Judgement]:
    """A field on which all agree, with the last judgement that says it."""
    spoken = [words[name] for words in said.values() if name in words]
    return max(spoken, key=lambda one: (one[1].at, one[1].id))


def written(value: Any) -> str:
    """A value as it is compared."""
    return json.dumps(value, sort_keys=True)


def signed(judgement: Judgement) -> str:
    """
    A judgement as a reason: who, when, why.

    Example:
        >>> signed(Judgement("j", {}, "set", {}, "Ana Vale", "2024-05-08T09:00:00Z", "she says so below"))
        'Ana Vale on 2024-05-08: she says so below'
    """
    why = f": {judgement.because}" if judgement.because else ""
    return f"{judgement.by} on {judgement.at[:10]}{why}"
