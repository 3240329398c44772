"""Dateline reads news reports and keeps a sourced record: copies, quotes, dates, and the words behind every line."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from dateline.version import VERSION

if TYPE_CHECKING:
    from dateline.api import AddSummary, Demo, Frames, Record, annotate, demo, open_record, train
    from dateline.config import Config, read_config
    from dateline.copies import CopyInput, CopyOptions, find_copies
    from dateline.errors import DatelineError, InputError, RecordError, UsageError, VersionError
    from dateline.naming import names
    from dateline.sifting import sift
    from dateline.tooling.server import mcp
    from dateline.web.people import users
    from dateline.web.running import serve

__version__ = VERSION

__all__ = [
    "AddSummary",
    "Config",
    "CopyInput",
    "CopyOptions",
    "DatelineError",
    "Demo",
    "Frames",
    "InputError",
    "Record",
    "RecordError",
    "UsageError",
    "VersionError",
    "__version__",
    "annotate",
    "demo",
    "find_copies",
    "mcp",
    "names",
    "open_record",
    "read_config",
    "serve",
    "sift",
    "train",
    "users",
]

# Public name -> the module that defines it; imported when first used, so that `import dateline` costs almost nothing.
HOMES = {
    **dict.fromkeys(
        ("AddSummary", "Demo", "Frames", "Record", "annotate", "demo", "open_record", "train"), "dateline.api"
    ),
    **dict.fromkeys(("Config", "read_config"), "dateline.config"),
    **dict.fromkeys(("CopyInput", "CopyOptions", "find_copies"), "dateline.copies"),
    "mcp": "dateline.tooling.server",
    "names": "dateline.naming",
    "serve": "dateline.web.running",
    "sift": "dateline.sifting",
    "users": "dateline.web.people",
    **dict.fromkeys(("DatelineError", "InputError", "RecordError", "UsageError", "VersionError"), "dateline.errors"),
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used (PEP 562)."""
    if name not in HOMES:
        raise AttributeError(f"module 'dateline' has no attribute {name!r}")
    return getattr(importlib.import_module(HOMES[name]), name)


def __dir__() -> list[str]:
    """The public names."""
    return sorted(__all__)
