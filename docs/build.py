"""Write the generated pages of docs/ and check the others: commands and cells are run, links are followed.

usage: build.py [--check]

- ``reference/commands.md``: the help of every command
- ``reference/python.md``: the public docstrings, in the order of the packages
- ``reference/problems.md``: every problem code
- ``reference/columns.md``: every column of the tables
- ``reference/options.md``: every option of ``dateline.toml``
- ``reference/forms.md``: the hard forms of attribution, from the table that tests hold
- the tables of ``scale.md``, from the results of the last run of ``benchmarks/scale.py``
- fenced ``console`` blocks (lines that begin with ``$``) and ``python`` cells of the pages in RUN: what they print is
  written below them
With ``--check`` nothing is written: a page that would change, or a link that leads nowhere, is a failure.
"""

from __future__ import annotations

import argparse
import contextlib
import dataclasses
import difflib
import importlib
import inspect
import io
import json
import os
import re
import runpy
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any

DOCS = Path(__file__).resolve().parent
ROOT = DOCS.parent
RUN = ("tutorial.md", "notebook.md")
COMMANDS = (
    "add",
    "watch",
    "alerts",
    "reread",
    "show",
    "quotes",
    "actors",
    "actor",
    "copies",
    "lineage",
    "stories",
    "events",
    "compare",
    "utterances",
    "wording",
    "timeline",
    "search",
    "check",
    "judge",
    "judgements",
    "same",
    "different",
    "rename",
    "join",
    "part",
    "move",
    "outlets",
    "undo",
    "corrections",
    "merge",
    "backup",
    "restore",
    "raw",
    "retain",
    "forget",
    "annotate",
    "sift",
    "names",
    "export",
    "versions",
    "verify",
    "train",
    "report",
    "serve",
    "mcp",
    "users",
    "demo",
)
MODULES = (
    "dateline.api",
    "dateline.named",
    "dateline.naming",
    "dateline.sifting",
    "dateline.config",
    "dateline.model",
    "dateline.intake",
    "dateline.extraction",
    "dateline.language",
    "dateline.quotes",
    "dateline.dates",
    "dateline.copies",
    "dateline.actors",
    "dateline.events",
    "dateline.comparison",
    "dateline.versions",
    "dateline.spark",
    "dateline.record",
    "dateline.watching",
    "dateline.alerting",
    "dateline.judging",
    "dateline.exports",
    "dateline.page",
    "dateline.web",
    "dateline.web.running",
    "dateline.web.people",
    "dateline.tooling",
    "dateline.errors",
)
MADE = "<!-- made by docs/build.py: `make reference` writes it anew -->\n\n"
BLOCK = re.compile(r"```(console|python)\n(.*?)```\n(?:\n```text\n(.*?)```\n)?", re.S)
TABLE = re.compile(r"<!-- table: (\w+) -->\n.*?<!-- end -->", re.S)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")


def commands() -> str:
    """The help of every command."""
    parts = ["# Commands\n"]
    for name in ("", *COMMANDS):
        words = ["dateline", name, "--help"] if name else ["dateline", "--help"]
        printed = run_command(" ".join(filter(None, words)), ROOT)
        parts.append(
            f"## {' '.join(filter(None, words[:2] if name else words[:1]))}\n\n```text\n{printed.strip()}\n```\n"
        )
    return MADE + "\n".join(parts)


def python() -> str:
    """The docstrings of every public name."""
    parts = ["# Python\n", "In the examples `record` is the record of the shipped example: `dateline demo` makes it.\n"]
    for name in MODULES:
        module = importlib.import_module(name)
        parts.append(f"## {name}\n\n{inspect.getdoc(module)}\n")
        for public in module.__all__:
            parts.extend(entry(public, getattr(module, public)))
    return MADE + "\n".join(parts)


def entry(name: str, thing: object) -> Iterator[str]:
    """One class or function: signature and docstring, and its public methods."""
    if not (inspect.isclass(thing) or inspect.isfunction(thing)):
        return
    yield f"### {name}\n\n```text\n{signature(name, thing)}\n{documentation(thing)}\n```\n"
    if inspect.isclass(thing) and not dataclasses.is_dataclass(thing):
        for method, function in methods_of(thing):
            if inspect.isfunction(function) and not method.startswith("_") and function.__doc__:
                words = f"{signature(method, function)}\n{documentation(function)}"
                yield f"#### {name}.{method}\n\n```text\n{words}\n```\n"


