"""The encoder of names: what the encoder of the grammar says of each word, and what it does not look at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from spacy.util import registry
from thinc.api import Maxout, Model, chain, concatenate, with_array

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["names_encoder"]


@registry.architectures("dateline.NamesEncoder.v1")  # type: ignore[untyped-decorator]  # by spaCy
def names_encoder(below: int, embed: Model[Any, Any], encode: Model[Any, Any]) -> Model[Any, Any]:
    """
    An encoder over another one, which must have read the documents before and is not trained with it.

    Args:
        below: Numbers a word of the other encoder; they stand in ``Doc.tensor``.
        embed: Of forms, with features that the other does not see.
        encode: What mixes a word with those around it.
    """
    width = encode.get_dim("nO")
    mix: Model[Any, Any] = Maxout(nO=width, nP=3, normalize=True, dropout=0.0)
    model: Model[Any, Any] = chain(concatenate(tensors(below), embed), with_array(mix), encode)
    model.set_dim("nO", width)
    return model


def tensors(width: int) -> Model[Any, Any]:
    """What another encoder left in the documents."""
    return Model("tensors", read_tensors, dims={"nO": width})


def read_tensors(
    model: Model[Any, Any], docs: Sequence[Doc], is_train: bool
) -> tuple[list[Any], Callable[[object], list[Any]]]:
    """The tensors of documents, nothing for those that were not read (spaCy asks so once, for shapes alone)."""
    width = model.get_dim("nO")
    read = [doc.tensor if doc.tensor.size else model.ops.alloc2f(len(doc), width) for doc in docs]
    return read, lambda _: []
