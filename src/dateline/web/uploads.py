"""Call what people hand in by the last part of its name, without what a folder or a shell would take amiss."""

from __future__ import annotations

import re

__all__ = ["file_name"]

_ODD = re.compile(r"[^\w.,()+ -]+")


def file_name(name: str) -> str:
    """
    The name of a file, without the folders that somebody put before it.

    Example:
        >>> file_name("../../etc/passwd"), file_name("C:\\\\news\\\\a.txt"), file_name("..")
        ('passwd', 'a.txt', 'file')
    """
    last = _ODD.sub("_", re.split(r"[/\\]", name)[-1]).strip(". ")[-120:]
    return last or "file"
