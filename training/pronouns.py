"""Weigh the signs by which "he" and "she" are led to a person, on GUM's training part and that of the open gold.

usage: pronouns.py --gum gum-train.conllu.gz --gold GOLD.jsonl [--genres news,interview,...] [--houses N] [-o FILE]

GOLD is what ``evals/gold/mark.py join --split train`` wrote; ``evals/gold/pronouns`` is read beside it.
With ``--houses N`` the houses of the passages and the outlets of the gold are parted N ways, each part is judged by
weights learned on the others, and nothing is written. Each pronoun gives a choice among the persons mentioned
before it, or nobody; the weights make the choices of the corpora likely (a softmax with a ridge). Twice: the second
time the mentions that earlier pronouns made are those of the first time's weights. Same input, same file.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "evals"))
sys.path.insert(0, str(Path(__file__).parent.parent / "evals/gold"))

from links import FORMS, documents_of
from marking.gold import read_rows
from scoring.actors import speaker_right

from dateline.config import Config
from dateline.extraction import extract
from dateline.intake import read_rows as read_lines
from dateline.language import LanguageOptions, analyse, analyse_words
from dateline.language.links import KEPT, Chosen, Linker
from dateline.language.pronouns import Live, chances, nobody_signs
from dateline.language.referent import Referent
from dateline.language.referents import Referents
from dateline.model import Analysis, Media, Problem, Report, ReportId, Role, Span, Zone
from training.passages import NOBODY, Passage, is_meant, read_passages

PASSAGES = Path(__file__).parent.parent / "evals/gold/pronouns/passages.txt"
CHANCES = (0.0, 0.45, 0.5, 0.6, 0.7, 0.8)
OUT = Path(__file__).parent.parent / "src/dateline/lexicon/en/pronouns.toml"
GENRES = "news,interview,speech,bio,court,academic,textbook,voyage,vlog"
RIDGE, ROUNDS = 3.0, 12  # ridge swept over .3, 1, 3 on the dev parts
LEAST = 5  # choices in which a sign must show
OF_GOLD = 2.0  # what a choice of the open gold and of the passages weighs beside one of GUM
HEAD = """# Weights of the signs by which "he" and "she" are led to a person (dateline/language/pronouns.py).
# Origin: learned by training/pronouns.py on {gum} pronouns of GUM's training part (CC BY; its conversations left out),
# {gold} of the training part of evals/gold and {passages} of its passages (CC BY 4.0).
# Figures: BENCHMARKS.md, "Open gold".

[weights]
"""
Judge = Callable[[Referents, int, Sequence[Live]], list[int] | None]  # all that are right; of two mentions of one both


class Choice(NamedTuple):
    """The signs of everybody who may be meant and, last, of nobody; which is learned, which are right; its weight."""

    signs: list[tuple[str, ...]]
    right: int
    every: tuple[int, ...]
    weight: float


class Marked(NamedTuple):
    """A text with a corpus, the house that it is of (none for what is never judged), and what it says of pronouns."""

    corpus: str
    house: str
    text: str
    analysis: Analysis
    judge: Callable[[Referents], Judge]


class Recorder(Linker):
    """A linker that keeps its choices and goes on as the weights say, or as the corpus does where it says."""

    def __init__(self, known: Referents, judge: Judge, weights: Mapping[str, float], weight: float) -> None:
        super().__init__(known)
        self.judge, self.weights, self.weight = judge, weights, weight
        self.choices: list[Choice] = []

    def choose(self, at: int, live: Sequence[Live]) -> Chosen | None:
        """Keep the choice where the corpus knows it."""
        nobody = nobody_signs(self.known, at, live)
        right = self.judge(self.known, at, live)
        ranked = [*chances(live, nobody, self.weights), 0.0]
        if right is not None:
            # Of several that are right the likeliest is learned, a name that is often met at first.
            known = [(ranked[own], self.worth(live, own), own) for own in right]
            self.choices.append(
                Choice([*(one.signs for one in live), nobody], max(known)[2], tuple(right), self.weight)
            )
            if not self.weights:
                return Chosen(live[max(known)[2]].latest, 1.0) if max(known)[2] < len(live) else None
        if not live or not self.weights:
            return None
        best = max(range(len(live)), key=lambda number: (ranked[number], -number))
        return Chosen(live[best].latest, ranked[best]) if ranked[best] >= KEPT else None

    def worth(self, live: Sequence[Live], number: int) -> tuple[bool, int]:
        """Whether one is a name, and how often it was met."""
        if number == len(live):
            return False, 0
        who = live[number].latest.who
        return not who.startswith("the "), self.totals[who]


def main() -> int:
    """Gather, weigh, write; or weigh and judge part by part."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gum", type=Path, required=True)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--genres", default=GENRES)
    parser.add_argument("--houses", type=int, default=0, metavar="N", help="judge N parts by weights of the others")
    parser.add_argument("-o", "--out", type=Path, default=OUT)
    asked = parser.parse_args()
    texts = [*of_gum(asked.gum, asked.genres.split(",")), *of_gold(asked.gold), *of_passages(PASSAGES)]
    if asked.houses:
        print(by_parts(texts, asked.houses))
        return 0
    weights, counts = learned(texts)
    lines = [f'"{sign}" = {weight}\n' for sign, weight in sorted(weights.items())]
    asked.out.write_text(HEAD.format(**counts) + "".join(lines), "utf-8")
    return 0


