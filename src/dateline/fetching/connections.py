"""Connections to checked addresses alone: a name is looked up once, and what was checked is what is connected to."""

from __future__ import annotations

import socket
from collections.abc import Callable
from typing import Any

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from dateline.fetching.addresses import Place, RefusedError, is_public

__all__ = ["Lookup", "UnknownNameError", "guarded_pools"]

#: Looks a host and port up: the addresses in numbers, as (family, address).
Lookup = Callable[[str, int], list[tuple[int, tuple[Any, ...]]]]


class UnknownNameError(OSError):
    """A host whose name nobody knows, told in words of its own."""


def look_up(host: str, port: int) -> list[tuple[int, tuple[Any, ...]]]:
    """The addresses of a host, in the order that the machine prefers."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys((family, address) for family, _, _, _, address in found))


def guarded_pools(
    allow: frozenset[str], opened: Callable[[socket.socket], None], lookup: Lookup = look_up
) -> urllib3.PoolManager:
    """
    Pools whose connections refuse, as they connect, every address that is neither public nor of a listed host.

    Args:
        allow: The listed hosts.
        opened: Called with each connection that was made, before anything is sent.
        lookup: How names are looked up.
    """

    def connect(connection: HTTPConnection) -> socket.socket:
        scheme = "https" if isinstance(connection, HTTPSConnection) else "http"
        place = Place(scheme, connection.host.strip("[]").lower().rstrip("."), connection.port)
        made = connect_to(place, place.is_listed(allow), connection.timeout, lookup)
        opened(made)
        return made

    class Plain(HTTPConnection):
        """A connection without encryption."""

        def _new_conn(self) -> socket.socket:
            return connect(self)

    class Secure(HTTPSConnection):
        """A connection with encryption; the certificate is checked against the host's name."""

        def _new_conn(self) -> socket.socket:
            return connect(self)

    class PlainPool(Once, HTTPConnectionPool):
        ConnectionCls = Plain

    class SecurePool(Once, HTTPSConnectionPool):
        ConnectionCls = Secure

    pools = urllib3.PoolManager(num_pools=16, maxsize=1)
    pools.pool_classes_by_scheme = {"http": PlainPool, "https": SecurePool}
    return pools


class Once(HTTPConnectionPool):
    """
    A pool whose connections serve one request each.

    The other side is told so ("Connection: close"), but it may take a moment to close: a request that is sent within
    that moment is lost, and would be told as a site that cannot be reached.
    """

    def _put_conn(self, conn: Any) -> None:
        """Close what is given back."""
        if conn is not None:
            conn.close()
        super()._put_conn(conn)


def connect_to(place: Place, listed: bool, timeout: Any, lookup: Lookup) -> socket.socket:
    """A connection to the first address of the place that answers; none is tried when one of them is refused."""
    try:
        found = lookup(place.host, place.port)
    except (OSError, UnicodeError) as error:
        raise UnknownNameError(f"the name {place.host} is not known: {error}") from error
    inner = [address[0] for _, address in found if not is_public(address[0])]
    if inner and not listed:
        leads = f"{place.host} leads to {inner[0]}, which" if place.host != inner[0] else place.host
        raise RefusedError(f"{leads} is not public; list it under `allow` if it is meant: {place.host}:{place.port}")
    last: OSError = OSError(f"the name {place.host} has no address")
    for family, address in found:
        made = socket.socket(family, socket.SOCK_STREAM)
        try:
            made.settimeout(timeout if isinstance(timeout, int | float) else None)
            made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            made.connect(address)
        except OSError as error:
            made.close()
            last = error
        else:
            return made
    raise last
