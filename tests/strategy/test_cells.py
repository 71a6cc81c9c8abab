"""The lists of objectives and of the register are typed in like sheets: no rule and no colleague is stepped over."""

from __future__ import annotations

import datetime as dt
import html
import json
import re

import pytest
from django.urls import reverse

from passerelle.people.models import ProductRole, Role
from passerelle.strategy import actions
from passerelle.strategy.models import Objective, RegisterEntry
from passerelle.trail.models import Event

pytestmark = pytest.mark.django_db
OBJECTIVES = reverse("strategy:cells", args=["objectives"])
REGISTER = reverse("strategy:cells", args=["register"])


def edits(*cells):
    keys = ("number", "field", "text", "was")
    return {"edits": json.dumps([dict(zip(keys, cell, strict=False)) for cell in cells])}


@pytest.fixture
def risk(make_entry, product):
    return make_entry("Un seul intégrateur", product=product, likelihood=3, impact=4)


def test_horizon_owner_and_date_of_an_objective_are_typed_in_the_list(
    alice, bob, signed_in, make_objective
):
    row = make_objective()
    answer = signed_in(alice).post(
        OBJECTIVES,
        edits(
            (row.pk, "horizon", "Long term"),
            (row.pk, "owner", "bob durand"),
            (row.pk, "end", "31/03/2027"),
        ),
    )
    assert answer.status_code == 302
    row.refresh_from_db()
    assert (row.horizon, row.owner, row.end) == ("long", bob, dt.date(2027, 3, 31))
    assert Event.objects.get(verb="changed").changes["horizon"] == ["medium", "long"]


def test_every_cell_of_the_register_is_typed_in_the_list(alice, bob, signed_in, risk):
    cells = (
        (risk.pk, "likelihood", "5"),
        (risk.pk, "impact", "2"),
        (risk.pk, "owner", bob.email),
        (risk.pk, "review_on", "2026-12-01"),
        (risk.pk, "state", "treated"),
    )
    assert signed_in(alice).post(REGISTER, edits(*cells)).status_code == 302
    risk.refresh_from_db()
    assert (risk.likelihood, risk.impact, risk.owner, risk.state) == (5, 2, bob, "treated")
    assert risk.review_on == dt.date(2026, 12, 1)


def test_one_bad_cell_and_nothing_is_written(alice, signed_in, risk, make_entry):
    other = make_entry("Autre")
    answer = signed_in(alice).post(
        REGISTER,
        edits(
            (risk.pk, "impact", "5"),
            (other.pk, "likelihood", "9"),
            (other.pk, "owner", "Personne"),
            (other.pk, "review_on", "soon"),
        ),
        headers={"HX-Request": "true"},
    )
    page = html.unescape(answer.content.decode())
    assert answer.status_code == 422
    assert "“9” is not one of: 1, 2, 3, 4, 5." in page
    assert "Nobody is called “Personne”" in page
    assert "“soon” is not a date" in page
    assert f'data-wrong="c-{other.pk}-owner"' in page
    risk.refresh_from_db()
    assert risk.impact == 4


def test_a_cell_obeys_the_rules_of_the_form(alice, signed_in, make_objective):
    row = make_objective()
    answer = signed_in(alice).post(OBJECTIVES, edits((row.pk, "end", "2025-06-01")))
    assert answer.status_code == 422
    assert "It ends before it starts" in answer.content.decode()


def test_what_someone_wrote_meanwhile_is_shown_and_never_overwritten(alice, bob, signed_in, risk):
    actions.change_entry(risk, by=bob, impact=5)
    client = signed_in(alice)
    answer = client.post(REGISTER, edits((risk.pk, "impact", "2", "4")))
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Bob Durand" in page
    again = html.unescape(re.search(r'name="edits" value="([^"]*)"', page)[1])
    theirs = {"edits": again, f"keep-{risk.pk}-impact": "theirs"}
    client.post(REGISTER, theirs)
    assert RegisterEntry.objects.get().impact == 5
    client.post(REGISTER, {"edits": again, f"keep-{risk.pk}-impact": "mine"})
    assert RegisterEntry.objects.get().impact == 2


def test_an_edit_is_taken_back_from_its_toast(alice, signed_in, risk):
    client = signed_in(alice)
    page = client.post(REGISTER, edits((risk.pk, "impact", "2")), follow=True).content.decode()
    assert "1 row changed." in page
    undo = re.search(r'/strategy/register/cells/undo/[^"]+', page)[0]
    client.post(undo)
    assert RegisterEntry.objects.get().impact == 4
    assert "can no longer be undone" in client.post(undo).content.decode()


def test_saying_the_same_thing_twice_changes_nothing(alice, signed_in, risk):
    page = signed_in(alice).post(REGISTER, edits((risk.pk, "impact", "4")), follow=True)
    assert "Nothing changed" in page.content.decode()
    assert not Event.objects.exists()


def test_a_role_on_one_product_types_in_its_rows_only(
    charlie, product, other_product, signed_in, make_objective
):
    ProductRole.objects.create(person=charlie, product=product, role=Role.PM)
    mine, other = make_objective(product=product), make_objective("Autre", product=other_product)
    client = signed_in(charlie)
    answer = client.post(
        OBJECTIVES, edits((mine.pk, "horizon", "long"), (other.pk, "horizon", "long"))
    )
    assert answer.status_code == 404
    assert set(Objective.objects.values_list("horizon", flat=True)) == {"medium"}
    page = client.get(reverse("strategy:objectives")).content.decode()
    assert f'id="c-{mine.pk}-owner"' in page
    assert f'data-number="{mine.pk}"' in page


def test_a_reader_is_offered_no_cell(signed_in, bob, make_objective, risk):
    client = signed_in(bob)
    row = make_objective()
    assert "data-cell " not in client.get(reverse("strategy:objectives")).content.decode()
    assert "data-cell " not in client.get(reverse("strategy:register")).content.decode()
    assert client.post(OBJECTIVES, edits((row.pk, "horizon", "long"))).status_code == 404


@pytest.mark.parametrize(
    "posted", ["", "[]", "nonsense", '[{"number": 1, "field": "title", "text": ""}]']
)
def test_edits_that_cannot_be_read_say_so(alice, signed_in, risk, posted):
    assert signed_in(alice).post(REGISTER, {"edits": posted}).status_code == 422


def test_the_lists_cost_the_same_queries_whatever_their_length(
    alice, signed_in, make_objective, make_entry, django_assert_max_num_queries
):
    for number in range(30):
        make_objective(f"O{number}")
        make_entry(f"R{number}")
    client = signed_in(alice)
    for name in ("objectives", "register"):
        client.get(reverse(f"strategy:{name}"))
        with django_assert_max_num_queries(12):
            client.get(reverse(f"strategy:{name}"))


def test_the_choices_of_cells_are_those_of_the_form(alice, signed_in, risk):
    page = (
        signed_in(alice).get(reverse("strategy:cell_choices", args=["register"])).content.decode()
    )
    assert '<template id="choices-impact">' in page
    assert "Alice Martin" in page
