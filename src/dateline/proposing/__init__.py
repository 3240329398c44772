"""Ask a second reader, a language model at an address that the user names, for events; keep what the text holds."""

from dateline.proposing.options import SecondReaderOptions, check_address
from dateline.proposing.problems import PROBLEM_CODES
from dateline.proposing.propose import propose_events

__all__ = ["PROBLEM_CODES", "SecondReaderOptions", "check_address", "propose_events"]
