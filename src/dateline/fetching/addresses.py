"""Which addresses may be fetched: http and https, and hosts that stand on the public internet or are listed."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from urllib.parse import urlsplit

__all__ = ["Place", "RefusedError", "is_public", "read_address"]

PORTS = {"http": 80, "https": 443}
# Addresses of the newer kind that carry one of the older: what they lead to counts.
NAT64 = ipaddress.ip_network("64:ff9b::/96")


class RefusedError(Exception):
    """An address that is not fetched, and why in one sentence."""


@dataclass(frozen=True, slots=True)
class Place:
    """
    Where an address leads.

    Args:
        scheme: "http" or "https".
        host: In small letters, without brackets.
        port: The port.
    """

    scheme: str
    host: str
    port: int

    @property
    def site(self) -> str:
        """The address of the site, as robots.txt counts them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + ("" if self.port == PORTS[self.scheme] else f":{self.port}")

    def is_listed(self, allow: frozenset[str]) -> bool:
        """Whether the host is listed, with this port or without one."""
        return self.host in allow or f"{self.host}:{self.port}" in allow


def read_address(address: str) -> Place:
    """
    Where an address leads.

    Raises:
        RefusedError: If it is not http or https, has no host, or carries a name or password.

    Example:
        >>> read_address("https://News.example/a").site
        'https://news.example'
    """
    if any(sign <= " " or sign == "\x7f" for sign in address):
        raise RefusedError("not an address: it holds a blank or a control sign")
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise RefusedError(f"not an address ({error})") from error
    if parts.scheme not in PORTS:
        raise RefusedError(f"only http and https are fetched, not {parts.scheme or 'an address without a scheme'}")
    if not parts.hostname:
        raise RefusedError("not an address: it names no host")
    if parts.username is not None or parts.password is not None:
        raise RefusedError("an address with a name or password in it is not fetched")
    return Place(parts.scheme, parts.hostname.rstrip("."), port if port is not None else PORTS[parts.scheme])


def is_public(number: str) -> bool:
    """
    Whether an internet address in numbers stands on the public internet.

    Example:
        >>> [is_public(a) for a in ("93.184.215.14", "127.0.0.1", "169.254.169.254", "::ffff:10.0.0.1", "fe80::1%eth0")]
        [True, False, False, False, False]
    """
    found = ipaddress.ip_address(number.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)
        if inner is None and found in NAT64:
            inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return found.is_global and not (found.is_multicast or found.is_reserved or found.is_unspecified)
