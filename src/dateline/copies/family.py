"""Know of reports that share reporting whom each credits, when it came out, and what it shares with each other one."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dateline.copies.credits import Credit, find_credits, same_name
from dateline.copies.extents import merged, without
from dateline.copies.house import HouseWords, find_house_words
from dateline.copies.values import CopyInput
from dateline.model import Copy, CopyKind, ReportId, Span
from dateline.text.fold import fold

__all__ = ["NO_ORIGIN", "Credited", "Family", "Tie", "has_sentence"]

# Kinds that say nothing of an origin: any two reports may hold a page's furniture or quote one speaker.
NO_ORIGIN = frozenset({CopyKind.BOILERPLATE, CopyKind.QUOTATION})
# A stretch this long that one report lacks is a sentence left out, not a word changed; such are 60 to 250 long.
_SENTENCE = 80  # characters
_GRAM = 4  # words: the shortest run that a changed word breaks and chance seldom makes
# So many places where a report has the words of one print and not of another tell which it follows: a single changed
# word may have been changed back.
_PLACES = 3


@dataclass(frozen=True, slots=True)
class Credited:
    """
    A source that a report has its text from.

    Args:
        credit: The name as written, with its place in the text of ``way``.
        way: The report that credits it: the report itself, or one at hand that it credits in turn.
        at_hand: The reports of that outlet that share words with the report.
    """

    credit: Credit
    way: ReportId
    at_hand: tuple[ReportId, ...]

    @property
    def name(self) -> str:
        """The name as written."""
        return self.credit.name


@dataclass(frozen=True, slots=True)
class Tie:
    """
    What a report shares with another.

    Args:
        spans: Its words that the other has as well, in order.
        share: The part of its body that they are.
    """

    spans: tuple[Span, ...]
    share: float


class Family:
    """
    All reports that share reporting with some other, seen from each.

    Args:
        copies: What the reports share; kinds that say nothing of an origin are left out.
        inputs: The reports.
    """

    def __init__(self, copies: Iterable[Copy], inputs: Mapping[ReportId, CopyInput]) -> None:
        self.inputs = inputs
        ties: defaultdict[ReportId, dict[ReportId, Tie]] = defaultdict(dict)
        for copy in copies:
            if copy.kind not in NO_ORIGIN:
                ties[copy.a][copy.b] = Tie(tuple(merged(Span(s.a_start, s.a_end) for s in copy.spans)), copy.a_share)
                ties[copy.b][copy.a] = Tie(tuple(merged(Span(s.b_start, s.b_end) for s in copy.spans)), copy.b_share)
        self.ties: Mapping[ReportId, Mapping[ReportId, Tie]] = {report: ties[report] for report in sorted(ties)}
        self._named = {report: self._third_parties(report) for report in self.ties}
        self._sources = {report: self._follow(report) for report in self.ties}
        self._grams: dict[ReportId, tuple[list[int], frozenset[int]]] = {}
        self._house_words: dict[ReportId, tuple[HouseWords, ...]] = {}

    def sources(self, report: ReportId) -> tuple[Credited, ...]:
        """Whom a report has its text from besides its own outlet, nearest first."""
        return self._sources.get(report, ())

    def names_unseen(self, report: ReportId) -> bool:
        """Whether a report itself credits somebody whose text nobody gave."""
        return any(source.way == report and not source.at_hand for source in self.sources(report))

    def is_after(self, one: ReportId, two: ReportId) -> bool:
        """Whether every day the one may have been published on comes after every such day of the other."""
        mine, theirs = self.inputs[one].published.earliest, self.inputs[two].published.latest
        return mine is not None and theirs is not None and theirs <= mine

    def third(self, one: ReportId, two: ReportId) -> list[ReportId]:
        """The reports that share reporting with both, by id."""
        return [other for other in self.ties[one] if other in self.ties[two]]

    def rivals(self, source: ReportId, taker: ReportId) -> list[ReportId]:
        """The other reports that have some of the words which the taker shares with the source, by id."""
        words = self.ties[taker][source].spans
        return [
            other
            for other, tie in self.ties[taker].items()
            if other != source and sum(map(len, without(words, tie.spans))) < sum(map(len, words))
        ]

    def has_more_with(self, report: ReportId, one: ReportId, two: ReportId) -> bool:
        """Whether a report shares a sentence with the one that it does not share with the other."""
        mine, other = self.ties[report].get(one), self.ties[report].get(two)
        if mine is None:
            return False
        return has_sentence(without(mine.spans, other.spans if other else ()))

    def follows(self, report: ReportId, one: ReportId, two: ReportId) -> bool:
        """
        Whether a report has the words of the one and not of the other, where these two differ.

        It has a sentence, or the wording of at least three places, that the other lacks, and none the other way: two
        houses may change the same word in the same way.
        """
        if self.has_more_with(report, two, one) or self._places(report, two, one):
            return False
        return self.has_more_with(report, one, two) or self._places(report, one, two) >= _PLACES

    def house_words(self, report: ReportId) -> tuple[HouseWords, ...]:
        """Where a report speaks of its own outlet as the one that was told or shown something."""
        if report not in self._house_words:
            self._house_words[report] = find_house_words(self.inputs[report])
        return self._house_words[report]

    def _third_parties(self, report: ReportId) -> tuple[Credit, ...]:
        """The names a report credits besides its own outlet."""
        own = self.inputs[report]
        return tuple(c for c in find_credits(own) if not same_name(c.name, own.outlet))

    def _follow(self, report: ReportId) -> tuple[Credited, ...]:
        """Whom a report credits and, where the one report it can mean is at hand, whom that report credits."""
        found: list[Credited] = []
        waiting = [(credit, report) for credit in self._named[report]]
        for credit, way in waiting:
            known = [self.inputs[report].outlet, *(source.name for source in found)]
            if any(same_name(credit.name, other) for other in known):
                continue
            outlets = ((other, self.inputs[other].outlet) for other in self.ties[report])
            at_hand = tuple(sorted(other for other, outlet in outlets if same_name(credit.name, outlet)))
            found.append(Credited(credit, way, at_hand))
            if len(at_hand) == 1:
                waiting += [(further, at_hand[0]) for further in self._named[at_hand[0]]]
        return tuple(found)

    def _places(self, report: ReportId, one: ReportId, two: ReportId) -> int:
        """How many stretches of a report's shared words the one has and the other has not."""
        has, lacks = self._shared_grams(one)[1], self._shared_grams(two)[1]
        count, inside = 0, False
        for gram in self._shared_grams(report)[0]:
            sides = gram in has and gram not in lacks
            count += sides and not inside
            inside = sides
        return count

    def _shared_grams(self, report: ReportId) -> tuple[list[int], frozenset[int]]:
        """The grams of the words a report shares with anybody, in order and as a set."""
        if report not in self._grams:
            spans = merged(span for tie in self.ties[report].values() for span in tie.spans)
            text = self.inputs[report].text
            grams = [gram for span in spans for gram in _grams(fold(span.of(text)).words)]
            self._grams[report] = grams, frozenset(grams)
        return self._grams[report]


def has_sentence(spans: Iterable[Span]) -> bool:
    """Whether one of the spans is long enough for a sentence."""
    return any(len(span) >= _SENTENCE for span in spans)


def _grams(words: array[int]) -> list[int]:
    """The runs of so many words, each as one number."""
    return [hash(tuple(words[k : k + _GRAM])) for k in range(len(words) - _GRAM + 1)]
