"""Go on training with the open gold as well: `python training/second.py --first build/language --gold FILE`."""

from __future__ import annotations

import argparse
import random
import sys
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.training.loop import train
from thinc.api import set_current_ops

sys.path.insert(0, str(Path(__file__).parent.parent))

from training.documents import blank, read_docs, write_docs
from training.gold import gold_docs
from training.train import QuickOps, fix_order

TIMES = (
    4  # the gold is read so often for once of the corpora: it is a twelfth of their size and nearest to what is read
)


def main() -> None:
    """Read corpora and gold, go on, and leave the best pipeline in ``OUT/model-best``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--first", type=Path, required=True, help="where training/train.py wrote")
    parser.add_argument("--gold", type=Path, required=True, help="what evals/gold/mark.py join wrote")
    parser.add_argument("--out", type=Path, default=Path("build/language-gold"))
    parser.add_argument("--steps", type=int, default=900, help="of 2,000 words")
    parser.add_argument("--rate", type=float, default=0.0005, help="of learning, at the start; it falls to nothing")
    parser.add_argument("--best", type=Path, help="the pipeline to go on from, in place of FIRST/model-best")
    asked = parser.parse_args()
    fix_order()
    nlp = blank()
    gold = gold_docs(nlp, asked.gold, "train")
    docs = [*read_docs(nlp, asked.first / "train.spacy"), *gold * TIMES]
    random.Random(11).shuffle(docs)
    write_docs(docs, asked.out / "train.spacy")
    write_docs(gold_docs(nlp, asked.gold, "dev"), asked.out / "dev-gold.spacy")
    dev = [*read_docs(nlp, asked.first / "dev.spacy"), *read_docs(nlp, asked.out / "dev-gold.spacy")]
    write_docs(dev, asked.out / "dev.spacy")
    go_on(asked.best or asked.first / "model-best", asked.out, asked.steps, asked.rate)


def go_on(best: Path, out: Path, steps: int, rate: float) -> None:
    """Train a trained pipeline further, ever more slowly."""
    set_current_ops(QuickOps())
    nlp = spacy.load(best)
    config: dict[str, Any] = nlp.config
    config["paths"] = {**config["paths"], "train": str(out / "train.spacy"), "dev": str(out / "dev.spacy")}
    config["training"] |= {"max_steps": steps, "eval_frequency": steps // 2}
    config["training"]["optimizer"]["learn_rate"] = {
        "@schedules": "warmup_linear.v1",
        "warmup_steps": 20,
        "total_steps": steps + 20,
        "initial_rate": rate,
    }
    config["training"]["batcher"]["size"] = 2000
    nlp.resume_training()
    know_rules(nlp)
    train(nlp, out)


def know_rules(nlp: Language) -> None:
    """Let a loaded lemmatizer know which of its outputs stands for which rule: spaCy 3.8 forgets that in a file."""
    lemmatizer: Any = nlp.get_pipe("trainable_lemmatizer")
    lemmatizer.tree2label = {tree: label for label, tree in enumerate(lemmatizer.labels)}


if __name__ == "__main__":
    main()
