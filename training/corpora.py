"""Read each training corpus into sentences that carry their annotation, and names as PER, ORG, LOC."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

__all__ = ["Sent", "Syntax", "read_bio", "read_conllu", "read_json_lines", "read_re3d", "read_text", "read_uner"]

Span = tuple[int, int, str]  # first token, token after the last, label
PLAIN = {"PER": "PER", "ORG": "ORG", "LOC": "LOC"}
GUM_TYPES = {"person": "PER", "organization": "ORG", "place": "LOC"}
RE3D_TYPES = {"Person": "PER", "Organisation": "ORG", "Location": "LOC"}
RE3D_SURE = 0.5  # annotators' own confidence below which a name is left unjudged
PARTICLES = frozenset("of the and for al el bin ibn de van von in on to".split())
TITLES = frozenset(
    "mr mrs ms dr prof professor president senator sen rep gov governor judge justice king queen prince princess pope "
    "sir lord lady captain general colonel minister secretary mayor".split()
)
NO_SPACE_BEFORE = frozenset(".,;:!?%)]}'’”") | {"n't", "'s", "’s", "'re", "'ve", "'ll", "'d", "'m", "''", "..."}
NO_SPACE_AFTER = frozenset("([{$#‘“") | {"``"}


@dataclass
class Syntax:
    """Tags, lemmas and tree of a sentence, one value a word; heads are positions in the sentence."""

    tags: list[str]
    pos: list[str]
    feats: list[str]
    lemmas: list[str]
    heads: list[int]
    deps: list[str]


@dataclass
class Sent:
    """
    One sentence of a corpus.

    Args:
        words, spaces: Its words, and whether a blank follows each.
        syntax: Absent where the corpus has names alone.
        names: Token spans; None where the corpus says nothing about names.
        new_block: Whether a paragraph begins here.
    """

    words: list[str]
    spaces: list[bool]
    syntax: Syntax | None = None
    names: list[Span] | None = field(default_factory=list)
    new_block: bool = False


def read_text(path: Path) -> str:
    """A UTF-8 file, gzipped or plain."""
    raw = path.read_bytes()
    return (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")


def read_json_lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSONL file."""
    return [json.loads(line) for line in read_text(path).splitlines() if line.strip()]


def read_conllu(path: Path) -> Iterator[tuple[str, list[Sent]]]:
    """``(document id, sentences)`` of CoNLL-U; names are derived where the MISC column has GUM's mentions."""
    document, new_block = "", True
    sentences: list[Sent] = []
    rows: list[list[str]] = []
    for line in [*read_text(path).split("\n"), ""]:
        if line.startswith("# newdoc"):
            if sentences:
                yield document, sentences
            document, sentences, new_block = line.split("=")[-1].strip(), [], True
        elif line.startswith("# newpar"):
            new_block = True
        elif line.strip() and not line.startswith("#"):
            rows.append(line.split("\t"))
        elif rows and not line.strip():
            sentence = conllu_sentence(rows)
            sentence.new_block, new_block, rows = new_block, False, []
            sentences.append(sentence)
    if sentences:
        yield document, sentences


def conllu_sentence(rows: list[list[str]]) -> Sent:
    """One sentence; parts of a contracted word ("do" + "n't") stand without a blank between them."""
    inner: set[int] = set()
    after: dict[int, bool] = {}
    for row in rows:
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            inner.update(range(first, last))
            after[last] = "SpaceAfter=No" not in row[9]
    rows = [row for row in rows if row[0].isdigit()]
    spaces = [False if int(row[0]) in inner else after.get(int(row[0]), "SpaceAfter=No" not in row[9]) for row in rows]
    syntax = Syntax(
        tags=[row[4] for row in rows],
        pos=[row[3] for row in rows],
        feats=["" if row[5] == "_" else row[5] for row in rows],
        lemmas=[row[2] for row in rows],
        heads=[int(row[6]) - 1 if row[6] != "0" else at for at, row in enumerate(rows)],
        deps=["ROOT" if row[7] == "root" else row[7] for row in rows],
    )
    return Sent([row[1] for row in rows], spaces, syntax, gum_names(rows))


def gum_names(rows: list[list[str]]) -> list[Span]:
    """Names inside GUM's nested mentions: the run of proper nouns around a mention's proper head."""
    names: set[Span] = set()
    for start, end, kind, minimum in gum_mentions(rows):
        label = GUM_TYPES.get(kind)
        heads = [start + int(at) - 1 for at in minimum.split(",") if at.isdigit()]
        heads = [head for head in heads if head < end]
        if label is None or not heads or any(rows[head][3] != "PROPN" for head in heads):
            continue
        low, high = min(heads), max(heads) + 1
        while low > start and is_proper(rows[low - 1]):
            low -= 1
        while high < end and is_proper(rows[high]):
            high += 1
        while label == "PER" and low < high and rows[low][1].strip(".").lower() in TITLES:
            low += 1
        if low < high and not (high - low == 1 and rows[low][4] == "NNPS" and label == "PER"):
            names.add((low, high, label))
    kept: list[Span] = []
    for name in sorted(names, key=lambda name: (name[0] - name[1], name[0])):
        if all(name[1] <= other[0] or name[0] >= other[1] for other in kept):
            kept.append(name)
    return sorted(kept)


