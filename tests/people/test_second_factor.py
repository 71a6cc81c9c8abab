"""A second factor, its recovery codes, and the sessions that are open."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from allauth.usersessions.models import UserSession
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from tests.people.test_sign_in import PASSWORD, is_in, sign_in


@pytest.fixture(autouse=True)
def _fresh_limits():
    cache.clear()


def code_of(secret):
    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(secret, counter))


def enrol(client):
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    assert "data:image/svg+xml" in page.content.decode()
    assert client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)}).status_code == 302
    return secret


def test_an_app_is_asked_for_after_the_password(alice, client):
    sign_in(client)
    secret = enrol(client)
    cache.clear()  # the code just used may not serve twice
    fresh = Client()
    assert sign_in(fresh).url.startswith(reverse("mfa_authenticate"))
    assert not is_in(fresh)
    fresh.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert not is_in(fresh)
    fresh.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    assert is_in(fresh)


def test_a_recovery_code_works_once(alice, client):
    sign_in(client)
    enrol(client)
    codes = client.get(reverse("mfa_view_recovery_codes")).context["unused_codes"]
    assert len(codes) == 10
    for expected in (True, False):
        other = Client()
        sign_in(other)
        other.post(reverse("mfa_authenticate"), {"code": codes[0]})
        assert is_in(other) is expected


def test_codes_cannot_be_guessed_forever(alice, client):
    sign_in(client)
    enrol(client)
    thief = Client()
    sign_in(thief)
    for _ in range(12):
        answer = thief.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert "Too many attempts" in answer.content.decode()


def test_the_second_factor_is_not_changed_without_a_recent_proof(alice, signed_in):
    client = signed_in(alice)
    answer = client.get(reverse("mfa_activate_totp"))
    assert answer.url.startswith(reverse("account_reauthenticate"))
    answer = client.post(answer.url, {"password": PASSWORD})
    assert answer.url == reverse("mfa_activate_totp")
    assert client.get(answer.url).status_code == 200
    assert not Authenticator.objects.exists()


# Sessions


def test_sessions_are_listed_and_one_can_be_ended_from_another(alice):
    here, there = Client(), Client()
    sign_in(here)
    sign_in(there)
    assert len(here.get(reverse("usersessions_list")).context["sessions"]) == 2
    other = UserSession.objects.get(session_key=there.session.session_key)
    here.post(reverse("people:session_end", args=[other.pk]))
    assert is_in(here)
    assert not is_in(there)


def test_nobody_ends_the_session_of_another(alice, bob, client, signed_in):
    sign_in(client)
    session = UserSession.objects.get(user=alice)
    answer = signed_in(bob).post(reverse("people:session_end", args=[session.pk]))
    assert answer.status_code == 422
    assert is_in(client)


def test_all_the_other_sessions_can_be_ended_at_once(alice):
    here, there = Client(), Client()
    sign_in(here)
    sign_in(there)
    here.post(reverse("usersessions_list"))
    assert is_in(here)
    assert not is_in(there)
