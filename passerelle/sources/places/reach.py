"""What a connection may reach: machines that the configuration allows, files under the folder it names."""

from __future__ import annotations

import ipaddress
import socket
from fnmatch import fnmatch
from pathlib import Path

from django.conf import settings

from passerelle.sources.problems import refusal

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def addresses(host: str, *, place: str) -> tuple[str, ...]:
    """The addresses of a machine that may be reached; none for a socket of this machine.

    InputError `unknown-host` where the name has none, `out-of-reach` where one of them may not be reached.
    """
    allowed: list[str] = settings.REACH
    if host.startswith("/"):
        if host not in allowed:
            raise refusal("out-of-reach", place, host=host)
        return ()
    found = _resolved(host, place=place)
    named = any(fnmatch(host.lower(), one.lower()) for one in allowed)
    if not named and not all(_is_open(ipaddress.ip_address(one), allowed) for one in found):
        raise refusal("out-of-reach", place, host=host)
    return found


def _resolved(host: str, *, place: str) -> tuple[str, ...]:
    try:
        rows = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as bad:
        raise refusal("unknown-host", place, reason=str(bad)) from bad
    return tuple(dict.fromkeys(str(row[4][0]).partition("%")[0] for row in rows))


def _is_open(address: Address, allowed: list[str]) -> bool:
    """Within a network that was named; where nothing was, anywhere but this machine and its own link."""
    if allowed:
        return any(address in network for network in map(_network, allowed) if network)
    inner = getattr(address, "ipv4_mapped", None) or address
    return not (
        inner.is_loopback or inner.is_link_local or inner.is_unspecified or inner.is_multicast
    )


def _network(text: str) -> ipaddress.IPv4Network | ipaddress.IPv6Network | None:
    try:
        return ipaddress.ip_network(text, strict=False)
    except ValueError:  # a name
        return None


def file_under(given: str, *, place: str) -> Path:
    """A file or a folder under the one that the configuration names, links followed.

    InputError `no-folder` where none is named, `outside-folder` when it leaves it.
    """
    if not settings.TABLES:
        raise refusal("no-folder", place)
    root = Path(settings.TABLES).resolve()
    path = (root / given).resolve()
    if not path.is_relative_to(root):
        raise refusal("outside-folder", place, path=given, folder=str(root))
    return path
