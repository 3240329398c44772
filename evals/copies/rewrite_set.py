"""Make a set of rewrites with every shared run of five words broken, among reports that are easily taken for rewrites.

usage: rewrite_set.py --shared FOLDER PREFIX [--reports 1000] [--seed 1]

Base texts and the operations `rewrite` (sentences dropped, words exchanged, half of them reordered) and `paraphrase`
(words exchanged, some left out) are those of the development sets in FOLDER (data/copies/base.jsonl.gz,
evals/copies/derive.py). After the operation a copy is broken: as long as it has a run of five words in common with its
source, as the package folds words, each such run is cut in its middle by one of four edits, drawn by the seed: a word
left out, two neighbours exchanged, a filler put in, a word replaced. Names and figures are touched last. So no copy
shares a 5-gram with its source.

Hard negatives, a fifth of the set or more:
  neighbour  the base texts of the same group that share most rare capitalised words with a source, of the same days
             where dates are given: other reports and follow-ups of the same story
  figures    a copy of a text with 15 figures or more, made and broken like the others, then with every figure
             exchanged: the next day's market report
  template   reports of templates.py

Writes PREFIX.jsonl, PREFIX.truth.jsonl and PREFIX.key.jsonl in the forms of derive.py (`clue` is left out). In the
truth, copies of one source are `sibling` pairs. The same seed gives the same bytes.
"""

from __future__ import annotations

import argparse
import importlib.util
import itertools
import json
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from types import ModuleType
from typing import Any

from dateline.text.fold import fold

sys.path.insert(0, str(Path(__file__).parent))
from templates import template_reports

Row = dict[str, Any]
GRAM = 5
MANY_FIGURES = 15  # with fewer, a text of other figures is still the same report
DERIVED, FIGURES, TEMPLATES = 0.30, 0.05, 0.06  # parts of the set
NEIGHBOURS = 0.12
RARE = 40  # a capitalised word of more base texts tells nothing of a story
FILLERS = {
    "en": "reportedly meanwhile indeed apparently then also in effect now further thus at least so far".split(),
    "pt": "também ainda assim então agora enfim aliás inclusive de fato já por ora".split(),
}
# What takes the place of a word in small letters that is cut out.
OTHERS = {"en": "this that some such another certain".split(), "pt": "este esse algum tal outro certo".split()}
CAPITALISED = re.compile(r"(?<![.!?”\"]\s)(?<!^)\b[A-ZÀ-Þ]\w{3,}")
FIGURE = re.compile(r"\d+")
OUTLETS = ["Daily Ledger", "Metro Herald", "Gulf Observer", "Northern Post", "Capital Times", "City Courier"]


