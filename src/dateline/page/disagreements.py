"""Lay out where the accounts part: a table for each event, rows questions, columns independent accounts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dateline.model import Account, Comparison, Finding, FindingKind, Question, ReportId, Span
from dateline.page.index import StoryIndex
from dateline.page.markup import Markup, element, foreign, join
from dateline.page.wording import count, cut_short

__all__ = ["asked_words", "show_disagreements"]

# The strongest first: what a row says when its findings say several things.
STATES = {
    FindingKind.CONTRADICTS: "contradict each other",
    FindingKind.DIFFERS: "differ",
    FindingKind.UNDETERMINED: "not determined",
    FindingKind.RESPONDS: "one answers the other",
    FindingKind.AGREES: "agree",
    FindingKind.SILENT: "some are silent",
}
RANK = {kind: at for at, kind in enumerate(STATES)}
ORDER = {question: at for at, question in enumerate(Question)}
PARTED = frozenset((FindingKind.CONTRADICTS, FindingKind.DIFFERS, FindingKind.RESPONDS))
MOST = 60  # tables on a page
TITLE = 120  # characters of the words that head a table


def asked_words(comparison: Comparison) -> dict[ReportId, tuple[tuple[Span, ...], ...]]:
    """The words of all accounts, so that each can be opened in its report."""
    found: dict[ReportId, dict[tuple[Span, ...], None]] = {}
    for finding in comparison.findings:
        for account in finding.accounts:
            if account.spans:
                found.setdefault(account.report, {})[account.spans] = None
    return {report: tuple(spans) for report, spans in found.items()}


def show_disagreements(index: StoryIndex) -> Markup:
    """The tables of the events and utterances on which accounts part, then what is told alike by independent ones."""
    subjects: dict[str, list[Finding]] = {}
    for finding in index.story.comparison.findings:
        subjects.setdefault(finding.subject, []).append(finding)
    parted = [found for found in subjects.values() if any(one.kind in PARTED for one in found)]
    parted.sort(key=lambda found: (min(RANK[one.kind] for one in found), -accounts_in(found)))
    left = len(parted) - MOST
    return element(
        "section",
        element("h2", "Where the accounts part", id="parts-title"),
        element(
            "p",
            "A column is an independent account: prints of one text, words of one speaker and reports of one outlet"
            " are one. Silence is never a contradiction.",
            class_="remark",
        ),
        *(show_table(found, index) for found in parted[:MOST]),
        element("p", f"{count(left, 'more table')}: dateline compare", class_="remark") if left > 0 else None,
        None if parted else element("p", "Nothing here is told differently by two accounts."),
        id="parts",
        aria_labelledby="parts-title",
    )


def accounts_in(found: Sequence[Finding]) -> int:
    """How many independent accounts there are."""
    return len({account.independent_group for one in found for account in one.accounts})


def show_table(found: Sequence[Finding], index: StoryIndex) -> Markup:
    """One event or utterance: its questions against its independent accounts."""
    told = [one for one in found if one.kind is not FindingKind.SILENT]
    columns: dict[str, list[Account]] = {}
    for finding in told:
        for account in finding.accounts:
            columns.setdefault(account.independent_group, []).append(account)
    rows: dict[Question, list[Finding]] = {}
    for finding in sorted(found, key=lambda one: ORDER[one.question]):
        rows.setdefault(finding.question, []).append(finding)
    first = found[0].accounts[0]
    title = foreign(cut_short(index.words(first.report, *first.spans), TITLE)) if first.spans else foreign(first.value)
    return element(
        "div",
        element(
            "table",
            element("caption", title, f" ({count(len(columns), 'independent account')})"),
            element(
                "thead",
                element(
                    "tr",
                    element("th", "Question", scope="col"),
                    *(element("th", *head_of(accounts, index), scope="col") for accounts in columns.values()),
                ),
            ),
            element("tbody", *(show_row(question, held, columns, index) for question, held in rows.items())),
        ),
        class_="parts",
        role="region",
        tabindex=0,
        aria_label=f"Accounts of: {cut_short(' '.join(index.words(first.report, *first.spans).split()), TITLE)}",
    )


def head_of(accounts: Sequence[Account], index: StoryIndex) -> Iterator[Markup]:
    """Whose account a column is: the reports that have it, and on whose word."""
    reports = list(dict.fromkeys(account.report for account in accounts))
    yield join([index.link(report) for report in reports[:3]], ", ")
    if reports[3:]:
        yield join([f" and {count(len(reports[3:]), 'more print')}"])
    said = list(dict.fromkeys(account.chain[-1] for account in accounts if account.chain))
    if said:
        names = [foreign(index.story.names.get(actor, actor)) for actor in said[:2]]
        yield element("span", " says ", join(names, ", "), class_="says")


def show_row(
    question: Question, found: Sequence[Finding], columns: Mapping[str, Sequence[Account]], index: StoryIndex
) -> Markup:
    """One question: what the accounts say of each other, and the answer of each in its own words."""
    kind = min((one.kind for one in found), key=RANK.__getitem__)
    because = "; ".join(dict.fromkeys(one.because for one in found if one.kind is kind))
    state = element("span", STATES[kind], class_=f"state {kind.value}")
    head = element("th", question.value, " ", state, scope="row", title=cut_short(because, 300))
    return element("tr", head, *(show_cell(group, found, index) for group in columns))


def show_cell(group: str, found: Sequence[Finding], index: StoryIndex) -> Markup:
    """The answers of one independent account to one question, each in its own words."""
    answers: dict[str, Markup] = {}
    for finding in found:
        for account in finding.accounts:
            if account.independent_group == group and account.value and account.value not in answers:
                answers[account.value] = show_answer(account, index)
    return element("td", *answers.values()) if answers else element("td", "not stated", class_="silent")


def show_answer(account: Account, index: StoryIndex) -> Markup:
    """An answer: the words, which open in the report, and what they stand for where that is something else."""
    words = foreign(index.excerpt(account.report, *account.spans)) if account.spans else foreign(account.value)
    if account.spans and index.shows(account.report, *account.spans):
        words = element("a", words, href=index.to_words(account.report, *account.spans))
    said = " ".join(index.words(account.report, *account.spans).split()) if account.spans else account.value
    meant = element("span", " = ", foreign(cut_short(account.value, 80)), class_="meant")
    return element("p", words, None if said == account.value or account.value in said else meant)
