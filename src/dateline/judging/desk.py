"""What persons said, at hand while a record is read out: by text, live ones alone, applied report by report."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from dateline.config import Config
from dateline.judging.outlets import judge_outlets
from dateline.judging.pairs import JudgedCopies, judge_copies
from dateline.judging.reports import judge_report
from dateline.judging.ruling import JUDGED_HERE
from dateline.judging.subjects import lines_of
from dateline.judging.together import rule_together
from dateline.model import Copy, JudgedReport, Judgement, Metadata, Outlet, ReadReport, Report, ReportId, Span
from dateline.record import Store
from dateline.text.later import later

if TYPE_CHECKING:
    from dateline.dates import find_dates
    from dateline.language import analyse
else:
    (find_dates,) = later("dateline.dates", "find_dates")
    (analyse,) = later("dateline.language", "analyse")

__all__ = ["Desk", "live_judgements"]


def live_judgements(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Those that nobody undid, by time."""
    live = (judgement for judgement in judgements if judgement.undone is None)
    return tuple(sorted(live, key=lambda judgement: (judgement.at, judgement.id)))


class Desk:
    """
    The live judgements of a record as it is now.

    Args:
        store: The open record.
        config: The options of every stage: a corrected day of publication has times reckoned again.
    """

    def __init__(self, store: Store, config: Config) -> None:
        self.store = store
        self.config = config
        self.together = rule_together(live_judgements(store.judgements()))
        #: All that counts, by time: for the stages that settle actors, events and stories. What nobody undid, without
        #: what two persons do not agree on there.
        self.live = list(self.together.counted)
        self.by_text: dict[str, list[Judgement]] = defaultdict(list)
        for judgement in self.live:
            if judgement.verdict in JUDGED_HERE and judgement.subject["line"] != "copy":
                for text in {anchor["text_sha256"] for anchor in judgement.subject["anchors"]}:
                    self.by_text[text].append(judgement)

    def judge(self, read: ReadReport) -> JudgedReport:
        """A report as persons left it; its times are reckoned from a day of publication that a person gave."""
        said = self.by_text.get(read.report.text_sha256)
        if not said:
            return JudgedReport(read)
        metadata = self.details(read.report)
        if metadata.published != read.report.metadata.published and "timexes" in read.layers:
            dates = find_dates(analyse(read.report), metadata.published, self.config.dates)
            read = dataclasses.replace(read, dates=tuple(dates))
        return judge_report(read, said)

    def details(self, report: Report) -> Metadata:
        """What is known about a report, with what persons say of it."""
        whole = [one for one in self.by_text.get(report.text_sha256, ()) if one.subject["line"] == "report"]
        return judge_report(ReadReport(report), whole).read.report.metadata if whole else report.metadata

    def with_details(self, report: Report) -> Report:
        """The report with what persons say of it, for who compares reports."""
        return dataclasses.replace(report, metadata=self.details(report)) if self.by_text else report

    def judged(self) -> dict[ReportId, JudgedReport]:
        """Every report that persons judged, or a line of it, as they left it."""
        return {own: self.judge(self.store.report_of(own)) for own in self.store.ids_with_texts(self.by_text)}

    def copies(self, copies: Sequence[Copy]) -> JudgedCopies:
        """Copies as persons left them."""
        on_pairs = [judgement for judgement in self.live if judgement.subject["line"] == "copy"]
        hashes = {anchor["text_sha256"] for judgement in on_pairs for anchor in judgement.subject["anchors"]}
        texts = {own: self.store.text_hash(own) for own in self.store.ids_with_texts(hashes)}
        return judge_copies(copies, on_pairs, texts)

    def outlets(self) -> dict[str, Outlet]:
        """What persons said of outlets, by the key of their names."""
        return judge_outlets(self.live)

    def states(self, judgements: Iterable[Judgement], copies: Sequence[Copy]) -> dict[str, str]:
        """
        What became of each judgement, by id.

        Returns:
            "undone"; "elsewhere" (its text is not in this record); "orphan" (no line stands on its words now);
            "contested"; "applied"; and "replaced" (the same person said otherwise later).
        """
        every = list(judgements)
        judged = self.judged()
        pairs = self.copies(copies)
        marks = [mark for report in judged.values() for mark in report.marks.values()]
        marks += [*pairs.marks.values(), *(outlet.mark for outlet in self.outlets().values() if outlet.mark)]
        contested = {own for mark in marks if mark.contested for own in mark.judgements} | self.together.contested
        found = {own for mark in marks for own in mark.judgements}
        orphans = {one.id for report in judged.values() for one in report.orphans} | {one.id for one in pairs.orphans}
        for one in every:
            if one.verdict not in JUDGED_HERE and one.undone is None:
                {"applied": found, "orphan": orphans}.get(self.state_together(one), set()).add(one.id)
        replaced = replaced_of(self.live) | self.together.replaced
        return {
            one.id: state_of(one, found=found, contested=contested, orphans=orphans, replaced=replaced) for one in every
        }

    def state_together(self, judgement: Judgement) -> str:
        """Whether the words of a judgement on one and two are here, and lines of its kind on them."""
        kind = LINES.get(judgement.subject["line"], "")
        for anchor in judgement.subject["anchors"]:
            reports = self.store.ids_with_texts([anchor["text_sha256"]])
            if not reports:
                return "elsewhere"
            spans = [Span(start, end) for start, end in anchor["spans"]]
            lines = lines_of(self.store.report_of(reports[0])) if kind else ()
            if kind and not any(
                line.kind == kind and any(own.overlaps(span) for own in line.spans for span in spans) for line in lines
            ):
                return "orphan"
        return "applied"


#: The lines of a report on which judgements on one and two hang; those on stories hang on whole reports.
LINES = {"actor": "mention", "event": "event", "utterance": "attribution"}


def state_of(
    judgement: Judgement, *, found: set[str], contested: set[str], orphans: set[str], replaced: set[str]
) -> str:
    """What became of one judgement."""
    if judgement.undone is not None:
        return "undone"
    if judgement.id in replaced:
        return "replaced"
    for state, ids in (("contested", contested), ("applied", found), ("orphan", orphans)):
        if judgement.id in ids:
            return state
    return "elsewhere"


def replaced_of(live: Sequence[Judgement]) -> set[str]:
    """Judgements of which the same person's later one on the same words says all that they say, otherwise."""
    found: set[str] = set()
    later: dict[tuple[str, str], list[Judgement]] = defaultdict(list)
    for judgement in reversed(live):
        key = (judgement.by, repr(judgement.subject))
        if any(covers(one, judgement) for one in later[key]):
            found.add(judgement.id)
        later[key].append(judgement)
    return found


def covers(later: Judgement, earlier: Judgement) -> bool:
    """Whether a later judgement leaves nothing of an earlier one of the same person on the same line."""
    if later.verdict not in JUDGED_HERE or earlier.verdict not in JUDGED_HERE:
        return False
    mine, its = (value if isinstance(value, dict) else {} for value in (later.value, earlier.value))
    return later.verdict == "reject" or (earlier.verdict == "reject" or its.keys() <= mine.keys())
