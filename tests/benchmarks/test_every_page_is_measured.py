"""Every list and every page of a thing is in the benchmark of pages, or says why not."""

from __future__ import annotations

import pytest
from django.urls import get_resolver

from benchmarks.pages.exercise_routes import EXERCISE
from benchmarks.pages.left_out import LEFT_OUT, REASONS
from benchmarks.pages.routes import DETAILS, LISTS, WIDE_ONES
from tests.test_every_url import named

MEASURED = {*LISTS, *DETAILS, *WIDE_ONES, *EXERCISE}


def test_every_address_is_measured_or_left_out_for_a_reason():
    known = set(named(get_resolver()))
    assert known - MEASURED - LEFT_OUT == set()
    assert (MEASURED | LEFT_OUT) - known == set()
    assert set() == MEASURED & LEFT_OUT


@pytest.mark.parametrize("reason", REASONS)
def test_an_address_is_left_out_once(reason):
    names = REASONS[reason].split()
    others = [name for why in REASONS if why != reason for name in REASONS[why].split()]
    assert len(names) == len(set(names)) and not set(names) & set(others)
