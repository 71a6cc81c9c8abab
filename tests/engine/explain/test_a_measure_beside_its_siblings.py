"""An edge read in the ratio of a measure to what wanders with it, and how surely the two parted: planted truth."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from passerelle.engine.explain.answer.question import Question, Reading, Role, Witness
from passerelle.engine.explain.cells.shapes import Cube
from passerelle.engine.explain.signals.beside import parted, quietest
from passerelle.engine.explain.signals.windows import Floats, Window

DAYS, START = 98, 84
ALONE = Cube(("all",), (("all",),), np.zeros((1, 1), dtype=np.int64))


def together(seed: int, *, own: float = 0.01) -> tuple[Floats, Floats]:
    """Two series that share a weather of 10 % a day, each with a little of its own."""
    rng = np.random.default_rng(seed)
    shared = rng.normal(0, 0.1, DAYS)
    one, other = (1000 * np.exp(shared + rng.normal(0, own, DAYS)) for _ in range(2))
    return one, other


def asked(whole: Floats, other: Floats, role: Role) -> Question:
    days = tuple(dt.date(2024, 1, 1) + dt.timedelta(days=n) for n in range(len(whole)))
    return Question(Reading(days, ALONE, whole[:, None]), (Witness("other", role, other),))


def window() -> Window:
    found = Window.of(DAYS, START)
    assert found is not None
    return found


def test_three_bad_days_show_beside_a_sibling_that_shares_the_weather() -> None:
    whole, other = together(1)
    whole[START : START + 3] *= 0.8
    logs = quietest(asked(whole, other, Role.PIPELINE), window())
    assert logs[-14:-11].max() < -0.15
    assert np.abs(logs[-11:]).max() < 0.06


@pytest.mark.parametrize("role", [Role.INDEPENDENT, Role.DOWNSTREAM, Role.PEER])
def test_what_moves_with_the_measure_does_not_hide_its_edge(role: Role) -> None:
    whole, other = together(2)
    question = asked(whole * 0.5, other, role)
    alone = asked(whole * 0.5, np.ones(DAYS), Role.PIPELINE)
    assert np.array_equal(quietest(question, window()), quietest(alone, window()))


def test_a_sibling_that_wanders_more_than_the_measure_is_left_out() -> None:
    whole, _ = together(3)
    wild = 1000 * np.exp(np.random.default_rng(3).normal(0, 1, DAYS))
    alone = asked(whole, np.ones(DAYS), Role.PIPELINE)
    question = asked(whole, wild, Role.PIPELINE)
    assert np.array_equal(quietest(question, window()), quietest(alone, window()))


def test_few_calm_stretches_that_agree_by_chance_do_not_make_a_parting_sure() -> None:
    """Over many draws, none of which parted, a short past misses by about as much as it says."""
    told = [parted(*together(seed), window()) for seed in range(200)]
    far = np.array([change.z for change in told])
    stretches = np.array([window().log_change(*together(seed)).z for seed in range(200)])
    assert 0.7 < far.std() < 1.3
    assert np.quantile(np.abs(far), 0.99) < np.quantile(np.abs(stretches), 0.99)


def test_a_sibling_that_counts_nothing_any_more_lends_no_fault_to_the_measure() -> None:
    whole, other = together(4)
    other[-4:] = 0.0
    alone = asked(whole, np.ones(DAYS), Role.PIPELINE)
    question = asked(whole, other, Role.PIPELINE)
    assert np.array_equal(quietest(question, window()), quietest(alone, window()))
