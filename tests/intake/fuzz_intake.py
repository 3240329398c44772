"""Change the bytes of inputs of every format at random and read them: no exception, no wait, no lost line."""

import csv
import gzip
import io
import json
import random
import tempfile
from pathlib import Path

from dateline.intake import PROBLEM_CODES, IntakeOptions, read_reports, read_rows
from dateline.model import Incoming, Problem

TEXT = "ORSUN (OPA) – “We held the bridge,” Mayor Tilde Arn said.\r\n\r\nShe did not say when.\u00a0Rain fell.\n" * 3
HEAD = '<!DOCTYPE html><html><head><meta charset="utf-8"><title>Bridge held</title></head>'
PAGE = f"{HEAD}<body><p>{TEXT}</p></body></html>"
ROWS: list[dict[str, object]] = [
    {"id": "a1", "text": TEXT, "outlet": "Orsun Post", "published": "2019-03-05"},
    {"id": "a2", "html": PAGE, "url": "https://orsunpost.example/a2", "language": "en"},
    {"id": "a3", "text": "Kaltrin’s “no”.", "unknown": {"deep": [1, 2.5, None, True]}},
]
LINES = "\n".join(json.dumps(row, ensure_ascii=index % 2 == 0) for index, row in enumerate(ROWS)) + "\n\n"


def table(delimiter: str) -> str:
    """The rows as a table."""
    out = io.StringIO()
    writer = csv.DictWriter(out, ["id", "text", "html", "outlet"], extrasaction="ignore", delimiter=delimiter)
    writer.writeheader()
    writer.writerows(ROWS)
    return out.getvalue()


SEEDS: list[tuple[str, bytes]] = [
    ("a.txt", TEXT.encode()),
    ("b.txt", TEXT.encode("cp1252")),
    ("c.txt", TEXT.encode("utf-16")),
    ("d.html", PAGE.encode()),
    ("e.html", PAGE.replace("utf-8", "windows-1252").encode("cp1252")),
    ("f.unknown", TEXT.encode("utf-8-sig")),
    ("g.jsonl", LINES.encode()),
    ("h.jsonl.gz", gzip.compress(LINES.encode(), mtime=0)),
    ("i.json", json.dumps(ROWS, indent=1).encode()),
    ("j.csv", table(",").encode("utf-8-sig")),
    ("k.tsv", table("\t").encode()),
    ("l.txt.gz", gzip.compress(TEXT.encode(), mtime=0)),
    ("reports.csv", b"file,outlet,published\na.txt,Orsun Post,2019-03-05\ng.jsonl,OPA,\n"),
    ("reports.jsonl", b'{"file": "a.txt", "outlet": "Orsun Post"}\n{"file": "d.html", "agency": "OPA"}\n'),
]
PARTS = [
    b'"',
    b"\\",
    b"\\ud800",
    b"\\u0000",
    b"\x00",
    b"\n",
    b"\r",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\xe2\x80",
    b"{",
    b"]",
    b",",
]
PARTS += [b"<", b"\x1f\x8b", b"\xed\xa0\x80", b"9" * 5_000, b"[" * 3_000, b"charset=utf-16", b"charset=rot13", b"id"]
TEXTS = (".txt", ".html", ".unknown", ".txt.gz")


def run(count: int, seed: int) -> None:
    """
    Read ``count`` changed inputs.

    Args:
        count: Number of inputs.
        seed: Of the chance; the same seed gives the same inputs.

    Raises:
        AssertionError: With the seed, the number and the bytes of the input that was read wrongly.
    """
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            name, content = chance.choice(SEEDS)
            content = changed(content, chance)
            try:
                check(Path(folder) / name, content)
            except Exception as error:
                raise AssertionError(f"seed {seed}, input {number}, {name}: {content!r}") from error


def changed(content: bytes, chance: random.Random) -> bytes:
    """The bytes after one to eight changes."""
    held = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(held) + 1)
        match chance.randrange(6):
            case 0 if held:
                held[at % len(held)] ^= 1 << chance.randrange(8)
            case 1:
                held[at : at + 1] = bytes((chance.randrange(256),))
            case 2 if chance.random() < 0.3:
                del held[at:]
            case 3:
                del held[at : at + chance.randint(1, 40)]
            case 4:
                held[at:at] = chance.choice(PARTS)
            case _:
                other = chance.choice(SEEDS)[1]
                start = chance.randrange(len(other))
                held[at : at + chance.choice((0, 40))] = other[start : start + chance.randint(1, 60)]
    return bytes(held)


def check(path: Path, content: bytes) -> None:
    """Read one input as a file, as standard input and as lines."""
    path.write_bytes(content)
    options = IntakeOptions(max_report_bytes=4_000) if len(content) % 7 == 0 else IntakeOptions()
    items = list(read_reports([str(path)], options))
    assert items, "nothing came out"
    if path.name.endswith(TEXTS) and not content.startswith(b"\x1f\x8b") and path.suffix != ".unknown":
        assert len(items) == 1, "one file, one item"
    if path.stem == "reports":
        items += read_reports([str(path.parent)], options)
        path.unlink()
    items += read_reports(["-"], options, stdin=io.BytesIO(content))
    rows = list(read_rows(io.BytesIO(content), "in.jsonl", options))
    if not content.startswith((b"\x1f\x8b", b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")):
        lines = content.removeprefix(b"\xef\xbb\xbf").split(b"\n")
        assert len(rows) == sum(bool(line.strip(b" \t\r\f\v")) for line in lines), "a line was lost or doubled"
    for item in items + rows:
        check_item(item)


def check_item(item: Incoming | Problem) -> None:
    """What holds for every report and every problem."""
    problems = [item] if isinstance(item, Problem) else list(item.problems)
    for problem in problems:
        assert problem.code in PROBLEM_CODES
        assert problem.fatal is isinstance(item, Problem)
        assert len(problem.line.splitlines()) == 1, problem.line
        problem.line.encode()
    if isinstance(item, Incoming):
        item.content.encode()
        "".join(filter(None, (item.given.id, item.given.outlet, item.given.url, item.where))).encode()
        assert item.content.strip()
        assert "\0" not in item.content
        for problem in problems:
            assert problem.span is None or problem.span.of(item.content) == "\ufffd"
