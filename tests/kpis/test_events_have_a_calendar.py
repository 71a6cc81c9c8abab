"""The company's dated events: one list, what each concerns, and nothing of what a person may not see."""

from __future__ import annotations

import datetime as dt
from urllib.parse import urlencode

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from passerelle.desk import index
from passerelle.engine.explain.answer.question import Happening
from passerelle.kpis import actions
from passerelle.kpis.models import DatedEvent, Measure
from passerelle.kpis.segments import SegmentError, read_segment
from passerelle.people.models import Person, ProductRole
from passerelle.trail.actions import undo
from passerelle.trail.models import Deletion, Event

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 11, 3)
HERE = "/events/"


@pytest.fixture
def write(alice):
    alice.language = "en"
    alice.save()

    def written(label, *, on=DAY, kind="release", **facts):
        return actions.write_event(by=alice, label=label, on=on, kind=kind, **facts)

    return written


@pytest.fixture
def read(alice, signed_in):
    def page(**asked):
        return signed_in(alice).get(f"{HERE}?{urlencode(asked)}").content.decode()

    return page


def test_the_kinds_are_those_that_an_explanation_weighs_and_one_more():
    assert set(DatedEvent.Kind.values) - {"other"} == {one.value for one in Happening}


def test_events_are_listed_under_their_month_the_last_first(write, read):
    write("Mars", on=dt.date(2026, 3, 2))
    write("Novembre")
    page = read()
    assert page.index("November 2026") < page.index("Novembre<") < page.index("March 2026")
    assert read(sort="first").index("Mars<") < read(sort="first").index("Novembre<")
    assert "March 2026" not in read(sort="label")


def test_a_month_shows_whatever_touches_it(write, read):
    write("Longue", on=dt.date(2026, 9, 7), end=dt.date(2026, 11, 13), kind="campaign")
    write("Finie", on=dt.date(2026, 9, 1), end=dt.date(2026, 9, 30))
    page = read(month="2026-10")
    assert "Longue" in page
    assert "Finie" not in page
    assert "Finie" in read(month="not a month")


@pytest.mark.parametrize("month", ["9999-12", "0001-01"])
def test_a_month_at_the_end_of_time_shows_nothing(write, read, month):
    write("Novembre")
    assert "No event fits these choices." in read(month=month)


def test_the_list_is_narrowed_by_kind_words_product_and_measure(
    write, read, measure, other_product
):
    write("Ailleurs", product=other_product, kind="price")
    write("Ici", measure=measure, note="lot 2")
    write("Partout", kind="law")
    assert [name in read(kind="price") for name in ("Ailleurs", "Ici")] == [True, False]
    assert [name in read(q="LOT") for name in ("Ailleurs", "Ici")] == [False, True]
    narrowed = read(product=str(measure.product_id))
    assert ("Ici<" in narrowed, "Ailleurs<" in narrowed) == (True, False)
    concerned = read(measure=measure.slug)
    assert [f"{name}</a>" in concerned for name in ("Ailleurs", "Ici", "Partout")] == [
        False,
        True,
        True,
    ]


def test_a_list_of_any_length_asks_as_much(write, measure, alice, signed_in):
    client, counts = signed_in(alice), []
    for number in range(40):
        write(f"Fait {number}", measure=measure)
        if number in {2, 39}:
            client.get(HERE)
            with CaptureQueriesContext(connection) as seen:
                client.get(HERE)
            counts.append(len(seen))
    assert counts[0] == counts[1] <= 12


def test_an_event_of_a_measure_belongs_to_its_product(write, measure, other_product):
    event = write("Formulaire B", measure=measure)
    assert event.product == measure.product
    measure.product = other_product
    measure.save()
    changed = actions.change_event(event, by=event.by, note="moved")
    assert changed.product == other_product


def test_the_form_says_what_is_wrong_and_where(alice, signed_in, measure, other_product):
    alice.language = "en"
    alice.save()
    sent = {
        "on": "2026-11-03",
        "end": "2026-11-01",
        "label": "x",
        "kind": "law",
        "measure": measure.pk,
        "product": other_product.pk,
        "where": "plan=Pro",
    }
    answer = signed_in(alice).post(reverse("kpis:event_new"), sent)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "It ends before it starts" in page
    assert "belongs to another product" in page
    assert "not broken down by “plan”; it is by: country." in page
    sent = {**sent, "where": "France"}
    page = signed_in(alice).post(reverse("kpis:event_new"), sent).content.decode()
    assert "write it as country=FR" in page


