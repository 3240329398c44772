"""What the language pipeline found in paragraphs, held until a report that brought it is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dateline.record import Store

__all__ = ["KeptAnalyses"]


class KeptAnalyses:
    """
    What the language pipeline found in paragraphs, kept in the record with the report that brought them.

    Args:
        store: The open record.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self.found: dict[bytes, bytes] = {}

    def recall(self, keys: Iterable[bytes]) -> Mapping[bytes, bytes]:
        """What is kept under the keys."""
        return self.store.analyses(keys)

    def keep(self, found: Mapping[bytes, bytes]) -> None:
        """Hold what was found until something is written."""
        self.found.update(found)

    def flush(self, pipeline: str) -> None:
        """
        Write what is held, within a transaction of the caller.

        Args:
            pipeline: What found it; what another one found is dropped. Empty when none was asked.
        """
        if pipeline and self.store.setting("pipeline") != pipeline:
            self.store.forget_analyses()
            self.store.keep_setting("pipeline", pipeline)
        self.store.keep_analyses(self.found)
        self.found = {}
