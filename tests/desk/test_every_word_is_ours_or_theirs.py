"""Pages of the desk and of the trail, in a language that brackets every message: nothing is left unmarked."""

from __future__ import annotations

import pytest
from django.urls import reverse

from passerelle.desk.actions import comments, views
from passerelle.strategy.models import Objective
from passerelle.trail.actions import delete, record, snapshot
from tests.ui.pseudo import speaking, unmarked

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages(alice, bob, product):
    """Addresses of pages with something on each."""
    alice.language = "en"
    alice.save()
    objective = Objective.objects.create(
        title="Win", product=product, start="2026-01-01", end="2026-12-31"
    )
    said = comments.comment(objective, "Hello **@Bob Durand**", by=alice)
    comments.comment(objective, "@Alice Martin yes", by=bob)
    before = snapshot(Objective.objects.get())
    Objective.objects.update(horizon="long", owner=bob)
    record("changed", Objective.objects.get(), by=alice, before=before)
    delete(Objective.objects.create(title="Gone", start="2026-01-01", end="2026-12-31"), by=alice)
    views.save_as("Mine", page="roadmap", path="/roadmap/", query="a=b", by=alice)
    thing = ["strategy.objective", objective.pk]
    return [
        reverse("desk:inbox"),
        reverse("desk:search") + "?q=win",
        reverse("desk:search"),
        reverse("desk:search") + "?q=zzz",
        reverse("desk:comments", args=thing),
        reverse("desk:edit_comment", args=[said.pk]),
        reverse("trail:page"),
        reverse("trail:page") + "?since=2999-01-01",
        reverse("trail:history", args=thing),
        reverse("trail:deleted"),
    ]


def test_nothing_is_left_unmarked(alice, pages, signed_in):
    client = signed_in(alice)
    with speaking():
        found = {url: unmarked(client.get(url).content.decode()) for url in pages}
    assert {url: bare for url, bare in found.items() if bare} == {}
