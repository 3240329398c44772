"""``dateline mcp``: the record for programs that speak the Model Context Protocol."""

from __future__ import annotations

from dateline.cli.options import DbOption

__all__ = ["EXAMPLES", "NAME", "command"]

NAME = "mcp"
EXAMPLES = """\b
Tools: about, search, report, story, actor, quotes, events, compare, was_it_said

\b
Examples:
  dateline mcp --db story.db        a server on standard input and output; a program starts it
  {"mcpServers": {"dateline": {"command": "dateline", "args": ["mcp", "--db", "/data/story.db"]}}}
                                    what most programs want to have configured

Needs the extra: pip install 'dateline[mcp]'
Python: dateline.mcp("story.db")"""


def command(
    db: DbOption = "dateline.db",  # type: ignore[assignment]  # Typer makes it a Path
) -> None:
    """Answer the questions of a program about the record, over standard input and output.

    Read-only: every answer is a bounded list of lines with their words, the places of the words and the hashes of the
    texts. Nothing is written and nothing leaves this machine but through the program that asks.
    """
    from dateline.tooling import mcp

    mcp(db)
