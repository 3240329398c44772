"""Write what a record has beside what was read in each report: copies, lineages, and what persons said of a line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.exports.lines import Object, line_id, spans_of
from dateline.model import Copy, JudgedReport, Judgement, Lineage, LineageEdge, Mark
from dateline.text.fold import fold

__all__ = [
    "SHARE_DIGITS",
    "copy_object",
    "cut_words",
    "edge_object",
    "judgement_object",
    "lineage_object",
    "marked",
    "marks_of",
    "words_of",
]

CUT = " [...]"  # behind words that were left out, as newsrooms write it
SHARE_DIGITS = 4  # one character of a report of 10,000


def copy_object(copy: Copy) -> Object:
    """The contract's line of ``dateline copies``."""
    return {
        "a": copy.a,
        "b": copy.b,
        "spans": [[span.a_start, span.a_end, span.b_start, span.b_end] for span in copy.spans],
        "a_share": round(copy.a_share, SHARE_DIGITS),
        "b_share": round(copy.b_share, SHARE_DIGITS),
        "kind": copy.kind.value,
        "dir": copy.direction.value if copy.direction else None,
        "common_source": copy.common_source,
        "because": copy.because,
    }


def lineage_object(lineage: Lineage) -> Object:
    """
    The contract's ``lineage``: who had what from whom in one cluster.

    ``basis`` holds the reasons in words; ``evidence``, in the same order, the report and the words each rests on;
    ``accounts`` the independent accounts, each with its sources and the reports that count with it.
    """
    return {
        "cluster": list(lineage.cluster),
        "edges": [edge_object(edge) for edge in lineage.edges],
        "independent": lineage.independent,
        "because": lineage.because,
        "members": [
            {"report": member.report, "shared": spans_of(member.shared), "own": spans_of(member.own)}
            for member in lineage.members
        ],
        "accounts": [
            {"sources": list(account.sources), "reports": list(account.reports)} for account in lineage.accounts
        ],
    }


def edge_object(edge: LineageEdge) -> Object:
    """One step of a lineage; ``spans`` are the shared passages, source first."""
    return {
        "from": edge.source,
        "to": edge.to,
        "basis": [reason.words for reason in edge.basis],
        "undirected": edge.undirected,
        "spans": [[span.a_start, span.a_end, span.b_start, span.b_end] for span in edge.spans],
        "evidence": [{"report": reason.report, "spans": spans_of(reason.spans)} for reason in edge.basis],
    }


def cut_words(stretches: Sequence[str], most: int | None) -> list[str]:
    """
    Stretches of text with no more than so many words in all.

    Example:
        >>> cut_words(["one, two", "three four"], 3)
        ['one, two', 'three [...]']
    """
    if most is None:
        return list(stretches)
    kept = []
    for stretch in stretches:
        ends = fold(stretch).ends
        if len(ends) > most:
            stretch = stretch[: ends[most - 1]] + CUT if most else CUT.strip()
        most -= min(most, len(ends))
        kept.append(stretch)
    return kept


def judgement_object(judgement: Judgement, most: int | None = None) -> Object:
    """
    The contract's ``judgement``: what a person said of a line.

    Args:
        judgement: The judgement.
        most: At most so many of the words that it hangs on, for sharing; the line cannot be imported then.
    """
    subject = judgement.subject
    if most is not None:
        anchors = [{**anchor, "words": cut_words(words_of(anchor), most)} for anchor in subject["anchors"]]
        subject = {**subject, "anchors": anchors}
    return {
        "kind": "judgement",
        "id": judgement.id,
        "report": None,
        "text_sha256": None,
        "spans": [],
        "subject": subject,
        "verdict": judgement.verdict,
        "value": judgement.value,
        "by": judgement.by,
        "at": judgement.at,
        "because": judgement.because,
        "undone": judgement.undone,
    }


def words_of(anchor: Object) -> list[str]:
    """The words of an anchor, a stretch for each of its spans."""
    words = anchor.get("words", [])
    return words if isinstance(words, list) else [words]


def marked(line: Object, marks: Mapping[str, Mark]) -> Object:
    """A line with what persons left of it, where they judged it; every other line is the machine's."""
    mark = marks.get(line["id"])
    if mark is None:
        return line
    contested = {"contested": list(mark.contested)} if mark.contested else {}
    return {**line, "judged": mark.standing.value, "judgements": list(mark.judgements), **contested}


def marks_of(judged: JudgedReport) -> dict[str, Mark]:
    """The marks of a report's lines by their ids in the export."""
    return {line_id(kind, judged.read.report.id, own): mark for (kind, own), mark in judged.marks.items()}
