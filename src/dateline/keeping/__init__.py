"""Keep reports in the record and compare each with those already there: between the stages and the store."""

from dateline.keeping.keep import Kept
from dateline.keeping.keeper import Keeper

__all__ = ["Keeper", "Kept"]
