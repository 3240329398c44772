"""
Cut a report into paragraphs, sentences and tokens, and, where a layer asks for it, read its grammar and names.

Only :func:`analyse_words` loads a trained pipeline, and only when it is called.
"""

from typing import TYPE_CHECKING

from dateline.text.later import face

if TYPE_CHECKING:
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

__getattr__ = face(
    __name__,
    {
        "actors": "find_mentions",
        "analyse": "analyse",
        "assemble": "analyse_words",
        "capitals": "in_small_letters",
        "gate": "PROBLEM_CODES read_as_english",
        "seam": "LanguageOptions Memory",
    },
)
