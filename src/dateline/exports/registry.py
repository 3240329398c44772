"""All formats of the export, a user's own beside those that ship, by name."""

from __future__ import annotations

from functools import cache

from dateline.errors import UsageError
from dateline.exports.format import Format
from dateline.exports.formats import (
    annotation,
    bibtex,
    csl,
    ftm,
    geojson,
    gexf,
    graphml,
    html,
    jsonld,
    lines,
    parquet,
    plover,
    sheet,
    timelinejs,
    xlsx,
)

__all__ = ["GROUP", "format_named", "formats"]

GROUP = "dateline.formats"
SHIPPED: tuple[Format, ...] = (
    lines.JSONL,
    sheet.CSV,
    parquet.PARQUET,
    plover.PLOVER,
    annotation.ANNOTATION,
    ftm.FTM,
    jsonld.JSONLD,
    timelinejs.TIMELINEJS,
    graphml.GRAPHML,
    gexf.GEXF,
    geojson.GEOJSON,
    xlsx.XLSX,
    bibtex.BIBTEX,
    csl.CSL,
    html.HTML,
)


@cache
def formats() -> dict[str, Format]:
    """
    The formats by name, those that ship first.

    Raises:
        UsageError: If an entry point of the group ``dateline.formats`` gives no format, or one of a name that is taken.
    """
    from importlib.metadata import entry_points  # it imports the standard library's mail

    found = {shipped.name: shipped for shipped in SHIPPED}
    for point in sorted(entry_points(group=GROUP), key=lambda point: point.name):
        own = point.load()
        if not isinstance(own, Format):
            hint = "see dateline.exports.Format"
            raise UsageError(f"the entry point {point.name} of {GROUP} gives no format", hint=hint)
        if own.name in found:
            raise UsageError(f"the entry point {point.name} of {GROUP}: {own.name!r} is taken", hint="rename it")
        found[own.name] = own
    return found


def format_named(name: str) -> Format:
    """
    The format with a name.

    Raises:
        UsageError: If there is none.

    Example:
        >>> format_named("bibtex").ending
        '.bib'
    """
    known = formats()
    if name not in known:
        raise UsageError(f"no export format {name!r}", hint=f"formats are {', '.join(known)}")
    return known[name]
