"""Mark the rule by which reports are compared, read off from what it makes of two short texts."""

from __future__ import annotations

from functools import lru_cache

from dateline.copies.evidence import compare
from dateline.copies.values import CopyInput, CopyOptions
from dateline.model import ReportId
from dateline.text.ids import sha256_of_text

__all__ = ["rule_mark"]

_DEFAULT = CopyOptions()
_DIGITS = 16
# Words in which every rule of folding has something to do.
_FOLDED = (
    "“It’s the U.S. of ours,” said Dr. Zoë Ångström-Núñez at 7.30 p.m.; the F.B.I.'s co-operation cost $1,250.50 (½ of "
    "it), naïve café-goers didn't – nor did the US – re-enter: ﬁfty İstanbul STRASSE straße 中文 ٣٤."
)
_SHARED = (
    "The guards closed the road to the dam at noon and did not say when it would be open again. A clerk of the harbour "
    "office counted eleven boats that had turned back before the rain, and two that had not been seen since Monday."
)


@lru_cache(maxsize=4)
def rule_mark(options: CopyOptions = _DEFAULT) -> str:
    """
    A mark of the rule that numbers word runs and compares reports.

    Shingles and evidence of two marks must not meet: a record that was made by another rule is compared anew. Nobody
    has to remember to change the mark: another folding, another number of a word, another field of the evidence give
    another one.

    Example:
        >>> rule_mark() == rule_mark(CopyOptions(gram=4))
        False
    """
    one = CopyInput(ReportId("1"), f"{_FOLDED}\n\n{_SHARED}")
    two = CopyInput(ReportId("2"), f"{_SHARED.replace('clerk', 'keeper')}\n\n{_FOLDED}")
    evidence = compare(one, two, options)
    return sha256_of_text(evidence.to_json() if evidence else "")[:_DIGITS]
