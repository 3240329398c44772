"""Who owns what publishes: told by people, so that accounts of one house can be seen to be of one house."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.model.judgements import Mark

__all__ = ["Houses", "Outlet"]


@dataclass(frozen=True, slots=True)
class Outlet:
    """
    What people said of an outlet.

    Args:
        name: As it was given.
        owner: Who owns it; None when nobody said, or two people do not agree.
        family: The publisher family that it counts with, where that is another name than the owner's.
        because: Who said so, when and why.
        mark: What is left of what people said; None when nobody said anything.
    """

    name: str
    owner: str | None = None
    family: str | None = None
    because: str = ""
    mark: Mark | None = None

    @property
    def house(self) -> str | None:
        """The family, else the owner; None when neither is known."""
        return self.family or self.owner


@dataclass(frozen=True, slots=True)
class Houses:
    """
    The publisher families behind some independent accounts.

    Args:
        number: How many families there are; an account of unknown owner is none.
        shared: Families with more than one account, each with how many, the largest first.
        alone: Families with one account, by name.
        unknown: Accounts of which nobody said who owns the outlet.
    """

    number: int = 0
    shared: Sequence[tuple[str, int]] = ()
    unknown: int = 0
    alone: Sequence[str] = ()

    @classmethod
    def of(cls, accounts: Iterable[Iterable[str]]) -> Houses:
        """
        Count them.

        Args:
            accounts: For each account the families of its outlets; one that is of two counts with the first.

        Example:
            >>> Houses.of([["Meridian"], ["Meridian"], ["Lanna Trust"], []])
            Houses(number=2, shared=(('Meridian', 2),), unknown=1, alone=('Lanna Trust',))
        """
        counts: dict[str, int] = {}
        unknown = 0
        for account in accounts:
            house = min(account, default=None)
            if house is None:
                unknown += 1
            else:
                counts[house] = counts.get(house, 0) + 1
        ranked = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
        shared = tuple(one for one in ranked if one[1] > 1)
        return cls(len(counts), shared, unknown, tuple(house for house, number in ranked if number == 1))
