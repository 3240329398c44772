"""Mend clauses whose verb was taken for an adjective or a participle, where the grammar as it stands cannot be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from dateline.lexicon import load_lexicon
from dateline.model import Word

__all__ = ["mended"]

NOUNS = frozenset(("NOUN", "PROPN", "NUM", "PRON"))
TAKEN = frozenset(("JJ", "VBN", "VBD"))  # what a past verb is tagged as
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
BENEATH = frozenset(("nmod", "acl", "amod", "compound"))  # how no finite verb hangs without a pronoun
STARTS = frozenset(("DT", "PRP$", "CD", "JJ", "NN", "NNS", "NNP", "NNPS", "IN", "TO", "RB", "PRP", "JJS", "JJR"))


def mended(text: str, words: Sequence[Word]) -> tuple[Word, ...]:
    """
    The words with those clauses mended that no English sentence has.

    "The two ministers signed a declaration", read as ministers who were signed it; "A court on Friday sentenced a
    mayor", read as a court of a sentenced mayor; "Forces shelled the town, officials said", whose verb hangs on a noun.
    A sentence that has a verb of its own is left as it is, and so is one that may be a mere phrase.

    Args:
        text: The text that offsets point into.
        words: In reading order, each with the index of its head.

    Returns:
        The same words in the same places; of some the tag, the head and the relation are others.
    """
    bench = Bench(text, words)
    for first, last in sentences_of(words):
        bench.mend(first, last)
    return tuple(bench.words) if bench.changed else tuple(words)


def sentences_of(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """First and last word of each stretch that hangs on one root."""
    roots: list[int] = [-1] * len(words)
    for at in range(len(words)):
        path = []
        here = at
        while roots[here] < 0 and words[here].head != here:
            path.append(here)
            here = words[here].head
        top = roots[here] if roots[here] >= 0 else here
        for one in (*path, here):
            roots[one] = top
    first = 0
    for at in range(1, len(words) + 1):
        if at == len(words) or roots[at] != roots[first]:
            yield first, at
            first = at


class Bench:
    """
    Words while they are mended.

    Args:
        text: The text.
        words: Its words.
    """

    def __init__(self, text: str, words: Sequence[Word]) -> None:
        self.text = text
        self.words = list(words)
        self.changed = False

    def mend(self, first: int, last: int) -> None:
        """Mend one sentence: its verb, then who says so."""
        for at in range(first, last):
            if self.words[at].xpos in ("VBD", "VBN") and (
                self.is_after_its_subject(at, first, last) or self.is_in_time_clause(at, first, last)
            ):
                self.to_clause(at, first, last)
            if self.form(at) == "-":
                self.join_hyphen(at, first, last)
            if self.is_noun_with_subject(at, first, last):
                self.from_noun(at, first, last)
            elif self.is_pluperfect(at):
                self.join_auxiliary(at, first, last)
        if any(self.words[at].xpos in TAKEN for at in range(first, last)):
            self.mend_verb(first, last)
        for at in range(first, last):
            if self.words[at].relation == "case" and self.form(at) == "according":
                self.part_source(self.words[at].head, first, last)

    def mend_verb(self, first: int, last: int) -> None:
        """Mend at most one verb of each kind of slip."""
        for at in range(first, last):
            if self.words[at].xpos in TAKEN and self.is_past(at):
                if self.has_object_as_adjective(at, first, last):
                    self.to_verb(at)
                elif self.words[at].xpos == "JJ" and self.form(at) in listed("passives"):
                    self.to_passive(at, first, last)
                elif self.is_finite_beneath(at, first, last):
                    self.lift(at, first, last)
                    return
        root = next((at for at in range(first, last) if self.is_top(at)), None)
        if root is None:
            return  # a piece of a sentence with two roots whose words stand among each other
        if self.words[root].upos in NOUNS and not self.has_verb(root, first, last):
            hidden = self.hidden_verb(root, first, last)
            if hidden is not None:
                self.promote(hidden, root, first, last)

    def part_source(self, source: int, first: int, last: int) -> None:
        """Who says so is no subject of what is said: "According to a statement, Orr proposed"."""
        if not self.words[source].relation.startswith("nsubj"):
            return
        joined = [one for one in self.below(source, first, last, "conj", "appos") if one > source]
        free = [one for one in joined if not self.below(one, first, last, "cc")]
        if free:
            self.hang(free[0], self.words[source].head, self.words[source].relation)
        self.hang(source, self.words[source].head, "obl")

    def form(self, at: int) -> str:
        """A word in small letters."""
        return self.text[self.words[at].start : self.words[at].end].lower()

    def is_past(self, at: int) -> bool:
        """Whether a word may be a verb in the past."""
        form = self.form(at)
        return (form.endswith("ed") and len(form) > 4) or form in listed("pasts") or form in listed("passives")

    def below(self, at: int, first: int, last: int, *relations: str) -> list[int]:
        """The words of a sentence that hang on one."""
        return [
            one
            for one in range(first, last)
            if self.words[one].head == at
            and one != at
            and (not relations or self.words[one].relation.split(":")[0] in relations)
        ]

    def is_noun_with_subject(self, at: int, first: int, last: int) -> bool:
        """
        Whether a "noun" has a subject and no copula, which none has: "The union [plans] to strike".

        A past form that is no noun, with one before it, is a verb as well: "The central bank [froze] the accounts".
        """
        word = self.words[at]
        if word.xpos not in ("NN", "NNS") or word.relation not in ("root", "ccomp", "parataxis"):
            return False
        if self.below(at, first, last, "cop", "aux", "case"):
            return False
        if any(one == at - 1 for one in self.below(at, first, last, "compound")):
            verb = self.form(at) in listed("never_nouns") and bool(self.below(at, first, last, "appos", "obj"))
            return verb or (self.form(at) in listed("presents") and self.is_lone_plan(at, first, last))
        subjects = [one for one in self.below(at, first, last, "nsubj") if one < at]
        if not subjects or any(subjects[-1] < one < at for one in self.below(at, first, last, "punct")):
            return False
        form = self.form(at)
        behind = self.below(at, first, last, "acl", "obj", "ccomp", "xcomp", "obl", "appos")
        return self.is_past(at) or (word.xpos == "NNS" and form in listed("presents") and bool(behind))

    def is_lone_plan(self, at: int, first: int, last: int) -> bool:
        """Whether a "noun" with an infinitive is all the verb its sentence has: "The company [plans] to close it"."""
        beneath = [one for one in self.below(at, first, last, "acl") if self.words[one].xpos == "VB"]
        return self.is_top(at) and bool(beneath) and not self.has_verb(at, first, last)

    def is_pluperfect(self, at: int) -> bool:
        """Whether "had" stands right before its participle, taken for an adjective: "it had [struck] posts"."""
        word, before = self.words[at], self.words[at - 1] if at else None
        if word.xpos != "VBN" or word.relation != "amod" or before is None or self.form(at - 1) not in ("had", "has"):
            return False
        over = word.head
        bare = self.form(at) in listed("pasts") or (self.is_past(at) and self.form(at) not in listed("adjectives"))
        return bare and over > at and self.words[over].head == at - 1 and self.words[over].relation == "obj"

    def from_noun(self, at: int, first: int, last: int) -> None:
        """Tag a noun that has a subject as the verb that it is, and hang its parts as a verb's."""
        past = self.is_past(at)
        feats = "Mood=Ind|Tense=Past|VerbForm=Fin" if past else "Mood=Ind|Tense=Pres|VerbForm=Fin"
        self.words[at] = self.words[at]._replace(upos="VERB", xpos="VBD" if past else "VBZ", feats=feats)
        self.changed = True
        subject = next((one for one in self.below(at, first, last, "nsubj") if one < at), None)
        if subject is None:
            subject = at - 1
            self.hang(subject, at, "nsubj")
            for one in self.below(at, first, last, "det", "amod", "nmod", "compound", "nummod"):
                if one < subject:
                    self.hang(one, subject, self.words[one].relation)
        for one in self.below(at, first, last):
            if one > at:
                beneath = {"acl": "xcomp", "appos": "obj", "nmod": "obl"}
                self.hang(one, at, beneath.get(self.words[one].relation, self.words[one].relation))

    def is_after_its_subject(self, at: int, first: int, last: int) -> bool:
        """Whether a verb's subject was taken for what a preposition takes: "came after an official [appealed]"."""
        if self.words[at].relation not in ("acl", "advcl") or self.below(at, first, last, "nsubj", "mark", "aux"):
            return False
        noun = self.words[at].head if self.words[at].relation == "acl" else at - 1
        word = self.words[noun]
        if not first <= noun < at or word.relation != "obl" or word.upos not in NOUNS:
            return False
        if self.words[at].xpos == "VBN" and not (self.is_past(at) and self.below(at, first, last, "obj", "ccomp")):
            return False
        beside = self.words[at].relation == "acl" or self.words[at].head == word.head
        cases = [one for one in self.below(noun, first, last, "case") if self.form(one) in listed("clause_starts")]
        return beside and bool(cases) and not any(noun < one < at for one in self.below(noun, first, last, "punct"))

    def to_clause(self, at: int, first: int, last: int) -> None:
        """
        Make a verb the head of the clause that stands over it as its subject does, the noun before it that subject.

        "Came after an official [appealed]", "died when a bomb [exploded]".
        """
        noun = self.words[at].head if self.words[at].relation == "acl" else at - 1
        over = self.words[noun].head
        self.to_verb(at)
        self.hang(at, over, "advcl")
        for one in self.below(noun, first, at, "case", "mark", "advmod"):
            if self.form(one) in listed("times"):
                self.hang(one, at, self.words[one].relation.replace("case", "mark"))
        for one in self.below(noun, first, last, "nmod"):
            if self.words[one].relation == "nmod:unmarked" and one < noun:
                self.hang(one, at, "obl:unmarked")  # "two days after ..."
        self.hang(noun, at, "nsubj")
        self.move_behind(noun, at, first, last)

    def join_hyphen(self, at: int, first: int, last: int) -> None:
        """Hang the parts of a word with a hyphen on its last, where all three hang on one verb: "his ex-wife"."""
        before, behind = at - 1, at + 1
        if before < first or behind >= last or self.words[before].end != self.words[at].start:
            return
        heads = {self.words[one].head for one in (before, at, behind)}
        if len(heads) != 1 or self.words[before].relation != self.words[behind].relation or self.is_top(behind):
            return
        for one in self.below(before, first, last):
            self.hang(one, behind, self.words[one].relation)
        self.hang(before, behind, "compound")
        self.hang(at, behind, "punct")

    def join_auxiliary(self, at: int, first: int, last: int) -> None:
        """Make a participle the verb of its clause, "had" before it its auxiliary, the noun behind it its object."""
        had, thing = at - 1, self.words[at].head
        top = self.words[had]
        self.words[at] = self.words[at]._replace(upos="VERB", xpos="VBN", feats="Tense=Past|VerbForm=Part")
        self.hang(at, at if top.head == had else top.head, top.relation)
        for one in self.below(had, first, last):
            if one != at:
                self.hang(one, at, self.words[one].relation)
        for one in self.below(thing, first, last):
            if one < at:
                self.hang(one, at, self.words[one].relation)
        self.words[had] = self.words[had]._replace(upos="AUX")
        self.hang(had, at, "aux")

    def has_object_as_adjective(self, at: int, first: int, last: int) -> bool:
        """Whether an "adjective" has a subject and an object, which none has."""
        if self.words[at].xpos != "JJ":
            return False
        if self.below(at, first, last, "aux", "cop"):
            return False
        return bool(self.below(at, first, last, "nsubj") and self.below(at, first, last, "obj"))

    def is_finite_beneath(self, at: int, first: int, last: int) -> bool:
        """
        Whether a verb with an object and without a subject hangs on the noun right before it.

        A participle keeps no object, those apart that have two, and verbs that take none have no such participle; the
        noun stands at the head of the sentence, or is a second subject of the verb of saying that follows it.
        """
        word = self.words[at]
        head = word.head
        if word.relation not in BENEATH or head >= at or self.words[head].upos not in NOUNS:
            return False
        if word.xpos == "VBN" and self.form(at) in listed("double"):
            return False
        under = {self.words[one].relation.split(":")[0] for one in self.below(at, first, last)}
        told = under & {"obj", "ccomp"} or (word.xpos == "VBD" and self.has_infinitive(at, first, last))
        lone = self.form(at) in listed("intransitive") and word.relation == "acl"
        if not (told or lone) or under & {"nsubj", "aux", "cop", "mark"}:
            return False
        if "case" in under and (word.xpos != "VBD" or self.swallowed(at, first, last) is None):
            return False
        return (self.is_top(head) and not self.has_verb(head, first, last)) or self.is_second_subject(head, first, last)

    def has_infinitive(self, at: int, first: int, last: int) -> bool:
        """Whether an infinitive hangs on a verb: "the two sides [agreed] on Monday to talk"."""
        clauses = self.below(at, first, last, "xcomp", "advcl")
        return any(self.form(mark) == "to" for one in clauses for mark in self.below(one, first, last, "mark"))

    def is_in_time_clause(self, at: int, first: int, last: int) -> bool:
        """Whether a verb in the past hangs on the noun before it, which hangs on another by "when": no noun does."""
        noun = self.words[at].head
        if self.words[at].relation != "acl" or self.words[noun].relation != "advcl" or not first <= noun < at:
            return False
        if self.words[noun].upos not in NOUNS or self.below(noun, first, last, "cop", "nsubj"):
            return False
        return any(self.form(one) in listed("times") for one in self.below(noun, first, at, "mark", "advmod"))

    def swallowed(self, at: int, first: int, last: int) -> int | None:
        """The noun between a verb and the one it hangs on, taken for a part of it: "Forces of the [North] shelled"."""
        between = (one for one in self.below(at, first, last, "compound", "amod") if self.words[at].head < one < at)
        return next((one for one in between if self.words[one].upos in NOUNS), None)

    def is_top(self, at: int) -> bool:
        """Whether a word hangs on none."""
        return self.words[at].head == at

    def is_second_subject(self, at: int, first: int, last: int) -> bool:
        """Whether a noun is a subject of a verb that has one of its own behind it: "Forces ..., officials said"."""
        over = self.words[at].head
        if self.words[at].relation != "nsubj" or self.words[over].xpos not in FINITE:
            return False
        return any(at < one < over for one in self.below(over, first, last, "nsubj") if one != at)

    def has_verb(self, root: int, first: int, last: int) -> bool:
        """Whether the sentence of a noun has a verb of its own or a copula."""
        if self.below(root, first, last, "cop", "aux", "csubj"):
            return True
        subjects = self.below(root, first, last, "nsubj")
        if subjects and not any(self.is_hidden(at, root) for at in range(subjects[0] + 1, root)):
            return True
        return any(
            self.words[at].xpos in FINITE and self.words[at].relation.split(":")[0] in ("parataxis", "conj", "ccomp")
            for at in self.below(root, first, last)
        )

    def hidden_verb(self, root: int, first: int, last: int) -> int | None:
        """The adjective of a sentence without a verb where its verb would stand: "A court [sentenced] a mayor"."""
        if any(self.words[at].xpos in FINITE and self.words[at].relation != "amod" for at in range(first, last)):
            return None
        found = [at for at in range(first + 1, last - 1) if self.is_hidden(at, root)]
        return found[0] if len(found) == 1 else None

    def is_hidden(self, at: int, root: int) -> bool:
        """Whether a word stands between what could be a subject and what could be an object."""
        word, before, behind = self.words[at], self.words[at - 1], self.words[at + 1]
        if word.xpos not in TAKEN or word.relation != "amod" or not self.is_past(at) or word.head < at:
            return False
        if self.form(at) in listed("adjectives") or before.upos not in ("NOUN", "PROPN"):
            return False
        own = before.head in (word.head, at)
        subject = root < at or (own and before.xpos in ("NNS", "NNP", "NNPS"))
        return subject and behind.xpos in STARTS

    def to_verb(self, at: int) -> None:
        """Tag a word as a verb in the past."""
        self.words[at] = self.words[at]._replace(upos="VERB", xpos="VBD", feats="Mood=Ind|Tense=Past|VerbForm=Fin")
        self.changed = True

    def to_passive(self, at: int, first: int, last: int) -> None:
        """Tag what was done to somebody as such: "a guard was beaten", taken for what he is like."""
        copulas = [one for one in self.below(at, first, last, "cop", "aux") if self.words[one].relation != "aux"]
        if not copulas:
            return
        self.words[at] = self.words[at]._replace(upos="VERB", xpos="VBN", feats="Tense=Past|VerbForm=Part|Voice=Pass")
        for one in copulas:
            self.words[one] = self.words[one]._replace(upos="AUX")
            self.hang(one, at, "aux:pass")
        for one in self.below(at, first, last, "nsubj"):
            self.hang(one, at, "nsubj:pass")

    def hang(self, at: int, head: int, relation: str) -> None:
        """Hang a word on another."""
        self.words[at] = self.words[at]._replace(head=head, relation=relation)
        self.changed = True

    def lift(self, at: int, first: int, last: int) -> None:
        """Put a verb in the place of the noun that it hangs on, which is its subject."""
        noun = self.words[at].head
        over, relation = self.words[noun].head, self.words[noun].relation
        self.to_verb(at)
        if over == noun:
            self.hang(at, at, "root")
        else:
            self.hang(at, over, "ccomp" if relation.startswith("nsubj") else relation)
            speaker = next(one for one in self.below(over, first, last, "nsubj") if one != noun)
            for one in self.below(over, first, last, "advcl", "obl"):
                if at < one < speaker:
                    self.hang(one, at, self.words[one].relation)
        part = self.swallowed(at, first, last)
        for one in self.below(at, first, last):
            if part is not None and noun < one < at:
                self.hang(one, noun if one == part else part, "nmod" if one == part else self.words[one].relation)
        self.hang(noun, at, "nsubj")
        self.move_behind(noun, at, first, last)

    def promote(self, at: int, root: int, first: int, last: int) -> None:
        """Make an adjective the verb of its sentence, the noun before it its subject, the one behind it its object."""
        thing = self.words[at].head
        subject = root if root < at else at - 1
        self.to_verb(at)
        self.hang(at, at, "root")
        top = thing
        while self.words[top].head not in (top, at) and self.words[top].head > at:
            top = self.words[top].head
        if root < at:
            self.move_behind(root, at, first, last)
        else:
            self.move_behind(root, at, first, last, keep=True)
        self.hang(top, at, "obj")
        self.hang(subject, at, "nsubj")
        for one in self.below(at, first, last, "compound"):
            self.hang(one, at, "obl")  # "on Friday", taken for a part of the adjective

    def move_behind(self, noun: int, verb: int, first: int, last: int, keep: bool = False) -> None:
        """Hang what a noun has behind the verb on the verb."""
        for one in self.below(noun, first, last):
            relation = self.words[one].relation
            if one > verb and (not keep or relation == "punct"):
                self.hang(one, verb, {"nmod": "obl", "acl": "advcl"}.get(relation, relation))


@cache
def listed(name: str) -> frozenset[str]:
    """A list of the lexicon."""
    return frozenset(load_lexicon("mending")[name].split())
