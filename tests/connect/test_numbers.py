"""A number is read in the way of its column, French or English."""

from __future__ import annotations

import pytest

from passerelle.connect.numbers import NumberFormat, decide_numbers
from passerelle.kernel.errors import InputError


def decide(*texts, **options):
    return decide_numbers(list(enumerate(texts, start=2)), file="f.csv", column="Cost", **options)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 234,56", 1234.56),
        ("1\u202f234,5", 1234.5),
        ("1\u00a0234\u00a0567", 1234567),
        ("1,234.56", 1234.56),
        ("1.234.567", 1234567),
        ("1,234,567", 1234567),
        ("1.5", 1.5),
        ("-3", -3),
        ("\u22123,5", -3.5),
        ("(12,5)", -12.5),
        ("12,5 %", 12.5),
        ("3,5 k€", 3500),
        ("€1,200.00", 1200),
        ("$2.5M", None),
        ("2.5M$", 2_500_000),
        ("1e3", 1000),
        (7, 7),
    ],
)
def test_a_written_number_is_read(text, expected):
    assert decide(text).read(text) == expected


@pytest.mark.parametrize(
    "text", ["", "n/a", "nan", "inf", "1-2", "1,2,3", "12 345 abc", True, "1.2.3,4.5"]
)
def test_what_is_no_number_is_not_made_one(text):
    assert decide(text).read(text) is None


def test_a_lone_group_of_three_is_asked_about():
    with pytest.raises(InputError) as caught:
        decide("1,234", "5")
    assert (caught.value.problem.code, caught.value.problem.place.row) == ("ambiguous-numbers", 2)
    assert decide("1,234", decimal=",").read("1,234") == 1.234
    assert decide("1,234", decimal=".").read("1,234") == 1234
    assert decide("1,234", "2,5").read("1,234") == 1.234
    assert decide("1,234", "1,000.5").read("1,234") == 1234


def test_rows_that_disagree_are_told():
    with pytest.raises(InputError) as caught:
        decide("1,5", "2,5", "3.25")
    problem = caught.value.problem
    assert (problem.code, problem.place.row, problem.facts["rows"]) == ("mixed-numbers", 4, [4])


def test_the_decided_way_refuses_the_other():
    assert NumberFormat(",").read("1.5") is None
    assert NumberFormat(".").read("1,5") is None
