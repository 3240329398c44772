"""The workbench: the record in a browser, every line opening its words; nothing here is loaded but by ``serve``."""

from dateline.web.app import create_app
from dateline.web.options import ServeOptions

__all__ = ["ServeOptions", "create_app"]
