"""Furniture that the maker of derived sets adds to unrelated reports: pairs that share nothing else are no copies."""

from __future__ import annotations

__all__ = ["ENDS", "OUTLETS", "TOPS"]

# As derive.py of the evaluation desk has them ({o} is an invented outlet); the scorer must know the same words.
TOPS = (
    "{o} | Breaking News, World News and Video\n\n",
    "News   /   World\n\n",
    "{o} -- Updated hourly. Subscribe to our daily newsletter for the latest headlines.\n\n",
)
ENDS = (
    (
        "\n\nCopyright {o}. All rights reserved. This material may not be published, broadcast, rewritten or "
        "redistributed without permission."
    ),
    (
        "\n\n{o}'s website can also be accessed at the following alternate addresses. Share this article with your "
        "friends on social media."
    ),
    (
        "\n\nFollow {o} on Twitter and Facebook for more stories like this one, and sign up for our morning briefing "
        "delivered to your inbox every weekday."
    ),
    (
        "\n\n(Reporting by our correspondents; writing and editing by the {o} news desk. Additional information was "
        "provided by wire services.)"
    ),
)
OUTLETS = (
    "Daily Ledger",
    "Metro Herald",
    "Gulf Observer",
    "Northern Post",
    "Capital Times",
    "Morning Star News",
    "The Tribune Online",
    "Global Desk",
    "City Courier",
    "Pacific Review",
    "The Register",
    "Harbour Gazette",
)
