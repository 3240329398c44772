"""Read transcripts and interviews: paragraphs that open with a name or Q and A and a colon; and titles that do."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dateline.lexicon import load_lexicon, load_table
from dateline.model import Role
from dateline.quotes.drafts import Draft
from dateline.quotes.reading import Reading, Unit
from dateline.quotes.sources import Source
from dateline.quotes.verbs import cue_forms

__all__ = ["TITLES", "Transcript", "title_line"]

TITLES = frozenset((Role.HEADLINE, Role.KICKER, Role.DUPLICATE_HEADLINE))
MARKS = frozenset(('"', "“", "''", "``"))
NOBODYS = frozenset(
    """
    note video photo watch update editor read source sources by q&a live exclusive opinion analysis explainer interview
    breaking profile obituary review comment column feature gallery podcast recap factbox timeline explained updated
    alert developing flash urgent scoop letters letter correction clarification advisory newsletter
    listen pictures preview special investigation
    """.split()
)
ASKS, ANSWERS = frozenset(("q", "question")), frozenset(("a", "answer"))
IN_NAMES = frozenset(("of", "al", "bin", "de", "von", "van", "to", "’s", "'s", ".", ",", "and", "the"))
WHERE = frozenset("in from near at to across around outside inside into over through throughout".split())
OURSELVES = frozenset(("we", "our", "us", '"', "“"))
LONGEST_NAME = 6  # tokens before the colon
FEWEST_LINES = 3  # paragraphs that open with a name in plain letters and a colon; two may be places or a list
RETOLD = frozenset(("said", "asked", "demanded", "denied"))


@dataclass(slots=True)
class Transcript:
    """
    The speeches of a transcript.

    Args:
        reading: The report.
        labels: For each paragraph that opens with one, the label as tokens.
        last: The last such paragraph; a paragraph between two of them goes on with the first.
        speech: The speech that is being read.
    """

    reading: Reading
    labels: Mapping[int, tuple[int, int]]
    last: int
    speech: Draft | None = None

    @classmethod
    def of(cls, reading: Reading) -> Transcript | None:
        """The transcript that a report is or holds, or None."""
        labels = find_labels(reading)
        return cls(reading, labels, max(labels)) if labels else None

    def holds(self, unit: Unit) -> bool:
        """Whether the unit is a part of a speech."""
        return self.speech is not None and any(start <= unit.start < end for start, end in self.speech.contents)

    def read(self, unit: Unit, drafts: list[Draft]) -> list[Draft]:
        """
        Add the speech that the unit opens, or go on with the one before.

        Args:
            unit: The next unit of the report.
            drafts: What its cues attribute; of those within a speech only sayings stay, nested in it.
        """
        label = self.labels.get(unit.paragraph)
        if label is not None and label[0] >= unit.start and label[1] < unit.end:
            self.speech = self.opened(unit, label)
            return [self.speech, *self.within(drafts)]
        if self.speech is None or not (unit.paragraph == self.speech.paragraph or unit.paragraph < self.last):
            self.speech = None
            return drafts
        self.speech.contents.append((unit.start, unit.end))
        self.speech.paragraph = unit.paragraph
        return self.within(drafts)

    def opened(self, unit: Unit, label: tuple[int, int]) -> Draft:
        """The speech that begins after a label."""
        start, colon = label
        words = self.reading.words
        asks = self.reading.lows[start] in ASKS or (
            words[unit.end - 1] == "?" and self.reading.lows[start] not in ANSWERS
        )
        source, content = Source(start, colon, colon), [(colon + 1, unit.end)]
        klass = "asked" if asks else "said"
        return Draft(source, None, content, klass, "name and colon", unit.paragraph, unit.role)

    def within(self, drafts: list[Draft]) -> list[Draft]:
        """What a speech itself tells of others' words."""
        kept = []
        for draft in drafts:
            if draft.parent is None and draft.klass.removeprefix("not-") in RETOLD and self.names_other(draft):
                draft.parent = self.speech
                kept.append(draft)
            elif draft.parent in kept:
                kept.append(draft)
        return kept

    def names_other(self, draft: Draft) -> bool:
        """Whether a draft has a source of its own that is not "I"."""
        return draft.source is not None and self.reading.lows[draft.source.start] not in (
            "i",
            "we",
            "you",
            "it",
            "that",
        )


