"""Localisation of ratios on planted truth: counts against each segment's own past."""

import numpy as np
import pytest

from benchmarks.localise_ratio import recorded, scored, worlds
from passerelle.engine.explain.cells.localise_ratio import localise_ratio
from passerelle.engine.explain.cells.shapes import Cube
from passerelle.kernel.finding import Refusal

PLANS = ("free", "team", "company")
DEVICES = ("phone", "tablet", "desktop", "kiosk")


def visits(*, seed=1, rates=None, trials=400, past=30):
    """Twelve segments, a month of calm days, then today at the same rates."""
    rng = np.random.default_rng(seed)
    codes = np.stack([a.ravel() for a in np.indices((3, 4))], axis=1).astype(np.int64)
    cube = Cube(("plan", "device"), (PLANS, DEVICES), codes)
    usual = np.linspace(0.6, 0.99, 12) if rates is None else rates
    total = rng.poisson(trials, size=(past + 1, 12)).astype(float)
    success = rng.binomial(total.astype(int), usual).astype(float)
    return cube, success[-1], total[-1], success[:-1], total[:-1]


def lowered(success, inside, share, seed=2):
    kept = np.random.default_rng(seed).binomial(success.astype(int), 1 - share)
    return np.where(inside, kept, success).astype(float)


def labels(*arguments, **options):
    return [cell.label for cell in localise_ratio(*arguments, **options).estimate.cells]


def test_planted_incidents_are_named_first():
    score = scored(worlds(25, seed=4))
    assert score["top_1"] >= 0.6
    assert score["hit_5"] >= 0.95
    assert score["precision"] >= 0.75


def test_nothing_is_named_on_a_calm_day():
    assert sum(len(labels(*visits(seed=seed))) for seed in range(60)) <= 3


def test_a_segment_that_fails_is_named_at_its_own_level():
    cube, success, total, *past = visits()
    phones = cube.codes[:, 1] == 0
    assert labels(cube, lowered(success, phones, 0.15), total, *past) == ["device=phone"]
    one = phones & (cube.codes[:, 0] == 1)
    assert labels(cube, lowered(success, one, 0.3), total, *past) == ["plan=team&device=phone"]


def test_what_every_segment_does_is_no_segments_doing():
    cube, success, total, *past = visits()
    everywhere = np.ones(12, dtype=bool)
    found = localise_ratio(cube, lowered(success, everywhere, 0.02), total, *past).estimate
    assert found.cells == ()


def test_the_interval_holds_the_true_change_of_the_ratio():
    held = 0
    for seed in range(60):
        cube, success, total, *past = visits(seed=seed, rates=np.full(12, 0.8))
        phones = cube.codes[:, 1] == 0
        found = localise_ratio(cube, lowered(success, phones, 0.2, seed), total, *past).estimate
        held += found.cells[0].low <= -0.16 <= found.cells[0].high
    assert held >= 53


def test_suspects_are_no_verdict():
    cube, *counts = visits()
    found = localise_ratio(cube, *counts, suspects=5).estimate
    assert len(found.cells) == 5
    assert all(cell.gain <= 0 for cell in found.cells)
    assert found.rest == pytest.approx(found.change)


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda c, s, t, ps, pt: (c, t + 1, t, ps, pt), "counts-impossible"),
        (lambda c, s, t, ps, pt: (c, s, t, ps[:1], pt[:1]), "past-too-short"),
        (lambda c, s, t, ps, pt: (c, s * 0, t * 0, ps, pt), "too-few-trials"),
    ],
)
def test_counts_that_cannot_carry_an_answer_are_refused(spoil, code):
    answer = localise_ratio(*spoil(*visits()))
    assert isinstance(answer, Refusal)
    assert answer.code == code


def test_recorded_cases_are_read_as_documented(tmp_path):
    rows = ["case,time,plan,success,total"]
    for day in range(12):
        rows += [f"x,{day},free,{40 if day == 11 else 90},100", f"x,{day},team,95,100"]
    (tmp_path / "cases.csv").write_text("\n".join(rows))
    (tmp_path / "labels.json").write_text('{"x": ["plan=free"]}')
    score = scored(recorded(tmp_path / "cases.csv", tmp_path / "labels.json"))
    assert (score["top_1"], score["f1"]) == (1.0, 1.0)
