"""Ask a second reader, a language model at an address that the user names, for events; keep what the text holds."""

from typing import TYPE_CHECKING

from dateline.text.later import face

if TYPE_CHECKING:
    from dateline.proposing.options import SecondReaderOptions, check_address
    from dateline.proposing.problems import PROBLEM_CODES
    from dateline.proposing.propose import propose_events

__all__ = ["PROBLEM_CODES", "SecondReaderOptions", "check_address", "propose_events"]

__getattr__ = face(
    __name__,
    {
        "options": "SecondReaderOptions check_address",
        "problems": "PROBLEM_CODES",
        "propose": "propose_events",
    },
)
