"""The company itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from passerelle.people.models import Company

_read: ContextVar[list[Company] | None] = ContextVar("company", default=None)


def company() -> Company:
    """The company; an unsaved one with the defaults before the first run."""
    read = _read.get()
    if read is None:
        return _found()
    if not read:
        read.append(_found())
    return read[0]


def _found() -> Company:
    return Company.objects.first() or Company(pk=1, name="")


@contextmanager
def company_read_once() -> Iterator[None]:
    """Within it the company is read once: only around what writes nothing, as it would not be read again."""
    held = _read.set([])
    try:
        yield
    finally:
        _read.reset(held)
