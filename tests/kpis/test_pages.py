"""The pages of measures: whole, translated, cheap, and every verb leaves its event."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from django.urls import reverse
from django.utils import timezone

from passerelle.kernel.errors import DomainError
from passerelle.kpis import actions, queries
from passerelle.kpis.models import Definition, Measure, MeasureLink, RollUp, TypedValue
from passerelle.trail.models import Deletion, Event
from tests.kpis.conftest import day
from tests.ui.pseudo import speaking, unmarked

pytestmark = pytest.mark.django_db


@pytest.fixture
def visits(company, product):
    return Measure.objects.create(name="Visits", slug="visits", product=product)


@pytest.fixture
def everything(measure, visits, parquet, alice):
    """One measure with a file, a typed value, a target, events, definitions and a term."""
    alice.language = "en"
    alice.save()
    rows = [(day(n), n + 1, {"country": c}) for n in range(120) for c in ("FR", "DE")]
    actions.add_load(measure, parquet(rows), file_name="x.csv", digest="a", by=alice)
    actions.type_value(measure, on=day(3).date(), value=99, note="Corrigé", by=alice)
    actions.type_value(visits, on=day(119).date(), value=40, by=alice)
    actions.set_target(measure, on=dt.date(2027, 1, 1), value=500, by=alice)
    actions.add_event(measure, on=day(50).date(), label="Soldes", kind="price", by=alice)
    actions.define(measure, since=day(0).date(), text="Tout", by=alice)
    actions.define(measure, since=day(60).date(), text="Sans les essais", by=alice)
    actions.add_term(measure, child=visits, operation="add", by=alice)
    return measure


PAGES = [
    ("measures", False, ""),
    ("measures", False, "?state=stale&sort=fresh"),
    ("measures", False, "?q=nothing"),
    ("tree", False, ""),
    ("events", False, ""),
    ("events", False, "?month=2026-04&sort=label"),
    ("event_new", False, ""),
    ("new", False, ""),
    ("measure", True, "?by=country&period=all"),
    ("measure", True, "?cadence=month"),
    *(
        (name, True, "")
        for name in ("know", "edit", "delete", "new_value", "new_target", "new_event", "define")
    ),
    ("new_term", True, ""),
]


@pytest.mark.parametrize(("name", "of_one", "query"), PAGES)
def test_nothing_is_left_unmarked(alice, signed_in, everything, name, of_one, query):
    with speaking():
        url = reverse(f"kpis:{name}", args=["sign-ups"] if of_one else [])
        answer = signed_in(alice).get(url + query)
    assert answer.status_code == 200
    assert unmarked(answer.content.decode()) == []


def test_a_page_costs_no_more_than_twelve_queries(
    alice, signed_in, everything, django_assert_max_num_queries
):
    page = signed_in(alice)
    urls = [
        reverse("kpis:measure", args=["sign-ups"]) + "?by=country",
        reverse("kpis:measures"),
        reverse("kpis:measures") + "?state=stale",
        reverse("kpis:tree"),
    ]
    for url in urls:
        page.get(url)
        with django_assert_max_num_queries(12):
            assert page.get(url).status_code == 200


def test_the_catalogue_asks_as_many_queries_for_a_thousand_rows(
    alice, signed_in, company, django_assert_max_num_queries
):
    Measure.objects.bulk_create(Measure(name=f"M{n}", slug=f"m-{n}") for n in range(1000))
    page = signed_in(alice)
    page.get(reverse("kpis:measures"))
    with django_assert_max_num_queries(12):
        answer = page.get(reverse("kpis:measures"))
    assert answer.content.decode().count("<tr data-row") == 100


def test_a_page_shows_the_typed_value_and_its_note(alice, signed_in, everything):
    answer = signed_in(alice).get(reverse("kpis:measure", args=["sign-ups"]) + "?period=all")
    RollUp.objects.get(measure=everything, dimension="")
    page = signed_in(alice).get(reverse("kpis:export", args=["sign-ups"])).content.decode()
    assert '"2026-03-05","99.0","","","0","true"' in page
    assert answer.status_code == 200


def test_a_typed_value_stands_over_the_file_until_it_is_taken_away(everything, alice):
    typed = TypedValue.objects.get(measure=everything)
    assert queries.value_at(everything, day(3).date()).value == 99
    actions.remove_value(typed, by=alice)
    assert queries.value_at(everything, day(3).date()).value == 8


def test_a_value_of_tomorrow_is_refused_in_the_form(alice, signed_in, measure):
    tomorrow = timezone.localdate() + dt.timedelta(days=1)
    url = reverse("kpis:new_value", args=["sign-ups"])
    answer = signed_in(alice).post(url, {"on": tomorrow.isoformat(), "value": "3"})
    assert answer.status_code == 422
    assert "future" in answer.content.decode()
    assert not TypedValue.objects.exists()


def test_a_new_definition_never_replaces_an_old_one(everything, alice):
    with pytest.raises(DomainError):
        actions.define(everything, since=day(60).date(), text="Autre", by=alice)
    assert [d.text for d in Definition.objects.all()] == ["Sans les essais", "Tout"]


def test_a_circle_is_refused_with_the_way_round(everything, visits, alice):
    with pytest.raises(DomainError) as refused:
        actions.add_term(visits, child=everything, operation="add", by=alice)
    assert "Visits → Sign-ups → Visits" in str(refused.value.message)
    assert MeasureLink.objects.count() == 1


def test_the_tree_tells_the_gap_between_a_reading_and_its_terms(everything, alice):
    [node] = queries.tree(alice)
    assert (node.value_text, node.computed_text, node.gap) == ("240", "40", "differs")
    assert "+200" in node.gap_text


def test_another_cadence_rolls_up_again(everything, alice):
    kept = actions.change(everything, by=alice, cadence="month")
    assert [p.on.month for p in queries.series(kept)] == [3, 4, 5, 6]


def test_a_measure_is_created_with_an_address_of_its_own(alice, signed_in, company):
    facts = {"name": "Tree", "direction": "up", "formula": "sum", "cadence": "day"}
    answer = signed_in(alice).post(
        reverse("kpis:new"), {**facts, "dimensions": "pays, offre, pays", "definition": "Tout"}
    )
    made = Measure.objects.get(name="Tree")
    assert answer.url == "/measures/tree-2/"
    assert (made.dimensions, made.definitions.get().text) == (["pays", "offre"], "Tout")


def test_a_deleted_measure_comes_back_with_its_values(everything, alice, signed_in):
    page = signed_in(alice)
    page.post(reverse("kpis:delete", args=["sign-ups"]), {"sure": "1"})
    assert not Measure.objects.filter(slug="sign-ups").exists()
    page.post(reverse("trail:undo", args=[Deletion.objects.get().pk]))
    assert queries.value_at(Measure.objects.get(slug="sign-ups"), day(3).date()).value == 99


def test_a_measure_that_others_are_made_of_cannot_be_deleted(everything, visits, alice):
    with pytest.raises(DomainError):
        actions.remove(visits, by=alice)
    assert RollUp.objects.filter(measure=visits).exists()


def test_an_archived_measure_leaves_the_lists_and_comes_back(everything, alice, signed_in):
    url = reverse("kpis:archive", args=["sign-ups"])
    page = signed_in(alice)
    page.post(url)
    assert "Sign-ups" not in page.get(reverse("kpis:measures")).content.decode()
    assert "Sign-ups" in page.get(reverse("kpis:measures") + "?archived=1").content.decode()
    page.post(url, {"back": "1"})
    assert Event.objects.filter(verb__in=["archived", "unarchived"]).count() == 2


def test_the_json_holds_definitions_targets_and_points(everything, alice, signed_in):
    answer = json.loads(
        signed_in(alice).get(reverse("kpis:export_json", args=["sign-ups"])).content
    )
    assert [len(answer[key]) for key in ("definitions", "targets", "points")] == [2, 1, 120]
    assert answer["points"][3]["typed"] is True


def test_the_events_of_another_product_stay_out_of_reach(
    everything, other_product, alice, signed_in
):
    other = Measure.objects.create(name="Autre", slug="autre", product=other_product)
    event = actions.add_event(
        other, on=day(1).date(), label="Ailleurs", kind="price", for_product=True, by=alice
    )
    url = reverse("kpis:drop_event", args=["sign-ups", event.pk])
    assert signed_in(alice).post(url).status_code == 404


def test_a_day_chosen_on_the_chart_is_written_in_the_form(alice, bob, signed_in, everything):
    url = reverse("kpis:measure", args=["sign-ups"])
    page = signed_in(alice).get(url, {"period": "all"}).content.decode()
    form = reverse("kpis:new_event", args=["sign-ups"])
    assert f'data-pin="{form}"' in page
    assert f'data-days="{day(0).date()} {day(1).date()} ' in page
    asked = signed_in(alice).get(form, {"on": "2026-03-05"}).content.decode()
    assert 'value="2026-03-05"' in asked
    assert "data-pin" not in signed_in(bob).get(url).content.decode()
