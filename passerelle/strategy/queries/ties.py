"""What serves what among objectives, and whose key results the roll-up of each counts."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection

from passerelle.people.may import scope_of
from passerelle.people.models import Person
from passerelle.strategy.queries.fact import READ

Tie = tuple[int, int | None]
"""An objective, and the one whose roll-up counts its key results: that it serves, unless this has some of its own."""

# By hand, since it reads every objective of the company: the ORM takes three times as long over a thousand.
# “long”, “medium” and “short” are in that order.
TIES = """
SELECT o.id, CASE WHEN NOT EXISTS (
    SELECT 1 FROM strategy_keyresult k WHERE k.objective_id = o.parent_id AND k.archived_at IS NULL
) THEN o.parent_id END
FROM strategy_objective o WHERE o.archived_at IS NULL AND seen ORDER BY o.horizon, o.position, o.number"""


def ties(person: Person) -> list[Tie]:
    """Every objective that the person may see, far to near: only what ties it (one query)."""
    scope = scope_of(person, READ)
    marks = ", ".join(["%s"] * len(scope or ())) or "NULL"
    seen = "TRUE" if scope is None else f"o.product_id IN ({marks})"
    with connection.cursor() as cursor:
        cursor.execute(TIES.replace("seen", seen), scope or [])
        return list(cursor.fetchall())


def counted(asked: Iterable[int], tied: Iterable[Tie]) -> dict[int, list[int]]:
    """By objective, those whose key results its roll-up counts: itself, and all below that it is tied to."""
    below: dict[int, list[int]] = {}
    for pk, above in tied:
        if above is not None:
            below.setdefault(above, []).append(pk)
    return {pk: _down(pk, below) for pk in asked}


def _down(top: int, below: dict[int, list[int]]) -> list[int]:
    """Each is met once: a circle, were there one, is cut."""
    met = {top: None}
    left = [top]
    while left:
        found = [pk for pk in below.get(left.pop(), ()) if pk not in met]
        met.update(dict.fromkeys(found))
        left += found
    return list(met)
