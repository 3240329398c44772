"""The design system: every colour, size and part of the pages, shown with its name."""

from __future__ import annotations

import re

from fastapi import APIRouter, Request, Response

from dateline.web.frame import read_asset, show_page

__all__ = ["router"]

router = APIRouter()
_COLOUR = re.compile(r"--([a-z]+[a-z0-9-]*): (#[0-9a-f]{6});")


@router.get("/design")
def show_design(request: Request) -> Response:
    """The page; the names come from the style sheet itself."""
    light = read_asset("style.css").decode().partition("@media")[0]
    return show_page(
        request, "design.html", title="Design", colours=list(dict.fromkeys(name for name, _ in _COLOUR.findall(light)))
    )
