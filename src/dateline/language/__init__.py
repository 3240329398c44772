"""Cut a report into paragraphs, sentences and tokens, every one with its place in the text."""

from dateline.language.analyse import analyse

__all__ = ["analyse"]
