"""When nobody names a day: the movement that is real, large, recent and untold comes first, the others are kept."""

from __future__ import annotations

import datetime as dt

import numpy as np

from passerelle.engine.explain.answer.choosing import Candidate, chosen, real
from passerelle.engine.explain.answer.question import Event, Happening, Question, Reading
from passerelle.engine.explain.answer.segments import partings
from passerelle.engine.explain.cells.shapes import Cube

DAYS = 260
FIRST = dt.date(2026, 1, 5)
DATES = tuple(FIRST + dt.timedelta(days=n) for n in range(DAYS))
DEVICES, CONSENT = ("phone", "desktop", "tablet"), ("given", "not given")
CODES = np.array([(d, c) for d in range(3) for c in range(2)], dtype=np.int64)
CUBE = Cube(("device", "consent"), (DEVICES, CONSENT), CODES)
PHONES = (("device", "phone"), ("consent", "not given"))


def reading(*, seed: int, lost: float, days: int = 15) -> Reading:
    """A hundred and fifty a day with an unsteady level; phones without consent lose `lost` over the last `days`."""
    rng = np.random.default_rng(seed)
    level = 150 * np.exp(rng.normal(0, 0.15, DAYS))
    rates = level[:, None] * np.array([0.2, 0.25, 0.15, 0.2, 0.1, 0.1])
    rates[DAYS - days :, 1] *= 1 - lost
    return Reading(DATES, CUBE, rng.poisson(rates).astype(float))


def test_a_crossing_that_lost_half_is_found_in_an_unsteady_total() -> None:
    found = [partings(reading(seed=seed, lost=0.4)) for seed in range(6)]
    named = [one[0].where for one in found if one]
    assert len(named) >= 5
    assert all(("device", "phone") in where or ("consent", "not given") in where for where in named)
    assert sum(where == PHONES for where in named) >= 4
    assert sum(one[0].low <= DAYS - 15 <= one[0].high for one in found if one) >= 5


def test_calm_segments_part_no_more_often_than_said() -> None:
    told = [partings(reading(seed=100 + seed, lost=0.0)) for seed in range(40)]
    assert sum(bool(one) for one in told) <= 4


def test_the_days_of_a_replacement_are_paid_for_apart() -> None:
    read = reading(seed=2, lost=0.35)
    blind = partings(read, rare=1.0)[0]
    told = partings(read, told=[DAYS - 15], rare=1.0)[0]
    assert told.where == blind.where
    assert told.p < blind.p


def test_the_recent_the_large_and_the_untold_come_first() -> None:
    question = Question(
        reading(seed=0, lost=0.0),
        events=(Event(DATES[100], Happening.CAMPAIGN, "Desktop weeks", (), DATES[DAYS - 8]),),
    )

    def one(age: int, share: float, *, p: float = 1e-6, device: str = "phone") -> Candidate:
        start = DAYS - 1 - age
        return Candidate(start, start, start, "level", share, p, (("device", device),))

    old, new = one(50, -0.1), one(12, -0.08)
    assert chosen(question, [old, new])[0] is new
    assert chosen(question, [one(12, -0.01), old])[0] is old
    assert chosen(question, [one(12, -0.08, p=0.5), one(14, -0.06)])[0].p == 1e-6
    ended = one(6, -0.12, device="desktop")
    assert chosen(question, [ended, new])[0] is new


def test_a_p_of_one_in_twenty_is_no_certainty() -> None:
    assert 0.6 < real(0.05) < 0.65
    assert real(0.5) < 0.41
    assert real(1e-6) > 0.99
