"""Train the reader of quotes that ships, on the training part of the open gold and on nothing else.

usage: quotes.py --texts OPEN_NEWS.jsonl.gz [-o FOLDER]

Reads evals/gold (ours and, joined with their texts, the open reports), keeps what its splits call train, and writes
``quotes.reader`` and ``card.json`` into FOLDER, by default where the package ships them. The same gold gives the same
bytes.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from dateline.config import Config
from dateline.quotes.learned.shipped import CARD, WEIGHTS
from dateline.teaching import Trained, train_quotes

ROOT = Path(__file__).parent.parent
SHIPPED = ROOT / "src/dateline/quotes/learned/shipped"
LICENCE = "CC BY 4.0; credits of the open texts in evals/gold/open/sources.tsv"


def main() -> int:
    """Join, train, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, required=True, help="the texts of the open part")
    parser.add_argument("-o", "--out", type=Path, default=SHIPPED)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        gold = Path(folder) / "open-gold-train.jsonl"
        join = [sys.executable, str(ROOT / "evals/gold/mark.py"), "--texts", str(asked.texts), "join", str(gold)]
        subprocess.run([*join, "--split", "train"], check=True)
        parts = Counter(json.loads(line)["part"] for line in gold.read_text("utf-8").splitlines())
        trained = train_quotes(gold, config=Config(), watch=lambda _: None)
    asked.out.mkdir(parents=True, exist_ok=True)
    (asked.out / WEIGHTS).write_bytes(trained.content)
    (asked.out / CARD).write_text(json.dumps(card_of(trained, parts), indent=1) + "\n", "utf-8")
    print(trained.line)
    return 0


def card_of(trained: Trained, parts: Counter[str]) -> dict[str, Any]:
    """What the weights are, for people and for the check of their hash."""
    return {
        "what": "two taggers of python-crfsuite for source, cue and content of attributions, read beside the rules",
        "sha256": hashlib.sha256(trained.content).hexdigest(),
        "bytes": len(trained.content),
        "licence": LICENCE,
        "trained on": {"evals/gold, split train": dict(sorted(parts.items())), **trained.card},
        "never": "no text that Dateline is scored on: not PolNeAR, not the seeds, not the gold's dev and test parts",
        "command": "python training/quotes.py --texts ../shared/data/language/open_news.jsonl.gz",
        "figures": "BENCHMARKS.md, docs/decisions/0016-attribution.md",
    }


if __name__ == "__main__":
    sys.exit(main())
