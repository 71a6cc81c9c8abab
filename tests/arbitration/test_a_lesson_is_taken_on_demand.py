"""What past promises brought corrects the values of one arbitration when somebody asks for it, and never by itself."""

import pytest
from django.urls import reverse

from passerelle.arbitration import lessons
from passerelle.arbitration.actions.lessons import learn
from passerelle.arbitration.lessons import Lessons
from passerelle.arbitration.models import Lesson
from passerelle.arbitration.queries import framed
from passerelle.engine.proof.bias import Share
from passerelle.kernel.errors import DomainError
from passerelle.roadmap.models import Initiative, Theme
from passerelle.trail.models import Event

OWN = "that you promised as a sponsor"


@pytest.fixture
def taught(monkeypatch, arbitration, bob):
    """Features bring 81 % of what is promised; Bob, as a sponsor, brings 33 %."""
    share, mine = Share(0.81, 0.7, 0.92, 14), Share(0.33, 0.2, 0.45, 3)

    def provider(person, arbitration):
        return Lessons(kinds={"feature": share}, own=mine if person == bob else None)

    monkeypatch.setattr(lessons, "_providers", [provider])
    theme = Theme.objects.create(name="Field", letter="F", kind="feature")
    Initiative.objects.filter(number=1).update(theme=theme)
    return arbitration


def page(arbitration):
    return reverse("arbitration:past", args=[arbitration.number])


def values(arbitration):
    found = framed(arbitration)
    return dict(zip(found.numbers, (one.value for one in found.problem.candidates), strict=True))


def test_it_is_proposed_and_reading_it_changes_nothing(taught, alice, signed_in):
    before, events = values(taught), Event.objects.count()
    answer = signed_in(alice).get(page(taught))
    assert "Count these values × 0.81" in answer.content.decode()
    assert (values(taught), Event.objects.count()) == (before, events)


def test_it_is_taken_for_this_kind_and_this_arbitration_said_in_the_trail_and_put_back(
    taught, alice, signed_in
):
    client, before = signed_in(alice), values(taught)
    client.post(reverse("arbitration:past_count", args=[taught.number, "feature"]))
    after = values(taught)
    assert after[1] == pytest.approx(0.81 * before[1])
    assert {n: v for n, v in after.items() if n != 1} == {n: v for n, v in before.items() if n != 1}
    assert Initiative.objects.get(number=1).value_mid == 200
    event = Event.objects.latest("pk")
    assert (event.actor_id, event.changes) == (alice.pk, {"lessons": [None, "Feature × 0.81 (14)"]})
    assert "Counted × 0.81 here" in client.get(page(taught)).content.decode()
    client.post(reverse("arbitration:past_forget", args=[taught.number, "feature"]))
    assert values(taught) == before
    assert Event.objects.latest("pk").changes == {"lessons": ["Feature × 0.81 (14)", None]}


def test_scenarios_say_what_they_count_with(taught, alice, solved, signed_in):
    from passerelle.arbitration.actions import add

    scenario = add(taught, by=alice, name="One")
    learn(taught, "feature", by=alice)
    assert solved(scenario).found["taught"] == {"feature": [0.81, 14]}
    url = reverse("arbitration:scenarios", args=[taught.number])
    assert "Feature × 0.81 (14 measured)" in signed_in(alice).get(url).content.decode()
    how = reverse("arbitration:known", args=[taught.number, scenario.letter, "value"])
    assert "Feature × 0.81 (14 measured)" in signed_in(alice).get(how).content.decode()


def test_a_kind_that_the_past_does_not_tell_of_is_refused(taught, alice):
    with pytest.raises(DomainError):
        learn(taught, "debt", by=alice)
    assert not Lesson.objects.exists()


def test_a_sponsor_alone_reads_their_own_accuracy(taught, alice, bob, signed_in):
    form = reverse("roadmap:edit", args=[1])
    bob.role = "pm"
    bob.save()
    for person in (alice, bob):
        for url in (page(taught), form):
            answer = signed_in(person).get(url)
            text = answer.content.decode()
            assert (OWN in text and "33%" in text) == (person == bob)
            if OWN in text:
                assert "no-store" in answer["Cache-Control"]


def test_their_own_accuracy_is_not_told_on_the_initiative_of_another(taught, alice, bob, signed_in):
    bob.role = "pm"
    bob.save()
    Initiative.objects.filter(number=1).update(sponsor=alice)
    assert OWN in signed_in(bob).get(reverse("roadmap:edit", args=[2])).content.decode()
    assert OWN not in signed_in(bob).get(reverse("roadmap:edit", args=[1])).content.decode()
