"""Know of reports that share reporting whom each credits, when it came out, and what it shares with each other one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from operator import itemgetter

from dateline.copies.credits import Credit, find_credits, name_key, same_name
from dateline.copies.edits import Edits, count_edits, count_misprints
from dateline.copies.extents import body_of
from dateline.copies.habits import Habits, Standing, Taking, learn_habits
from dateline.copies.house import HouseWords, find_house_words
from dateline.copies.in_passing import InPassing, find_in_passing
from dateline.copies.moments import moment_of, order
from dateline.copies.runs import Run, clipped, lacks_run, places_in, runs_in
from dateline.copies.ties import Ties
from dateline.copies.values import CopyInput
from dateline.model import Reason, ReportId, Span

__all__ = ["PLACES", "SENTENCE", "Credited", "Family"]

# A stretch this long that one report lacks is a sentence left out, not a word changed; such are 60 to 250 long.
SENTENCE = 80  # characters
# So many more places where a report departs from one print than from another, and so many fewer from the other, tell
# which it follows: a single changed word may have been changed back, and two houses may change a word alike.
PLACES, _NEARER = 3, 0.7


@dataclass(frozen=True, slots=True)
class Credited:
    """
    A source that a report has its text from.

    Args:
        credit: The name as written, with its place in the text of ``way``.
        way: The report that credits it: the report itself, or one at hand that it credits in turn.
        at_hand: The reports of that outlet that share words with the report.
        place: Where the name stands in the text of ``way``; -1 when it was given beside it and does not stand there.
    """

    credit: Credit
    way: ReportId
    at_hand: tuple[ReportId, ...]
    place: int

    @property
    def name(self) -> str:
        """The name as written."""
        return self.credit.name


class Family:
    """
    All reports that share reporting with some other, seen from each.

    What takes time is looked at when it is asked for: where the shared words stand, and how they differ.

    Args:
        ties: For each report those that it shares reporting with, and what.
        inputs: The reports.

    Attributes:
        sources: Whom a report that credits somebody has its text from besides its own outlet, nearest first.
        unseen: Of these, those whom it credits itself and of whom no report at hand shares words with it.
        by_way: The reports with a source that a report at hand credits, which they credit.
        standing: What the outlet of each report is known for.
        habits: What that rests on.
        in_passing: The names that a report gives sentences to.
        house_words: Where a report speaks of its own outlet as the one that was told or shown something.
    """

    def __init__(self, ties: Ties, inputs: Mapping[ReportId, CopyInput]) -> None:
        self.inputs = inputs
        self.ties = ties
        tied = list(ties)
        self.moments = {report: moment_of(inputs[report].published) for report in tied}
        self.outlets = {report: name_key(inputs[report].outlet) for report in tied}
        self._named: dict[ReportId, tuple[Credit, ...]] = {}
        self.in_passing: dict[ReportId, tuple[InPassing, ...]] = {}
        spoken: dict[ReportId, tuple[HouseWords, ...]] = {}
        for report in tied:  # one look at each text
            self._named[report] = self._third_parties(report)
            if words := find_house_words(inputs[report]):
                spoken[report] = words
            if said := find_in_passing(inputs[report]):
                self.in_passing[report] = said
        self.sources = {report: self._follow(report) for report, named in self._named.items() if named}
        self.unseen = {
            report: unseen
            for report, sources in self.sources.items()
            if (unseen := tuple(source for source in sources if source.way == report and not source.at_hand))
        }
        self.by_way = {report for report, sources in self.sources.items() if any(s.way != report for s in sources)}
        self.habits: Habits = learn_habits(self._takings())
        known = self.habits.standing
        self.standing = {report: known.get(outlet, Standing.UNKNOWN) for report, outlet in self.outlets.items()}
        giving = (inputs[report].outlet for report, standing in self.standing.items() if standing is Standing.GIVES)
        self._giving = frozenset(giving)
        # Words that speak of an outlet which prints what others wrote may be those of a namesake whose text it prints.
        own = {report: words for report, words in spoken.items() if self.standing[report] is not Standing.PRINTS}
        self.house_words: Mapping[ReportId, tuple[HouseWords, ...]] = own
        self._runs: dict[tuple[ReportId, ReportId], list[Run]] = {}
        self._told: dict[tuple[ReportId, ReportId], list[Run]] = {}
        self._bodies: dict[ReportId, list[Run]] = {}
        self._carriers: dict[tuple[ReportId, int], frozenset[ReportId]] = {}
        self._whole: dict[tuple[ReportId, ReportId], bool] = {}
        self._givers: dict[ReportId, list[ReportId]] = {}
        self._edits: dict[tuple[ReportId, ReportId], Edits] = {}
        self._reasons: dict[tuple[str, ...], Reason] = {}

    def reason(self, *parts: str, report: ReportId, spans: tuple[Span, ...] = ()) -> Reason:
        """The reason of these words, one value for all pairs that have it: a third report explains many."""
        found = self._reasons.get(parts)
        if found is None:
            found = self._reasons[parts] = Reason(parts, report, spans)
        return found

    def is_after(self, one: ReportId, two: ReportId) -> bool:
        """Whether all the time in which the one may have been published comes after all such time of the other."""
        return order(self.moments[one], self.moments[two]) > 0

    def order(self, one: ReportId, two: ReportId) -> int:
        """-1 when the one came out before the other by all that is known, 1 when after it, else 0."""
        return order(self.moments[one], self.moments[two])

    def share(self, report: ReportId, other: ReportId) -> float:
        """The part of a report's body that the other has as well."""
        return self.ties.share(report, other)

    def length(self, report: ReportId, other: ReportId) -> int:
        """How many characters of a report the other has as well."""
        return sum([place[1] - place[0] for place in places_in(self.ties[report][other], report)])

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
        return self.ties.third(one, two)

    def givers(self, report: ReportId) -> list[ReportId]:
        """The reports that share reporting with one and are of outlets that others take from."""
        found = self._givers.get(report)
        if found is None:
            found = self._givers[report] = self.ties.kindred_of(report, self._giving)
        return found

    def has_more_with(self, report: ReportId, one: ReportId, two: ReportId) -> bool:
        """Whether a report shares a sentence of its body with the one that it does not share with the other."""
        found = self.ties.has_more(report, one, two, SENTENCE)
        if found is not None:
            return found
        if two in self.ties[report] and self.ties.share(report, two) == 1:
            return False
        return lacks_run(self.told(report, one), self.runs(report, two), SENTENCE)

    def edits(self, source: ReportId, taker: ReportId) -> Edits:
        """
        The small edits that would make the one's words into the other's, where both have them.

        Passages are taken in the order of the taker, so that two sources of one report are compared by the same words.
        """
        key = (source, taker)
        if key not in self._edits:
            texts = self.inputs[source].text, self.inputs[taker].text
            places = sorted(places_in(self.ties[source][taker], source), key=itemgetter(2, 3))
            self._edits[key] = count_edits(*texts, places)
        return self._edits[key]

    def is_misprint_of(self, one: ReportId, two: ReportId) -> bool:
        """Whether a report has misprints where the other has not, and more than the other way round."""
        places = places_in(self.ties[one][two], one)
        mine, theirs = count_misprints(self.inputs[one].text, self.inputs[two].text, places)
        return mine >= PLACES and mine > theirs

    def follows(self, report: ReportId, one: ReportId, two: ReportId) -> bool:
        """
        Whether a report has the words of the one and not of the other, where these two differ.

        It has a sentence, or the wording of at least three places, that the other lacks, and no sentence and not the
        wording of so many places the other way: two houses may change the same word in the same way. What is not found
        at all in a print is no edit of it, so one that has less of the report is not followed for its few edits; and a
        sentence of it may count as furniture in the other.
        """
        if self.has_more_with(report, two, one):
            return False
        mine, theirs = self.edits(one, report), self.edits(two, report)
        if self.has_more_with(report, one, two) and self.share(report, one) > self.share(report, two):
            return mine.places < theirs.places + PLACES or 2 * theirs.words < mine.words
        fewer = mine.places + PLACES <= theirs.places and mine.places <= _NEARER * theirs.places
        return fewer and self.length(report, one) >= self.length(report, two)

    def carriers(self, report: ReportId, credited: Credited) -> frozenset[ReportId]:
        """
        The reports that share the words in which a report credits somebody: none when it says so itself.

        A note ("Source: X") is the page's own, even where others have the same one: the brackets of a dateline come
        with the words.
        """
        key = (report, credited.place)
        found = self._carriers.get(key)
        if found is None:
            came = credited.place >= 0 and not credited.credit.note
            found = frozenset(self.ties.carriers(report, credited.place) if came else ())
            self._carriers[key] = found
        return found

    def has_all_from(self, report: ReportId, other: ReportId) -> bool:
        """Whether a report shares no sentence with anybody that the other lacks."""
        key = (report, other)
        found = self._whole.get(key)
        if found is None:
            thirds = (third for third in self.ties[report] if third != other)
            found = self._whole[key] = not any(self.has_more_with(report, third, other) for third in thirds)
        return found

    def speaks_for(self, report: ReportId, other: ReportId, credited: Credited) -> bool:
        """
        Whether a credit of a report is for the words that it shares with another.

        One that came with words of a third report, which shares nothing with the other, is for those.
        """
        carriers = self.carriers(report, credited)
        return not carriers or other in carriers or self.ties.is_tied_to_all(other, carriers)

    def _body(self, report: ReportId) -> list[Run]:
        """Where the body of a report stands."""
        if report not in self._bodies:
            self._bodies[report] = [(span.start, span.end) for span in body_of(self.inputs[report])]
        return self._bodies[report]

    def _third_parties(self, report: ReportId) -> tuple[Credit, ...]:
        """The names a report credits besides its own outlet."""
        own = self.inputs[report]
        return tuple(credit for credit in find_credits(own) if not same_name(credit.name, own.outlet))

    def _follow(self, report: ReportId) -> tuple[Credited, ...]:
        """Whom a report credits and, where the one report it can mean is at hand, whom that report credits."""
        found: list[Credited] = []
        waiting = [(credit, report) for credit in self._named[report]]
        outlets = self.ties.outlets(report)
        for credit, way in waiting:
            known = [self.inputs[report].outlet, *(source.name for source in found)]
            if any(same_name(credit.name, other) for other in known):
                continue
            same = frozenset(outlet for outlet in outlets if same_name(credit.name, outlet))
            at_hand = tuple(self.ties.kindred_of(report, same)) if same else ()
            place = credit.span.start if credit.span else self.inputs[way].text.find(credit.name)
            found.append(Credited(credit, way, at_hand, place))
            if len(at_hand) == 1:
                waiting += [(further, at_hand[0]) for further in self._named[at_hand[0]]]
        return tuple(found)

    def _takings(self) -> Iterable[Taking]:
        """Every report that credits an outlet of which a report at hand shares words with it."""
        for report, sources in self.sources.items():
            for source in sources:
                if source.way == report and source.at_hand:
                    yield Taking(self.outlets[source.at_hand[0]], self.outlets[report], report, source.credit.span)


def spans_of(runs: Iterable[Run]) -> list[Span]:
    """Runs as spans."""
    return [Span(*run) for run in runs]
