"""Score the lines of `dateline copies` against a truth whose alignments are known to the character.

usage: copies_score.py REPORTS.jsonl TRUTH.jsonl OUT.jsonl [--words 8] [--json FILE] [--show N]      (.gz is read too)

OUT: the contract's lines, {"a", "b", "spans": [[a_start, a_end, b_start, b_end], ..], "kind", "dir", "common_source",
"a_share", "b_share"}; all but a and b may be missing, the order of a pair is free, two lines of one pair are joined. A
line of kind "boilerplate" says that two reports share only furniture: it is no pair found, and is scored apart.

pairs      recall over the truth, and by operation; every extra pair is read again:
             shares     the texts have a run of --words words in common (reuse among the base texts)  -> not wrong
             furniture  only inside the furniture that the maker of the set added                     -> wrong
             nothing    no such run                                                                   -> wrong
           precision = (in truth + shares) / pairs found
spans      characters on both sides over true pairs: precision, recall, F1; mapped = share of predicted characters of b
           whose place in a is within 40 characters of the true one
shares     mean distance of a_share and b_share from the truth, over pairs found that give them
kind       share of pairs found whose kind is right (a "rewrite" may also be called partial)
direction  over copy and chain pairs found, by what the texts show (clue): how many were given, how many of those are
           right; invented = siblings given a direction. Leaving a direction open is never wrong.
common     common_source over siblings whose unseen origin one of them credits: given, right; invented = given where
           there is none

Two figures that the issue asks, each as a count and as a rate:

true pairs called boilerplate   pairs of the truth of which every line says boilerplate, of all pairs of the truth;
           asked <= 0.001.
quotation called copy           over *quote pairs*, the pairs of the truth of kind quotation; asked <= 0.02.
           The maker's operation `quote` holds two relations. It puts one or two sentences of story D into an unrelated
           story H. With H the new report shares nearly all: the truth's kind is copy or partial, so this is no quote
           pair. With D (and D's other copies) it shares those sentences alone: kind quotation. These are the quote
           pairs, with any other pair that shares less than a fifth of both reports.
             copy     called copy, which says that the reports are the same text. `rate` is this count of all quote
                      pairs. A quote pair that is not found, or called boilerplate, is not called copy.
             partial  called partial. The maker takes any sentences and sets no marks around them, and words that stand
                      in no quotation marks are, by the contract, a passage that was copied: partial is then right.
             marked   quote pairs whose shared words do stand inside quotation marks in both texts, as a reader sees
                      them: here copy *and* partial are wrong, and `rate` counts both.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from copies_readings import WORD, Readings, Row, lines
from copies_spans import Spans, SpanTally, flat, turn

Key = int  # two numbers of reports, the smaller one in front

BACK = {"ab": "ba", "ba": "ab"}
HALF = 32  # bits of a report's number within a key


def score(reports: Path, truth: Path, out: Path, words: int = 8) -> tuple[Row, list[tuple[str, str]]]:
    """
    Score an output.

    The output is held in memory, its spans as plain numbers; the truth and the reports are read as they pass.

    Returns:
        The figures, and the pairs found that share nothing at all.
    """
    names, told = Names(), Told()
    found, plain = read_output(out, names)
    extra, lacking = dict.fromkeys(found), set(plain)
    for row in lines(truth):
        key, turned = names.key(row["a"], row["b"])
        extra.pop(key, None)
        line = found.get(key)
        told.add(row, line.seen_from(turned) if line else None, lost=key in plain)
        lacking.discard(key)
    pairs, said = names.pairs(extra), names.pairs(lacking)
    quoted = {report for quotation in told.quotations for report in (quotation.a, quotation.b)}
    readings = Readings(reports, {report for pair in pairs + said for report in pair}, quoted, words)
    judged = {pair: readings.judge(*pair) for pair in sorted(pairs)}
    kinds = Counter(judged.values())
    figures = {
        "found": len(found),
        "truth": told.truth,
        "hit": told.hits,
        "extra": dict(kinds),
        "pair_recall": ratio(told.hits, told.truth),
        "pair_precision": ratio(told.hits + kinds["shares"], len(found)),
        "recall_by_op": {op: ratio(told.hits_by_op[op], of, 3) for op, of in sorted(told.by_op.items())},
        "boilerplate": {
            "said": len(plain),
            "right": sum(bool(readings.common(*pair)) for pair in sorted(said)),
            "true_pairs_lost": told.lost,
        },
        "true_pairs_called_boilerplate": rated(told.lost, told.truth),
        "quotation_called_copy": score_quotations(told.quotations, readings),
        **told.figures(),
    }
    return figures, [pair for pair, kind in judged.items() if kind == "nothing"]


class Names:
    """Numbers for the ids of reports, in the order of their first appearance."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def key(self, a: str, b: str) -> tuple[Key, bool]:
        """The key of a pair, and whether it names the reports the other way round."""
        x, y = (self._numbers.setdefault(name, len(self._numbers)) for name in (a, b))
        return (x << HALF | y, False) if x <= y else (y << HALF | x, True)

    def pairs(self, keys: Iterable[Key]) -> list[tuple[str, str]]:
        """The ids of pairs."""
        ids = list(self._numbers)
        return [(ids[key >> HALF], ids[key & (1 << HALF) - 1]) for key in keys]


@dataclass(slots=True)
class Line:
    """One pair of the output, its reports in the order of its key."""

    kind: str | None
    way: str | None
    shares: tuple[float | None, float | None]
    source: str | None
    spans: Spans

    def seen_from(self, turned: bool) -> Line:
        """The line with its reports the other way round, if they are."""
        if not turned:
            return self
        return Line(self.kind, BACK.get(self.way or ""), self.shares[::-1], self.source, turn(self.spans))


