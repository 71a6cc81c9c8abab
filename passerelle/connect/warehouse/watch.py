"""Stop a query that runs too long."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

AGAIN = 0.2  # seconds: a query that was not yet running when it was told to stop is told again


@contextmanager
def watched(seconds: float, stop: Callable[[], object]) -> Iterator[threading.Event]:
    """Call `stop` once `seconds` have passed, until the block ends; the event says that it happened."""
    done, late = threading.Event(), threading.Event()

    def wait() -> None:
        left = seconds
        while not done.wait(left):
            late.set()
            stop()
            left = AGAIN

    thread = threading.Thread(target=wait, daemon=True)
    thread.start()
    try:
        yield late
    finally:
        done.set()
        thread.join()
