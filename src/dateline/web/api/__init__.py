"""The interface for programs: what the pages show, as JSON under /api/v1, in the contract's words."""

from __future__ import annotations

from fastapi import FastAPI

from dateline.web.api import (
    adding,
    audit,
    compared,
    copies,
    corrections,
    kept,
    lineages,
    lists,
    reports,
    session,
    whole,
)
from dateline.web.api.shapes import PROBLEMS

__all__ = ["add_to"]

PARTS = (session, whole, reports, lists, copies, lineages, compared, corrections, kept, adding, audit)


def add_to(app: FastAPI) -> None:
    """Serve every part."""
    for part in PARTS:
        app.include_router(part.router, prefix="/api/v1", responses=PROBLEMS)
