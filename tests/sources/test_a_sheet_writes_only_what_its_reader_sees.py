"""A sheet poured in by whoever works on one product neither tells nor touches what is another's."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from passerelle.delivery.models import WorkItem
from passerelle.kpis.models import Measure
from passerelle.people.models import Person, Product, ProductRole, Role, Team
from passerelle.roadmap.models import Dependency, Initiative
from passerelle.sources.actions import pour
from passerelle.sources.actions.receive import receive
from passerelle.strategy.models import Objective

pytestmark = pytest.mark.django_db


@pytest.fixture
def poured(product: Product) -> Any:
    """`poured(kind, text)` by a product manager of one product; what was left out, with its facts."""
    person = Person.objects.create_user("pm@belvedere.example", None, name="PM")
    held = ProductRole.objects.create(person=person, product=product, role=Role.PM)

    def run(kind: str, text: str, *, role: str = Role.PM) -> Any:
        held.role = role
        held.save()
        of = receive(
            kind, [text.encode()], name=f"{kind}.csv", by=person, product=product, options={}
        )
        return pour.run(of, by=Person.objects.get(pk=person.pk))

    return run


@pytest.fixture
def theirs(other_product: Product) -> Initiative:
    team = Team.objects.create(name="Secret team", slug="secret-team", product=other_product)
    return Initiative.objects.create(
        number=7, title="Secret plan", product=other_product, team=team
    )


def told(outcome: Any) -> list[tuple[str, dict[str, Any]]]:
    return [(one.code, dict(one.facts)) for one in outcome.problems]


def test_an_unseen_measure_is_not_told_from_one_that_is_not_there(poured, other_product):
    Measure.objects.create(
        name="Secret", slug="secret", product=other_product, dimensions=["hidden column"]
    )
    rows = "day,kind,name,measure,where\n2026-11-03,law,a,{0},country=FR\n2026-11-03,law,b,{0},\n"
    real, unreal = (poured("events", rows.format(name)) for name in ("Secret", "Nowhere"))
    assert [code for code, _ in told(real)] == ["no-such-measure"] * 2
    assert [code for code, _ in told(real)] == [code for code, _ in told(unreal)]
    assert "hidden" not in str(told(real))


def test_an_unseen_initiative_gets_no_need_and_no_dependency(poured, theirs):
    mine = "Key,Title,Skills,Depends on\nI-07,Secret plan,engineer:40,\nR-1,Mine,,I-07\n"
    poured("initiatives", mine)
    theirs.refresh_from_db()
    assert not theirs.skill_needs.exists()
    assert not Dependency.objects.exists()
    assert not theirs.needed_by.exists() if hasattr(theirs, "needed_by") else True


def test_an_unseen_thing_is_not_linked(poured, theirs, other_product):
    Objective.objects.create(
        number="9", title="Secret aim", product=other_product, start="2026-01-01", end="2026-12-31"
    )
    Measure.objects.create(name="Secret", slug="secret", product=other_product)
    poured(
        "initiatives",
        "Key,Title,Team,Objective,Success measure\nR-1,Mine,Secret team,Secret aim,Secret\n",
    )
    mine = Initiative.objects.filter(title="Mine").first()
    assert mine is None or (mine.team, mine.objective, mine.success_measure) == (None, None, None)


def test_a_role_on_one_product_makes_no_product_and_no_team_of_the_company(poured, product):
    poured("initiatives", "Key,Title,Product\nR-1,One,Brand new\n", role=Role.CPO)
    assert not Product.objects.filter(name="Brand new").exists()
    poured(
        "objectives", "Objective,Title,Start value,Target value,Team\nA,B,0,1,Wide\n", role=Role.CTO
    )
    assert not Team.objects.filter(name="Wide", product=None).exists()


TRACKER = "Key,Title,Type,Status,Created,Project\nX-1,One,Task,Open,2026-01-05,Secret team\n"


def test_a_tracker_gives_no_work_to_an_unseen_team(poured, theirs):
    for _ in range(2):
        poured("tracker", TRACKER)
        item = WorkItem.objects.get()
        assert item.team is not None
        assert item.team.product != theirs.product


def test_the_form_of_a_tracker_names_no_unseen_team(poured, theirs, product, signed_in, tmp_path):
    person = Person.objects.get(email="pm@belvedere.example")
    of = receive(
        "tracker", [TRACKER.encode()], name="t.csv", by=person, product=product, options={}
    )
    address, client = reverse("sources:columns", args=[of.pk]), signed_in(person)
    page = client.get(address)
    assert [team.name for team in page.context["form"].fields["team"].queryset] == []
    mapped = {name: bound.initial for name, bound in page.context["form"].fields.items()}
    sent = {name: value or "" for name, value in mapped.items()} | {"team": theirs.team_id}
    assert client.post(address, sent).status_code == 422
