"""Arrow arrays made from lists, without loading pandas.

Before it reads a first list, pyarrow imports pandas wherever that is installed, in case the list were one of
its columns: three seconds of processor time and 45 MB for an answer that is always no here. It is asked once
while pandas cannot be found, then leaves it alone; who does hand it a data frame is still understood.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec

import pyarrow as pa

PANDAS = "pandas"


class _Hidden:
    """A finder that finds no pandas."""

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: object = None
    ) -> ModuleSpec | None:
        if name == PANDAS:
            raise ModuleNotFoundError(name, name=name)
        return None


def leave_pandas() -> None:
    """Once pandas is loaded, by anybody, there is nothing left to spare."""
    if PANDAS in sys.modules:
        return
    hidden = _Hidden()
    sys.meta_path.insert(0, hidden)
    try:
        pa.array([])
    finally:
        sys.meta_path.remove(hidden)


leave_pandas()
