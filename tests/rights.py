"""The shape of one row of the permission matrix. Each app declares its rows in `tests/<app>/rights.py`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

ALL_ROLES = ("owner", "cpo", "ceo", "cto", "pm", "po", "designer", "member", "advisor", "guest")
NOBODY: tuple[str, ...] = ()
ANYONE = "anyone"  # no sign-in needed
SIGNED_IN = "signed in"  # any signed-in person, whatever the role


@dataclass(frozen=True)
class Url:
    """Who may use a URL, verb by verb.

    `name` as in reverse(); `kwargs` builds the URL's arguments (and the rows it needs) from the test's `world`
    fixture; `get`/`post`/… = a tuple of roles, ANYONE or SIGNED_IN; a verb that is not given must answer 405
    (or 404) to everybody. `data` builds the body of a post. A role that is not listed gets 404.
    """

    name: str
    get: Any = NOBODY
    post: Any = NOBODY
    delete: Any = NOBODY
    kwargs: Callable[[Any], dict[str, Any]] = field(default=lambda world: {})
    data: Callable[[Any], dict[str, Any]] = field(default=lambda world: {})


def who_may(capability: str) -> tuple[str, ...]:
    """The roles that hold a capability, read from the table itself (rows that restate it are worth more)."""
    from passerelle.people.may import TABLE

    return tuple(str(role) for role in TABLE[capability])
