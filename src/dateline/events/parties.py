"""Describe those who act or are acted upon without a name: "Iraqi lawmakers", "nine villagers", "the government"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from dateline.events.arguments import find_arguments
from dateline.events.inflections import forms_of_noun, forms_of_verb
from dateline.events.tree import Tree
from dateline.events.triggers import Trigger, find_triggers, is_time
from dateline.events.who import Who
from dateline.lexicon import load_lexicon
from dateline.model import Analysis, AnnotatedText, Mention, NameLabel, Quote, Role, Span
from dateline.text.calendar import WEEKDAYS
from dateline.text.descriptions import described_words
from dateline.text.grammar import range_of

__all__ = ["describe_parties"]

BECAUSE = "a description of one without a name, who does something or has it done to them"
BEFORE = frozenset(("det", "amod", "compound", "nummod", "nmod"))
BEHIND = frozenset(("of", "in", "for", "from", "at"))
LONGEST = 9  # words of a description
INDEFINITE = frozenset("a an some several many few most more other another two three no any every each".split())
NOBODY = frozenset("no any neither".split())
NOT = frozenset(("not", "n't", "never"))
SIDES = (NameLabel.ORG, NameLabel.GPE)
HIGHEST = 4  # words above a noun among which its clause's subject is sought
PLACED = frozenset(("of", "in", "at", "from"))
OWN = frozenset(("its", "their"))
# Verbs that take whom and of what: what stands behind "of" is no part of whom.
TELLING = frozenset(
    "accuse acquit assure clear convict deprive inform notify relieve remind rid rob suspect tell warn".split()
)
# The same with what for.
BLAMING = frozenset(
    "arrest blame charge condemn criticise criticize denounce fine jail praise punish rebuke sentence thank".split()
)
ACCUSING = frozenset("accused urged warned told asked blamed condemned praised criticised criticized denounced".split())
MEMBERS = frozenset("soldier serviceman policeman policewoman lawmaker legislator".split())
DEFINITE = frozenset("the this that these those both all its his her their our my your".split())


class Key(NamedTuple):
    """
    What makes two descriptions one.

    Args:
        owner: The actor whose it is ("Iraqi", "US"), or "".
        group: The noun, or the first of those that name one body.
        words: Its words where it is one of several ("nine villagers"); "" where it is the one ("the government").
    """

    owner: str
    group: str
    words: str


def describe_parties(
    text: AnnotatedText,
    analysis: Analysis,
    mentions: Sequence[Mention],
    quotes: Sequence[Quote] = (),
    times: Sequence[Span] = (),
) -> tuple[Mention, ...]:
    """
    Add a mention, with label ``OTHER``, for each noun of people or bodies that is an argument of what happens.

    The same words are the same actor; "the government" is the one named so before it, "Iraqi forces" is not Iraq. What
    a mention covers already is left as it is.

    Args:
        text: The report, cut into sentences.
        analysis: Its grammar.
        mentions: Its names and the descriptions of its speakers, led to actors.
        quotes: Its attributions; who does something in what is said is described as well.
        times: Its time expressions, which are no part of a description.

    Returns:
        All mentions in reading order.
    """
    tree = Tree(text.text, analysis.words)
    who = Who(tree, analysis, mentions)
    body = [
        at
        for sentence in text.sentences
        if sentence.role is Role.BODY
        for at in range_of(tree.words, sentence.span.start, sentence.span.end)
    ]
    found = {at for trigger in find_triggers(tree, body, who.named) for at in nouns_of(tree, trigger, who)}
    found |= {at for quote in quotes if quote.zone is Role.BODY for at in spoken_of(tree, quote, who)}
    heads = sorted(found)
    book = Book(tree, who, mentions, times)
    added = [made for at in heads if (made := book.described(at)) is not None]
    return tuple(sorted((*mentions, *added), key=lambda mention: (mention.span.start, mention.span.end)))


def nouns_of(tree: Tree, trigger: Trigger, who: Who) -> Iterator[int]:
    """The arguments of a trigger that are nouns of people or bodies and no mention yet."""
    arguments = find_arguments(tree, trigger, who)
    for at in (*arguments.doers, *arguments.done_to):
        if is_new(tree, at, who):
            yield at


def spoken_of(tree: Tree, quote: Quote, who: Who) -> Iterator[int]:
    """The nouns of people or bodies that do something in what is said, or to whom it is said."""
    for span in quote.content:
        for at in range_of(tree.words, span.start, span.end):
            stated = (
                tree.relation(at) == "ccomp" and tree.words[at].upos == "NOUN"
            )  # a clause whose verb the parser moved
            acts = (
                stated
                or tree.relation(at).startswith("nsubj")
                or tree.relation(at) == "obl:agent"
                or tree.case(at) == "by"
            )
            if acts and is_new(tree, at, who):
                yield at
    for kind, span in quote.occasion:
        inside = range_of(tree.words, span.start, span.end) if kind == "to" else range(0)
        yield from (at for at in inside if tree.words[at].head not in inside and is_new(tree, at, who))


def acts_in_words(tree: Tree, at: int) -> bool:
    """Whether a noun does something in what is said; also one that the parser takes for its clause, verb and all."""
    relation = tree.relation(at)
    stated = relation == "ccomp" and tree.words[at].upos == "NOUN"
    return stated or relation.startswith("nsubj") or relation == "obl:agent" or tree.case(at) == "by"


def is_new(tree: Tree, at: int, who: Who) -> bool:
    """Whether a word is a noun of people or bodies and no mention yet."""
    noun = tree.words[at].upos in ("NOUN", "PROPN", "NUM") and at not in who.at and at not in who.heads
    return noun and is_party(tree, at) and not who.beside(at)


def is_party(tree: Tree, at: int) -> bool:
    """Whether a noun is of people or bodies, or a quantity of them: "thousands of people"."""
    if tree.forms[at] in ("party", "parties"):  # "a wedding party"
        held = load_lexicon("parties")["feasts"].split()
        return not any(tree.forms[child] in held for child in tree.children(at, "compound"))
    if tree.forms[at] in quantities() or tree.words[at].upos == "NUM":
        counted = [child for child in tree.children(at, "nmod") if tree.case(child) == "of"]
        return any(is_party(tree, child) for child in counted if tree.words[child].upos != "PRON")
    if tree.forms[at] == "state" and is_condition(tree, at):
        return False
    return tree.forms[at] in parties()


def is_condition(tree: Tree, at: int) -> bool:
    """Whether a state is one that something is in: "a state of emergency", "the state of affairs"."""
    return any(tree.case(child) == "of" and tree.words[child].upos == "NOUN" for child in tree.children(at, "nmod"))


@cache
def quantities() -> frozenset[str]:
    """The nouns that say how many."""
    return frozenset(load_lexicon("parties")["quantities"].split())


@cache
def parties() -> frozenset[str]:
    """The nouns of people and bodies in both numbers."""
    names, listed = load_lexicon("names"), load_lexicon("parties")["nouns"]
    nouns = f"{listed} {names['humans']} {load_lexicon('entities')['person_nouns']} {names['state_bodies']}".split()
    return frozenset(form for noun in nouns for form in forms_of_noun(noun)) | {"people", "police"}


@cache
def kin() -> dict[str, str]:
    """For each form of a noun of one body the group it is of."""
    found: dict[str, str] = {}
    for group, nouns in load_lexicon("parties")["kin"].items():
        for noun in nouns.split():
            found |= dict.fromkeys((noun,) if noun.endswith("s") else forms_of_noun(noun), group)
    return found


@cache
def telling() -> frozenset[str]:
    """All forms of the verbs that take whom and of what."""
    return frozenset(form for verb in TELLING for form in forms_of_verb(verb, "told" * (verb == "tell")))


@cache
def blaming() -> frozenset[str]:
    """All forms of the verbs that take whom and for what."""
    return frozenset(form for verb in BLAMING for form in forms_of_verb(verb))


def is_day(form: str) -> bool:
    """Whether a word in small letters is a day of the week or stands for one."""
    return form in WEEKDAYS or form in ("yesterday", "today", "tomorrow")


def before_time(tree: Tree, words: Sequence[int]) -> Sequence[int]:
    """Words up to a time that the parser hung on them: "the offices of Norbank on Wednesday"."""
    time = next((at for at in words if is_time(tree, at) and tree.words[at].upos != "NUM"), None)
    if time is None:
        return words
    return [at for at in words if at < time - bool(tree.case(time))]


class Book:
    """
    The descriptions of a report while they are led to actors.

    Args:
        tree: The grammar.
        who: The mentions by word.
        mentions: Names and descriptions known before.
        times: The time expressions.
    """

    def __init__(self, tree: Tree, who: Who, mentions: Sequence[Mention], times: Sequence[Span] = ()) -> None:
        self.tree, self.who, self.times = tree, who, times
        self.spans = {mention.span for mention in mentions}
        self.actors: dict[Key, str] = {}
        self.latest: dict[str, Key] = {}
        self.used = {mention.actor for mention in mentions}
        self.made = len(self.used)
        for head, mention in sorted(who.heads.items()):
            key = self.key_of(head)
            self.actors.setdefault(key, mention.actor)
            self.keep(head, key)

    def described(self, head: int) -> Mention | None:
        """A noun as a mention; "not a single soldier" is nobody."""
        if self.is_nobody(head):
            return None
        span = described_words(self.tree.text, self.words_of(head), self.times)
        if span in self.spans:
            return None
        if (named := self.named_behind(span)) is not None:
            return Mention(span, NameLabel.OTHER, named.actor, f"{BECAUSE}; the name stands behind the words")
        key = self.key_of(head)
        plain = not self.tree.children(head, "amod", "compound") and not self.owned_by_noun(head)
        if key not in self.actors and plain and not key.owner and not key.words and key.group in self.latest:
            key = self.latest[key.group]  # "the government" after "the Iraqi government"
        if key not in self.actors:
            self.actors[key] = self.new_actor()
        self.keep(head, key)
        return Mention(span, NameLabel.OTHER, self.actors[key], BECAUSE)

    def named_behind(self, span: Span) -> Mention | None:
        """Who is named at the end of some words, "of" and another noun before: "leader of opposition Raman Orr"."""
        inside = range_of(self.tree.words, span.start, span.end)
        last = self.who.at.get(inside[-1])
        if last is None or last.label is not NameLabel.PERSON or last.span.end != span.end:
            return None
        first = range_of(self.tree.words, last.span.start, last.span.end)[0]
        return last if first > inside[0] + 2 and self.tree.forms[first - 1] not in BEHIND else None

    def keep(self, head: int, key: Key) -> None:
        """Keep a description as the latest of its group; "a soldier" is not the soldiers named later."""
        if self.tree.forms[head] not in MEMBERS:
            self.latest[key.group] = key

    def is_nobody(self, head: int) -> bool:
        """Whether a noun is of none or of anyone: "no soldier", "any soldier", "did not move a single soldier"."""
        beside = {self.tree.forms[child] for child in self.tree.children(head, "det", "amod", "advmod")}
        if "single" in beside:
            above = {self.tree.forms[child] for child in self.tree.children(self.tree.words[head].head, "advmod")}
            return not NOT.isdisjoint(beside | above)
        return not NOBODY.isdisjoint(beside)

    def new_actor(self) -> str:
        """An id that no actor has."""
        self.made += 1
        while f"a{self.made}" in self.used:
            self.made += 1
        self.used.add(f"a{self.made}")
        return f"a{self.made}"

    def words_of(self, head: int) -> Span:
        """The words of a description: what stands before its noun, and a short "of" or "in" behind it."""
        words = [head]
        for child in self.tree.children(head):
            relation = self.tree.relation(child).split(":")[0]
            below = self.tree.subtree(child)
            if child < head and relation in BEFORE and below[-1] < head:
                words += below
            elif (
                child > head
                and relation == "nmod"
                and self.tree.case(child) in BEHIND
                and not self.is_told(head, child)
                and not is_time(self.tree, child)
                and not self.is_wanted(child)
            ):
                words += [at for at in before_time(self.tree, below) if len(below) <= LONGEST and at > head]
        first = min(words)
        turn = max((at for at in range(first, head) if self.parts(at, first, head)), default=None)
        if turn is not None:
            first = turn + 1
            words = [at for at in words if at >= first]
        if self.tree.forms[first] == "dead" and first > 0 and self.tree.words[first - 1].upos == "VERB":
            first += 1  # "shot dead five suspects"
        while first > 0 and self.tree.forms[first - 1] in ("the", "a", "an") and first - 1 not in words:
            first -= 1
            words.append(first)
        inside = list(range(first, max(words) + 1))
        return self.tree.span(inside if len(inside) <= 2 * LONGEST else [head])

    def is_wanted(self, child: int) -> bool:
        """Whether a noun behind "for" is what is asked for, and nobody: "the rebels for a ceasefire"."""
        return self.tree.case(child) == "for" and child not in self.who.at and not is_party(self.tree, child)

    def parts(self, at: int, first: int, head: int) -> bool:
        """
        Whether a word before a noun is no part of its description, whatever the parser hung on it.

        A verb that the tagger took for an adjective ("Norland accused Orvalian forces"), a day ("were Saturday hunting
        two men"), and a comma behind what is no adjective ("Earlier in the day, police").
        """
        form = self.tree.forms[at]
        if at == first and self.tree.words[at].xpos == "VBD" and self.tree.words[at].upos == "VERB":
            return True  # "thanked soldiers of the brigade"
        if form == ",":
            return any(self.tree.words[one].upos in ("ADV", "ADP", "NOUN", "VERB") for one in range(first, at))
        if form in ACCUSING:
            return at > first
        gerund = self.tree.words[at].xpos == "VBG" and at > first and is_time(self.tree, at - 1)
        owned = at > 0 and self.tree.forms[at - 1] in ("the", "a")  # "the Sunday school teacher"
        return gerund or (is_day(form) and not owned)

    def is_told(self, head: int, child: int) -> bool:
        """Whether "of" or "for" is the verb's and not the noun's: "warned the council of famine", "blamed X for it"."""
        top = head
        while self.tree.relation(top) == "conj" and self.tree.words[top].head != top:
            top = self.tree.words[top].head
        verb, case = self.tree.words[top].head, self.tree.case(child)
        takes = {"of": telling(), "for": blaming()}.get(case, frozenset())
        return self.tree.relation(top) == "obj" and self.tree.forms[verb] in takes

    def key_of(self, head: int) -> Key:
        """What a description is told from others by."""
        form = self.tree.forms[head]
        group = kin().get(form, form)
        owner = next(iter(self.who.owner(head, loose=True, depth=0)), "") or self.owner_by_subject(head)
        beside = {self.tree.forms[child] for child in self.tree.children(head, "det", "amod", "nummod", "nmod")}
        counted = bool(self.tree.children(head, "nummod")) or bool(beside & INDEFINITE)
        plural = self.tree.words[head].xpos in ("NNS", "NNPS") and not beside & DEFINITE and not owner
        several = counted or (plural and form not in kin())
        described = bool(self.tree.children(head, "amod", "compound")) or self.owned_by_noun(head)
        described = described or (bool(beside & OWN) and form in kin())  # "its forces": not those named last
        described = described or self.is_of_one(head)
        modified = not owner and described  # "resistance forces", "the country's army"
        return Key(owner, group, self.told(head) if several or modified else "")

    def owner_by_subject(self, head: int) -> str:
        """Whose "its forces" are: of who is the subject above, where no other body or country stands between."""
        if not any(self.tree.forms[child] in OWN for child in self.tree.children(head, "nmod")):
            return ""
        above = head
        for _ in range(HIGHEST):
            above = self.tree.words[above].head
            subject = next((one for one in self.tree.children(above, "nsubj") if one < head), None)
            if subject is not None:
                one = self.who.at.get(subject)
                between = (self.who.at.get(at) for at in range(subject + 1, head))
                rivals = any(other is not None and other.label in SIDES and other is not one for other in between)
                return one.actor if one is not None and one.label in SIDES and not rivals else ""
        return ""

    def is_of_one(self, head: int) -> bool:
        """Whether it is said whose or of where it is by a name that is no mention: "the army of Sudria"."""
        return any(self.tree.case(child) in PLACED for child in self.tree.children(head, "nmod") if child > head)

    def owned_by_noun(self, head: int) -> bool:
        """Whether it is said whose it is by a noun that names nobody: "the country's army"."""
        owners = [child for child in self.tree.children(head, "nmod") if self.tree.relation(child) == "nmod:poss"]
        return any(self.tree.words[child].upos == "NOUN" for child in owners)

    def told(self, head: int) -> str:
        """The words of a description in small letters, without an article."""
        words = self.words_of(head).of(self.tree.text).casefold()
        return words.removeprefix("the ")
