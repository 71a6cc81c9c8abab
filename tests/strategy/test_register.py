"""Nothing in the register goes stale in silence."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from passerelle.desk.inbox import waiting_for
from passerelle.kernel.errors import DomainError
from passerelle.strategy import actions, queries
from passerelle.strategy.models import RegisterEntry
from passerelle.trail.models import Event

pytestmark = pytest.mark.django_db


@pytest.fixture
def late(make_entry, alice):
    day = timezone.localdate() - dt.timedelta(days=6)
    return make_entry("Un seul intégrateur", owner=alice, review_on=day, likelihood=3, impact=4)


def asked(person):
    return [item for item in waiting_for(person) if item.kind == "review"]


def test_a_review_that_is_late_waits_for_its_owner(alice, bob, late):
    assert [item.url for item in asked(alice)] == [late.get_absolute_url()]
    assert "6 days late" in asked(alice)[0].detail
    assert asked(bob) == []


def test_the_list_says_what_is_overdue(alice, signed_in, late):
    html = signed_in(alice).get(reverse("strategy:register")).content.decode()
    assert "The only entry of the register waits for a review that is overdue." in html
    assert "6 days late" in html


def test_a_review_gives_a_note_and_a_later_day(alice, signed_in, late):
    later = timezone.localdate() + dt.timedelta(days=30)
    signed_in(alice).post(
        reverse("strategy:review", args=[late.pk]),
        {"next_on": later.isoformat(), "note": "Un second fournisseur répond."},
    )
    late.refresh_from_db()
    assert (late.review_on, late.review_note) == (later, "Un second fournisseur répond.")
    assert late.reviewed_on == timezone.localdate()
    assert asked(alice) == []
    assert Event.objects.get(verb="reviewed").changes["review_note"][1].startswith("Un second")


def test_a_review_cannot_be_put_off_to_today(alice, late):
    with pytest.raises(DomainError, match="after today"):
        actions.review(late, next_on=timezone.localdate(), note="Vu", by=alice)


def test_a_review_without_a_note_says_what_is_missing(alice, signed_in, late):
    later = (timezone.localdate() + dt.timedelta(days=30)).isoformat()
    answer = signed_in(alice).post(reverse("strategy:review", args=[late.pk]), {"next_on": later})
    assert answer.status_code == 422
    assert "This field is required." in answer.content.decode()


def test_a_closed_entry_asks_for_nothing_and_leaves_the_list(alice, signed_in, late):
    actions.set_state(late, state="closed", by=alice)
    assert asked(alice) == []
    page = signed_in(alice)
    assert "Un seul intégrateur" not in page.get(reverse("strategy:register")).content.decode()
    shown = page.get(reverse("strategy:register"), {"state": "closed"}).content.decode()
    assert "Closed: nothing to review." in shown


def test_the_matrix_places_live_entries_by_likelihood_and_impact(
    alice, signed_in, late, make_entry
):
    make_entry("Fermée", state="closed", likelihood=5, impact=5)
    cells = {(c.likelihood, c.impact): c for line in queries.matrix(alice) for c in line}
    assert len(cells) == 25
    assert cells[3, 4].entries == [late]
    assert cells[5, 5].entries == []
    assert (cells[1, 1].weight, cells[5, 5].weight) == (0, 3)
    html = signed_in(alice).get(reverse("strategy:register"), {"view": "matrix"}).content.decode()
    assert late.code in html


def test_an_entry_is_written_down_with_a_range_in_order(alice, signed_in, company):
    facts = {
        "kind": "risk", "title": "Carnet numérique", "likelihood": "2", "impact": "4",
        "state": "open", "review_on": "2026-12-01", "exposure_low": "10", "exposure_high": "5",
    }  # fmt: skip
    page, address = signed_in(alice), reverse("strategy:new_entry")
    refused = page.post(address, facts)
    assert "The high end is below the low end." in refused.content.decode()
    page.post(address, {**facts, "exposure_high": "50"})
    assert RegisterEntry.objects.get().code.startswith("R-")


def test_the_export_opens_safely_in_a_spreadsheet(alice, bob, signed_in, make_entry):
    make_entry("=HYPERLINK(1)", owner=bob)
    answer = signed_in(alice).get(reverse("strategy:export_register"))
    text = answer.content.decode("utf-8-sig")
    assert "'=HYPERLINK(1)" in text
    assert "bob@belvedere.example" in text
    assert answer["Content-Type"].startswith("text/csv")
