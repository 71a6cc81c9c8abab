"""What was frozen, kept in memory once it was read: a digest names one content, and a content never changes.

A page that reads every commitment reads each of them once in the life of a process, not at each look.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Any

from django.db.models import QuerySet

from passerelle.commitment.models import Commitment

Line = Mapping[str, Any]
KEPT = (
    "number", "product_id", "chosen", "odds", "promised_on", "value", "effort", "kind", "measure_id", "sponsor_id",
)  # fmt: skip
MOST = 50_000
"""Lines kept at most, some twenty megabytes; the contents read the longest ago go first."""

_lock = Lock()
_held: OrderedDict[str, tuple[Line, ...]] = OrderedDict()


@dataclass(frozen=True, slots=True)
class Sealed:
    """A commitment by its id and its number, with the facts of its lines that are compared from one to another."""

    pk: int
    number: int
    lines: tuple[Line, ...]


def sealed(rows: QuerySet[Commitment]) -> list[Sealed]:
    """In the order of `rows`; contents that are not in memory are read in one query."""
    told = list(rows.values_list("pk", "number", "digest"))
    with _lock:
        known = {digest: _held[digest] for _, _, digest in told if digest in _held}
    lacking = {pk for pk, _, digest in told if digest not in known}
    if lacking:
        known |= _read(lacking)
    with _lock:
        _keep(known)
    return [Sealed(pk, number, known[digest]) for pk, number, digest in told]


def _read(pks: Iterable[int]) -> dict[str, tuple[Line, ...]]:
    """By digest: one content of those that are the same is enough."""
    rows = Commitment.objects.filter(pk__in=pks).values_list("digest", "content__lines")
    return {digest: tuple(_slim(one) for one in lines) for digest, lines in rows}


def _slim(line: Line) -> Line:
    return {name: line[name] for name in KEPT}


def _keep(known: Mapping[str, tuple[Line, ...]]) -> None:
    for digest, lines in known.items():
        _held[digest] = lines
        _held.move_to_end(digest)
    count = sum(len(lines) for lines in _held.values())
    while count > MOST and len(_held) > 1:
        count -= len(_held.popitem(last=False)[1])
