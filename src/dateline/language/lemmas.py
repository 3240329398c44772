"""spaCy's trainable lemmatizer with a memory: the same word under the same rule has the same lemma."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.pipeline.edit_tree_lemmatizer import EditTreeLemmatizer
    from spacy.tokens import Doc

__all__ = ["RememberingLemmatizer"]

MOST = 100_000  # forms kept; about 20 MB


class RememberingLemmatizer:
    """
    The lemmas of a trained lemmatizer, each form worked out once.

    Args:
        trained: The component; its tree for a token gives way to the form itself where it does not fit.
    """

    def __init__(self, trained: EditTreeLemmatizer) -> None:
        self.trained = trained
        self.labels: list[int] = list(trained.labels)
        self.known: dict[tuple[int, str], str] = {}

    def set_lemmas(self, docs: Sequence[Doc]) -> None:
        """Give every token of the documents its lemma."""
        scores: list[Any] = self.trained.model.predict(list(docs))
        for doc, rows in zip(docs, scores, strict=True):
            for token, best in zip(doc, rows.argmax(axis=1).tolist(), strict=True):
                token.lemma_ = self.lemma(self.labels[best], token.text)

    def lemma(self, tree: int, form: str) -> str:
        """The lemma of a form by one of the trained trees."""
        found = self.known.get((tree, form))
        if found is None:
            if len(self.known) >= MOST:
                self.known.clear()
            applied = self.trained.trees.apply(tree, form)
            found = self.known[tree, form] = form if applied is None else applied
        return found
