"""``dateline users``: who may work on a record that is served to others."""

from __future__ import annotations

import getpass
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

__all__ = ["EXAMPLES", "NAME", "command"]

NAME = "users"
EXAMPLES = """\b
Examples:
  dateline users add "Ana Orr" --role editor --file users.json    asks for a password; makes the file
  dateline users list --file users.json
  dateline users remove "Ana Orr" --file users.json

The file is for its owner alone (mode 600); passwords are kept as Argon2 hashes. A new password ends old sessions.
Python: dateline.users("users.json"), dateline.web.people.add_person(...)"""


class Action(StrEnum):
    """What is done with the file."""

    ADD = "add"
    REMOVE = "remove"
    LIST = "list"


class RoleName(StrEnum):
    """What somebody may do."""

    READER = "reader"
    EDITOR = "editor"
    ADMIN = "admin"


def command(
    action: Annotated[Action, typer.Argument(help="add, remove or list.")],
    name: Annotated[str | None, typer.Argument(help="Who; corrections are signed so.")] = None,
    file: Annotated[Path, typer.Option("--file", help="The file of users.", metavar="FILE")] = Path("users.json"),
    role: Annotated[RoleName, typer.Option(help="reader, editor or admin.")] = RoleName.EDITOR,
) -> None:
    """Make and change the file of users for `dateline serve --users`.

    A reader reads; an editor corrects and adds; an admin sees the audit log too.
    """
    from dateline.errors import UsageError
    from dateline.web.people import Role, add_person, remove_person, users

    if action is Action.LIST:
        for known, given in users(file).items():
            typer.echo(f"{known}\t{given}")
        return
    if name is None:
        raise UsageError("nobody is named", hint=f"dateline users {action} NAME --file {file}")
    if action is Action.REMOVE:
        remove_person(file, name)
    else:
        add_person(file, name, Role[role.name], read_password())
    typer.echo(f"dateline: {file} is written; a running site reads it when it starts", err=True)


def read_password() -> str:
    """The password: asked twice at a terminal, else the first line of standard input."""
    from dateline.errors import UsageError

    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    password = getpass.getpass("Password: ")
    if password != getpass.getpass("Again: "):
        raise UsageError("the two are not the same", hint="try again")
    return password
