"""Apply what persons say of copies: what kind, who copied, or that two reports share nothing worth telling."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dateline.judging.reports import names_report, told, verb_of
from dateline.judging.ruling import JUDGED_HERE, rule
from dateline.model import Copy, CopyKind, Direction, Judgement, Mark, ReportId, Standing

__all__ = ["JudgedCopies", "Texts", "judge_copies", "pair_subject"]

Pair = tuple[ReportId, ReportId]
Texts = Mapping[ReportId, str]
"""The hash of the text of each report."""
TURNED = {"ab": "ba", "ba": "ab"}


def pair_subject(copy: Copy, texts: Texts) -> dict[str, Any]:
    """What a judgement on a pair is about: the two reports, each with its text; ``dir`` is told from the first."""
    anchors = [
        {"text_sha256": texts[report], "spans": [], "words": [], "report": report} for report in (copy.a, copy.b)
    ]
    return {"line": "copy", "anchors": anchors}


@dataclass(frozen=True, slots=True)
class JudgedCopies:
    """
    Copies as persons left them.

    Args:
        copies: Without those that were rejected.
        marks: By pair, also of those that are gone.
        directions: By pair, what persons say of who copied: a direction or None, and their reason. For the lineage.
        orphans: Judgements on two reports of this record that share nothing now.
    """

    copies: tuple[Copy, ...]
    marks: Mapping[Pair, Mark] = field(default_factory=dict)
    directions: Mapping[Pair, tuple[Direction | None, str]] = field(default_factory=dict)
    orphans: tuple[Judgement, ...] = ()


def judge_copies(copies: Sequence[Copy], judgements: Iterable[Judgement], texts: Texts) -> JudgedCopies:
    """
    Apply what persons say of pairs.

    Args:
        copies: As settled over the whole record.
        judgements: Live ones; those on other lines are left out.
        texts: Of the reports that the judgements may be about.
    """
    concerned = [one for one in judgements if one.verdict in JUDGED_HERE and one.subject["line"] == "copy"]
    if not concerned:
        return JudgedCopies(tuple(copies))
    known = {(copy.a, copy.b): copy for copy in copies}
    said: dict[Pair, list[Judgement]] = {}
    orphans: list[Judgement] = []
    for judgement in concerned:
        sides = [reports_of(anchor, texts) for anchor in judgement.subject["anchors"]]
        pairs = [(a, b) for a in sides[0] for b in sides[1] if a != b]
        found = [pair for pair in pairs if tuple(sorted(pair)) in known]
        for a, b in found:
            said.setdefault((min(a, b), max(a, b)), []).append(judgement if a < b else turned(judgement))
        if pairs and not found:
            orphans.append(judgement)
    rulings = {pair: rule(ones) for pair, ones in said.items()}
    marks = {pair: ruling.mark for pair, ruling in rulings.items()}
    directions: dict[Pair, tuple[Direction | None, str]] = {}
    for pair, ruling in rulings.items():
        if ruling.mark.standing is Standing.REJECTED:
            del known[pair]
            continue
        copy, fields = known[pair], ruling.fields
        direction = Direction(fields["dir"]) if fields.get("dir") else None if "dir" in fields else copy.direction
        kind = CopyKind(fields.get("kind", copy.kind))
        because = told(ruling, copy.because, verb_of(ruling))
        known[pair] = dataclasses.replace(copy, kind=kind, direction=direction, because=because)
        if "dir" in fields:
            directions[pair] = (direction, f"{verb_of(ruling)} by {ruling.because['dir']}")
    return JudgedCopies(tuple(known.values()), marks, directions, tuple(orphans))


def reports_of(anchor: Mapping[str, Any], texts: Texts) -> list[ReportId]:
    """The reports of this record that an anchor names."""
    return [own for own, text in texts.items() if text == anchor["text_sha256"] and names_report(anchor["report"], own)]


def turned(judgement: Judgement) -> Judgement:
    """The judgement with the pair in its other order."""
    if not isinstance(judgement.value, dict) or judgement.value.get("dir") not in TURNED:
        return judgement
    return dataclasses.replace(judgement, value={**judgement.value, "dir": TURNED[judgement.value["dir"]]})
