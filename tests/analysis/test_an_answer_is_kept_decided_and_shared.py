"""An answer is kept as it was told, decided about, and shared by a link that leaks nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from passerelle.analysis.actions import answers, decide, keep, share
from passerelle.analysis.models import Answer, AnswerLink, Decision
from passerelle.analysis.queries.movement import _events
from passerelle.kernel.errors import DomainError
from passerelle.kpis.models import DatedEvent, Measure, MeasureLink
from passerelle.people.actions import departure
from passerelle.people.models import Person, ProductRole, Role
from passerelle.trail.models import Event
from tests.analysis.answers import DAYS, START, finding, question
from tests.analysis.kept import an_answer

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept(product: Any, alice: Any) -> Answer:
    Measure.objects.create(name="Sign-ups", slug="sign-ups", product=product)
    return an_answer("sign-ups", by=alice)


@pytest.fixture
def keeper(product: Any) -> Person:
    """Runs one product, holds no role in the company."""
    person = Person.objects.create_user("paul@belvedere.example", None, name="Paul")
    ProductRole.objects.create(person=person, product=product, role=Role.PM)
    return person


def test_it_is_kept_in_both_languages_with_its_likelihoods(kept: Answer) -> None:
    assert kept.content["fr"]["verdict"] != kept.content["en"]["verdict"]
    assert kept.chances["fault"] == 0.83
    assert kept.content["en"]["pros"][0]["told"]["title"]


def test_keeping_the_same_answer_twice_keeps_one(kept: Answer, alice: Any) -> None:
    assert an_answer("sign-ups", by=alice) == kept


def test_two_clicks_at_once_keep_one(product: Any, alice: Any, monkeypatch: Any) -> None:
    Measure.objects.create(name="Sign-ups", slug="sign-ups", product=product)
    told, first = answers._told, []

    def meanwhile(*given: Any) -> Any:
        if not first:
            first.append(None)
            first.append(an_answer("sign-ups", by=alice))
        return told(*given)

    monkeypatch.setattr(answers, "_told", meanwhile)
    assert an_answer("sign-ups", by=alice) == first[1]
    assert Event.objects.filter(verb="answer_kept").count() == 1


def test_what_was_read_and_has_changed_since_is_not_kept(kept: Answer, alice: Any) -> None:
    with pytest.raises(DomainError):
        keep(kept.measure, finding(), question(), by=alice, read="another digest")


def test_it_cannot_be_rewritten(kept: Answer) -> None:
    with pytest.raises(DomainError):
        kept.save()


def test_decisions_stay_with_their_author_and_in_the_history_of_the_measure(
    kept: Answer, alice: Any, signed_in: Any
) -> None:
    client, where = signed_in(alice), [kept.measure.slug, kept.pk]
    for sent in ({"said": "doubted"}, {"said": "checked", "found": "mix", "note": "Counted it"}):
        assert client.post(reverse("analysis:decide", args=where), sent).status_code == 302
    assert [row.said for row in kept.decisions.all()] == ["checked", "doubted"]
    page = client.get(reverse("analysis:answers", args=[kept.measure.slug])).content.decode()
    assert "Counted it" in page and "Alice Martin" in page
    told = Event.objects.filter(object_type="kpis.measure", object_id=kept.measure_id)
    assert list(told.order_by("pk").values_list("verb", flat=True)) == [
        "answer_kept", "decided", "decided",
    ]  # fmt: skip


def test_a_check_without_what_it_found_is_refused_in_words(
    kept: Answer, alice: Any, signed_in: Any
) -> None:
    address = reverse("analysis:decide", args=[kept.measure.slug, kept.pk])
    answer = signed_in(alice).post(address, {"said": "checked"})
    assert answer.status_code == 422
    assert not Decision.objects.exists()
    with pytest.raises(DomainError):
        decide(kept, by=alice, said="believed", found="fault")


def test_a_member_reads_it_and_may_not_decide(kept: Answer, bob: Any, signed_in: Any) -> None:
    client, where = signed_in(bob), [kept.measure.slug, kept.pk]
    assert client.get(reverse("analysis:answer", args=where)).status_code == 200
    sent = {"said": "believed"}
    assert client.post(reverse("analysis:decide", args=where), sent).status_code == 404


def test_who_may_not_see_a_measure_that_it_names_does_not_read_it(
    kept: Answer, keeper: Person, signed_in: Any, alice: Any
) -> None:
    """The decision is theirs to read, since the measure is; the answer names what is not."""
    hidden = Measure.objects.create(name="Zanzibar", slug="hidden")
    address = reverse("analysis:answer", args=[kept.measure.slug, kept.pk])
    decide(kept, by=alice, said="believed", note="Sure")
    assert signed_in(keeper).get(address).status_code == 200
    kept.told.create(measure_key=hidden.pk)
    assert signed_in(keeper).get(address).status_code == 404
    page = signed_in(keeper).get(reverse("analysis:answers", args=["sign-ups"])).content.decode()
    assert "Sure" in page and address not in page and "Zanzibar" not in page
    hidden.delete()
    assert signed_in(keeper).get(address).status_code == 404
    assert signed_in(alice).get(address).status_code == 200


def test_who_may_not_see_a_measure_whose_event_it_tells_does_not_read_it(
    kept: Answer,
    product: Any,
    keeper: Person,
    alice: Any,
    bob: Any,
    charlie: Any,
    signed_in: Any,
    client: Any,
) -> None:
    measure = kept.measure
    visits = Measure.objects.create(name="Visits", slug="visits", product=product)
    MeasureLink.objects.create(parent=measure, child=visits)
    DatedEvent.objects.create(measure=visits, on=DAYS[START], kind="campaign", label="Zanzibar")
    told = keep(
        measure,
        replace(finding(), digest="2" * 64),
        replace(question(), events=_events(alice, measure)),
        by=alice,
    )
    _made, token = share(told, by=keeper, days=7)
    address = reverse("analysis:answer", args=[measure.slug, told.pk])
    shared = reverse("analysis:shared", args=[token])
    for reader in (alice, keeper, bob):
        assert "Zanzibar" in signed_in(reader).get(address).content.decode()
    assert signed_in(charlie).get(address).status_code == 404
    assert client.get(shared).status_code == 200
    Measure.objects.filter(pk=visits.pk).update(product=None)
    assert signed_in(keeper).get(address).status_code == 404
    page = signed_in(keeper).get(reverse("analysis:answers", args=[measure.slug]))
    assert "Zanzibar" not in page.content.decode() and address not in page.content.decode()
    assert client.get(shared).status_code == 404
    assert signed_in(alice).get(address).status_code == 200


def test_a_stranger_with_the_link_reads_it_in_either_language(
    kept: Answer, alice: Any, client: Any
) -> None:
    _made, token = share(kept, by=alice, days=7)
    for lang in ("fr", "en"):
        page = client.get(reverse("analysis:shared", args=[token]), {"in": lang})
        assert kept.content[lang]["verdict"] in page.content.decode()
        assert page.headers["Referrer-Policy"] == "no-referrer"
    assert AnswerLink.objects.get().opened == 2


@pytest.mark.parametrize("how", ["expired", "revoked", "unknown"])
def test_a_dead_link_opens_nothing(
    kept: Answer, alice: Any, client: Any, signed_in: Any, how: str
) -> None:
    made, token = share(kept, by=alice, days=7)
    if how == "expired":
        past = timezone.now() - timedelta(seconds=1)
        AnswerLink.objects.filter(pk=made.pk).update(expires_at=past)
    elif how == "revoked":
        signed_in(alice).post(reverse("analysis:revoke", args=[made.pk]))
    else:
        token = "x" * 32
    assert client.get(reverse("analysis:shared", args=[token])).status_code == 404


def test_a_link_closes_when_its_maker_leaves(
    kept: Answer, alice: Any, owner: Any, client: Any
) -> None:
    _made, token = share(kept, by=alice, days=7)
    departure.deactivate(alice, heir=owner, by=owner)
    assert client.get(reverse("analysis:shared", args=[token])).status_code == 404
    assert AnswerLink.objects.get().revoked_at is not None


def test_a_link_opens_nothing_once_its_maker_no_longer_sees_what_it_names(
    kept: Answer, keeper: Person, client: Any
) -> None:
    _made, token = share(kept, by=keeper, days=7)
    address = reverse("analysis:shared", args=[token])
    assert client.get(address).status_code == 200
    hidden = Measure.objects.create(name="Zanzibar", slug="hidden")
    kept.told.create(measure_key=hidden.pk)
    assert client.get(address).status_code == 404
