"""Fit the two taggers to reports that people marked, beside what the rules find in them."""

from __future__ import annotations

import os
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from dateline.quotes.drafts import Draft
from dateline.quotes.learned.cue_rows import cue_rows
from dateline.quotes.learned.gold import Placed, cue_labels, part_labels
from dateline.quotes.learned.part_rows import Place, part_rows
from dateline.quotes.learned.strips import SPEECH, Strip, lay_out
from dateline.quotes.reading import Reading, paragraphs_of
from dateline.quotes.statements import find_statements
from dateline.quotes.verbs import cue_forms

__all__ = ["Lesson", "learn_classes", "learn_cues", "learn_parts", "learn_rates", "lessons_of"]

# Swept on the development corpus: within 1 point of each other from c1 .3 to 2, c2 .05 to 3 (docs/decisions/0016).
PARAMETERS = {"c1": 0.3, "c2": 0.05, "feature.possible_transitions": False}
CUE_ROUNDS, PART_ROUNDS = 100, 80
MANY_LESSONS = 5000  # paragraphs; with more, a feature must be seen three times to count, which halves the weights


class Lesson(NamedTuple):
    """
    A paragraph to learn from.

    Args:
        strip: The paragraph.
        drafts: What the rules found in it.
        labels: What the first reader should say of each piece.
        cues: Its cues as pieces, each with its attribution.
    """

    strip: Strip
    drafts: list[Draft]
    labels: list[str]
    cues: list[tuple[Place, Placed]]


def lessons_of(reading: Reading, gold: list[Placed], ignored: Sequence[tuple[int, int]] = ()) -> list[Lesson]:
    """The paragraphs of a report; those that hold an ignored token are left out."""
    found = []
    for units in paragraphs_of(reading.units):
        if any(start < units[-1].end and units[0].start < end for start, end in ignored):
            continue
        drafts = [draft for unit in units for draft in find_statements(reading, unit) if draft.contents]
        strip = lay_out(reading, units, drafts)
        labels, cues = cue_labels(strip, gold)
        found.append(Lesson(strip, drafts, labels, cues))
    return found


def learn_rates(lessons: Iterable[Lesson]) -> dict[str, int]:
    """How often each word was a cue: 3 nearly always, 2 often, 1 sometimes; other words are left out."""
    seen: Counter[str] = Counter()
    cues: Counter[str] = Counter()
    for lesson in lessons:
        for low, label in zip(lesson.strip.lows, lesson.labels, strict=True):
            if low != SPEECH and any(map(str.isalnum, low)):
                seen[low] += 1
                cues[low] += label != "O"
    rates = {}
    for low, count in sorted(seen.items()):
        rate = (cues[low] - 0.5) / (count + 1)
        if count > 2 and rate > 0.1:
            rates[low] = 3 if rate > 0.7 else 2 if rate > 0.35 else 1
    return rates


def learn_classes(reading: Reading, gold: Iterable[Placed], found: dict[str, Counter[str]]) -> None:
    """Count the classes of cues none of whose words the lexicon knows."""
    for placed in gold:
        if placed.cue and placed.marked.klass:
            words = reading.lows[slice(*placed.cue[0])]
            if cue_forms().keys().isdisjoint(words):
                found.setdefault(" ".join(words), Counter())[placed.marked.klass] += 1


def learn_cues(lessons: Sequence[Lesson], rates: dict[str, int]) -> bytes:
    """The weights of the first tagger."""
    trainer = new_trainer(CUE_ROUNDS, len(lessons))
    for lesson in lessons:
        trainer.append(cue_rows(lesson.strip, rates), lesson.labels)
    return trained(trainer)


def learn_parts(lessons: Sequence[Lesson], rates: dict[str, int]) -> bytes:
    """The weights of the second tagger, taught with the cues that people marked."""
    trainer = new_trainer(PART_ROUNDS, len(lessons))
    for lesson in lessons:
        places = [cue for cue, _ in lesson.cues]
        for cue, placed in lesson.cues:
            window = part_rows(lesson.strip, cue, places, rates, lesson.drafts)
            trainer.append(window.rows, part_labels(lesson.strip, cue, window.start, len(window.rows), placed))
    return trained(trainer)


def new_trainer(rounds: int, lessons: int) -> Any:
    """A trainer of python-crfsuite; its search is deterministic."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(verbose=False)
    least = 3 if lessons > MANY_LESSONS else 2
    trainer.set_params({**PARAMETERS, "max_iterations": rounds, "feature.minfreq": least})
    return trainer


def trained(trainer: Any) -> bytes:
    """Run a trainer, which writes its weights into a file."""
    handle, name = tempfile.mkstemp(suffix=".crf")
    os.close(handle)
    path = Path(name)
    try:
        trainer.train(name)
        return path.read_bytes()
    finally:
        path.unlink()
