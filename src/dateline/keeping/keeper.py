"""All that is done between the stages and the store: the class :class:`Keeper`, put together by question."""

from __future__ import annotations

from dateline.keeping.forgetting import ForgettingRecord
from dateline.keeping.merging import MergingRecord
from dateline.keeping.sharing import SharedRecord

__all__ = ["Keeper"]


class Keeper(MergingRecord, ForgettingRecord, SharedRecord):
    """
    Adds reports to a store and reads out what they share.

    Args:
        store: The open record.
        config: The options of every stage.

    Raises:
        UsageError: If the record was made with other options of the copies: pairs found by two rules would be mixed.
    """
