"""Terms are put together in their order; shares as hundredths where they multiply."""

from __future__ import annotations

from passerelle.kpis.composed import Term, compose, loop


def test_terms_add_and_subtract_in_their_order():
    assert compose([Term("add", 10), Term("add", 5), Term("subtract", 3)]) == 12


def test_a_share_counts_as_its_hundredth_where_it_multiplies():
    assert compose([Term("add", 200), Term("multiply", 25, "%")]) == 50
    assert compose([Term("add", 10, "%"), Term("add", 5, "%")], unit="%") == 15


def test_a_result_in_percent_is_a_hundredfold():
    assert compose([Term("add", 30), Term("divide", 120)], unit="%") == 25
    assert compose([Term("add", 50, "%"), Term("multiply", 40, "%")], unit="%") == 20


def test_nothing_is_told_of_a_division_by_zero_or_of_no_terms():
    assert compose([Term("add", 30), Term("divide", 0)]) is None
    assert compose([]) is None


def test_a_circle_is_found_with_the_way_round():
    links = {1: {2}, 2: {3}, 4: {1}}
    assert loop(links, parent=3, child=1) == [1, 2, 3]
    assert loop(links, parent=5, child=1) == []
    assert loop(links, parent=1, child=1) == [1]