#: Packages whose class is put together from several, one a question; some of these stand in modules beside them.
PARTED = ("dateline.api", "dateline.record")


def methods_of(thing: type) -> Iterator[tuple[str, object]]:
    """The methods of a class: its own, and those of the classes that it is put together from."""
    is_parted = thing.__module__.rpartition(".")[0] in PARTED
    for whole in thing.__mro__:
        if whole is thing or (is_parted and whole.__module__.startswith("dateline.")):
            for name, method in vars(whole).items():
                yield name, method.__func__ if isinstance(method, staticmethod | classmethod) else method


def signature(name: str, thing: Callable[..., object]) -> str:
    """The call of a function or class, on one line per argument when it is long."""
    try:
        called = inspect.signature(thing)
    except (TypeError, ValueError):
        return name
    plain = [p.replace(annotation=Plain(p.annotation), default=Plain(p.default)) for p in called.parameters.values()]
    words = f"{name}{called.replace(parameters=plain, return_annotation=Plain(called.return_annotation))}"
    return words if len(words) < 100 else words.replace(", ", ",\n    ").replace("(", "(\n    ", 1)


class Plain:
    """An annotation or default as a reader writes it: no addresses, no order of sets, no quotation marks."""

    def __new__(cls, value: object) -> Any:
        """Wrap a value; what is left out stays left out."""
        return value if value is inspect.Parameter.empty else super().__new__(cls)

    def __init__(self, value: object) -> None:
        self.value = value

    def __repr__(self) -> str:
        value = self.value
        if isinstance(value, str) and not isinstance(value, StrEnum):
            return value or '""'
        if inspect.isfunction(value) or inspect.isclass(value):
            return value.__name__
        if dataclasses.is_dataclass(value):
            return f"{type(value).__name__}()"
        return toml(value)


def documentation(thing: object) -> str:
    """A docstring, indented."""
    return "\n".join(f"    {line}".rstrip() for line in (inspect.getdoc(thing) or "").splitlines())


def problems() -> str:
    """Every problem code with its sentence, by stage."""
    parts = [
        "# Problems\n\nA problem is one line: where, what, what to do, and a code in brackets that programs can test.\n"
    ]
    for stage in ("intake", "fetching", "extraction", "language", "quotes", "proposing", "record"):
        codes: dict[str, str] = getattr(importlib.import_module(f"dateline.{stage}"), "PROBLEM_CODES", {})
        if codes:
            rows = "".join(f"| `{code}` | {words} |\n" for code, words in codes.items())
            parts.append(f"## {stage}\n\n| code | meaning |\n| --- | --- |\n{rows}")
    return MADE + "\n".join(parts)


def options() -> str:
    """Every option of ``dateline.toml`` with its default."""
    from dateline.config import Config

    parts = ["# Options\n\nA file `dateline.toml` where you run Dateline, one table per stage. Defaults are shown.\n"]
    for stage in dataclasses.fields(Config):
        value = getattr(Config(), stage.name)
        rows = "".join(f"{item.name} = {toml(getattr(value, item.name))}\n" for item in dataclasses.fields(value))
        parts.append(
            f"## [{stage.name}]\n\n```toml\n[{stage.name}]\n{rows}```\n\n```text\n{inspect.getdoc(type(value))}\n```\n"
        )
    return MADE + "\n".join(parts)


def columns() -> str:
    """What the columns of every table hold."""
    from dateline.exports.tables import TABLES

    parts = ["# Columns\n\nThe tables of `dateline.open_record(...)` and the sheets of `export --format xlsx`.\n"]
    parts.append("Every cell may be empty: what is empty was not determined. Days are half open.\n")
    for table in TABLES:
        rows = "".join(f"| `{one.name}` | {one.holds.value} | {one.means} |\n" for one in table.columns)
        parts.append(
            f"## {table.name}\n\nA row is {table.means}.\n\n| column | holds | means |\n| --- | --- | --- |\n{rows}"
        )
    return MADE + "\n".join(parts)


def forms() -> str:
    """The hard forms of attribution, and what is found in each."""
    import tomllib

    table = tomllib.loads((ROOT / "tests/quotes/hard_forms.toml").read_text("utf-8"))["form"]
    head = """# Hard forms of attribution

What Dateline finds in each of {count} forms, as `tests/quotes/test_quotes_hard_forms.py` holds it to. `/` parts the
stretches of one content, `¶` paragraphs, `>` stands before what is said within the words of another, `-` is nothing, or
nobody who is named. The people and places are invented.
"""
    parts = [head.format(count=len(table))]
    for form in table:
        words = form["text"].replace("\n", " ¶ ")
        found = ["| source | cue | content | class | speaker |", "| --- | --- | --- | --- | --- |"]
        found += [f"| {row} |" for row in form["found"]]
        shown = "\n".join(found) if form["found"] else "No attribution."
        parts.append(f"## {form['name']}\n\n{words}\n\n{shown}\n")
    return MADE + "\n".join(parts)


