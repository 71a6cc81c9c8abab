"""Who may not see where a link leads saves the rest without losing it, and without being told its name."""

from __future__ import annotations

import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import escape

from passerelle.kpis.models import Measure
from passerelle.people.models import Person, ProductRole, Team
from passerelle.roadmap.models import Initiative
from passerelle.strategy.models import KeyResult, Objective, RegisterEntry
from tests.unseen import END, START

pytestmark = pytest.mark.django_db
AS_IT_IS = "As it is: archived, or not for you to see"


@pytest.fixture
def keeper(product):
    person = Person.objects.create_user("pm@belvedere.example", None, name="Paul")
    ProductRole.objects.create(person=person, product=product, role="pm")
    return person


@pytest.fixture
def above(other_product):
    return Objective.objects.create(title="Zanzibar", start=START, end=END, product=other_product)


@pytest.fixture
def team_behind(other_product):
    return Team.objects.create(name="Zanzibar", slug="zanzibar", product=other_product)


@pytest.fixture
def measure_behind(other_product):
    return Measure.objects.create(name="Zanzibar", slug="zanzibar", product=other_product)


@pytest.fixture
def objective(product, above):
    return Objective.objects.create(
        title="Mine", start=START, end=END, product=product, parent=above
    )


def filled(client, url: str) -> dict[str, str]:
    """The form as the page gives it, to be sent back untouched."""
    form = client.get(url).context["form"]
    values = {name: form[name].value() for name in form.fields}
    return {name: "" if value is None else str(value) for name, value in values.items()}


def saved(client, url: str, **said: str) -> None:
    page = client.get(url).content.decode()
    assert escape(AS_IT_IS) in page
    assert "Zanzibar" not in page
    answer = client.post(url, filled(client, url) | said)
    assert answer.status_code == 302, answer.context["form"].errors


def test_an_objective_keeps_the_one_it_serves(objective, above, keeper, signed_in):
    url = reverse("strategy:edit_objective", args=[objective.pk])
    saved(signed_in(keeper), url, title="Mine, said better")
    objective.refresh_from_db()
    assert (objective.title, objective.parent) == ("Mine, said better", above)


def test_what_was_there_can_be_replaced(objective, product, keeper, signed_in):
    mine = Objective.objects.create(title="Above", start=START, end=END, product=product)
    url = reverse("strategy:edit_objective", args=[objective.pk])
    saved(signed_in(keeper), url, parent=str(mine.pk))
    objective.refresh_from_db()
    assert objective.parent == mine


def test_a_key_result_keeps_its_measure_and_its_team(
    objective, measure_behind, team_behind, keeper, signed_in
):
    row = KeyResult.objects.create(
        objective=objective, title="One", start_value=0, target_value=1, start_on=START,
        target_on=END, measure=measure_behind, team=team_behind,
    )  # fmt: skip
    saved(signed_in(keeper), reverse("strategy:edit_key_result", args=[row.pk]), title="Two")
    row.refresh_from_db()
    assert (row.title, row.measure, row.team) == ("Two", measure_behind, team_behind)


def test_a_risk_keeps_its_objective(above, product, keeper, signed_in):
    row = RegisterEntry.objects.create(
        kind="risk", title="One", product=product, objective=above, review_on=START
    )
    saved(signed_in(keeper), reverse("strategy:edit_entry", args=[row.pk]), title="Two")
    row.refresh_from_db()
    assert (row.title, row.objective) == ("Two", above)


def test_an_initiative_keeps_its_links(
    above, product, team_behind, measure_behind, keeper, signed_in
):
    row = Initiative.objects.create(
        number=1, title="One", product=product, objective=above, team=team_behind,
        success_measure=measure_behind,
    )  # fmt: skip
    saved(signed_in(keeper), reverse("roadmap:edit", args=[row.number]), title="Two")
    row.refresh_from_db()
    assert (row.title, row.objective, row.team) == ("Two", above, team_behind)
    assert row.success_measure == measure_behind


def test_a_measure_keeps_its_team(product, team_behind, keeper, signed_in):
    row = Measure.objects.create(name="One", slug="one", product=product, team=team_behind)
    saved(signed_in(keeper), reverse("kpis:edit", args=[row.slug]), source="Elsewhere")
    row.refresh_from_db()
    assert (row.source, row.team) == ("Elsewhere", team_behind)


def test_what_was_archived_since_is_kept_too(objective, above, alice, signed_in):
    """Nobody may choose an archived objective anew, and nobody loses it by saving."""
    above.archived_at = "2026-06-01T00:00Z"
    above.save()
    url = reverse("strategy:edit_objective", args=[objective.pk])
    client = signed_in(alice)
    assert client.post(url, filled(client, url)).status_code == 302
    objective.refresh_from_db()
    assert objective.parent == above


def test_a_cell_typed_in_the_list_keeps_it_too(objective, above, keeper, signed_in):
    typed = [{"number": objective.pk, "field": "horizon", "text": "Long term"}]
    url = reverse("strategy:cells", args=["objectives"])
    assert signed_in(keeper).post(url, {"edits": json.dumps(typed)}).status_code == 302
    objective.refresh_from_db()
    assert (objective.horizon, objective.parent) == ("long", above)


def test_cells_look_nothing_up_for_links_that_stay(product, keeper, signed_in):
    """Neither products, people nor objectives are asked for row by row."""
    rows = [
        Objective.objects.create(title=str(n), start=START, end=END, product=product)
        for n in range(4)
    ]
    url = reverse("strategy:cells", args=["objectives"])
    client = signed_in(keeper)

    def looked_up(some) -> int:
        typed = [{"number": row.pk, "field": "horizon", "text": "Short term"} for row in some]
        with CaptureQueriesContext(connection) as seen:
            client.post(url, {"edits": json.dumps(typed)})
        asked = re.compile(r'^SELECT 1 AS "a" FROM "(people|strategy)_')
        return sum(bool(asked.match(query["sql"])) for query in seen)

    assert looked_up(rows[:1]) == looked_up(rows[1:])
