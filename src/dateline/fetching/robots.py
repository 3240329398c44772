"""What a site's robots.txt allows, and how long it asks to wait between two requests."""

from __future__ import annotations

from dataclasses import dataclass

from protego import Protego

__all__ = ["ALL", "NONE", "Rules", "read_rules"]

MOST = 512_000  # bytes that are read of a robots.txt, as RFC 9309 asks of a reader at the least


@dataclass(frozen=True, slots=True)
class Rules:
    """
    What a site allows.

    Args:
        parsed: Its robots.txt; None when all or nothing is allowed.
        otherwise: What is allowed without one.
    """

    parsed: Protego | None
    otherwise: bool

    def allows(self, address: str, agent: str) -> bool:
        """Whether the address may be fetched."""
        return self.otherwise if self.parsed is None else bool(self.parsed.can_fetch(address, agent))

    def delay(self, agent: str) -> float:
        """Seconds that the site asks to leave between two requests; 0 when it does not say."""
        asked = self.parsed.crawl_delay(agent) if self.parsed is not None else None
        return float(asked) if asked is not None and asked > 0 else 0.0


ALL = Rules(None, otherwise=True)
NONE = Rules(None, otherwise=False)


def read_rules(content: bytes) -> Rules:
    """
    Read a robots.txt, however it is written.

    Example:
        >>> rules = read_rules(b"User-agent: *\\nDisallow: /private\\nCrawl-delay: 3")
        >>> rules.allows("https://news.example/private/a", "dateline"), rules.delay("dateline")
        (False, 3.0)
    """
    return Rules(Protego.parse(content[:MOST].decode("utf-8", "replace")), otherwise=True)