def find_labels(reading: Reading) -> dict[int, tuple[int, int]]:
    """The labels of the paragraphs, when there are enough of them to be a transcript; else none."""
    words, units = reading.words, reading.units
    if words.count(":") < 2:
        return {}
    heads = [unit.start for unit in units]
    found: dict[int, tuple[int, int]] = {}
    for at, word in enumerate(words):
        if word != ":":
            continue
        place = max(bisect_right(heads, at) - 1, 0)
        unit = units[place]
        opens = place == 0 or units[place - 1].paragraph != unit.paragraph
        start = unit.start + (words[unit.start] in MARKS)
        if (
            not opens
            or unit.role in TITLES
            or at > start + LONGEST_NAME
            or at + 1 >= unit.end
            or unit.paragraph in found
        ):
            continue
        if names_speaker(words[start:at]) and not words[at + 1][0].isdigit():
            found[unit.paragraph] = (start, at)
    return found if is_transcript(reading, list(found.values())) else {}


def is_transcript(reading: Reading, labels: list[tuple[int, int]]) -> bool:
    """Two names in capitals; or Q and A; or three names in plain letters one of which comes again."""
    shown = Counter(" ".join(reading.words[start:end]) for start, end in labels)
    lows = {low.lower() for low in shown}
    if lows & ASKS and lows & ANSWERS:
        return True
    capitals = sum(count for name, count in shown.items() if name.isupper() and len(name) > 1)
    return capitals > 1 or (len(labels) >= FEWEST_LINES and max(shown.values()) > 1)


def names_speaker(words: list[str]) -> bool:
    """Whether the words before a colon can be a speaker: capitals, or "Q"."""
    if not words or words[0] in ("The", "In", "How", "Why", "What") or words[0][0].isdigit():
        return False
    low = words[0].lower()
    if low in genres():
        return False  # "Timeline: How the crisis unfolded"
    if low in NOBODYS or (low in cue_forms() and len(words) == 1 and low not in ASKS):
        return False
    if words[0] == "A" and len(words) > 1:
        return False
    return all(is_of_name(word) for word in words)


def is_of_name(word: str) -> bool:
    """Whether a word can stand in a name: with a capital, also behind its article ("al-Orr"), or small in names."""
    capital = word[0].isupper() or any(part[:1].isupper() for part in word.split("-")[1:])
    return capital or word in IN_NAMES or not word[0].isalpha()


@cache
def genres() -> frozenset[str]:
    """What a house writes before a colon to say what kind of text follows."""
    return frozenset(load_lexicon("entities")["genres"].split())


@cache
def places() -> frozenset[str]:
    """Names of lands and cities, which a title puts before a colon to say what it is about."""
    return frozenset(load_table("places")) | frozenset(load_lexicon("entities")["states"].strip().split("\n"))


def only_a_place(reading: Reading, unit: Unit, word: str) -> bool:
    """Whether the report has a word of its title nowhere else, or only behind "in", "from" or "near"."""
    if reading.units[-1].end == unit.end:
        return False  # a title alone
    others = [at for at, other in enumerate(reading.words) if other == word and not unit.start <= at < unit.end]
    return all(at > 0 and reading.lows[at - 1] in WHERE for at in others)


def title_line(reading: Reading, unit: Unit) -> list[Draft]:
    """ "Hill: We won" in a title."""
    words = reading.words
    start = unit.start + (words[unit.start] in MARKS)
    colon = next((at for at in range(start, min(unit.end - 1, start + LONGEST_NAME + 1)) if words[at] == ":"), None)
    if colon is None or not names_speaker(words[start:colon]) or words[colon + 1][0].isdigit():
        return []
    if not all(is_of_name(word) and word[0].isalpha() for word in words[start:colon]) or len(words[start]) == 1:
        return []
    if " ".join(words[start:colon]) in places() and OURSELVES.isdisjoint(reading.lows[colon : unit.end]):
        return []  # "Sudan: march ends in bloodshed" says where
    if colon - start == 1 and only_a_place(reading, unit, words[start]):
        return []  # and so does "Teshkara: Floods reach the lower town", of a land that no list has
    content = [(colon + 1, unit.end)]
    stop = next((at for at in range(start + 1, colon - 1) if words[at] == "to"), colon)  # "Governor to unions: ..."
    source = Source(start, stop, stop)
    return [Draft(source, None, content, "said", "name and colon in a title", unit.paragraph, unit.role)]
