"""Which zones are read for what others said, by which reader, and what is kept."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model import Role

__all__ = ["LEARNED", "RULES", "QuoteOptions"]

RULES, LEARNED = "rules", "learned"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteOptions:
    """
    What is read and what is kept.

    Args:
        roles: The zones to read. Mastheads, footers and credits say nothing of anybody; titles and captions are read
            and marked by their zone.
        least: The lowest confidence that is kept, 0 to 1; 0 keeps all, so that a reader can decide.
        reader: "rules"; "learned", the rules together with the weights that ship; or the path of weights that
            ``dateline train quotes`` wrote, with which the rules read together.
    """

    roles: frozenset[Role] = frozenset((Role.BODY, Role.HEADLINE, Role.DUPLICATE_HEADLINE, Role.KICKER, Role.CAPTION))
    least: float = 0.0
    reader: str = "rules"
