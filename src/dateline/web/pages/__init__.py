"""The pages of the workbench: one file for each question a reader asks."""

from __future__ import annotations

from fastapi import FastAPI

from dateline.web.pages import (
    about,
    actors,
    adding,
    alerts,
    assets,
    audit,
    beside,
    copies,
    correct,
    corrections,
    csv_files,
    design,
    disagreements,
    events,
    lineage,
    login,
    open_questions,
    outlets,
    overview,
    problems,
    quotes,
    report,
    reports,
    search,
    shelf,
    stories,
    take,
    timeline,
    utterances,
    versions,
    wording,
)

__all__ = ["add_to"]

PAGES = (
    about,
    actors,
    adding,
    alerts,
    assets,
    audit,
    beside,
    copies,
    correct,
    corrections,
    csv_files,
    design,
    disagreements,
    events,
    lineage,
    login,
    open_questions,
    outlets,
    overview,
    problems,
    quotes,
    report,
    reports,
    search,
    shelf,
    stories,
    take,
    timeline,
    utterances,
    versions,
    wording,
)


def add_to(app: FastAPI) -> None:
    """Serve every page."""
    for page in PAGES:
        app.include_router(page.router, include_in_schema=False)
