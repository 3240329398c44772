"""The generated corpus: same bytes from the same seed, 4 relatives at any size, and a truth that the texts bear out."""

from __future__ import annotations

import importlib
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
Row = dict[str, Any]


@pytest.fixture(scope="module")
def corpus() -> Iterator[ModuleType]:
    """The generator as a module; its own modules lie beside it."""
    sys.path.insert(0, str(BENCHMARKS))
    try:
        yield importlib.import_module("generate_corpus")
    finally:
        sys.path.remove(str(BENCHMARKS))


@pytest.fixture(scope="module")
def written(corpus: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., tuple[Path, Path]]:
    """A function that writes a corpus and its truth."""

    def write(count: int, seed: int = 7, window: int = 100) -> tuple[Path, Path]:
        folder = tmp_path_factory.mktemp("corpus")
        out, truth = folder / "reports.jsonl", folder / "truth.jsonl"
        corpus.write_corpus(corpus.generate(count, seed), out, truth, seed=seed, window=window)
        return out, truth

    return write


def rows(path: Path) -> list[Row]:
    """The objects of a file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def test_the_same_seed_gives_the_same_bytes(written: Callable[..., tuple[Path, Path]]) -> None:
    """Another seed gives others."""
    first, again, other = (tuple(path.read_bytes() for path in written(300, seed)) for seed in (3, 3, 4))
    assert first == again
    assert first[0] != other[0]


@pytest.mark.parametrize(("count", "chance"), [(1000, 0.25), (20_000, 0.08)])
def test_a_report_has_four_relatives_at_any_size(corpus: ModuleType, count: int, chance: float) -> None:
    """The mean does not grow with the corpus: pairs grow as reports do; a thousand reports are some 350 families."""
    kin = importlib.import_module("corpus_truth").Kin()
    pairs = sum(1 for report in corpus.generate(count) for _ in kin.add(report))
    assert 2 * pairs / count == pytest.approx(4, abs=chance)


def test_a_smaller_corpus_is_the_beginning_of_a_larger_one(corpus: ModuleType) -> None:
    """So that runs of several sizes measure the same reports."""
    small, large = ([corpus.row_of(report) for report in corpus.generate(count)] for count in (150, 300))
    assert small == large[:150]


def test_reports_are_of_news_length_and_each_has_its_own_id(written: Callable[..., tuple[Path, Path]]) -> None:
    """Also after the shuffle every report is there, once."""
    reports = rows(written(1000)[0])
    assert len({report["id"] for report in reports}) == 1000
    sizes = sorted(len(report["text"].split()) for report in reports)
    assert sizes[50] >= 230
    assert sizes[-50] <= 650
    assert all(report["outlet"] and report["text"].strip() for report in reports)


def test_the_texts_bear_the_truth_out(written: Callable[..., tuple[Path, Path]]) -> None:
    """Spans lie in the texts, whole sentences long, and most of their words are the same; quotations stand in marks."""
    reports, truth = (rows(path) for path in written(1000))
    texts = {report["id"]: report["text"] for report in reports}
    kinds = {line["kind"] for line in truth}
    assert kinds == {"copy", "partial", "quotation"}
    for line in truth:
        a, b = texts[line["a"]], texts[line["b"]]
        for a_start, a_end, b_start, b_end in line["spans"]:
            assert 0 <= a_start < a_end <= len(a)
            assert 0 <= b_start < b_end <= len(b)
            one, two = a[a_start:a_end].split(), b[b_start:b_end].split()
            assert same_words(one, two) >= 0.6 * max(len(one), len(two))
            if line["op"] in ("verbatim", "cut", "drop", "reorder"):
                assert " ".join(one) == " ".join(two)
            if line["kind"] == "quotation":
                assert one[0][0] + one[-1][-1] in ("“”", '""')


def same_words(one: list[str], two: list[str]) -> int:
    """How many words stand in both, each as often as in both."""
    return (Counter(one) & Counter(two)).total()


def test_unrelated_stories_share_no_more_than_news_does(corpus: ModuleType) -> None:
    """Of the runs of five words of a median story some 1 % stand in one of 999 others; 1.1 % in real news."""
    stories = [report.text[len(report.top) :] for report in corpus.generate(3200) if not report.op][:1000]
    seen: dict[tuple[str, ...], int] = {}
    runs = []
    for story in stories:
        words = story.split("\n\nCopyright")[0].lower().split()
        runs.append({tuple(words[at : at + 5]) for at in range(len(words) - 4)})
        for run in runs[-1]:
            seen[run] = seen.get(run, 0) + 1
    shares = sorted(sum(seen[run] > 1 for run in own) / len(own) for own in runs)
    assert len(stories) == 1000
    assert 0.004 <= shares[500] <= 0.06
