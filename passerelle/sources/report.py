"""What a check or a run found, and the problems as they are kept."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, NamedTuple

from passerelle.kernel.errors import InputProblem, Place
from passerelle.sources.models import Import
from passerelle.sources.problems import stops
from passerelle.sources.refusing import KEPT


@dataclass
class Outcome:
    """`lock` is how long, in seconds, other writers had to wait."""

    counts: dict[str, Any]
    problems: list[InputProblem] = field(default_factory=list)
    lock: float | None = None

    @property
    def refused(self) -> int:
        """Rows that are left out."""
        places = {(p.place.file, p.place.row) for p in self.problems if stops(p) != "nothing"}
        return len(places)


def kept(problems: Iterable[InputProblem]) -> list[dict[str, Any]]:
    """The first problems, as the import keeps them."""
    return [asdict(one) for _, one in zip(range(KEPT), problems, strict=False)]


def write_refused(of: Import, problems: list[InputProblem]) -> None:
    """Every problem, one a line, in the import's folder: what the page offers to download."""
    with (of.folder / "problems.jsonl").open("w", encoding="utf-8") as stream:
        for one in problems:
            stream.write(json.dumps(asdict(one), default=str) + "\n")


def opened(found: dict[str, Any]) -> InputProblem:
    """A problem as it was before it was kept."""
    return InputProblem(found["code"], Place(**found["place"]), found["facts"])


class Problems(Sequence[InputProblem]):
    """Every problem of an import, read from its folder as they are asked for."""

    def __init__(self, of: Import) -> None:
        path = of.folder / "problems.jsonl"
        lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else None
        self.found = [json.loads(line) for line in lines] if lines is not None else of.problems

    def __len__(self) -> int:
        return len(self.found)

    def __getitem__(self, at: Any) -> Any:
        found = self.found[at]
        return [opened(one) for one in found] if isinstance(at, slice) else opened(found)


class Alike(NamedTuple):
    """One problem that several rows have, and these rows."""

    problem: InputProblem
    rows: list[int]


def alike(problems: Problems) -> list[Alike]:
    """Sixty rows that name one unknown person are one thing to look at, where the first of them stands."""
    found: dict[str, Alike] = {}
    for one in problems.found:
        same = {**one, "place": {**one["place"], "row": None}}
        key = json.dumps(same, sort_keys=True, default=str)
        held = found.setdefault(key, Alike(opened(one), []))
        if one["place"].get("row") is not None:
            held.rows.append(one["place"]["row"])
    return list(found.values())


def read_problems(of: Import) -> Problems:
    """The problems, in the order of the file."""
    return Problems(of)
