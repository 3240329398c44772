"""The notes of a page that say that its report was mended or withdrawn, where a house sets them beside the article."""

from __future__ import annotations

from typing import Any

from dateline.extraction.report_types import is_note

__all__ = ["may_have_notes", "with_notes"]

# The boxes of notes are called so in many ways: correction, corrections-box, article__correction, editors-note.
NAMED = ("orrection", "etraction", "ditors-note", "ditor-note", "ditors_note", "ditorsNote", "larification")
BOXES = " or ".join(f"contains(@class, '{name}') or contains(@id, '{name}')" for name in NAMED)
LONGEST = 1_000  # characters: what is longer is a column of corrections, which is an article itself


def may_have_notes(html: str) -> bool:
    """Whether any words of a page are those that boxes of notes are called by; a page without them is not searched."""
    return any(name in html for name in NAMED)


def with_notes(tree: Any, body: str) -> str:
    """
    The body, and behind it the notes in boxes of their own that it lacks.

    Args:
        tree: The page.
        body: Its article.
    """
    lacking = []
    for box in tree.xpath(f"//*[{BOXES}]"):
        lines = [words for part in box.itertext() if (words := " ".join(part.split()))]
        whole = " ".join(lines)
        at = next((n for n in range(len(lines)) if is_note(" ".join(lines[n:]))), None)
        if at is None or len(whole) > LONGEST:
            continue
        note = " ".join(lines[at:])
        if note not in " ".join(body.split()) and note not in lacking:
            lacking.append(note)
    return "\n".join((body, *lacking)) if body else body
