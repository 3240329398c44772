"""The record as a whole: what it holds, and the counts at the top of its page."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, Field

from dateline.version import VERSION
from dateline.web.api.shapes import give
from dateline.web.asking import state_of

__all__ = ["Whole", "router"]

router = APIRouter(tags=["record"])


class Whole(BaseModel):
    """The record as a whole."""

    name: str
    version: str = Field(description="Of Dateline.")
    reports: int
    texts: int = Field(description="Full copies folded into one.")
    credited: list[str] = Field(description="Sources that the reports credit.")
    independent: int = Field(description="Independent accounts behind the reports.")
    lines: dict[str, int] = Field(description="How many lines of each kind there are.")
    settings: dict[str, str] = Field(description="What the record was made with.")


@router.get("/record", response_model=Whole)
def read_whole(request: Request) -> Response:
    """What the record holds."""
    state = state_of(request)
    with state.desk.reading() as record:
        settled, pager = state.desk.settled(record), record.store.pager()
        content = {
            "name": state.name,
            "version": VERSION,
            "reports": len(settled.tags),
            "texts": settled.texts,
            "credited": list(settled.credited),
            "independent": settled.independent,
            "lines": settled.sizes,
            "settings": pager.made_with(),
        }
        return give(request, content)
