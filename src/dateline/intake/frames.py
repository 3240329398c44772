"""What passes between Dateline and the process that reads complex formats: lengths and JSON, never pickles."""

from __future__ import annotations

import base64
import json
from dataclasses import asdict
from typing import IO, Any

from dateline.intake.reader import Found, Inner
from dateline.model import Given, Incoming, Media, Place, Problem, Span

__all__ = ["HEAD", "decode_found", "encode_found", "read_exactly", "write_frame"]

HEAD = 8  # bytes of a length


def write_frame(stream: IO[bytes], content: bytes) -> None:
    """Write a length and the bytes."""
    stream.write(len(content).to_bytes(HEAD, "big") + content)


def read_exactly(stream: IO[bytes], size: int) -> bytes:
    """That many bytes, or fewer where the stream ends."""
    held = bytearray()
    while len(held) < size and (piece := stream.read(size - len(held))):
        held += piece
    return bytes(held)


def encode_found(found: Found) -> bytes:
    """What a reader found, as JSON."""
    values = asdict(found)
    if isinstance(found, Inner):
        values["content"] = base64.b64encode(found.content).decode("ascii")
    return json.dumps([type(found).__name__, values], ensure_ascii=True).encode("ascii")


def decode_found(content: bytes) -> Found:
    """
    What a reader found, from JSON; the process that wrote it is not trusted, so every field is checked by its type.

    Raises:
        ValueError: If it is anything else.

    Example:
        >>> decode_found(encode_found(Inner("a.zip!/b.txt", "b.txt", b"Rain.", Given(url="https://a.example"))))
        Inner(where='a.zip!/b.txt', name='b.txt', content=b'Rain.', given=Given(id=None, title=None, outlet=None, \
published=None, url='https://a.example', language=None, byline=None, agency=None), charset='', reader='')
    """
    try:
        kind, values = json.loads(content)
        if kind == "Problem":
            return problem_of(values)
        given = Given(**{key: words(value) if value is not None else None for key, value in values["given"].items()})
        if kind == "Inner":
            inner = {key: words(values[key]) for key in ("where", "name", "charset", "reader")}
            return Inner(content=base64.b64decode(words(values["content"])), given=given, **inner)
        if kind != "Incoming":
            raise ValueError(f"no kind {kind!r}")
        texts = {key: words(values[key]) for key in ("content", "where", "source_sha256", "charset", "charset_reason")}
        return Incoming(
            media=Media(values["media"]),
            given=given,
            problems=tuple(problem_of(problem) for problem in values["problems"]),
            places=tuple(Place(int(place["start"]), words(place["at"])) for place in values["places"]),
            **texts,
        )
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("no report, file or problem") from error


def problem_of(values: dict[str, Any]) -> Problem:
    """A problem from its fields."""
    span = values["span"]
    texts = {key: words(values[key]) for key in ("code", "message", "where", "stage")}
    placed = Span(int(span["start"]), int(span["end"])) if span is not None else None
    return Problem(span=placed, fatal=bool(values["fatal"]), **texts)


def words(value: object) -> str:
    """A string that any file can hold."""
    if not isinstance(value, str):
        raise TypeError("no string")
    value.encode("utf-8")
    return value
