"""The record for programs that speak the Model Context Protocol: questions, answered with words, places and hashes."""

from dateline.tooling.answers import Answers
from dateline.tooling.server import make_server, mcp

__all__ = ["Answers", "make_server", "mcp"]
