"""The whole chain on one planted shop: movement, place, kind, and the right to say nothing."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import numpy as np
import pytest

from passerelle.engine.explain.answer.answer import answer
from passerelle.engine.explain.answer.checks import POSSIBLE, checks
from passerelle.engine.explain.answer.comparing import compare
from passerelle.engine.explain.answer.question import (
    Event,
    Happening,
    Question,
    Reading,
    Role,
    Witness,
)
from passerelle.engine.explain.answer.shapes import Answer, Kind, Verdict
from passerelle.engine.explain.cells.shapes import Cube
from passerelle.kernel.finding import Finding, Refusal

DAYS, BREAK = 280, 266
FIRST = dt.date(2026, 1, 5)
CHANNELS, DEVICES = ("ads", "mail", "search"), ("desktop", "phone", "tablet")
WEEK = np.array([1.1, 1.15, 1.1, 1.05, 1.0, 0.6, 0.5])


def reading(
    *, fall: float = 0.0, value: str = "phone", size: float = 900, seed: int = 1
) -> Reading:
    rng = np.random.default_rng(seed)
    codes = np.array([(c, d) for c in range(3) for d in range(3)])
    weights = np.outer([0.5, 0.2, 0.3], [0.35, 0.55, 0.1]).ravel()
    level = size * WEEK[np.arange(DAYS) % 7] * np.exp(rng.normal(0, 0.01, DAYS))
    rates = np.outer(level, weights)
    names = np.array([(CHANNELS[c], DEVICES[d]) for c, d in codes])
    rates[BREAK:, (names == value).any(axis=1)] *= 1 - fall
    cube = Cube(("channel", "device"), (CHANNELS, DEVICES), codes)
    days = tuple(FIRST + dt.timedelta(days=n) for n in range(DAYS))
    return Reading(days, cube, rng.poisson(rates).astype(float))


def witness(role: Role, *, fall: float, seed: int = 5) -> Witness:
    rng = np.random.default_rng(seed)
    level = 800 * WEEK[np.arange(DAYS) % 7] * np.exp(rng.normal(0, 0.01, DAYS))
    level[BREAK:] *= 1 - fall
    return Witness(str(role), role, rng.poisson(level).astype(float))


def told(question: Question) -> Answer:
    found = answer(question)
    assert isinstance(found, Finding), found
    return found.estimate


def test_a_loss_that_another_path_does_not_see_is_a_fault_of_the_data() -> None:
    read = reading(fall=0.3)
    event = Event(read.days[BREAK], Happening.TRACKER, "tracker 8.2")
    said = told(Question(read, (witness(Role.INDEPENDENT, fall=0),), (event,)))
    assert said.verdict is Verdict.FAULT
    assert said.kinds[0][0] is Kind.FAULT


def test_a_fall_that_every_path_sees_after_a_price_is_not_a_fault() -> None:
    read = reading(fall=0.3, value="ads")
    event = Event(read.days[BREAK], Happening.PRICE, "new price")
    seen = tuple(witness(role, fall=0.15) for role in (Role.INDEPENDENT, Role.DOWNSTREAM))
    said = told(Question(read, seen, (event,)))
    assert said.verdict in {Verdict.OWN, Verdict.CANNOT_TELL}
    assert dict(said.kinds)[Kind.FAULT] < 0.25
    assert max(said.kinds, key=lambda pair: pair[1])[0] is Kind.OWN


def test_calm_weeks_are_noise_and_the_change_lies_inside_the_interval() -> None:
    said = told(Question(reading()))
    assert said.verdict in {Verdict.NOISE, Verdict.CANNOT_TELL}
    assert said.movement.p > 0.01
    assert not (said.cells and said.cells.cells)


def test_since_when_how_much_and_where_are_those_planted() -> None:
    read = reading(fall=0.3)
    said = told(Question(read))
    moved = said.movement
    assert moved.since is not None and moved.since_low is not None and moved.since_high is not None
    assert moved.since_low <= read.days[BREAK] <= moved.since_high
    assert moved.low < -0.3 * 0.55 * moved.expected < moved.high
    assert said.cells is not None
    assert [cell.label for cell in said.cells.cells] == ["device=phone"]


def test_the_parts_of_the_waterfall_sum_to_the_change() -> None:
    said = told(Question(reading(fall=0.3)))
    assert said.parts is not None
    total = sum(part.change for part in said.parts.parts)
    assert total == pytest.approx(said.movement.change, abs=1e-9 * said.movement.expected)


def test_few_sign_ups_abstain_and_say_what_would_show() -> None:
    said = told(Question(reading(size=6, fall=0.1)))
    assert said.verdict in {Verdict.CANNOT_TELL, Verdict.NOISE}
    assert said.movement.detectable > 0.15


def test_the_same_question_has_the_same_answer_and_digest() -> None:
    one, two = (answer(Question(reading(fall=0.3))) for _ in range(2))
    assert isinstance(one, Finding) and isinstance(two, Finding)
    assert one.digest == two.digest
    assert one.estimate.kinds == two.estimate.kinds


def test_a_short_past_is_refused_with_what_is_needed() -> None:
    read = reading()
    short = replace(read, days=read.days[:20], sums=read.sums[:20])
    found = answer(Question(short))
    assert isinstance(found, Refusal) and found.code == "past-too-short" and found.needs


def test_a_date_outside_the_data_is_refused_with_the_dates_that_fit() -> None:
    found = answer(Question(reading(), since=FIRST))
    assert isinstance(found, Refusal) and found.code == "date-outside"
    assert "2026-01-19" in found.needs[0]


def test_two_files_without_dates_say_where_and_not_since_when() -> None:
    read = reading(fall=0.3)
    before, now = read.sums[BREAK - 14 : BREAK].sum(axis=0), read.sums[BREAK:].sum(axis=0)
    found = compare(read.cube, before, now)
    assert isinstance(found, Finding)
    said = found.estimate
    assert said.movement.since is None
    assert said.cells is not None
    assert [cell.label for cell in said.cells.cells] == ["device=phone"]
    assert "unseen:history" in found.would_change


def test_a_ratio_without_its_total_in_both_files_is_refused() -> None:
    read = reading()
    found = compare(read.cube, read.sums[0], read.sums[1], read.sums[0], None)
    assert isinstance(found, Refusal) and found.code == "totals-missing"


def test_the_next_check_is_the_one_that_tells_most_a_minute() -> None:
    kinds = ((Kind.FAULT, 0.5), (Kind.OWN, 0.4), (Kind.NOISE, 0.1))
    found = checks(kinds, tuple(POSSIBLE))
    assert {found[0].code, found[1].code} == {"independent", "downstream"}
    independent = next(check for check in found if check.code == "independent")
    assert independent.if_confirmed < 0.5 < independent.if_denied


def test_nothing_is_asked_of_noise_unless_it_is_hardly_likelier_than_a_cause() -> None:
    assert checks(((Kind.NOISE, 0.9), (Kind.FAULT, 0.1)), tuple(POSSIBLE)) == ()
    assert checks(((Kind.NOISE, 0.55), (Kind.FAULT, 0.45)), tuple(POSSIBLE))
