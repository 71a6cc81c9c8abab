"""A measure from its terms: plain arithmetic, in the order in which the terms stand. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """One term; `operation` is add, subtract, multiply or divide."""

    operation: str
    value: float
    unit: str = ""


def compose(terms: Sequence[Term], *, unit: str = "") -> float | None:
    """What the terms give; None without terms or when something is divided by zero.

    In a formula that multiplies or divides, a term in % counts as its hundredth, and a result in % is
    a hundredfold.
    """
    if not terms:
        return None
    scales = any(term.operation in {"multiply", "divide"} for term in terms)
    found: float | None = None
    for term in terms:
        value = term.value / 100 if scales and term.unit == "%" else term.value
        if term.operation == "divide" and not value:
            return None
        found = _first(term.operation, value) if found is None else _next(found, term, value)
    return found * 100 if found is not None and scales and unit == "%" else found


def _first(operation: str, value: float) -> float:
    if operation == "subtract":
        return -value
    return 1 / value if operation == "divide" else value


def _next(found: float, term: Term, value: float) -> float:
    if term.operation == "add":
        return found + value
    if term.operation == "subtract":
        return found - value
    return found * value if term.operation == "multiply" else found / value


def loop(links: dict[int, set[int]], *, parent: int, child: int) -> list[int]:
    """The way from `child` down to `parent` if there is one, so that the link would close a circle; else nothing."""
    paths = [[child]]
    seen = {child}
    while paths:
        path = paths.pop()
        if path[-1] == parent:
            return path
        for below in sorted(links.get(path[-1], set()) - seen):
            seen.add(below)
            paths.append([*path, below])
    return []
