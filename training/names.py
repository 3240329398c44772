"""Train names on corpora and open gold: `python training/names.py --data FOLDER --gold FILE --syntax PIPELINE`."""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config, load_model_from_config
from thinc.api import set_current_ops

sys.path.insert(0, str(Path(__file__).parent.parent))

from dateline.language.encoder import names_encoder
from training.cultures import read_cultures
from training.documents import blank, build, dev_sets, read_docs, write_docs
from training.gold import gold_docs
from training.leaks import words_of
from training.sources import check_sources
from training.swap import swapped
from training.train import HERE, QuickOps, fix_order

TIMES = (
    4  # the gold is read so often for once of the corpora: it is a twelfth of their size and nearest to what is read
)
SWAPPED = {"ewt": 0.25, "gum": 0.3, "wikigold": 1.0, "crossner": 1.0, "wnut": 0.4, "re3d": 2.0, "gold": 6.0}
CAPITALS, TITLE_CASE = 0.03, 0.04  # of sentences with names, copied as headlines are printed


def main() -> None:
    """Read corpora and gold, and leave the best pipeline in ``OUT/model-best``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of the corpora")
    parser.add_argument(
        "--gold", type=Path, required=True, help="what evals/gold/mark.py join wrote, train and dev part"
    )
    parser.add_argument("--syntax", type=Path, required=True, help="the pipeline that training/train.py left")
    parser.add_argument("--without", type=Path, help="a folder of .txt files: no word of theirs is in a made name")
    parser.add_argument("--out", type=Path, default=Path("build/names"))
    parser.add_argument("--steps", type=int, default=3500, help="of 500 to 2,000 words")
    parser.add_argument("--rate", type=float, default=0.001, help="of learning, at the start; it falls to nothing")
    parser.add_argument("--start", type=Path, help="names that were trained over another encoder, to go on from")
    asked = parser.parse_args()
    fix_order()
    check_sources(asked.data)
    make_documents(asked.data, asked.gold, asked.out, words_of(asked.without) if asked.without else frozenset())
    run(asked.syntax, asked.out, asked.steps, asked.rate, asked.start)


def make_documents(data: Path, gold: Path, out: Path, banned: frozenset[str]) -> None:
    """Write ``train.spacy`` and ``dev.spacy``: the gold's development part and that of UNER."""
    nlp = blank()
    made = {name: list(dict.fromkeys(docs)) for name, docs in build(data, nlp).items()}
    made["gold"] = gold_docs(nlp, gold, "train")
    cultures = read_cultures(banned)
    docs: list[Doc] = []
    for name, own in sorted(made.items()):
        copies = list(swapped(nlp, own, SWAPPED[name], 3, cultures))
        docs += [*own * (TIMES if name == "gold" else 1), *copies]
        print(f"{name:10}{len(own):7} sentences{len(copies):7} copies", flush=True)
    docs += list(headlines(nlp, docs))
    random.Random(13).shuffle(docs)
    write_docs(docs, out / "train.spacy")
    write_docs(gold_docs(nlp, gold, "dev"), out / "dev-gold.spacy")
    write_docs([*read_docs(nlp, out / "dev-gold.spacy"), *dev_sets(data, nlp)["uner"][::2]], out / "dev.spacy")


def headlines(nlp: Language, docs: Iterable[Doc]) -> Iterator[Doc]:
    """Copies of some sentences in capitals, or with a capital for each word."""
    chance = random.Random(17)
    for doc in docs:
        kind = chance.random()
        if not doc.ents or kind > CAPITALS + TITLE_CASE or any(token.ent_iob == 0 for token in doc):
            continue
        forms = [token.text.upper() if kind < CAPITALS else in_title(token.text) for token in doc]
        copy = Doc(nlp.vocab, forms, [bool(token.whitespace_) for token in doc])
        copy.set_ents([Span(copy, name.start, name.end, name.label_) for name in doc.ents], default="outside")
        yield copy


def in_title(form: str) -> str:
    """A word with a capital, unless it is one of the small ones."""
    return form if len(form) < 4 else form[:1].upper() + form[1:]


def run(syntax: Path, out: Path, steps: int, rate: float, start: Path | None = None) -> None:
    """Train over the encoder of the syntax, which stays as it is."""
    assert names_encoder  # names.cfg asks for it by its name
    set_current_ops(QuickOps())
    config = load_config(HERE / "names.cfg")
    config["paths"] = {"train": str(out / "train.spacy"), "dev": str(out / "dev.spacy"), "syntax": str(syntax)}
    config["training"]["max_steps"] = steps
    config["training"]["optimizer"]["learn_rate"] |= {"total_steps": steps + 100, "initial_rate": rate}
    filled = load_model_from_config(config, auto_fill=True).config
    filled["components"]["tok2vec"] = {"source": str(syntax)}  # filling in has made a new one of it
    filled["nlp"]["after_creation"] = {"@callbacks": "dateline_tokenizer"}
    nlp = init_nlp(filled)
    if start is not None:
        learnt = spacy.load(start).get_pipe("ner").to_bytes(exclude=["vocab"])  # type: ignore[attr-defined]  # trainable
        nlp.get_pipe("ner").from_bytes(learnt, exclude=["vocab"])  # type: ignore[attr-defined]  # likewise
    train(nlp, out)


if __name__ == "__main__":
    main()
