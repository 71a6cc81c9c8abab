"""Jira's search answer with `expand=changelog`, as saved to a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from passerelle.connect.limits import DEFAULT, Limits
from passerelle.connect.problems import problem, refusal
from passerelle.connect.tracker.items import TrackerItem
from passerelle.connect.tracker.jira_issue import read_issue
from passerelle.connect.tracker.json_stream import objects
from passerelle.kernel.errors import InputError, InputProblem

_PATIENCE = 1_000  # objects that are no issues before the file is taken for something else


def read_jira_json(path: Path, *, limits: Limits = DEFAULT) -> Iterator[TrackerItem | InputProblem]:
    """Items with their history, and what is wrong with the others; the memory stays flat.

    Takes one answer, several one after the other, a list of them, `{"pages": [...]}` or a bare list
    of issues. InputError when the JSON is broken or holds no issue at all.
    """
    seen: set[str] = set()
    anything: str | None = None
    for number, found in objects(path, limits):
        if not _is_issue(found):
            anything = anything or _outline(found)
            if seen:
                yield problem("bad-item", path.name, row=number, item=str(number))
            if not seen and number >= _PATIENCE:
                break
            continue
        yield from _read(found, number, seen, path.name)
    if not seen:
        raise refusal("not-a-tracker-file", path.name, found=anything or "")


def _is_issue(found: Any) -> bool:
    return isinstance(found, dict) and ("fields" in found or "key" in found)


def _outline(found: Any) -> str:
    return ", ".join(list(found)[:8]) if isinstance(found, dict) else type(found).__name__


def _read(
    found: dict[str, Any], number: int, seen: set[str], file: str
) -> Iterator[TrackerItem | InputProblem]:
    name = str(found.get("key") or found.get("id") or number)
    seen.add("")  # an issue was met, even if a bad one
    try:
        item, wrong = read_issue(found, file=file, number=number)
    except InputError as bad:
        yield bad.problem
        return
    if item.external_id in seen:
        yield problem("duplicate-item", file, row=number, item=name)
        return
    seen.add(item.external_id)
    yield item
    yield from wrong
