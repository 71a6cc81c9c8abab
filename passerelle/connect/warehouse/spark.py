"""The one Spark session that a process may hold: at one cluster at a time, and never at another one's in silence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import Any

from passerelle.connect.problems import refusal


@dataclass(slots=True)
class Live:
    """The session of this process, the address that it is at, and how many read through it."""

    address: str = ""
    session: Any = None
    readers: int = 0


_LOCK, _LIVE = Lock(), Live()


def lent(address: str, start: Callable[[], Any], *, place: str) -> Any:
    """The session at this address, to be `given_back`. Spark gives the one that lives, whatever address it is asked
    for: one at another address is stopped first, or `spark-in-use` is raised while somebody reads through it."""
    with _LOCK:
        if _LIVE.session is not None and _LIVE.address != address:
            if _LIVE.readers:
                raise refusal("spark-in-use", place)
            dead, _LIVE.session = _LIVE.session, None
            dead.stop()  # forgotten first: one that cannot be stopped is not kept
        _LIVE.session, _LIVE.address = start(), address
        _LIVE.readers += 1
        return _LIVE.session


def given_back() -> None:
    with _LOCK:
        _LIVE.readers -= 1
