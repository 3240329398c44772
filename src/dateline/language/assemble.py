"""Analyse a whole report: its paragraphs one by one, each distinct one once, then its names and links together."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from dateline.language.joining import joined_words, shifted
from dateline.language.kept import analyze_kept
from dateline.language.links import find_links
from dateline.language.mending import mended
from dateline.language.names import settle_names
from dateline.language.opening import open_analyzer, open_linker, open_names
from dateline.language.plain import plain
from dateline.language.seam import Analyzer, Block, LanguageOptions, Memory
from dateline.model import Analysis, AnnotatedText, Metadata, NameLabel, Span

__all__ = ["analyse_words", "blocks_of"]

MOST_WORDS = 50_000  # kept in memory in one process: some 15 MB, a hundred reports


def analyse_words(text: AnnotatedText, options: LanguageOptions, memory: Memory | None = None) -> Analysis:
    """
    Analyse a report's words: grammar, names, links.

    Args:
        text: The report, cut into paragraphs and sentences.
        options: Which pipeline.
        memory: What was found in paragraphs before; None to keep nothing.

    Returns:
        Words, sentences, names and links of the whole report; offsets are code points into ``text.text``.

    Raises:
        UsageError: If the pipeline that the options name is not there.
    """
    once = open_once(options.analyzer)
    blocks = blocks_of(text)
    analyses = once.analyze([block for _, block in blocks], memory)
    starts = [start for start, _ in blocks]
    words = mended(text.text, joined_words(starts, analyses))
    raw = open_names(options.names).find_names([block for _, block in blocks]) if options.names else None
    found = shifted(starts, raw if raw is not None else [analysis.names for analysis in analyses])
    names = settle_names(text.text, words, found, told_names(text.report.metadata))
    sentences = tuple(sentence.span for sentence in text.sentences)
    analysis = Analysis(words, sentences, names, (), once.analyzer.stamp)
    linker = open_linker(options.links).find_links if options.links else find_links
    links = linker(text.text, analysis)
    return Analysis(words, sentences, names, tuple(links), once.analyzer.stamp)


def told_names(metadata: Metadata) -> dict[str, NameLabel]:
    """The outlet, agency and place of a report, in small letters, with what they are of."""
    told: dict[str, NameLabel] = {}
    for value, label in (
        (metadata.place.value, NameLabel.GPE),
        (metadata.agency.value, NameLabel.ORG),
        (metadata.outlet.value, NameLabel.ORG),
    ):
        for part in (value or "").split(", ") if label is NameLabel.GPE else [value or ""]:
            told[" ".join(plain(part).lower().split())] = label
    told.pop("", None)
    return told


def blocks_of(text: AnnotatedText) -> list[tuple[int, Block]]:
    """The paragraphs of a report with where each begins; cuts are from there."""
    cuts: list[list[Span]] = [[] for _ in text.paragraphs]
    for sentence in text.sentences:
        start = text.paragraphs[sentence.paragraph].span.start
        cuts[sentence.paragraph].append(Span(sentence.span.start - start, sentence.span.end - start))
    return [
        (paragraph.span.start, Block(paragraph.span.of(text.text), tuple(own)))
        for paragraph, own in zip(text.paragraphs, cuts, strict=True)
    ]


class Once:
    """
    An analyzer that reads each distinct paragraph once: copies are our subject, so much of it comes again.

    Args:
        analyzer: What reads a paragraph that is new.
    """

    def __init__(self, analyzer: Analyzer) -> None:
        self.analyzer = analyzer
        self.kept: dict[Block, Analysis] = {}
        self.words = 0

    def forget(self) -> None:
        """Let go of what was read."""
        self.kept.clear()
        self.words = 0

    def analyze(self, blocks: Sequence[Block], memory: Memory | None = None) -> list[Analysis]:
        """The analysis of each block; of those that are new here, the memory is asked first."""
        if self.words > MOST_WORDS:
            self.forget()
        new = list(dict.fromkeys(block for block in blocks if block not in self.kept))
        for block, analysis in zip(new, self.analyze_new(new, memory) if new else (), strict=True):
            self.kept[block] = analysis
            self.words += len(analysis.words)
        return [self.kept[block] for block in blocks]

    def analyze_new(self, new: Sequence[Block], memory: Memory | None) -> list[Analysis]:
        """The analysis of blocks that are not held here."""
        if memory is None:
            return self.analyzer.analyze(new)
        return analyze_kept(new, self.analyzer.stamp, memory, self.analyzer.analyze)


@cache
def open_once(name: str) -> Once:
    """The analyzer of a name with its memory, one in a process."""
    return Once(open_analyzer(name))
