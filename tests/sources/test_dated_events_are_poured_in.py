"""Dated events come from a sheet or a calendar, once; what cannot come in says why."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from passerelle.kpis.models import DatedEvent, Measure
from passerelle.people.models import Person, ProductRole
from passerelle.sources.actions import pour
from passerelle.sources.actions.receive import receive
from passerelle.sources.actions.undo import undo
from passerelle.sources.forms.columns import EventsForm
from passerelle.sources.models import Import
from passerelle.sources.preview import preview

CSV = """day,kind,name,where,ends,product,measure,note
2026-11-03,tracker,Tracker 8.2,appareil=iPhone,,Tournées,,
2026-11-13,Campagne,Rentrée,,2026-11-20,,Sign-ups,second lot
2026-11-16,law,Draft decree,,,,,
"""
ICS = """BEGIN:VCALENDAR
BEGIN:VEVENT
UID:1@example.org
DTSTART;VALUE=DATE:20261103
DTEND;VALUE=DATE:20261106
SUMMARY:Tracker 8.2
CATEGORIES:Produit,Release
END:VEVENT
BEGIN:VEVENT
UID:2@example.org
DTSTART:20261109T233000Z
SUMMARY:Déjeuner
RRULE:FREQ=WEEKLY
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def signups(company, product):
    return Measure.objects.create(
        name="Sign-ups", slug="sign-ups", product=product, dimensions=["pays"]
    )


@pytest.fixture
def poured(alice, signups):
    def run(text, *, name="events.csv", by=None, **options):
        of = receive("events", [text.encode()], name=name, by=by or alice, options=options)
        return of, pour.run(of, by=by or alice)

    return run


def counts(outcome):
    return tuple(outcome.counts[name] for name in ("created", "updated", "unchanged"))


def codes(outcome):
    return [one.code for one in outcome.problems]


def test_a_sheet_becomes_events_of_what_they_concern(poured, product, signups):
    _, outcome = poured(CSV)
    assert counts(outcome) == (3, 0, 0), outcome.problems
    tracker, campaign, law = DatedEvent.objects.order_by("on")
    assert (tracker.kind, tracker.product, tracker.where) == (
        "tracker",
        product,
        {"appareil": "iPhone"},
    )
    assert (campaign.kind, campaign.measure, campaign.product, campaign.note) == (
        "campaign",
        signups,
        product,
        "second lot",
    )
    assert campaign.end == dt.date(2026, 11, 20)
    assert (law.measure, law.product, law.source) == (None, None, "csv")


def test_the_same_sheet_twice_changes_nothing_and_a_changed_cell_its_event(poured):
    poured(CSV)
    assert counts(poured(CSV)[1]) == (0, 0, 3)
    assert counts(poured(CSV.replace("second lot", "third lot"))[1]) == (0, 1, 2)
    assert DatedEvent.objects.count() == 3


def test_a_calendar_comes_in_once_and_follows_what_moved(poured):
    _, outcome = poured(ICS, name="a.ics", tz="Europe/Paris")
    assert counts(outcome) == (1, 0, 0)
    assert codes(outcome) == ["no-kind"]
    assert outcome.problems[0].place.row == 9
    _, outcome = poured(ICS, name="b.ics", tz="Europe/Paris", as_kind="other")
    assert (counts(outcome), codes(outcome)) == ((1, 0, 1), ["repeats"])
    release, lunch = DatedEvent.objects.order_by("on")
    assert (release.kind, release.end, release.uid) == (
        "release",
        dt.date(2026, 11, 5),
        "1@example.org",
    )
    assert (lunch.on, lunch.kind, lunch.source) == (dt.date(2026, 11, 10), "other", "ics")
    moved = ICS.replace("DTEND;VALUE=DATE:20261106\n", "").replace(":20261103", ":20261104")
    assert counts(poured(moved, name="a.ics", tz="Europe/Paris", as_kind="other")[1]) == (0, 1, 1)
    release.refresh_from_db()
    assert (release.on, release.end) == (dt.date(2026, 11, 4), None)


@pytest.mark.parametrize(
    ("row", "code", "column"),
    [
        ("2026-11-03,lunch,A,,", "unknown-choice", "kind"),
        ("2026-11-03,,A,,", "no-kind", "kind"),
        ("2026-11-03,law,A,iPhone,", "not-a-segment", "where"),
        ("2026-11-03,law,A,,Nothing", "no-such-measure", "measure"),
        ("2026-11-03,law,A,plan=Pro,Sign-ups", "no-dimension", "where"),
    ],
)
def test_a_row_that_cannot_come_in_says_where_and_the_others_do(poured, row, code, column):
    text = f"day,kind,name,where,measure\n2026-11-01,law,Fine,,\n{row}\n"
    _, outcome = poured(text)
    assert counts(outcome) == (1, 0, 0)
    assert codes(outcome) == [code]
    place = outcome.problems[0].place
    assert (place.row, place.column) == (3, column)


def test_who_works_for_one_product_writes_its_events_only(poured, product, other_product):
    person = Person.objects.create_user("pm@belvedere.example", None, name="PM")
    ProductRole.objects.create(person=person, product=product, role="pm")
    text = (
        "day,kind,name,product\n2026-11-03,law,Ours,Tournées\n2026-11-03,law,All,\n"
        f"2026-11-03,law,Theirs,{other_product.name}\n"
    )
    _, outcome = poured(text, by=person)
    assert codes(outcome) == ["not-yours", "unknown-product"]
    assert [one.label for one in DatedEvent.objects.all()] == ["Ours"]


def test_an_import_of_events_is_taken_back(poured, alice):
    of, _ = poured(CSV)
    of.refresh_from_db()
    undo(of, by=alice)
    assert not DatedEvent.objects.exists()


def test_the_wizard_shows_a_calendar_and_asks_for_the_kind_of_the_rest(alice, client, signups):
    of = receive("events", [ICS.encode()], name="a.ics", by=alice)
    shown = preview(of, None)
    assert shown.rows[0] == ["2026-11-03", "2026-11-05", "Tracker 8.2", "Produit, Release"]
    form = EventsForm({"as_kind": "other", "tz": "Europe/Paris"}, shown=shown)
    assert form.is_valid(), form.errors
    assert form.options() == {"tz": "Europe/Paris", "holds": "events", "as_kind": "other"}
    client.force_login(alice)
    assert client.get(reverse("sources:columns", args=[of.pk])).status_code == 200
    assert Import.objects.count() == 1
