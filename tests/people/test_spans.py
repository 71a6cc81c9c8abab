"""Where nobody is, where two are, and where a bar stands."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from passerelle.people.spans import Span, bars, gaps, overlaps

START = dt.date(2026, 1, 1)
UNTIL = dt.date(2026, 3, 31)
DAY = dt.timedelta(days=1)


def at(first, last=None):
    return Span(START + first * DAY, None if last is None else START + last * DAY)


def days(spans):
    return [
        span.start + n * DAY
        for span in spans
        for n in range((min(span.end or UNTIL, UNTIL) - span.start).days + 1)
    ]


def test_a_hole_between_two_is_a_gap():
    assert gaps([at(0, 9), at(20)], until=UNTIL) == [at(10, 19)]


def test_the_day_after_is_no_gap():
    assert gaps([at(0, 9), at(10)], until=UNTIL) == []


def test_nobody_since_the_last_one_is_a_gap_up_to_the_day_asked():
    assert gaps([at(0, 9)], until=UNTIL) == [Span(START + 10 * DAY, UNTIL)]


def test_nobody_ever_is_not_a_gap():
    assert gaps([], until=UNTIL) == []
    assert overlaps([], until=UNTIL) == []


def test_two_at_once_is_an_overlap():
    assert overlaps([at(0, 9), at(5)], until=UNTIL) == [at(5, 9)]


spans = st.lists(
    st.tuples(st.integers(0, 80), st.one_of(st.none(), st.integers(0, 20))).map(
        lambda t: at(t[0], None if t[1] is None else t[0] + t[1])
    ),
    max_size=6,
)


@given(spans)
def test_gaps_and_overlaps_count_the_days_they_should(rows):
    covered = days(rows)
    if rows:
        first = min(row.start for row in rows)
        whole = [first + n * DAY for n in range((UNTIL - first).days + 1)]
        assert days(gaps(rows, until=UNTIL)) == [day for day in whole if day not in covered]
    twice = sorted({day for day in covered if covered.count(day) > 1})
    assert days(overlaps(rows, until=UNTIL)) == twice


@given(spans)
def test_a_bar_never_leaves_its_lane(rows):
    for bar in bars(rows, today=UNTIL):
        x, width = float(bar.x.rstrip("%")), float(bar.width.rstrip("%"))
        assert 0 <= x <= 100
        assert x + width <= 101


def test_a_bar_may_stand_at_the_end_of_time():
    assert bars([Span(dt.date.max)], today=START)[0].width == "100.00%"
    assert bars([Span(dt.date.min, dt.date.max)], today=START)[0].x == "0.00%"
