"""An exercise as full as one is: solved three ways, voted on, frozen, told outside and reviewed."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Iterator
from typing import Any

from benchmarks.pages import exercise_told, exercise_voted
from benchmarks.pages.exercise_routes import EXERCISE
from benchmarks.pages.filling import sized

CANDIDATES = 200
"""What an exercise arbitrates at most: the size for which its search is measured (`benchmarks.roadmap`)."""
ROWS = 1000
"""Arbitrations, commitments and their baselines in their lists, beside the thousand rows of every other kind."""


@contextlib.contextmanager
def exercised(rows: int | None) -> Iterator[dict[str, dict[str, Any]]]:
    """Within it, an exercise of so many initiatives stands in a company of the same size; what its pages are at.

    None: the story's own, with what it does not hold (a frozen plan, links to it, a review).
    """
    if rows is None:
        with _undone():
            yield furnished(lists=10)
        return
    lists = rows if rows < CANDIDATES else ROWS
    story = _candidates()
    with sized(lists, candidates=story, wanted=rows):
        _fund(rows / len(story))
        yield furnished(lists=lists, solve=True)


def _fund(times: float) -> None:
    """As much money for each initiative as in the story."""
    from django.db.models import F

    from passerelle.arbitration.models import Cash

    Cash.objects.update(amount=F("amount") * times)


def _candidates() -> list[int]:
    """The initiatives of the story that can be arbitrated."""
    from passerelle.arbitration.models import Arbitration
    from passerelle.arbitration.queries import framed
    from passerelle.roadmap.models import Initiative

    found = framed(Arbitration.objects.order_by("number")[0])
    assert found is not None
    rows = Initiative.objects.filter(number__in=found.numbers).order_by("pk")
    return list(rows.values_list("pk", flat=True))


@contextlib.contextmanager
def _undone() -> Iterator[None]:
    from django.db import transaction

    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def furnished(*, lists: int, solve: bool = False) -> dict[str, dict[str, Any]]:
    """What addresses each page of the exercise."""
    from passerelle.arbitration.models import Arbitration
    from passerelle.people.models import Person

    by = Person.objects.filter(role="cpo").order_by("pk")[0]
    row = Arbitration.objects.order_by("number")[0]
    _bound(row, lists // 25, by=by)
    if solve:
        _solve(row, by=by)
        exercise_voted.vote(row, by=by)
    _more(row, lists)
    told = exercise_told.tell(row, lists=lists, by=by)
    scenario = {"number": row.number, "letter": "A"}
    return {
        **dict(_numbered(row.number)),
        "arbitration:why": {"number": row.number, "initiative": told["left"]},
        "arbitration:landing": scenario,
        "arbitration:further": scenario,
        **exercise_voted.addresses(row, by=by),
        **told["addresses"],
    }


def _numbered(number: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """Pages whose address asks for a number alone; what is no arbitration's is said again by whoever knows its own."""
    from django.urls import NoReverseMatch, reverse

    for name in EXERCISE:
        with contextlib.suppress(NoReverseMatch):
            reverse(name, kwargs={"number": number})
            yield name, {"number": number}


def _bound(row: Any, count: int, *, by: Any) -> None:
    """Absences, floors and initiatives set aside: what people add to the frame line by line."""
    from passerelle.arbitration.models import Absence, Aside, Floor
    from passerelle.people.models import Team, Trade
    from passerelle.roadmap.models import Initiative, Theme

    day = dt.date.today() + dt.timedelta(days=100)
    teams, aside = list(Team.objects.all()), Initiative.objects.exclude(archived_at=None)[:count]
    Absence.objects.bulk_create(
        Absence(
            arbitration=row,
            team=teams[n % len(teams)],
            trade=Trade.values[0],
            start_on=day,
            end_on=day,
            person_weeks=0.1,
        )
        for n in range(count)
    )
    Aside.objects.bulk_create(
        Aside(arbitration=row, initiative=one, why="Une autre année.", by=by) for one in aside
    )
    Floor.objects.bulk_create(
        Floor(arbitration=row, theme=one, share=0.1) for one in Theme.objects.all()[:count]
    )


def _solve(row: Any, *, by: Any) -> None:
    """Three scenarios on today's facts, from the greedy plans and their bound: what a page reads is the same."""
    from passerelle.arbitration.solving.keeping import moved

    for scenario in row.scenarios.select_related("arbitration"):
        moved(scenario, by=by, moves=0).save()


def _more(row: Any, count: int) -> None:
    """Arbitrations of every quarter of a long life."""
    from passerelle.arbitration.models import Arbitration

    there = Arbitration.objects.order_by("-number")[0].number
    Arbitration.objects.bulk_create(
        Arbitration(
            number=there + n,
            name=f"{row.name} {n}",
            first=row.first,
            quarters=row.quarters,
            due_on=dt.date(2020, 1, 1) + dt.timedelta(days=n),
        )
        for n in range(1, count)
    )
