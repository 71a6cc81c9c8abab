"""What was expected of a measure, on series whose truth is known."""

import datetime as dt

import numpy as np
import pytest

from passerelle.engine.explain.expect.calendar import french_days, is_bridge
from passerelle.engine.explain.expect.forecast import expect
from passerelle.engine.explain.expect.movement import around
from passerelle.engine.worlds.series import daily, weekly
from passerelle.kernel.finding import Refusal


def days(first, count):
    return [dt.date.fromisoformat(first) + dt.timedelta(days=i) for i in range(count)]


def test_a_public_holiday_is_known_and_told_from_a_weekend_one():
    found = french_days(days("2026-05-14", 1) + days("2026-08-15", 1))
    assert found.column("holiday").tolist() == [1, 0]
    assert found.column("weekend-holiday").tolist() == [0, 1]
    assert found.column("ascension-day").tolist() == [1, 0]


def test_the_friday_after_ascension_is_a_bridge_and_a_plain_monday_is_not():
    assert is_bridge(dt.date(2026, 5, 15))
    assert not is_bridge(dt.date(2026, 5, 18))
    assert is_bridge(dt.date(2026, 7, 13))


def test_each_zone_has_its_school_holidays():
    found = french_days([dt.date(2026, 2, 9), dt.date(2026, 2, 23), dt.date(2026, 3, 10)])
    zones = np.column_stack([found.column(f"school-{z}") for z in "abc"])
    assert zones.tolist() == [[1, 0, 0], [0, 1, 1], [0, 0, 0]]


def test_a_week_counts_the_share_of_its_days():
    found = french_days([dt.date(2026, 5, 11)], span=7)
    assert found.column("holiday")[0] == 1 / 7
    assert found.column("bridge")[0] == 1 / 7


def test_a_world_of_series_is_the_same_for_the_same_seed():
    assert np.array_equal(daily(seed=3).values, daily(seed=3).values, equal_nan=True)
    assert len(weekly(seed=3).values) == len(weekly(seed=3).days) == 208


def covered(world, *, origins, horizon):
    """Share of the values to come that each band held."""
    inside = []
    for origin in origins:
        found = expect(
            world.values[:origin], days=world.days[:origin], horizon=horizon, season=world.season
        )
        truth = world.values[origin : origin + horizon]
        inside.append(
            [(truth >= b.low) & (truth <= b.high) for b in found.estimate.bands]
            + [np.isfinite(truth)]
        )
    low, high, known = np.concatenate(inside, axis=1)
    return low[known].mean(), high[known].mean()


def test_bands_hold_about_as_often_as_they_say():
    shares = [
        covered(daily(seed=s, periods=420), origins=(280, 330, 380), horizon=14) for s in range(12)
    ]
    eighty, ninety_five = np.mean(shares, axis=0)
    assert 0.68 <= eighty <= 0.92
    assert 0.88 <= ninety_five <= 1.0


def test_a_weekly_series_is_expected_too():
    world = weekly(seed=4)
    eighty, ninety_five = covered(world, origins=(130, 150, 170, 190), horizon=8)
    assert 0.5 <= eighty <= ninety_five


def test_the_wider_level_has_the_wider_band():
    world = daily(seed=5, periods=300)
    found = expect(world.values, days=world.days, horizon=10, season=7).estimate
    near, far = found.bands
    assert (far.low <= near.low).all()
    assert (near.low <= found.mean).all()
    assert (near.high <= far.high).all()
    assert (found.mean > 0).all()


def test_the_same_past_gives_the_same_finding():
    world = daily(seed=6, periods=200)
    first, second = (expect(world.values, days=world.days, horizon=7, season=7) for _ in range(2))
    assert first.digest == second.digest
    assert np.array_equal(first.estimate.mean, second.estimate.mean)


def test_a_public_holiday_that_always_costs_is_no_movement():
    called = 0
    for seed in range(6):
        world = daily(seed=seed, periods=900, disturbed=False, holiday=-0.7)
        day = world.days.index(dt.date(2024, 5, 1))
        found = around(world.values[: day + 1], world.days[: day + 1], day).estimate
        assert found.calendar != "none"
        assert found.forecast[day] < 0.75 * found.forecast[day - 7]
        called += found.p < 0.02
    assert called <= 1


def test_a_fall_is_a_movement_and_a_calm_window_is_rarely_one():
    calm, fallen = [], []
    for seed in range(10):
        world = daily(seed=seed, periods=400, disturbed=False)
        calm.append(around(world.values, world.days, 386).estimate.p < 0.02)
        values = world.values.copy()
        values[386:] *= 0.4
        fallen.append(around(values, world.days, 386).estimate)
    assert sum(calm) <= 2
    assert sum(f.p < 0.02 for f in fallen) >= 8
    assert all(f.change < 0 for f in fallen)


def test_nothing_after_the_start_is_looked_at():
    world = daily(seed=9, periods=300)
    other = world.values.copy()
    other[290:] *= 3
    one, two = (around(v, world.days, 290).estimate for v in (world.values, other))
    assert np.array_equal(one.forecast, two.forecast, equal_nan=True)
    assert np.isnan(one.forecast[:14]).all()
    assert np.isfinite(one.forecast[60:]).all()


def test_gaps_are_passed_over_and_said():
    world = daily(seed=10, periods=300, disturbed=False)
    values = world.values.copy()
    values[100:130] = np.nan
    found = expect(values, days=world.days, horizon=7, season=7)
    assert found.coverage == 0.9
    assert not found.assumptions[0].held
    assert np.isfinite(found.estimate.mean).all()


def test_a_series_of_zeros_or_of_one_value_keeps_its_value():
    for value in (0.0, 12.0):
        found = expect(np.full(60, value), days=days("2026-01-05", 60), horizon=7, season=7)
        assert np.allclose(found.estimate.mean, value)


def test_a_series_that_goes_below_zero_is_expected_on_its_own_scale():
    rng = np.random.default_rng(1)
    values = rng.normal(size=200)
    found = expect(values, days=days("2025-01-06", 200), horizon=7, season=7).estimate
    assert found.scale == "linear"
    assert (found.bands[0].low < 0).all()


@pytest.mark.parametrize(
    ("values", "when", "code"),
    [
        (np.ones(13), days("2026-01-05", 13), "past-too-short"),
        (np.full(60, np.nan), days("2026-01-05", 60), "too-many-gaps"),
        (np.full(60, np.inf), days("2026-01-05", 60), "values-not-numbers"),
        (np.ones(60), days("2026-01-05", 59) + days("2026-06-05", 1), "days-uneven"),
    ],
)
def test_what_cannot_carry_an_expectation_is_refused(values, when, code):
    found = expect(values, days=when, horizon=7, season=7)
    assert isinstance(found, Refusal)
    assert found.code == code


def test_a_window_without_a_value_is_refused():
    values = np.ones(60)
    values[50:] = np.nan
    assert around(values, days("2026-01-05", 60), 50).code == "window-empty"
