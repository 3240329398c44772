"""The parts of the names of a record, to be found by whoever spells them otherwise: by letters and by sounds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.record.search import fold_places
from dateline.text.later import later

if TYPE_CHECKING:
    from dateline.actors.sounds import coarse_sounds, sound_likeness
else:
    coarse_sounds, sound_likeness = later("dateline.actors.sounds", "coarse_sounds sound_likeness")

__all__ = ["ALIKE", "Spellings", "sounds_of"]

NEAREST = 3  # looked at, by their letters
ALIKE = 0.72  # of two spellings by their letters, 0 to 1
SOUNDING = 0.85  # by their sounds; "khaled" and "khalid" have .98, "khaled" and "walid" .71
SHORTEST = 4  # letters of a part that is told by its sounds


@dataclass(frozen=True, slots=True)
class Spellings:
    """
    The parts of names.

    Args:
        near: Gives the parts that may be another spelling of a word, folded, in order, and others too.
        by_sound: Gives those of one coarse sound, folded.
    """

    near: Callable[[str], Sequence[str]]
    by_sound: Callable[[str], Sequence[str]]

    @classmethod
    def of(cls, names: Iterable[str]) -> Spellings:
        """
        Take names apart.

        Example:
            >>> Spellings.of(["Khaled al-Rubaie", "Selme Karvash"]).nearest("Rubaye")
            'rubaie'
        """
        parts = sorted({part for name in names for part in fold_places(name).words})
        sounds: defaultdict[str, list[str]] = defaultdict(list)
        for key, part in sounds_of(parts):
            sounds[key].append(part)
        return cls(lambda _: parts, lambda key: sounds.get(key, ()))

    def nearest(self, word: str) -> str | None:
        """The part nearest to a word, by letters or by sounds; None when none is near."""
        from rapidfuzz import process  # loaded when a word stands nowhere: most searches find theirs
        from rapidfuzz.distance import DamerauLevenshtein

        folded = " ".join(fold_places(word).words)
        scored = [
            (score, part)
            for part, score, _ in process.extract(
                folded,
                self.near(folded),
                scorer=DamerauLevenshtein.normalized_similarity,
                limit=NEAREST,
                score_cutoff=ALIKE,
            )
        ]
        scored += [(sound_likeness(folded, part), part) for part in self.sounding_like(folded)]
        return min(scored, key=lambda one: (-one[0], one[1]))[1] if scored else None

    def sounding_like(self, word: str) -> list[str]:
        """Other parts that may sound the same, the most alike first."""
        folded = " ".join(fold_places(word).words)
        if len(folded) < SHORTEST or not folded.isascii() or " " in folded:
            return []
        near = {part for key in coarse_sounds(folded) for part in self.by_sound(key)} - {folded}
        scored = sorted((-sound_likeness(folded, part), part) for part in near)
        return [part for score, part in scored if -score >= SOUNDING]


def sounds_of(parts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The coarse sounds of folded parts of names, each with the part; short and foreign ones have none."""
    for part in parts:
        if len(part) >= SHORTEST and part.isascii():
            for key in coarse_sounds(part):
                yield key, part
