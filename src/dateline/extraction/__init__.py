"""From what came in to a report: the text of a page, the role of each line, and the metadata with its evidence."""

from dateline.extraction.extract import extract
from dateline.extraction.given import with_given
from dateline.extraction.imprints import Imprint, extract_imprint
from dateline.extraction.options import ExtractionOptions
from dateline.extraction.problems import PROBLEM_CODES

__all__ = ["PROBLEM_CODES", "ExtractionOptions", "Imprint", "extract", "extract_imprint", "with_given"]
