"""Show two reports part by part on a terminal: one column, a sign before each part, changes in its words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from rich.text import Text

from dateline.cli.naming import place_of, short_names
from dateline.cli.output import open_console
from dateline.exports.rows import with_names
from dateline.model import ReportId, Role
from dateline.text.marks import find_quoted_regions

if TYPE_CHECKING:
    from rich.console import Console

    from dateline.record import ReportSummary

__all__ = ["print_pair"]

Row = Mapping[str, Any]
GUTTER = 5  # the sign of a part, with its number
REPORTING = {Role.BODY.value, Role.HEADLINE.value, Role.KICKER.value, None}
STYLES = {"=": "", "-": "red", "+": "green", "A": "yellow", "B": "yellow", ">": "cyan", "~": "magenta", ".": "dim"}


def print_pair(rows: Sequence[Row], reports: Mapping[ReportId, ReportSummary], asked: tuple[str, str]) -> None:
    """
    Print a pair: the two reports, how they hang together, a key, and the parts of both from top to bottom.

    Args:
        rows: As ``Record.pair`` gives them.
        reports: All reports of the record.
        asked: How the two were named, for when they share nothing.
    """
    console = open_console()
    if not rows:
        console.print(Text(f"{asked[0]} and {asked[1]} share no text"))
        return
    pair, *parts = rows
    names = short_names(reports.values())
    for letter, side in (("A", "a"), ("B", "b")):
        report = reports[pair[side]]
        day = (report.published.value or "no date")[:10]
        share = f"{100 * pair[f'{side}_share']:.0f} % {'retold' if pair['copy_kind'] == 'rewrite' else 'shared'}"
        name = Text(f"{letter}  {report.outlet or 'outlet not determined'}", "bold")
        console.print(Text.assemble(name, (f"  {place_of(report)}, {day}", "dim"), f"  {share}"))
    console.print(Text(summary(pair, names)))
    console.print()
    for meaning in key(pair, parts):
        console.print(Text(meaning, "dim"))
    for part in parts:
        for sign, told in told_parts(part, pair):
            print_part(console, sign, told)


def summary(pair: Row, names: Mapping[ReportId, str]) -> str:
    """The kind of the pair, who has it from whom, and why."""
    letters = {**names, pair["a"]: "A", pair["b"]: "B"}
    if pair["dir"]:
        how = "B retells A" if pair["copy_kind"] == "rewrite" else "B has it from A"
    elif pair["copy_kind"] in ("quotation", "boilerplate"):
        how = "not counted as copying"
    else:
        how = "who was first is not determined"
    common = f", both may have it from {pair['common_source']}" if pair["common_source"] else ""
    return f"{pair['copy_kind']}; {how}{common}: {with_names(pair['because'], letters, (pair['a'], pair['b']))}"


def key(pair: Row, parts: Sequence[Row]) -> Iterator[str]:
    """What the signs mean: only those that are used."""
    signs = {sign[0] for part in parts for sign, _ in told_parts(part, pair)}
    meanings = {
        "=": "= both have it, one passage a number; [-A’s words-]{+B’s words+} where they differ",
        "~": "~ retold: both say it, not word for word; A first, then B",
        "-": "- cut: only in A, the source",
        "+": "+ added: only in B",
        "A": "A only in A",
        "B": "B only in B",
        ">": "> moved: the same words stand elsewhere in the other report",
        ".": ". not reporting: masthead, date, footer",
    }
    yield from (words for sign, words in meanings.items() if sign in signs)


def told_parts(part: Row, pair: Row) -> Iterator[tuple[str, Text]]:
    """The sign of a part with its words; a part told on both sides gives two."""
    number = part["passage"]
    if part["part"] == "shared":
        yield f"={number}", inline(part)
    elif part["part"] == "retold":
        for side in "ab":
            yield f"~{number}{side.upper()}", Text(part[f"{side}_words"].strip())
    elif part["part"] == "moved":
        side = "a" if part["a"] else "b"
        yield f">{number}{side.upper()}", Text(part[f"{side}_words"].strip())
    else:
        side = "a" if part["a"] else "b"
        known = pair["dir"] and pair["copy_kind"] != "rewrite"
        sign = {"a": "-", "b": "+"}[side] if known else side.upper()
        yield sign if part["role"] in REPORTING else f".{side.upper()}", Text(part[f"{side}_words"].strip())


def inline(part: Row) -> Text:
    """The words of a shared passage as A has them, with B's words beside those that differ."""
    words, start, other, begins = part["a_words"], part["a"][0], part["b_words"], part["b"][0]
    told = Text()
    at = 0
    for left, left_end, right, right_end in part["changes"] or ():
        told.append(words[at : left - start])
        told.append(f"[-{words[left - start : left_end - start]}-]" if left_end > left else "", "bold red")
        gap = " " if left_end == left and not words[at : left - start].endswith((" ", "\n")) else ""
        told.append(
            f"{gap}{{+{other[right - begins : right_end - begins]}+}}" if right_end > right else "", "bold green"
        )
        at = left_end - start
    told.append(words[at:])
    if part["changes"] is None:
        told.append("  (too long to mark the words that differ)", "dim")
    told.rstrip()
    return told


def print_part(console: Console, sign: str, told: Text) -> None:
    """A part, its sign at the margin, its lines under each other."""
    if not told.spans:
        told.stylize(STYLES[sign[0]])
    for quoted in find_quoted_regions(told.plain):  # both may have these words from the speaker
        told.stylize("italic", quoted.start, quoted.end)
    first = True
    for line in told.split("\n"):
        if not line.plain.strip():
            continue
        for piece in line.wrap(console, max(20, console.width - GUTTER)):
            piece.rstrip()
            console.print(Text(f"{sign if first else '':<{GUTTER}}", "bold"), piece, sep="", soft_wrap=True)
            first = False
