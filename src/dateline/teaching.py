"""Train readers on what people marked: a folder or file of reports with gold beside their text."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.config import Config
from dateline.errors import InputError, UsageError
from dateline.extraction import extract
from dateline.intake import read_rows
from dateline.language import analyse, analyse_words, read_as_english
from dateline.model import Problem, Report, ReportId, Span
from dateline.quotes.learned.weights import pack
from dateline.quotes.training import Example, Marked, train_reader
from dateline.version import VERSION

__all__ = ["Trained", "train_quotes"]

Watch = Callable[[ReportId | Problem], None]
NO_CORPUS = "name a JSONL file of reports with `attributions`, or a folder of such files"


@dataclass(frozen=True, slots=True)
class Trained:
    """
    What one training made.

    Args:
        content: The reader, as the bytes of a file.
        card: What it was trained on.
        unmarked: Reports without the key ``attributions``; they are left out.
        unread: Lines that gave no report.
    """

    content: bytes
    card: dict[str, Any]
    unmarked: int
    unread: int

    @property
    def line(self) -> str:
        """The training as one line for a terminal."""
        parts = [f"{self.card['reports']:,} reports", f"{self.card['attributions']:,} attributions"]
        if self.unmarked:
            parts.append(f"{self.unmarked:,} reports without marks left out")
        if self.unread:
            parts.append(f"{self.unread:,} lines not read")
        digest = hashlib.sha256(self.content).hexdigest()
        return f"{', '.join(parts)}; {len(self.content) / 1e6:.1f} MB, sha256 {digest}"


def train_quotes(corpus: str | Path, *, config: Config, watch: Watch) -> Trained:
    """
    Train a reader of attributions on a user's own marked reports.

    Args:
        corpus: A JSONL file (.gz is read as it is), or a folder of them: the contract's input fields, and
            ``attributions``, each with ``source``, ``cue`` and ``content`` as lists of ``[start, end)`` in code points
            of ``text``, and optionally ``class`` and ``parent``; optionally ``ignore``, spans not to learn from.
        config: The options by which the reports are read.
        watch: Called with the id of every report and with every problem.

    Returns:
        The reader and what it was trained on; the same corpus gives the same bytes.

    Raises:
        InputError: If the corpus cannot be read, an attribution is malformed, or nothing was marked.
    """
    files = corpus_files(Path(corpus))
    digest = hashlib.sha256()
    examples: list[Example] = []
    counts = {"unmarked": 0, "unread": 0}
    for path in files:
        for number, line in lines_of(path):
            digest.update(line)
            where = f"{path.name}:{number}"
            report = report_of(line, where, config)
            if isinstance(report, Problem):
                counts["unread"] += 1
                watch(report)
                continue
            row = json.loads(line)
            if "attributions" not in row:
                counts["unmarked"] += 1
                continue
            examples.append(example_of(row, report, where, config))
            watch(report.id)
    card = {"corpus": [path.name for path in files], "corpus sha256": digest.hexdigest(), "dateline": VERSION}
    try:
        weights = train_reader(examples, card)
    except ValueError as error:
        raise InputError(f"{corpus}: {error}", hint=NO_CORPUS) from error
    return Trained(pack(weights), weights.card, **counts)


def corpus_files(corpus: Path) -> list[Path]:
    """The files of a corpus, by name."""
    if corpus.is_dir():
        found = sorted(path for path in corpus.rglob("*") if path.name.endswith((".jsonl", ".jsonl.gz")))
        if found:
            return found
    elif corpus.is_file():
        return [corpus]
    raise UsageError(f"{corpus}: no corpus", hint=NO_CORPUS)


def lines_of(path: Path) -> Iterator[tuple[int, bytes]]:
    """The lines of a file with their numbers from 1, blank ones left out."""
    content = path.read_bytes()
    try:
        whole = gzip.decompress(content) if content.startswith(b"\x1f\x8b") else content
    except (OSError, EOFError) as error:
        raise InputError(f"{path}: not a whole gzip file ({error})") from error
    for number, line in enumerate(whole.splitlines(keepends=True), 1):
        if line.strip():
            yield number, line


def report_of(line: bytes, where: str, config: Config) -> Report | Problem:
    """The report of one line, or why there is none."""
    item = next(iter(read_rows([line], where, config.intake)))
    return item if isinstance(item, Problem) else extract(item, config.extraction)


def example_of(row: dict[str, Any], report: Report, where: str, config: Config) -> Example:
    """A report with what was marked in it."""
    try:
        marked = tuple(
            Marked(
                spans_of(one.get("source", ()), report),
                spans_of(one.get("cue", ()), report),
                spans_of(one["content"], report),
                str(one.get("class") or ""),
                one.get("parent") is not None,
            )
            for one in row["attributions"]
        )
        ignored = spans_of(row.get("ignore", ()), report)
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        raise InputError(
            f"{where}: an attribution is not as it should be ({error!r})",
            hint="each has source, cue and content, lists of [start, end) in code points of text",
        ) from error
    text = analyse(report)
    words = analyse_words(text, config.language).words if read_as_english(report) is None else ()
    return Example(text, marked, ignored, words)


def spans_of(pairs: Iterable[Any], report: Report) -> tuple[Span, ...]:
    """Spans from pairs of code points within the text."""
    found = []
    for start, end in pairs:
        if not (isinstance(start, int) and isinstance(end, int) and 0 <= start <= end <= len(report.text)):
            raise ValueError(f"[{start}, {end}] is no span of a text of {len(report.text)} code points")
        if start < end:
            found.append(Span(start, end))
    return tuple(found)
