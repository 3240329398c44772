"""Write what was found in a paragraph as few bytes and read it back: a column for each field of its words."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Callable, Iterable, Sequence

from dateline.language.seam import Block, Memory
from dateline.model import Analysis, Name, NameLabel, Stamp, Word

__all__ = ["analyze_kept", "key_of", "read_analysis", "write_analysis"]

KEY_BYTES = 16
LEVEL = 6  # of zlib: 9 saves one byte in a hundred


def analyze_kept(
    blocks: Sequence[Block], stamp: Stamp, memory: Memory, analyze: Callable[[Sequence[Block]], list[Analysis]]
) -> list[Analysis]:
    """
    The analysis of each block: from memory, else made and kept.

    Args:
        blocks: Distinct paragraphs.
        stamp: Of the pipeline.
        memory: What was found before.
        analyze: What reads a paragraph that is new.
    """
    keys = [key_of(block, stamp) for block in blocks]
    known = memory.recall(keys)
    new = [(key, block) for key, block in zip(keys, blocks, strict=True) if key not in known]
    made = analyze([block for _, block in new]) if new else []
    found = {key: analysis for (key, _), analysis in zip(new, made, strict=True)}
    memory.keep({key: write_analysis(found[key], block) for key, block in new})
    return [
        found[key] if key in found else read_analysis(known[key], block, stamp)
        for key, block in zip(keys, blocks, strict=True)
    ]


def key_of(block: Block, stamp: Stamp) -> bytes:
    """What a paragraph's analysis is kept under: the hash of the pipeline, of the words and of the cuts."""
    cuts = [(cut.start, cut.end) for cut in block.cuts]
    made = json.dumps([stamp.pipeline, stamp.version, stamp.sha256, block.text, cuts])
    return hashlib.sha256(made.encode()).digest()[:KEY_BYTES]


def write_analysis(analysis: Analysis, block: Block) -> bytes:
    """
    What was found in a paragraph, without its links, which are of a whole report.

    Example:
        >>> from dateline.model import Span
        >>> word = Word(0, 4, "rain", "NOUN", "NN", "Number=Sing", 0, "root")
        >>> block, stamp = Block("Rain", (Span(0, 4),)), Stamp("p", "1", "", "")
        >>> one = Analysis((word,), block.cuts, (), (), stamp)
        >>> read_analysis(write_analysis(one, block), block, stamp) == one
        True
    """
    ends = [0, *(word.end for word in analysis.words)]
    columns = [
        [word.start - end for word, end in zip(analysis.words, ends, strict=False)],
        [word.end - word.start for word in analysis.words],
        ["" if word.lemma == form_of(word.start, word.end, block) else word.lemma for word in analysis.words],
        *([word[field] for word in analysis.words] for field in range(3, 6)),
        [word.head - number for number, word in enumerate(analysis.words)],
        [word.relation for word in analysis.words],
    ]
    written = json.dumps([columns, analysis.names], separators=(",", ":"))
    return zlib.compress(written.encode(), LEVEL)


def read_analysis(content: bytes, block: Block, stamp: Stamp) -> Analysis:
    """What :func:`write_analysis` wrote of a paragraph."""
    columns, names = json.loads(zlib.decompress(content))
    gaps, lengths, lemmas, upos, xpos, feats, heads, relations = columns
    places = list(places_of(gaps, lengths))
    starts, ends = [start for start, _ in places], [end for _, end in places]
    full = [lemma or form_of(start, end, block) for lemma, (start, end) in zip(lemmas, places, strict=True)]
    above = [number + head for number, head in enumerate(heads)]
    words = tuple(map(Word, starts, ends, full, upos, xpos, feats, above, relations))
    found = tuple(Name(start, end, NameLabel(label), maker) for start, end, label, maker in names)
    return Analysis(words, block.cuts, found, (), stamp)


def places_of(gaps: Iterable[int], lengths: Iterable[int]) -> Iterable[tuple[int, int]]:
    """Where each word stands, from the blanks before it and its length."""
    at = 0
    for gap, length in zip(gaps, lengths, strict=True):
        start = at + gap
        at = start + length
        yield start, at


def form_of(start: int, end: int, block: Block) -> str:
    """A word in small letters, as most lemmas are."""
    return block.text[start:end].lower()
