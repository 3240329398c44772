"""Run the workbench on an address, until it is stopped."""

from __future__ import annotations

import socket
from collections.abc import Callable

import uvicorn
from fastapi import FastAPI

from dateline.api import Record
from dateline.errors import UsageError
from dateline.text.memory import collect_seldom
from dateline.web.app import create_app
from dateline.web.options import ServeOptions
from dateline.web.patience import patient
from dateline.web.security import is_here

__all__ = ["serve", "settings_of"]

_IDLE_SECONDS = 15  # a connection on which nothing is asked is closed
_AT_ONCE = 200  # connections; more are told to come again


def serve(options: ServeOptions, *, told: Callable[[str], None] = print) -> None:
    """
    Serve a record until the process is stopped.

    Args:
        options: Which record, where, and how.
        told: Called with the address as soon as it answers.

    Raises:
        UsageError: If the address cannot be listened on, or others than this machine would be served.
        RecordError: If there is no such record, or it cannot be read.
    """
    if not is_here(options.host) and options.users is None:
        raise UsageError(
            f"{options.host} can be reached from other machines, and nobody would be asked who they are",
            hint="name a file of users with --users; docs/how-to/serve.md",
        )
    bring_up(options)
    listening = listen(options)
    settings = settings_of(options, create_app(options))
    address, port = listening.getsockname()[:2]
    told(f"http://{f'[{address}]' if ':' in address else address}:{port}/")
    collect_seldom()
    with listening:
        uvicorn.Server(settings).run(sockets=[listening])


def settings_of(options: ServeOptions, app: FastAPI) -> uvicorn.Config:
    """
    How the site is run.

    Who asks, and whether over TLS, is taken from the headers of a proxy only where one is named: others could write
    what they like there.
    """
    return uvicorn.Config(
        app,
        http=patient(options.patience),
        ws="none",
        log_level="warning",
        server_header=False,
        proxy_headers=bool(options.proxy),
        forwarded_allow_ips=options.proxy or "",
        timeout_keep_alive=_IDLE_SECONDS,
        limit_concurrency=_AT_ONCE,
        lifespan="on",
    )


def bring_up(options: ServeOptions) -> None:
    """Bring an older record to this version, before it is opened for reading."""
    Record(options.db, read_only=not options.db.exists()).store.close()


def listen(options: ServeOptions) -> socket.socket:
    """The socket, taken before anything is told."""
    family = socket.AF_INET6 if ":" in options.host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((options.host, options.port))
    except OSError as error:
        listening.close()
        raise UsageError(f"{options.host}:{options.port} is taken ({error.strerror})", hint="try --port 0") from error
    listening.listen()
    return listening
