"""Set "no judge had issued a warrant" against "they had a warrant of a judge": what a "no" or "not" leaves out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from dateline.comparison.acts import are_two_voices, in_time, made
from dateline.comparison.clauses import Clause, Word, clauses_in, telling
from dateline.comparison.contradicted import is_of_one_week
from dateline.comparison.findings import Sources
from dateline.comparison.hits import BE, VOICE, Hit
from dateline.comparison.phrases import PREPOSITIONS, Phrase, is_verb
from dateline.comparison.sentences import Sentences
from dateline.comparison.stems import family, stem
from dateline.lexicon import load_lexicon
from dateline.model import Finding

__all__ = ["negated_findings"]

SHARED = 2  # telling words, no names, that what is denied and what is told must share
HALF = 2  # of the telling words of a denial, one in so many is told by the other
NEAR = 2  # sentences over which "no drone was seen" takes up what was said of a drone
MOST = 24  # denials of a story, and clauses of one word, that are looked at
PRINTS = 2  # of clauses in the same words
TURNING = frozenset("no not never nobody neither nothing".split())
MORE = frozenset(
    "other others more further another additional second elsewhere again only just longer yet enough".split()
)
LOOSE = frozenset(
    "who whom whose which while as because despite with without for after before".split()
)  # what they open is told of somebody else, or beside
DOES, DONE_TO = "does", "done to"
UNLIKE = {DOES, DONE_TO}
OTHERS = frozenset("i we he she it they".split())
UNREAL = frozenset("would could should might may if unless whether can cannot must".split())
AHEAD = frozenset("will won't won’t shall going".split())
HAVE = frozenset("had has have".split())
PASSED = frozenset("been being ever yet also so even actually be".split())  # words between a "not" and its verb
HABIT = frozenset("do does don't doesn't don’t doesn’t".split())
FEWEST = 4  # words of a clause that denies, and of one that tells


class Denied(NamedTuple):
    """
    A clause that a "no" or "not" turns.

    Args:
        hit: It, as the acts have it.
        verb: The family of the first telling word behind the "not", or behind the helping verb of "no N has"; or "".
        noun: The family of the noun behind "no", or "".
        told: The families of its telling words, without names.
        there_is: Whether it says that there was none: "no drone was seen".
        of: Of "Orr had no gun" and "fired no shot" who had none, or the verb: one of them the other clause must have.
    """

    hit: Hit
    verb: str
    noun: str
    told: frozenset[str]
    there_is: bool
    of: frozenset[str] | None


def negated_findings(reports: Sequence[Sentences], sources: Sources) -> Iterator[Finding]:
    """
    Each clause with one "no" or "not" against clauses without, of another voice, that tell the same.

    What is denied (the verb, or the noun behind "no") stands in the other clause, which shares two telling words, no
    names, and half of all; in the two sentences around, "no drone was seen" takes up any drone. Wishes, plans,
    conditions, questions, what came later and verbs that tell too little are left alone.

    Args:
        reports: The reports of one story, sentence by sentence.
        sources: For who is who and who counts once.

    Returns:
        A contradiction for each denial, with all that stands against it; none where no event is near.
    """
    denials: list[Denied] = []
    told: defaultdict[str, list[tuple[Hit, frozenset[str]]]] = defaultdict(list)
    printed: Counter[str] = Counter()
    for report in reports:
        for clause in clauses_in(report):
            words = " ".join(word.form for word in clause.words)
            printed[words] += 1
            if printed[words] > PRINTS:
                continue
            turning = [at for at in range(len(clause.words)) if clause.turned_by(at)]
            if len(turning) == 1 and len(denials) < MOST:
                denials += denied_in(clause, turning[0])
            elif not turning and len(clause.words) >= FEWEST and is_fact(clause):
                hit, families = plain(clause, 0), terms(clause.words)
                for one in families:
                    if len(told[one]) < MOST:
                        told[one].append((hit, families))
    for denial in denials:
        found = {
            id(hit): hit
            for key in (denial.verb, denial.noun)
            for hit, own in told.get(key, ())
            if fits(hit, own, denial)
        }
        against = [hit for hit in found.values() if are_against(hit, denial.hit, sources)]
        if against:
            yield from made(denial.hit, against, sources)


def denied_in(clause: Clause, at: int) -> Iterator[Denied]:
    """What a clause denies, where it denies it as a fact."""
    words = clause.words
    forms = [word.form for word in words]
    if forms[at] not in TURNING or MORE & set(forms) or clause.is_denied() or not clause.is_told(at):
        return
    if forms[0] in LOOSE or HABIT & set(forms[:at]) or len(words) < FEWEST or (at == 0 and forms[at] == "not"):
        return
    behind = words[at + 1 :]
    if not behind or UNREAL & set(forms) or AHEAD & set(forms) or behind[0].form == "matter":
        return
    none = forms[at] == "no" and behind[0].form != "one"
    not_one = forms[at] == "not" and behind[0].form in ("one", "a") and "there" in forms[:at]
    if none or not_one:
        noun = noun_of(behind[not_one:])
        verb = verb_behind_helper(behind)
        there_is = "there" in forms[:at] or verb in there()
        if noun and (verb or there_is or at):
            yield Denied(
                plain(clause, at), "" if verb in idle() else verb, noun, terms(words), there_is, of_whom(words[:at])
            )
        return
    verb = next((family(word.stem) for word in behind if word.form not in PASSED), "")
    if verb and verb not in idle() and telling(behind[:3]) and is_helped(words, at):
        yield Denied(plain(clause, at), verb, "", terms(words), False, subjects(words[:at]))


def is_fact(clause: Clause) -> bool:
    """Whether a clause tells something as done: no infinitive but behind what was done, no wish, nothing denied."""
    told = [at for at, word in enumerate(clause.words) if word.form == "to" and at + 1 < len(clause.words)]
    ahead = any(is_verb_like(clause.words[at + 1]) and not clause.is_told(at + 1) for at in told)
    last = len(clause.words)
    return not clause.is_denied() and not ahead and clause.is_told(last) and not clause.is_ahead(last)


def is_verb_like(word: Word) -> bool:
    """Whether a word may be a verb: a telling one, and none that only says how."""
    return bool(telling([word])) and not word.name and not word.form.endswith("ly")


def verb_behind_helper(behind: Sequence[Word]) -> str:
    """The family of the verb behind the helping verb of "no drone had been seen"; "" where there is none."""
    helper = next((at for at, word in enumerate(behind) if word.form in BE or word.form in HAVE), None)
    if helper is None:
        return ""
    return next((family(word.stem) for word in behind[helper:] if word.form not in PASSED | BE | HAVE), "")


def is_helped(words: Sequence[Word], at: int) -> bool:
    """Whether a "not" stands behind a helping verb, a "never" in a clause with one or before a verb in the past."""
    form = words[at].form
    if form == "never":
        return at > 0
    return (
        form in ("nobody", "neither", "nothing", "no")
        or form.endswith(("n't", "n’t"))
        or (at > 0 and (words[at - 1].form in BE or words[at - 1].form in HAVE or words[at - 1].form == "did"))
    )


def subjects(before: Sequence[Word]) -> frozenset[str] | None:
    """Who a "not" is said of, as far as words name them; the empty set for a pronoun alone, None for nothing."""
    named = frozenset(family(word.stem) for word in before if telling([word]))
    return named or (frozenset() if before else None)


def of_whom(before: Sequence[Word]) -> frozenset[str] | None:
    """What stands before "no": the verb right before it, else the subject; None where nothing does."""
    named = [word for word in before if telling([word])]
    if before and telling(before[-1:]):
        return frozenset((family(before[-1].stem),))
    if named:
        return frozenset(family(word.stem) for word in named)
    return frozenset() if any(word.form in OTHERS for word in before) else None


def noun_of(words: Sequence[Word]) -> str:
    """The family of the noun that words begin with: the last telling one before a preposition or a helping verb."""
    last = ""
    for word in words:
        if word.form in PREPOSITIONS or (last and not telling([word])):
            break
        last = family(word.stem) if telling([word]) else last
        if word.form.endswith(("ed", "en")) and last:
            break
    return last


def plain(clause: Clause, at: int) -> Hit:
    """A clause as an act of its own words."""
    names = frozenset(word.stem for word in clause.words if word.name and telling([word]))
    nothing = frozenset[str]()
    phrase = Phrase((clause.words[at].form,), "", False, False, False, False, False, False)
    return Hit(clause, phrase, at, at + 1, False, nothing, nothing, names, False, nothing, nothing)


def terms(words: Sequence[Word]) -> frozenset[str]:
    """The families of the telling words that are no names and tell enough."""
    return frozenset(family(word.stem) for word in words if not word.name and telling([word])) - idle()


def fits(hit: Hit, told: frozenset[str], denial: Denied) -> bool:
    """Whether a clause tells what is denied."""
    if denial.hit.names and not hit.names & denial.hit.names:
        return False
    close = hit.report is denial.hit.report and abs(hit.sentence - denial.hit.sentence) <= NEAR
    own = told | hit.names | frozenset(family(word.stem) for part in hit.clause.head for word in part)
    if denial.of is not None and not denial.of & own and not (close and not denial.of and not denial.noun):
        return False
    if denial.noun and denial.noun not in told:
        return False
    if denial.verb and not denial.noun and not is_predicate(hit.clause.words, denial.verb):
        return False
    if denial.noun and denial.verb and {role_of(one.clause.words, denial) for one in (hit, denial.hit)} >= UNLIKE:
        return False
    if close and denial.noun and denial.there_is:
        return True
    shared = told & denial.told
    return len(shared) >= SHARED and HALF * len(shared) >= len(denial.told)


def is_predicate(words: Sequence[Word], verb: str) -> bool:
    """Whether a clause has a verb of a family, told of something."""
    return any(family(word.stem) == verb and is_verb(words, at) for at, word in enumerate(words))


def role_of(words: Sequence[Word], denial: Denied) -> str:
    """Whether the noun does what the verb tells, or has it done to it; "" where the clause does not say."""
    noun = next((at for at, word in enumerate(words) if family(word.stem) == denial.noun), None)
    verb = next((at for at, word in enumerate(words) if family(word.stem) == denial.verb), None)
    if noun is None or verb is None:
        return ""
    passive = bool(BE & {word.form for word in words[max(0, verb - VOICE) : verb]})
    return DONE_TO if passive == (noun < verb) else DOES


def are_against(hit: Hit, denial: Hit, sources: Sources) -> bool:
    """Whether two voices of one time tell it; what nobody has done yet, a later report may tell as done."""
    if not (are_two_voices(hit, denial, sources) and is_of_one_week(hit, denial) and in_time(hit, denial)):
        return False
    before = {word.form for word in denial.clause.words}
    days = [one.report.read.report.metadata.published.earliest for one in (hit, denial)]
    if hit.report is denial.report:
        return True
    return (None not in days and "had" in before) or (
        days[0] is not None and days[1] is not None and days[0] <= days[1]
    )


@cache
def idle() -> frozenset[str]:
    """The families of words that tell too little by themselves."""
    lexicon = load_lexicon("rebuttals")
    return frozenset(
        family(stem(word)) for name in ("idle", "vague", "saying", "minds") for word in lexicon[name].split()
    )


@cache
def there() -> frozenset[str]:
    """The families of verbs by which somebody says that there was none."""
    return frozenset(family(stem(word)) for word in load_lexicon("rebuttals")["there"].split())
