"""The fault that the simulated company holds is found in the company's own figures, and only where it is planted."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from passerelle.engine.explain.answer.answer import answer
from passerelle.engine.explain.answer.question import Question, Reading
from passerelle.engine.explain.answer.shapes import Answer, Kind, Verdict
from passerelle.engine.explain.cells.shapes import Cube
from passerelle.engine.worlds.belvedere.calendar import Calendar
from passerelle.engine.worlds.belvedere.kpis.audience import audience
from passerelle.kernel.finding import Finding

SINCE = dt.date(2026, 11, 3)
TODAY = dt.date(2026, 11, 20)
DIMENSIONS = ("canal", "pays", "appareil", "consentement", "traceur")
PLANTED = {("appareil", "Safari iPhone"), ("consentement", "non exprimé")}


def asked(seed: int, *, planted: bool, since: dt.date = SINCE) -> Answer:
    """Why sign-ups moved, by the five columns that the company records; lost ones given back if not planted."""
    made = audience(Calendar(TODAY), seed=seed)
    columns = made.table.columns
    days, day = np.unique(columns["date"], return_inverse=True)
    parts = [np.unique(columns[name], return_inverse=True) for name in DIMENSIONS]
    codes, leaf = np.unique(np.stack([at for _, at in parts], axis=1), axis=0, return_inverse=True)
    sums = np.zeros((len(days), len(codes)))
    lost = 0 if planted else made.lost_signups
    np.add.at(sums, (day, leaf.ravel()), columns["inscriptions"] + lost)
    values = tuple(tuple(map(str, names)) for names, _ in parts)
    reading = Reading(tuple(days.astype(object)), Cube(DIMENSIONS, values, codes), sums)
    found = answer(Question(reading, since=since))
    assert isinstance(found, Finding)
    return found.estimate


@pytest.mark.parametrize("seed", [1, 2, 4])
def test_the_fault_is_named_with_its_segment_and_size(seed: int) -> None:
    said = asked(seed, planted=True)
    assert said.verdict is Verdict.FAULT
    assert said.kinds[0][0] is Kind.FAULT
    assert said.cells is not None
    cell = said.cells.cells[0]
    assert set(cell.where) == PLANTED
    assert -0.65 < cell.shift < -0.3
    assert cell.low < -0.45 < cell.high


def test_that_a_segment_moved_is_told_where_the_total_stays_inside_its_interval() -> None:
    said = asked(1, planted=True)
    assert said.movement.p > 0.05
    assert {"apart", "technical-place"} <= {signal.code for signal in said.signals}
    assert dict(said.kinds)[Kind.NOISE] < 0.2


@pytest.mark.parametrize("seed", [1, 2, 4])
def test_without_the_fault_no_segment_is_named_and_chance_leads(seed: int) -> None:
    said = asked(seed, planted=False)
    assert said.kinds[0][0] is Kind.NOISE
    assert said.cells is not None
    assert said.cells.cells == ()
    assert "apart" not in {signal.code for signal in said.signals}


def test_on_other_days_of_a_sound_company_no_segment_is_named() -> None:
    days = [dt.date(2026, 4, 7), dt.date(2026, 6, 16), dt.date(2026, 10, 20)]
    named = [asked(seed, planted=False, since=day).cells for seed in (11, 12) for day in days]
    assert sum(bool(cells and cells.cells) for cells in named) == 0
