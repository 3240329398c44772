"""The search for circles of values rests while many are made, and is behind that as it was."""

from __future__ import annotations

import gc

import pytest

from dateline.actors import cluster_names, resolve_actors
from dateline.text.memory import without_collecting


@pytest.mark.parametrize("was", [True, False])
def test_the_search_is_behind_it_as_it_was(was: bool) -> None:
    """Also behind an error, and where it was off before."""
    before = gc.isenabled()
    try:
        (gc.enable if was else gc.disable)()
        with pytest.raises(ZeroDivisionError):
            broken()
        assert gc.isenabled() is was
        cluster_names([])
        resolve_actors([])
        assert gc.isenabled() is was
    finally:
        (gc.enable if before else gc.disable)()


def broken() -> None:
    """Ends in an error while the search rests."""
    with without_collecting():
        assert not gc.isenabled()
        raise ZeroDivisionError
