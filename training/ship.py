"""Write a trained pipeline as the package ships it: `python training/ship.py BEST VERSION`."""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from pathlib import Path

import spacy
import spacy.about

sys.path.insert(0, str(Path(__file__).parent.parent))

import training.train
from dateline.language.encoder import names_encoder
from dateline.language.weights import STAMP, WEIGHTS, pack

SHIPPED = Path(__file__).parent.parent / "src/dateline/language/en"


def ship(best: Path, version: str, folder: Path = SHIPPED) -> None:
    """Write ``weights.bin`` and ``stamp.json``."""
    raw = pack(spacy.load(best))
    folder.mkdir(parents=True, exist_ok=True)
    (folder / WEIGHTS).write_bytes(raw)
    stamp = {
        "pipeline": "dateline-en",
        "version": version,
        "sha256": hashlib.sha256(raw).hexdigest(),
        "licence": "CC BY-SA 4.0",
        "spacy": spacy.about.__version__,
    }
    (folder / STAMP).write_text(json.dumps(stamp, indent=1) + "\n", "utf-8")
    print(f"{folder}: {len(raw) / 1e6:.1f} MB, {stamp['sha256']}")


def main() -> None:
    """Ship what training left."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("best", type=Path)
    parser.add_argument("version")
    parser.add_argument("--folder", type=Path, default=SHIPPED)
    asked = parser.parse_args()
    assert training.train.make_callback
    assert names_encoder
    ship(asked.best, asked.version, asked.folder)


if __name__ == "__main__":
    main()
