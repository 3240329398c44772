"""A story as one self-contained page in which every line opens the words it rests on."""

from dateline.page.options import PageOptions
from dateline.page.render import render_page

__all__ = ["PageOptions", "render_page"]
