"""Read and write a trained pipeline as one file: half-precision numbers, checked against its SHA-256."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Any

from dateline.errors import InputError
from dateline.language.light import import_spacy
from dateline.language.tokenizer import TOKENIZER, register_tokenizer, set_forms
from dateline.model import Stamp

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["SHIPPED", "pack", "read_stamp", "unpack"]

SHIPPED = files("dateline.language") / "en"
WEIGHTS = "weights.bin"
STAMP = "stamp.json"
LEVEL = 6  # of zlib; half-precision numbers hardly shrink, the tables beside them do


def read_stamp(folder: Traversable) -> Stamp:
    """What the pipeline in a folder is: its ``stamp.json``."""
    known: dict[str, str] = json.loads((folder / STAMP).read_text("utf-8"))
    return Stamp(known["pipeline"], known["version"], known["sha256"], known["licence"])


def unpack(folder: Traversable) -> Language:
    """
    Load the pipeline in a folder.

    Raises:
        InputError: If its weights are not those of its stamp.
    """
    import_spacy()
    import srsly
    from spacy.util import load_model_from_config

    from dateline.language.encoder import names_encoder

    register_tokenizer()

    assert names_encoder  # the pipeline's config asks for it by its name
    raw = (folder / WEIGHTS).read_bytes()
    if hashlib.sha256(raw).hexdigest() != read_stamp(folder).sha256:
        raise InputError(f"{folder / WEIGHTS} is not the file that {STAMP} names", hint="install Dateline again")
    state: dict[str, Any] = srsly.msgpack_loads(zlib.decompress(raw))
    config = state.pop("config")
    config["nlp"]["tokenizer"] = {"@tokenizers": TOKENIZER}
    nlp = load_model_from_config(config)
    for word in state.pop("strings"):
        nlp.vocab.strings.add(word)
    for name, component in state.items():
        if isinstance(component, dict) and "model" in component:
            component["model"] = srsly.msgpack_dumps(with_precision(component["model"], "float32"))
            state[name] = srsly.msgpack_dumps(component)
    nlp.from_bytes(srsly.msgpack_dumps(state), exclude=["tokenizer"])
    return set_forms(nlp)


def pack(nlp: Language) -> bytes:
    """A pipeline as the bytes that :func:`unpack` reads, without the words of its training texts."""
    import srsly
    from spacy.strings import StringStore

    state: dict[str, Any] = srsly.msgpack_loads(nlp.to_bytes(exclude=["meta.json", "config.cfg", "vocab", "tokenizer"]))
    for name in nlp.pipe_names:
        component: dict[str, Any] = srsly.msgpack_loads(state[name])
        component["model"] = with_precision(srsly.msgpack_loads(component["model"]), "float16")
        state[name] = component
    config = nlp.config.interpolate()
    without = {"before_creation": None, "after_creation": None}  # the tokenizer is made when it is loaded
    state["config"] = {"nlp": {**config["nlp"], **without}, "components": config["components"]}
    state["strings"] = sorted(set(StringStore().from_bytes(nlp.vocab.strings.to_bytes())) & needed_strings(nlp))
    packed: bytes = zlib.compress(srsly.msgpack_dumps(state), LEVEL)
    return packed


def needed_strings(nlp: Language) -> set[str]:
    """The strings that labels and lemma rules are made of."""
    found: set[str] = set()
    for name in nlp.pipe_names:
        found |= set(strings_in(getattr(nlp.get_pipe(name), "label_data", None)))
    return found


def strings_in(value: Any) -> Iterator[str]:
    """Every string within labels as spaCy lists them."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in (*value, *value.values()):
            yield from strings_in(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from strings_in(inner)


def with_precision(model: dict[str, Any], kind: str) -> dict[str, Any]:
    """A model's state with its numbers in another precision."""
    params = [
        {name: None if values is None else values.astype(kind) for name, values in layer.items()}
        for layer in model["params"]
    ]
    return {**model, "params": params}
