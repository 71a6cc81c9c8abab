"""`python -m benchmarks.bad_input.building FOLDER SIZE WORDS WAYS FEW`: make the files, in a process that may grow."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from benchmarks.bad_input.cases import CASES
from benchmarks.bad_input.sizes import SIZES
from benchmarks.bad_input.tables import KINDS, put, text


def build(folder: Path, size: str, only: str, ways: list[str], *, is_few: bool) -> dict[str, Any]:
    """A good file of each kind, and every bad one: where it lies, which ways it goes, what its refusal must name."""
    good, bad = {}, []
    for kind in KINDS:
        (folder / kind).mkdir(parents=True)
        good[kind] = str(put(folder / kind / "good.csv", text(kind, rows=40)))
    for number, case in enumerate(one for one in CASES if only in one.name):
        kinds, gone = case.kinds, ways
        if is_few:  # kinds and ways in turn, from case to case
            kinds, gone = (kinds[number % len(kinds)],), [ways[number // 2 % len(ways)]]
        path = None
        for kind in kinds:
            if path is None or not case.is_same:
                path = case.build(folder / kind, kind, SIZES[size])
            place = {"file": path.name, "row": case.row, "column": case.column_of(kind)}
            one = {"case": case.name, "kind": kind, "path": str(path), "place": place}
            bad.append(one | {"ways": gone})
    return {"good": good, "bad": bad}


if __name__ == "__main__":
    where, size, only, ways, few = sys.argv[1:]
    files = build(Path(where), size, only, ways.split(","), is_few=few == "True")
    print(json.dumps(files))
