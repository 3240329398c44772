"""``dateline serve``: the record in a browser."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.options import DbOption

__all__ = ["EXAMPLES", "NAME", "command"]

NAME = "serve"
EXAMPLES = """\b
Examples:
  dateline serve                             http://127.0.0.1:8642/, for this machine alone
  dateline serve --db story.db --port 0      a free port; the address is printed
  dateline serve --users users.json --host 0.0.0.0    for others too; they log in
  dateline serve --name desk.example --proxy 127.0.0.1    behind a proxy of that name: docs/how-to/serve.md

Python: dateline.web.create_app(ServeOptions(db=Path("story.db")))"""


def command(
    db: DbOption = "dateline.db",  # type: ignore[assignment]  # Typer makes it a Path
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port; 0 takes a free one.", min=0, max=65535)] = 8642,
    users: Annotated[
        Path | None,
        typer.Option(help="The file of those who may log in (`dateline users`).", metavar="FILE"),
    ] = None,
    by: Annotated[str, typer.Option(help="How you sign corrections, without --users; default: your login.")] = "",
    name: Annotated[
        list[str] | None,
        typer.Option(help="A further name by which browsers may ask, such as a proxy's; may be repeated."),
    ] = None,
    proxy: Annotated[
        str, typer.Option(help="The address of a proxy in front, whose X-Forwarded headers count.", metavar="ADDRESS")
    ] = "",
) -> None:
    """Serve the record to a browser.

    Pages for every question, each with a stable address; every line opens its words. Works without script and without
    a network. Only this machine is served, unless --users names those who may log in.
    """
    gc.disable()  # what is loaded now stays: to look through it again and again is a tenth of the time until a page
    from dateline.web.options import ServeOptions
    from dateline.web.running import serve

    gc.freeze()
    gc.enable()
    serve(
        ServeOptions(db=db, host=host, port=port, hosts=tuple(name or ()), users=users, person=by, proxy=proxy),
        told=lambda address: typer.echo(f"dateline: the record is at {address} (stop with Ctrl+C)", err=True),
    )
