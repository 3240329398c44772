"""Any installed spaCy pipeline behind the seam: `--analyzer spacy:en_core_web_trf`, or a folder."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from dateline.errors import UsageError
from dateline.language.clearnlp import to_universal
from dateline.language.spacy_docs import SpacyAnalyzer
from dateline.model import Stamp

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["load_installed", "wrap"]

CLEARNLP = frozenset(("dobj", "pobj", "nsubjpass"))  # labels that Universal Dependencies has not


def load_installed(name: str) -> SpacyAnalyzer:
    """
    Load a pipeline that is installed as a package, or lies in a folder.

    Raises:
        UsageError: If spaCy finds none.
    """
    import spacy

    try:
        return wrap(spacy.load(name), name)
    except (OSError, ImportError, ValueError) as error:
        reason = str(error).splitlines()[0]
        raise UsageError(f"no spaCy pipeline {name!r} ({reason})", hint="install it beside Dateline") from error


def wrap(nlp: Language, name: str) -> SpacyAnalyzer:
    """A loaded pipeline as an analyzer; labels of ClearNLP become those of Universal Dependencies."""
    stamp = Stamp(f"spacy:{name}", str(nlp.meta.get("version", "")), "", str(nlp.meta.get("license", "")))
    labels: Iterable[str] = nlp.pipe_labels.get("parser", ())
    return SpacyAnalyzer(nlp, stamp, to_universal) if CLEARNLP & set(labels) else SpacyAnalyzer(nlp, stamp)
