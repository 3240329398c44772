"""Know of reports that share reporting whom each credits, when it came out, and what it shares with each other one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from dateline.copies.credits import Credit, find_credits, name_key, same_name
from dateline.copies.edits import Edits, count_edits
from dateline.copies.extents import body_of
from dateline.copies.habits import Habits, Standing, Taking, learn_habits
from dateline.copies.house import HouseWords, find_house_words
from dateline.copies.moments import is_after, moment_of
from dateline.copies.runs import Run, clipped, lacks_run, runs_in, touches
from dateline.copies.values import CopyInput
from dateline.model import Copy, CopyKind, ReportId, Span
from dateline.text.fold import fold

__all__ = ["NO_ORIGIN", "SENTENCE", "Credited", "Family"]

# Kinds that say nothing of an origin: any two reports may hold a page's furniture or quote one speaker.
NO_ORIGIN = frozenset({CopyKind.BOILERPLATE, CopyKind.QUOTATION})
# A stretch this long that one report lacks is a sentence left out, not a word changed; such are 60 to 250 long.
SENTENCE = 80  # characters
_GRAM = 4  # words: the shortest run that a changed word breaks and chance seldom makes
# So many places where a report has the words of one print and not of another tell which it follows: a single changed
# word may have been changed back.
_PLACES = 3

Gram = tuple[int, ...]


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


class _Grams(NamedTuple):
    """The grams of a text and where each begins."""

    listed: list[Gram]
    places: list[int]
    known: frozenset[Gram]


class Family:
    """
    All reports that share reporting with some other, seen from each.

    What costs time is looked at when it is asked for: where the shared words stand, how they differ, house words.

    Args:
        copies: What the reports share; kinds that say nothing of an origin are left out.
        inputs: The reports.
    """

    def __init__(self, copies: Iterable[Copy], inputs: Mapping[ReportId, CopyInput]) -> None:
        self.inputs = inputs
        ties: defaultdict[ReportId, dict[ReportId, Copy]] = defaultdict(dict)
        for copy in copies:
            if copy.kind is not CopyKind.BOILERPLATE and copy.kind is not CopyKind.QUOTATION:
                ties[copy.a][copy.b] = ties[copy.b][copy.a] = copy
        self.ties: Mapping[ReportId, Mapping[ReportId, Copy]] = {report: ties[report] for report in sorted(ties)}
        self.moments = {report: moment_of(inputs[report].published) for report in self.ties}
        self.outlets = {report: name_key(inputs[report].outlet) for report in self.ties}
        self._named = {report: self._third_parties(report) for report in self.ties}
        self._sources = {report: self._follow(report) for report, named in self._named.items() if named}
        self.unseen = {
            report: unseen
            for report, sources in self._sources.items()
            if (unseen := tuple(source for source in sources if source.way == report and not source.at_hand))
        }
        self.habits: Habits = learn_habits(self._takings())
        self._runs: dict[tuple[ReportId, ReportId], list[Run]] = {}
        self._told: dict[tuple[ReportId, ReportId], list[Run]] = {}
        self._bodies: dict[ReportId, list[Run]] = {}
        self._edits: dict[tuple[ReportId, ReportId], Edits] = {}
        self._grams: dict[ReportId, _Grams] = {}
        self._house_words: dict[ReportId, tuple[HouseWords, ...]] = {}

    def sources(self, report: ReportId) -> tuple[Credited, ...]:
        """Whom a report has its text from besides its own outlet, nearest first."""
        return self._sources.get(report, ())

    def standing(self, report: ReportId) -> Standing:
        """What the outlet of a report is known for."""
        return self.habits.standing.get(self.outlets[report], Standing.UNKNOWN)

    def is_after(self, one: ReportId, two: ReportId) -> bool:
        """Whether all the time in which the one may have been published comes after all such time of the other."""
        return is_after(self.moments[one], self.moments[two])

    def share(self, report: ReportId, other: ReportId) -> float:
        """The part of a report's body that the other has as well."""
        copy = self.ties[report][other]
        return copy.a_share if copy.a == report else copy.b_share

    def runs(self, report: ReportId, other: ReportId) -> list[Run]:
        """The words of a report that the other has as well, in order; none where they share nothing."""
        key = (report, other)
        found = self._runs.get(key)
        if found is None:
            copy = self.ties[report].get(other)
            found = self._runs[key] = runs_in(copy, report) if copy else []
        return found

    def told(self, report: ReportId, other: ReportId) -> list[Run]:
        """The same within the body of the report: no footer, no credit line."""
        key = (report, other)
        found = self._told.get(key)
        if found is None:
            found = self._told[key] = clipped(self.runs(report, other), self._body(report))
        return found

    def third(self, one: ReportId, two: ReportId) -> list[ReportId]:
        """The reports that share reporting with both, by id."""
        fewer, more = self.ties[one], self.ties[two]
        if len(fewer) > len(more):
            fewer, more = more, fewer
        return sorted([other for other in fewer if other in more])

    def rivals(self, source: ReportId, taker: ReportId) -> list[ReportId]:
        """The other reports that have some of the words which the taker shares with the source, by id."""
        runs = self.runs(taker, source)
        others = (other for other in self.ties[taker] if other != source)
        return sorted(other for other in others if touches(runs, self.runs(taker, other)))

    def has_more_with(self, report: ReportId, one: ReportId, two: ReportId) -> bool:
        """Whether a report shares a sentence of its body with the one that it does not share with the other."""
        return lacks_run(self.told(report, one), self.runs(report, two), SENTENCE)

    def edits(self, source: ReportId, taker: ReportId) -> Edits:
        """The small edits that would make the one's words into the other's, where both have them."""
        key = (source, taker)
        if key not in self._edits:
            copy = self.ties[source][taker]
            if copy.a == source:
                places = [(s.a_start, s.a_end, s.b_start, s.b_end) for s in copy.spans]
            else:
                places = [(s.b_start, s.b_end, s.a_start, s.a_end) for s in copy.spans]
            self._edits[key] = count_edits(self.inputs[source].text, self.inputs[taker].text, places)
        return self._edits[key]

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
        found = self._house_words.get(report)
        if found is None:
            found = self._house_words[report] = find_house_words(self.inputs[report])
        return found

    def holds(self, report: ReportId, other: ReportId, credited: Credited) -> bool:
        """Whether the words in which a report credits somebody are words that it shares with another."""
        place = self._place(report, credited)
        return place >= 0 and any(start <= place < end for start, end in self.runs(report, other))

    def speaks_for(self, report: ReportId, other: ReportId, credited: Credited) -> bool:
        """
        Whether a credit of a report is for the words that it shares with another.

        One that came with words of a third report, which the other lacks, is for those.
        """
        if self.holds(report, other, credited):
            return True
        theirs = self.ties[other]
        return all(third in theirs for third in self.ties[report] if third != other and self.holds(report, third, credited))

    def is_own(self, report: ReportId, credited: Credited) -> bool:
        """Whether a report credits somebody in words that no other report has: it says so itself."""
        return not any(self.holds(report, other, credited) for other in self.ties[report])

    def _body(self, report: ReportId) -> list[Run]:
        """Where the body of a report stands."""
        if report not in self._bodies:
            self._bodies[report] = [(span.start, span.end) for span in body_of(self.inputs[report])]
        return self._bodies[report]

    def _place(self, report: ReportId, credited: Credited) -> int:
        """Where the name stands; -1 when it was given beside the text and does not stand in it."""
        span = credited.credit.span
        return span.start if span else self.inputs[report].text.find(credited.name)

    def _third_parties(self, report: ReportId) -> tuple[Credit, ...]:
        """The names a report credits besides its own outlet."""
        own = self.inputs[report]
        return tuple(credit for credit in find_credits(own) if not same_name(credit.name, own.outlet))

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

    def _takings(self) -> Iterable[Taking]:
        """Every report that credits an outlet of which a report at hand shares words with it."""
        for report, sources in self._sources.items():
            for source in sources:
                if source.way == report and source.at_hand:
                    yield Taking(self.outlets[source.at_hand[0]], self.outlets[report], report, source.credit.span)

    def _places(self, report: ReportId, one: ReportId, two: ReportId) -> int:
        """How many stretches of the words that a report shares with one of two the first has and the second has not."""
        mine, has, lacks = self._grams_of(report), self._grams_of(one).known, self._grams_of(two).known
        runs = sorted([*self.runs(report, one), *self.runs(report, two)])
        count = k = 0
        inside = False
        for gram, place in zip(mine.listed, mine.places, strict=False):
            while k < len(runs) and runs[k][1] <= place:
                k += 1
            sides = k < len(runs) and runs[k][0] <= place and gram in has and gram not in lacks
            count += sides and not inside
            inside = sides
        return count

    def _grams_of(self, report: ReportId) -> _Grams:
        """The runs of so many words of a report."""
        if report not in self._grams:
            folded = fold(self.inputs[report].text)
            words = folded.words.tolist()
            listed: list[Gram] = list(zip(*(words[k:] for k in range(_GRAM)), strict=False))
            self._grams[report] = _Grams(listed, folded.starts.tolist(), frozenset(listed))
        return self._grams[report]


def spans_of(runs: Iterable[Run]) -> list[Span]:
    """Runs as spans."""
    return [Span(*run) for run in runs]
