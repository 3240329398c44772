"""The annotator's tool: show a text with numbered sentences, check mark files, compile them.

usage: mark.py [--texts PATH] show ID
       mark.py [--texts PATH] check FILE... [--hints]
       mark.py [--texts PATH] list FILE...

ID is a report of own/texts or of open/sources.tsv. The texts of the open part are not in the repository: PATH, or
DATELINE_GOLD_TEXTS, names the JSONL file that holds them, .gz or not. The marking language is in README.md, what
to mark in GUIDELINES.md. ``check`` prints a line for each problem and exits with 1 when there is one; ``list`` shows
what was understood.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from marking.find import Text
from marking.hints import find_hints
from marking.lines import Problem
from marking.read import read_marks
from marking.resolve import Marked, resolve_marks
from marking.texts import MissingTextError, Texts


def read_marked(path: Path, texts: Texts) -> tuple[Marked, list[Problem]]:
    """One mark file over its text, with all its problems in the order of its lines."""
    marks, problems = read_marks(str(path), path.read_text("utf-8"))
    marked, more = resolve_marks(marks, texts.read(path.stem))
    return marked, sorted([*problems, *more], key=lambda problem: problem.line)


def show(text: str) -> str:
    """
    The text with numbered sentences; a blank line stands between paragraphs.

    Example:
        >>> print(show("A Title\\n\\nHe left. She stayed."))
        s1 A Title
        <BLANKLINE>
        s2 He left.
        s3 She stayed.
    """
    lines, before = [], 0
    for number, (start, end) in enumerate(Text.of(text).sentences, 1):
        if number > 1 and text.count("\n", before, start) > 1:
            lines.append("")
        lines.append(f"s{number} {' '.join(text[start:end].split())}")
        before = end
    return "\n".join(lines)


def say_marked(marked: Marked) -> str:
    """What a mark file was understood to say."""
    text = marked.text

    def words(spans: tuple[tuple[int, int], ...]) -> str:
        return " // ".join(" ".join(text[start:end].split()) for start, end in spans)

    lines = [f"{name.label:6} {text[name.start : name.end]}  ({name.actor})" for name in marked.names]
    for own in marked.attributions:
        speaker = "; ".join(own.speaker.names) or own.speaker.words or "-"
        lines.append(f"{own.key} {own.klass}{f' in {own.parent}' if own.parent else ''}: {own.speaker.kind} {speaker}")
        lines.extend(
            f"     {part} {words(spans)}"
            for part, spans in (("src", own.source), ("cue", own.cue), ("con", own.content))
        )
    return "\n".join(lines)


def check(paths: list[Path], texts: Texts, *, hints: bool) -> int:
    """Print the problems of each file, or what it holds; 1 when there was a problem."""
    failed = 0
    for path in paths:
        marked, problems = read_marked(path, texts)
        failed += bool(problems)
        for problem in problems:
            print(problem)
        if hints:
            print("\n".join(f"{path}: hint: {hint}" for hint in find_hints(marked)))
        if not problems:
            print(f"{path}: good, {len(marked.names)} names, {len(marked.attributions)} attributions")
    return int(failed > 0)


def main() -> int:
    """Run the command asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, help="JSONL file with the texts of the open part")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("show").add_argument("report")
    checking = commands.add_parser("check")
    checking.add_argument("files", nargs="+", type=Path)
    checking.add_argument("--hints", action="store_true", help="name capitals and quoted words that nothing marks")
    commands.add_parser("list").add_argument("files", nargs="+", type=Path)
    asked = parser.parse_args()
    texts = Texts.here(asked.texts)
    try:
        if asked.command == "show":
            print(show(texts.read(asked.report)))
        elif asked.command == "check":
            return check(asked.files, texts, hints=asked.hints)
        else:
            print("\n\n".join(say_marked(read_marked(path, texts)[0]) for path in asked.files))
    except (MissingTextError, OSError) as error:
        sys.exit(str(error))
    return 0


if __name__ == "__main__":
    sys.exit(main())
