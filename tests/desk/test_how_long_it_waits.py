"""What waits says since when, in a few characters."""

from __future__ import annotations

import datetime as dt

import pytest

from passerelle.desk.age import age

NOW = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("waited", "told"),
    [
        (dt.timedelta(seconds=-5), "0 min"),
        (dt.timedelta(minutes=59), "59 min"),
        (dt.timedelta(hours=3, minutes=50), "3 h"),
        (dt.timedelta(days=2, hours=23), "2 d"),
    ],
)
def test_it_is_told_in_the_largest_whole_unit(waited, told):
    assert age(NOW - waited, now=NOW) == told


def test_nothing_is_told_where_nobody_knows():
    assert age(None, now=NOW) == ""
