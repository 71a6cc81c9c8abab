"""What an event is about: the segment it was written for, or the value that its own name holds."""

from __future__ import annotations

from passerelle.engine.explain.answer.question import Event
from passerelle.engine.explain.cells.shapes import Cube

LETTERS = 5
"""Letters under which a value in an event's name may be there by chance."""
Where = tuple[tuple[str, str], ...]


def about(event: Event, cube: Cube) -> Where:
    """A campaign named after its channel is about it; empty where it is about everything."""
    if event.where:
        return event.where
    told = _plain(event.name)
    found = [
        (dimension, value)
        for dimension, values in zip(cube.dimensions, cube.values, strict=True)
        for value in values
        if len(value) >= LETTERS and _plain(value) in told
    ]
    return (max(found, key=lambda pair: len(pair[1])),) if found else ()


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