def read_output(path: Path, names: Names) -> tuple[dict[Key, Line], Collection[Key]]:
    """The pairs found, and the pairs of which every line says boilerplate."""
    found: dict[Key, Line] = {}
    plain: dict[Key, None] = {}
    for row in lines(path):
        key, turned = names.key(row["a"], row["b"])
        if row.get("kind") == "boilerplate":
            plain[key] = None
            continue
        shares = (row.get("a_share"), row.get("b_share"))
        spans = flat(row.get("spans") or ())
        line = Line(row.get("kind"), row.get("dir"), shares, row.get("common_source"), spans).seen_from(turned)
        if key in found:
            found[key].spans.extend(line.spans)
        else:
            found[key] = line
    return found, plain.keys() - found.keys()


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quote pair of the truth, and what the output calls it (None: not found, or not said)."""

    a: str
    b: str
    spans: Spans
    called: str | None


class Told:
    """What the truth says of the output, figure by figure, as its pairs pass."""

    def __init__(self) -> None:
        self.truth = self.hits = self.lost = 0
        self.by_op: Counter[str] = Counter()
        self.hits_by_op: Counter[str] = Counter()
        self.quotations: list[Quotation] = []
        self._spans = SpanTally()
        self._gaps = 0
        self._distance = 0.0
        self._kinds: Counter[str] = Counter()
        self._ways: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._sources: Counter[str] = Counter()

    def add(self, row: Row, line: Line | None, *, lost: bool) -> None:
        """Take in a pair of the truth, and the output's line on it in the same order."""
        self.truth += 1
        self.lost += lost
        self.by_op[row["op"]] += 1
        self._spans.add(row["spans"], line.spans if line else None)
        if row.get("kind") == "quotation":
            self.quotations.append(Quotation(row["a"], row["b"], flat(row["spans"]), line.kind if line else None))
        if line:
            self.hits += 1
            self.hits_by_op[row["op"]] += 1
            self._add_shares(row, line)
            self._add_kind(row, line)
            self._add_way(row, line)
            self._add_source(row, line)

    def _add_shares(self, row: Row, line: Line) -> None:
        for side, given in zip(("a_share", "b_share"), line.shares, strict=True):
            if given is not None and side in row:
                self._gaps += 1
                self._distance += abs(given - row[side])

    def _add_kind(self, row: Row, line: Line) -> None:
        if line.kind and row.get("kind"):
            right = line.kind == row["kind"] or (row["kind"], line.kind) == ("rewrite", "partial")
            self._kinds.update(given=1, right=right)

    def _add_way(self, row: Row, line: Line) -> None:
        if "dir" in row and row["dir"] is None:
            self._ways["siblings"].update(found=1, invented=bool(line.way))
        elif "dir" in row:
            self._ways[row["clue"]].update(found=1, given=bool(line.way), right=line.way == row["dir"])

    def _add_source(self, row: Row, line: Line) -> None:
        if row.get("common_source"):
            right = same_name(line.source, row["common_source"])
            self._sources.update(found=1, given=bool(line.source), right=right)
        elif "common_source" in row:
            self._sources.update(invented=bool(line.source))

    def figures(self) -> Row:
        """The figures over pairs found."""
        return {
            **self._spans.figures(),
            "shares": {"given": self._gaps, "mean_distance": ratio(self._distance, self._gaps)},
            "kind": {"given": self._kinds["given"], "right": ratio(self._kinds["right"], self._kinds["given"])},
            "direction": {
                clue: dict(n) if clue == "siblings" else {**n, "right": ratio(n["right"], n["given"])}
                for clue, n in sorted(self._ways.items())
            },
            "common_source": dict(self._sources),
        }


def score_quotations(quotations: Sequence[Quotation], readings: Readings) -> Row:
    """Quote pairs that the output calls copying; the head of this file says what counts."""
    called = Counter(quotation.called for quotation in quotations)
    marked = [quotation.called for quotation in quotations if in_marks(quotation, readings)]
    wrong = sum(kind in ("copy", "partial") for kind in marked)
    return {**rated(called["copy"], len(quotations)), "partial": called["partial"], "marked": rated(wrong, len(marked))}


def in_marks(quotation: Quotation, readings: Readings) -> bool:
    """Whether all that a quote pair shares stands inside quotation marks in both reports."""
    s = quotation.spans
    a_side, b_side = zip(s[::4], s[1::4], strict=True), zip(s[2::4], s[3::4], strict=True)
    return all(readings.quotes(quotation.a, *place) for place in a_side) and all(
        readings.quotes(quotation.b, *place) for place in b_side
    )


def rated(count: int, of: int) -> Row:
    """A count, of how many, and the rate."""
    return {"count": count, "of": of, "rate": ratio(count, of, 6)}


def ratio(part: float, of: float, digits: int = 4) -> float | None:
    """A rounded ratio; None of nothing."""
    return round(part / of, digits) if of else None


def same_name(one: str | None, two: str) -> bool:
    """Whether two names have the same words."""
    return " ".join(WORD.findall((one or "").lower())) == " ".join(WORD.findall(two.lower()))


def main() -> None:
    """Score the files named, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("reports", "truth", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--words", type=int, default=8)
    parser.add_argument("--json", type=Path, help="write the figures to this file as well")
    parser.add_argument("--show", type=int, default=0, help="name so many of the pairs that share nothing")
    asked = parser.parse_args()
    figures, nothing = score(asked.reports, asked.truth, asked.out, asked.words)
    print(json.dumps(figures, indent=1))
    for pair in nothing[: asked.show]:
        print("shares nothing:", *pair)
    if asked.json:
        asked.json.write_text(json.dumps(figures) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
