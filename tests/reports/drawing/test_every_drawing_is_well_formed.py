"""Whatever the data: nothing, one value, all equal, gaps, infinities."""

import datetime as dt

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from passerelle.reports import drawing
from passerelle.reports.drawing import timeline
from tests.reports.drawing.shape import count, parsed

value = st.none() | st.floats(-1e12, 1e12) | st.sampled_from([float("nan"), float("inf")])
values = st.lists(value, max_size=40)
words = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=20)
days = st.dates(dt.date(2020, 1, 1), dt.date(2030, 1, 1))
quick = settings(max_examples=40)


@quick
@given(st.lists(value, min_size=9, max_size=9), words)
def test_a_ruler(parts, label):
    parsed(drawing.ruler(drawing.Ruler(*parts), label=label))


@quick
@given(values, words, st.sampled_from(["", "off", "doubt"]), st.integers(0, 50))
@example([2.2e-308], "", "", 0)
def test_a_sparkline(readings, label, tone, tail):
    parsed(drawing.spark(readings, label=label, tone=tone, tail=tail))


@quick
@given(values, values, values, values, words)
def test_a_series(readings, low, high, forecast, label):
    shown = drawing.Series(
        readings, low=low, high=high, expected=low, forecast=forecast, fan_low=low, fan_high=high,
        events=(drawing.Event(3, label),), ticks=((0, label), (9, label)), guides=((0, label),),
        target=(4.0, label), end=label, end_expected=label, doubt_from=2,
    )  # fmt: skip
    parsed(drawing.series(shown, label=label or "x"))


@quick
@given(values, words)
def test_columns_and_bars(heights, label):
    parsed(drawing.columns([drawing.Column(h, label, label) for h in heights], label=label or "x"))
    for height in heights[:3]:
        parsed(drawing.bar(height, axis=drawing.spanning([0, *heights]), words=label))


@quick
@given(st.lists(st.tuples(value, value)), words)
def test_a_scatter(places, label):
    dots = [drawing.Dot(a or 0.0, b or 0.0, label) for a, b in places]
    parsed(drawing.scatter(dots, label="x", levels=((3.0, label),), ticks=((0.5, label),)))


@quick
@given(st.lists(st.lists(st.floats(-5, 1e6), max_size=20), max_size=7), words)
def test_a_cumulative_flow(stacks, label):
    parsed(drawing.cfd([drawing.Layer(label, stack) for stack in stacks], label="x"))


@quick
@given(st.lists(st.tuples(st.integers(-3, 9), st.integers(-3, 9), words)))
def test_a_matrix(items):
    parsed(
        drawing.matrix(
            [drawing.Item(a, b, code, code, url=code) for a, b, code in items],
            label="x", likelihood="l", impact="i",
        )
    )  # fmt: skip
    parsed(drawing.glyph(3, 9, label="x"))


@quick
@given(st.lists(days, min_size=6, max_size=6), words)
def test_a_lane_of_the_timeline(when, label):
    span = timeline.Span(dt.date(2026, 1, 1), dt.date(2026, 12, 31))
    start, end, late, promise, ghost_start, ghost_end = when
    bar = timeline.Bar(start, end, late, promise, (ghost_start, ghost_end), drag="/x", words=label)
    parsed(timeline.lane(bar, span, label=label))
    parsed(timeline.over([timeline.Link(start, 10, end, 40)], span, today=late))
    parsed(timeline.load_lane([timeline.Load(start, end, 1.3, label)], span, label=label))
    parsed(timeline.head(span, quarters=[(start, label)], months=[(end, label)]))


@quick
@given(st.lists(st.floats(-1e9, 1e9), min_size=6, max_size=6), words)
def test_a_dial(at, label):
    marks = [drawing.Mark(v, label, label) for v in at]
    dial = drawing.Dial(*marks, ticks=tuple(marks))
    parsed(drawing.dial(dial, label=label or "x"))
    assert all(isinstance(v, float) for v in drawing.dial_guides(dial))


@pytest.mark.parametrize("empty", [[], [None], [None, None]])
def test_nothing_known_draws_no_line(empty):
    assert "polyline" not in drawing.spark(empty)
    assert "polyline" not in drawing.series(drawing.Series(empty), label="nothing")


def test_a_gap_is_never_crossed():
    assert drawing.spark([1, 2, None, 3, 4]).count("<polyline") == 2


def test_words_are_escaped():
    evil = '"><script>alert(1)</script>'
    svg = drawing.ruler(drawing.Ruler(done=1), label=evil)
    svg += drawing.matrix(
        [drawing.Item(1, 1, evil, evil, url=evil)], label=evil, likelihood=evil, impact=evil
    )
    assert "<script" not in svg


@given(st.floats(0, 1))
def test_ten_ticks_show_the_nearest_tenth(chance):
    shown = count(drawing.odds(chance), "on")
    assert abs(shown - 10 * chance) <= 1
    assert (shown == 10) <= (chance >= 0.995)
    assert (shown == 0) <= (chance < 0.005)


def test_an_unknown_chance_draws_nothing():
    assert drawing.odds(None) == "" == drawing.odds(float("nan"))


@given(st.floats(-1e9, 1e9), st.floats(1e-3, 1e9))
def test_guides_are_round_inside_and_few(low, length):
    axis = drawing.Axis(low, low + length)
    if axis.high > axis.low:
        found = drawing.guides(axis)
        assert len(found) <= 3
        assert all(axis.low - length * 1e-6 <= v <= axis.high + length * 1e-6 for v in found)


def test_a_bar_past_its_promise_says_so():
    span = timeline.Span(dt.date(2026, 1, 1), dt.date(2026, 12, 31))
    late = timeline.Bar(dt.date(2026, 2, 1), dt.date(2026, 5, 1), promise=dt.date(2026, 4, 1))
    assert count(timeline.lane(late, span, label="x"), "promise--late") == 1


def test_a_bar_that_moves_takes_the_keyboard():
    span = timeline.Span(dt.date(2026, 1, 1), dt.date(2026, 12, 31))
    bar = timeline.Bar(
        dt.date(2026, 2, 1), dt.date(2026, 5, 1), drag="/initiatives/7/dates/", words="x"
    )
    svg = timeline.lane(bar, span, label="x")
    assert 'tabindex="0"' in svg and 'data-drag="/initiatives/7/dates/"' in svg
