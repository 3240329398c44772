"""Sift web archives in bulk: a fast body first, gates for language and article, then what is kept, page by page."""

from __future__ import annotations

import itertools
import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import IO, Any, TypeVar

from dateline.config import Config
from dateline.errors import InputError, UsageError
from dateline.exports.jsonl import encode_line
from dateline.extraction import body_language, extract, fast_body
from dateline.intake import Page, UnreadableError, archive_pages, page_report
from dateline.model import Problem, Status
from dateline.text.ids import content_id

__all__ = ["SiftOptions", "Sifted", "sift"]

FORMS = ("page", "text", "fast")
CHUNK = 32  # pages handed to a process at once
DETAILS = ("title", "outlet", "published", "byline", "agency", "language")
STATE = ".state"  # beside the output: how far it came
EVERY = 500  # pages between two notes of how far it came
Row = dict[str, Any]
Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True, kw_only=True)
class SiftOptions:
    """
    What is kept and how it is written.

    Args:
        languages: ISO 639-1 codes to keep; empty keeps all. A page whose language cannot be told is left out then.
        shortest: Characters of a body that can be an article. 500: a wire brief has 600, a stub or a list below that.
        paragraphs: Lines of 80 characters and more that an article has at least.
        form: "page" keeps the page itself (the default: it is read precisely when it is added), "text" the text and
            metadata of the precise reading, "fast" the fast body alone.
    """

    languages: frozenset[str] = frozenset()
    shortest: int = 500
    paragraphs: int = 2
    form: str = "page"


@dataclass(slots=True)
class Sifted:
    """
    What one run did.

    Args:
        kept: Pages written.
        left_out: How many were not, by the reason: "too-short", "no-article", "language fr", or a problem's code.
        problems: What ended a file early.
    """

    kept: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)

    @property
    def line(self) -> str:
        """The counts as one line for a terminal."""
        reasons = ", ".join(f"{count:,} {reason}" for reason, count in sorted(self.left_out.items()))
        return f"{self.kept:,} pages kept; left out: {reasons or 'none'}"


def sift(
    paths: Sequence[str],
    out: Path,
    options: SiftOptions = SiftOptions(),
    *,
    config: Config | None = None,
    jobs: int = 1,
    watch: Callable[[Problem], None] = lambda _: None,
) -> Sifted:
    """
    Write the articles of web archives as JSON lines that every other command reads.

    A run that was stopped goes on where it was: ``OUT.state`` beside the output names the record, and the output is
    cut to what was written by then; the bytes are those of a run that was never stopped. Memory does not grow with
    the files.

    Args:
        paths: WARC files, plain, .gz or .zst.
        out: The output; each line has ``id``, ``url`` and, by the form, ``html`` or ``text``, and ``source`` with the
            file and the offset of the record.
        options: What is kept.
        config: The options of every stage.
        jobs: Processes; the bytes are the same.
        watch: Called with each problem.

    Raises:
        UsageError: If the form is none, or the state beside the output is of another run.
        InputError: If a file is not there.
    """
    if options.form not in FORMS:
        raise UsageError(f"no form {options.form!r}", hint=f"forms are {', '.join(FORMS)}")
    config = config or Config()
    state = State.read(out, paths, options)
    with out.open("r+b" if state.size else "wb") as file:
        file.truncate(state.size)
        file.seek(state.size)
        for path in paths[state.done :]:
            for page, row, reason in sift_archive(path, options, config=config, jobs=jobs, start=state.offset):
                if page.offset == state.offset and state.seen:
                    continue
                state.take(page, row, reason, file)
                if page.problem and row is None:
                    watch(Problem(*page.problem, f"{path}@{page.offset}", "intake", fatal=True))
                if state.due:
                    state.write(file)
            state.next_file()
            state.write(file)
    state.path.unlink()
    return state.sifted


def sift_archive(
    path: str, options: SiftOptions, *, config: Config, jobs: int = 1, start: int = 0
) -> Iterator[tuple[Page, Row | None, str]]:
    """
    Sift one web archive.

    Returns:
        Each page with its row and "", or with None and the reason why it is left out.

    Raises:
        InputError: If the file is not there.
    """
    work = partial(sift_page, path=path, options=options, config=config)
    try:
        yield from in_order(work, archive_pages(path, config.intake, start=start), jobs)
    except UnreadableError as error:
        raise InputError(f"{path}: {error.message}") from error


