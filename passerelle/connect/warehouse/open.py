"""Open a source, wherever it is, for reading."""

from __future__ import annotations

from contextlib import AbstractContextManager

from passerelle.connect.warehouse.session import Session
from passerelle.connect.warehouse.source import LOCAL, Source


def opened(source: Source) -> AbstractContextManager[Session]:
    """A read-only session; InputError (what, where) when the source refuses, at any moment of it."""
    if source.kind in LOCAL:
        from passerelle.connect.warehouse.local import local

        return local(source)
    from passerelle.connect.warehouse.remote import remote

    return remote(source)
