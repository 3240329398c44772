"""From what came in to a report: the text of a page, the role of each line, and the metadata with its evidence."""

from dateline.extraction.extract import extract
from dateline.extraction.options import ExtractionOptions

__all__ = ["ExtractionOptions", "extract"]
