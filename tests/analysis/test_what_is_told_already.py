"""A segment is told once: not again under another crossing, nor where the total that tells it is not over."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from passerelle.analysis.watching.known import Known
from passerelle.analysis.watching.raising import Raised

DAY, WEEK = dt.date(2026, 11, 2), dt.timedelta(days=7)
MAIL, PHONE = ("channel", "mail"), ("device", "phone")
FELL = Raised(DAY, DAY, None, is_point=False, is_rise=False)


def known(*where: tuple[str, str], is_open: bool = True) -> Known:
    return Known(where, DAY, DAY, is_rise=False, is_open=is_open)


def test_a_segment_is_not_told_again_under_another_crossing() -> None:
    assert known(MAIL).tells((MAIL, PHONE), FELL)
    assert not known(MAIL).tells((PHONE,), FELL)
    assert not known(MAIL).tells((MAIL,), replace(FELL, is_rise=True))
    assert not known(MAIL).tells((MAIL,), replace(FELL, since=DAY + WEEK, flagged=DAY + WEEK))


def test_a_total_tells_of_its_segments_until_it_is_over() -> None:
    later = replace(FELL, since=DAY + WEEK, flagged=DAY + WEEK)
    assert known().tells((MAIL,), later)
    assert not known(is_open=False).tells((MAIL,), later)
    assert not known().tells((MAIL,), replace(FELL, is_rise=True))
    assert not known().tells((MAIL,), replace(FELL, since=DAY - WEEK, flagged=DAY - WEEK))
