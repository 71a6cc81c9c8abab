"""The page of a tracker asks as much for a few components as for many, and keeps what it may not show."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from passerelle.delivery.models import StatusRule, TeamRule, Tracker, WorkItem
from passerelle.people.models import Team
from passerelle.roadmap.models import Initiative

pytestmark = pytest.mark.django_db


@pytest.fixture
def tracker():
    return Tracker.objects.create(key="jira:TOUR", name="TOUR")


def fill(tracker, product, start, end):
    for n in range(start, end):
        team = Team.objects.create(name=f"Team {n}", slug=f"team-{n}", product=product)
        TeamRule.objects.create(tracker=tracker, component=f"Part {n}", team=team)
        StatusRule.objects.create(tracker=tracker, status=f"Status {n}", category="doing")
        Initiative.objects.create(number=n + 1, title=f"<b>Path {n}", product=product)
        for item in range(n + 1):
            key = {"external_id": f"T-{n}-{item}", "key": f"T-{n}-{item}", "title": "W"}
            at = timezone.now()
            WorkItem.objects.create(tracker=tracker, component=f"Part {n}", created_at=at, **key)


def test_few_components_and_many_ask_as_much(tracker, product, alice, signed_in):
    client, counts = signed_in(alice), []
    for start, end in ((0, 2), (2, 12)):
        fill(tracker, product, start, end)
        with CaptureQueriesContext(connection) as seen:
            html = client.get(reverse("sources:tracker", args=[tracker.pk])).content.decode()
        counts.append(len(seen))
    assert counts[0] == counts[1] <= 12
    assert html.index("Part 11") < html.index("Part 0")  # most items first
    assert "I-01 &lt;b&gt;Path 0" in html and "<b>Path" not in html


def test_a_component_keeps_its_team_in_the_choices(tracker, product, alice, signed_in):
    fill(tracker, product, 0, 2)
    first, second = Team.objects.filter(name__startswith="Team ").order_by("name")
    second.archived_at = "2026-01-01T00:00Z"
    second.save()
    html = signed_in(alice).get(reverse("sources:tracker", args=[tracker.pk])).content.decode()
    assert f'<option value="{first.pk}" selected>Team 0</option>' in html
    assert "archived, or not for you to see" in html and "Team 1<" not in html
