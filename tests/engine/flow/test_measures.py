"""Flow measures on small sets whose answers can be counted by hand."""

import datetime as dt
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from passerelle.engine.flow import (
    REFUSALS,
    Columns,
    age,
    coverage,
    cumulative_flow,
    cycle_time,
    last_change,
    lead_time,
    measures,
    percentiles,
    throughput,
    work_in_progress,
)
from passerelle.engine.flow.percentiles import binomial
from passerelle.kernel.finding import Finding, Refusal

from .build import day


def columns(*rows, zone=dt.UTC):
    """Columns from (created, started, done) day numbers, None where unknown."""
    made = [(f"A-{i}", *(None if d is None else day(d) for d in row)) for i, row in enumerate(rows)]
    return Columns.of_tuples(made, zone=zone)


TEN = columns(*[(0, 10 + i, 10 + 2 * i + 1) for i in range(10)])


def answer(found):
    assert isinstance(found, Finding), found
    return found.estimate


def test_cycle_time_percentiles_are_observed_values_that_p_percent_do_not_exceed():
    found = answer(cycle_time(TEN, day(60)))
    assert {p.percent: p.value for p in found.percentiles} == {50: 5, 70: 7, 85: 9, 95: 10}
    assert found.mean == pytest.approx(5.5)


def test_lead_time_runs_from_the_creation():
    assert answer(lead_time(TEN, day(60))).percentiles[0].value == 19


def test_cycle_time_says_which_share_of_the_finished_items_it_covers():
    blind = columns(*[(0, 1, 3)] * 5, *[(0, None, 3)] * 15)
    found = cycle_time(blind, day(60))
    assert found.coverage == pytest.approx(0.25)
    assert coverage(blind, day(60)).share_timed == pytest.approx(0.25)


def test_an_item_that_ends_before_it_starts_is_dropped_and_said():
    found = cycle_time(columns(*[(0, 1, 3)] * 5, (0, 9, 3)), day(60))
    assert answer(found).count == 5
    assert found.assumptions[0].held is False
    assert found.assumptions[0].detail == {"dropped": 1}


def test_only_the_items_finished_in_the_window_count():
    old_and_new = columns(*[(0, 1, 2)] * 5, *[(0, 300, 310)] * 5)
    assert answer(cycle_time(old_and_new, day(320), weeks=4)).percentiles[0].value == 10
    assert answer(cycle_time(old_and_new, day(320), weeks=None)).count == 10


def test_throughput_counts_whole_weeks_only_and_keeps_the_empty_ones():
    done = [7, 8, 21, 22, 23, 28]  # weeks 1, 1, 3, 3, 3 and the unfinished week 4
    found = answer(throughput(columns(*[(-7, 0, d) for d in done]), day(30)))
    assert found.weeks == tuple(dt.date(2026, 1, 5) + dt.timedelta(7 * w) for w in range(4))
    assert found.counts == (0, 2, 0, 3)
    assert found.mean == pytest.approx(1.25)


def test_weeks_begin_on_monday_of_the_company_s_zone():
    late = [(f"A-{i}", day(-7), day(0), day(13.6)) for i in range(5)]  # Sunday 23:24 UTC
    by_zone = {
        zone: answer(throughput(Columns.of_tuples(late, zone=zone), day(40))).counts
        for zone in (dt.UTC, ZoneInfo("Europe/Paris"))
    }
    assert list(by_zone.values()) == [(0, 5, 0, 0, 0), (0, 0, 5, 0, 0)]


def test_a_week_counts_as_soon_as_its_sunday_has_ended():
    paris = ZoneInfo("Europe/Paris")
    done = [(f"A-{i}", day(-7), day(0), day(13)) for i in range(5)]
    five = Columns.of_tuples(done, zone=paris)
    sunday = dt.datetime(2026, 2, 8, 23, 59, 59, tzinfo=paris)
    ended = answer(throughput(five, sunday)).weeks
    assert ended[-1] == dt.date(2026, 2, 2)
    assert answer(throughput(five, sunday - dt.timedelta(seconds=1))).weeks == ended[:-1]


def test_a_change_of_clocks_neither_lengthens_an_item_nor_turns_it_backwards():
    paris = ZoneInfo("Europe/Paris")
    made = dt.datetime(2026, 10, 1, tzinfo=paris)
    # 02:50 of summer, then 02:10 of winter twenty minutes later
    begun, ended = (
        dt.datetime(2026, 10, 25, 0, 50, tzinfo=dt.UTC),
        dt.datetime(2026, 10, 25, 1, 10, tzinfo=dt.UTC),
    )
    rows = [(f"A-{i}", made, begun, ended) for i in range(5)]
    found = cycle_time(Columns.of_tuples(rows, zone=paris), ended)
    assert answer(found).mean * 24 * 60 == pytest.approx(20)
    assert found.assumptions[0].held


