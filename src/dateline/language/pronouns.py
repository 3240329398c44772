"""Tell how likely each person is whom "he" or "she" may mean: signs of grammar and place, weighed on marked reports."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from dateline.language.referent import PERSON, Referent
from dateline.language.referents import Referents, is_subject
from dateline.language.saying import saying_verbs
from dateline.language.sexes import sex_by_list, sex_by_sound
from dateline.lexicon import load_lexicon
from dateline.model import Word

__all__ = ["Live", "chances", "live_persons", "nobody_signs", "shipped_weights"]

REACH = 12  # sentences back; only whom a report is about is meant from so far
CLIMB = 6  # heads from a pronoun up to the clauses that hold it
OWN = frozenset(("his", "her", "hers", "himself", "herself"))  # these may mean the subject of their own verb
OWNED = 5  # words from "his" to what is his
DEFINITE = frozenset(("the", "this", "that"))
NOBODY = "nobody"
ASKED = frozenset(("asked", "questioned", "pressed", "quizzed"))
QUESTION = 3  # words at the head of a sentence in which "When asked" stands
ANSWERS = frozenset(("denied", "declined", "rejected"))  # whoever was just spoken of is meant rather than who spoke


class Live(NamedTuple):
    """
    One who may be meant.

    Args:
        latest: The latest mention of theirs before the pronoun.
        signs: What speaks for and against them, each a word of the weights.
    """

    latest: Referent
    signs: tuple[str, ...]


class Pronoun(NamedTuple):
    """
    The pronoun, and what is asked of everyone who may be meant.

    Args:
        at: Its word.
        sentence, paragraph: Where it stands, counted.
        role: "subject", "own" or "object".
        quoted: Whether it stands in quotation marks.
        act: "speaks" or "answers" where it is the subject of a verb of saying or of denying, else "acts".
        aside: Whether it and its verb of saying stand behind what is said: "it would not meet, she said".
        above: The verbs of the clauses that hold it, the nearest first.
    """

    at: int
    sentence: int
    paragraph: int
    role: str
    quoted: bool
    act: str
    aside: bool
    above: tuple[int, ...]


def live_persons(
    known: Referents, seen: Sequence[Referent], totals: Mapping[str, int], at: int, sex: str
) -> list[Live]:
    """
    Those whom a pronoun may mean.

    Args:
        known: The referents of the report.
        seen: The mentions before the pronoun, in reading order.
        totals: How often each was mentioned so far.
        at: The pronoun's word.
        sex: "m" or "f"; who is known to be of the other is left out, as is the one who acts on the pronoun ("Orr told
            him").

    Returns:
        One entry a person, the one mentioned last first.
    """
    pronoun = read_pronoun(known, at)
    asked = question_before(known, at)
    near: dict[str, list[Referent]] = {}
    for one in reversed(seen):
        if pronoun.sentence - one.sentence > REACH:
            break
        if known.is_just_other(one.who, sex, pronoun.sentence) or asked <= one.top < at:
            continue
        if one.kind == PERSON and one.end <= known.words[at].start and known.told_sex(one.who) in (sex, ""):
            near.setdefault(one.who, []).append(one)
    bound = {one.who for held in near.values() for one in held if is_bound(known, pronoun, one)}
    bound |= known.whose_words(known.words[at].start)
    if pronoun.act == "speaks quoted words":  # "“Then the Queen looked at me,” she said"
        bound |= {who for who, held in near.items() if all(is_in_words_said(known, pronoun, one) for one in held)}
    live = {who: held for who, held in near.items() if who not in bound}
    every = [one for held in live.values() for one in held]
    subjects = in_order(one for one in every if one.subject)
    speakers = in_order(one for one in every if speaks(known, one))
    mains = in_order(one for one in every if one.subject and not one.quoted and is_main(known, one.verb))
    sure = any(known.sex_of(who) == sex for who in live)
    most = max((totals.get(who, 0) for who in live), default=0)
    found = []
    for number, (who, held) in enumerate(live.items()):
        ranks = Ranks(number, rank_of(who, subjects), rank_of(who, speakers), rank_of(who, mains))
        about = "most named" if totals.get(who, 0) == most else "named less"
        new = held[0].named and totals.get(who, 0) == 1
        signs = (
            *sex_signs(known, who, sex, sure),
            about,
            *signs_of(known, pronoun, held, ranks),
            *signs_of_ties(known, pronoun, held),
            *signs_of_opening(known, pronoun, held[0], new=new),
        )
        found.append(Live(held[0], (*signs, "alone") if len(live) == 1 else signs))
    return found


class Ranks(NamedTuple):
    """The place of one among all who may be meant, by latest mention: of all, of subjects, speakers, main subjects."""

    all: int
    subjects: int
    speakers: int
    mains: int


def sex_signs(known: Referents, who: str, sex: str, sure: bool) -> Iterator[str]:
    """Whether the sex of one is told by words, taken from a pronoun before, or only to be heard in the name."""
    beside = " beside same" if sure else ""
    if known.told_sex(who) == sex:
        yield f"sex told{beside}"
        return
    taken = known.sex_of(who)
    opened = "open of a description" if who.startswith("the ") else "open"
    yield f"sex {'taken' if taken == sex else 'taken for the other' if taken else opened}{beside}"
    listed, heard = sex_by_list(who), sex_by_sound(who)
    if listed or heard:
        yield f"name {'listed' if listed else 'sounds'} {'same' if (listed or heard) == sex else 'other'}"


def nobody_signs(known: Referents, at: int, live: Sequence[Live]) -> tuple[str, ...]:
    """What speaks for nobody of those who were mentioned."""
    pronoun = read_pronoun(known, at)
    held = f"{NOBODY} of {min(len(live), 4)}"
    return NOBODY, held, f"{NOBODY} quoted {pronoun.quoted:d}", f"{NOBODY} {pronoun.role}"


def chances(live: Sequence[Live], nobody: Sequence[str], weights: Mapping[str, float]) -> list[float]:
    """How likely each is, 0 to 1; what is left of 1 is nobody's."""
    scores = [sum(weights.get(sign, 0.0) for sign in signs) for signs in (*(one.signs for one in live), nobody)]
    top = max(scores)
    shares = [math.exp(score - top) for score in scores]
    whole = sum(shares)
    return [share / whole for share in shares[:-1]]


@cache
def shipped_weights() -> Mapping[str, float]:
    """The weights of the signs (``lexicon/en/pronouns.toml``)."""
    return {sign: float(weight) for sign, weight in load_lexicon("pronouns")["weights"].items()}


def read_pronoun(known: Referents, at: int) -> Pronoun:
    """What is asked of a pronoun."""
    word, start = known.words[at], known.words[at].start
    role = "own" if known.forms[at] in OWN else "subject" if is_subject(word) else "object"
    above = tuple(climb(known, at))
    klass = saying_verbs().get(known.words[word.head].lemma, "") if role == "subject" else ""
    act = "answers" if klass in ANSWERS else "speaks" if klass else "acts"
    if act == "speaks" and is_beside_quotation(known, word):
        act = "speaks quoted words"
    aside = act.startswith("speaks") and at > 0 and known.forms[at - 1] == "," and not known.opens(start)
    return Pronoun(at, known.sentence(start), known.paragraph(start), role, known.is_quoted(start), act, aside, above)


def is_beside_quotation(known: Referents, word: Word) -> bool:
    """Whether a quotation ends or begins right by a pronoun and its verb: "...," he said."""
    verb = known.words[word.head]
    first, last = min(word.start, verb.start), max(word.end, verb.end)
    return known.is_quoted(max(0, first - 2)) or known.is_quoted(min(len(known.text) - 1, last + 3))


def question_before(known: Referents, at: int) -> int:
    """
    Where the question begins that somebody was asked before answering; the pronoun itself where there is none.

    "Asked whether Orr had resigned, he said": he is who was asked, and nobody of the question.
    """
    verb = known.words[at].head
    if not is_subject(known.words[at]) or known.words[verb].lemma not in saying_verbs():
        return at
    first = known.words_in(known.starts[max(0, known.sentence(known.words[at].start))], known.words[at].start)
    opening = first[:QUESTION]
    asked = next((word for word in opening if known.forms[word] in ASKED and known.words[word].head == verb), None)
    return at if asked is None else asked


def climb(known: Referents, at: int) -> Iterator[int]:
    """The words above a word, the nearest first."""
    for _ in range(CLIMB):
        head = known.words[at].head
        if head == at:
            return
        yield head
        at = head


def is_in_words_said(known: Referents, pronoun: Pronoun, one: Referent) -> bool:
    """Whether a mention stands in quotation marks right before the pronoun that says them, in the same sentence."""
    return one.quoted and not pronoun.quoted and pronoun.sentence - one.sentence < 2 and not one.named


def is_bound(known: Referents, pronoun: Pronoun, one: Referent) -> bool:
    """Whether a mention is the subject of the verb that the pronoun is an object of: "Orr told him"."""
    verb = known.words[pronoun.at].head
    if known.forms[pronoun.at] in OWN:
        return False
    if one.subject and one.verb == verb:
        return True
    clause = known.words[verb]  # "Orr, who is treating him"
    within = clause.relation == "acl:relcl" and clause.head in known.words_in(one.start, one.end)
    return within and any(
        known.words[at].head == verb and is_subject(known.words[at]) and known.forms[at] in ("who", "that")
        for at in range(clause.head, pronoun.at)
    )


def signs_of(known: Referents, pronoun: Pronoun, held: Sequence[Referent], ranks: Ranks) -> Iterator[str]:
    """The signs of one person by the mentions, the latest first, and the rank among all, subjects and speakers."""
    latest = held[0]
    gap = pronoun.sentence - latest.sentence
    as_subject = next((one for one in held if one.subject), None)
    subject_gap = "no" if as_subject is None else str(min(pronoun.sentence - as_subject.sentence, 3))
    yield f"gap {gap if gap < 5 else '5 to 7' if gap < 8 else 'more'}"
    yield f"near {min(ranks.all, 3)}"
    yield f"subject {subject_gap} {pronoun.role}"
    if as_subject is not None:
        rank = "main" if is_main(known, as_subject.verb) else "within"
        yield f"subject {rank} {subject_gap}"
        yield f"subject {rank}, {pronoun.act}"
    else:
        yield f"never subject, {pronoun.act}"
    yield f"subject rank {min(ranks.subjects, 3)}"
    yield f"speaker rank {min(ranks.speakers, 2)} {pronoun.act}"
    yield f"main rank {min(ranks.mains, 3)} {pronoun.act}"
    if ranks.mains == 0:
        paragraph = "same paragraph" if known.paragraph(as_subject.start) == pronoun.paragraph else "before"  # type: ignore[union-attr]
        yield f"main subject {subject_gap} {paragraph}, {form_of(known, as_subject)}"  # type: ignore[arg-type]
    spoke = next((one for one in held if speaks(known, one)), None)
    if spoke is not None:
        yield f"spoke {min(pronoun.sentence - spoke.sentence, 3)} {pronoun.act}"
    if gap < 2 and form_of(known, latest) == "pronoun":
        yield f"chain {gap} {pronoun.role}, {pronoun.act}"
    here = [one for one in held if known.paragraph(one.start) == pronoun.paragraph]
    yield f"here {steps(len(here))}"
    yield f"mentions {steps(len(held))}"
    yield f"paragraphs {min(pronoun.paragraph - known.paragraph(latest.start), 3)}"
    yield f"latest {form_of(known, latest)}"
    place = place_of(known, latest)
    yield f"latest {place}"
    yield f"latest {place} {'here' if gap == 0 else 'before'} {pronoun.role}"
    opener = next((one for one in held if known.opens(one.start)), None)
    if opener is not None:
        opened = pronoun.sentence - opener.sentence
        yield f"opens {min(opened, 3)} {'subject' if opener.subject else 'no subject'}"
        yield f"opens {min(opened, 2)}, {pronoun.act}"
    if pronoun.quoted:
        yield f"quoted, speaker rank {min(ranks.speakers, 2)}"
    yield f"quoted {latest.quoted:d} {pronoun.quoted:d}"
    if all(one.quoted for one in held) and not pronoun.quoted:
        yield "quoted only"
    if gap == 0:
        yield f"same sentence {'subject' if latest.subject else 'other'} {pronoun.role}"
    for one in held:
        if one.subject and one.verb >= 0 and one.verb in pronoun.above:
            told = "saying" if known.words[one.verb].lemma in saying_verbs() else "acting"
            yield f"holds {told} {'quoted' if pronoun.quoted else 'own words'}"
            break
    if latest.named and latest.subject and gap == 1:
        yield f"named subject before, {pronoun.act}"


def signs_of_ties(known: Referents, pronoun: Pronoun, held: Sequence[Referent]) -> Iterator[str]:
    """The signs by what binds one to others: "his lawyer, Vell, said he", "a member told her, she said"."""
    if any(one.sentence == pronoun.sentence and has_owner(known, one) for one in held):
        yield f"somebody's, {pronoun.act}"
    owner = next((one for one in held if owns_subject(known, one)), None)
    if owner is not None and pronoun.sentence - owner.sentence < 2:
        yield f"owner of the subject {pronoun.sentence - owner.sentence} {pronoun.act}"
    if pronoun.aside:
        here = [one for one in held if one.sentence == pronoun.sentence and not one.quoted]
        roles = {("subject" if one.subject else "other", form_of(known, one) == "pronoun") for one in here}
        for role, short in sorted(roles):
            yield f"aside, {role} before{' by a pronoun' if short else ''}"
        if not here:
            yield "aside, absent"


def signs_of_opening(known: Referents, pronoun: Pronoun, latest: Referent, *, new: bool) -> Iterator[str]:
    """The signs by who opens the paragraph, and who is named for the first time."""
    gap = min(pronoun.sentence - latest.sentence, 2)
    if new and latest.top >= 0 and known.words[latest.top].relation:
        yield f"new {gap} {'subject' if latest.subject else 'other'} {pronoun.act}"
    if known.paragraph(latest.start) == pronoun.paragraph and known.opens(latest.start) and latest.named:
        first = known.paragraph(known.starts[max(0, latest.sentence - 1)]) != pronoun.paragraph
        yield f"opens the {'paragraph' if first else 'sentence'} {gap}, {pronoun.act}"


def has_owner(known: Referents, one: Referent) -> bool:
    """Whether somebody is told as another's: "his lawyer", "her son Ilo Venn"."""
    if one.top < 0:
        return False
    below = range(max(0, one.top - OWNED), one.top)
    return any(known.words[at].head == one.top and known.forms[at] in OWN for at in below)


def owns_subject(known: Referents, one: Referent) -> bool:
    """Whether a mention is "his" of a subject: "His lawyer said he"."""
    if one.top < 0 or known.words[one.top].relation != "nmod:poss":
        return False
    head = known.words[one.top].head
    return is_subject(known.words[head]) or known.words[head].head == head


def is_main(known: Referents, verb: int) -> bool:
    """Whether a verb is the first of its sentence or joined to that, and no clause within another."""
    for _ in range(CLIMB):
        if verb < 0 or known.words[verb].head == verb:
            return True
        if known.words[verb].relation not in ("conj", "parataxis"):
            return False
        verb = known.words[verb].head
    return False


def form_of(known: Referents, one: Referent) -> str:
    """Whether a mention is a name, a pronoun or a description, with its article."""
    if one.named:
        return "named"
    word = next((at for at in known.words_in(one.start, one.end)), None)
    form = known.forms[word] if word is not None else ""
    if (
        word is not None
        and known.words[word].upos in ("PRON", "DET")
        and known.words_in(one.start, one.end).stop == word + 1
    ):
        return "pronoun"
    return "the" if form in DEFINITE else "a" if form in ("a", "an", "one", "another") else "other words"


def place_of(known: Referents, one: Referent) -> str:
    """The place of a mention in its clause."""
    if one.top < 0:
        return "unread"
    word = known.words[one.top]
    if word.relation == "nmod:poss":
        return "owner"
    if word.relation == "conj":
        return "joined"
    if one.subject:
        return "subject"
    before = next((at for at in range(known.words_in(one.start, one.end).start - 1, -1, -1)), None)
    if word.relation in ("obl", "nmod", "obl:agent") and before is not None:
        form = known.forms[before]
        return form if form in ("in", "at", "to", "by", "of", "with", "for", "from", "on") else "behind a preposition"
    return "object" if word.relation in ("obj", "iobj") else "elsewhere"


def speaks(known: Referents, one: Referent) -> bool:
    """Whether a mention is the subject of a verb of saying, or named behind "according to"."""
    if one.subject and one.verb >= 0:
        return known.words[one.verb].lemma in saying_verbs()
    first = known.words_in(one.start, one.end).start
    return "according" in known.forms[max(0, first - 3) : first]


def in_order(mentions: Iterator[Referent]) -> list[str]:
    """Who is mentioned, the latest first."""
    return list(dict.fromkeys(one.who for one in sorted(mentions, key=lambda one: -one.start)))


def rank_of(who: str, ranked: Sequence[str]) -> int:
    """The place of one in a row; a high number where they are not in it."""
    return ranked.index(who) if who in ranked else len(ranked) + 9


def steps(count: int) -> str:
    """A count in steps: 0, 1, 2, 3 to 5, more."""
    return str(count) if count < 3 else "3" if count < 6 else "6"
