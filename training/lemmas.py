"""Train the lemmatizer's own layer again over a finished encoder: `python training/lemmas.py BEST --first FOLDER`."""

from __future__ import annotations

import argparse
import random
import sys
from pathlib import Path

import spacy
from spacy.training import Example
from thinc.api import Adam, set_current_ops

sys.path.insert(0, str(Path(__file__).parent.parent))

from training.documents import blank, read_docs
from training.second import know_rules
from training.train import QuickOps, fix_order

BATCH = 80  # sentences, some 1,500 words


def main() -> None:
    """Train the layer from that of the first stage, everything else held, and write the pipeline beside."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("best", type=Path)
    parser.add_argument("--first", type=Path, required=True, help="where training/train.py wrote")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=300)
    asked = parser.parse_args()
    fix_order()
    set_current_ops(QuickOps())
    nlp = spacy.load(asked.best)
    first = spacy.load(asked.first / "model-best")
    nlp.get_pipe("trainable_lemmatizer").from_bytes(  # type: ignore[attr-defined]  # a trainable pipe
        first.get_pipe("trainable_lemmatizer").to_bytes(exclude=["vocab"]),  # type: ignore[attr-defined]  # likewise
        exclude=["vocab"],
    )
    know_rules(nlp)
    docs = [doc for doc in read_docs(blank(), asked.first / "train.spacy") if doc.has_annotation("LEMMA")]
    chance = random.Random(5)
    optimizer = Adam(0.002, L2=0.0, use_averages=True)
    with nlp.select_pipes(enable=["tok2vec", "trainable_lemmatizer"]):
        nlp.resume_training()
        for step in range(asked.steps):
            optimizer.learn_rate = 0.002 * (1 - step / asked.steps)
            picked = chance.sample(docs, BATCH)
            examples = [Example(nlp.make_doc(doc.text), doc) for doc in picked]
            nlp.update(examples, sgd=optimizer, drop=0.1, annotates=["tok2vec"], exclude=["tok2vec"])
    with nlp.use_params(optimizer.averages):
        nlp.to_disk(asked.out)


if __name__ == "__main__":
    main()
