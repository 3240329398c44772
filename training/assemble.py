"""Put the pipeline together of syntax and names: `python training/assemble.py SYNTAX NAMES OUT`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import spacy
from spacy.language import Language

sys.path.insert(0, str(Path(__file__).parent.parent))

import training.train
from dateline.language.encoder import names_encoder

__all__ = ["assembled"]


def assembled(syntax: Path, names: Path) -> Language:
    """The components of both, one after the other."""
    nlp = spacy.load(syntax)
    nlp.add_pipe("ner", source=spacy.load(names))
    return nlp


def main() -> None:
    """Write the whole."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("syntax", type=Path)
    parser.add_argument("names", type=Path)
    parser.add_argument("out", type=Path)
    asked = parser.parse_args()
    assert training.train.make_callback
    assert names_encoder
    assembled(asked.syntax, asked.names).to_disk(asked.out)


if __name__ == "__main__":
    main()
