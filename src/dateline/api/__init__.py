"""The Python face of Dateline: every command as a function, or as a method of :class:`Record` with the same name."""

from typing import TYPE_CHECKING

from dateline.text.later import face
from dateline.typed import parse_copy_kinds, parse_day

if TYPE_CHECKING:
    from dateline.api.adding import AddSummary
    from dateline.api.asked import checked_object, read_object
    from dateline.api.base import CONFIG_FILE
    from dateline.api.copies import copies_as_lines, copies_in_lines, copies_on_spark
    from dateline.api.demo import Demo, demo
    from dateline.api.frames import Frames, open_record
    from dateline.api.lines import annotate, train
    from dateline.api.record import Record

__all__ = [
    "CONFIG_FILE",
    "AddSummary",
    "Demo",
    "Frames",
    "Record",
    "annotate",
    "checked_object",
    "copies_as_lines",
    "copies_in_lines",
    "copies_on_spark",
    "demo",
    "open_record",
    "parse_copy_kinds",
    "parse_day",
    "read_object",
    "train",
]

__getattr__ = face(
    __name__,
    {
        "adding": "AddSummary",
        "asked": "checked_object read_object",
        "base": "CONFIG_FILE",
        "copies": "copies_as_lines copies_in_lines copies_on_spark",
        "demo": "Demo demo",
        "frames": "Frames open_record",
        "lines": "annotate train",
        "record": "Record",
    },
)
