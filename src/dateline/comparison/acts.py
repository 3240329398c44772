"""Set accounts against each other of which one tells an act as done and the other as not, in whatever words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from dateline.comparison.contradicted import Voiced, contradiction, event_near, is_of_one_week
from dateline.comparison.findings import Sources
from dateline.comparison.hits import Hit, hits_in
from dateline.comparison.sentences import Sentences
from dateline.comparison.stems import stem
from dateline.model import Finding, NameKind

__all__ = ["act_findings", "are_two_voices", "in_time", "made"]

NEAR = 2  # sentences over which what stands right before is taken up
MOST = 32  # hits of one act that are held against each other
PRINTS = 2  # of hits in the same words, as in the prints of one text
NARROW = 4  # days that a time may have to date a clause
DAYS = 2  # of publication apart up to which two reports are of one state of things
CARRIED = 2  # words of the sentence before that a clause without a theme must share with what it denies
ANYTHING = frozenset(("anything", "anybody", "anyone"))
MORE = frozenset("other others more further another additional second elsewhere again only".split())


def act_findings(reports: Sequence[Sentences], sources: Sources) -> Iterator[Finding]:
    """
    Each account by which an act was not done against those by which it was.

    "Police had not held her" stands against "Sorn was detained", and "the pumps remain at the dam" against "the pumps
    have been withdrawn": both are of one act of the lexicon (``acts.toml``) and of one theme, told as done and not as
    wish, plan or condition, by two voices of one story and week, and nothing in them dates them apart: what "has not"
    been done, or still is, is contradicted by nothing that came later.

    Args:
        reports: The reports of one story, sentence by sentence.
        sources: For who is who and who counts once.

    Returns:
        A contradiction for each denial, with all that stands against it; none where no event is near.
    """
    done: defaultdict[str, list[Hit]] = defaultdict(list)
    denied: defaultdict[str, list[Hit]] = defaultdict(list)
    printed: Counter[tuple[str, str]] = Counter()
    for report in reports:
        for hit in hits_in(report):
            key = (hit.phrase.act, " ".join(word.form for word in hit.clause.words))
            printed[key] += 1
            held = done[hit.phrase.act] if hit.done else denied[hit.phrase.act]
            if printed[key] <= PRINTS and len(held) < MOST:
                held.append(hit)
    seen: set[tuple[int, ...]] = set()
    roles = Roles(reports)
    for act in sorted(denied):
        for denial in denied[act]:
            against = [one for one in done[act] if is_against(one, denial, sources, roles)]
            clauses = tuple(id(one.clause) for one in (denial, *against))
            if against and clauses not in seen:
                seen.add(clauses)
                yield from made(denial, against, sources)


def is_against(one: Hit, denial: Hit, sources: Sources, roles: Roles) -> bool:
    """Whether an account tells as done what another tells as not done."""
    if one.still and denial.still:
        return False
    if MORE & {word.form for word in denial.clause.words}:
        return False  # "no other precinct": what is told as done is no part of it
    together = are_two_voices(one, denial, sources) and is_of_one_week(one, denial)
    return together and fits(one, denial, roles) and in_time(one, denial)


def are_two_voices(one: Hit, denial: Hit, sources: Sources) -> bool:
    """Whether two speak, or two reports."""
    if one.report is not denial.report:
        return True
    if one.sentence == denial.sentence or one.speaker == denial.speaker:
        return False
    known = [hit.report.speaker(hit.clause.quote) if hit.clause.quote is not None else None for hit in (one, denial)]
    return known[0] is None or known[1] is None or not sources.graph.linked(known[0], known[1])


def fits(one: Hit, denial: Hit, roles: Roles) -> bool:
    """Whether two accounts are of the same: nothing parts whom and what they are told of, and enough is shared."""
    if one.clause.is_ahead(one.at) != denial.clause.is_ahead(denial.at):
        return False
    close = one.report is denial.report and abs(one.sentence - denial.sentence) <= NEAR
    vague = denial.phrase.vague or (one.phrase.vague and not denial.still)
    if is_answered(one, denial):
        return True
    if one.names and denial.names and not one.names & denial.names:
        return False
    if denial.open:
        return not denial.still and not (one.phrase.vague or denial.phrase.vague) and fits_all(one, denial, close)
    moves = one.phrase.moves or denial.phrase.moves
    if one.doing and denial.doing and not (moves or close) and not roles.widened(one.doing) & denial.doing:
        return False  # what another does
    mine, theirs = roles.widened(one.done_to), roles.widened(denial.done_to)
    shared = mine & theirs
    if not shared:
        return False
    if (one.around & denial.around) - shared or (close and not vague):
        return True
    return not vague and (bool(shared & one.names & denial.names) or are_together(one, denial))


def is_answered(one: Hit, denial: Hit) -> bool:
    """Whether another says the opposite in the next sentence: "were locked, Vey said. Orr said they were open"."""
    if one.report is not denial.report or abs(denial.sentence - one.sentence) != 1 or not (one.still or denial.still):
        return False
    if one.phrase.vague or denial.phrase.vague:
        return False
    return one.speaker is not None and denial.speaker is not None


def fits_all(one: Hit, denial: Hit, close: bool) -> bool:
    """Whether an act is one of those of which a denial says that there was none, or that nobody did it."""
    words = denial.clause.words
    if not close and not are_together(one, denial):
        return False
    if denial.phrase.once or ANYTHING & {word.form for word in words[denial.stop :]}:
        return True
    beside = denial.carried & one.around
    return bool(beside) if close else len(beside) >= CARRIED


def are_together(one: Hit, denial: Hit) -> bool:
    """Whether two reports came out within so few days that what they call by one noun is one thing."""
    days = [hit.report.read.report.metadata.published.earliest for hit in (one, denial)]
    return days[0] is not None and days[1] is not None and abs((days[0] - days[1]).days) <= DAYS


def in_time(one: Hit, denial: Hit) -> bool:
    """Whether what was done was done by the time at which it is told that it was not."""
    days = [days_of(hit) for hit in (one, denial)]
    told = [hit.report.read.report.metadata.published for hit in (one, denial)]
    if days[0] is not None and told[1].latest is not None and days[0][0] >= told[1].latest:
        return False  # it was done after the denial was printed
    if denial.phrase.past or (denial.clause.is_closed(denial.at) and not denial.still):
        return days[0] is None or days[1] is None or (days[0][0] < days[1][1] and days[1][0] < days[0][1])
    by = days[1][1] if days[1] is not None else told[1].latest
    if days[0] is not None and by is not None:
        return days[0][0] < by
    if one.report is denial.report:
        return True
    return told[0].earliest is not None and told[1].earliest is not None and told[0].earliest <= told[1].earliest


def days_of(hit: Hit) -> tuple[date, date] | None:
    """The days that a clause names, half open; None where it names none, or a long time."""
    times = [(one.earliest, one.latest) for one in hit.report.dates_in(hit.span)]
    days = [(first, last) for first, last in times if first is not None and last is not None]
    narrow = [(first, last) for first, last in days if last - first <= timedelta(NARROW)]
    return (min(first for first, _ in narrow), max(last for _, last in narrow)) if narrow else None


def made(denial: Hit, against: Sequence[Hit], sources: Sources) -> Iterator[Finding]:
    """The finding on one denial."""
    sides = [*against, denial]
    event = event_near(sides)
    if event is None:
        return
    voiced = [Voiced(hit.report, (hit.span,), who, who) for hit in sides for who in (hit.speaker,)]
    words = " ".join(denial.span.of(denial.report.text).split())
    told = denial.clause.words[denial.at].start, denial.clause.words[denial.stop - 1].end
    verb = " ".join(denial.report.text[told[0] : told[1]].split())
    because = f"“{words}”: another account tells the same as {'done' if not denial.still else 'otherwise'} (“{verb}”)"
    yield from contradiction("act", event, voiced, because, sources)


class Roles:
    """
    What the persons of a story are, so that "the owner" may be the one whom another report names.

    Args:
        reports: The reports of the story.
    """

    def __init__(self, reports: Sequence[Sentences]) -> None:
        found: defaultdict[str, set[str]] = defaultdict(set)
        for report in reports:
            for actor in report.read.actors:
                if actor.kind is NameKind.PERSON:
                    found[stem(actor.name.split()[-1])].update(
                        stem(words[-1]) for role in actor.roles if (words := before_of(role.role.lower().split()))
                    )
        often = Counter(role for own in found.values() for role in own)
        self.of = {name: {role for role in own if often[role] == 1} for name, own in found.items()}

    def widened(self, heads: frozenset[str]) -> frozenset[str]:
        """Heads with the roles of those who are named; a role that two have tells neither."""
        return heads.union(*(self.of.get(head, ()) for head in heads))


def before_of(words: Sequence[str]) -> Sequence[str]:
    """The words of a role before its "of": "owner" of "owner of the firm"."""
    return words[: words.index("of")] if "of" in words else words
