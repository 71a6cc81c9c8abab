"""Who may read and undo. The trail lies below `people`, which tells it (`ask`) when it is ready."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Scope = Callable[[Any, str], list[int] | None]
"""(person, capability) → None for the whole company, else the products on which they may (none: an empty list)."""

_asked: list[Scope] = []


def ask(scope: Scope) -> None:
    """From now on, ask this function."""
    _asked[:] = [scope]


def scope(person: Any, capability: str) -> list[int] | None:
    """Where the person may; nowhere until somebody can tell."""
    return _asked[0](person, capability) if _asked else []


def may(person: Any, capability: str, product_id: int | None) -> bool:
    """Whether they may on what belongs to this product (None: to the company)."""
    products = scope(person, capability)
    return products is None or product_id in products
