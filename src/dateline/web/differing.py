"""Write into the words of a report where other accounts tell it otherwise: each opens every account's words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dateline.model import Account, Finding, FindingKind, ReportId, Span
from dateline.page.markup import NOTHING, Markup, element, foreign, hidden, join, label
from dateline.page.segments import Layer, Mark
from dateline.page.wording import cut_short
from dateline.record import ReportSummary
from dateline.web.addresses import SITE
from dateline.web.looking import Compared
from dateline.web.naming import Names

__all__ = ["SIGNS", "TOLD", "mark_differences"]

SIGNS = {
    FindingKind.CONTRADICTS: "≠",
    FindingKind.DIFFERS: "≈",
    FindingKind.RESPONDS: "↩",
    FindingKind.UNDETERMINED: "?",
    FindingKind.AGREES: "=",
    FindingKind.SILENT: "∅",
}
TOLD = {
    FindingKind.CONTRADICTS: "contradict",
    FindingKind.DIFFERS: "differ",
    FindingKind.RESPONDS: "responds",
    FindingKind.UNDETERMINED: "not determined",
    FindingKind.AGREES: "agree",
    FindingKind.SILENT: "silent",
}
WORDS = 140  # characters of another account in a note
OTHERS = 4  # reports named for one answer in a note


def mark_differences(
    report: ReportId,
    findings: Sequence[Finding],
    compared: Compared,
    names: Names,
    summaries: Mapping[ReportId, ReportSummary],
    within: Span,
) -> list[Mark]:
    """
    The marks of a report for what others tell otherwise.

    Args:
        report: The report that is laid out.
        findings: Those of its story, in the order of the table; their numbers are their places there, from 1. The table
            on the page has a row for each that is marked.
        compared, names, summaries: For what the others say, and what they are called.
        within: The part of the report that the page shows; the first words of a finding there carry its name.

    Returns:
        For each finding with an account of the report a mark on its words, with a note that quotes the other answers.
    """
    text = len(compared.texts[report])
    return [
        mark
        for number, finding in enumerate(findings, 1)
        for mark in marks_of(number, finding, report, compared, names, summaries, within)
        if mark.span.end <= text
    ]


def marks_of(
    number: int,
    finding: Finding,
    report: ReportId,
    compared: Compared,
    names: Names,
    summaries: Mapping[ReportId, ReportSummary],
    within: Span,
) -> Iterator[Mark]:
    """The marks of one difference."""
    own = [account for account in finding.accounts if account.report == report and account.spans]
    sign, told = SIGNS[finding.kind], TOLD[finding.kind]
    note = show_note(number, finding, report, compared, names, summaries)
    anchor = f"difference-{number}"
    for span in dict.fromkeys(span for account in own for span in account.spans if within.overlaps(span)):
        chip = element(
            "a",
            f"{sign}{number}",
            class_="label chip differing",
            data_label=True,
            href=f"#finding-{number}",
            aria_label=f"Difference {number} starts: accounts {told}; go to it in the table",
        )
        look = f"m differs kind-{finding.kind.value}"
        yield Mark(span, Layer.DIFFERENCE, look, anchor, chip, hidden(f" (difference {number} ends) "), note)
        note, anchor = NOTHING, f"{anchor}x"


def show_note(
    number: int,
    finding: Finding,
    report: ReportId,
    compared: Compared,
    names: Names,
    summaries: Mapping[ReportId, ReportSummary],
) -> Markup:
    """What the other accounts say, each answer once, in their own words."""
    answers = [[account for group in groups for account in group] for groups in compared.cells(finding)]
    others = [[one for one in answer if one.report != report] for answer in answers]
    if not any(one.spans for answer in others for one in answer):  # one report that gives two answers
        others = answers
    shown_answers = [held for held in others if held]
    shown = [show_answer(held, compared, names, summaries) for held in shown_answers]
    return element(
        "li",
        label(f"{SIGNS[finding.kind]}{number}", class_="number"),
        element("b", f"{TOLD[finding.kind]}: {finding.question.value}"),
        " · ",
        join(shown, "; "),
        class_="note of-difference",
    )


def show_answer(
    held: Sequence[Account], compared: Compared, names: Names, summaries: Mapping[ReportId, ReportSummary]
) -> Markup:
    """One answer with those who give it."""
    first = held[0]
    if not first.spans:
        words = element("i", "silent")
    else:
        said = cut_short(compared.words(first.report, first.spans) or first.value, WORDS)
        words = element("a", foreign(said), href=SITE.words(first.report, *first.spans), class_="to-words")
    reports = list(dict.fromkeys(one.report for one in held))
    by = join([names.show(summaries[one]) for one in reports[:OTHERS]], ", ")
    more = f" and {len(reports) - OTHERS} more" if len(reports) > OTHERS else None
    return join([words, " (", by, more, ")"])
