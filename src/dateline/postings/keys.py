"""Write the shingles of a text as the index takes them: signed 64-bit numbers, ascending, each once, in bytes."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from itertools import pairwise

__all__ = ["KEY_BYTES", "read_keys", "write_keys"]

KEY_BYTES = 8
MASK = (1 << 64) - 1
FACTOR = 0x9E3779B97F4A7C15  # 2**64 / golden ratio, odd: no two shingles get one key, and keys are spread evenly


def write_keys(shingles: Iterable[int]) -> bytes:
    """
    The keys of a text.

    Example:
        >>> write_keys([5, -7, 5]) == write_keys([-7, 5])
        True
    """
    numbers = sorted(set(shingles))
    return struct.pack(f"<{len(numbers)}q", *numbers)


def read_keys(keys: bytes) -> list[int]:
    """
    The keys as they stand in a segment: shingles times a number that spreads them evenly over 64 bits.

    (Shingles are the smallest numbers of their windows, and so most of them are small.) The order stays: the first is
    the family of the text.

    Raises:
        ValueError: If they are not 8 bytes each, or not in order.

    Example:
        >>> [hex(key) for key in read_keys(write_keys([1, -1]))]
        ['0x61c8864680b583eb', '0x9e3779b97f4a7c15']
    """
    if len(keys) % KEY_BYTES:
        raise ValueError("keys are 8 bytes each")
    shingles = struct.unpack(f"<{len(keys) // KEY_BYTES}q", keys)
    if any(a >= b for a, b in pairwise(shingles)):
        raise ValueError("shingles come in ascending order")
    return [shingle * FACTOR & MASK for shingle in shingles]
