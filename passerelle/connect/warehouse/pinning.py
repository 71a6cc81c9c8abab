"""Reach a machine at an address that was checked: its name may lead elsewhere by the time a driver asks again."""

from __future__ import annotations

import contextlib
import socket
from urllib.parse import SplitResult, urlsplit

from passerelle.connect.warehouse.source import Source

WAIT = 5  # seconds for one of several addresses to answer


def pinned(source: Source, *, port: int) -> SplitResult:
    """The address of the source with a checked one in the place of its name; as it is where none was checked.

    `port` is the one of its kind, used where the address has none.
    """
    where = urlsplit(source.address)
    if not source.addresses:
        return where
    found = _answering(source.addresses, where.port or port)
    shown = f"[{found}]" if ":" in found else found
    who, sign, _ = where.netloc.rpartition("@")
    gate = f":{where.port}" if where.port else ""
    return where._replace(netloc=f"{who}{sign}{shown}{gate}")


def _answering(addresses: tuple[str, ...], port: int) -> str:
    """Of several, the first that answers; the first where none does, whose refusal is then told."""
    if len(addresses) > 1:
        for address in addresses:
            with (
                contextlib.suppress(OSError),
                socket.create_connection((address, port), timeout=WAIT),
            ):
                return address
    return addresses[0]
