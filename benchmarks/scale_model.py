"""The cost of finding shared text as a formula in the number of reports, with the constants that scale.py measured."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import log
from pathlib import Path
from typing import Any

__all__ = ["RESULTS", "TABLES", "is_within_limit", "load", "report_lines"]

RESULTS = Path(__file__).resolve().parent / "results" / "scale.json"
SPARK_RESULTS = RESULTS.with_name("spark.json")
Results = Mapping[str, Any]

SLOPE, FROM = 1.15, 100_000  # the growth of issue 3, and from how many reports on it holds
# What the stages of a floor are measured as: index, pairing and aligning are one call of the kernel.
MEASURED_AS = {"index": "searching", "pairing": "searching", "aligning": "searching"}
GIVEN = {
    # C loops at -O3 on one core, from the design note, which took them as the floor of the design.
    "json": (235e6, "bytes of JSON read or written in a second (353 MB in 1.5 s)"),
    "fold": (393e6, "bytes of text folded and cut into words in a second"),
    "run": (244e6, "runs of words numbered in a second"),
    "filter": (21e6, "marks in a filter set or asked in a second, memory asked ahead"),
    "sort": (220e6, "numbers sorted in a second (44 million in 0.2 s)"),
    "access": (50e-9, "seconds of one access to memory at random"),
    # Sizes in bytes, from the formats themselves.
    "word": (8, "bytes of a word in memory: its number and its place"),
    "shingle": (8, "bytes of a shingle"),
    "span": (32, "bytes of a span with its passage"),
    "posting": (12, "bytes of a posting in the index on disk, at most: shingle and report"),
    # A cluster to give an example of.
    "cores": (320, "cores of the cluster: 20 machines of 16"),
    "network": (20 * 1.25e9, "bytes a second over its network: 20 lines of 10 Gbit/s"),
}
G = {name: value for name, (value, _) in GIVEN.items()}
SIZES = (10**5, 10**6, 10**7, 10**8, 10**9)
GB, HOUR = 1e9, 3600.0
MEMORIES = {"a laptop of 16 GB": 16.0, "a machine of 24 GB": 24.0, "a server of 512 GB": 512.0}


def load(path: Path = RESULTS) -> dict[str, Any]:
    """
    The results of the last run.

    Raises:
        SystemExit: If there are none.
    """
    if not path.is_file():
        raise SystemExit(f"{path}: no results yet; benchmarks/scale.py makes them")
    return dict(json.loads(path.read_text(encoding="utf-8")))


# ---- what was measured ----


def stages_of(size: Mapping[str, Any]) -> dict[str, float]:
    """CPU seconds by stage, and in all."""
    cpu = dict(size["cpu"])
    return {**cpu, "all": sum(cpu.values())}


def peak(size: Mapping[str, Any]) -> float:
    """Peak memory in MB."""
    return float(max(size["peak_mb"].values()))


def slope(one: float, two: float, small: float, large: float) -> float:
    """The slope from one size to the other, both axes in logarithms."""
    return log(two / one) / log(large / small) if one > 0 and two > 0 else 1.0


def slopes(small: Mapping[str, Any], large: Mapping[str, Any]) -> dict[str, float]:
    """The slope of each stage, of all, of memory, and of the whole command."""
    sizes = small["reports"], large["reports"]
    before, after = stages_of(small), stages_of(large)
    found = {name: slope(before[name], after[name], *sizes) for name in before}
    found["memory"] = slope(peak(small), peak(large), *sizes)
    if "whole" in small and "whole" in large:
        found["whole command"] = slope(small["whole"]["cpu"], large["whole"]["cpu"], *sizes)
    return found


def is_within_limit(results: Results) -> bool:
    """Whether nothing that is paid for in all grows faster than the limit, from the size on where it holds."""
    return all(
        slopes(small, large).get(name, 0) <= SLOPE
        for small, large in pairwise(results["sizes"])
        if small["reports"] >= FROM
        for name in ("all", "memory", "whole command")
    )


# ---- the model ----


@dataclass(frozen=True, slots=True)
class Model:
    """
    Costs of N reports, from the largest size that was measured and the growth from the one before it.

    Args:
        base: The largest size.
        grown: The slope of each stage; 1 where only one size was measured, and never less than 1 in what it foretells.
        memory: MB at the start, and bytes for each report.
        copy_rate: Bytes of memory copied in a second.
    """

    base: Mapping[str, Any]
    grown: Mapping[str, float]
    memory: tuple[float, float]
    copy_rate: float

    def per_report(self, what: str) -> float:
        """A count of the corpus or of what was found, for each report."""
        return float(self.base[what]) / float(self.base["reports"])

    def cpu(self, count: float) -> float:
        """CPU seconds of tier one."""
        times = count / float(self.base["reports"])
        spent: dict[str, float] = self.base["cpu"]
        return sum(each * float(times ** max(1.0, self.grown.get(name, 1.0))) for name, each in spent.items())

    def memory_gb(self, count: float) -> float:
        """Peak memory of one process."""
        return (self.memory[0] * 1e6 + self.memory[1] * count) / GB

    def most(self, gigabytes: float) -> float:
        """How many reports one process takes in so much memory."""
        return (gigabytes * GB - self.memory[0] * 1e6) / self.memory[1]


def model_of(results: Results) -> Model:
    """The model that the results give."""
    sizes = results["sizes"]
    base = sizes[-1]
    start = base["peak_mb"]["start"]
    each = (peak(base) - start) * 1e6 / base["reports"]
    if len(sizes) == 1:
        return Model(base, {}, (start, each), base["copy_rate"])
    before = sizes[-2]
    each = (peak(base) - peak(before)) * 1e6 / (base["reports"] - before["reports"])
    start = max(0.0, peak(base) - each * base["reports"] / 1e6)
    return Model(base, slopes(before, base), (start, each), base["copy_rate"])


def floors(model: Model) -> dict[str, tuple[str, float, float]]:
    """For each stage what must be touched, in words and in bytes for each report, and the seconds that takes."""
    bytes_, pairs, out = (model.per_report(name) for name in ("bytes", "lines", "out_bytes"))
    characters, words, shingles = (float(model.base[name]) for name in ("characters", "words", "shingles"))
    met = model.per_report("shared") / characters * shingles
    spans = model.per_report("spans")
    return {
        "reading": ("the file, once", bytes_, bytes_ / G["json"]),
        "folding": (
            "the text; each word's number and place; each run of words",
            characters + G["word"] * words,
            characters / G["fold"] + words / G["run"],
        ),
        "index": (
            "each shingle twice: marked in a filter and asked again, then sorted",
            2 * G["shingle"] * shingles,
            2 * shingles / G["filter"] + shingles / G["sort"],
        ),
        "pairing": ("each shingle that a pair shares, at random", G["shingle"] * met, met * G["access"]),
        "aligning": (
            "the words of both texts of each pair, once",
            2 * G["word"] * words * pairs,
            2 * G["word"] * words * pairs / model.copy_rate + 2 * pairs * G["access"],
        ),
        "settling": ("each span, at random", G["span"] * spans, spans * G["access"]),
        "writing": ("the lines, once", out, out / G["json"]),
    }


# ---- tables ----


def table(heads: Iterable[object], rows: Iterable[Iterable[object]]) -> str:
    """A Markdown table."""
    lines = [list(map(str, heads)), *(list(map(str, row)) for row in rows)]
    lines.insert(1, ["---"] * len(lines[0]))
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def figure(value: float) -> str:
    """A number with three digits that count, or whole with its thousands apart."""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def measured(results: Results) -> str:
    """What each stage cost at each size, CPU seconds and peak memory, and the whole command."""
    sizes = results["sizes"]
    names = list(stages_of(sizes[0]))
    rows: list[list[str]] = [[name, *(figure(stages_of(size)[name]) for size in sizes)] for name in names]
    rows.append(["peak memory, MB", *(figure(peak(size)) for size in sizes)])
    for name, what in (("cpu", "CPU s"), ("wall", "wall s"), ("peak_mb", "largest process, MB")):
        told = [figure(size["whole"][name]) if "whole" in size else "not measured" for size in sizes]
        rows.append([f"whole command, {what}", *told])
    return table(["tier one, CPU s", *(f"{size['reports']:,} reports" for size in sizes)], rows)


def growth(results: Results) -> str:
    """The slopes from size to size."""
    steps = list(pairwise(results["sizes"]))
    if not steps:
        return "One size was measured: there is no slope yet."
    found = [slopes(*step) for step in steps]
    heads = ["slope", *(f"{small['reports']:,} to {large['reports']:,}" for small, large in steps)]
    return table(heads, ([name, *(f"{step[name]:.2f}" for step in found)] for name in found[0]))


def found(results: Results) -> str:
    """What tier one found at each size."""
    rows = []
    for size in results["sizes"]:
        if "found" in size:
            told = size["found"]
            relatives = 2 * told["true_pairs"] / size["reports"]
            counts = (f"{size['reports']:,}", f"{told['true_pairs']:,}", figure(relatives), f"{size['lines']:,}")
            rows.append([*counts, told["recall"], told["precision"], told["span_f1"]])
    heads = ("reports", "true pairs", "relatives", "lines written", "recall", "precision", "span F1")
    return table(heads, rows) if rows else "What was found was not scored in this run."


def constants(results: Results) -> str:
    """What a report is made of, and what it costs."""
    model = model_of(results)
    lines = model.per_report("lines")
    rows: list[tuple[str, str, str]] = [
        ("b", "bytes of input", figure(model.per_report("bytes"))),
        ("c", "characters of text", figure(model.base["characters"])),
        ("w", "words", figure(model.base["words"])),
        ("s", "shingles", figure(model.base["shingles"])),
        ("p", "lines written", figure(lines)),
        ("o", "bytes of a line", figure(model.per_report("out_bytes") / lines)),
        ("g", "spans of a line", figure(model.per_report("spans") / lines)),
    ]
    each = stages_of(model.base)
    rows += [
        (f"t({name})", f"CPU of {name}, microseconds", figure(1e6 * spent / model.base["reports"]))
        for name, spent in each.items()
    ]
    rows.append(("e(all)", "slope of the CPU in all", f"{model.grown.get('all', 1):.2f}"))
    rows.append(("m", "bytes of memory", figure(model.memory[1])))
    rows.append(("M0", "MB of memory before the first report", figure(model.memory[0])))
    return table(("constant", "for each report", f"at {model.base['reports']:,} reports"), rows)


def given(results: Results) -> str:
    """What the model takes from the formats and from the design."""
    return table(("name", "value", "what"), ((name, figure(value), what) for name, (value, what) in GIVEN.items()))


def floor(results: Results) -> str:
    """The floor of each stage beside what was measured, for 100,000 reports."""
    model = model_of(results)
    spent = {name: 1e5 * cpu / model.base["reports"] for name, cpu in stages_of(model.base).items()}
    parts = floors(model)
    groups: dict[str, list[str]] = {}
    for name in parts:
        groups.setdefault(name if name in spent else MEASURED_AS[name], []).append(name)
    rows = []
    for group, names in groups.items():
        least = 1e5 * sum(parts[name][2] for name in names)
        told = figure(spent[group]) + (f" (with {', '.join(names[1:])})" if names[1:] else "")
        for name in names:
            what, touched, seconds = parts[name]
            shown = (told, figure(spent[group] / least)) if name == names[0] else ("", "")
            rows.append([name, what, figure(touched * 1e5 / 1e6), figure(1e5 * seconds), *shown])
    megabytes = 0.1 * sum(touched for _, touched, _ in parts.values())
    least = 1e5 * sum(seconds for _, _, seconds in parts.values())
    rows.append(["all", "", figure(megabytes), figure(least), figure(spent["all"]), figure(spent["all"] / least)])
    return table(("stage", "what must be touched", "MB", "floor, CPU s", "measured, CPU s", "times the floor"), rows)


@dataclass(frozen=True, slots=True)
class SparkModel:
    """
    What Spark costs beside one process, from the two largest runs of spark.py.

    Args:
        start: CPU seconds of a run without reports: Java, plans, workers.
        times: k, the CPU of one more report beside that in one process.
        parcel: Bytes of a shingle in shuffle 1, as it stands on disk.
        texts, pairs: Bytes a report of texts, and of pairs and counts, in the shuffles behind it.
        driver: MB of the driver's Python for 1,000 reports.
    """

    start: float
    times: float
    parcel: float
    texts: float
    pairs: float
    driver: float


def spark_model(path: Path = SPARK_RESULTS) -> SparkModel:
    """The costs of Spark as they were measured."""
    before, base = load(path)["sizes"][-2:]
    more = base["reports"] - before["reports"]
    each = (base["spark"]["cpu"] - before["spark"]["cpu"]) / more
    shuffles, reports = base["shuffles"], base["reports"]
    return SparkModel(
        start=base["spark"]["cpu"] - each * reports,
        times=each * more / (base["local"]["cpu"] - before["local"]["cpu"]),
        parcel=shuffles["shingles"]["bytes"] / shuffles["shingles"]["records"],
        texts=shuffles["texts"]["bytes"] / reports,
        pairs=shuffles["pairs"]["bytes"] / reports,
        driver=(base["spark"]["driver_mb"] - before["spark"]["driver_mb"]) * 1000 / more,
    )


def spark(results: Results) -> str:
    """What one process and Spark cost on the same machine, the whole command."""
    rows = []
    for size in load(SPARK_RESULTS)["sizes"]:
        one, many, shuffles = size["local"], size["spark"], size["shuffles"]
        moved = (shuffles[kind]["bytes"] / 1e6 for kind in ("shingles", "texts", "pairs"))
        cells = (one["cpu"], one["wall"], one["peak_mb"], many["cpu"], many["wall"], many["driver_mb"], *moved)
        rows.append([f"{size['reports']:,}", f"{size['lines']:,}", *map(figure, cells)])
    heads = ("reports", "lines", "one process: CPU s", "wall s", "MB", "Spark: CPU s", "wall s", "driver's Python, MB")
    return table((*heads, "shingles, MB", "texts, MB", "pairs, MB"), rows)


def spark_constants(results: Results) -> str:
    """The constants of a Spark run."""
    model = spark_model()
    rows = (
        ("k", "CPU of one more report on Spark beside that in one process, the whole command", model.times),
        ("S", "CPU seconds of a run without reports", model.start),
        ("parcel", "bytes of a shingle in shuffle 1, packed", model.parcel),
        ("x", "bytes a report of texts in shuffle 2, packed", model.texts),
        ("y", "bytes a report of pairs and counts between the two, packed", model.pairs),
        ("d", "MB of the driver's Python for 1,000 reports", model.driver),
    )
    return table(("constant", "what", "value"), ((name, what, figure(value)) for name, what, value in rows))


def forecast(results: Results) -> str:
    """The formulas at 10^5 to 10^9 reports."""
    model = model_of(results)
    many = spark_model()
    bytes_, out = model.per_report("bytes"), model.per_report("out_bytes")
    shingles = float(model.base["shingles"])
    rows = []
    for count in SIZES:
        first, second = many.parcel * shingles * count, (many.texts + many.pairs) * count
        cells = (
            bytes_ * count / GB,
            model.cpu(count) / HOUR,
            model.memory_gb(count),
            G["posting"] * shingles * count / GB,
            out * count / GB,
            first / GB,
            second / GB,
            (many.start + many.times * model.cpu(count)) / G["cores"] / HOUR,
            (first + second) / G["network"] / HOUR,
        )
        rows.append([f"10^{round(log(count, 10))}", *map(figure, cells)])
    heads = ("reports", "input GB", "CPU h", "memory GB", "index GB", "lines GB", "shuffle 1 GB", "shuffle 2 GB")
    return table((*heads, "cluster, CPU h", "cluster, network h"), rows)


def capacity(results: Results) -> str:
    """How many reports one process takes, by memory, and how long that is."""
    model = model_of(results)
    rows = []
    for name, gigabytes in MEMORIES.items():
        most = model.most(gigabytes)
        rows.append([name, figure(most / 1e6), figure(model.cpu(most) / HOUR)])
    return table(("one process on", "million reports", "CPU h"), rows)


TABLES: Mapping[str, Callable[[Results], str]] = {
    function.__name__: function
    for function in (measured, growth, found, constants, given, floor, spark, spark_constants, forecast, capacity)
}


def report_lines(results: Results) -> Iterator[str]:
    """All tables, for a terminal."""
    for name, make in TABLES.items():
        yield f"\n{name}\n\n{make(results)}"
