"""`python -m benchmarks.bad_input.building FOLDER SIZE`: make the files, in a process that may grow as it likes."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from benchmarks.bad_input.cases import CASES
from benchmarks.bad_input.sizes import SIZES
from benchmarks.bad_input.tables import KINDS, put, text


def build(folder: Path, size: str, only: str) -> dict[str, Any]:
    """A good file of each kind, and every bad one: where it lies and what its refusal must name."""
    good, bad = {}, []
    for kind in KINDS:
        (folder / kind).mkdir(parents=True)
        good[kind] = str(put(folder / kind / "good.csv", text(kind, rows=40)))
    for case in (one for one in CASES if only in one.name):
        path = None
        for kind in case.kinds:
            if path is None or not case.is_same:
                path = case.build(folder / kind, kind, SIZES[size])
            place = {"file": path.name, "row": case.row, "column": case.column_of(kind)}
            bad.append({"case": case.name, "kind": kind, "path": str(path), "place": place})
    return {"good": good, "bad": bad}


if __name__ == "__main__":
    where, size, only = sys.argv[1:]
    print(json.dumps(build(Path(where), size, only)))
