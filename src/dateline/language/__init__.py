"""
Cut a report into paragraphs, sentences and tokens, and, where a layer asks for it, read its grammar and names.

Only :func:`analyse_words` loads a trained pipeline, and only when it is called.
"""

from dateline.language.actors import find_mentions
from dateline.language.analyse import analyse
from dateline.language.assemble import analyse_words
from dateline.language.capitals import in_small_letters
from dateline.language.gate import PROBLEM_CODES, read_as_english
from dateline.language.seam import LanguageOptions, Memory

__all__ = [
    "PROBLEM_CODES",
    "LanguageOptions",
    "Memory",
    "analyse",
    "analyse_words",
    "find_mentions",
    "in_small_letters",
    "read_as_english",
]
