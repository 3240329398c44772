"""The seam behind which a language pipeline stands: paragraphs in, words with their grammar and names out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from dateline.model import Analysis, Link, Name, Span, Stamp

__all__ = ["Analyzer", "Block", "LanguageOptions", "Linker", "Memory", "NameFinder"]


class Block(NamedTuple):
    """
    A paragraph to analyse.

    Args:
        text: Its words, without a line break.
        cuts: Its sentences, by our own rules; a pipeline keeps to them.
    """

    text: str
    cuts: tuple[Span, ...]


class Analyzer(Protocol):
    """
    A language pipeline.

    ``analyze`` returns one analysis for each block, with offsets into the block; the same block gives the same analysis
    whatever stands beside it. Its names are raw: the rules of a document come after.
    """

    @property
    def stamp(self) -> Stamp:
        """What it is."""

    def analyze(self, blocks: Sequence[Block]) -> list[Analysis]:
        """Analyse paragraphs."""


class Memory(Protocol):
    """What was found in paragraphs before, kept by somebody from run to run; bytes by key, both made here."""

    def recall(self, keys: Iterable[bytes]) -> Mapping[bytes, bytes]:
        """What is kept under the keys; those of which nothing is kept are left out."""

    def keep(self, found: Mapping[bytes, bytes]) -> None:
        """Keep what was found."""


class NameFinder(Protocol):
    """Names in place of those of the analyzer, with offsets into each block."""

    @property
    def stamp(self) -> Stamp:
        """What it is."""

    def find_names(self, blocks: Sequence[Block]) -> list[tuple[Name, ...]]:
        """The names of each block."""


class Linker(Protocol):
    """Links in place of those of our rules."""

    @property
    def stamp(self) -> Stamp:
        """What it is."""

    def find_links(self, text: str, analysis: Analysis) -> tuple[Link, ...]:
        """The links of a whole report, by the later mention."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageOptions:
    """
    Which pipeline reads the words.

    Args:
        analyzer: ``en`` is the one that ships; ``spacy:NAME`` any installed spaCy pipeline, by name or folder; else the
            name of an entry point in the group ``dateline.analyzers``, with what it is to be given after a colon.
        names: Empty for the names of the analyzer; ``gliner:MODEL`` for those of GLiNER (extra ``gliner``).
        links: Empty for our rules; ``fastcoref`` for its model (extra ``coreference``).
    """

    analyzer: str = "en"
    names: str = ""
    links: str = ""