def of_gum(path: Path, genres: Sequence[str]) -> Iterator[Marked]:
    """The documents of GUM's training part."""
    for text, analysis, mentions in documents_of(path, genres):
        yield Marked("gum", "", text, analysis, always(gum_judge(mentions)))


def of_gold(path: Path) -> Iterator[Marked]:
    """The reports of the open gold, parted by outlet."""
    for row in read_rows([path]):
        text, analysis = analysed(row)
        yield Marked("gold", row["outlet"] or row["id"], text, analysis, partial(gold_judge, row=row))


def of_passages(path: Path) -> Iterator[Marked]:
    """The passages, parted by house."""
    for passage in read_passages(path):
        text = passage.text
        report = Report(
            ReportId(passage.id), text, "", "", Media.TEXT, passage.id, (Zone(Role.BODY, Span(0, len(text))),)
        )
        analysis = analyse_words(analyse(report), LanguageOptions())
        yield Marked("passages", passage.house, text, analysis, always(passage_judge(passage)))


def always(judge: Judge) -> Callable[[Referents], Judge]:
    """A judge that needs nothing of the report."""

    def same(_: Referents) -> Judge:
        return judge

    return same


def learned(texts: Sequence[Marked], rounds: int = 3) -> tuple[dict[str, float], Counter[str]]:
    """The weights of some texts, and the choices of each corpus."""
    weights: dict[str, float] = {}
    counts: Counter[str] = Counter()
    for _ in range(rounds):
        choices: list[Choice] = []
        counts.clear()
        for one in texts:
            found = recorded(one, weights)
            counts[one.corpus] += len(found)
            choices += found
        weights = weighed(choices)
        shown = f"{len(choices)} choices, {len(weights)} signs, right {share_right(choices, weights):.3f}"
        print(shown, file=sys.stderr)
    return weights, counts


def by_parts(texts: Sequence[Marked], parts: int) -> str:
    """What weights learned on the other parts make of each part, by corpus and chance."""
    sizes: dict[tuple[str, str], int] = Counter((one.corpus, one.house) for one in texts if one.house)
    part_of: dict[tuple[str, str], int] = {}
    loads = [0] * parts
    for key in sorted(sizes, key=lambda own: (-sizes[own], own)):
        part_of[key] = loads.index(min(loads))
        loads[part_of[key]] += sizes[key]
    results: dict[str, list[tuple[float, bool]]] = {}
    for number in range(parts):
        weights, _ = learned([one for one in texts if part_of.get((one.corpus, one.house)) != number], rounds=2)
        for one in texts:
            if part_of.get((one.corpus, one.house)) == number:
                judged = recorded(one, weights)
                results.setdefault(one.corpus, []).extend(best_of(choice, weights) for choice in judged)
    return "\n".join(line for corpus, found in results.items() for line in as_lines(corpus, found))


def best_of(choice: Choice, weights: Mapping[str, float]) -> tuple[float, bool]:
    """How likely the likeliest person of a choice is, and whether that is right; 0 where there is none."""
    scores = [math.exp(sum(weights.get(sign, 0.0) for sign in signs)) for signs in choice.signs]
    if len(scores) == 1:
        return 0.0, False
    best = max(scores[:-1])
    return best / sum(scores), scores.index(best) in choice.every


def as_lines(corpus: str, found: Sequence[tuple[float, bool]]) -> Iterator[str]:
    """One line a chance: the share that is right of all, and of those that are as likely."""
    for least in CHANCES:
        led = [right for chance, right in found if chance >= least]
        yield (
            f"{corpus} {least}: right {100 * sum(led) / max(1, len(found)):.1f} of {len(found)}, "
            f"{100 * sum(led) / max(1, len(led)):.1f} of {len(led)}"
        )


