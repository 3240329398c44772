"""Tell which accounts count once: those that share their words, their speaker or their outlet."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from itertools import combinations
from typing import NamedTuple

from dateline.comparison.values import Groups
from dateline.model import Copy, CopyKind, ReportId, Span

__all__ = ["Passages", "Voice", "count_groups", "group_voices"]

MOSTLY = 0.5  # of the words of an account inside a shared passage
ALIKE = 0.7  # of the words of two accounts in shared passages, in order: one is a print of the other
FEW = 60  # accounts that are held against each other word by word


class Voice(NamedTuple):
    """
    One account, as far as independence goes.

    Args:
        report: The report.
        outlet: The outlet of the report, or its id where none is known.
        speaker: Who says so at the end of the chain, record-wide; None when the report does.
        spans: The words.
        words: The same, folded.
    """

    report: ReportId
    outlet: str
    speaker: str | None
    spans: tuple[Span, ...]
    words: str


class Passages:
    """
    The stretches of every report that others have too, put together over all reports.

    Args:
        copies: What reports share. Boilerplate is no shared reporting; of a rewrite the whole body counts.
    """

    def __init__(self, copies: Iterable[Copy]) -> None:
        spans: defaultdict[ReportId, list[Span]] = defaultdict(list)
        links: list[tuple[tuple[ReportId, Span], tuple[ReportId, Span]]] = []
        rewritten: list[tuple[ReportId, ReportId]] = []
        for copy in copies:
            if copy.kind is CopyKind.REWRITE:
                rewritten.append((copy.a, copy.b))
            elif copy.kind is not CopyKind.BOILERPLATE:
                for span in copy.spans:
                    a, b = Span(span.a_start, span.a_end), Span(span.b_start, span.b_end)
                    spans[copy.a].append(a)
                    spans[copy.b].append(b)
                    links.append(((copy.a, a), (copy.b, b)))
        self.stretches = {report: merged(found) for report, found in spans.items()}
        self.starts = {report: [span.start for span in found] for report, found in self.stretches.items()}
        names = [self.name(report, at) for report, found in self.stretches.items() for at in range(len(found))]
        self.groups = Groups(names)
        for (a_report, a), (b_report, b) in links:
            self.groups.join(self.name(a_report, self.at(a_report, a)), self.name(b_report, self.at(b_report, b)))
        self.retold = Groups({report for pair in rewritten for report in pair})
        for one, other in rewritten:
            self.retold.join(one, other)

    @staticmethod
    def name(report: ReportId, at: int) -> str:
        """A stretch of a report as one string."""
        return f"{report}\x1f{at:06}"

    def at(self, report: ReportId, span: Span) -> int:
        """The number of the stretch of a report that holds the start of a span."""
        return max(0, bisect_right(self.starts[report], span.start) - 1)

    def of(self, report: ReportId, spans: Sequence[Span]) -> str | None:
        """What a report's words are shared as; None where most of them are its own."""
        size = sum(map(len, spans))
        for number, stretch in enumerate(self.stretches.get(report, ())):
            inside = sum(max(0, min(s.end, stretch.end) - max(s.start, stretch.start)) for s in spans)
            if size and inside >= MOSTLY * size:
                return self.groups.find(self.name(report, number))
        return None

    def names_of(self, report: ReportId) -> list[str]:
        """What the stretches of a report are shared as, in order."""
        return [self.groups.find(self.name(report, at)) for at in range(len(self.stretches.get(report, ())))]

    def story_of(self, report: ReportId) -> str | None:
        """The reports that tell one story in other words, by the first of them."""
        return self.retold.find(report) if report in self.retold.root else None


def merged(spans: Iterable[Span]) -> list[Span]:
    """Spans with those that overlap put together, in order."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def group_voices(voices: Sequence[Voice], passages: Passages) -> list[str]:
    """
    The independent group of each account.

    Two accounts count once when they rest on one speaker; when both are of one outlet in its own voice; when the words
    of the one stand in a passage that the other's report shares and are mostly the same; and when one report retells
    the other. A copy is no witness, however many print it.

    Args:
        voices: The accounts of one event or utterance, sorted.
        passages: What the reports share.

    Returns:
        For each, the name of its group: the first report in it, with a number where a report has several.

    Example:
        >>> own = [Voice(ReportId(r), f"outlet {r}", None, (Span(0, 9),), "a bill was passed") for r in ("1", "2")]
        >>> group_voices(own, Passages(()))
        ['1', '2']
        >>> from dateline.model import AlignedSpan
        >>> copy = Copy(ReportId("1"), ReportId("2"), (AlignedSpan(0, 9, 0, 9),), 1, 1, CopyKind.COPY, None, None, "")
        >>> group_voices(own, Passages([copy]))
        ['1', '1']
    """
    names = [f"{at:06}" for at in range(len(voices))]
    groups = Groups(names)
    shared = [passages.of(voice.report, voice.spans) for voice in voices]
    keyed: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, voice in enumerate(voices):
        own = voice.speaker or ""
        keyed[("voice", own or voice.outlet)].append(at)
        keyed[("report", voice.report, own)].append(at)
        if (passage := shared[at]) is not None:
            keyed[("words", passage, voice.words)].append(at)
            keyed[("said", passage, own)].append(at)
        if (story := passages.story_of(voice.report)) is not None:
            keyed[("retold", story, own)].append(at)
    for members in keyed.values():
        for other in members[1:]:
            groups.join(names[members[0]], names[other])
    if len(voices) <= FEW:
        for a, b in combinations(range(len(voices)), 2):
            apart = groups.find(names[a]) != groups.find(names[b])
            if apart and shared[a] is not None and shared[a] == shared[b] and are_prints(voices[a], voices[b]):
                groups.join(names[a], names[b])
    first: dict[str, str] = {}
    taken: defaultdict[ReportId, int] = defaultdict(int)
    for at, voice in enumerate(voices):
        root = groups.find(names[at])
        if root not in first:
            taken[voice.report] += 1
            first[root] = voice.report + (f"#{taken[voice.report]}" if taken[voice.report] > 1 else "")
    return [first[groups.find(name)] for name in names]


def are_prints(one: Voice, other: Voice) -> bool:
    """Whether two accounts in one shared passage are mostly the same words."""
    if one.report == other.report or one.speaker != other.speaker:
        return False
    a, b = one.words.split(), other.words.split()
    same = sum(block.size for block in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks())
    return same >= ALIKE * min(len(a), len(b))


def count_groups(groups: Iterable[str]) -> int:
    """How many independent accounts there are."""
    return len(set(groups))
