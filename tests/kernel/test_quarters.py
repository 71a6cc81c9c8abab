"""Quarters of a fiscal year that may begin in any month."""

from __future__ import annotations

import datetime as dt

import pytest

from passerelle.kernel.periods import Quarter

MONTHS = range(1, 13)


@pytest.mark.parametrize("first", MONTHS)
def test_every_day_is_in_one_quarter_and_quarters_follow_each_other(first):
    day = dt.date(2023, 12, 25)
    for _ in range(800):
        quarter = Quarter.of(day, first_month=first)
        assert quarter.holds(day)
        assert quarter.shifted(1).start == quarter.end + dt.timedelta(days=1)
        assert (quarter.start.month - first) % 3 == 0
        day += dt.timedelta(days=1)


@pytest.mark.parametrize("first", MONTHS)
def test_a_fiscal_year_is_four_quarters_from_its_first_month(first):
    start, end = Quarter.of(dt.date(2026, 11, 22), first_month=first).fiscal_year
    assert (start.day, start.month) == (1, first)
    assert end == start.replace(year=start.year + 1) - dt.timedelta(days=1)
    assert start <= dt.date(2026, 11, 22) <= end


@pytest.mark.parametrize("text", ["2026-Q4", " 2026-t4 "])
def test_it_is_read_in_both_languages(text):
    assert Quarter.parse(text) == Quarter(2026, 4)
    assert str(Quarter.parse(text)) == "2026-Q4"


@pytest.mark.parametrize("text", ["2026-Q5", "Q4 2026", "26-Q4", "1899-Q1", "2026-Q4x", ""])
def test_what_is_no_quarter_is_refused(text):
    with pytest.raises(ValueError, match="not a quarter"):
        Quarter.parse(text)
