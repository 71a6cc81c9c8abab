"""Home holds what one may see, counts what changed since the last visit, and costs the same when it holds more."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from passerelle.bridge.actions import SITTING, arrive
from passerelle.bridge.look import look
from passerelle.kpis.models import Measure
from passerelle.people.models import Company, ProductRole
from passerelle.roadmap.models import Initiative
from passerelle.strategy.actions import create_objective
from passerelle.strategy.models import KeyResult

pytestmark = pytest.mark.django_db
TODAY = dt.date.today()


def seen(person, visited=None):
    person.__dict__.pop("_grants", None)
    return look(person, company=Company.objects.get(), today=TODAY, visited=visited)


@pytest.fixture
def objective(alice, product):
    return create_objective(
        by=alice, title="Grow", product=product, start=TODAY - dt.timedelta(30), end=TODAY + dt.timedelta(60)
    )  # fmt: skip


def fill(objective, product, count):
    for n in range(count):
        KeyResult.objects.create(
            objective=objective, title=f"KR {n}", start_value=0, target_value=10,
            start_on=objective.start, target_on=objective.end,
        )  # fmt: skip
        Measure.objects.create(name=f"M {n}", slug=f"m-{n}", product=product, is_headline=True)
        Initiative.objects.create(
            number=Initiative.objects.count() + 1, title=f"I {n}", product=product,
            start_on=TODAY, end_on=TODAY, promised_on=TODAY, cost_low=1, cost_mid=2, cost_high=3,
        )  # fmt: skip


def test_an_empty_company_is_shown_the_first_steps(alice, signed_in):
    assert seen(alice).is_empty
    assert signed_in(alice).get(reverse("bridge:bridge")).status_code == 200


def test_a_role_on_one_product_sees_that_product_only(
    charlie, objective, product, other_product, alice
):
    fill(objective, product, 1)
    ProductRole.objects.create(person=charlie, product=other_product, role="pm")
    found = seen(charlie)
    assert not (found.course or found.measures or found.promises or found.heading)
    assert found.costs is None or not found.costs.total.sums
    ProductRole.objects.create(person=charlie, product=product, role="pm")
    found = seen(charlie)
    assert (len(found.course), len(found.measures), len(found.promises)) == (1, 1, 1)


def test_what_others_did_since_the_last_visit_is_told_and_not_ones_own(alice, bob, objective):
    assert [line.verb for line in seen(bob).changes] == ["Created"]
    assert seen(alice).changes == []
    assert seen(bob, visited=timezone.now()).changes == []


def test_reloading_within_a_sitting_forgets_nothing(alice):
    first = timezone.now()
    assert arrive(alice, now=first) is None
    assert arrive(alice, now=first + SITTING / 2) is None
    back = first + SITTING * 3
    last_seen = first + SITTING / 2
    assert arrive(alice, now=back) == last_seen
    assert arrive(alice, now=back + SITTING / 3) == last_seen


def test_it_asks_no_more_when_there_is_more(alice, objective, product, signed_in):
    client = signed_in(alice)

    def cost():
        with CaptureQueriesContext(connection) as asked:
            assert client.get(reverse("bridge:bridge")).status_code == 200
        return len(asked)

    fill(objective, product, 2)
    cost()
    few = cost()
    for n in range(2, 5):
        KeyResult.objects.create(
            objective=objective, title=f"KR {n}", start_value=0, target_value=10,
            start_on=objective.start, target_on=objective.end,
        )  # fmt: skip
        Measure.objects.create(name=f"M {n}", slug=f"m-{n}", product=product, is_headline=True)
        Initiative.objects.create(
            number=n + 10, title=f"I {n}", product=product, promised_on=TODAY, end_on=TODAY
        )
    assert cost() == few


def test_every_figure_opens_on_how_it_is_known(alice, objective, product, signed_in):
    fill(objective, product, 1)
    html = signed_in(alice).get(reverse("bridge:bridge")).content.decode()
    result, measure = KeyResult.objects.get(), Measure.objects.get()
    for address in (
        reverse("strategy:know", args=[result.pk]),
        reverse("kpis:know", args=[measure.slug]),
        reverse("bridge:costs"),
    ):
        assert f'href="{address}" data-know' in html
        assert signed_in(alice).get(address).status_code == 200


def test_the_companys_first_result_of_the_year_stands_under_the_heading(
    alice, objective, product, signed_in
):
    fill(objective, product, 1)
    address = reverse("bridge:bridge")
    assert 'class="dial"' not in signed_in(alice).get(address).content.decode()
    objective.product, objective.horizon = None, "short"
    objective.save()
    result = KeyResult.objects.get()
    result.check_ins.create(on=TODAY, value=4, confidence=6)
    page = signed_in(alice).get(address, {"lang": "en"}).content.decode()
    assert 'class="dial"' in page
    assert f"{result.title}: 4 today, target 10 on" in page
