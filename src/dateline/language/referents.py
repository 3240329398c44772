"""Gather who may be meant by a later word: the persons and bodies that a report names or describes, by mention."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator

from dateline.language.known import is_title
from dateline.language.plain import plain
from dateline.language.referent import BODY, PERSON, Alias, Referent
from dateline.language.referent_nouns import BY_SEX, bodies, is_nobody, is_noun_of_person, is_of_body, titles_in_full
from dateline.language.saying import saying_verbs
from dateline.language.sexes import given_sexes, sex_of_role, sexes
from dateline.language.short_names import fullest_names, shared_names
from dateline.model import Analysis, Name, NameLabel, Word
from dateline.text.body_kinds import is_body_noun
from dateline.text.grammar import head_of, range_of
from dateline.text.marks import find_quoted_stretches

__all__ = ["Referents", "is_subject"]

AHEAD = 14  # words from a description to the name behind its comma: "the head of the Port of Harlan Bay, Ilo Venn"
REMARK = 30  # words from a name that a remark follows to its verb
TITLED = 6  # words of title between that comma and the name: "Staff Brig. Gen. Ghazi"
RECENT = 2  # sentences in which a pronoun tells the sex for the next
BESIDE = 120  # characters from a quotation to who is named as its speaker
BEHIND = 8  # words from a name and its comma to the noun of an apposition
JOINED = frozenset(("appos", "flat", "compound", "nmod:desc", "conj", "nmod:unmarked"))


class Referents:
    """
    The mentions of a report that pronouns and descriptions may mean.

    Args:
        text: The report.
        analysis: Its words, sentences and names.
    """

    def __init__(self, text: str, analysis: Analysis) -> None:
        self.text, self.words = text, analysis.words
        self.starts = [sentence.start for sentence in analysis.sentences]
        self.breaks = [at for at, letter in enumerate(text) if letter == "\n"]
        self.forms = [plain(text[word.start : word.end]).lower() for word in analysis.words]
        self.marks = [(region.span.start, region.span.end) for region in find_quoted_stretches(text)]
        self.sexes: dict[str, str] = {}
        self.taken: dict[str, Counter[str]] = {}
        self.last_taken: dict[str, tuple[str, int]] = {}
        self.speakers: dict[int, frozenset[str]] = {}
        self.unsure: frozenset[str] | None = None
        self.within: dict[int, str] = {}
        self.apposed: dict[int, int] = {}
        self.aliases: list[Alias] = []
        self.full = fullest_names(text, analysis)
        self.shared = shared_names(text, analysis)
        self.people = {
            self.full[plain(text[one.start : one.end])] for one in analysis.names if one.label is NameLabel.PERSON
        }
        self.outlets = {
            self.full[plain(text[one.start : one.end])] for one in analysis.names if one.maker == "metadata"
        }
        self.found = sorted(self.names(analysis))
        self.aliases = [alias for at in self.nouns() if (alias := self.alias(at)) is not None]
        for alias in self.aliases:  # "its chairman, Dervan Maltay"
            self.sexes[alias.who] = self.sexes.get(alias.who) or sex_of_role(alias.noun, alias.who)

    def sentence(self, at: int) -> int:
        """The sentence of a place, counted."""
        return bisect_right(self.starts, at) - 1

    def paragraph(self, at: int) -> int:
        """The paragraph of a place, counted."""
        return bisect_right(self.breaks, at)

    def opens(self, at: int) -> bool:
        """Whether a place is at the head of its sentence, but for a mark, an article or titles."""
        first = self.starts[max(0, self.sentence(at))]
        return all(len(form) == 1 or form in DEFINITE or is_title(form) for form in self.text[first:at].lower().split())

    def words_in(self, start: int, end: int) -> range:
        """The words of a stretch."""
        return range_of(self.words, start, end)

    def is_quoted(self, at: int) -> bool:
        """Whether a place is in quotation marks."""
        place = bisect_right(self.marks, (at, len(self.text))) - 1
        return place >= 0 and self.marks[place][0] <= at < self.marks[place][1]

    def referent(self, start: int, end: int, head: int | None, who: str, kind: str, named: bool) -> Referent:
        """A mention with what its grammar tells."""
        top = self.top(self.apposed.get(head, head)) if head is not None else None
        subject = top is not None and is_subject(self.words[top])
        verb = self.words[top].head if top is not None and self.words[top].relation in ARGUMENTS else -1
        later = self.verb_behind(top) if top is not None and self.words[top].head == top else None
        if later is None and not subject:
            later = self.verb_after_remark(end)
        if later is None and not subject and top is not None and head is not None:
            later = self.verb_of_cleft(top, head)
        if later is not None:
            subject, verb = True, later
        place, quoted = self.sentence(start), self.is_quoted(start)
        return Referent(start, end, place, who, kind, subject, named, quoted, verb, -1 if top is None else top)

    def verb_behind(self, top: int) -> int | None:
        """The verb of a sentence that was read as a name with a remark: "General Itoua, who is 61, denied it"."""
        for at in range(top + 1, min(len(self.words), top + REMARK)):
            word = self.words[at]
            if self.forms[at - 1] != "," or word.upos != "VERB" or self.is_quoted(word.start):
                continue
            if word.head == top and word.relation == "parataxis":
                return at
            finite = word.xpos in ("VBD", "VBZ") or (word.xpos == "VBN" and not self.is_passive(at))
            if finite and word.lemma in saying_verbs() and self.sentence(word.start) == self.sentence_of(top):
                return at  # "His predecessor, Ilo Venn, now a deputy, reacted": the remark was read as going on
        return None

    def verb_of_cleft(self, top: int, head: int) -> int | None:
        """The verb of "It was the pharmacist, Ilo Venn, who raised the alarm": the one so told of is its subject."""
        if self.words[top].head != top:
            return None
        before = range(max(0, top - BEHIND), top)
        if not any(self.forms[at] == "it" and self.words[at].head == top for at in before):
            return None
        behind = range(top + 1, min(len(self.words), top + AHEAD))
        clauses = (at for at in behind if self.words[at].relation in ("acl:relcl", "acl", "ccomp", "advcl"))
        return next((at for at in clauses if self.words[at].head in (top, head)), None)

    def verb_after_remark(self, end: int) -> int | None:
        """The verb of saying behind "Sadr, who leads the bloc, Sairoon, said", which no other subject has."""
        first = self.words_in(end, end + 1).start
        if self.forms[first : first + 1] != [","] or self.forms[first + 1 : first + 2] not in (["who"], ["whose"]):
            return None
        place = self.sentence(end)
        for at in range(first + 2, min(len(self.words), first + REMARK)):
            word = self.words[at]
            if self.sentence(word.start) != place:
                return None
            said = word.upos == "VERB" and word.xpos in ("VBD", "VBZ") and word.lemma in saying_verbs()
            if said and self.forms[at - 1] == "," and not self.is_quoted(word.start):
                below = range(first, at)
                other = any(self.words[child].head == at and is_subject(self.words[child]) for child in below)
                return None if other else at
        return None

    def is_passive(self, at: int) -> bool:
        """Whether a participle is one: "by" stands right behind it, or a form of "be" hangs on it."""
        below = range(max(0, at - 3), at)
        return self.forms[at + 1 : at + 2] == ["by"] or any(
            self.words[other].head == at and self.words[other].relation.startswith("aux") for other in below
        )

    def sentence_of(self, at: int) -> int:
        """The sentence of a word, counted."""
        return self.sentence(self.words[at].start)

    def top(self, head: int) -> int:
        """The word whose place in the sentence a name has: of "the owner, Ilo Venn, said" the owner's."""
        for _ in range(4):
            word = self.words[head]
            if word.head == head or not (word.relation in JOINED or self.is_titled_so(head)):
                break
            head = word.head
        return head

    def is_titled_so(self, head: int) -> bool:
        """Whether a name hangs on the title right before it: "Minister of Defence Ilo Venn"."""
        first = head
        while first > 0 and self.words[first - 1].upos == "PROPN" and first - 1 in self.within:
            first -= 1
        before = self.words[first - 1] if first else None
        beside = before is not None and before.upos in ("PROPN", "NOUN") and self.words[head].head < first
        return beside and head in self.within and self.words[head].relation in ("nmod", "dep", "obl")

    def names(self, analysis: Analysis) -> Iterator[Referent]:
        """Names of persons and bodies; a name that no list knows is a person's where a noun of persons stands by it."""
        places = [name for name in analysis.names if name.label in NAMED]
        for name in places:
            inside = range_of(self.words, name.start, name.end)
            self.within |= dict.fromkeys(inside, self.bearer(name))
        for at in self.nouns():
            if is_noun_of_person(self.words[at].lemma.lower()):
                who = self.by(at)
                if who is not None and who in self.doubtful(analysis):
                    self.people.add(who)
                self.appose(at)
        for name in places:
            who = self.bearer(name)
            inside = range_of(self.words, name.start, name.end)
            if who in self.people:
                self.sexes[who] = self.sexes.get(who) or self.sex_of_name(inside)
            elif name.label is not NameLabel.ORG:
                continue
            kind = PERSON if who in self.people else BODY
            if kind == PERSON and self.is_attribute(inside):
                continue
            yield self.referent(name.start, name.end, head_of(self.words, inside), who, kind, True)

    def bearer(self, name: Name) -> str:
        """Who bears a name: of several of one surname the only one named in full so far."""
        key = plain(self.text[name.start : name.end])
        before = [full for start, full in self.shared.get(key, ()) if start < name.start]
        return before[0] if len(before) == 1 else self.full[key]

    def appose(self, at: int) -> None:
        """Let a name behind a description and its comma stand where that does: "the head of Orvale, Ilo Venn, said"."""
        name = self.ahead(at)
        if name is not None and is_subject(self.words[at]) and self.within[name] in self.people:
            who = self.within[name]
            while name + 1 in self.within and self.within[name + 1] == who:
                self.apposed[name] = at
                name += 1
            self.apposed[name] = at

    def is_attribute(self, inside: range) -> bool:
        """Whether a name only tells of what kind a noun behind it is: "the Orr campaign"."""
        head = head_of(self.words, inside)
        if head is None or self.words[head].relation not in ("amod", "compound") or self.words[head].head <= head:
            return False
        noun = self.words[self.words[head].head]
        before = self.forms[inside.start - 1] if inside.start else ""
        if len(inside) > 1 and before not in DETERMINERS:
            return False  # "Ilo Venn retires on Friday", read as one noun
        return noun.upos == "NOUN" and not is_noun_of_person(noun.lemma.lower())

    def doubtful(self, analysis: Analysis) -> frozenset[str]:
        """Names of several words that were taken for a body's or a place's by no list and no word of theirs."""
        if self.unsure is None:
            self.unsure = frozenset(
                self.full[plain(self.text[name.start : name.end])]
                for name in analysis.names
                if name.label in NAMED and name.maker in UNSURE and not is_of_body(self.text[name.start : name.end])
            )
        return self.unsure

    def sex_of_name(self, inside: range) -> str:
        """What title, noun or given name say of the sex: "m", "f" or nothing."""
        for at in range(inside.start - 1, max(-1, inside.start - 5), -1):
            form = self.forms[at].strip(".")
            if form in BY_SEX:
                break  # "her colleague Ilo Venn": hers, and no woman for that
            if form in sexes():
                return sex_of_role(form, self.text[self.words[inside.start].start : self.words[inside.stop - 1].end])
            if form and not is_title(form) and self.words[at].upos not in ("PROPN", "NOUN", "ADJ"):
                break
        first = self.forms[inside.start] if len(inside) > 1 else ""
        return given_sexes().get(first.split("-")[0], "") or given_sexes().get(first, "")

    def nouns(self) -> Iterator[int]:
        """Nouns of one person or body, in reading order."""
        for at, word in enumerate(self.words):
            lemma = word.lemma.lower()
            if at in self.within or not self.is_noun(at) or self.is_first_part(at):
                continue
            if self.is_person(at) or lemma in bodies() or is_body_noun(lemma):
                yield at

    def is_first_part(self, at: int) -> bool:
        """Whether a noun only tells what kind the noun right behind it is of: "head" of "head teacher Lena Orr"."""
        following = self.words[at + 1 : at + 2]
        joined = self.words[at].relation == "compound" and self.words[at].head == at + 1
        return joined and following[0].upos == "NOUN" and is_noun_of_person(following[0].lemma.lower())

    def is_behind(self, at: int) -> bool:
        """Whether a title stands right behind a name and its comma: "Vale, Minister of Water"."""
        first = at
        while first > 1 and is_title(self.forms[first - 1]):
            first -= 1
        return self.forms[first - 1] == "," and first - 2 in self.within

    def is_person(self, at: int) -> bool:
        """Whether a noun is of one person, by the lists, its ending or a "who" behind it."""
        noun = self.words[at].lemma.lower()
        return is_noun_of_person(noun) or self.forms[at + 1 : at + 2] == ["who"] or self.is_heard(at, noun)

    def is_heard(self, at: int, noun: str) -> bool:
        """Whether a noun that no list has is the subject of a verb of saying, and of nothing written."""
        word = self.words[at]
        if word.relation != "nsubj" or word.upos != "NOUN" or is_nobody(noun):
            return False
        following = self.forms[at + 1 : at + 2]
        if not self.is_determined(at) or following == [","] or self.text[word.end + 1 : word.end + 2].isupper():
            return False  # what stands by a name is an alias of it, and no one else
        verb = self.words[word.head]
        return verb.upos == "VERB" and verb.lemma in SPEAKING

    def is_noun(self, at: int) -> bool:
        """Whether a word is a noun of one; with a capital only behind an article or before a name, as titles stand."""
        word = self.words[at]
        if word.xpos in ("NNS", "NNPS") or self.forms[at + 1 : at + 2] == ["'s"]:
            return word.xpos == "NN"
        if word.upos != "PROPN":
            return word.upos == "NOUN"
        return self.title(at) is not None or self.is_determined(at) or (is_title(self.forms[at]) and self.is_behind(at))

    def is_said_of(self, at: int) -> bool:
        """Whether a noun only tells what somebody is: "was a grocer", "as a grocer", "he, a grocer"."""
        word = self.words[at]
        first = at
        while first and self.words[first - 1].upos in ("DET", "ADJ", "NOUN", "PROPN", "NUM"):
            first -= 1
        if self.forms[max(0, first - 2) : first] == ["according", "to"]:
            return False
        if first and self.forms[first - 1] == "as" and self.forms[first] in ("a", "an"):
            return True
        if word.relation == "appos" and self.words[word.head].upos == "PRON":
            return True
        below = range(max(0, at - AHEAD), at)
        return any(self.words[other].head == at and self.words[other].relation == "cop" for other in below)

    def is_determined(self, at: int) -> bool:
        """Whether an article stands before a noun and what belongs to it."""
        return any(form in DETERMINERS for form in self.forms[max(0, at - 3) : at])

    def alias(self, at: int) -> Alias | None:
        """Whom the words beside a noun give it to: by title, apposition, comma or "was"."""
        who = self.by(at)
        if who is None or is_noun_of_person(self.words[at].lemma.lower()) != (who in self.people):
            return None
        return Alias(at, self.noun(at), who)

    def noun(self, at: int) -> str:
        """A noun as it is compared: a short title in full, with the word before it that makes it another's."""
        noun = self.words[at].lemma.lower().strip(".")
        before = self.forms[at - 1] if at else ""
        return f"{before} {titles_in_full().get(noun, noun)}" if before in OTHERS else titles_in_full().get(noun, noun)

    def by(self, at: int) -> str | None:
        """The one whose name stands by a noun so that the noun is of them."""
        if self.forms[at + 1 : at + 2] == ["'s"]:
            return None
        near = (self.title(at), self.called(at), self.beside(at), self.behind(at), self.ahead(at), self.predicate(at))
        for name in near:
            if name is not None and name in self.within:
                return self.within[name]
        return None

    def title(self, at: int) -> int | None:
        """ "spokesman Col. Vale": nothing but titles stands before the name."""
        for name in range(at + 1, min(len(self.words), at + TITLED)):
            if name in self.within:
                return name if self.sentence_of(name) == self.sentence_of(at) else None
            if not (is_title(self.forms[name]) or self.forms[name] == "." or self.is_within_title(name)):
                return None
        return None

    def called(self, at: int) -> int | None:
        """ "A major named Riika Sarel", "the spokesman, who goes by the name of Vale": the words between say it."""
        for words in CALLED:
            if tuple(self.forms[at + 1 : at + 1 + len(words)]) == words:
                return at + 1 + len(words)
        return None

    def beside(self, at: int) -> int | None:
        """ "minister Vale", "Vale, the minister": what the grammar joins."""
        word = self.words[at]
        if word.head in self.within and word.relation in JOINED | {"nmod"} and abs(word.head - at) <= BEHIND:
            return word.head
        for other in range(at + 1, min(len(self.words), at + AHEAD)):
            joined = self.words[other].head == at and self.words[other].relation in JOINED - {"conj"}
            if joined and other in self.within:
                return other
        return None

    def behind(self, at: int) -> int | None:
        """ "Vale, the new minister": nothing but the words before the noun stands between."""
        if is_subject(self.words[at]) and self.forms[at + 1 : at + 2] not in ([","], ["("], []):
            return None  # "near the village of Vale, the ministry said"
        for place in range(at - 1, max(0, at - BEHIND), -1):
            if self.forms[place] == ",":
                first = self.forms[place + 1]
                told = first in ("the", "a", "an", "its", "his", "her", "their") or is_title(first) or place + 1 == at
                if told and place > 2 and self.forms[place - 1].isdigit() and self.forms[place - 2] == ",":
                    return place - 3  # "Vale, 31, a tailor"
                return place - 1 if told else None
            within = self.words[place].relation == "amod"  # "a retired pilot"
            if not within and self.words[place].upos not in NOMINAL:
                return None
        return None

    def ahead(self, at: int) -> int | None:
        """ "The head of the port, Capt. Ilo Venn, said": a comma, a title and a name behind the noun."""
        sentence = self.sentence(self.words[at].start)
        for place in range(at + 1, min(len(self.words), at + AHEAD)):
            if self.sentence(self.words[place].start) != sentence or self.is_finite(place):
                return None
            if self.forms[place] == ",":
                for name in range(place + 1, min(len(self.words), place + 1 + TITLED)):
                    if name in self.within:
                        return name
                    said = self.words[name].upos in ("PROPN", "ADJ", "NOUN", "DET") or self.forms[name] in FORMER
                    said = said or self.is_within_title(name)
                    if not said and self.forms[name] != ".":
                        return None
                return None
        return None

    def is_finite(self, at: int) -> bool:
        """Whether a word is a verb, and no participle that tells of the noun before it: "the man held on Monday"."""
        word = self.words[at]
        told = word.relation.startswith("acl") and word.xpos in ("VBG", "VBN")
        return word.upos in ("VERB", "AUX") and not told

    def is_within_title(self, at: int) -> bool:
        """Whether "of" or "for" stands within a title in capitals: "Colonel of Justice"."""
        before, after = (self.words[place] for place in (at - 1, at + 1)) if at + 1 < len(self.words) else (None, None)
        if before is None or after is None or self.forms[at] not in ("of", "for"):
            return False
        return self.text[before.start].isupper() and self.text[after.start].isupper()

    def predicate(self, at: int) -> int | None:
        """ "Vale is the minister": whom the noun is said of, without "not"."""
        copula = said_not = False
        subject: int | None = None
        for other in range(max(0, at - AHEAD), at):
            if self.words[other].head != at:
                continue
            copula = copula or self.words[other].relation == "cop"
            said_not = said_not or self.forms[other] in ("not", "n't", "never", "no")
            subject = other if is_subject(self.words[other]) else subject
        return subject if copula and not said_not else None

    def nouns_of(self, who: str) -> frozenset[str]:
        """The nouns by which the report calls somebody."""
        return frozenset(alias.noun for alias in self.aliases if alias.who == who)

    def told_sex(self, who: str) -> str:
        """The sex of one, as far as titles, nouns and given names tell it."""
        return self.sexes.get(who, "")

    def sex_of(self, who: str) -> str:
        """The same, or that of most pronouns that were led to them."""
        taken = self.taken.get(who)
        return self.sexes.get(who, "") or (taken.most_common(1)[0][0] if taken else "")

    def take(self, who: str, sex: str, sentence: int) -> None:
        """Keep that a pronoun of a sex was led to somebody in a sentence."""
        self.taken.setdefault(who, Counter())[sex] += 1
        self.last_taken[who] = (sex, sentence)

    def is_just_other(self, who: str, sex: str, sentence: int) -> bool:
        """Whether somebody was "she" right before, and is no "he" now: "In her speech she said he knew"."""
        before, place = self.last_taken.get(who, (sex, sentence))
        return before != sex and sentence - place <= RECENT

    def whose_words(self, at: int) -> frozenset[str]:
        """Who is named as the one who speaks the quotation that holds a place: a pronoun in it is seldom theirs."""
        mark = bisect_right(self.marks, (at, len(self.text))) - 1
        if mark < 0 or not self.marks[mark][0] <= at < self.marks[mark][1]:
            return frozenset()
        if mark not in self.speakers:
            found = frozenset(self.speakers_beside(*self.marks[mark]))
            if not found and mark and self.goes_on(mark):
                found = self.whose_words(self.marks[mark - 1][0])
            self.speakers[mark] = found
        return self.speakers[mark]

    def goes_on(self, mark: int) -> bool:
        """Whether a quotation is a sentence of its own behind another of its paragraph: the same one speaks on."""
        before, start = self.marks[mark - 1][1], self.marks[mark][0]
        between = self.text[before:start]
        return "\n" not in between and self.sentence(before) + 1 >= self.sentence(start) and self.opens(start)

    def speakers_beside(self, start: int, end: int) -> Iterator[str]:
        """The named subjects of verbs of saying outside of a quotation, in the sentences where it begins and ends."""
        sentences = {self.sentence(start), self.sentence(max(start, end - 1)), self.sentence(end)}
        around = self.words_in(max(0, start - BESIDE), min(len(self.text), end + BESIDE))
        for at in around:
            word = self.words[at]
            if at not in self.within or start <= word.start < end or self.sentence(word.start) not in sentences:
                continue
            top = self.words[self.top(self.apposed.get(at, at))]
            if is_subject(top) and self.words[top.head].lemma in saying_verbs():
                yield self.within[at]


SPEAKING = frozenset("say tell add reply deny insist recall admit ask joke explain".split())
NOMINAL = frozenset(("DET", "ADJ", "NOUN", "NUM", "PROPN", "PART", "PRON", "ADP"))
DEFINITE = frozenset(("the", "a", "an"))
DETERMINERS = frozenset("the a an its his her their".split())
NAMED = (NameLabel.PERSON, NameLabel.ORG, NameLabel.GPE, NameLabel.LOC)
UNSURE = ("tagger", "words of the name")  # makers that no list bears out
OTHERS = frozenset("deputy vice former prime assistant acting first".split())  # "the deputy minister" is another
FORMER = frozenset("retired former acting outgoing late".split())
CALLED = (
    ("named",),
    ("called",),
    (",", "who", "goes", "by", "the", "name", "of"),
    ("known", "as"),
    (",", "known", "as"),
)
ARGUMENTS = frozenset(("nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent"))


def is_subject(word: Word) -> bool:
    """Whether a word is a subject."""
    return word.relation.startswith("nsubj")
