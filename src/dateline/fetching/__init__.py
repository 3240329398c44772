"""
Fetch what stands at an address: public addresses alone, within bounds, and as politely as a guest should.

The fetcher itself is ``dateline.fetching.fetch.Fetcher``: it loads a client of HTTP, which most commands do without.
"""

from dateline.fetching.options import FetchOptions
from dateline.fetching.outcome import PROBLEM_CODES, Fetched, Unfetched

__all__ = ["PROBLEM_CODES", "FetchOptions", "Fetched", "Unfetched"]