def analysed(row: Mapping[str, Any]) -> tuple[str, Analysis]:
    """A report of the gold as the pipeline reads it."""
    config = Config()
    [item] = read_lines([json.dumps(row).encode()], "gold", config.intake)
    assert not isinstance(item, Problem)
    report = extract(item, config.extraction)
    assert not isinstance(report, Problem)
    return report.text, analyse_words(analyse(report), config.language)


def gum_judge(mentions: Sequence[tuple[int, int, str]]) -> Judge:
    """What GUM says of a pronoun: the first who was last mentioned within its entity, or nobody."""

    def judge(known: Referents, at: int, live: Sequence[Live]) -> list[int] | None:
        word = known.words[at]
        text = known.text[word.start : word.end].lower()
        entity = next((own for start, end, own in mentions if (start, end) == (word.start, word.end)), None)
        if entity is None or text not in FORMS:
            return None
        return [number for number, one in enumerate(live) if entity_of(one.latest, word.start) == entity] or [len(live)]

    def entity_of(one: Referent, before: int) -> str | None:
        holders = [own for own in mentions if own[0] <= one.start and one.end <= own[1] <= before]
        return min(holders, key=lambda own: own[1] - own[0])[2] if holders else None

    return judge


def gold_judge(known: Referents, row: Mapping[str, Any]) -> Judge:
    """What the open gold says of a pronoun that is a source."""
    speakers = {tuple(own["source"][0]): own["speaker"] for own in row["attributions"] if own["source"]}

    def judge(_: Referents, at: int, live: Sequence[Live]) -> list[int] | None:
        word = known.words[at]
        speaker = speakers.get((word.start, word.end))
        if speaker is None or known.forms[at] not in FORMS:
            return None
        if speaker["kind"] == "nobody":
            return [len(live)]
        right = [number for number, one in enumerate(live) if speaker_right(row, speaker, (one.latest.who,))]
        return right or [len(live)]

    return judge


def passage_judge(passage: Passage) -> Judge:
    """What a passage says of a pronoun."""

    def judge(known: Referents, at: int, live: Sequence[Live]) -> list[int] | None:
        word = passage.meant.get(known.words[at].start)
        if word is None:
            return None
        right = [] if word == NOBODY else [number for number, one in enumerate(live) if is_meant(one.latest.who, word)]
        return right or [len(live)]

    return judge


def recorded(one: Marked, weights: Mapping[str, float]) -> list[Choice]:
    """The choices of one text."""
    known = Referents(one.text, one.analysis)
    recorder = Recorder(known, one.judge(known), weights, 1.0 if one.corpus == "gum" else OF_GOLD)
    for _ in recorder.links():
        pass
    return recorder.choices


def weighed(choices: Sequence[Choice]) -> dict[str, float]:
    """The weights that make the choices likely: Newton's method on a softmax with a ridge."""
    import numpy as np  # only after the pipeline has told it to use one thread

    seen = Counter(sign for choice in choices for signs in choice.signs for sign in set(signs))
    names = sorted(sign for sign, count in seen.items() if count >= LEAST)
    index = {sign: number for number, sign in enumerate(names)}
    sizes = [len(choice.signs) for choice in choices]
    firsts = np.cumsum([0, *sizes[:-1]])
    table = np.zeros((sum(sizes), len(names)))
    for number, signs in enumerate(signs for choice in choices for signs in choice.signs):
        table[number, [index[sign] for sign in signs if sign in index]] = 1.0
    weight = np.repeat([choice.weight for choice in choices], sizes)
    right = np.zeros(len(table))
    right[firsts + [choice.right for choice in choices]] = 1.0
    values = np.zeros(len(names))
    for _ in range(ROUNDS):
        scores = np.exp(np.clip(table @ values, -30, 30))
        shares = scores / np.repeat(np.add.reduceat(scores, firsts), sizes)
        means = np.add.reduceat(table * shares[:, None], firsts)
        slope = table.T @ (weight * (right - shares)) - RIDGE * values
        bend = table.T @ (table * (weight * shares)[:, None]) + RIDGE * np.eye(len(names))
        bend -= means.T @ (means * weight[firsts][:, None])
        values += np.linalg.solve(bend, slope)
    return {sign: round(float(value), 3) for sign, value in zip(names, values, strict=True) if abs(value) >= 0.005}


def share_right(choices: Sequence[Choice], weights: Mapping[str, float]) -> float:
    """The share of choices whose likeliest is right."""
    hits = 0
    for choice in choices:
        scores = [sum(weights.get(sign, 0.0) for sign in signs) for signs in choice.signs]
        hits += scores.index(max(scores)) == choice.right
    return hits / max(1, len(choices))


if __name__ == "__main__":
    sys.exit(main())