def is_proper(row: list[str]) -> bool:
    """Whether a word goes on with a name."""
    return row[3] == "PROPN" or row[1] in "-–'"


def gum_mentions(rows: list[list[str]]) -> Iterator[tuple[int, int, str, str]]:
    """``(start, end, type, head positions)`` of the mentions in the Entity values of the MISC column."""
    stack: list[tuple[str, int, str, str]] = []
    for at, row in enumerate(rows):
        values = dict(part.split("=", 1) for part in row[9].split("|") if "=" in part)
        for part in re.findall(r"\([^()]+\)?|[^()]+\)", values.get("Entity", "")):
            bits = part.strip("()").split("-")
            if part.startswith("("):
                if len(bits) < 6:
                    continue
                stack.append((bits[0], at, bits[1], bits[5]))
                if not part.endswith(")"):
                    continue
            for depth in range(len(stack) - 1, -1, -1):
                if stack[depth][0] == bits[0]:
                    _, start, kind, minimum = stack.pop(depth)
                    yield start, at + 1, kind, minimum
                    break


def bio_names(tags: Sequence[str], labels: dict[str, str]) -> list[Span]:
    """Token spans from B/I/O, IO or BIOES tags; labels are mapped, others dropped."""
    spans: list[Span] = []
    start, kind = -1, ""
    for at, tag in enumerate([*tags, "O"]):
        prefix, _, label = tag.partition("-")
        if start >= 0 and (prefix in "OBS" or label != kind):
            if kind in labels:
                spans.append((start, at, labels[kind]))
            start = -1
        if prefix in ("B", "S") or (prefix in ("I", "E") and start < 0):
            start, kind = at, label
    return spans


def read_bio(path: Path, labels: dict[str, str]) -> list[Sent]:
    """Sentences of two columns, word and tag; the blanks between words are guessed."""
    sentences: list[Sent] = []
    words: list[str] = []
    tags: list[str] = []
    for line in [*read_text(path).split("\n"), ""]:
        columns = line.split()
        if line.startswith("-DOCSTART-") or len(columns) < 2:
            if words:
                sentences.append(Sent(words, guess_spaces(words), None, bio_names(tags, labels), True))
            words, tags = [], []
            continue
        words.append(columns[0])
        tags.append(columns[1])
    return sentences


def guess_spaces(words: list[str]) -> list[bool]:
    """Whether a blank follows each word of a text that was kept as words."""
    spaces, inside = [], False
    for word, following in zip(words, [*words[1:], ""], strict=True):
        if word == '"':
            inside = not inside
            spaces.append(not inside and following not in NO_SPACE_BEFORE)
        elif following == '"' and inside:
            spaces.append(False)
        else:
            tight = following in NO_SPACE_BEFORE or word in NO_SPACE_AFTER or "-" in (word, following)
            spaces.append(not tight)
    return spaces


def read_uner(path: Path) -> list[Sent]:
    """Universal NER's IOB2 with its ``# text`` lines, from which the blanks are taken."""
    sentences: list[Sent] = []
    words: list[str] = []
    tags: list[str] = []
    text = ""
    for line in [*read_text(path).split("\n"), ""]:
        if line.startswith("# text"):
            text = line.split("=", 1)[1].strip()
        elif line.strip() and not line.startswith("#"):
            columns = line.split("\t")
            words.append(columns[1])
            tags.append(columns[2])
        elif words and not line.strip():
            spaces, at = [], 0
            for word in words:
                found = text.find(word, at)
                at = found + len(word) if found >= 0 else at
                spaces.append(text[at : at + 1] == " ")
            sentences.append(Sent(words, spaces, None, bio_names(tags, PLAIN), True))
            words, tags = [], []
    return sentences


def read_re3d(path: Path) -> Iterator[tuple[str, list[Span], list[tuple[int, int]]]]:
    """``(text, names, unsure)`` with character offsets; capitalised descriptions ("the Rebels") are unsure."""
    for line in read_json_lines(path):
        names: list[Span] = []
        unsure: list[tuple[int, int]] = []
        text = line["text"]
        for entity in sorted(line["entities"], key=lambda entity: (entity["start"], -entity["end"])):
            start, end, label = entity["start"], entity["end"], RE3D_TYPES.get(entity["type"])
            while text[start:end].lower().startswith("the "):
                start += 4
            words = re.findall(r"[^\W\d_][\w’'.-]*", text[start:end])
            if label is None:
                continue
            if words and all(is_name_word(word) for word in words) and entity.get("confidence", 1) >= RE3D_SURE:
                names.append((start, end, label))
            elif any(word[0].isupper() for word in words):
                unsure.append((start, end))
        yield text, names, unsure


def is_name_word(word: str) -> bool:
    """Whether a word may stand in a name."""
    return word[0].isupper() or word.lower() in PARTICLES or re.match(r"al-[a-z]", word) is not None
