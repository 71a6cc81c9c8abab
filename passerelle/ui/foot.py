"""What stands at the foot of an object's page: its comments, its history. Floors above say it when they are ready,
since the page of a lower floor (a team, a product) cannot load their tags.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest

Part = Callable[[HttpRequest, Any], str]
_parts: list[tuple[int, Part]] = []


def register(order: int, part: Part) -> None:
    """`part(request, object)` gives safe HTML, or nothing; it may cost the page no query."""
    if (order, part) not in _parts:
        _parts.append((order, part))
        _parts.sort(key=lambda pair: pair[0])


def parts(request: HttpRequest, obj: Any) -> str:
    """Every part for this object, in order."""
    return "".join(part(request, obj) for _order, part in _parts)
