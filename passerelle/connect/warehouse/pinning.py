"""Reach a machine at an address that was checked: its name may lead elsewhere by the time a driver asks again."""

from __future__ import annotations

import contextlib
import socket
from typing import Any
from urllib.parse import SplitResult, urlsplit

from urllib3 import BaseHTTPResponse, PoolManager

from passerelle.connect.warehouse.source import Source

WAIT = 5  # seconds for one of several addresses to answer
TRIED = 4  # addresses of one name, at most


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
        for address in addresses[:TRIED]:
            with (
                contextlib.suppress(OSError),
                socket.create_connection((address, port), timeout=WAIT),
            ):
                return address
    return addresses[0]


class Direct(PoolManager):
    """Follows no redirection: it would lead to a machine that nobody checked."""

    def urlopen(  # type: ignore[override]  # its two parents say it differently
        self, method: str, url: str, redirect: bool = True, **asked: Any
    ) -> BaseHTTPResponse:
        return super().urlopen(method, url, redirect=False, **asked)


def direct(name: str | None) -> Direct:
    """For a driver that speaks HTTP. Under TLS, whoever answers at the address proves to be `name` (None: clear)."""
    return Direct(assert_hostname=name, server_hostname=name) if name else Direct()
