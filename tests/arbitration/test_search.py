"""A scenario is searched apart from the page; what is found is kept, and said stale when the facts change."""

import pytest
from django.urls import reverse

from passerelle.arbitration.actions import force, propose, solve, staff, stop
from passerelle.arbitration.models import Solution, Solving
from passerelle.arbitration.reading.shown import Exercise
from passerelle.arbitration.solving.tasks import Notes
from passerelle.jobs.worker import run_waiting
from passerelle.roadmap.models import Initiative


@pytest.fixture
def three(arbitration, alice):
    return propose(arbitration, by=alice)


@pytest.fixture
def page(arbitration, alice, signed_in):
    def read(path="", **headers):
        url = reverse("arbitration:scenarios", args=[arbitration.number])
        return signed_in(alice).get(url + path, headers=headers)

    return read


def test_a_search_asked_twice_is_one_search(three, alice):
    first = solve(three[0], by=alice)
    assert solve(three[0], by=alice).job == first.job
    assert Solving.objects.count() == 1


@pytest.mark.slow
def test_a_search_as_a_job_keeps_a_plan_and_its_bound(three, alice, page):
    three[0].seconds = 1
    three[0].save()
    solve(three[0], by=alice)
    assert 'hx-trigger="every 1s"' in page().content.decode()
    run_waiting()
    found = Solution.objects.get()
    assert found.sought <= found.bound
    assert found.value >= max(found.found["greedy"].values()) - 1e-6
    assert found.by == alice
    assert not Solving.objects.exists()
    assert page(**{"HX-Target": "going"})["HX-Refresh"] == "true"


def test_a_search_that_was_stopped_hears_it(three, alice):
    row = solve(three[0], by=alice)
    clock = iter(range(0, 100, 2))
    notes = Notes(three[0].pk, row.seconds, lambda: next(clock))
    assert not notes.stop()
    stop(three[0], by=alice)
    assert notes.stop()
    row.refresh_from_db()
    assert row.stopped_by == alice


def test_what_a_search_knows_is_shown_while_it_goes_on(three, alice, page):
    solve(three[0], by=alice)
    Solving.objects.update(best=120.0, bound=150.0)
    said = page(**{"HX-Target": "going"}).content.decode()
    assert "waits for the worker" in said
    assert "Stop and keep the best" in said


def test_the_same_seed_and_moves_give_the_same_solution(three, solved):
    first, second = solved(three[0]), solved(three[0])
    assert (first.digest, first.found, first.draws) == (second.digest, second.found, second.draws)


def test_a_solution_is_stale_once_a_fact_or_a_setting_changes(arbitration, three, solved, alice):
    solved(three[0])
    solved(three[1])
    assert Exercise(arbitration, alice).stale == set()
    staff(
        three[0], team=Initiative.objects.get(number=1).team, trade="engineer", people=1, by=alice
    )
    assert Exercise(arbitration, alice).stale == {"A"}
    Initiative.objects.filter(number=1).update(value_mid=210)
    assert Exercise(arbitration, alice).stale == {"A", "B"}


def test_computing_again_never_rewrites_what_was_found(three, solved, alice):
    first = solved(three[0])
    force(three[0], Initiative.objects.get(number=6), is_in=True, by=alice)
    second = solved(three[0])
    assert first.pk != second.pk
    assert Solution.objects.get(pk=first.pk).found == first.found


def test_what_is_forced_in_is_in_and_what_is_forced_out_is_out(three, solved, numbers, alice):
    before = numbers(solved(three[0]))
    assert 1 in before
    assert 6 not in before
    force(three[0], Initiative.objects.get(number=6), is_in=True, by=alice)
    force(three[0], Initiative.objects.get(number=1), is_in=False, by=alice)
    after = numbers(solved(three[0]))
    assert 6 in after
    assert 1 not in after


def test_the_surest_takes_what_is_likely_before_what_is_large(arbitration, three, solved, numbers):
    """Two that want the same place: one is larger and unlikely, the other smaller and sure."""
    Initiative.objects.exclude(number__in=(1, 2)).delete()
    for number, confidence, value in ((1, 20, 400), (2, 100, 70)):
        Initiative.objects.filter(number=number).update(
            confidence=confidence, value_low=value, value_mid=value, value_high=value
        )
    arbitration.quarters = 1
    arbitration.save()
    most, surest, _ = three
    assert numbers(solved(most)) == {1}
    assert numbers(solved(surest)) == {2}


def test_people_more_bring_more(three, solved, alice, team):
    before = solved(three[0])
    staff(three[0], team=team, trade="engineer", people=2, by=alice)
    assert solved(three[0]).value > before.value


def test_nothing_to_arbitrate_is_said_by_the_job(arbitration, three, alice, page):
    Initiative.objects.update(value_mid=None, value_low=None, value_high=None)
    solve(three[0], by=alice)
    run_waiting()
    assert "There is nothing to arbitrate yet" in page().content.decode()
