"""What comes of one promised by a sponsor is read by that sponsor and by nobody else, whatever their role."""

import json

import pytest
from django.urls import reverse
from django.utils import timezone

from passerelle.arbitration.lessons import Lessons
from passerelle.commitment.proof.lessons import lessons
from passerelle.commitment.proof.portfolio import own_share, portfolio
from passerelle.people.models import Person
from passerelle.trail.models import Event
from tests.commitment.sponsored import measured, sponsor
from tests.rights import ALL_ROLES

READERS = ("owner", "cpo", "ceo", "cto", "pm", "po", "advisor")
MINE = "Your own promises"


@pytest.fixture
def sponsored(product):
    """A sponsor who brings a third of what they promise, among six others."""
    loud = sponsor(0, "pm", "Louis Loud")
    others = [sponsor(n, "pm") for n in range(1, 7)]
    by = [loud, *others] * 3
    commitment = measured(product, by, ratios=[0.3 if one is loud else 0.9 for one in by])
    return loud, others, commitment


def page(client):
    return client.get(reverse("commitment:portfolio"))


def test_a_sponsor_reads_their_own(sponsored, signed_in):
    loud, others, _ = sponsored
    answer = page(signed_in(loud))
    assert MINE in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    mine, theirs = own_share(loud), own_share(others[0])
    assert mine.count == 3
    assert mine.mean < theirs.mean - 0.3


@pytest.mark.parametrize("role", ALL_ROLES)
def test_no_role_reads_that_of_another(role, sponsored, signed_in):
    loud, _, commitment = sponsored
    reader = Person.objects.create_user("reader@belvedere.example", "a long password", role=role)
    assert own_share(reader) is None
    answer = page(signed_in(reader))
    assert (answer.status_code == 200) == (role in READERS)
    text = answer.content.decode()
    assert MINE not in text
    assert loud.name not in text
    for url in (commitment_page(commitment), reverse("commitment:promise", args=[1, 1])):
        text = signed_in(reader).get(url).content.decode()
        assert MINE not in text
        assert loud.name not in text


def commitment_page(commitment):
    return reverse("commitment:proof", args=[commitment.number])


def test_what_everybody_reads_holds_no_sponsor(sponsored, alice):
    loud, *_ = sponsored
    found = portfolio(alice, on=timezone.localdate())
    assert not hasattr(found.shares, "sponsors")
    told = {*found.shares.kinds, *found.shares.groups}
    assert str(loud.pk) not in told
    assert loud.name not in told


def test_it_is_written_nowhere(sponsored, signed_in):
    """Reading one's own leaves no event, no row, nothing to find or to export."""
    from django.apps import apps

    loud, *_ = sponsored
    models = [one for one in apps.get_models() if one.__module__.startswith("passerelle.")]
    before = {one: one.objects.count() for one in models if one.__name__ != "Visit"}
    page(signed_in(loud))
    assert {one: one.objects.count() for one in before} == before
    figure = f"{own_share(loud).mean:.3f}"
    kept = json.dumps(list(Event.objects.values_list("changes", flat=True)), default=str)
    assert figure not in kept


def test_neither_search_nor_export_of_a_review_holds_it(sponsored, alice, signed_in):
    """A review is kept with what was found of each initiative; who asked for it stands nowhere in it."""
    loud, _, commitment = sponsored
    found = signed_in(alice).get(reverse("desk:search"), {"q": loud.name}).content.decode()
    assert reverse("commitment:portfolio") not in found
    kept = commitment.reviews.get().facts
    assert "sponsor" not in json.dumps(kept)


def test_the_frame_is_taught_by_kind_and_its_reader_by_their_own(sponsored, alice):
    loud, _, commitment = sponsored
    told = lessons(alice, commitment.arbitration)
    assert told.own is None
    assert told.next is not None
    assert lessons(loud, commitment.arbitration).own.mean < told.next.mean - 0.3


def test_without_a_measured_promise_nothing_is_taught(alice, product):
    from passerelle.arbitration.models import Arbitration

    row = Arbitration.objects.create(number=1, name="Q", first="2026-Q1", product=product)
    assert lessons(alice, row) == Lessons()