def test_work_in_progress_lists_the_oldest_first():
    going = columns((0, 5, None), (0, 2, None), (0, 1, 3), (0, None, None))
    assert answer(work_in_progress(going, day(10))).ages == (("A-1", 8.0), ("A-0", 5.0))


def test_a_date_in_the_past_forgets_what_came_after():
    going = columns((0, 5, 20), (0, 12, None), (30, None, None))
    assert answer(work_in_progress(going, day(10))).ages == (("A-0", 5.0),)
    assert coverage(going, day(10)).items == 2


def test_age_percentiles_are_those_of_the_items_in_progress():
    going = columns(*[(0, d, None) for d in range(10)])
    assert answer(age(going, day(10))).percentiles[0].value == 5


def test_cumulative_flow_keeps_its_stocks():
    flow = answer(cumulative_flow(columns(*[(d, d + 1, d + 9) for d in range(0, 56, 7)]), day(56)))
    assert flow.arrivals == flow.starts == (1,) * 7
    assert flow.departures == (1,) * 7
    assert flow.in_progress == flow.open == (1,) * 7


def test_a_flow_that_fills_up_breaks_the_assumption_of_little():
    found = cumulative_flow(columns(*[(d, d + 1, None) for d in range(0, 56, 7)]), day(56))
    assert found.assumptions[0].held is False


REFUSED = [
    (cycle_time, columns(), "flow.no_items"),
    (cycle_time, columns(*[(0, None, 2)] * 9), "flow.no_start"),
    (cycle_time, columns(*[(0, 1, 2)] * 4), "flow.too_few_finished"),
    (lead_time, columns(*[(0, 1, 2)] * 4), "flow.too_few_finished"),
    (work_in_progress, columns((0, None, None)), "flow.no_start"),
    (age, columns(*[(0, 1, None)] * 4), "flow.too_few_in_progress"),
    (throughput, columns(*[(50, 51, 52)] * 9), "flow.too_few_weeks"),
    (throughput, columns(*[(0, 1, 2)] * 4), "flow.too_few_finished"),
    (cumulative_flow, columns(*[(50, 51, 52)] * 9), "flow.too_few_weeks"),
]


@pytest.mark.parametrize(("measure", "data", "code"), REFUSED)
def test_a_refusal_holds_no_number_and_says_what_is_missing(measure, data, code):
    assert measure(data, day(60)) == Refusal(code=code, needs=REFUSALS[code])


def test_the_same_question_has_the_same_digest_and_another_question_another():
    once, twice = cycle_time(TEN, day(60)), cycle_time(TEN, day(60))
    assert once.digest == twice.digest != cycle_time(TEN, day(61)).digest


def test_the_last_change_is_the_latest_date_of_any_kind():
    assert last_change(columns((0, 1, 2), (0, 9, None))) == day(9)
    assert last_change(columns()) is None


def test_all_measures_come_together():
    found = measures(TEN, day(60))
    assert found.coverage.finished == 10
    assert isinstance(found.in_progress, Finding)


def test_binomial_chances_sum_to_one():
    assert binomial(17_000, 0.85).sum() == pytest.approx(1)


@pytest.mark.parametrize("count", [8, 25, 120])
def test_percentile_intervals_hold_the_truth_at_least_eight_times_in_ten(count):
    rng, truth, held, given = np.random.default_rng(7), 2.8148, 0, 0  # exp(1.036): 85 % of e^N(0,1)
    truth = float(np.exp(1.0364333894937898))
    for _ in range(600):
        found = percentiles(rng.lognormal(size=count), levels=(85,))[0]
        high = np.inf if found.high is None else found.high
        low = 0.0 if found.low is None else found.low
        given += 1
        held += low <= truth <= high
    assert held / given > 0.77


def test_the_worked_table_of_the_method_page():
    table = columns(
        (0, 1, 4), (0, 3, 10), (2, 7, 9), (4, 8, 21), (7, 14, 18), (9, None, 16), (15, 21, None)
    )  # fmt: skip
    found = measures(table, day(35), weeks=26)
    cycle = answer(found.cycle_time)
    assert [p.value for p in cycle.percentiles] == [4, 7, 13, 13]
    assert found.cycle_time.coverage == pytest.approx(5 / 6)
    assert [p.value for p in answer(found.lead_time).percentiles] == [7, 11, 17, 17]
    assert answer(found.throughput).counts == (2, 2, 1, 0)
    assert answer(found.in_progress).ages == (("A-6", 14.0),)
    assert found.age == Refusal("flow.too_few_in_progress", REFUSALS["flow.too_few_in_progress"])


def test_every_refusal_is_documented():
    page = (Path(__file__).parents[3] / "docs" / "method" / "flow.md").read_text()
    assert all(f"`{code}`" in page for code in REFUSALS)
