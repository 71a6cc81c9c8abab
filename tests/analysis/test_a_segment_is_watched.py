"""A loss in one segment is told, with its name, where the total is too unsteady to show it; calm segments are not."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from passerelle.analysis.actions.movements import raise_it
from passerelle.analysis.models import Movement
from passerelle.analysis.sentences import moved
from passerelle.analysis.watching.parting import apart
from passerelle.analysis.watching.raising import Raised
from passerelle.analysis.watching.sizing import Sized
from passerelle.engine.explain.answer.question import Reading
from passerelle.engine.explain.cells.shapes import Cube
from passerelle.kpis.models import Measure

DAYS, LOST = 420, 400
DATES = tuple(dt.date(2025, 9, 1) + dt.timedelta(days=n) for n in range(DAYS))
PHONES = (("device", "phone"), ("consent", "not given"))
CODES = np.array([(v, d, c) for v in range(2) for d in range(3) for c in range(2)], dtype=np.int64)
CUBE = Cube(
    ("tracker", "device", "consent"),
    (("8.1", "8.2"), ("phone", "desktop", "tablet"), ("given", "not given")),
    CODES,
)
SHARES = np.array([0.2, 0.25, 0.15, 0.2, 0.1, 0.1])


def reading(seed: int, *, lost: float, replaced: bool = True) -> Reading:
    """A hundred a day, its level unsteady; 8.2 replaces 8.1 on the day that phones without consent lose `lost`."""
    rng = np.random.default_rng(seed)
    level = 100 * np.exp(rng.normal(0, 0.15, DAYS))
    new = (np.arange(DAYS) >= LOST) & replaced
    shares = np.tile(SHARES, (DAYS, 1))
    shares[LOST:, 1] *= 1 - lost
    rates = level[:, None] * np.concatenate([shares * ~new[:, None], shares * new[:, None]], axis=1)
    return Reading(DATES, CUBE, rng.poisson(rates).astype(float))


def test_a_segment_that_loses_half_is_told_within_the_budget() -> None:
    told = [apart(reading(seed, lost=0.5), budget=0.05) for seed in range(6)]
    named = [one for found in told for one in found]
    assert sum(bool(found) for found in told) >= 5
    assert all(set(PHONES) & set(one.where) for one in named)
    assert all(not one.told.is_rise and one.told.since >= DATES[LOST - 4] for one in named)
    assert all(one.size.change is not None and -0.7 < one.size.change < -0.15 for one in named)


@pytest.mark.parametrize("replaced", [True, False])
def test_calm_segments_are_not_told_though_a_version_was_replaced(replaced: bool) -> None:
    told = [apart(reading(50 + s, lost=0.0, replaced=replaced), budget=0.05) for s in range(12)]
    months = 12 * 80 / 30
    assert sum(map(len, told)) <= 0.05 * months + 2


@pytest.mark.django_db
def test_the_sentence_names_the_segment_and_the_measure() -> None:
    measure = Measure.objects.create(name="Sign-ups", slug="sign-ups")
    row = Movement(
        measure=measure,
        where=[list(pair) for pair in PHONES],
        since=DATES[LOST],
        is_rise=False,
        shape="level",
    )
    said = moved.said(row)
    assert "phone" in said
    assert "Sign-ups" in said


@pytest.mark.django_db
def test_two_segments_told_by_the_same_day_are_two_movements() -> None:
    measure = Measure.objects.create(name="Sign-ups", slug="sign-ups")
    day = DATES[LOST]
    told = Raised(day, day, None, is_point=False, is_rise=False)
    size = Sized(day, day, day, "level")
    for where in [(), PHONES, (("device", "tablet"),), PHONES]:
        raise_it(measure, told, size, where=where)
    assert [len(row.where) for row in measure.movements.order_by("pk")] == [0, 2, 1]
