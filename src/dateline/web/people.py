"""Who may work on the record: a private file of names, roles and Argon2 hashes, and of the key of their sessions."""

from __future__ import annotations

import json
import os
import re
import secrets
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from dateline.errors import UsageError

__all__ = ["People", "Person", "Role", "add_person", "read_people", "remove_person", "users"]

_NAME = re.compile(r"[\w.@ -]{1,60}")
_SHORTEST = 10  # signs of a password
_HASHER = PasswordHasher()  # argon2id, 64 MiB
# One at a time: each takes 64 MB, and a crowd of guesses must not take the memory of the readers.
_ONE_AT_A_TIME = threading.Lock()


class Role(IntEnum):
    """What a person may do; each includes those before it."""

    READER = 1
    EDITOR = 2
    ADMIN = 3


@dataclass(frozen=True, slots=True)
class Person:
    """
    Somebody who works on the record.

    Args:
        name: Signs corrections.
        role: What they may do.
        visit: The session, for the marks of its forms.
    """

    name: str
    role: Role
    visit: str


@dataclass(frozen=True, slots=True)
class People:
    """
    The people of one file.

    Args:
        key: Signs sessions; whoever has it can be anybody.
        roles: By name.
        hashes: Of passwords, by name.
    """

    key: bytes
    roles: Mapping[str, Role]
    hashes: Mapping[str, str]

    def admits(self, name: str, password: str) -> bool:
        """Whether the password is that of the name; it takes as long for a name that nobody has."""
        known = self.hashes.get(name) or decoy()
        with _ONE_AT_A_TIME:
            try:
                return _HASHER.verify(known, password) and name in self.hashes
            except (VerificationError, InvalidHashError):
                return False

    def mark(self, name: str) -> str:
        """A few signs that change with the password, so that a new one ends old sessions."""
        return self.hashes.get(name, "")[-12:]


@cache
def decoy() -> str:
    """The hash of a password that nobody has; made when somebody logs in, for it takes a while on purpose."""
    return _HASHER.hash(secrets.token_hex())


def read_people(path: Path) -> People:
    """
    The people of a file.

    Raises:
        UsageError: If it is not there, can be read by others, or is no such file.
    """
    try:
        mode = path.stat().st_mode
        content = json.loads(path.read_text("utf-8"))
        people = content["people"]
        roles = {name: Role[one["role"].upper()] for name, one in people.items()}
        found = People(bytes.fromhex(content["key"]), roles, {name: one["hash"] for name, one in people.items()})
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}", hint="`dateline users add NAME --file FILE` makes it") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UsageError(
            f"{path} is no file of users", hint="`dateline users add NAME --file FILE` makes one"
        ) from error
    if mode & 0o077:
        raise UsageError(f"{path} can be read by others on this machine", hint=f"chmod 600 {path}")
    return found


def users(path: str | Path) -> dict[str, str]:
    """The names in a file of users, each with its role; see :func:`read_people`."""
    return {name: role.name.lower() for name, role in sorted(read_people(Path(path)).roles.items())}


def add_person(path: Path, name: str, role: Role, password: str) -> None:
    """
    Add somebody to a file, or give somebody another role and password; the file is made when it is not there.

    Raises:
        UsageError: If the name or the password will not do.
    """
    if not _NAME.fullmatch(name) or name != name.strip():
        raise UsageError(f"{name!r} is no name", hint="up to 60 letters, digits, blanks and . @ -")
    if len(password) < _SHORTEST:
        raise UsageError("the password is too short", hint=f"{_SHORTEST} signs or more; several words are good")
    known = read_people(path) if path.exists() else People(secrets.token_bytes(32), {}, {})
    roles, hashes = {**known.roles, name: role}, {**known.hashes, name: _HASHER.hash(password)}
    write_people(path, People(known.key, roles, hashes))


def remove_person(path: Path, name: str) -> None:
    """
    Take somebody out of a file; what they said of lines stays in the record.

    Raises:
        UsageError: If nobody there has the name.
    """
    known = read_people(path)
    if name not in known.roles:
        raise UsageError(f"{path} has nobody called {name!r}", hint="`dateline users list` names them")
    roles = {other: role for other, role in known.roles.items() if other != name}
    write_people(path, People(known.key, roles, known.hashes))


def write_people(path: Path, people: People) -> None:
    """Write the file whole or not at all, readable by its owner alone."""
    lines = {name: {"role": role.name.lower(), "hash": people.hashes[name]} for name, role in people.roles.items()}
    content = {"key": people.key.hex(), "people": lines}
    fresh = path.with_name(path.name + ".new")
    fresh.unlink(missing_ok=True)
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as out:
        json.dump(content, out, indent=1, ensure_ascii=False)
    fresh.replace(path)
