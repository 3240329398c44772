"""Find attributions within what others say, by the grammar: "Orr said that Vell had told her to wait"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from dateline.model import INNER_WISH, Word
from dateline.quotes.cues import Cue, find_cues
from dateline.quotes.drafts import Draft
from dateline.quotes.grammar import THINGS
from dateline.quotes.reading import Reading
from dateline.quotes.sources import Source
from dateline.text.grammar import children, subject_of, subtree

__all__ = ["RULE", "find_embedded", "find_parents", "keep_within"]

RULE = "within the words of another"
CLAUSES = ("ccomp", "xcomp", "csubj", "parataxis")
AFTER_SOURCE = frozenset((",", "who", "which", "that", "whose"))
EDGES = frozenset(",.;:?!")
# "We heard it go", "she wants to stay" say nothing of what others say: lines of their own kind, which tell no event.
NO_SAYING = frozenset("perceived intends expects promised decided decreed".split())
REFUSALS = frozenset(("declined", "rejected"))  # a refusal that another tells of is his statement
WISHES = frozenset(("intends", "expects"))
QUOTING = frozenset(("tag", "invert", "quote"))  # "“We won,” he began"
FARTHEST = 12  # tokens before the head of a subject that belong to it
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
OBJECTS = frozenset("denied demanded proposed warned expects intends alleged threatened".split())
# Of the other classes, what says something of a thing: "described the raid as a farce", "knew of seven deaths".
OBJECT_VERBS = frozenset(
    """
    know suspect regret appreciate support oppose favour favor prefer doubt describe identify confirm name disclose
    declare cite quote recommend request
    """.split()
)
CONTROLLED = frozenset(("xcomp", "advcl", "ccomp", "acl"))  # "quoted Orr as saying", "is said to have told"


def find_embedded(reading: Reading, drafts: Sequence[Draft], words: Sequence[Word]) -> list[Draft]:
    """
    Add the attributions inside the contents of others that the rules for the report's own words do not see.

    A cue of the lexicon with a clause that hangs on it; its source is its subject, of a passive who stands behind "by".

    Args:
        reading: The report.
        drafts: Its attributions, in reading order.
        words: Its grammar; nothing is added without it.

    Returns:
        All attributions, each inner one behind the one it lies in.
    """
    if not words:
        return list(drafts)
    grammar = Grammar(reading, words)
    taken = {at for draft in drafts if draft.cue for at in range(*draft.cue)}
    found: list[Draft] = []
    for draft in drafts:
        found.append(draft)
        found.extend(grammar.within(draft, taken))
    return found


def keep_within(drafts: Sequence[Draft]) -> None:
    """
    End what stands within another's words before that one is named: "The union plans to strike | , a spokesman said".

    Args:
        drafts: The attributions; contents are cut in place.
    """
    inner = sorted((draft for draft in drafts if draft.cue and draft.contents), key=cue_of)
    places = [cue_of(draft) for draft in inner]
    for outer in inner:
        start, end = outer.contents[-1]
        named = [cue_of(outer), *([outer.source.start] if outer.source is not None else [])]
        if min(named) < end:
            continue
        for draft in inner[bisect_left(places, start) : bisect_left(places, end)]:
            first, last = draft.contents[-1]
            if first < end and last > min(named):
                draft.contents[-1] = (first, end)


def cue_of(draft: Draft) -> int:
    """The first token of a cue."""
    assert draft.cue is not None
    return draft.cue[0]


def find_parents(drafts: Sequence[Draft]) -> None:
    """Give each attribution the innermost other one in whose content it lies whole, where it has none."""
    holding = sorted(((first, stop, at) for at, draft in enumerate(drafts) for first, stop in draft.contents))
    firsts = [first for first, _, _ in holding]
    farthest = list(accumulate((stop for _, stop, _ in holding), max))  # the end of any content up to one
    for inner in drafts:
        if inner.parent is not None or inner.cue is None:
            continue
        start, end = reach(inner)
        least = end - start - (inner.cue[1] - inner.cue[0])
        outer: list[tuple[int, int]] = []
        at = bisect_right(firsts, start) - 1
        while at >= 0 and farthest[at] >= end:
            first, stop, number = holding[at]
            if end <= stop and stop - first > least and drafts[number] is not inner:
                outer.append((stop - first, number))
            at -= 1
        holds = ((size, number) for size, number in sorted(outer) if not is_under(drafts[number], inner))
        if (innermost := next(holds, None)) is not None:
            inner.parent = drafts[innermost[1]]


def is_under(draft: Draft, other: Draft) -> bool:
    """Whether a draft is nested in another, however deep."""
    while draft.parent is not None:
        draft = draft.parent
        if draft is other:
            return True
    return False


def reach(draft: Draft) -> tuple[int, int]:
    """From the first token of an attribution to the last."""
    places = [*draft.contents]
    places += [draft.cue] if draft.cue else []
    places += [(draft.source.start, draft.source.end)] if draft.source and not draft.shared else []
    return min(place[0] for place in places), max(place[1] for place in places)


class Grammar:
    """
    The grammar of a report by its tokens.

    Args:
        reading: The report.
        words: Its analysed words.
    """

    def __init__(self, reading: Reading, words: Sequence[Word]) -> None:
        self.reading, self.words = reading, words
        self.starts = [word.start for word in words]
        self.tokens = [token[0] for token in reading.tokens]

    def word(self, token: int) -> int:
        """The analysed word of a token."""
        return max(0, bisect_left(self.starts, self.reading.tokens[token][1]) - 1)

    def token(self, word: int) -> int:
        """The token of an analysed word."""
        return max(0, bisect_left(self.tokens, self.words[word].end) - 1)

    def within(self, outer: Draft, taken: set[int]) -> Iterator[Draft]:
        """The attributions inside the contents of one, the outer ones first."""
        for start, end in outer.contents:
            holders = [outer]
            for cue in find_cues(self.reading, start, end):
                if cue.verb in taken or cue.entry.klass in REFUSALS:
                    continue
                parent = next(one for one in reversed(holders) if one is outer or holds(one, cue.verb))
                made = self.read(cue, parent, start, end)
                if made is not None:
                    taken.update(range(cue.start, cue.end))
                    holders.append(made)
                    yield made

    def read(self, cue: Cue, parent: Draft, start: int, end: int) -> Draft | None:
        """The attribution of one cue, when the grammar gives it a content and somebody who may have said it."""
        verb = self.word(cue.verb)
        if self.words[verb].upos not in ("VERB", "AUX"):
            return None
        content = self.content(verb, cue, start, end)
        if content is None:
            return None
        source = self.source(verb, cue, start, end)
        if source is None and not cue.passive:
            return None
        if source is not None and source.start < content[1] and content[0] < source.end:
            return None
        if source is not None and self.reading.lows[source.start] in THINGS:  # "Everything indicates we could lose"
            return None
        own = source is not None and self.reading.lows[source.start] in ("i", "we")
        if own and cue.entry.klass == "perceived":
            return None  # "“We heard it go,” she said": what the speaker saw is what the speaker says
        rule = INNER_WISH if cue.entry.klass in NO_SAYING else RULE
        return Draft(source, (cue.start, cue.end), [content], cue.klass, rule, parent.paragraph, parent.role, parent)

    def content(self, verb: int, cue: Cue, start: int, end: int) -> tuple[int, int] | None:
        """The clause that hangs on a verb, or what it is about where its class has objects."""
        below = [at for at in children(self.words, verb) if at != verb]
        heads = [at for at in below if self.words[at].relation in CLAUSES and at > verb and self.takes(cue, at)]
        taking = cue.klass.removeprefix("not-") in OBJECTS or self.words[verb].lemma in OBJECT_VERBS
        if not heads and taking and not cue.passive:
            heads = [at for at in below if self.words[at].relation == "obj" and at > verb]
        if not heads and cue.entry.particle:  # "had asked for lists"
            heads = [at for at in below if self.words[at].relation == "obl" and at > verb and self.is_led(at, cue)]
        place = self.stretch(heads[0], max(start, cue.end), end) if heads else None
        if place is not None and cue.entry.klass in WISHES:  # "wanted it circulated", and not "asked Orr to wait"
            objects = [at for at in below if self.words[at].relation == "obj" and verb < at < heads[0]]
            first = self.stretch(objects[0], cue.end, place[0]) if objects else None
            return (first[0], place[1]) if first is not None else place
        return place

    def takes(self, cue: Cue, clause: int) -> bool:
        """Whether a cue can say what a clause says: not "will continue to fight", nor "was seen rising"."""
        if cue.entry.frames <= QUOTING:
            return self.words[clause].xpos in FINITE
        return cue.entry.klass.removeprefix("not-") != "believes" or self.words[clause].xpos != "VBG"

    def is_led(self, at: int, cue: Cue) -> bool:
        """Whether the small word that ends a cue belongs to a noun: "for" of "asked for lists"."""
        led = cue.entry.particle[-1]
        return any(self.words[child].lemma == led and child < at for child in children(self.words, at))

    def stretch(self, head: int, start: int, end: int) -> tuple[int, int] | None:
        """The tokens of a word and what hangs on it between two places, without marks at its edges."""
        held = [token for token in map(self.token, subtree(self.words, head)) if start <= token < end]
        if not held:
            return None
        first, last = held[0], held[-1] + 1
        while first < last and self.reading.words[first] in EDGES:
            first += 1
        while last > first and self.reading.words[last - 1] in EDGES:
            last -= 1
        return (first, last) if first < last else None

    def source(self, verb: int, cue: Cue, start: int, end: int) -> Source | None:
        """The subject of a verb; of a passive who stands behind "by"."""
        if cue.passive:
            agents = (at for at in children(self.words, verb) if self.words[at].relation in ("obl:agent", "obl"))
            head = next((at for at in agents if self.is_agent(at)), None)
        else:
            head = subject_of(self.words, verb)
            if head is None and (head := self.controller(verb)) is not None:
                start = min(start, self.token(head) - FARTHEST)  # "Orr is said | to have told her that it was over"
        place = self.stretch(head, max(0, start), end) if head is not None else None
        if place is None or head is None:
            return None
        first = place[0] + (self.reading.lows[place[0]] == "by")
        named = self.token(head) + 1
        stop = next((at for at in range(named, place[1]) if self.reading.lows[at] in AFTER_SOURCE), place[1])
        return Source(first, place[1], stop) if first < stop else None

    def controller(self, verb: int) -> int | None:
        """Who acts in a clause without a subject: the object of the verb that it hangs on, else its subject."""
        word = self.words[verb]
        if word.relation not in CONTROLLED or word.head == verb:
            return None
        objects = [at for at in children(self.words, word.head) if self.words[at].relation == "obj" and at < verb]
        return objects[-1] if objects else subject_of(self.words, word.head)

    def is_agent(self, at: int) -> bool:
        """Whether a word stands behind "by"."""
        return any(self.words[child].lemma == "by" for child in children(self.words, at))


def holds(draft: Draft, token: int) -> bool:
    """Whether a token lies in the contents of a draft."""
    return any(start <= token < end for start, end in draft.contents)