def sift_page(page: Page, path: str, options: SiftOptions, config: Config) -> tuple[Page, Row | None, str]:
    """One page through the gates; its bytes are dropped, since they need not travel back."""
    bare = Page(page.offset, page.url, problem=page.problem)
    if page.problem:
        return bare, None, page.problem[0]
    where = f"{path}@{page.offset}"
    report = page_report(page, where)
    if isinstance(report, Problem):
        return bare, None, report.code
    body = fast_body(report.content, config.extraction)
    if reason := left_out(body, options):
        return bare, None, reason
    source = {"file": Path(path).name, "offset": page.offset, "sha256": report.source_sha256}
    row: Row = {"id": content_id("w", report.source_sha256, page.url), "url": page.url or None, "source": source}
    if options.form == "page":
        row["html"] = report.content
    elif options.form == "fast":
        row["text"] = body
    else:
        read = extract(report, config.extraction)
        if isinstance(read, Problem):
            return bare, None, read.code
        known = read.metadata
        stated = {
            name: getattr(known, name) for name in ("title", "outlet", "published", "byline", "agency", "language")
        }
        row |= {name: detail.value for name, detail in stated.items() if detail.status is Status.STATED}
        row["text"] = read.text
    return bare, row, ""


def left_out(body: str, options: SiftOptions) -> str:
    """Why a page is no article that is wanted; empty when it is one."""
    if len(body) < options.shortest:
        return "too-short"
    if sum(len(line) >= 80 for line in body.split("\n")) < options.paragraphs:
        return "no-article"
    if options.languages:
        language = body_language(body).value
        if language not in options.languages:
            return f"language {language}" if language else "language unknown"
    return ""


def in_order(work: Callable[[Item], Result], items: Iterator[Item], jobs: int) -> Iterator[Result]:
    """The results of the items in their order, made in this process or in several; few items are held at once."""
    if jobs == 1:
        yield from map(work, items)
        return
    with ProcessPoolExecutor(jobs) as pool:
        while chunk := list(itertools.islice(items, CHUNK * jobs * 2)):
            yield from pool.map(work, chunk, chunksize=CHUNK)


@dataclass(slots=True)
class State:
    """
    How far a run came, in a file beside its output.

    Args:
        path: That file.
        key: What the run is: its inputs and options.
        done: Files that are through.
        offset: The last record of the present one; ``seen`` when there was one.
        size: Bytes of the output by then.
        sifted: The counts by then.
    """

    path: Path
    key: list[Any]
    done: int = 0
    offset: int = 0
    seen: bool = False
    size: int = 0
    sifted: Sifted = field(default_factory=Sifted)
    fresh: int = 0

    @classmethod
    def read(cls, out: Path, paths: Sequence[str], options: SiftOptions) -> State:
        """The state beside an output, or that of a new run."""
        key = [list(paths), sorted(options.languages), options.shortest, options.paragraphs, options.form]
        state = cls(out.with_name(out.name + STATE), key)
        if not state.path.exists():
            return state
        try:
            held = json.loads(state.path.read_text("utf-8"))
            state.done, state.offset, state.seen, state.size = (
                held[name] for name in ("done", "offset", "seen", "size")
            )
            state.sifted = Sifted(held["kept"], Counter(held["left_out"]))
        except (ValueError, KeyError, TypeError) as error:
            raise UsageError(f"{state.path}: no state of a run", hint="remove it to begin anew") from error
        if held["key"] != key or not out.exists() or out.stat().st_size < state.size:
            raise UsageError(f"{state.path} is of another run", hint="remove it to begin anew, or name another output")
        return state

    def take(self, page: Page, row: Row | None, reason: str, file: IO[bytes]) -> None:
        """Write what is kept and count what is not."""
        if row is None:
            self.sifted.left_out[reason] += 1
        else:
            self.sifted.kept += 1
            file.write(encode_line(row).encode("utf-8"))
        self.offset, self.seen = page.offset, True
        self.fresh += 1

    @property
    def due(self) -> bool:
        """Whether it is time to note how far it came."""
        return self.fresh >= EVERY

    def next_file(self) -> None:
        """Go on to the next file."""
        self.done, self.offset, self.seen = self.done + 1, 0, False

    def write(self, file: IO[bytes]) -> None:
        """Note how far it came, after what was written is there."""
        file.flush()
        self.size, self.fresh = file.tell(), 0
        values = {"key": self.key, "done": self.done, "offset": self.offset, "seen": self.seen, "size": self.size}
        values |= {"kept": self.sifted.kept, "left_out": dict(sorted(self.sifted.left_out.items()))}
        beside = self.path.with_name(self.path.name + ".part")
        beside.write_text(json.dumps(values), "utf-8")
        beside.replace(self.path)
