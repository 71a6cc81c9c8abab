"""What serves what among objectives, and whose key results the roll-up of each counts."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import starmap
from typing import NamedTuple

from django.db import connection

from passerelle.people.may import scope_of
from passerelle.people.models import Person
from passerelle.strategy.queries.fact import READ

# By hand, since it reads every objective of the company: the ORM takes three times as long over a thousand.
TIES = """
SELECT o.id, o.parent_id, EXISTS (
    SELECT 1 FROM strategy_keyresult k WHERE k.objective_id = o.id AND k.archived_at IS NULL
) FROM strategy_objective o WHERE o.archived_at IS NULL AND seen ORDER BY o.horizon, o.position, o.number"""


class Tie(NamedTuple):
    """An objective, the one that it serves, and whether it has key results of its own."""

    pk: int
    parent: int | None
    has_own: bool


def ties(person: Person) -> list[Tie]:
    """Every objective that the person may see, far to near: only what ties it (one query)."""
    # “long”, “medium” and “short” are in that order
    scope = scope_of(person, READ)
    seen = (
        "TRUE" if scope is None else f"o.product_id IN ({', '.join(['%s'] * len(scope)) or 'NULL'})"
    )
    with connection.cursor() as cursor:
        cursor.execute(TIES.replace("seen", seen), scope or [])
        return list(starmap(Tie, cursor.fetchall()))


def counted(asked: Iterable[int], tied: Iterable[Tie]) -> dict[int, list[int]]:
    """By objective, those whose own key results its roll-up counts: itself, or the first met on the way down."""
    serving: dict[int | None, list[int]] = {}
    own = set()
    for pk, parent, has_own in tied:
        serving.setdefault(parent, []).append(pk)
        if has_own:
            own.add(pk)
    return {pk: _down(pk, serving, own) for pk in asked}


def _down(top: int, serving: dict[int | None, list[int]], own: set[int]) -> list[int]:
    """Each objective is met once: a circle, were there one, is cut."""
    met, left, found = {top}, [top], []
    while left:
        pk = left.pop()
        if pk in own:
            found.append(pk)
            continue
        below = [n for n in serving.get(pk, ()) if n not in met]
        met.update(below)
        left += below
    return found