def toml(value: object) -> str:
    """A value as TOML writes it."""
    if isinstance(value, frozenset | tuple):
        return f"[{', '.join(sorted(toml(member) for member in value))}]"
    if isinstance(value, StrEnum):
        return f'"{value.value}"'
    return str(value).lower() if isinstance(value, bool) else repr(value).replace("'", '"')


def with_tables(page: str) -> str:
    """A page with the tables that benchmarks/scale_model.py makes of the last results, each where its name stands."""
    sys.path.insert(0, str(ROOT / "benchmarks"))
    try:
        model = importlib.import_module("scale_model")
    finally:
        sys.path.pop(0)
    results = model.load()
    return TABLE.sub(lambda m: f"<!-- table: {m[1]} -->\n\n{model.TABLES[m[1]](results)}\n\n<!-- end -->", page)


def with_outputs(page: str) -> str:
    """A page with what its commands and cells print below them, all run in one empty folder."""
    space: dict[str, object] = {}
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):

        def fill(match: re.Match[str]) -> str:
            kind, words = match[1], match[2]
            printed = run_console(words, Path(folder)) if kind == "console" else run_cell(words, space)
            return f"```{kind}\n{words}```\n" + (f"\n```text\n{printed.rstrip()}\n```\n" if printed.strip() else "")

        return BLOCK.sub(fill, page)


def run_console(block: str, folder: Path) -> str:
    """What the commands of a block print."""
    return "".join(run_command(line[2:], folder) for line in block.splitlines() if line.startswith("$ "))


def run_command(line: str, folder: Path) -> str:
    """What a shell line prints, standard error last, as a terminal 110 columns wide would show it."""
    environment = {
        **os.environ,
        "COLUMNS": "110",
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "NO_COLOR": "1",
    }
    environment.pop("DATELINE_DB", None)
    done = subprocess.run(line, shell=True, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        sys.exit(f"$ {line}\n{done.stderr}")
    return "".join(f"{words.rstrip()}\n" for words in (done.stdout + done.stderr).splitlines())


def run_cell(code: str, space: dict[str, object]) -> str:
    """What a Python cell prints; cells of a page share their names."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(code, "cell", "exec"), space)
    return out.getvalue()


def broken_links() -> Iterator[str]:
    """Links of the Markdown files of the repository that lead to no file."""
    for page in (*DOCS.rglob("*.md"), *ROOT.glob("*.md")):
        for target in LINK.findall(page.read_text("utf-8")):
            path = target.split("#")[0]
            if path and "://" not in path and not path.startswith("mailto:") and not (page.parent / path).exists():
                yield f"{page.relative_to(ROOT)}: the link {target} leads nowhere"


def published_rates() -> str:
    """What the workbench shows of how right Dateline is: the floors that every release is held to."""
    made = runpy.run_path(str(ROOT / "evals" / "rates.py"))
    words: str = made["written"](json.loads(made["FLOORS"].read_text("utf-8")))
    return words


def main() -> int:
    """Write or check every page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    pages = {f"reference/{make.__name__}.md": make() for make in (commands, python, problems, options, columns, forms)}
    pages |= {name: with_outputs((DOCS / name).read_text("utf-8")) for name in RUN}
    pages["scale.md"] = with_tables((DOCS / "scale.md").read_text("utf-8"))
    pages["../src/dateline/web/rates.json"] = published_rates()
    stale = 0
    for name, words in pages.items():
        path = DOCS / name
        old = path.read_text("utf-8") if path.exists() else ""
        if old == words:
            continue
        if check:
            stale += 1
            sys.stdout.writelines(
                difflib.unified_diff(old.splitlines(True), words.splitlines(True), f"docs/{name}", "as made now", n=1)
            )
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(words, "utf-8")
            print(f"written: docs/{name}")
    broken = list(broken_links())
    print("\n".join(broken) or "links: all lead somewhere")
    if stale:
        print(f"{stale} generated pages are out of date: run `make reference` and commit them")
    return int(bool(broken) or stale > 0)


if __name__ == "__main__":
    sys.exit(main())
