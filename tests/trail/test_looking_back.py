"""The history of a thing reads like a story, and shows nobody what they may not see."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.urls import reverse

from passerelle.people.models import ProductRole, Team
from passerelle.strategy.models import KeyResult, Objective
from passerelle.trail import queries
from passerelle.trail.actions import delete, record, snapshot, undo
from passerelle.trail.models import Event
from passerelle.trail.verbs import VERBS

pytestmark = pytest.mark.django_db


@pytest.fixture
def objective(product):
    return Objective.objects.create(
        title="Win", product=product, start="2026-01-01", end="2026-12-31"
    )


@pytest.fixture
def pat(company, product, charlie):
    """A product manager of one product only."""
    ProductRole.objects.create(person=charlie, product=product, role="pm")
    return charlie


def changed(objective, by, **facts):
    objective.refresh_from_db()
    before = snapshot(objective)
    for name, value in facts.items():
        setattr(objective, name, value)
    objective.save()
    return record("changed", objective, by=by, before=before)


def line(person, event):
    return queries.lines(person, [Event.objects.get(pk=event.pk)])[0]


def test_fields_and_values_are_in_words(alice, bob, objective, other_product):
    shown = line(alice, changed(objective, alice, owner=bob, horizon="long", end="2027-01-31"))
    assert (shown.actor, shown.verb, shown.kind, shown.name) == (
        "Alice Martin", "Changed", "objective", "Win",
    )  # fmt: skip
    said = {change.field: (change.before, change.after) for change in shown.changes}
    assert said["Owner"] == ("—", "Bob Durand")
    assert said["Horizon"] == ("Medium term", "Long term")
    assert said["Until"][1].replace("\u00a0", " ") == "31 Jan 2027"


def test_a_link_to_what_one_may_not_see_is_not_named(alice, pat, objective, other_product):
    secret = Objective.objects.create(
        title="Secret", product=other_product, start="2026-01-01", end="2026-12-31"
    )
    event = changed(objective, alice, parent=secret)
    assert line(alice, event).changes[0].after == "Secret"
    assert "Secret" not in str(line(pat, event))


def test_one_sees_the_events_of_ones_products_only(alice, pat, product, other_product, objective):
    other = Objective.objects.create(
        title="Other", product=other_product, start="2026-01-01", end="2026-12-31"
    )
    record("created", objective, by=alice)
    record("created", other, by=alice)
    record("created", Team.objects.create(name="T", slug="t"), by=alice)
    assert {event.object_id for event in queries.events(pat)} == {objective.pk}


def test_a_deleted_thing_keeps_its_name_for_a_month(alice, objective, signed_in):
    delete(objective, by=alice)
    assert "Win" in signed_in(alice).get(reverse("trail:page")).content.decode()


def test_the_page_is_narrowed_by_person_kind_and_date(alice, bob, objective, signed_in):
    record("created", objective, by=bob)
    page = signed_in(alice)
    url = reverse("trail:page")

    def seen(**asked):
        return len(page.get(url, asked).context["lines"])

    assert seen() == 1
    assert (seen(who="Bob Durand"), seen(who="alice martin"), seen(who="dur")) == (1, 0, 1)
    assert (seen(what="strategy.objective"), seen(what="strategy.keyresult")) == (1, 0)
    assert (seen(since="2020-01-01"), seen(until="2020-01-01")) == (1, 0)


def test_a_wrong_date_is_said(alice, signed_in):
    answer = signed_in(alice).get(reverse("trail:page"), {"since": "yesterday"})
    assert "Enter a valid date" in answer.content.decode()


def test_a_long_trail_costs_as_many_queries_as_a_short_one(
    alice, objective, signed_in, django_assert_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def cost():
        client = signed_in(alice)
        client.get(reverse("trail:page"))
        with CaptureQueriesContext(connection) as kept:
            client.get(reverse("trail:page"))
        return len(kept)

    record("created", objective, by=alice)
    few = cost()
    for number in range(50):
        changed(objective, alice, title=f"Win {number}")
    assert cost() == few <= 12


def test_history_opens_within_the_page_and_without_a_script(alice, objective, signed_in):
    record("created", objective, by=alice)
    url = reverse("trail:history", args=["strategy.objective", objective.pk])
    whole = signed_in(alice).get(url).content.decode()
    part = signed_in(alice).get(url, headers={"HX-Request": "true", "HX-Target": "history"})
    assert "<html" in whole and "<html" not in part.content.decode()
    assert "Created" in part.content.decode()


def test_undo_is_for_who_deleted_or_who_may_write(alice, bob, charlie, objective, signed_in):
    deletion = delete(objective, by=alice)
    url = reverse("trail:undo", args=[deletion.pk])
    assert signed_in(charlie).post(url).status_code == 404
    assert signed_in(bob).post(url).status_code == 404
    assert "Win" in signed_in(alice).get(reverse("trail:deleted")).content.decode()
    assert "Win" not in signed_in(bob).get(reverse("trail:deleted")).content.decode()
    answer = signed_in(alice).post(url, follow=True)
    assert answer.redirect_chain[-1][0] == objective.get_absolute_url()
    assert "is back" in answer.content.decode()


def test_who_lost_the_right_may_no_longer_undo(alice, objective, signed_in):
    deletion = delete(objective, by=alice)
    alice.role = ""
    alice.save()
    assert signed_in(alice).post(reverse("trail:undo", args=[deletion.pk])).status_code == 404


def test_an_undo_that_cannot_be_done_speaks(alice, objective, signed_in):
    deletion = delete(objective, by=alice)
    undo(deletion, by=alice)
    answer = signed_in(alice).post(reverse("trail:undo", args=[deletion.pk]))
    assert answer.status_code == 422
    assert "already put back" in answer.content.decode()


def test_what_is_put_back_is_found_again(alice, objective):
    from passerelle.desk.index import search

    deletion = delete(objective, by=alice)
    assert not search(alice, "win")
    undo(deletion, by=alice)
    assert [entry.title for entry in search(alice, "win")] == ["Win"]


def test_what_hangs_on_it_is_put_back_whatever_the_order(alice, objective):
    KeyResult.objects.create(
        objective=objective, title="Share", start_value=1, start_on="2026-01-01",
        target_value=2, target_on="2026-06-30",
    )  # fmt: skip
    undo(delete(objective, by=alice), by=alice)
    assert KeyResult.objects.get().objective == objective


def test_every_verb_has_its_word():
    root = Path(__file__).parent.parent.parent / "passerelle"
    used: set[str] = set()
    for path in root.glob("*/**/*.py"):
        said = r"\b(?:record\(\s*|verb=)\"(\w+)\""
        used |= set(re.findall(said, path.read_text(encoding="utf-8")))
    assert used - set(VERBS) == set()


def test_the_history_of_another_product_is_closed_to_who_only_reads_it(
    pat, other_product, signed_in
):
    """A guest of the company who plans one product looks back on that one alone."""
    type(pat).objects.filter(pk=pat.pk).update(role="guest")
    elsewhere = Objective.objects.create(
        title="Win", product=other_product, start="2026-01-01", end="2026-12-31"
    )
    browser = signed_in(pat)
    assert browser.get(elsewhere.get_absolute_url()).status_code == 200
    history = reverse("trail:history", args=["strategy.objective", elsewhere.pk])
    assert browser.get(history).status_code == 404


def test_the_filter_names_nobody_one_may_not_see(pat, alice, signed_in):
    page = signed_in(pat).get(reverse("trail:page"))
    assert page.status_code == 200
    assert alice.name not in page.content.decode()
    assert alice.name in signed_in(alice).get(reverse("trail:page")).content.decode()


def test_what_went_to_another_product_is_no_longer_named(alice, pat, other_product, objective):
    record("changed", objective, by=alice)
    [line] = queries.lines(pat, list(queries.events(pat)))
    assert line.name == str(objective)
    objective.product, objective.title = other_product, "Secret now"
    objective.save()
    [line] = queries.lines(pat, list(queries.events(pat)))
    assert (line.name, line.url) == ("", "")
