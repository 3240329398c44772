"""Find the files that names, folders and patterns stand for, in one order and without going in circles."""

# A path stays as it was given, and pathlib writes "./a.txt" as "a.txt".
# ruff: noqa: PTH112, PTH116, PTH118, PTH119, PTH120, PTH206, PTH207
from __future__ import annotations

import fnmatch
import glob
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.intake.problems import lost, shown
from dateline.model import Problem

__all__ = ["Folder", "Found", "find_files", "folder_of", "is_address", "is_folder"]

WEB = re.compile(r"https?://", re.IGNORECASE)
# The record itself often lies beside the reports; the last is the folder of its index.
DATABASES = (".db", ".db-wal", ".db-shm", ".db-journal", ".db.index")


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read; ``listed`` when a folder or a pattern led to it, so that somebody did not name it."""

    path: str
    listed: bool


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder whose files follow."""

    path: str


def find_files(target: str) -> Iterator[Found | Folder | Problem]:
    """
    Find the files a target stands for.

    A folder gives its files by name, then those of its folders; hidden ones and databases are passed over. A name that
    exists is never read as a pattern.

    Args:
        target: A file, a folder or a pattern (``*``, ``?``, ``[...]``, ``**``).

    Returns:
        Files, folders before their files, and a problem for each part that cannot be listed.
    """
    if os.path.lexists(target):
        yield from walk(target) if os.path.isdir(target) else (Found(target, listed=False),)
    elif is_address(target):
        yield lost("web-address", "only `dateline add` fetches: save the page and name the file", shown(target))
    elif "://" in target:
        yield lost("web-address", "only http and https are fetched: name such an address, or a file", shown(target))
    elif glob.has_magic(target) and "\0" not in target:
        yield from find_matches(target)
    else:
        yield lost("file-missing", "no such file or folder: check the spelling", shown(target))


def is_address(target: str) -> bool:
    """
    Whether a target names a place on the web rather than a file.

    Example:
        >>> is_address("https://post.example/a"), is_address("reports/")
        (True, False)
    """
    return WEB.match(target) is not None and not os.path.lexists(target)


def is_folder(target: str) -> bool:
    """Whether a target names a folder."""
    return os.path.isdir(target)


def folder_of(path: str) -> str:
    """The folder a file lies in; empty for the present one."""
    return os.path.dirname(path)


def find_matches(pattern: str) -> Iterator[Found | Folder | Problem]:
    """What a pattern stands for; with ``**`` only files, since the folders are gone through already."""
    matched = False
    if "**" in pattern:
        for found in walk_pattern(pattern):
            matched = matched or isinstance(found, Found)
            yield found
    else:
        for path in sorted(glob.glob(pattern)):
            if passed_over(os.path.basename(path)):
                continue
            matched = True
            yield from walk(path) if os.path.isdir(path) else (Found(path, listed=True),)
    if not matched:
        message = "no file matches this pattern: check it, and the folder you are in"
        yield lost("nothing-matches", message, shown(pattern))


def walk_pattern(pattern: str) -> Iterator[Found | Problem]:
    """The files under the part of a pattern without marks whose path from there matches the rest."""
    parts = pattern.split(os.sep)
    plain = next(index for index, part in enumerate(parts) if glob.has_magic(part))
    root = os.sep.join(parts[:plain]) or (os.sep if plain else os.curdir)
    if not os.path.isdir(root):
        return
    for found in walk(root):
        if isinstance(found, Found):
            inner = os.path.relpath(found.path, root)
            if matches(inner.split(os.sep), parts[plain:]):
                yield Found(found.path if plain else inner, listed=True)
        elif isinstance(found, Problem):
            yield found if plain else replace(found, where=found.where.removeprefix(os.path.join(root, "")))


def matches(path: list[str], pattern: list[str]) -> bool:
    """Whether a path's parts match a pattern's, ``**`` standing for any number of folders."""
    reachable = {0}  # places in the pattern that the parts so far can lead to
    for part in path:
        reachable |= {at + 1 for at in reachable if at < len(pattern) and pattern[at] == "**"}
        step = set()
        for at in reachable:
            if at < len(pattern) and pattern[at] == "**":
                step.add(at)
            elif at < len(pattern) and fnmatch.fnmatchcase(part, pattern[at]):
                step.add(at + 1)
        reachable = step
    last = len(pattern)
    return last in reachable or (last - 1 in reachable and pattern[-1] == "**")


def walk(root: str) -> Iterator[Found | Folder | Problem]:
    """The files of a folder and of the folders in it; one that was gone through before is told and left."""
    waiting = [root]
    seen: dict[tuple[int, int], str] = {}
    while waiting:
        path = waiting.pop()
        try:
            status = os.stat(path)
            identity = (status.st_dev, status.st_ino)
            if identity in seen:
                message = f"leads to {shown(seen[identity])}, which is read already: nothing is read twice"
                yield lost("folder-loop", message, shown(path))
                continue
            seen[identity] = path
            files, folders = entries_of(path)
        except OSError as error:
            yield unlistable(error, shown(path))
            continue
        yield Folder(path)
        for name in files:
            yield Found(os.path.join(path, name), listed=True)
        waiting.extend(os.path.join(path, name) for name in reversed(folders))


def entries_of(path: str) -> tuple[list[str], list[str]]:
    """The names of the files and of the folders in a folder, each sorted."""
    files: list[str] = []
    folders: list[str] = []
    with os.scandir(path) as entries:
        for entry in entries:
            if not passed_over(entry.name):
                (folders if leads_to_folder(entry) else files).append(entry.name)
    return sorted(files), sorted(folders)


def leads_to_folder(entry: os.DirEntry[str]) -> bool:
    """Whether an entry is a folder or a link to one; a link to itself is not, and its problem is told on reading."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def passed_over(name: str) -> bool:
    """Whether a name in a folder is hidden or a database."""
    return name.startswith(".") or name.lower().endswith(DATABASES)


def unlistable(error: OSError, where: str) -> Problem:
    """Why a folder cannot be listed."""
    if isinstance(error, PermissionError):
        return lost("no-permission", "the folder may not be read: change its permissions and add it again", where)
    if isinstance(error, FileNotFoundError):
        return lost("file-vanished", "the folder is gone since it was listed: put it back and add it again", where)
    return lost("unreadable", f"the system says “{error.strerror or error}”: check the disk", where)
