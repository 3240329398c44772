"""Write JSON in pieces: a long list within an object, item by item, so that memory stays flat."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import quote

__all__ = ["json_list", "json_text", "plain", "urn"]


def json_text(value: object) -> str:
    """A value as JSON on one line; signs that UTF-8 cannot hold are escaped."""
    written = json.dumps(value, ensure_ascii=False)
    return json.dumps(value) if any("\ud800" <= sign <= "\udfff" for sign in written) else written


def json_list(
    head: Mapping[str, Any], name: str, items: Iterable[object], tail: Mapping[str, Any] | None = None
) -> Iterator[str]:
    """
    An object with a list of many items, an item a line.

    Args:
        head: What stands before the list.
        name: The key of the list.
        items: Its items.
        tail: What stands behind it; it may be filled while the items are written.

    Example:
        >>> "".join(json_list({"a": 1}, "items", [2, 3], {"z": 4}))
        '{"a": 1,\\n"items": [\\n2,\\n3\\n],\\n"z": 4}\\n'
    """
    yield "{" + "".join(f"{json_text(key)}: {json_text(value)},\n" for key, value in head.items())
    yield f"{json_text(name)}: ["
    before = "\n"
    for item in items:
        yield before + json_text(item)
        before = ",\n"
    yield "\n]"
    yield "".join(f",\n{json_text(key)}: {json_text(value)}" for key, value in (tail or {}).items()) + "}\n"


def plain(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that have something: without None, empty words, lists and objects."""
    return {key: value for key, value in fields.items() if value not in (None, "", [], {})}


def urn(kind: str, own: str) -> str:
    """
    The name of a thing of the record in linked data; an id may be any text.

    Example:
        >>> urn("report", "a b")
        'urn:dateline:report:a%20b'
    """
    return f"urn:dateline:{quote(kind, safe='')}:{quote(own.encode('utf-8', 'surrogatepass'), safe='')}"
