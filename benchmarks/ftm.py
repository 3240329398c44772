"""Hold exported FollowTheMoney entities against the library itself, in a venv of its own: it cannot be in the lock.

usage: ftm.py [FILE.ftm.json]   (without a file: the example that ships, read anew, whole and for sharing)

The library needs PyICU, which comes as source alone and wants ICU's headers (Debian: libicu-dev). Every entity is
validated against the model, read as a proxy, and must come out as it went in; every reference must lead to an entity
of the range that the model wants. The exit code is 1 when one does not.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

import dateline
from dateline.example import REPORTS

CHECK = """
import collections, json, sys
from followthemoney import model
found = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
schemata = {one["id"]: one["schema"] for one in found}
wrong = [] if len(schemata) == len(found) else ["an id stands twice"]
for one in found:
    schema = model.get(one["schema"])
    try:
        schema.validate(one)
    except Exception as error:
        wrong.append(f"{one['schema']} {one['id']}: {getattr(error, 'errors', error)}")
    proxy = model.get_proxy(one)
    for prop in proxy.iterprops():
        given = one["properties"].get(prop.name, [])
        if sorted(proxy.get(prop)) != sorted(given):
            wrong.append(f"{one['schema']} {prop.name}: {given} read as {proxy.get(prop)}")
        if prop.type.name == "entity":
            for other in given:
                if other not in schemata or not model.get(schemata[other]).is_a(prop.range):
                    wrong.append(f"{one['schema']} {prop.name}: {other} is {schemata.get(other)}")
print("\\n".join(wrong[:20]) or f"valid: {dict(collections.Counter(schemata.values()))}")
sys.exit(bool(wrong))
"""


def main() -> int:
    """Check the files named, or the example."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(f"{folder}/venv", with_pip=True)
        python = f"{folder}/venv/bin/python"
        subprocess.run([python, "-m", "pip", "-q", "install", "followthemoney>=4.11"], check=True)
        files = [Path(name) for name in sys.argv[1:]] or list(of_example(Path(folder)))
        return max(subprocess.run([python, "-c", CHECK, str(file)], check=False).returncode for file in files)


def of_example(folder: Path) -> list[Path]:
    """The example's entities, whole and for sharing."""
    with dateline.Record(folder / "story.db") as record:
        record.add(REPORTS)
        whole = record.export_to(folder / "whole.ftm.json", format="ftm")
        return [whole, record.export_to(folder / "shared.ftm.json", format="ftm", words=5)]


if __name__ == "__main__":
    raise SystemExit(main())
