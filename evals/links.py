"""Score where "he" and "she" are led, on a treebank with GUM's entities, from raw text.

usage: links.py TREEBANK.conllu.gz [TREEBANK.conllu.gz ...] [--genres news,interview,speech,bio]

A pronoun counts when its entity was mentioned before it. A link is right when what it leads to, or the head of that,
lies in an earlier mention of the same entity. Printed: right of all, and right of those that were led anywhere.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
sys.path.insert(0, str(Path(__file__).parent))

from syntax import laid_out
from training.corpora import conllu_sentence, read_text

from dateline.language import LanguageOptions, analyse, analyse_words
from dateline.model import Analysis, Media, Report, ReportId, Role, Span, Zone

FORMS = frozenset("he him his himself she her hers herself".split())
Mention = tuple[int, int, str]  # first and last word of the document, or code points; entity


def main() -> None:
    """Print the shares."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("treebanks", type=Path, nargs="+")
    parser.add_argument("--genres", default="news,interview,speech,bio")
    asked = parser.parse_args()
    every = led = right = 0
    for path in asked.treebanks:
        for text, analysis, mentions in documents_of(path, asked.genres.split(",")):
            for answer in judged(text, analysis, mentions):
                every += 1
                led += answer is not None
                right += bool(answer)
    print(
        f"right {100 * right / every:.1f} % of {every} he/she; of {led} led anywhere {100 * right / max(1, led):.1f} %"
    )


def documents_of(path: Path, genres: Sequence[str]) -> Iterator[tuple[str, Analysis, list[Mention]]]:
    """The documents of some genres as the pipeline reads them, with GUM's mentions by code points."""
    for document in re.split(r"(?m)^(?=# newdoc id)", read_text(path)):
        found = re.match(r"# newdoc id = GUM_([a-z]+)_", document)
        if not found or found[1] not in genres:
            continue
        sentences, mentions = read_mentions(document)
        laid = laid_out("document", sentences)
        places = [word.span for paragraph in laid.paragraphs for word in paragraph]
        spans = [(places[first][0], places[last][1], entity) for first, last, entity in mentions]
        zones = (Zone(Role.BODY, Span(0, len(laid.text))),)
        report = Report(ReportId("r"), laid.text, "", "", Media.TEXT, "r", zones)
        yield laid.text, analyse_words(analyse(report), LanguageOptions()), spans


def judged(text: str, analysis: Analysis, spans: list[Mention]) -> Iterator[bool | None]:
    """For each pronoun with an earlier mention whether it is led rightly; None when it is led nowhere."""
    for start, end, entity in spans:
        if text[start:end].lower() in FORMS and any(other[2] == entity and other[1] <= start for other in spans):
            yield target(analysis, start, end, entity, spans)


def target(analysis: Analysis, start: int, end: int, entity: str, spans: list[tuple[int, int, str]]) -> bool | None:
    """Whether the link of a pronoun leads into an earlier mention of its entity."""
    link = next((link for link in analysis.links if (link.start, link.end) == (start, end)), None)
    if link is None:
        return None
    holders = [span for span in spans if span[0] <= link.to_start and link.to_end <= span[1] and span[1] <= start]
    nearest = min(holders, key=lambda span: span[1] - span[0], default=None)
    return nearest is not None and nearest[2] == entity


def read_mentions(document: str) -> tuple[list, list[Mention]]:  # type: ignore[type-arg]  # sentences as corpora gives them
    """The sentences of one document and its mentions by words of the document."""
    sentences, mentions, rows, base, new_block = [], [], [], 0, True
    stack: list[tuple[str, int]] = []
    for line in [*document.split("\n"), ""]:
        if line.startswith("# newpar"):
            new_block = True
        elif line.strip() and not line.startswith("#"):
            rows.append(line.split("\t"))
        elif rows and not line.strip():
            sentence = conllu_sentence(rows)
            sentence.new_block, new_block = new_block, False
            sentences.append(sentence)
            for at, row in enumerate([row for row in rows if row[0].isdigit()]):
                values = dict(part.split("=", 1) for part in row[9].split("|") if "=" in part)
                for part in re.findall(r"\([^()]+\)?|[^()]+\)", values.get("Entity", "")):
                    entity = part.strip("()").split("-")[0]
                    if part.startswith("("):
                        stack.append((entity, base + at))
                    if part.endswith(")"):
                        depth = next((d for d in range(len(stack) - 1, -1, -1) if stack[d][0] == entity), None)
                        if depth is not None:
                            mentions.append((stack.pop(depth)[1], base + at, entity))
            base += len(sentence.words)
            rows = []
    return sentences, mentions


if __name__ == "__main__":
    main()
