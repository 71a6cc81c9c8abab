"""Every fact has its rule; words that would run into each other leave room for the latest."""

from __future__ import annotations

from passerelle.kpis.drawing import apart


def test_far_facts_keep_their_words():
    facts = [(2.0, "Release 8.0"), (50.0, "Release 8.1"), (98.0, "Release 8.2")]
    assert apart(facts, steps=100) == facts


def test_of_two_near_facts_the_later_is_named():
    assert apart([(95.0, "Prices up"), (97.0, "Law")], steps=100) == [(95.0, ""), (97.0, "Law")]


def test_no_fact_and_one_day_are_drawn_too():
    assert apart([], steps=0) == []
    assert apart([(0.0, "Law")], steps=1) == [(0.0, "Law")]
