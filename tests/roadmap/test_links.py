"""What an initiative waits for, needs and faces."""

import pytest

from passerelle.kernel.errors import DomainError
from passerelle.roadmap.actions import attach, create, depend, need, release
from passerelle.roadmap.models import Dependency, SkillNeed
from passerelle.strategy.models import RegisterEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def three(alice, product):
    return [create(by=alice, title=title, product=product) for title in ("A", "B", "C")]


def test_a_cycle_is_refused_and_named(alice, three):
    a, b, c = three
    depend(a, needs=b, by=alice)
    depend(b, needs=c, by=alice)
    with pytest.raises(DomainError, match="I-03 → I-01 → I-02 → I-03"):
        depend(c, needs=a, by=alice)
    assert Dependency.objects.count() == 2


def test_nothing_waits_for_itself(alice, three):
    with pytest.raises(DomainError, match="I-01 cannot depend on itself"):
        depend(three[0], needs=three[0], by=alice)


def test_a_dependency_said_twice_is_one_and_can_be_released(alice, three):
    depend(three[0], needs=three[1], by=alice)
    depend(three[0], needs=three[1], by=alice)
    assert Dependency.objects.count() == 1
    release(three[0], needs=three[1], by=alice)
    assert not Dependency.objects.exists()


def test_a_dependency_is_added_and_removed_from_the_page(alice, three, signed_in):
    client = signed_in(alice)
    client.post("/roadmap/1/dependencies/", {"code": "i-2"})
    assert "I-02" in client.get("/roadmap/1/").content.decode()
    client.post(f"/roadmap/1/dependencies/{three[1].pk}/removal/")
    assert not Dependency.objects.exists()


def test_a_code_nobody_knows_is_said(alice, three, signed_in):
    for kind in ("dependencies", "register", "work", "needs"):
        answer = signed_in(alice).post(f"/roadmap/1/{kind}/", {"code": "Z-99"})
        assert answer.status_code == 422, kind
        assert "Z-99" in answer.content.decode()
    assert signed_in(alice).post("/roadmap/1/nothing/", {"code": "1"}).status_code == 404


def test_asking_a_team_again_replaces_what_was_asked(alice, team, three):
    need(three[0], team=team, trade="engineer", person_weeks=4, by=alice)
    need(three[0], team=team, trade="engineer", person_weeks=6, by=alice)
    assert SkillNeed.objects.get().person_weeks == 6
    with pytest.raises(DomainError):
        need(three[0], team=team, trade="engineer", person_weeks=0, by=alice)


def test_needs_are_typed_as_numbers_are_written(alice, team, three, signed_in):
    alice.language = "fr"
    alice.save()
    body = {"code": "mobile", "trade": "engineer", "person_weeks": "6,5"}
    signed_in(alice).post("/roadmap/1/needs/", body)
    assert SkillNeed.objects.get().person_weeks == 6.5


def test_a_risk_is_tied_by_its_code(alice, product, three, signed_in):
    risk = RegisterEntry.objects.create(
        kind="risk", title="Supplier leaves", review_on="2027-01-01", product=product
    )
    client = signed_in(alice)
    client.post("/roadmap/1/register/", {"code": risk.code})
    assert "Supplier leaves" in client.get("/roadmap/1/").content.decode()
    client.post(f"/roadmap/1/register/{risk.pk}/removal/")
    assert "Supplier leaves" not in client.get("/roadmap/1/").content.decode()


def test_a_work_item_serves_one_initiative(alice, product, three):
    from passerelle.delivery.models import Tracker, WorkItem

    tracker = Tracker.objects.create(key="jira:MOB", name="Mobile", product=product)
    item = WorkItem.objects.create(
        tracker=tracker, external_id="1", key="MOB-1", title="x", created_at="2026-01-01T00:00Z"
    )
    attach(three[0], item=item, by=alice)
    with pytest.raises(DomainError, match="MOB-1 already serves I-01"):
        attach(three[1], item=item, by=alice)
