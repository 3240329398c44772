"""Ids made from content: the same words and rule give the same id in every run."""

from __future__ import annotations

import hashlib

__all__ = ["content_id", "sha256_of_bytes", "sha256_of_text"]


def sha256_of_text(text: str) -> str:
    """
    The SHA-256 of a text in UTF-8, as hexadecimal digits; lone surrogates are kept as they are.

    Example:
        >>> sha256_of_text("")[:8]
        'e3b0c442'
    """
    return sha256_of_bytes(text.encode("utf-8", "surrogatepass"))


def sha256_of_bytes(content: bytes) -> str:
    """The SHA-256 of bytes, as hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def content_id(prefix: str, *parts: object) -> str:
    """
    A short id from the parts that make a thing what it is.

    Args:
        prefix: A letter or word that says what kind of thing it is.
        parts: Hashes, offsets, rule names; their ``str`` counts, in order.

    Returns:
        ``prefix-`` and 16 hexadecimal digits (64 bits: no clash is expected below a billion ids).

    Example:
        >>> content_id("q", "abc", 1, 2) == content_id("q", "abc", 1, 2)
        True
    """
    return f"{prefix}-{sha256_of_text(chr(31).join(map(str, parts)))[:16]}"
