"""Which tests go to one process together, and which go first, where pytest-xdist runs several.

A process takes whole files, so that what a file prepares is prepared once. The tests in a browser are one such piece:
each process that took one of their files would load a company of its own, and start a server and a worker for it.
"""

from __future__ import annotations

import pytest

TOGETHER = "tests/browser/"
LONG = {"slow", "browser"}


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    if config.getvalue("dist") != "loadfile":
        return None
    from xdist.scheduler import LoadFileScheduling

    class Pieces(LoadFileScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return TOGETHER if nodeid.startswith(TOGETHER) else super()._split_scope(nodeid)

    return Pieces(config, log)


def longest_first(items) -> None:
    """So that no processor waits for another's at the end: the piece, files of several seconds, the others."""
    long = {i.path for i in items if LONG & {mark.name for mark in i.iter_markers()}}
    items.sort(key=lambda i: (not i.nodeid.startswith(TOGETHER), i.path not in long))
