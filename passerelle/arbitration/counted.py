"""What is compared of a scenario, counted from what was kept of it: pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from passerelle.arbitration import comparing

Found = Mapping[str, Any]
"""What `solving.found.kept` keeps."""


class Figures(NamedTuple):
    """None: `cash` without a limit of money, `risk` without a known cost, `worth` and `on_time` of an empty plan.

    `paid` is the cost drawn, `overrun` how often some line of money does not suffice: None where nothing was drawn.
    """

    worth: comparing.Spread | None
    weeks: float
    room: float
    over: float
    money: float
    cash: float | None
    paid: comparing.Spread | None
    overrun: float | None
    risk: float | None
    on_time: float | None
    initiatives: int


def figures(found: Found, draws: Sequence[float]) -> Figures:
    """What the page compares, from what was kept."""
    lines = found["lines"]
    money = sum(line["cost"] for line in lines)
    loads = _cells(found["loads"])
    room = _cells(found["capacity"])
    drawn = found.get("cost")  # not in what was kept before costs were drawn
    over = beyond(loads, room)
    budgets = found["budgets"]
    return Figures(
        worth=comparing.spread(draws) if draws else None,
        weeks=sum(line["weeks"] for line in lines),
        room=sum(room),
        over=over if over > 0.05 else 0.0,
        money=money,
        cash=sum(amount for _first, _last, amount in budgets) if budgets else None,
        paid=comparing.Spread(drawn["low"], drawn["mid"], drawn["high"]) if drawn else None,
        overrun=drawn["over"] if drawn else None,
        risk=drawn["loses"] if drawn and money > 0 else comparing.loses(draws, cost=money),
        on_time=sum(line["on_time"] for line in lines) / len(lines) if lines else None,
        initiatives=len(lines),
    )


def beyond(asked: Sequence[float], there: Sequence[float]) -> float:
    """Person-weeks asked where there are not so many, cell by cell: what one has to spare helps no other."""
    return sum(max(a - b, 0.0) for a, b in zip(asked, there, strict=True))


def _cells(table: list[list[list[float]]]) -> list[float]:
    return [cell for team in table for trade in team for cell in trade]


def alikes(found: Mapping[str, Found]) -> list[list[str]]:
    """Letters by plan: those of one group hold the same initiatives, in the same teams, from the same quarters."""
    groups: dict[Any, list[str]] = {}
    for letter, one in found.items():
        plan = tuple(sorted((line["number"], line["team"], line["first"]) for line in one["lines"]))
        groups.setdefault(plan, []).append(letter)
    return list(groups.values())
