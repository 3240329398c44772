"""The options of the second reader, which is off until an address is named."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from dateline.errors import UsageError

__all__ = ["SecondReaderOptions", "check_address"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondReaderOptions:
    """
    Whom to ask for further events.

    Args:
        url: Address of an OpenAI-compatible interface ("http://127.0.0.1:8080/v1"); empty asks nobody.
        model: The model's name, as that server knows it; it stands in ``proposed_by``.
        seconds: How long one answer may take, connecting included. A local model on a laptop needs most of it.
        most_bytes: An answer that is longer is thrown away: a page of events has some 20,000.
        most_characters: Of the body that are sent at once; a longer report is asked for in pieces.
        most_events: Of one answer; what comes after is left out.
    """

    url: str = ""
    model: str = "default"
    seconds: float = 60.0
    most_bytes: int = 1_000_000
    most_characters: int = 6_000
    most_events: int = 60


def check_address(url: str) -> str:
    """
    The address, when it is one that can be asked.

    Raises:
        UsageError: If it is no http address with a host.

    Example:
        >>> check_address("http://127.0.0.1:8080/v1")
        'http://127.0.0.1:8080/v1'
    """
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UsageError(
            f"--second-reader {url!r}: not an address",
            hint="name an OpenAI-compatible interface, such as http://127.0.0.1:8080/v1",
        )
    return url
