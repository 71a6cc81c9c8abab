"""The page that sets our verdicts against what checks found."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.urls import reverse

from passerelle.analysis.actions import decide
from passerelle.analysis.models import Answer
from passerelle.kpis.models import Measure
from tests.analysis.kept import an_answer

pytestmark = pytest.mark.django_db


def checked(product: Any, alice: Any, *, times: int, wrong: int = 0) -> None:
    """So many movements announced as a fault at 83 %, of which `wrong` were something else."""
    Measure.objects.create(name="Sign-ups", slug="sign-ups", product=product)
    first = an_answer("sign-ups", by=alice)
    for n in range(times):
        row = Answer.objects.get(pk=first.pk)
        row.pk, row.since = None, dt.date(2026, 1, 1) + dt.timedelta(days=n)
        row.digest = f"{n:064x}"
        row.save()
        decide(row, by=alice, said="checked", found="mix" if n < wrong else "fault")


def read(alice: Any, signed_in: Any) -> Any:
    return signed_in(alice).get(reverse("analysis:held")).context


def test_few_checks_are_said_to_be_too_few(product: Any, alice: Any, signed_in: Any) -> None:
    checked(product, alice, times=3)
    told = read(alice, signed_in)
    assert "too few" in told["title"] and "17" in told["missing"]
    assert "bands" not in told


def test_nothing_checked_is_said_too(alice: Any, signed_in: Any) -> None:
    assert "No answer was checked" in read(alice, signed_in)["title"]


def test_of_those_announced_so_many_were_right(product: Any, alice: Any, signed_in: Any) -> None:
    checked(product, alice, times=24, wrong=4)
    told = read(alice, signed_in)
    row = told["bands"][0]
    assert (row.answers, row.announced, row.right) == ("24", "83%", "20")
    assert "hold what they announce" in told["title"]
    assert "Brier score" in told["brier"]


def test_verdicts_that_are_too_sure_are_said_to_be(
    product: Any, alice: Any, signed_in: Any
) -> None:
    checked(product, alice, times=24, wrong=16)
    assert "surer than they should be" in read(alice, signed_in)["title"]


def test_believing_is_no_check_and_the_last_check_stands(
    product: Any, alice: Any, signed_in: Any
) -> None:
    checked(product, alice, times=20)
    row = Answer.objects.exclude(decisions=None).first()
    assert row is not None
    decide(row, by=alice, said="believed")
    decide(row, by=alice, said="checked", found="several")
    told = read(alice, signed_in)
    assert told["checks"] == 19 and told["aside"] == 1
