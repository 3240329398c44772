"""Load the interface for programs when a program first asks: a page is there a fifth sooner after a start."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

from fastapi import FastAPI
from starlette.routing import BaseRoute, Match
from starlette.types import Scope

from dateline.text.later import later

if TYPE_CHECKING:
    from dateline.web.api import add_to
else:
    (add_to,) = later("dateline.web.api", "add_to")

__all__ = ["Site"]

BEGINNING = "/api/"


class Site(FastAPI):
    """The workbench; its interface for programs is there when it is first asked for, or described."""

    def add_interface(self) -> None:
        """Serve the interface, behind all that is served so far."""
        self.loading = threading.Lock()
        self.is_loaded = False
        self.router.routes.append(Waiting(self))

    def load(self) -> None:
        """Load it, once."""
        with self.loading:
            if not self.is_loaded:
                add_to(self)
                self.is_loaded = True

    def openapi(self) -> dict[str, Any]:
        """What the interface offers, as OpenAPI writes it."""
        self.load()
        return super().openapi()


class Waiting(BaseRoute):
    """
    Stands before the routes of the interface, and has them loaded by whoever asks for one.

    Args:
        site: The site; what is asked for is looked for among its routes in order, also those that are added meanwhile.
    """

    def __init__(self, site: Site) -> None:
        self.site = site

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """It answers nothing itself."""
        if scope["type"] == "http" and scope["path"].startswith(BEGINNING):
            self.site.load()
        return Match.NONE, {}
