"""Reads the example's reports: their given text, and for HTML the text that Dateline extracts, when it can."""

import csv
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

EXAMPLE = Path(__file__).resolve().parents[2] / "src" / "dateline" / "example"


@dataclass(frozen=True, slots=True)
class Given:
    """One report as it is handed in; ``text`` is None for a page whose text nobody has extracted yet."""

    id: str
    path: str
    form: str
    raw: str
    text: str | None
    beside: dict[str, str]


def read_reports(folder: Path = EXAMPLE / "reports") -> dict[str, Given]:
    """Every report of the folder by its id: the file name, or the id of a line of JSONL."""
    beside = sidecar(folder / "reports.csv")
    out: dict[str, Given] = {}
    for path in sorted(folder.iterdir()):
        if path.suffix in (".txt", ".html"):
            raw = path.read_bytes().decode("utf-8")
            text = raw if path.suffix == ".txt" else None
            out[path.name] = Given(path.name, path.name, path.suffix[1:], raw, text, beside.get(path.name, {}))
        elif path.suffix == ".jsonl":
            for line in path.read_text(encoding="utf-8").splitlines():
                row = json.loads(line)
                form = "jsonl text" if "text" in row else "jsonl html"
                given = {k: v for k, v in row.items() if k not in ("id", "text", "html")}
                text = row.get("text")
                out[row["id"]] = Given(row["id"], path.name, form, text or row["html"], text, given)
    return extracted(out)


def sidecar(path: Path) -> dict[str, dict[str, str]]:
    """What reports.csv says of each file; empty cells are left out."""
    with path.open(encoding="utf-8", newline="") as lines:
        return {row.pop("file"): {k: v for k, v in row.items() if v} for row in csv.DictReader(lines)}


def extracted(reports: dict[str, Given]) -> dict[str, Given]:
    """The same reports, pages with the text that ``dateline annotate`` finds in them."""
    pages = [r for r in reports.values() if r.text is None]
    texts = annotate(pages)
    for r in pages:
        if texts.get(r.id):
            reports[r.id] = Given(r.id, r.path, r.form, r.raw, texts[r.id], r.beside)
    return reports


def annotate(pages: list[Given]) -> dict[str, str]:
    """The extracted text of each page; empty while the program cannot read pages."""
    with tempfile.TemporaryDirectory() as folder:
        into, out = Path(folder, "pages.jsonl"), Path(folder, "out.jsonl")
        rows = (json.dumps({"id": p.id, "html": p.raw}, ensure_ascii=False) for p in pages)
        into.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
        command = [sys.executable, "-m", "dateline", "annotate", str(into), "-o", str(out), "--layers", "meta,zones"]
        done = subprocess.run(command, capture_output=True, check=False)
        if done.returncode not in (0, 1) or not out.exists():
            return {}
        lines = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    return {line["id"]: line.get("text", "") for line in lines if "id" in line}
