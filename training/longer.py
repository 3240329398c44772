"""Train a trained syntax on, from a fair rate of learning: `python training/longer.py --first build/language`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.training.loop import train
from thinc.api import set_current_ops

sys.path.insert(0, str(Path(__file__).parent.parent))

from training.train import QuickOps, fix_order, make_callback


def main() -> None:
    """Go on from a pipeline that training/train.py left, over the same documents."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--first", type=Path, default=Path("build/language"), help="where training/train.py wrote")
    parser.add_argument("--out", type=Path, default=Path("build/longer"))
    parser.add_argument("--steps", type=int, default=2300, help="of 1,000 words")
    asked = parser.parse_args()
    fix_order()
    assert make_callback  # the pipeline's config asks for it by its name
    set_current_ops(QuickOps())
    nlp = spacy.load(asked.first / "model-best")
    config: dict[str, Any] = nlp.config
    config["paths"] |= {"train": str(asked.first / "train.spacy"), "dev": str(asked.first / "dev.spacy")}
    config["training"] |= {"max_steps": asked.steps, "eval_frequency": asked.steps // 4}
    config["training"]["batcher"]["size"] = 1000
    config["training"]["optimizer"]["learn_rate"] = {
        "@schedules": "warmup_linear.v1",
        "warmup_steps": 50,
        "total_steps": asked.steps + 30,
        "initial_rate": 0.0009,
    }
    nlp.resume_training()
    know_rules(nlp)
    asked.out.mkdir(parents=True, exist_ok=True)
    train(nlp, asked.out)


def know_rules(nlp: Language) -> None:
    """Let a loaded lemmatizer know which of its outputs stands for which rule: spaCy 3.8 forgets that in a file."""
    lemmatizer: Any = nlp.get_pipe("trainable_lemmatizer")
    lemmatizer.tree2label = {tree: label for label, tree in enumerate(lemmatizer.labels)}


if __name__ == "__main__":
    main()
