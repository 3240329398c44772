"""Write what was fetched as a WARC file, which any archive reads: all answers, those on the way, and what was asked."""

from __future__ import annotations

import gzip
import hashlib
import uuid
from base64 import b32encode
from collections.abc import Iterable, Iterator
from http import HTTPStatus
from urllib.parse import urlsplit

from dateline.model import Arrival
from dateline.version import VERSION

__all__ = ["warc_pieces"]

END = b"\r\n"
#: Said of the bytes on the wire, which are kept unpacked: their names are kept so, as other archives do.
WIRE = frozenset(("content-encoding", "transfer-encoding", "content-length"))
MADE_OF = uuid.UUID("6f7a3a9e-30b7-5c0e-9a35-5d6f1c8d4e21")  # ours: ids of records are made from content within it


def warc_pieces(answers: Iterable[Arrival], at: str) -> Iterator[bytes]:
    """
    A WARC 1.1 file, gzip record by record; the same answers give the same bytes.

    Args:
        answers: What was fetched.
        at: When the file is made, ISO 8601 in UTC.

    Example:
        >>> page = Arrival(b"<p>Rain.</p>", "2026-03-02T08:00:00+00:00", "https://post.example/a", 200)
        >>> words = b"".join(gzip.decompress(piece) for piece in warc_pieces([page], page.at))
        >>> words.count(b"WARC-Type: response"), words.endswith(b"<p>Rain.</p>" + END * 2)
        (1, True)
    """
    about = f"software: dateline/{VERSION}\r\nformat: WARC File Format 1.1\r\n".encode()
    yield record("warcinfo", about, at, {"Content-Type": "application/warc-fields"})
    told: dict[tuple[str | None, str], tuple[uuid.UUID, str]] = {}
    steps: set[tuple[str | None, str, str]] = set()
    for answer in answers:
        for step in answer.way:
            if (key := (step.address, step.at, step.sha256)) not in steps:
                steps.add(key)
                yield from exchange("response", step, http_head(step) + step.content, truncated(step))
        place = answer.address, answer.sha256
        if place in told:
            yield from again(answer, *told[place])
            continue
        block = http_head(answer) + answer.content
        told[place] = own_id("response", block, answer.at, answer.address or ""), answer.at
        yield from exchange("response", answer, block, {})


def exchange(kind: str, answer: Arrival, block: bytes, more: dict[str, str]) -> Iterator[bytes]:
    """An answer, and what was asked for it."""
    address = answer.address or ""
    digest = b32encode(hashlib.sha1(answer.content, usedforsecurity=False).digest()).decode()
    about = {"WARC-Target-URI": address, "WARC-Payload-Digest": f"sha1:{digest}", **more}
    yield record(kind, block, answer.at, {**about, "Content-Type": "application/http; msgtype=response"})
    if answer.asked:
        beside = {
            "WARC-Target-URI": address,
            "WARC-Concurrent-To": f"<urn:uuid:{own_id(kind, block, answer.at, address)}>",
            "Content-Type": "application/http; msgtype=request",
        }
        yield record("request", request_head(answer), answer.at, beside)


def again(answer: Arrival, first: uuid.UUID, at: str) -> Iterator[bytes]:
    """What was read again and is what it was: its headers, and the record that has its bytes."""
    profile = "server-not-modified" if answer.status == 304 else "identical-payload-digest"
    more = {
        "WARC-Profile": f"http://netpreserve.org/warc/1.1/revisit/{profile}",
        "WARC-Refers-To": f"<urn:uuid:{first}>",
        "WARC-Refers-To-Target-URI": answer.address or "",
        "WARC-Refers-To-Date": at.replace("+00:00", "Z"),
    }
    yield from exchange("revisit", answer, http_head(answer, whole=False), more)


def truncated(step: Arrival) -> dict[str, str]:
    """That the body of what led on was not read, where the site said that there was one."""
    said = {name.lower(): value.strip() for name, value in step.headers}
    had = said.get("content-length", "0") != "0" or "transfer-encoding" in said
    return {"WARC-Truncated": "length"} if had and not step.content else {}


def request_head(answer: Arrival) -> bytes:
    """The request line and the headers that a site was asked with."""
    parts = urlsplit(answer.address or "")
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    lines = [f"GET {target} HTTP/1.1", *(f"{name}: {' '.join(value.split())}" for name, value in answer.asked)]
    return "\r\n".join(lines).encode("utf-8", "replace") + END * 2


def http_head(answer: Arrival, *, whole: bool = True) -> bytes:
    """The status line and headers of an answer, with the length that its bytes have here if they follow."""
    status = answer.status or 200
    phrase = HTTPStatus(status).phrase if status in HTTPStatus._value2member_map_ else ""
    lines = [f"HTTP/1.1 {status} {phrase}".rstrip()]
    for name, value in answer.headers:
        shown = f"X-Archive-Orig-{name}" if name.lower() in WIRE else name
        lines.append(f"{shown}: {' '.join(value.split())}")
    if whole:
        lines.append(f"Content-Length: {len(answer.content)}")
    return "\r\n".join(lines).encode("utf-8", "replace") + END * 2


def record(kind: str, block: bytes, at: str, more: dict[str, str]) -> bytes:
    """One record, packed."""
    moment = at.replace("+00:00", "Z")
    own = own_id(kind, block, at, more.get("WARC-Target-URI", ""))
    told = {
        "WARC-Type": kind,
        "WARC-Record-ID": f"<urn:uuid:{own}>",
        "WARC-Date": moment,
        **more,
        "Content-Length": str(len(block)),
    }
    head = "WARC/1.1\r\n" + "".join(f"{name}: {value}\r\n" for name, value in told.items())
    return gzip.compress(head.encode() + END + block + END * 2, mtime=0)


def own_id(kind: str, block: bytes, at: str, address: str) -> uuid.UUID:
    """The id of a record, made from what it holds."""
    moment = at.replace("+00:00", "Z")
    return uuid.uuid5(MADE_OF, f"{kind} {moment} {address} {hashlib.sha256(block).hexdigest()}")
