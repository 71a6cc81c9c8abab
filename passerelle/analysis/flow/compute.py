"""From stored items to what the pages say, as plain data."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, NamedTuple

from passerelle.engine.flow import Columns, FlowMeasures, measures
from passerelle.kernel.finding import Finding, Refusal

WEEKS = 26
OLDEST = 30
TIDY = 40  # dots by unit of log10(1 + days): closer ones would be drawn on one another


class Item(NamedTuple):
    """The columns of a work item that the flow is read from."""

    pk: int
    key: str
    created: dt.datetime
    started: dt.datetime | None
    done: dt.datetime | None


def compute(items: Sequence[Item], *, end: dt.datetime, last: dt.date | None) -> dict[str, Any]:
    """What was known of these items at `end` (in the company's zone), `last` being the last day of the data.

    `glance` holds what a table says of the team, `detail` what only its own page draws.
    """
    zone = end.tzinfo or dt.UTC
    columns = Columns.of_tuples(
        ((str(i.pk), i.created, i.started, i.done) for i in items), zone=zone
    )
    flow = measures(columns, end, weeks=WEEKS)
    day = end.date()
    return {
        "glance": _glance(flow, day, last=last, total=len(items)),
        "detail": _detail(flow, items),
    }


def _glance(
    flow: FlowMeasures, day: dt.date, *, last: dt.date | None, total: int
) -> dict[str, Any]:
    ages = () if isinstance(flow.in_progress, Refusal) else flow.in_progress.estimate.ages
    going = plain(flow.in_progress)
    if ages:
        going["estimate"] = {"count": len(ages), "oldest": ages[0][1]}
    return {
        "as_of": day.isoformat(),
        "is_last": day == last,
        "total": total,
        "coverage": asdict(flow.coverage),
        "throughput": plain(flow.throughput),
        "cycle_time": plain(flow.cycle_time),
        "lead_time": plain(flow.lead_time),
        "in_progress": going,
        "age": plain(flow.age),
    }


def _detail(flow: FlowMeasures, items: Sequence[Item]) -> dict[str, Any]:
    ages = () if isinstance(flow.in_progress, Refusal) else flow.in_progress.estimate.ages
    return {
        "ages": [[int(pk), days] for pk, days in ages[:OLDEST]],
        "cumulative": plain(flow.cumulative),
        "dots": dots(items, end=flow.as_of),
    }


def plain(answer: Finding[Any] | Refusal) -> dict[str, Any]:
    """A finding with its estimate, its interval and what it supposes, or a refusal that holds no number."""
    if isinstance(answer, Refusal):
        return {"refusal": answer.code}
    return {
        "digest": answer.digest,
        "estimate": asdict(answer.estimate),
        "coverage": answer.coverage,
        "interval": asdict(answer.interval) if answer.interval else None,
        "assumptions": [asdict(one) for one in answer.assumptions],
    }


def dots(items: Sequence[Item], *, end: dt.datetime) -> list[list[Any]]:
    """Every item finished in the window with a known start: [share of the window, days, key, how many].

    Items that would be drawn at the same place are one dot, which says how many they are.
    """
    length = dt.timedelta(weeks=WEEKS)
    first = end - length
    places: dict[tuple[int, int], list[Any]] = {}
    for item in items:
        if not (item.started and item.done and first < item.done <= end):
            continue
        days = (item.done - item.started) / dt.timedelta(days=1)
        if days < 0:
            continue
        share = (item.done - first) / length
        place = (round(share * WEEKS * 7), round(TIDY * math.log10(1 + days)))
        if place in places:
            places[place][3] += 1
        else:
            places[place] = [round(share, 4), round(days, 3), item.key, 1]
    return sorted(places.values())
