"""The tool of the open gold: show texts, check marks, compare two passes, decide between them, compile, join.

usage: mark.py [--texts PATH] show ID                     the text, sentences numbered
       mark.py [--texts PATH] check FILE... [--hints]     one line a problem; exit 1 when there is one
       mark.py [--texts PATH] list FILE...                what was understood
       mark.py [--texts PATH] agreement PART              how far pass-a and pass-b agree, as a table
       mark.py [--texts PATH] card                        write figures.md: sizes and agreement, for the data card
       mark.py [--texts PATH] differences PART [ID...]    where they part, and nothing else
       mark.py [--texts PATH] merge PART [ID...]          drafts in adjudicated/: what both say, disputes as comments
       mark.py choose FILE 1a 2b 3- 4a+spk,con            decide disputes of a draft
       mark.py [--texts PATH] odd PART                    what adjudicated/ marks one way here, another way there
       mark.py splits                                     write splits.tsv for reports that have no split yet
       mark.py [--texts PATH] compile PART                adjudicated/ to gold.jsonl
       mark.py [--texts PATH] join OUT.jsonl [--split S] [--part P] [--limit N]
                                                          gold with texts, ours and, when at hand, the open ones

PART is own or open; FILE is a mark file, named ID.mark. The texts of the open part are not in the repository: PATH, or
DATELINE_GOLD_TEXTS, names the JSONL file that holds them, .gz or not. The marking language is in README.md, what to
mark in GUIDELINES.md.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from marking.agree import measure_agreement
from marking.card import size_table
from marking.choose import ChoiceError, choose_lines
from marking.differ import Compared, compare_passes, write_differences, write_draft
from marking.find import Span, Text
from marking.gold import PARTS, compile_part, join_rows, open_marks, read_rows
from marking.hints import find_hints
from marking.odd import find_odd
from marking.resolve import Marked
from marking.splits import SplitError, write_splits
from marking.texts import FOLDER, MissingTextError, Texts


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

    def words(spans: tuple[Span, ...]) -> str:
        return " // ".join(" ".join(marked.text[start:end].split()) for start, end in spans)

    lines = [f"{name.label:6} {marked.text[name.start : name.end]}  ({name.actor})" for name in marked.names]
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
        _, marked, problems = open_marks(path, texts)
        failed += bool(problems)
        for problem in problems:
            print(problem)
        for hint in find_hints(marked) if hints else ():
            print(f"{path}: hint: {hint}")
        if not problems:
            print(f"{path}: good, {len(marked.names)} names, {len(marked.attributions)} attributions")
    return int(failed > 0)


def both_passes(part: str, reports: list[str]) -> Iterator[tuple[Path, Path]]:
    """The mark files of both passes, of the reports named or of all that both have."""
    first, second = FOLDER / part / "pass-a", FOLDER / part / "pass-b"
    for path in sorted(first.glob("*.mark")):
        if path.stem in reports or (not reports and (second / path.name).exists()):
            yield path, second / path.name


def compared(part: str, reports: list[str], texts: Texts) -> Iterator[Compared]:
    """Both passes of each report, side by side; problems of either go to standard error."""
    for paths in both_passes(part, reports):
        opened = [open_marks(path, texts) for path in paths]
        for _, _, problems in opened:
            print(*problems, sep="\n", end="\n" if problems else "", file=sys.stderr)
        (ours, a, _), (theirs, b, _) = opened
        yield compare_passes((ours, a), (theirs, b))


def agreement_table(part: str, texts: Texts) -> str:
    """A Markdown table of the agreement of the two passes."""
    passes = [(open_marks(a, texts)[1], open_marks(b, texts)[1]) for a, b in both_passes(part, [])]
    head = f"| {part}, {len(passes)} reports marked twice | agreement | pass a | pass b |\n| --- | --- | --- | --- |"
    lines = [
        f"| {figure.what} | {100 * figure.value:.1f} | {figure.ours} | {figure.theirs} |"
        for figure in measure_agreement(passes)
    ]
    return "\n".join([head, *lines])


def write_card(texts: Texts) -> None:
    """Write figures.md: what there is, and how far the passes agree, of the parts that are compiled."""
    parts = [part for part in PARTS if (FOLDER / part / "gold.jsonl").exists()]
    rows = join_rows(read_rows(FOLDER / part / "gold.jsonl" for part in parts), texts)
    tables = [size_table(rows), *(agreement_table(part, texts) for part in parts)]
    head = "# Figures of the open gold\n\nWritten by `mark.py card`; what each line counts is said in marking/agree.py."
    (FOLDER / "figures.md").write_text("\n\n".join([head, *tables]) + "\n", "utf-8")


def write_drafts(part: str, reports: list[str], texts: Texts) -> None:
    """A draft of each report that has none."""
    folder = FOLDER / part / "adjudicated"
    folder.mkdir(exist_ok=True)
    for own in compared(part, reports, texts):
        path = folder / f"{own.report}.mark"
        if path.exists():
            print(f"{path}: there already, left as it is")
            continue
        path.write_text(write_draft(own), "utf-8")
        print(f"{path}: {len(own.disputes)} to decide")


def write_gold(part: str, texts: Texts) -> int:
    """Write gold.jsonl of a part, unless a file has a problem."""
    rows, problems = compile_part(part, texts)
    if problems:
        print(*problems, sep="\n")
        return 1
    lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in rows]
    (FOLDER / part / "gold.jsonl").write_text("".join(lines), "utf-8")
    print(f"{len(rows)} reports")
    return 0


def write_joined(out: Path, split: str | None, part: str | None, limit: int | None, texts: Texts) -> None:
    """
    Write the gold of the parts whose texts are at hand, with the texts.

    With a limit the reports are the first of all in the order of the SHA-256 of their ids: 30 of them are among the 60.
    """
    parts = [part] if part else [part for part in PARTS if part == "own" or texts.open]
    rows = [row for row in read_rows(FOLDER / part / "gold.jsonl" for part in parts) if split in (None, row["split"])]
    first = sorted(rows, key=lambda row: hashlib.sha256(row["id"].encode()).hexdigest())[:limit]
    rows = [row for row in rows if row in first]
    out.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in join_rows(rows, texts)), "utf-8")
    print(f"{len(rows)} reports")


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, help="JSONL file with the texts of the open part")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("show").add_argument("report")
    checking = commands.add_parser("check")
    checking.add_argument("files", nargs="+", type=Path)
    checking.add_argument("--hints", action="store_true", help="name capitals and quoted words that nothing marks")
    commands.add_parser("list").add_argument("files", nargs="+", type=Path)
    for name in ("agreement", "differences", "merge", "odd", "compile"):
        command = commands.add_parser(name)
        command.add_argument("part", choices=PARTS)
        if name in ("differences", "merge"):
            command.add_argument("reports", nargs="*", metavar="ID")
    choosing = commands.add_parser("choose")
    choosing.add_argument("file", type=Path)
    choosing.add_argument("choices", nargs="+")
    commands.add_parser("splits")
    commands.add_parser("card")
    joining = commands.add_parser("join")
    joining.add_argument("out", type=Path)
    joining.add_argument("--split", choices=("train", "dev", "test", "sealed"))
    joining.add_argument("--part", choices=PARTS)
    joining.add_argument("--limit", type=int, help="so many reports, for a learning curve")
    return parser.parse_args()


def run(asked: argparse.Namespace, texts: Texts) -> int:
    """Run the command asked for; its exit code."""
    if asked.command == "show":
        print(show(texts.read(asked.report)))
    elif asked.command == "check":
        return check(asked.files, texts, hints=asked.hints)
    elif asked.command == "list":
        print("\n\n".join(say_marked(open_marks(path, texts)[1]) for path in asked.files))
    elif asked.command == "agreement":
        print(agreement_table(asked.part, texts))
    elif asked.command == "card":
        write_card(texts)
    elif asked.command == "differences":
        print("\n\n".join(map(write_differences, compared(asked.part, asked.reports, texts))))
    elif asked.command == "merge":
        write_drafts(asked.part, asked.reports, texts)
    elif asked.command == "odd":
        files = sorted((FOLDER / asked.part / "adjudicated").glob("*.mark"))
        print(*find_odd(open_marks(path, texts)[1] for path in files), sep="\n")
    elif asked.command == "choose":
        asked.file.write_text(choose_lines(asked.file.read_text("utf-8"), asked.choices), "utf-8")
    elif asked.command == "splits":
        (FOLDER / "splits.tsv").write_text(write_splits(), "utf-8")
    elif asked.command == "compile":
        return write_gold(asked.part, texts)
    else:
        write_joined(asked.out, asked.split, asked.part, asked.limit, texts)
    return 0


def main() -> int:
    """Read the command line and run."""
    asked = arguments()
    try:
        return run(asked, Texts.here(asked.texts))
    except (MissingTextError, ChoiceError, SplitError, OSError) as error:
        sys.exit(f"{error}")


if __name__ == "__main__":
    sys.exit(main())
