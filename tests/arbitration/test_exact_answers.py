"""What a scenario keeps is questioned exactly: one forced in, one left out, one person more, value against risk."""

import pytest
from django.urls import reverse

from passerelle.arbitration.actions import ask, propose
from passerelle.arbitration.models import Question
from passerelle.arbitration.sentences.axes import title
from passerelle.jobs.worker import run_waiting
from passerelle.roadmap.models import Initiative

pytestmark = pytest.mark.slow


@pytest.fixture
def kept(arbitration, alice, solved):
    return solved(propose(arbitration, by=alice)[0])


@pytest.fixture
def post(arbitration, alice, signed_in):
    def send(kind, **data):
        url = reverse("arbitration:ask", args=[arbitration.number, "A", kind])
        answer = signed_in(alice).post(url, data)
        run_waiting()
        return answer

    return send


@pytest.fixture
def read(arbitration, alice, signed_in):
    def go(name, *args):
        url = reverse(f"arbitration:{name}", args=[arbitration.number, *args])
        return signed_in(alice).get(url).content.decode()

    return go


def test_the_exact_cost_of_forcing_in_is_what_the_prices_said_but_for_the_gap(kept, post, read):
    """Prices say what it costs the bound: the plan kept may be under it by as much as its gap."""
    number = max(kept.found["why"], key=lambda one: kept.found["why"][one]["lacks"])
    assert post("inside", subject=number).status_code == 302
    found = Question.objects.get().found
    gap = kept.bound - kept.sought
    assert found["lost"] >= kept.found["why"][number]["lacks"] - gap - 1e-6
    assert found["is_over"]
    assert "with it, the best plan found loses" in read("why", number)


def test_the_exact_cost_of_leaving_out_lies_between_what_was_kept(kept, post, read):
    post("without", subject=1)
    at_least, at_most, is_tie, _breaks = kept.found["keep"]["1"]
    lost = Question.objects.get().found["lost"]
    assert at_least - 1e-6 <= lost <= at_most + 1e-6
    assert not is_tie
    assert "without it, the best plan found loses" in read("why", 1)


def test_one_person_more_brings_no_more_than_the_prices_say(kept, post, read):
    """What the search without the person gains anyway is not the person's."""
    post("people")
    rows = Question.objects.get().found["rows"]
    assert rows
    room = kept.bound - kept.sought
    assert all(row["gain"] <= row["at_most"] + room + 1e-6 for row in rows)
    assert "Mobile" in read("further", "A")


def test_the_front_holds_no_plan_that_another_beats(kept, post, read):
    post("front")
    points = Question.objects.get().found["points"]
    kept_points = [(one["value"], one["second"]) for one in points if one["is_front"]]
    assert kept_points
    for value, second in kept_points:
        assert not [p for p in points if p["value"] > value and p["second"] > second]
    assert "In a bad draw" in read("further", "A")


def test_a_question_about_changed_facts_is_refused_in_words(kept, post, read):
    Initiative.objects.filter(number=6).update(value_mid=11)
    post("inside", subject=6)
    assert Question.objects.get().found is None
    assert "Search for the exact cost" not in read("why", 6)


def test_asking_twice_is_asking_once(kept, alice):
    first = ask(kept, "front", by=alice)
    assert ask(kept, "front", by=alice).pk == first.pk


@pytest.mark.parametrize(
    ("people", "front", "said"),
    [
        ("17 k€", 3, "Between value and safety, 2 plans stand beside A."),
        ("17 k€", 1, "Against safety, A gives up nothing: no plan found beats it."),
        ("17 k€", 0, "One person more would bring A 17 k€ at most."),
        ("", 0, "Nobody more would make A worth more."),
    ],
)
def test_the_page_of_what_else_could_be_concludes(people, front, said):
    assert title("A", people=people, front=front, label="safety") == said
