"""A link lets one person in, once, for seven days, and only its digest is kept."""

from datetime import timedelta

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from passerelle.kernel.errors import DomainError
from passerelle.people.actions import invitation
from passerelle.people.models import Invitation, Person, ProductRole, Role
from passerelle.trail.models import Event

PASSWORD = "une phrase assez longue"


@pytest.fixture
def invited(owner):
    return invitation.invite(
        email="Nina@belvedere.example", name="Nina Petit", role=Role.PM, by=owner
    )


def test_an_invited_person_has_the_role_and_no_way_in_yet(invited):
    person, _token = invited
    assert person.email == "nina@belvedere.example"
    assert person.role == Role.PM
    assert not person.has_usable_password()


def test_only_the_digest_of_the_token_is_kept(invited):
    _person, token = invited
    row = Invitation.objects.get()
    assert len(token) >= 40
    assert row.token_digest == invitation.digest(token) != token
    assert token not in str(Event.objects.values_list("changes", flat=True))


def test_a_link_works_once(invited):
    person, token = invited
    invitation.accept(token, password=PASSWORD)
    person.refresh_from_db()
    assert person.check_password(PASSWORD)
    with pytest.raises(DomainError):
        invitation.accept(token, password="another long password")


def test_a_link_expires_after_seven_days(invited):
    _person, token = invited
    Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    with pytest.raises(DomainError):
        invitation.find(token)


def test_a_wrong_link_says_what_to_do(db, client):
    answer = client.get(reverse("people:accept", args=["wrong"]), HTTP_ACCEPT_LANGUAGE="en")
    assert answer.status_code == 422
    assert "Ask the person who sent it" in answer.content.decode()


def test_a_new_link_cancels_the_earlier_one(invited, owner):
    person, first = invited
    second = invitation.link(person, by=owner)
    with pytest.raises(DomainError):
        invitation.find(first)
    assert invitation.find(second).person == person


def test_a_deactivated_person_gets_no_link_and_keeps_none(invited, owner):
    person, token = invited
    Person.objects.filter(pk=person.pk).update(is_active=False)
    with pytest.raises(DomainError):
        invitation.find(token)
    person.refresh_from_db()
    with pytest.raises(DomainError):
        invitation.link(person, by=owner)


def test_an_invitation_gives_at_least_one_role(owner):
    with pytest.raises(DomainError):
        invitation.invite(email="x@belvedere.example", name="X", by=owner)


def test_the_page_sets_the_password_and_lets_in(invited, client):
    person, token = invited
    url = reverse("people:accept", args=[token])
    assert "Nina Petit" in client.get(url).content.decode()
    short = client.post(url, {"password": "court", "again": "court"})
    assert short.status_code == 422
    differ = client.post(url, {"password": PASSWORD, "again": PASSWORD + "x"})
    assert differ.status_code == 422
    answer = client.post(url, {"password": PASSWORD, "again": PASSWORD})
    assert answer.url == reverse("bridge:bridge")
    assert client.session["_auth_user_id"] == str(person.pk)
    assert client.get(url).status_code == 422


def test_who_was_signed_in_on_the_browser_gives_way(invited, owner, signed_in):
    person, token = invited
    browser = signed_in(owner)
    browser.post(reverse("people:accept", args=[token]), {"password": PASSWORD, "again": PASSWORD})
    assert browser.session["_auth_user_id"] == str(person.pk)


def test_a_new_password_leaves_the_second_factor_to_be_given(invited, client):
    person, token = invited
    TOTP.activate(person, "JBSWY3DPEHPK3PXP")
    url = reverse("people:accept", args=[token])
    answer = client.post(url, {"password": PASSWORD, "again": PASSWORD})
    assert answer.url.startswith(reverse("mfa_authenticate"))
    assert "_auth_user_id" not in client.session


def given(product=None):
    return {
        "name": "Nina Petit",
        "email": "nina@belvedere.example",
        "role": "",
        "product": product.pk if product else "",
        "product_role": "pm" if product else "",
    }


def test_without_mail_the_link_is_shown_once(owner, product, signed_in):
    answer = signed_in(owner).post(reverse("people:invite"), given(product))
    assert "/invitations/" in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    assert not mail.outbox
    assert ProductRole.objects.get().person.name == "Nina Petit"


def test_with_mail_the_link_is_sent_in_the_language_of_the_company(
    owner, product, signed_in, settings
):
    settings.MAIL_IS_SENT = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    answer = signed_in(owner).post(reverse("people:invite"), given(product))
    assert answer.status_code == 302
    [sent] = mail.outbox
    assert sent.to == ["nina@belvedere.example"]
    token = sent.body.split("/invitations/")[1].split("/")[0]
    assert invitation.find(token).person.name == "Nina Petit"


def test_a_form_without_any_role_comes_back_with_a_word(owner, signed_in):
    answer = signed_in(owner).post(reverse("people:invite"), given())
    assert answer.status_code == 422
    assert not Person.objects.filter(name="Nina Petit").exists()
