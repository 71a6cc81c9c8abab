"""The drawings of an answer: its waterfall, the gaps of its days, the reach of its segments."""

from __future__ import annotations

import math

from passerelle.reports.drawing import (
    Axis,
    Gaps,
    Step,
    Waterfall,
    gaps,
    likelihood,
    reach,
    waterfall,
)


def _fall(*changes: float) -> Waterfall:
    steps = tuple(Step(c, f"part {i}", f"{c}", "[−2; +1]") for i, c in enumerate(changes))
    end = 100 + sum(changes)
    return Waterfall((100.0, "Expected", "100"), steps, (end, "Read", f"{end}"))


def test_a_waterfall_leads_from_one_end_to_the_other():
    drawn = waterfall(_fall(-30.0, 5.0, -10.0), label="From 100 to 65")
    assert drawn.count("<rect") == 5
    assert drawn.count('class="axis"') == 4
    assert "From 100 to 65" in drawn
    assert "style=" not in drawn


def test_a_waterfall_that_cannot_be_placed_is_not_drawn():
    assert waterfall(_fall(math.nan), label="x") == ""


def test_long_names_fold_and_text_is_escaped():
    shown = Waterfall(
        (1.0, "<b>", "1"),
        (
            Step(
                1.0,
                "Safari iPhone, consent not said at all, tracker 8.2, paid channel, France",
                "+1",
            ),
        ),
        (2.0, "Read", "2"),
    )
    drawn = waterfall(shown, label="<i>")
    assert "<b>" not in drawn
    assert "…" in drawn


def test_gaps_mark_the_days_in_doubt_and_skip_the_unknown():
    drawn = gaps(
        Gaps([0.01, None, math.inf, -0.1, -0.12], band=0.05, start=3, level=-0.11, words="−11%"),
        label="gaps",
    )
    assert drawn.count("<circle") == 3
    assert drawn.count("col--neg") == 2
    assert "−11%" in drawn


def test_gaps_of_nothing_are_an_empty_chart():
    assert "<circle" not in gaps(Gaps([None, None], band=0.0), label="gaps")


def test_a_reach_shows_band_and_middle_when_known():
    axis = Axis(-10, 10)
    assert "hotband" in reach(-5, axis=axis, low=-8, high=-2, hot=True)
    assert "band" not in reach(-5, axis=axis)
    assert "mid" not in reach(math.nan, axis=axis)


def test_a_likelihood_never_says_impossible():
    assert likelihood(0.0).count('class="on"') == 1
    assert likelihood(0.83).count('class="on"') == 42
    assert likelihood(2.0).count('class="on"') == 50
