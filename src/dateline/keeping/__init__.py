"""Keep reports in the record and compare each with those already there: between the stages and the store."""

from typing import TYPE_CHECKING

from dateline.text.later import face

if TYPE_CHECKING:
    from dateline.keeping.keep import Kept
    from dateline.keeping.keeper import Keeper

__all__ = ["Keeper", "Kept"]

__getattr__ = face(
    __name__,
    {
        "keep": "Kept",
        "keeper": "Keeper",
    },
)
