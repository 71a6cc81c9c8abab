"""A link says what changed since it was made, on which day, no finer than its audience reads."""

import datetime as dt

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from passerelle.commitment.audiences import actions
from passerelle.commitment.audiences.presets import view
from passerelle.commitment.audiences.since import changes_since
from passerelle.commitment.models import Audience, AudienceLink
from passerelle.roadmap.actions import Change, change
from passerelle.roadmap.models import Initiative
from passerelle.trail.models import Event
from tests.commitment.promised import frozen, line

TODAY = timezone.localdate()
AGO = timezone.now() - dt.timedelta(days=30)


def day(months):
    """The first of a month to come."""
    at = TODAY.month - 1 + months
    return dt.date(TODAY.year + at // 12, at % 12 + 1, 1)


@pytest.fixture
def kept(owner, product, team):
    rows = [
        Initiative.objects.create(
            number=n,
            title=f"Promise {n}",
            product=product,
            team=team,
            state="doing",
            end_on=day(14),
        )
        for n in (1, 2, 3)
    ]
    return frozen([line(row) for row in rows], product=product)


def moved(number, owner, ago, **facts):
    """An initiative changed so many days ago."""
    row = Initiative.objects.get(number=number)
    change([Change(row, facts, row.version)], by=owner)
    last = Event.objects.filter(object_type="roadmap.initiative").order_by("-pk").first()
    at = timezone.now() - dt.timedelta(days=ago)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE trail_event SET at = %s WHERE id = %s", [at, last.pk])


def told(kept, audience=Audience.COMPANY, **said):
    return [
        ((TODAY - one.on).days, one.move.what, one.move.title, one.move.was, one.move.now)
        for one in changes_since(kept, view(audience, **said), since=AGO, lang="en", today=TODAY)
    ]


def quarter(at):
    return f"Q{(at.month + 2) // 3} {at.year}"


def test_each_change_has_its_day_the_newest_first(kept, owner):
    moved(1, owner, 9, end_on=day(18))
    moved(1, owner, 4, end_on=day(22))
    assert told(kept) == [
        (4, "moved", "Promise 1", quarter(day(18)), quarter(day(22))),
        (9, "moved", "Promise 1", quarter(day(14)), quarter(day(18))),
    ]


def test_several_moves_of_a_day_are_one_and_none_that_came_back(kept, owner):
    moved(1, owner, 5, end_on=day(18))
    moved(1, owner, 5, end_on=day(22))
    moved(2, owner, 5, end_on=day(26))
    moved(2, owner, 5, end_on=day(14))
    assert told(kept) == [(5, "moved", "Promise 1", quarter(day(14)), quarter(day(22)))]


def test_a_move_within_the_step_of_an_audience_is_nothing_to_it(kept, owner):
    moved(1, owner, 5, end_on=day(14) + dt.timedelta(days=3))
    assert told(kept) == []
    assert told(kept, Audience.SALES) == []


def test_what_came_before_the_link_is_not_told(kept, owner):
    moved(1, owner, 45, end_on=day(18))
    assert told(kept) == []


def test_what_is_dropped_delivered_or_taken_on_is_told(kept, owner, product):
    Initiative.objects.create(
        number=9, title="New one", product=product, state="proposed", end_on=day(20)
    )
    moved(1, owner, 6, state="dropped")
    moved(2, owner, 5, state="delivered", delivered_on=TODAY)
    moved(9, owner, 4, state="planned")
    assert [(what, title) for _ago, what, title, _was, _now in told(kept)] == [
        ("added", "New one"),
        ("delivered", "Promise 2"),
        ("removed", "Promise 1"),
    ]


def test_what_was_never_on_a_roadmap_is_told_nowhere(kept, owner, product):
    Initiative.objects.create(number=9, title="Idea", product=product, state="proposed")
    moved(9, owner, 6, end_on=day(20))
    moved(9, owner, 5, end_on=day(26))
    moved(9, owner, 4, state="delivered", delivered_on=TODAY)
    assert told(kept) == []


def test_what_is_kept_from_an_audience_has_no_past_for_it_either(kept, owner):
    moved(1, owner, 5, end_on=day(26))
    row = Initiative.objects.get(number=1)
    actions.keep_from(row, ["sales"], why="Not signed", by=owner)
    assert told(kept, Audience.SALES) == []
    assert len(told(kept)) == 1


def test_the_page_and_the_paper_say_since_when(kept, owner, client):
    _made, token = actions.share(kept, Audience.COMPANY, by=owner, days=7)
    page = client.get(reverse("commitment:shared", args=[token]) + "?in=en").content.decode()
    assert "What changed since this link was made" in page
    assert "Nothing has moved since." in page
    moved(1, owner, 0, end_on=day(26))
    page = client.get(reverse("commitment:shared", args=[token]) + "?in=en").content.decode()
    assert f"{quarter(day(14))}, now {quarter(day(26))}" in page
    paper = client.get(reverse("commitment:shared_pdf", args=[token]) + "?in=en")
    assert paper.content.startswith(b"%PDF")


def test_the_first_opening_is_kept_and_no_later_one(kept, owner, client):
    _made, token = actions.share(kept, Audience.COMPANY, by=owner, days=7)
    assert AudienceLink.objects.get().first_opened_at is None
    client.get(reverse("commitment:shared", args=[token]))
    first = AudienceLink.objects.get().first_opened_at
    client.get(reverse("commitment:shared", args=[token]))
    assert first is not None and AudienceLink.objects.get().first_opened_at == first
