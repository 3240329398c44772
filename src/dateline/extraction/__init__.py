"""From what came in to a report: the text of a page, the role of each line, and the metadata with its evidence."""

from typing import TYPE_CHECKING

from dateline.text.later import face

if TYPE_CHECKING:
    from dateline.extraction.extract import extract
    from dateline.extraction.fast import body_language, fast_body
    from dateline.extraction.given import with_given
    from dateline.extraction.imprints import Imprint, extract_imprint
    from dateline.extraction.options import ExtractionOptions
    from dateline.extraction.places import with_places
    from dateline.extraction.problems import PROBLEM_CODES

__all__ = [
    "PROBLEM_CODES",
    "ExtractionOptions",
    "Imprint",
    "body_language",
    "extract",
    "extract_imprint",
    "fast_body",
    "with_given",
    "with_places",
]

__getattr__ = face(
    __name__,
    {
        "extract": "extract",
        "fast": "body_language fast_body",
        "given": "with_given",
        "imprints": "Imprint extract_imprint",
        "options": "ExtractionOptions",
        "places": "with_places",
        "problems": "PROBLEM_CODES",
    },
)
