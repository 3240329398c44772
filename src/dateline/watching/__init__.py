"""Watch feeds, sitemaps, pages and folders: read what is new, and what was changed since it was read."""

from dateline.watching.desk import watch_sources
from dateline.watching.rounds import Seen, Watcher
from dateline.watching.sources import Source, Sources, read_sources

__all__ = ["Seen", "Source", "Sources", "Watcher", "read_sources", "watch_sources"]