def load(path: Path) -> ModuleType:
    """A script as a module."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        sys.exit(f"no such script: {path}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def broken(derive: ModuleType, made: Any, source: str, language: str, chance: random.Random) -> Any:
    """The made text with no run of five words in common with its source."""
    words = fold(source).words
    grams = {tuple(words[k : k + GRAM]) for k in range(len(words) - GRAM + 1)}
    for _ in range(60):
        text = made.text()
        folded = fold(text)
        runs = [k for k in range(len(folded) - GRAM + 1) if tuple(folded.words[k : k + GRAM]) in grams]
        if not runs:
            return made
        pieces: list[Any] = []
        at = free = 0
        for k in runs:
            if k < free:  # the run before it is cut in the middle: see in the next round whether this one is left
                continue
            place = _weakest(text, folded, k)
            start, end = folded.starts[place], folded.ends[place]
            start, end, new = _edit(text, folded, place, start, end, language, chance)
            pieces += made.cut(at, start)
            if new:
                old = [piece for piece in made.cut(start, end) if piece[1] is not None]
                one = bool(old) and old[0][1] == old[-1][1]
                pieces.append((new, old[0][1], old[0][2], old[-1][3]) if one else (new, None, 0, 0))
            at, free = end, place + 2
        made = derive.Made(pieces + made.cut(at, len(text)))
    sys.exit("a run could not be broken")


def _weakest(text: str, folded: Any, run: int) -> int:
    """The word in the middle of a run to cut at: in small letters if there is one, the middle one first."""
    order = (run + 2, run + 3, run + 1, run + 4, run)
    small = [k for k in order if text[folded.starts[k]].islower()]
    return small[0] if small else run + 2


def _edit(
    text: str, folded: Any, place: int, start: int, end: int, language: str, chance: random.Random
) -> tuple[int, int, str]:
    """The characters to replace and what comes in their place."""
    word, way = text[start:end], chance.choice(("leave out", "exchange", "fill", "replace"))
    if way == "leave out" and word[0].islower():
        return start, end + (text[end : end + 1] == " "), ""
    if way == "exchange" and place + 1 < len(folded) and "\n" not in text[end : folded.starts[place + 1]]:
        after = folded.starts[place + 1]
        return start, folded.ends[place + 1], text[after : folded.ends[place + 1]] + text[end:after] + word
    if way == "replace" and word[0].islower():
        return start, end, chance.choice(OTHERS[language])
    return start, end, f"{chance.choice(FILLERS[language])} {word}"


def other_figures(text: str, chance: random.Random) -> str:
    """The text with every figure exchanged for one of the same length."""

    def other(match: re.Match[str]) -> str:
        size = len(match[0])
        return str(chance.randrange(10 ** (size - 1), 10**size))

    return FIGURE.sub(other, text)


def neighbours_of(base: list[Row]) -> dict[str, list[str]]:
    """For each base text those of its group, and of nearby days, that share most rare capitalised words, best first."""
    words = {row["id"]: set(CAPITALISED.findall(row["text"])) for row in base}
    counts = Counter(word for found in words.values() for word in found)
    holders: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for place, row in enumerate(base):
        for word in words[row["id"]]:
            if counts[word] <= RARE:
                holders[row["group"], word].append(place)
    near: dict[str, list[str]] = {}
    for place, row in enumerate(base):
        shared: Counter[int] = Counter()
        for word in words[row["id"]]:
            shared.update(holders.get((row["group"], word), ()))
        del shared[place]
        best = sorted((-n, other) for other, n in shared.items() if n >= 3 and _close(row, base[other]))
        near[row["id"]] = [base[other]["id"] for _, other in best[:4]]
    return near


def _close(a: Row, b: Row) -> bool:
    """Whether two texts may be of the same days."""
    if not a.get("published") or not b.get("published"):
        return True
    one, two = (datetime.fromisoformat(row["published"][:10]) for row in (a, b))
    return abs((one - two).days) <= 3


def make(shared: Path, count: int, seed: int) -> Iterator[tuple[str, Any]]:
    """The lines of the three files, each with the ending of its file."""
    derive = load(shared / "evals/copies/derive.py")
    chance = random.Random(seed)
    base = derive.read(str(shared / "data/copies/base.jsonl.gz"))
    held = {row["id"]: row for row in base}
    derived, figures, templates = (int(count * part) for part in (DERIVED, FIGURES, TEMPLATES))
    long = [row["id"] for row in base if 900 <= len(row["text"]) <= 12000]
    chance.shuffle(long)
    sources = long[: int((derived + figures) / 1.3)]
    reports = derive.Set()
    for name in chosen_texts(base, sources, count - derived - figures - templates, count, chance):
        doc = {key: held[name][key] for key in ("title", "outlet", "published", "language") if held[name].get(key)}
        reports.add(name, derive.original(name, held[name]["text"]), doc, {"base": name})
    tables = [name for name in sources if len(FIGURE.findall(held[name]["text"])) >= MANY_FIGURES]
    for number in range(derived):
        name = f"d{number:06d}"
        source, op = held[sources[number % len(sources)]], chance.choice(("rewrite", "paraphrase"))
        made, doc = copy_of(derive, source, op, number, chance)
        reports.add(name, made, doc, {"from": source["id"], "op": op})
        reports.parent[name] = source["id"]
    for number in range(figures):
        source = held[tables[number % len(tables)]]
        made, doc = copy_of(derive, source, "paraphrase", number, chance)
        made = derive.Made([(other_figures(made.text(), chance), None, 0, 0)])
        reports.add(f"f{number:06d}", made, doc, {"from": source["id"], "op": "figures"})
    for number, row in enumerate(template_reports(templates, chance)):
        text = row.pop("text")
        reports.add(f"t{number:06d}", derive.Made([(text, None, 0, 0)]), row, {"op": "template"})
    yield from lines_of(derive, reports, chance)


def chosen_texts(base: list[Row], sources: list[str], room: int, count: int, chance: random.Random) -> list[str]:
    """The base texts of the set: the sources, some of their neighbours, and others."""
    near = neighbours_of(base)
    chosen = dict.fromkeys(sources)
    for name in sources:
        if len(chosen) >= room or len(chosen) - len(sources) >= count * NEIGHBOURS:
            break
        chosen.update(dict.fromkeys(near[name][:2]))
    rest = [row["id"] for row in base if row["id"] not in chosen]
    chance.shuffle(rest)
    return [*chosen, *rest[: max(0, room - len(chosen))]]


def copy_of(derive: ModuleType, source: Row, op: str, number: int, chance: random.Random) -> tuple[Any, Row]:
    """A broken copy of a text, and what is said beside it: published up to two days later, as far as that is given."""
    language = source.get("language", "en")
    way = getattr(derive, op)
    original = derive.original(source["id"], source["text"])
    made = broken(derive, derive.Made(way(original, chance, language)), source["text"], language, chance)
    known = source.get("published", "")[:19] or (date(2018, 1, 1) + timedelta(days=number % 300)).isoformat()
    stamp = derive.stamp(datetime.fromisoformat(known) + timedelta(minutes=chance.randrange(5, 2800)), chance)
    doc = {"outlet": chance.choice(OUTLETS), "published": stamp, "language": language}
    return made, {key: value for key, value in doc.items() if value}


def lines_of(derive: ModuleType, reports: Any, chance: random.Random) -> Iterator[tuple[str, Any]]:
    """The reports, how each was made, and the true pairs, under names that tell nothing."""
    names = list(reports.docs)
    chance.shuffle(names)
    opaque = {name: f"r{number:06d}" for number, name in enumerate(names)}
    for name in names:
        yield ".jsonl", {"id": opaque[name], **reports.docs[name]}
        key = dict(reports.key[name])
        if "from" in key:
            key["from"] = opaque[key["from"]]
        yield ".key.jsonl", {"id": opaque[name], **key}
    for origin in reports.family:
        for one, two in itertools.combinations(sorted(set(reports.family[origin])), 2):
            line = derive.relate(reports, one, two, set(), 60)
            if line:
                line.pop("clue", None)
                line["kind"] = "rewrite"
                yield ".truth.jsonl", {**line, "a": opaque[line["a"]], "b": opaque[line["b"]]}


def main() -> None:
    """Write the three files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("prefix")
    parser.add_argument("--reports", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    lines: defaultdict[str, list[str]] = defaultdict(list)
    for ending, line in make(asked.shared, asked.reports, asked.seed):
        lines[ending].append(json.dumps(line, ensure_ascii=False) + "\n")
    for ending in (".jsonl", ".key.jsonl", ".truth.jsonl"):
        Path(asked.prefix + ending).write_text("".join(lines[ending]), encoding="utf-8")
    print(", ".join(f"{len(found)} lines in {asked.prefix}{ending}" for ending, found in sorted(lines.items())))


if __name__ == "__main__":
    main()
