"""The files of the site; their addresses change with their content, so a browser keeps them."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Response

from dateline.web.frame import ASSETS, asset_address, read_asset

__all__ = ["router"]

router = APIRouter()
A_YEAR = "public, max-age=31536000, immutable"


@router.get("/assets/{digest}/{name}")
def show_asset(digest: str, name: str) -> Response:
    """One file; under the address of an older version too, but then not to be kept."""
    if name not in ASSETS:
        raise HTTPException(404)
    current = asset_address(name) == f"/assets/{digest}/{name}"
    return Response(
        read_asset(name), media_type=ASSETS[name][0], headers={"Cache-Control": A_YEAR if current else "no-store"}
    )


@router.get("/favicon.ico")
def show_icon() -> Response:
    """None; the pages name theirs."""
    return Response(status_code=204)
