"""A version that replaces another neither falls nor rises; what else moved is still found."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from passerelle.engine.explain.answer.answer import answer
from passerelle.engine.explain.answer.question import Question, Reading, Role, Witness
from passerelle.engine.explain.answer.shapes import Answer
from passerelle.engine.explain.answer.successions import folded
from passerelle.engine.explain.cells.shapes import Cube
from passerelle.kernel.finding import Finding

DAYS, BREAK, REPLACED = 280, 266, 263
FIRST = dt.date(2026, 1, 5)
WEEK = np.array([1.1, 1.15, 1.1, 1.05, 1.0, 0.6, 0.5])
VERSIONS = ("8.0", "8.1", "8.2")
DEVICES = ("desktop", "phone", "tablet", "television", "watch")


def reading(
    *, lost: float = 0.0, rollout: int = 1, replaced: bool = True, loses: float = 0.0
) -> Reading:
    """Version 8.2 takes the place of 8.1 over `rollout` days from REPLACED on; phones lose `lost` from BREAK
    on, and version 8.1 `loses` without anything in its place."""
    rng = np.random.default_rng(3)
    codes = np.array([(v, d) for v in range(3) for d in range(5)], dtype=np.int64)
    level = 3000 * WEEK[np.arange(DAYS) % 7] * np.exp(rng.normal(0, 0.01, DAYS))
    new = np.clip((np.arange(DAYS) - REPLACED + 1) / rollout, 0, 1) * replaced
    old = (1 - new) * np.where(np.arange(DAYS) >= BREAK, 1 - loses, 1.0)
    versions = np.stack([np.full(DAYS, 0.05), 0.95 * old, 0.95 * new], axis=1)
    devices = np.array([0.3, 0.45, 0.1, 0.08, 0.07]) * np.ones((DAYS, 1))
    devices[BREAK:, 1] *= 1 - lost
    rates = level[:, None] * versions[:, codes[:, 0]] * devices[:, codes[:, 1]]
    cube = Cube(("version", "device"), (VERSIONS, DEVICES), codes)
    days = tuple(FIRST + dt.timedelta(days=n) for n in range(DAYS))
    return Reading(days, cube, rng.poisson(rates).astype(float))


def told(question: Question) -> Answer:
    found = answer(question)
    assert isinstance(found, Finding), found
    return found.estimate


@pytest.mark.parametrize("rollout", [1, 10])
def test_a_succession_is_named_as_one_around_its_day(rollout: int) -> None:
    read = reading(lost=0.3, rollout=rollout)
    said = told(Question(read, since=read.days[BREAK]))
    (one,) = said.successions
    assert (one.dimension, one.old, one.new) == ("version", "8.1", "8.2")
    assert abs((one.day - read.days[REPLACED]).days) <= rollout


def test_what_moved_is_found_beside_it_and_its_share_reads_well() -> None:
    read = reading(lost=0.3)
    said = told(Question(read, since=read.days[BREAK]))
    assert said.cells is not None and said.parts is not None
    assert [cell.label for cell in said.cells.cells] == ["device=phone"]
    assert 0.8 < said.parts.parts[0].change / said.movement.change < 1.2


def test_where_nothing_else_moved_no_segment_is_named() -> None:
    read = reading()
    said = told(Question(read, since=read.days[BREAK]))
    assert said.successions
    assert not (said.cells and said.cells.cells)
    assert not {"technical-place", "new-value"} & {signal.code for signal in said.signals}


def test_a_version_that_falls_alone_is_no_succession() -> None:
    read = reading(replaced=False, loses=0.6)
    said = told(Question(read, since=read.days[BREAK]))
    assert not said.successions
    assert said.cells is not None
    assert said.cells.cells[0].label == "version=8.1"


def test_folding_keeps_every_sum() -> None:
    read = reading()
    once = folded(Question(read), BREAK)[0].reading
    assert once.whole == pytest.approx(read.whole)
    assert once.cube.values[0] == ("8.0", "8.1 → 8.2")


def test_without_a_day_the_break_of_a_second_count_is_found() -> None:
    """The whole wanders by a fifth from day to day: only beside the other count does the loss show."""
    rng = np.random.default_rng(8)
    weather = np.exp(rng.normal(0, 0.2, DAYS))
    real = rng.poisson(900 * WEEK[np.arange(DAYS) % 7] * weather).astype(float)
    lost = np.where(np.arange(DAYS) >= BREAK, 0.85, 1.0)
    read = rng.binomial(real.astype(np.int64), lost).astype(float)
    days = tuple(FIRST + dt.timedelta(days=n) for n in range(DAYS))
    alone = Reading(days, Cube((), (), np.zeros((1, 0), dtype=np.int64)), read[:, None])
    said = told(Question(alone, (Witness("billing", Role.INDEPENDENT, real),)))
    assert said.movement.since is not None
    assert abs((said.movement.since - days[BREAK]).days) <= 1


def test_without_a_day_the_break_of_a_segment_is_found() -> None:
    read = reading(lost=0.12)
    rng = np.random.default_rng(4)
    sums = np.round(read.sums * np.exp(rng.normal(0, 0.25, DAYS))[:, None])
    said = told(Question(Reading(read.days, read.cube, sums)))
    assert said.movement.since is not None
    assert abs((said.movement.since - read.days[BREAK]).days) <= 3
