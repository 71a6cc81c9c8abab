"""One mail with what really moved, in the reader's language, for those who may see it; and the inbox."""

from __future__ import annotations

import datetime as dt
import re
import smtplib
from typing import Any

import pytest
from django.core import mail
from django.urls import reverse

from passerelle.analysis import actions
from passerelle.analysis.actions.letters import send_letters
from passerelle.analysis.models import Judged, Movement, Notice, Watch
from passerelle.desk import inbox
from passerelle.kpis.models import Measure
from passerelle.people.models import Person, ProductRole

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _mail_is_sent(settings: Any, company: Any) -> None:
    settings.MAIL_IS_SENT = True


def moved(owner: Any = None, *, slug: str = "signups", **facts: Any) -> Movement:
    measure = Measure.objects.create(name=slug.capitalize(), slug=slug, owner=owner, **facts)
    day = dt.date(2026, 5, 30)
    return Movement.objects.create(
        measure=measure, since=day, since_low=day, since_high=day + dt.timedelta(days=1),
        flagged_on=day, is_rise=False, shape="level", actual=410, expected=450,
        change=-0.09, change_low=-0.12, change_high=-0.05,
    )  # fmt: skip


def parts() -> tuple[str, str]:
    letter: Any = mail.outbox[-1]
    return letter.body, letter.alternatives[0][0]


def test_the_owner_gets_one_mail_with_what_it_looks_like_and_where_it_is_answered(
    alice: Person,
) -> None:
    row = moved(alice)
    assert send_letters(is_weekly=True)
    assert [letter.to for letter in mail.outbox] == [[alice.email]]
    assert mail.outbox[0].subject == "1 measure really moved"
    for text in parts():
        assert "has stood lower since 30\u00a0May" in text
        assert "410 against 450 expected" in text
        assert f"{reverse('analysis:why', args=['signups'])}?since={row.since}" in text
        assert reverse("analysis:moved_mail") in text
        assert "http://" in text or "https://" in text


def test_the_mail_speaks_the_language_of_who_reads_it(alice: Person) -> None:
    alice.language = "fr"
    alice.save()
    moved(alice)
    send_letters(is_weekly=True)
    assert mail.outbox[0].subject == "1 mesure a vraiment bougé"
    text, page = parts()
    assert "Bonjour Alice Martin," in text
    assert "se tient plus bas depuis le 30\u00a0mai" in text
    assert '<html lang="fr">' in page and "Pourquoi" in page


def test_nobody_is_told_twice_and_nothing_is_sent_when_nothing_moved(alice: Person) -> None:
    send_letters(is_weekly=True)
    moved(alice)
    send_letters(is_weekly=True)
    send_letters(is_weekly=True)
    assert len(mail.outbox) == 1


def test_a_name_with_markup_is_text_in_the_page_of_the_mail(alice: Person) -> None:
    row = moved(alice)
    Measure.objects.filter(pk=row.measure_id).update(name="<b>x</b>")
    send_letters(is_weekly=True)
    text, page = parts()
    assert "<b>x</b>" in text
    assert "<b>x</b>" not in page


def test_rights_are_those_of_the_moment_of_sending(
    alice: Person, bob: Person, product: Any, other_product: Any
) -> None:
    row = moved(alice, product=other_product)
    bob.role = ""
    bob.save()
    ProductRole.objects.create(person=bob, product=other_product, role="pm")
    actions.follow(row.measure, by=bob)
    ProductRole.objects.filter(person=bob).update(product=product)
    send_letters(is_weekly=True)
    assert [letter.to for letter in mail.outbox] == [[alice.email]]


def test_followers_are_told_unless_the_owner_alone_is(alice: Person, bob: Person) -> None:
    first, second = moved(alice), moved(alice, slug="orders")
    actions.follow(first.measure, by=bob)
    actions.follow(second.measure, by=bob)
    actions.set_watch(second.measure, by=alice, told=Watch.Told.OWNER)
    send_letters(is_weekly=True)
    text = next(letter.body for letter in mail.outbox if letter.to == [bob.email])
    assert "Signups" in text
    assert "Orders" not in text


