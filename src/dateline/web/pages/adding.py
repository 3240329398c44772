"""Add through the page: drop files, paste a text, name addresses; a worker reads them, whoever closes the page."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, File, Form, Request, Response, UploadFile
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import StreamingResponse

from dateline.errors import UsageError
from dateline.record import Upload
from dateline.web.asking import state_of
from dateline.web.forms import led, sender
from dateline.web.frame import show_page
from dateline.web.queueing import job_of, pasted, progress_of, put_into_queue
from dateline.web.uploads import file_name

__all__ = ["router"]

router = APIRouter()
LAST = 20  # jobs listed
PAUSE = 0.5  # seconds between two looks at a job
Typed = Annotated[str, Form(max_length=400)]


@router.get("/add")
def show_adding(request: Request) -> Response:
    """The form, and what was handed in lately."""
    with state_of(request).desk.reading() as record:
        jobs = record.store.jobs().last(LAST)
    return show_page(request, "add.html", title="Add reports", jobs=jobs, failed="", typed={})


@router.post("/add")
def add(
    request: Request,
    mark: Typed,
    files: Annotated[list[UploadFile] | None, File()] = None,
    text: Annotated[str, Form(max_length=4_000_000)] = "",
    address: Annotated[str, Form(max_length=40_000)] = "",
    outlet: Typed = "",
    published: Typed = "",
    url: Typed = "",
) -> Response:
    """Put what was handed in into the queue, and lead to its progress."""
    state = state_of(request)
    person = sender(request, mark)
    given = {"outlet": outlet, "published": published, "url": url}
    try:
        job = put_into_queue(request, person, [*handed_in(files or []), *pasted(text)], address.split(), given)
    except UsageError as error:
        with state.desk.reading() as record:
            jobs = record.store.jobs().last(LAST)
        typed = {**given, "text": text, "address": address}
        return show_page(
            request, "add.html", title="Add reports", status=400, jobs=jobs, failed=str(error), typed=typed
        )
    return led(f"/add/{job.id}")


@router.get("/add/{own}")
def show_job(request: Request, own: str) -> Response:
    """How far a job is."""
    return show_page(request, "job.html", title="Adding", job=job_of(state_of(request), own))


@router.get("/add/{own}/events")
async def follow(request: Request, own: str) -> Response:
    """The same as server-sent events, until the job is over or nobody listens any more."""
    state = state_of(request)
    await run_in_threadpool(job_of, state, own)

    async def events() -> AsyncIterator[str]:
        before = ""
        while not await request.is_disconnected():
            job = await run_in_threadpool(job_of, state, own)
            told = json.dumps(progress_of(job))
            if told != before:
                yield f"event: {'over' if job.is_over else 'progress'}\ndata: {told}\n\n"
            if job.is_over:
                return
            before = told
            await asyncio.sleep(PAUSE)

    return StreamingResponse(events(), media_type="text/event-stream", headers={"Cache-Control": "no-store"})


def handed_in(files: list[UploadFile]) -> list[Upload]:
    """The files that came with a form; an empty file field is none."""
    return [Upload(file_name(file.filename), file.file.read()) for file in files if file.filename]
