"""What its own interval contradicts is not said: a gap near zero is called neither lower nor higher."""

from __future__ import annotations

import datetime as dt
import re
from itertools import product

import pytest
from django.utils import translation

from passerelle.analysis.sentences.why.verdicts import question, verdict
from passerelle.engine.explain.answer.shapes import Signal, Verdict
from tests.analysis.answers import finding, movement


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_inside_its_interval_nothing_is_called_lower_nor_higher(lang):
    moved = re.compile(
        r"lower|higher|fallen|risen|fell|rose|plus bas|plus haut|[Ee]lle (baisse|monte)|a-t-elle (baiss|mont)"
    )
    for kind, change, day in product(Verdict, (-1.0, 1.0), (dt.date(2026, 11, 3), None)):
        still = movement(
            change=change, low=-40.0, high=40.0, since=day, since_low=day, since_high=day
        )
        told = finding(verdict=kind, movement=still).estimate
        with translation.override(lang):
            assert not moved.search(verdict(told) + question(told, "Sign-ups"))


def test_a_verdict_that_abstains_names_the_segment_that_moved_all_the_same() -> None:
    still = movement(change=-1.0, low=-40.0, high=40.0)
    parted = finding(
        verdict=Verdict.CANNOT_TELL, movement=still, signals=(Signal("apart", {}, {}),)
    )
    assert "a segment of it has moved since" in verdict(parted.estimate)
