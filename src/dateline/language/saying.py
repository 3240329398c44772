"""The verbs that attribute, as the lexicon of cues has them."""

from __future__ import annotations

from functools import cache

from dateline.lexicon import load_lexicon

__all__ = ["saying_verbs"]


@cache
def saying_verbs() -> dict[str, str]:
    """
    The verbs of one word that attribute, each with its class.

    Example:
        >>> saying_verbs()["deny"]
        'denied'
    """
    return {verb: klass for klass, verbs in load_lexicon("cues")["verbs"].items() for verb in verbs if " " not in verb}
