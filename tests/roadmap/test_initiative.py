"""One initiative: created, read, edited by two people, found again, waited for."""

import datetime as dt

import pytest

from passerelle.desk.inbox import waiting_for
from passerelle.desk.index import search
from passerelle.roadmap.actions import update
from passerelle.roadmap.models import Initiative

pytestmark = pytest.mark.django_db


def again(row):
    return Initiative.objects.get(pk=row.pk)


def form_of(client, url):
    form = client.get(url).context["form"]
    return {name: "" if (v := form[name].value()) is None else v for name in form.fields}


def test_an_initiative_is_created_from_its_form(alice, product, team, signed_in):
    client = signed_in(alice)
    body = form_of(client, "/roadmap/new/") | {
        "title": "Online payment", "product": product.pk, "team": team.pk, "departments": "Sales, Legal",
        "value_low": "220", "value_mid": "400.5", "value_high": "640",
    }  # fmt: skip
    assert client.post("/roadmap/new/", body).status_code == 302
    row = Initiative.objects.get()
    assert (row.value.mid, row.departments) == (400.5, ["Sales", "Legal"])


def test_a_form_says_beside_the_field_what_cannot_be(alice, product, signed_in):
    client = signed_in(alice)
    body = form_of(client, "/roadmap/new/") | {"title": "Half a range", "value_low": "220"}
    answer = client.post("/roadmap/new/", body)
    assert answer.status_code == 422
    assert "value_low" in answer.context["form"].errors
    assert not Initiative.objects.exists()


def test_a_product_manager_creates_only_on_the_product_of_hers(
    paula, product, other_product, signed_in
):
    client = signed_in(paula)
    body = form_of(client, "/roadmap/new/") | {"title": "Hers"}
    assert client.post("/roadmap/new/", body | {"product": other_product.pk}).status_code == 422
    assert client.post("/roadmap/new/", body | {"product": product.pk}).status_code == 302


def test_two_people_with_the_form_open_both_keep_their_fields(alice, paula, initiative, signed_in):
    client = signed_in(paula)
    body = form_of(client, "/roadmap/1/edit/") | {"evidence_count": "7"}
    update(initiative, by=alice, changes={"title": "Works offline", "promised_on": None})
    assert client.post("/roadmap/1/edit/", body).status_code == 302
    row = again(initiative)
    assert (row.title, row.promised_on, row.evidence_count) == ("Works offline", None, 7)


def test_two_people_on_one_field_of_the_form_choose(alice, paula, initiative, signed_in):
    client = signed_in(paula)
    body = form_of(client, "/roadmap/1/edit/") | {"title": "No network"}
    update(initiative, by=alice, changes={"title": "Works offline"})
    answer = client.post("/roadmap/1/edit/", body)
    assert answer.status_code == 409
    client.post("/roadmap/cells/", {"edits": answer.context["edits"], "keep-1-title": "mine"})
    assert again(initiative).title == "No network"


def test_charlie_finds_nothing(charlie, initiative, signed_in):
    client = signed_in(charlie)
    for url in ("/roadmap/", "/roadmap/1/", "/roadmap/1/edit/", "/roadmap/baselines/"):
        assert client.get(url).status_code == 404
    assert search(charlie, "offline") == []


def test_a_reader_sees_the_page_without_its_forms(bob, initiative, signed_in):
    body = signed_in(bob).get("/roadmap/1/").content.decode()
    assert "Offline mode" in body
    assert "/roadmap/1/edit/" not in body
    assert signed_in(bob).get("/roadmap/1/edit/").status_code == 404


def test_the_peek_is_a_part_of_the_page(alice, initiative, signed_in):
    part = signed_in(alice).get("/roadmap/1/", headers={"HX-Request": "true", "HX-Target": "peek"})
    assert "<html" not in part.content.decode()
    assert "Offline mode" in part.content.decode()


def test_it_is_found_by_words_and_code_until_it_is_archived(alice, initiative):
    assert [entry.code for entry in search(alice, "offline")] == ["I-01"]
    assert [entry.code for entry in search(alice, "i-01")] == ["I-01"]
    update(initiative, by=alice, changes={"archived_at": dt.datetime.now(dt.UTC)})
    assert search(alice, "offline") == []


def test_a_promise_of_mine_that_is_past_waits_for_my_decision(alice, bob, initiative):
    def mine(person):
        return [one for one in waiting_for(person) if one.url == "/roadmap/1/"]

    update(initiative, by=alice, changes={"promised_on": dt.date(2020, 1, 2)})
    assert [one.kind for one in mine(alice)] == ["decide"]
    assert mine(bob) == []
    update(initiative, by=alice, changes={"state": "delivered"})
    assert mine(alice) == []


def test_themes_belong_to_the_company(alice, paula, company, signed_in):
    assert (
        signed_in(paula).post("/roadmap/themes/", {"name": "Mine", "kind": "run"}).status_code
        == 404
    )
    client = signed_in(alice)
    client.post("/roadmap/themes/", {"name": "Trust", "kind": "compliance"})
    page = client.get("/roadmap/themes/")
    assert [(t.name, t.letter) for t in page.context["themes"]] == [("Trust", "T")]
    assert client.post("/roadmap/themes/", {"name": "trust", "kind": "run"}).status_code == 422


def test_a_figure_opens_on_who_gave_it_and_when(alice, paula, initiative, signed_in):
    update(initiative, by=paula, changes={"cost_high": 50.0})
    body = signed_in(alice).get("/roadmap/1/known/cost/").content.decode()
    assert "Given by Paula Petit." in body
    assert "between 10 and €50k" in body
    nothing = signed_in(alice).get("/roadmap/1/known/value/").content.decode()
    assert "nobody has given one" in nothing
    assert signed_in(alice).get("/roadmap/1/known/title/").status_code == 404


def test_our_unit_is_read_in_ones_language_and_kept_under_one_name(alice, initiative, signed_in):
    alice.language = "fr"
    alice.save()
    client = signed_in(alice)
    points = {"cost_low": 2, "cost_mid": 3, "cost_high": 5}
    Initiative.objects.filter(pk=initiative.pk).update(cost_unit="person-weeks", **points)
    form = client.get("/roadmap/1/edit/").context["form"]
    assert form["cost_unit"].value() == "personnes-semaines"
    body = {name: "" if (v := form[name].value()) is None else v for name in form.fields}
    assert client.post("/roadmap/1/edit/", body).status_code == 302
    assert again(initiative).cost_unit == "person-weeks"