@pytest.mark.parametrize(
    ("cadence", "on_a_day", "on_monday"), [("daily", 1, 1), ("weekly", 0, 1), ("none", 0, 0)]
)
def test_each_measure_is_mailed_as_often_as_was_chosen(
    alice: Person, cadence: str, on_a_day: int, on_monday: int
) -> None:
    row = moved(alice)
    actions.set_watch(row.measure, by=alice, cadence=cadence)
    send_letters(is_weekly=False)
    assert len(mail.outbox) == on_a_day
    send_letters(is_weekly=True)
    assert len(mail.outbox) == on_monday


def test_whoever_wants_no_digest_gets_none(alice: Person, signed_in: Any) -> None:
    moved(alice)
    client = signed_in(alice)
    client.post(reverse("analysis:moved_mail"), {"wanted": "0"})
    send_letters(is_weekly=True)
    assert not mail.outbox
    client.post(reverse("analysis:moved_mail"), {"wanted": "1"})
    send_letters(is_weekly=True)
    assert len(mail.outbox) == 1


def test_without_mail_the_inbox_alone_tells(alice: Person, settings: Any) -> None:
    settings.MAIL_IS_SENT = False
    moved(alice)
    assert send_letters(is_weekly=True)
    assert not mail.outbox and not Notice.objects.exists()
    assert len(inbox.waiting_for(alice)) == 1


def test_a_mail_that_could_not_leave_is_sent_the_next_time(
    alice: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved(alice)

    def refused(self: Any) -> int:
        raise smtplib.SMTPServerDisconnected("gone")

    with monkeypatch.context() as patched:
        patched.setattr("django.core.mail.EmailMultiAlternatives.send", refused)
        assert not send_letters(is_weekly=True)
    assert send_letters(is_weekly=True)
    assert len(mail.outbox) == 1


def test_the_owner_is_asked_to_look_until_they_have(
    alice: Person, bob: Person, signed_in: Any
) -> None:
    row = moved(alice)
    assert not inbox.waiting_for(bob)
    item = inbox.waiting_for(alice)[0]
    assert (item.kind, item.url) == ("look", row.get_absolute_url())
    assert "has stood lower" in item.title
    assert "To look at" in signed_in(alice).get(reverse("desk:inbox")).content.decode()
    signed_in(alice).post(reverse("analysis:moved_seen", args=[row.pk]))
    assert not inbox.waiting_for(alice)
    row.refresh_from_db()
    assert (row.state, row.seen_by) == ("seen", alice)


def test_what_moved_is_listed_to_those_who_see_the_measure(
    alice: Person, bob: Person, charlie: Person, product: Any, other_product: Any, signed_in: Any
) -> None:
    moved(alice, product=other_product)
    page = signed_in(alice).get(reverse("analysis:moved")).content.decode()
    assert "1 measure really moved" in page
    assert "has stood lower" in page
    assert re.findall(r'id="s(\d)"', page) == ["1"]
    late = Measure.objects.create(name="Late", slug="late", product=other_product)
    Judged.objects.create(measure=late, refusal="past-too-short")
    page = signed_in(alice).get(reverse("analysis:moved")).content.decode()
    assert re.findall(r'id="s(\d)"', page) == ["1", "2"]
    bob.role = ""
    bob.save()
    ProductRole.objects.create(person=bob, product=product, role="pm")
    page = signed_in(bob).get(reverse("analysis:moved")).content.decode()
    assert "Signups" not in page
    assert "Nothing moves beyond" in page
    assert signed_in(charlie).get(reverse("analysis:moved")).status_code == 404


def test_a_reader_sees_how_a_measure_is_watched_and_only_an_editor_chooses(
    alice: Person, bob: Person, signed_in: Any
) -> None:
    row = moved(alice)
    url = reverse("analysis:watch", args=["signups"])
    chosen = {
        "is_watched": "on",
        "side": "bad",
        "share": "sooner",
        "told": "owner",
        "cadence": "daily",
    }
    assert (
        "<form"
        not in signed_in(bob)
        .get(url)
        .content.decode()
        .split("heading__line")[1]
        .split("</main>")[0]
    )
    assert signed_in(bob).post(url, chosen).status_code == 404
    assert signed_in(alice).post(url, chosen).status_code == 302
    assert Watch.objects.get(measure=row.measure).weight == 3
    assert signed_in(alice).post(url, chosen | {"side": "up"}).status_code == 422
