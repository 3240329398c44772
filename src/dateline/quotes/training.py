"""Train a reader of attributions on reports that people marked, and calibrate it on reports held out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dateline.model import AnnotatedText, Span, Word
from dateline.quotes.drafts import Draft
from dateline.quotes.find import DEFAULT, find_drafts
from dateline.quotes.grammar import DETERMINERS
from dateline.quotes.learned.calibration import Signs, fit_curve, signs_of
from dateline.quotes.learned.gold import Marked, Placed, place_marked
from dateline.quotes.learned.reader import Reader
from dateline.quotes.learned.teach import Lesson, learn_classes, learn_cues, learn_parts, learn_rates, lessons_of
from dateline.quotes.learned.weights import Weights
from dateline.quotes.reading import Reading, read_text
from dateline.quotes.rules import rule_worth

__all__ = ["Example", "Marked", "train_reader"]

FOLDS = 4  # of a small corpus; each part is read by a reader taught with the others
FEW = 250  # reports; with more, one part of FOLDS held out is enough to calibrate
THRESHOLD = 0.4
# What moves, adds and drops lines: swept on the development corpus and the open gold (docs/decisions/0016).
SURE_OF_FEW, SURE_OF_MANY = (0.6, 0.9, 0.1), (0.7, 0.35, 0.05)
Tokens = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Example:
    """
    A report that a person marked.

    Args:
        text: The report with its sentences and tokens.
        marked: All its attributions.
        ignored: Where nothing was marked for good; not learned from.
        words: Its grammar; empty where it is not known, and the reader then learns without.
    """

    text: AnnotatedText
    marked: tuple[Marked, ...]
    ignored: tuple[Span, ...] = ()
    words: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class Studied:
    """An example laid out: its rows, the attributions as tokens, and its paragraphs."""

    reading: Reading
    gold: list[Placed]
    lessons: list[Lesson]


def train_reader(examples: Iterable[Example], card: Mapping[str, Any]) -> Weights:
    """
    Train on marked reports: which words attribute, what is the source and content of each, and how sure a line is.

    Args:
        examples: The reports; their order is part of the result.
        card: What to say of the corpus in the card of the weights.

    Returns:
        The weights; the same examples in the same order give the same bytes.

    Raises:
        ValueError: If no report has an attribution with a cue.
    """
    studied = [study(example) for example in examples]
    if not any(lesson.cues for one in studied for lesson in one.lessons):
        raise ValueError("no attribution with a cue to learn from")
    folds = FOLDS if len(studied) >= FOLDS else 0
    lines: list[tuple[Signs, bool]] = []
    for fold in range(folds if len(studied) < FEW else min(folds, 1)):
        taught = learn([one for number, one in enumerate(studied) if number % folds != fold])
        if taught is not None:
            reader = Reader(taught)
            lines.extend(line for one in studied[fold::folds] for line in judged(one, reader))
    weights = learn(studied)
    assert weights is not None
    told = {
        **card,
        "reports": len(studied),
        "attributions": sum(len(one.gold) for one in studied),
        "cues": sum(len(lesson.cues) for one in studied for lesson in one.lessons),
        "lines held out": len(lines),
    }
    grammar = any(one.reading.parsed for one in studied)
    return replace(weights, curve=tuple(fit_curve(lines)) if lines else (), card=told, grammar=grammar)


def study(example: Example) -> Studied:
    """Lay an example out."""
    reading = read_text(example.text, DEFAULT.roles, example.words)
    gold = [place_marked(reading, one) for one in example.marked]
    ignored = place_marked(reading, Marked((), (), example.ignored)).content
    return Studied(reading, gold, lessons_of(reading, gold, ignored))


def learn(studied: Sequence[Studied]) -> Weights | None:
    """Weights without calibration; None when there is nothing to learn."""
    lessons = [lesson for one in studied for lesson in one.lessons]
    if not any(lesson.cues for lesson in lessons):
        return None
    rates = learn_rates(lessons)
    classes: dict[str, Counter[str]] = {}
    for one in studied:
        learn_classes(one.reading, one.gold, classes)
    sure = SURE_OF_FEW if len(studied) < FEW else SURE_OF_MANY
    likeliest = {words: min(counts, key=lambda klass: (-counts[klass], klass)) for words, counts in classes.items()}
    return Weights(learn_cues(lessons, rates), learn_parts(lessons, rates), rates, likeliest, (), THRESHOLD, sure)


def judged(studied: Studied, reader: Reader) -> Iterable[tuple[Signs, bool]]:
    """Of each line that was read with a cue: its signs, and whether a person marked it so."""
    reading = studied.reading
    gold = [(words_in(reading, one.content), source_words(reading, one.source)) for one in studied.gold]
    for draft in find_drafts(reading, reader):
        if draft.shares is not None:
            yield signs_of(draft.shares, rule_worth(reading, draft)), any(is_right(reading, draft, one) for one in gold)


def is_right(reading: Reading, draft: Draft, gold: tuple[set[int], set[int]]) -> bool:
    """Whether at least half of the words of both contents are shared, and half of the shorter source's."""
    content, source = gold
    mine = words_in(reading, draft.contents)
    if 2 * len(mine & content) < len(mine | content):
        return False
    own = source_words(reading, [(draft.source.start, draft.source.end)]) if draft.source else set()
    if not own or not source:
        return not own and not source
    return 2 * len(own & source) >= min(len(own), len(source))


def words_in(reading: Reading, ranges: Iterable[Tokens]) -> set[int]:
    """The tokens of the ranges that are words."""
    return {at for start, end in ranges for at in range(start, end) if reading.words[at][0].isalnum()}


def source_words(reading: Reading, ranges: Iterable[Tokens]) -> set[int]:
    """The same without determiners, unless there is nothing else."""
    words = words_in(reading, ranges)
    return {at for at in words if reading.lows[at] not in DETERMINERS} or words
