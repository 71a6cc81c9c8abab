"""A plan is put on the roadmap as it was read, or not at all."""

import datetime as dt

import pytest
from django.urls import reverse

from passerelle.arbitration.actions import propose
from passerelle.roadmap.actions import update
from passerelle.roadmap.models import Initiative


@pytest.fixture
def kept(arbitration, alice, solved):
    return solved(propose(arbitration, by=alice)[0])


@pytest.fixture
def url(arbitration):
    return reverse("arbitration:landing", args=[arbitration.number, "A"])


def read(numbers):
    rows = Initiative.objects.filter(number__in=numbers)
    return {"read": [f"{one.number}:{one.version}" for one in rows]}


def test_team_dates_and_state_are_written_as_they_were_read(kept, numbers, url, alice, signed_in):
    client = signed_in(alice)
    assert "would change" in client.get(url).content.decode()
    assert client.post(url, read(numbers(kept))).status_code == 302
    for line in kept.found["lines"]:
        row = Initiative.objects.get(number=line["number"])
        assert row.state == "planned"
        assert row.start_on.isoformat() == f"2027-{1 + 3 * line['first']:02d}-01"
        assert row.end_on > row.start_on
        assert row.late_on is None or row.late_on >= row.end_on
    left = Initiative.objects.exclude(number__in=numbers(kept))
    assert {one.state for one in left} == {"proposed"}


def test_a_stale_plan_is_refused(kept, numbers, url, alice, signed_in):
    said = read(numbers(kept))
    Initiative.objects.filter(number=6).update(value_mid=11)
    answer = signed_in(alice).post(url, said)
    assert answer.status_code == 422
    assert not Initiative.objects.filter(state="planned").exists()


def test_what_somebody_changed_meanwhile_is_not_written_over(
    kept, numbers, url, alice, owner, signed_in
):
    said = read(numbers(kept))
    row = Initiative.objects.get(number=1)
    update(row, by=owner, changes={"start_on": "2026-12-01"})
    answer = signed_in(alice).post(url, said)
    assert answer.status_code in {409, 422}
    assert not Initiative.objects.filter(state="planned").exists()


def test_another_list_than_the_one_read_is_refused(kept, numbers, url, alice, signed_in):
    said = read(numbers(kept) - {1})
    assert signed_in(alice).post(url, said).status_code == 422
    assert not Initiative.objects.filter(state="planned").exists()


def test_a_promise_that_it_would_break_is_named_before_it_is_written(
    kept, numbers, url, alice, signed_in
):
    client = signed_in(alice)
    assert "promised for" not in client.get(url).content.decode()
    first = min(numbers(kept))
    Initiative.objects.filter(number=first).update(promised_on=dt.date(2027, 1, 4))
    said = client.get(url, headers={"accept-language": "en"}).content.decode()
    assert (
        "A promise already made would be expected late" in said and "4\u00a0Jan\u00a02027" in said
    )
