"""Lead "he", "she", "it" and "the minister" to who is meant by plain rules, or to nobody where two are live."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from dateline.language.pronouns import Live, chances, live_persons, nobody_signs, shipped_weights
from dateline.language.referent import BODY, PERSON, Alias, Referent
from dateline.language.referent_nouns import bodies
from dateline.language.referents import Referents, is_subject
from dateline.language.sexes import sex_of_role, sexes
from dateline.lexicon import load_lexicon
from dateline.model import Analysis, Link, Word
from dateline.text.body_kinds import is_of_kind, is_press, may_mean

__all__ = ["find_links"]

MALE = frozenset(("he", "him", "his", "himself"))
FEMALE = frozenset(("she", "her", "hers", "herself"))
DEFINITE = frozenset(("the", "this", "that"))
BEFORE = frozenset(("ADJ", "NOUN", "PROPN", "NUM"))  # words of a description before its noun
INDEFINITE = frozenset(("a", "an", "another", "one"))
JOINING = frozenset(("and", "or", "&", "nor"))
EMPHATIC = frozenset(("himself", "herself", "itself", "themselves"))
OWN = frozenset(("his", "her"))
OPENING = 5  # words from "his" to the comma
TITLED = 4  # words of title between that and the name
LIKELY = 0.5  # below it a pronoun is left open; swept .45 to .8 on four parts of passages and train, and on dev
KEPT = 0.45  # from here on the one meant counts as mentioned, though no link says so: what follows hangs on it
REACH = 6  # sentences back in which "the company" is sought
BODY_REACH = 2  # "it" is sought no farther
FARTHER, SUBJECT, NAMED = 2, 3, 2  # what speaks for a body
BODY_MARGIN = 2  # below it two bodies are both live


class Chosen(NamedTuple):
    """
    Whom a pronoun means.

    Args:
        one: The latest mention.
        chance: How likely, 0 to 1.
    """

    one: Referent
    chance: float


def find_links(text: str, analysis: Analysis) -> tuple[Link, ...]:
    """
    Lead pronouns and descriptions to who is meant.

    The nearest subjects come first; a person of the other sex, as far as titles, given names and words beside the name
    say, never. "The minister" is whoever the report calls so, the one named last where it calls two so. Where two are
    nearly as likely there is no link.

    Args:
        text: The report.
        analysis: Its words, sentences and names.

    Returns:
        Links by the later words, each to the latest mention of the one who is meant.
    """
    return tuple(Linker(Referents(text, analysis)).links())


class Linker:
    """
    What was mentioned so far, while the words of a report are gone through in order.

    Args:
        known: Its referents.
    """

    def __init__(self, known: Referents) -> None:
        self.known = known
        self.words, self.forms = known.words, known.forms
        self.seen: list[Referent] = []
        self.unsaid: set[int] = set()  # pronouns that count as mentions and have no link
        self.totals: Counter[str] = Counter()
        self.called: dict[str, list[Alias]] = {}
        for alias in known.aliases:
            self.called.setdefault(alias.noun, []).append(alias)

    def links(self) -> Iterator[Link]:
        """The links of the report."""
        names = iter(self.known.found)
        following = next(names, None)
        aliases = {alias.at: alias for alias in self.known.aliases}
        for at, word in enumerate(self.words):
            while following is not None and following.start <= word.start:
                self.see(following)
                following = next(names, None)
            link = None
            if self.is_emphatic(at):
                continue
            if self.forms[at] in MALE | FEMALE and word.upos in ("PRON", "DET"):
                link = self.pronoun(at, "m" if self.forms[at] in MALE else "f")
            elif self.forms[at] == "it" and word.upos == "PRON" and is_subject(word):
                link = self.body(at)
            elif at not in aliases and at not in self.known.within:
                link = self.noun(at)
            if link is not None:
                yield link

    def is_emphatic(self, at: int) -> bool:
        """Whether "himself" only stresses the name or noun before it: "Orr himself said", "the mayor herself"."""
        if self.forms[at] not in EMPHATIC or at == 0:
            return False
        before = self.known.within.get(at - 1)
        if before is not None:
            return before in self.known.people
        return self.known.is_noun(at - 1) and self.known.is_person(at - 1)

    def pronoun(self, at: int, sex: str) -> Link | None:
        """The link of "he" or "she"; the one meant is then mentioned here too, and of that sex."""
        live = live_persons(self.known, self.seen, self.totals, at, sex)
        following = self.named_next(at, sex)
        chosen = Chosen(following, 1.0) if following is not None else self.choose(at, live)
        if chosen is None:
            return None
        best, shown = chosen.one, self.told(chosen.one)
        self.mention(at, at, best.who, PERSON, named=False)
        self.known.take(best.who, sex, self.known.sentence(self.words[at].start))
        word = self.words[at]
        if chosen.chance < LIKELY:
            self.unsaid.add(word.start)
            return None
        return linked(word, word, shown, "pronoun", "the likeliest of those mentioned before")

    def told(self, one: Referent) -> Referent:
        """The latest mention of the same that is no pronoun without a link."""
        if one.start not in self.unsaid:
            return one
        return next(
            (own for own in reversed(self.seen) if own.who == one.who and own.start not in self.unsaid),
            one,
        )

    def named_next(self, at: int, sex: str) -> Referent | None:
        """ "Elsewhere in his speech, Orr accused them": the subject behind the comma of a sentence that opens so."""
        if self.forms[at] not in OWN or at == 0 or self.words[at - 1].upos not in ("ADP", "SCONJ"):
            return None
        comma = next(
            (place for place in range(at + 1, min(len(self.words), at + OPENING)) if self.forms[place] == ","), 0
        )
        if not comma or comma + 1 >= len(self.words):
            return None
        sentence, start = self.known.sentence(self.words[at].start), self.words[comma].end
        for one in self.known.found:
            if one.start >= start:
                near = len(self.known.words_in(start, one.start)) <= TITLED and one.sentence == sentence
                fits = one.kind == PERSON and one.subject and self.known.told_sex(one.who) in (sex, "")
                return one if near and fits else None
        return None

    def choose(self, at: int, live: Sequence[Live]) -> Chosen | None:
        """The latest mention of the one whom a pronoun means; None where nobody is likely enough."""
        if not live:
            return None
        ranked = chances(live, nobody_signs(self.known, at, live), shipped_weights())
        order = sorted(range(len(live)), key=lambda number: (-ranked[number], number))
        best = live[order[0]].latest
        rival = live[order[1]].latest if len(order) > 1 else None
        joined = rival is not None and self.is_joined(best, rival)  # "Orr and Vell met. He": both are live
        return Chosen(best, ranked[order[0]]) if ranked[order[0]] >= KEPT and not joined else None

    def is_joined(self, one: Referent, other: Referent) -> bool:
        """Whether two are named side by side: "Orr and Vell", and not "Talvar coach Orr"."""
        if one.top != other.top or one.top < 0:
            return False
        first, second = sorted((one, other))
        gap = self.known.words_in(first.end, second.start)
        between = self.forms[gap.start : gap.stop]
        named = first.named or self.forms[self.known.words_in(first.start, first.end).start] in DEFINITE | INDEFINITE
        return named and (not JOINING.isdisjoint(between) or between == [","])

    def body(self, at: int) -> Link | None:
        """The link of "it"."""
        word = self.words[at]
        sentence = self.known.sentence(word.start)
        live = [
            one
            for one in self.seen
            if one.kind == BODY and one.end <= word.start and sentence - one.sentence <= BODY_REACH and not one.quoted
        ]
        best = self.likeliest([one for one in live if one.subject], sentence)
        if best is None:
            return None
        self.mention(at, at, best.who, BODY, named=False)
        return linked(word, word, best, "pronoun", "the body that is the nearest subject before")

    def likeliest(self, live: Sequence[Referent], sentence: int) -> Referent | None:
        """The latest mention of the body that stands out."""
        best: dict[str, tuple[int, Referent]] = {}
        for one in live:
            score = SUBJECT * one.subject + NAMED * one.named - FARTHER * (sentence - one.sentence)
            if one.who not in best or score >= best[one.who][0]:
                best[one.who] = (score, one)
        ranked = sorted(best.values(), key=lambda found: (-found[0], -found[1].start))
        if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < BODY_MARGIN):
            return None
        return ranked[0][1]

    def noun(self, at: int) -> Link | None:
        """A description: led to who is so called, or somebody new who may be meant later."""
        word, noun = self.words[at], self.words[at].lemma.lower()
        if not self.known.is_noun(at):
            return None
        kind = PERSON if self.known.is_person(at) else BODY if noun in bodies() else ""
        if not kind or self.known.is_said_of(at) or self.known.is_first_part(at):
            return None
        first = self.first(at)
        if self.forms[first] in ("no", "any", "without") or self.is_bare(first):
            return None  # nobody, or nobody told of
        owner = self.owner(at, noun, kind) if self.forms[first] in DEFINITE and self.plain_phrase(first, at) else None
        if owner is not None and kind == BODY and not self.is_said_in(owner.who, first + 1, at):
            owner = None
        if owner is None:
            who = f"the {noun}"
            self.known.sexes.setdefault(who, sexes().get(noun, "")) if kind == PERSON else None
            self.mention(first, at, who, kind, named=False)
            return None
        if kind == PERSON and noun in sexes():
            self.known.sexes[owner.who] = self.known.told_sex(owner.who) or sex_of_role(noun, owner.who)
        shown = self.told(owner)
        self.mention(first, at, owner.who, kind, named=False)
        because = f"the one whom the report calls {noun}" if kind == PERSON else f"the {noun} that was named last"
        return linked(self.words[first], word, shown, "description", because)

    def first(self, at: int) -> int:
        """The first word of a description."""
        first = at
        while (
            first
            and self.words[first - 1].upos in ("ADJ", "NOUN", "PROPN", "NUM")
            and first - 1 not in self.known.within
        ):
            first -= 1
        return first - 1 if first and self.words[first - 1].upos in ("DET", "PRON") else first

    def is_bare(self, first: int) -> bool:
        """Whether a description stands behind a preposition and has no article: "a change of coach"."""
        open_phrase = self.words[first].upos not in ("DET", "PRON", "NUM", "PROPN")
        return open_phrase and first > 0 and self.forms[first - 1] in ("of", "as", "for", "by", "from", "to")

    def plain_phrase(self, first: int, at: int) -> bool:
        """Whether a description says nothing more behind its noun: "the head" and not "the head of the port"."""
        after = self.forms[at + 1] if at + 1 < len(self.forms) else "."
        return after not in ("of", "for", "who", "whose") and at - first <= 3

    def is_said_in(self, name: str, first: int, last: int) -> bool:
        """Whether what stands before a noun stands in a name too: "the county council" is no town council."""
        held = name.lower().split()
        return all(self.forms[at] in held or self.words[at].upos == "NUM" for at in range(first, last))

    def owner(self, at: int, noun: str, kind: str) -> Referent | None:
        """The latest mention of the one whom the report calls so, before or after; nobody where two are live."""
        exact = self.called.get(self.known.noun(at), ())
        looser = [alias for key, held in self.called.items() if key.endswith(" " + noun) for alias in held]
        called = {alias.who for alias in exact or looser}
        if kind == BODY:
            called |= {one.who for one in self.seen if one.kind == BODY and noun in one.who.lower().split()}
            called = {who for who in called if not who.startswith("the ")} or called
        held = [one for one in self.seen if one.who in called]
        if not held:
            if kind == PERSON and len(called) == 1:
                return self.later(exact)
            return self.only_body(at, noun) if kind == BODY else None
        latest = max(held, key=lambda one: one.start)
        rivals = [one for one in held if one.who != latest.who and latest.sentence - one.sentence < 1]
        if len({one.who for one in held}) > 1 and kind == PERSON:
            subjects = [one for one in held if one.subject and not one.quoted]
            latest = max(subjects, key=lambda one: one.start) if subjects else latest
        return None if rivals else latest

    def later(self, exact: Sequence[Alias]) -> Referent | None:
        """The first mention of one who is named only behind the description, as titles and leads do, and called so."""
        called = {alias.who for alias in exact}  # "the speaker" is no deputy speaker
        return next((one for one in self.known.found if one.who in called), None)

    def only_body(self, at: int, noun: str) -> Referent | None:
        """ "The company": the only body named in the sentences before, when the noun may be any body's."""
        if noun not in any_body():
            return None
        sentence = self.known.sentence(self.words[at].start)
        live = [
            one
            for one in self.seen
            if one.kind == BODY
            and one.named
            and sentence - one.sentence <= REACH
            and may_mean(noun, one.who, self.known.nouns_of(one.who))
        ]
        if not is_press(noun):  # the report's own outlet and its agency are no company of the story
            live = [one for one in live if one.who not in self.known.outlets]
        called = self.known.nouns_of
        live = (
            [one for one in live if is_of_kind(noun, one.who, called(one.who))] or self.much_named(noun, live) or live
        )
        if len({one.who for one in live}) != 1:
            return self.likeliest([one for one in live if one.subject], sentence)
        return live[-1]

    def much_named(self, noun: str, live: Sequence[Referent]) -> list[Referent]:
        """The bodies of a kind that the report names farther back, as often as those that are near."""
        most = max((self.totals[one.who] for one in live), default=0)
        held = [one for one in self.seen if one.kind == BODY and one.named and is_of_kind(noun, one.who)]
        return [one for one in held if self.totals[one.who] >= most and one.who not in self.known.outlets]

    def mention(self, first: int, last: int, who: str, kind: str, *, named: bool) -> None:
        """Keep a mention that is no name."""
        self.see(self.known.referent(self.words[first].start, self.words[last].end, last, who, kind, named))

    def see(self, one: Referent) -> None:
        """Keep a mention."""
        self.seen.append(one)
        self.totals[one.who] += 1


def linked(first: Word, last: Word, to: Referent, rule: str, because: str) -> Link:
    """The link of some words to a mention."""
    return Link(first.start, last.end, to.start, to.end, rule, because)


@cache
def any_body() -> frozenset[str]:
    """Nouns that may stand for whatever body was named last."""
    return frozenset(load_lexicon("entities")["any_body"].split())
