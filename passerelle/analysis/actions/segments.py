"""What a round keeps of segments: one that left the others, where the total tells nothing of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from passerelle.analysis.actions.movements import close, measure_again, raise_it
from passerelle.analysis.models import Movement
from passerelle.analysis.queries.movement import by_segments
from passerelle.analysis.watching.known import Known
from passerelle.analysis.watching.parting import SHARE, Apart, apart, lately
from passerelle.analysis.watching.sizing import REGAINED, SETTLED
from passerelle.analysis.watching.state import Round, matters, watch_of
from passerelle.kernel.finding import Refusal
from passerelle.people.queries import company

Ending = Movement.Ending
Write = Callable[[], Any]


def parted(round: Round, pk: int) -> list[Apart]:
    """The segments of a measure that stand out, within the share of its false alarms that is theirs."""
    found = by_segments(round.measures[pk])
    if isinstance(found, Refusal):
        return []
    whole = sum(watch_of(round, other).weight for other in round.series)
    budget = SHARE * company().false_alarms * watch_of(round, pk).weight / whole
    return [one for one in apart(lately(found), budget=budget) if matters(round, pk, one.told)]


def fresh(
    round: Round, pk: int, told: list[Apart], kept: list[Movement], since: dt.date
) -> list[Write]:
    """What was flagged after `since`; a movement of the total of the same days has told it already."""
    measure = round.measures[pk]
    return [
        partial(raise_it, measure, one.told, one.size, where=one.where)
        for one in told
        if one.told.flagged > since and not any(_is_told(row, one) for row in kept)
    ]


def go_on(rows: Iterable[Movement], told: list[Apart], *, last: dt.date) -> list[Write]:
    """Measured again, and closed where the segment is back or its new share is the usual one."""
    writes: list[Write] = []
    for row in rows:
        same = next((one for one in told if _known(row).is_of(one.where, one.told)), None)
        if same is None:
            writes.append(partial(close, row, Ending.BACK))
            continue
        writes.append(partial(measure_again, row, same.size))
        if same.remains is not None and same.remains < REGAINED:
            writes.append(partial(close, row, Ending.BACK, on=same.told.ended))
        elif (last - row.since).days >= SETTLED:
            writes.append(partial(close, row, Ending.SETTLED))
    return writes


def _is_told(row: Movement, one: Apart) -> bool:
    return row.ending != Ending.RESTATED and _known(row).tells(one.where, one.told)


def _known(row: Movement) -> Known:
    where = tuple((dimension, value) for dimension, value in row.where)
    return Known(where, row.since, row.flagged_on, row.is_rise, row.closed_at is None)
