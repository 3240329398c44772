"""Say what went wrong: a page for people, problem details for programs, never more than they need to know."""

from __future__ import annotations

import logging
from http import HTTPStatus

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from dateline.errors import DatelineError, ForbiddenError, RecordError, UsageError
from dateline.web.frame import show_page
from dateline.web.security import HEADERS

__all__ = ["add_to"]

LOG = logging.getLogger("dateline.web")
PROBLEM = "application/problem+json"


def add_to(app: FastAPI) -> None:
    """Answer every failure of the site."""
    app.add_exception_handler(DatelineError, of_dateline)
    app.add_exception_handler(HTTPException, of_http)
    app.add_exception_handler(RequestValidationError, of_request)
    app.add_exception_handler(Exception, of_us)


async def of_dateline(request: Request, error: Exception) -> Response:
    """What the record refuses: something that is not there, or a record that cannot be read or written now."""
    assert isinstance(error, DatelineError)
    if isinstance(error, RecordError):
        LOG.error("%s", error)
        return told(request, HTTPStatus.SERVICE_UNAVAILABLE, str(error))
    if isinstance(error, ForbiddenError):
        return told(request, HTTPStatus.FORBIDDEN, str(error))
    missing = isinstance(error, UsageError) and "has no" in error.message
    return told(request, HTTPStatus.NOT_FOUND if missing else HTTPStatus.BAD_REQUEST, str(error))


async def of_http(request: Request, error: Exception) -> Response:
    """An address that leads nowhere, a method that is not served."""
    assert isinstance(error, HTTPException)
    said = "There is no page at this address." if error.status_code == HTTPStatus.NOT_FOUND else str(error.detail)
    answer = told(request, HTTPStatus(error.status_code), said)
    for name, value in (error.headers or {}).items():
        answer.headers[name] = value
    return answer


async def of_request(request: Request, error: Exception) -> Response:
    """A value in an address or form that cannot be read."""
    assert isinstance(error, RequestValidationError)
    said = "; ".join(f"{'.'.join(map(str, found['loc'][1:]))}: {found['msg']}" for found in error.errors()[:5])
    return told(request, HTTPStatus.UNPROCESSABLE_ENTITY, said)


async def of_us(request: Request, error: Exception) -> Response:
    """A bug; the log has it, the page says only that."""
    LOG.error("%s %s", request.method, request.url.path, exc_info=error)
    answer = told(request, HTTPStatus.INTERNAL_SERVER_ERROR, "This is a mistake of ours. The log of the server has it.")
    answer.headers.update(HEADERS)  # it is sent from outside of the guard
    return answer


def told(request: Request, status: HTTPStatus, said: str) -> Response:
    """A failure, for whoever asked."""
    if request.url.path.startswith("/api/"):
        content = {"type": "about:blank", "title": status.phrase, "status": int(status), "detail": said}
        return JSONResponse(content, status, media_type=PROBLEM)
    return show_page(request, "failure.html", title=status.phrase, status=int(status), said=said, code=int(status))
