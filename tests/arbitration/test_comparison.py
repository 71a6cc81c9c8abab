"""The page sets scenarios side by side, initiative by initiative, and says why each is out."""

import pytest
from django.urls import reverse

from passerelle.arbitration.actions import force, propose
from passerelle.arbitration.reading import initiatives, loads, side
from passerelle.arbitration.reading.shown import Exercise
from passerelle.roadmap.models import Initiative


@pytest.fixture
def it(arbitration, alice, solved):
    """A and B computed; in B the largest is forced out."""
    a, b, _c = propose(arbitration, by=alice)
    force(b, Initiative.objects.get(number=1), is_in=False, by=alice)
    solved(a)
    solved(b)
    return Exercise(arbitration, alice)


@pytest.fixture
def page(arbitration, it, alice, signed_in):
    def read(path=""):
        url = reverse("arbitration:scenarios", args=[arbitration.number])
        answer = signed_in(alice).get(url + path)
        assert answer.status_code == 200
        return answer.content.decode()

    return read


def test_the_scenario_that_brings_more_in_most_draws_leads(it):
    leads = {one.scenario.letter: one.is_best for one in side.sides(it)}
    assert leads == {"A": True, "B": False, "C": False}


def test_an_initiative_is_told_where_it_changes(it):
    held = {
        line.row.number: [one.how for one in line.held]
        for group in initiatives.groups(it, it.scenarios[0])
        for line in group.lines
    }
    assert held[1] == ["full", "empty", ""]
    assert set(held) == {1, 2, 3, 4, 5, 6}


def test_the_page_says_why_one_is_out_and_what_would_bring_it_in(arbitration, it, alice, signed_in):
    out = it.solutions["A"].found["why"]
    number = max(out, key=lambda one: out[one]["lacks"])
    said = (
        signed_in(alice)
        .get(reverse("arbitration:why", args=[arbitration.number, number]))
        .content.decode()
    )
    assert "forcing it in would cost" in said
    assert "Mobile is full in" in said
    assert "A value brought to" in said


def test_every_figure_opens_how_we_know(arbitration, it, alice, signed_in):
    for what in ("value", "people", "money", "risk", "on_time", "gap", "best"):
        for letter in "ABC":
            url = reverse("arbitration:known", args=[arbitration.number, letter, what])
            assert signed_in(alice).get(url).status_code == 200


def test_the_page_of_a_scenario_and_its_parts_open(page):
    said = page("?in=B&quarter=1&by=product")
    assert "Scenario A wins" in said
    assert "Tournées" in said


def test_what_a_team_cannot_do_is_shown_beyond_its_capacity(arbitration, it):
    for one in Initiative.objects.all():
        force(it.scenarios[2], one, is_in=True, by=it.person)
    from passerelle.arbitration.solving.keeping import moved

    moved(it.scenarios[2], by=it.person, moves=40).save()
    fresh = Exercise(arbitration, it.person)
    cells = [row.cells[2] for at in range(4) for row in loads.loads(fresh, at)]
    assert any(cell.over for cell in cells)


def test_pressing_in_twice_leaves_it_to_the_search_again(arbitration, it, alice, signed_in):
    url = reverse("arbitration:force", args=[arbitration.number, "A"])
    client = signed_in(alice)
    client.post(url, {"inside": 6})
    assert it.scenarios[0].forced.get().is_in
    client.post(url, {"free": 6})
    assert not it.scenarios[0].forced.exists()


def test_an_initiative_of_elsewhere_cannot_be_forced(
    arbitration, it, alice, other_product, signed_in
):
    Initiative.objects.create(number=99, title="Elsewhere", product=other_product)
    url = reverse("arbitration:force", args=[arbitration.number, "A"])
    assert signed_in(alice).post(url, {"inside": 99}).status_code == 404
