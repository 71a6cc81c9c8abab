"""Over many simulated flows, intervals hold the truth as often as they say."""

import datetime as dt

import numpy as np
import pytest

from passerelle.engine.flow import cycle_time, throughput
from passerelle.engine.flow.percentiles import LEVELS
from passerelle.engine.flow.score import holds_percentiles, holds_throughput
from passerelle.engine.flow.weekly import student
from passerelle.engine.worlds.flow import START, WARM_UP, WEEKS, Law, flow_world
from passerelle.kernel.finding import Refusal

WORLDS = 300
END = START.item().replace(tzinfo=dt.UTC) + dt.timedelta(weeks=WEEKS + WARM_UP)


@pytest.mark.parametrize("weekly", [2.0, 8.0])
def test_intervals_hold_the_truth_eight_times_in_ten(weekly):
    law = Law(weekly=weekly)
    truth = {percent: law.quantile(percent) for percent in LEVELS}
    worlds = [flow_world(law, seed=seed) for seed in range(WORLDS)]
    times = [holds_percentiles(cycle_time(w, END, weeks=WEEKS), truth) for w in worlds]
    rates = [holds_throughput(throughput(w, END, weeks=WEEKS), weekly) for w in worlds]
    for percent in LEVELS:
        share = np.mean([held[percent] for held in times])
        print(f"\n{weekly:g} a week, {percent} % of cycle time: held {share:.0%}", end="")
        assert share > 0.75
    print(f"\n{weekly:g} a week, throughput: held {np.mean(rates):.0%}")
    assert 0.73 < np.mean(rates) < 0.87


def test_student_s_law_is_that_of_the_tables():
    assert [round(student(n), 2) for n in (3, 4, 9, 25)] == [1.63, 1.53, 1.38, 1.32]


def test_a_flow_too_small_is_refused_rather_than_guessed():
    tiny = flow_world(Law(weekly=0.1), seed=3)
    assert isinstance(cycle_time(tiny, END, weeks=WEEKS), Refusal)
    assert holds_percentiles(cycle_time(tiny, END, weeks=WEEKS), {}) is None
    assert holds_throughput(throughput(tiny, END, weeks=WEEKS), 0.1) is None
