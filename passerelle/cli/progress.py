"""A bar on standard error while something takes long; nothing where there is no terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

Progress = Callable[[int, int], None]
"""`progress(done, total)`; a total of 0 while it is not known."""


def silent(done: int, total: int) -> None:
    """For whoever looks at no bar."""


@contextmanager
def bar(name: str, *, in_bytes: bool = False, quiet: bool = False) -> Iterator[Progress]:
    """A bar of that name, gone when the block ends; it yields what moves it."""
    if quiet or not sys.stderr.isatty():
        yield silent
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        DownloadColumn,
        MofNCompleteColumn,
        TextColumn,
        TimeElapsedColumn,
    )
    from rich.progress import Progress as Bars

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        DownloadColumn() if in_bytes else MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task(name, total=None)

        def progress(done: int, total: int) -> None:
            bars.update(task, completed=done, total=total or None)

        yield progress


@contextmanager
def reading(names: Iterable[str], *, quiet: bool = False) -> Iterator[None]:
    """A bar of the bytes read of these files of text."""
    from passerelle.cli.opening import harmless
    from passerelle.connect.tables import metered

    with bar(harmless(", ".join(names)), in_bytes=True, quiet=quiet) as progress:
        if progress is silent:
            yield
            return
        with metered(progress):
            yield
