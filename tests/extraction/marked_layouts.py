"""Build a report and its expected zones from lines written as "role> words"."""

from __future__ import annotations

from dateline.model import Role, Span, Zone

SHORT = {role.value: role for role in Role} | {"again": Role.DUPLICATE_HEADLINE, "...": Role.BODY}


def marked(source: str) -> tuple[str, tuple[Zone, ...]]:
    """
    The text of a marked report and its zones.

    Each line is "role> words"; " || " parts pieces of one line; an empty line stays; body joins the body above.

    Example:
        >>> text, zones = marked("headline> Troops leave\\n\\ndateline> OSLO – || body> They left.")
        >>> (text, [zone.role.value for zone in zones])
        ('Troops leave\\n\\nOSLO – They left.', ['headline', 'dateline', 'body'])
    """
    text = ""
    zones: list[Zone] = []
    for number, line in enumerate(source.strip("\n").split("\n")):
        text += "\n" if number else ""
        for place, piece in enumerate(line.split(" || ")):
            if not piece.strip():
                continue
            role, _, words = piece.partition("> ")
            text += " " if place else ""
            start = len(text)
            text += words
            add(zones, SHORT[role.strip()], start + len(words) - len(words.lstrip()), start + len(words.rstrip()))
    return text, tuple(zones)


def add(zones: list[Zone], role: Role, start: int, end: int) -> None:
    """Add a piece, joined to the body above it."""
    if zones and role is Role.BODY and zones[-1].role is Role.BODY:
        zones[-1] = Zone(role, Span(zones[-1].span.start, end))
    else:
        zones.append(Zone(role, Span(start, end)))
