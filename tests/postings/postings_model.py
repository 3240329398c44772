"""What the index must answer, worked out the long way: every report held against every other by the rule of copies."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import strategies as st

from dateline.copies import CopyOptions, is_candidate
from dateline.postings import PostingsOptions

SHINGLES = st.integers(-(2**63), 2**63 - 1)
# A few numbers that reports share, the smallest and the largest that there are among them.
POOL = [-(2**63), -(2**63) + 1, -1, 0, 1, 2**63 - 1, *(number * 0x1234_5678_9ABC % 2**62 for number in range(40))]
OPTIONS = st.builds(
    PostingsOptions, tail=st.integers(1, 5), factor=st.integers(2, 4), slice=st.sampled_from([1, 7, 1_000])
)


class Model:
    """Reports by number, each with its shingles."""

    def __init__(self) -> None:
        self.reports: dict[int, list[int]] = {}

    def candidates(self, shingles: Iterable[int], leads: int, many: int) -> list[int]:
        """By the rule itself."""
        own = set(shingles)
        frequencies = self.frequencies(own)
        options = CopyOptions(frequent=leads, many=many)
        return [
            number
            for number, other in sorted(self.reports.items())
            if (shared := own.intersection(other))
            and is_candidate(shared, frequencies, (len(own), len(other)), options)
        ]

    def frequencies(self, shingles: Iterable[int], most: int = 10**9) -> dict[int, int]:
        """Families by shingle, counted up to one more than the most."""
        counts = {
            shingle: len({held[0] for held in self.reports.values() if shingle in held}) for shingle in set(shingles)
        }
        return {shingle: min(count, most + 1) for shingle, count in counts.items() if count}

    def holders(self, shingle: int) -> list[int]:
        """The reports that have a shingle."""
        return [number for number, held in sorted(self.reports.items()) if shingle in held]
