"""`python -m benchmarks.bad_input.inside DATA [--quick] < FILES`: each bad file in a copy of a process that is warm.

Reads what `building` printed, with the ways of each file; prints a line of JSON for each file and way: what was said,
what it cost.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from benchmarks.bad_input.commands import outcome, typed
from benchmarks.bad_input.facts import facts
from benchmarks.bad_input.house import furnish
from benchmarks.bad_input.measured import forked
from benchmarks.bad_input.pages import walk


def main(data: Path, *, is_quick: bool) -> None:
    files = json.load(sys.stdin)
    readers = furnish(data, files["good"], is_quick=is_quick)
    _, idle = forked(dict)
    for bad in files["bad"]:
        for way in bad["ways"]:
            before = facts(data)
            told, spent = forked(lambda way=way, bad=bad: _through(way, bad, readers))
            same = facts(data) == before
            costs = {"cpu": spent.cpu, "over": spent.peak - idle.peak, "unchanged": same}
            print(json.dumps(bad | {"way": way} | costs | told), flush=True)


def _through(way: str, bad: dict[str, Any], readers: dict[str, Any]) -> dict[str, Any]:
    if way == "command":
        answer = typed(bad["kind"], bad["path"])
        return outcome(answer["code"], answer["said"], bad["place"])
    told = walk(readers, bad["kind"], bad["path"])
    place = [str(part) for part in bad["place"].values() if part]
    page = told.pop("page")
    return told | {"place": all(part in page for part in place)}


if __name__ == "__main__":
    main(Path(sys.argv[1]), is_quick="--quick" in sys.argv)
