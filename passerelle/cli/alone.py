"""Standard output kept for what a program reads."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def alone_on_stdout(*, into: str = "") -> Iterator[None]:
    """What a library written in C prints meanwhile goes to standard error, or into the file named."""
    sys.stdout.flush()
    kept = os.dup(1)
    there = os.open(into, os.O_WRONLY) if into else os.dup(2)
    os.dup2(there, 1)
    os.close(there)
    try:
        yield
    finally:
        sys.stdout.flush()
        os.dup2(kept, 1)
        os.close(kept)
