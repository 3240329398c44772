"""Print families of generated reports: an original in invented words, and what other outlets made of it."""

from __future__ import annotations

import random
from collections import deque
from dataclasses import dataclass
from datetime import datetime, timedelta

from corpus_operations import SINGLE, Story, is_quotation, merge, quoted_length
from corpus_words import DAYS, STOCK, VERBS, Outlet, make_world

__all__ = ["Made", "Press"]

# How often each operation is used: the development sets' mixture without noise and rewrites.
MIX = {"verbatim": 1, "cut": 3, "drop": 3, "reorder": 2, "spell": 2, "paraphrase": 3, "merge": 2, "quote": 2}
OPERATIONS = tuple(name for name, count in MIX.items() for _ in range(count))
SENTENCES = range(18, 31)  # of a story: some 300 to 600 words
PLAIN, INTRODUCED = 0.67, 0.75  # bounds between plain sentences, statements of a speaker with an office, and without
STOCKED = 0.3  # stories that end with one of the common phrases; each stands in one story of a hundred
NUMBERS = 128  # that one story has for its sentences: two for each
PARAGRAPH = 3  # sentences
RECENT = 32  # stories that a merge may take from
CHAINED = 0.35  # copies made from another copy
UNSEEN = 0.1  # families whose original nobody has
FURNITURE = (0.4, 0.6)  # pages with a masthead, and with a footer
CREDITED, CREDITED_UNSEEN = 0.25, 0.6  # copies that credit their source
REDATED = 0.08  # originals dated anew after their copies; these six, too, are as in the development sets
START = datetime(2018, 1, 1)  # noqa: DTZ001  # outlets give no zone
SPAN = 1_000_000  # minutes within which stories begin: two years
# A number with nine digits that shares no factor with 10**9: ids of neighbours lie far apart, and no two are the same.
SCATTER, IDS = 618_033_989, 10**9


@dataclass(slots=True)
class Made:
    """
    A generated report.

    Args:
        number: Its place in the order of making.
        root: The story that its family comes from.
        outlet: Who prints it.
        top, end: The furniture of its page.
        headline, lead, tail: Its headline, and the credit before and behind the story.
        story: The story itself.
        when: Minutes from ``START``.
        op: How it was made; empty for an original.
        parents: The reports it was made from.
        ancestors: These, and what they were made from.
        credit: Whom it names as its source.
        unseen: Whether the original of its family is withheld.
        published: The date it carries.
    """

    number: int
    root: int
    outlet: Outlet
    top: str
    end: str
    headline: str
    story: Story
    when: int
    op: str = ""
    lead: str = ""
    tail: str = ""
    parents: tuple[int, ...] = ()
    ancestors: frozenset[int] = frozenset()
    credit: str | None = None
    unseen: bool = False
    published: str | None = None

    @property
    def id(self) -> str:
        """Its id."""
        return f"g{self.number * SCATTER % IDS:09d}"

    @property
    def text(self) -> str:
        """Its text."""
        said = self.story.sentences
        body = "\n\n".join([" ".join(said[at : at + PARAGRAPH]) for at in range(0, len(said), PARAGRAPH)])
        return f"{self.top}{self.headline}\n\n{self.lead}{body}{self.tail}{self.end}"

    @property
    def starts(self) -> list[int]:
        """Where each sentence of the story starts in the text."""
        at = len(self.top) + len(self.headline) + 2 + len(self.lead)
        starts: list[int] = []
        for k, words in enumerate(self.story.sentences, 1):
            starts.append(at)
            at += len(words) + (1 if k % PARAGRAPH else 2)
        return starts


