import datetime as dt

import numpy as np
import pytest

from passerelle.kernel.laying import combinations, every_day, laid_out


def test_every_day_holds_both_ends_and_the_leap_day():
    days = every_day(dt.date(2028, 2, 28), dt.date(2028, 3, 1))
    assert [day.day for day in days] == [28, 29, 1]


@pytest.mark.parametrize("columns", [1, 3, 12])
def test_combinations_are_those_that_occur_in_order(columns):
    """Twelve columns of four hundred codes have more combinations than a whole number of 64 bits can count."""
    table = np.random.default_rng(4).integers(0, 400, (60, columns))
    table[30:] = table[:30]
    table[0] = 399
    found, place = combinations(list(table.T), rows=len(table))
    assert found.tolist() == np.unique(table, axis=0).tolist()
    assert (found[place] == table).all()


def test_without_a_column_there_is_one_combination():
    found, place = combinations([], rows=3)
    assert (found.shape, place.tolist()) == ((1, 0), [0, 0, 0])


def test_a_number_lies_on_its_day_and_place_and_an_unknown_one_counts_as_zero():
    grid = laid_out([2.0, np.nan], np.array([0, 1]), np.array([1, 0]), shape=(2, 2))
    assert grid.tolist() == [[0.0, 2.0], [0.0, 0.0]]
