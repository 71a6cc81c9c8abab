"""Value is weighed against what a person chooses; each point becomes a scenario; a question can be stopped."""

from __future__ import annotations

import pytest
from django.urls import reverse

from passerelle.arbitration import actions
from passerelle.arbitration.actions import ask, halt, propose
from passerelle.arbitration.models import Question, Scenario, Solving
from passerelle.arbitration.solving.tasks import Pressed
from passerelle.jobs.worker import run_waiting
from passerelle.roadmap.models import Initiative, Theme
from passerelle.trail.models import Event

pytestmark = pytest.mark.slow


@pytest.fixture
def base(arbitration):
    """The two of least value are foundations."""
    theme = Theme.objects.create(name="Ballast", kind="debt")
    Initiative.objects.filter(number__in=[5, 6]).update(theme=theme)
    return theme


@pytest.fixture
def kept(base, arbitration, alice, solved):
    return solved(propose(arbitration, by=alice)[0])


@pytest.fixture
def weigh(kept, arbitration, alice, signed_in):
    def send(axis):
        url = reverse("arbitration:ask", args=[arbitration.number, "A", "front"])
        answer = signed_in(alice).post(url, {"axis": axis})
        run_waiting()
        return answer

    return send


def seen(question):
    return [one for one in question.found["points"] if one["is_front"]]


@pytest.mark.parametrize("axis", ["low", "base", "weeks", "by:2027-Q2", "theme", "product"])
def test_every_count_has_its_front_and_no_point_beats_another(axis, weigh, base, product):
    named = {"theme": f"theme:{base.pk}", "product": f"product:{product.pk}"}
    answer = weigh(named.get(axis, axis))
    assert answer.status_code == 302
    question = Question.objects.get()
    assert question.found["is_over"] and question.axis == named.get(axis, axis)
    points = seen(question)
    for one in points:
        assert not [o for o in points if o["value"] > one["value"] and o["second"] > one["second"]]


def test_more_effort_for_foundations_is_paid_in_value(weigh, kept):
    weigh("base")
    points = seen(Question.objects.get())
    assert {5, 6} <= {way[0] for way in points[-1]["ways"]}
    assert points[-1]["second"] > points[0]["second"]
    assert points[-1]["value"] < points[0]["value"]


def test_the_page_draws_it_and_says_what_it_weighs(weigh, arbitration, alice, signed_in, base):
    answer = weigh(f"theme:{base.pk}")
    page = signed_in(alice).get(answer.url).content.decode()
    assert "<svg" in page and "the value for a theme" in page and "Ballast" in page
    assert "Make this a scenario" in page


def test_what_the_reader_may_not_see_is_no_count(weigh):
    assert weigh("theme:999999").status_code == 404
    assert weigh("sponsor:1 or 1=1").status_code == 404
    assert not Question.objects.exists()


def test_a_point_becomes_a_scenario_with_its_own_plan(
    weigh, arbitration, alice, signed_in, numbers
):
    weigh("base")
    question = Question.objects.get()
    points = question.found["points"]
    place = max(range(len(points)), key=lambda n: points[n]["second"])
    url = reverse("arbitration:hold", args=[arbitration.number, "A", question.pk, place])
    assert signed_in(alice).post(url).status_code == 302
    run_waiting()
    made = Scenario.objects.get(letter="D")
    solution = made.solutions.get()
    ways = {tuple(way) for way in points[place]["ways"]}
    lines = solution.found["lines"]
    assert {(one["number"], one["team"], one["first"]) for one in lines} == ways
    assert solution.value == pytest.approx(points[place]["value"])
    assert solution.bound >= solution.sought - 1e-9
    assert {f.initiative.number for f in made.forced.filter(is_in=True)} == numbers(solution)
    assert not Solving.objects.filter(scenario=made).exists()


def test_a_point_that_does_not_exist_makes_nothing(weigh, arbitration, alice, signed_in):
    weigh("base")
    question = Question.objects.get()
    url = reverse("arbitration:hold", args=[arbitration.number, "A", question.pk, 99])
    assert signed_in(alice).post(url).status_code == 404
    assert Scenario.objects.count() == 3


@pytest.mark.parametrize(("kind", "subject"), [("front", None), ("people", None), ("without", 1)])
def test_a_question_stopped_keeps_what_is_known(kind, subject, kept, alice):
    axis = "base" if kind == "front" else ""
    question = ask(kept, kind, subject=subject, axis=axis, by=alice)
    halt(question, by=alice)
    halt(question, by=alice)
    run_waiting()
    found = Question.objects.get().found
    assert found["is_over"] and found["was_stopped"]
    if kind == "front":
        assert len(found["points"]) == 1
    if kind == "people":
        assert found["rows"] == []
    assert Event.objects.filter(verb="search_stopped").count() == 1


def test_the_page_offers_to_stop_and_says_that_it_was(kept, arbitration, alice, signed_in):
    question = ask(kept, "people", by=alice)
    url = reverse("arbitration:further", args=[arbitration.number, "A"])
    halting = reverse("arbitration:halt", args=[arbitration.number, "A", question.pk])
    page = signed_in(alice).get(url).content.decode()
    assert halting in page
    assert signed_in(alice).post(halting).status_code == 302
    assert halting not in signed_in(alice).get(url).content.decode()
    run_waiting()
    assert "Stopped before the end" in signed_in(alice).get(url).content.decode()


def test_what_is_over_is_not_stopped(kept, alice):
    question = ask(kept, "without", subject=1, by=alice)
    run_waiting()
    question.refresh_from_db()
    halt(question, by=alice)
    question.refresh_from_db()
    assert question.stopped_at is None


def test_the_button_is_asked_once_a_second(kept, alice, django_assert_num_queries):
    question = ask(kept, "people", by=alice)
    now = [0.0]
    pressed = Pressed(question.pk, lambda: now[0])
    with django_assert_num_queries(1):
        assert not pressed() and not pressed()
    actions.halt(question, by=alice)
    assert not pressed()
    now[0] = 1.5
    assert pressed()