class Press:
    """Prints families of reports, one after another."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        self._world = make_world(seed)
        self._stories = self._printed = 0
        self._recent: deque[Made] = deque(maxlen=RECENT)

    def family(self, size: int) -> list[Made]:
        """``size`` reports: an original, in some families withheld, and what was made of it."""
        chance = self._chance
        root, story = self._story()
        original = self._page(story, root, self._headline(), chance.randrange(SPAN))
        original.unseen = size > 1 and chance.random() < UNSEEN
        agency = chance.choice(self._world.agencies)
        line = [original]
        while len(line) < size + original.unseen:
            parent = chance.choice(line) if chance.random() < CHAINED else original
            line.append(self._copy(parent, agency if parent.unseen and not parent.op else parent.outlet.name))
        if chance.random() < REDATED:
            original.when = max(report.when for report in line) + chance.randrange(60, 5000)
        for report in line:
            report.published = self._stamp(report.when)
        if original.unseen:
            return line[1:]
        self._recent.append(original)
        return line

    def _story(self) -> tuple[int, Story]:
        """A new story and its number: two of three sentences are plain, the others quote one of three people."""
        chance, number = self._chance, self._stories
        self._stories += 1
        count = chance.choice(SENTENCES)
        people = chance.choices(self._world.people, k=3)
        drawn = chance.choices(self._world.phrases, k=9 * count)
        sentences = []
        for at in range(0, 9 * count, 9):
            kind = chance.random()
            words = " ".join(drawn[at : at + 5 + int(kind * 50) % 5])
            words = words[0].upper() + words[1:]
            sentences.append(f"{words}." if kind < PLAIN else said(words, people[int(kind * 100) % 3], kind))
        if chance.random() < STOCKED:
            sentences[-1] = f"{sentences[-1][:-1]}, {chance.choice(STOCK)}."
        return number, Story(sentences, list(range(number * NUMBERS, number * NUMBERS + 2 * count, 2)))

    def _headline(self) -> str:
        """A line of some seven words."""
        return " ".join(self._chance.choices(self._world.phrases, k=3)).capitalize()

    def _page(self, story: Story, root: int, headline: str, when: int) -> Made:
        """A story on the page of some outlet."""
        chance = self._chance
        outlet = chance.choice(self._world.outlets)
        top = outlet.top if chance.random() < FURNITURE[0] else ""
        end = outlet.end if chance.random() < FURNITURE[1] else ""
        self._printed += 1
        return Made(self._printed, root, outlet, top, end, headline, story, when)

    def _copy(self, parent: Made, source: str) -> Made:
        """A report made from another one by one operation, perhaps with a credit."""
        chance = self._chance
        op, parents = chance.choice(OPERATIONS), [parent.number]
        if op == "merge" and self._recent:
            other = chance.choice(self._recent)
            story = merge(parent.story, other.story)
            parents.append(other.number)
        elif op == "quote" and any(map(is_quotation, parent.story.sentences)):
            story = self._quote(parent)
        else:
            op = op if op in SINGLE else "cut"
            story = SINGLE[op](parent.story, chance, self._world.synonyms)
        headline = parent.headline if op == "verbatim" else self._headline()
        made = self._page(story, parent.root, headline, parent.when + chance.randrange(5, 3000))
        made.op, made.unseen, made.parents = op, parent.unseen, tuple(parents)
        made.ancestors = parent.ancestors.union(parents)
        if chance.random() < (CREDITED_UNSEEN if parent.unseen and not parent.op else CREDITED):
            self._credit(made, source)
        return made

    def _quote(self, parent: Made) -> Story:
        """A new story, with what somebody said in the parent."""
        chance = self._chance
        _, story = self._story()
        taken = chance.choice([at for at, words in enumerate(parent.story.sentences) if is_quotation(words)])
        words = parent.story.sentences[taken]
        at = chance.randrange(1, len(story.sentences))
        speaker = chance.choice(self._world.people)
        story.sentences.insert(at, f"{words[: quoted_length(words)]} {speaker} told {parent.outlet.name}.")
        story.sources.insert(at, parent.story.sources[taken] | 1)
        return story

    def _credit(self, made: Made, source: str) -> None:
        """Name the source, in one of the ways newsrooms write it."""
        made.credit = source
        way = self._chance.randrange(4)
        if way == 0:
            made.lead = f"{self._chance.choice(self._world.places).upper()} ({source}) – "
        elif way == 1:
            made.lead = f"({source}) "
        else:
            made.tail = f"\n\nSource: {source}" if way == 2 else f"\n\nThis report first appeared in {source}."

    def _stamp(self, when: int) -> str | None:
        """A date as outlets give it: to the minute, to the day, or not at all."""
        way = self._chance.random()
        return None if way >= 0.75 else (START + timedelta(minutes=when)).isoformat()[: 16 if way < 0.4 else 10]


def said(words: str, who: str, kind: float) -> str:
    """A statement; ``kind``, from ``PLAIN`` to 1, chooses the verb, the day, and whether the office is named again."""
    speaker = who if kind < INTRODUCED else who[: who.index(",")]
    return f"“{words},” {speaker} {VERBS[int(kind * 1e3) % len(VERBS)]}{DAYS[int(kind * 1e4) % len(DAYS)]}."
