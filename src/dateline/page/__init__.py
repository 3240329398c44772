"""A story as one self-contained page in which every line opens the words it rests on."""

from typing import TYPE_CHECKING

from dateline.text.later import face

if TYPE_CHECKING:
    from dateline.page.options import PageOptions
    from dateline.page.render import render_page

__all__ = ["PageOptions", "render_page"]

__getattr__ = face(
    __name__,
    {
        "options": "PageOptions",
        "render": "render_page",
    },
)