def test_an_event_is_written_changed_deleted_and_put_back(alice, signed_in, measure):
    client = signed_in(alice)
    sent = {"on": "2026-11-03", "label": "Traceur 8.2", "kind": "tracker", "measure": measure.pk}
    client.post(reverse("kpis:event_new"), {**sent, "where": "country=FR"})
    event = DatedEvent.objects.get()
    assert (event.where, event.product, event.by) == ({"country": "FR"}, measure.product, alice)
    client.post(reverse("kpis:event_edit", args=[event.pk]), {**sent, "label": "Traceur 8.3"})
    event.refresh_from_db()
    assert (event.label, event.where) == ("Traceur 8.3", {})
    assert "Traceur 8.3" in client.get(event.get_absolute_url()).content.decode()
    client.post(reverse("kpis:event_delete", args=[event.pk]))
    assert not DatedEvent.objects.exists()
    undo(Deletion.objects.get(), by=alice)
    assert DatedEvent.objects.get().label == "Traceur 8.3"
    mine = Event.objects.filter(object_type="kpis.datedevent").order_by("pk")
    assert [one.verb for one in mine] == ["created", "changed", "deleted", "restored"]
    on_measure = Event.objects.filter(object_type="kpis.measure").order_by("pk")
    assert [one.verb for one in on_measure] == ["event_added", "event_removed"]


def test_an_event_is_found_by_its_name_and_its_segment(write, alice, signed_in):
    event = write("Safari abrège la vie des traceurs", where={"browser": "Safari"})
    assert [one.url for one in index.search(alice, "traceurs safari")] == [event.get_absolute_url()]


@pytest.fixture
def manager(product):
    person = Person.objects.create_user("pm@belvedere.example", None, name="PM")
    ProductRole.objects.create(person=person, product=product, role="pm")
    return person


def test_someone_of_one_product_sees_and_changes_what_is_theirs(
    write, measure, other_product, manager, signed_in
):
    foreign = Measure.objects.create(name="Caché", slug="cache", product=other_product)
    hidden = [write("Secret", measure=foreign), write("Voilé", product=other_product)]
    shared, mine = write("Décret", kind="law"), write("Soldes", measure=measure)
    client = signed_in(manager)
    page = client.get(HERE).content.decode()
    assert [name in page for name in ("Soldes", "Décret", "Secret", "Voilé", "Caché")] == [
        True,
        True,
        False,
        False,
        False,
    ]
    assert "Secret" not in client.get(f"{HERE}?measure=cache").content.decode()
    for event in hidden:
        assert client.get(event.get_absolute_url()).status_code == 404
    assert client.get(shared.get_absolute_url()).status_code == 200
    assert client.post(reverse("kpis:event_delete", args=[shared.pk])).status_code == 404
    assert client.post(reverse("kpis:event_delete", args=[mine.pk])).status_code == 302
    sent = {"on": "2026-11-03", "label": "Tout", "kind": "law"}
    assert client.post(reverse("kpis:event_new"), sent).status_code == 422
    sent["measure"] = foreign.pk
    assert client.post(reverse("kpis:event_new"), sent).status_code == 422


def test_a_line_of_a_file_is_written_once(write):
    write("Une fois", source="ics", uid="a@example.org")
    with pytest.raises(IntegrityError), transaction.atomic():
        write("Deux fois", source="ics", uid="a@example.org")
    write("À la main")
    write("À la main")


@pytest.mark.parametrize("text", ["FR", "country=", "=FR", "country=FR, country=DE"])
def test_a_segment_that_means_nothing_is_refused(text):
    with pytest.raises(SegmentError):
        read_segment(text)


def test_a_segment_reads_commas_and_semicolons():
    assert read_segment(" country = FR ; plan=Pro,") == {"country": "FR", "plan": "Pro"}


def test_an_event_goes_with_its_measure_to_another_product(
    write, measure, other_product, product, alice, signed_in
):
    person = Person.objects.create_user("pm@belvedere.example", None, name="PM")
    ProductRole.objects.create(person=person, product=product, role="pm")
    event = write("Mystery", measure=measure)
    actions.change(measure, by=alice, product=other_product)
    event.refresh_from_db()
    assert event.product == other_product
    assert index.search(person, "Mystery") == []
    browser = signed_in(person)
    for page in ("trail:history", "desk:comments"):
        assert browser.get(reverse(page, args=["kpis.datedevent", event.pk])).status_code == 404
    assert "Mystery" not in browser.get(reverse("trail:page")).content.decode()
