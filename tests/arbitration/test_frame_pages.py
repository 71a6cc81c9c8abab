"""The frame of an exercise is written on its pages, and checked on the first."""

import pytest

from passerelle.arbitration.actions import begin
from passerelle.arbitration.models import Cash, Correction, Floor
from passerelle.roadmap.actions import need
from passerelle.roadmap.models import Initiative
from tests.arbitration.rights import FACTS


@pytest.fixture
def page(alice, product, team, signed_in):
    for number in (1, 2):
        row = Initiative.objects.create(
            number=number, title=f"No. {number}", product=product, team=team,
            value_low=1, value_mid=2, value_high=3,
        )  # fmt: skip
    need(row, team=team, trade="sales", person_weeks=6, by=alice)
    begin(by=alice, product=product, **FACTS)
    return signed_in(alice)


def test_the_check_page_leads_to_what_is_missing_and_says_what_contradicts(page):
    text = page.get("/arbitrations/1/").content.decode()
    assert "1 initiative out of 2 can be arbitrated" in text
    assert "/roadmap/1/#need-team" in text
    assert "/roadmap/2/edit/#id_success_measure" in text
    assert "Asks for a trade that its team does not have: Sales." in text


def test_a_corrected_cell_is_said_in_the_table_and_said_again_replaces_it(page, team):
    for weeks in (7, 9):
        answer = page.post(
            "/arbitrations/1/frame/correction/",
            {"team": team.pk, "trade": "qa", "quarter": "2027-Q2", "person_weeks": weeks, "why": "New"},
        )  # fmt: skip
        assert answer.status_code == 302
    assert Correction.objects.get().person_weeks == 9
    assert "corrected" in page.get("/arbitrations/1/capacity/").content.decode()


def test_money_is_put_and_taken(page):
    page.post("/arbitrations/1/frame/cash/", {"since": "2027-Q1", "until": "2027-Q2", "amount": 90})
    row = Cash.objects.get()
    assert "90" in page.get("/arbitrations/1/limits/").content.decode()
    page.post(f"/arbitrations/1/frame/cash/{row.pk}/")
    assert not Cash.objects.exists()


def test_a_floor_protects_one_thing(page):
    answer = page.post("/arbitrations/1/frame/floor/", {"share": 12})
    assert answer.status_code == 422
    assert "Choose one thing to protect" in answer.content.decode()


def test_a_floor_protects_a_kind_of_theme(page):
    page.post("/arbitrations/1/frame/floor/", {"kind": "debt", "share": 12})
    assert Floor.objects.get().whom == "Technical debt"
    assert "The floor of 12% for" in page.get("/arbitrations/1/").content.decode()
