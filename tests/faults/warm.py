"""Loaded by the process that others are forked from: it loads what they use."""

import dateline.watching
import dateline.web.running
from tests.faults import forked

__all__ = ["dateline", "forked"]

forked.warm()
