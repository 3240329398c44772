"""Words of our own lists that stand in a scored text: `leaks.py FOLDER` prints their number and the words.

usage: leaks.py FOLDER

FOLDER holds .txt files that names are scored on. The lists are those that we wrote ourselves and that could have been
read off such a text: the words that are put into training sentences. What everybody knows because a public source has
it (a country in GeoNames, a nation, a world agency) may stand in both. The exit code is 1 when there are any.
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

__all__ = ["leaks", "words_of"]

LISTS = (Path(__file__).parent / "swap.toml",)
WORD = re.compile(r"[^\W\d_]{3,}")


def leaks(folder: Path, lists: tuple[Path, ...] = LISTS) -> list[str]:
    """The entries of the lists one of whose words, of three letters or more, a text of the folder holds."""
    held = words_of(folder)
    entries = {
        entry for path in lists for words in tomllib.loads(path.read_text("utf-8")).values() for entry in words.split()
    }
    return sorted(entry for entry in entries if held & {word.lower() for word in WORD.findall(entry)})


def words_of(folder: Path) -> frozenset[str]:
    """The words of three letters or more in the texts of a folder, in small letters."""
    texts = " ".join(path.read_text("utf-8") for path in sorted(folder.glob("*.txt")))
    return frozenset(word.lower() for word in WORD.findall(texts))


def main() -> int:
    """Print what leaks."""
    if len(sys.argv) != 2:
        sys.exit(str(__doc__))
    found = leaks(Path(sys.argv[1]))
    print(len(found), "words of our lists stand in the scored texts", *found)
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
