"""The company's own provider proves an address; only people we know, and who are active, come in."""

from types import SimpleNamespace

import pytest
from allauth.account.models import EmailAddress
from allauth.core.exceptions import ImmediateHttpResponse
from django.test import RequestFactory

from passerelle.people.models import Person
from passerelle.people.signin import OutsideAdapter


def arriving(email, *, verified=True):
    """Someone comes back from the provider with this address."""
    connected = []
    login = SimpleNamespace(
        is_existing=False,
        email_addresses=[EmailAddress(email=email, verified=verified)],
        connect=lambda request, person: connected.append(person),
    )
    request = RequestFactory().get("/")
    request.user = SimpleNamespace(is_authenticated=False)
    OutsideAdapter().pre_social_login(request, login)
    return connected


def test_someone_we_know_comes_in(alice):
    assert arriving("Alice@belvedere.example") == [alice]


def test_an_unknown_address_is_refused_and_nobody_is_created(alice):
    with pytest.raises(ImmediateHttpResponse) as refusal:
        arriving("eve@elsewhere.example")
    assert refusal.value.response.status_code == 403
    assert Person.objects.count() == 1


def test_an_address_the_provider_did_not_verify_is_refused(alice):
    with pytest.raises(ImmediateHttpResponse):
        arriving(alice.email, verified=False)


def test_someone_deactivated_is_refused(alice):
    Person.objects.filter(pk=alice.pk).update(is_active=False)
    with pytest.raises(ImmediateHttpResponse):
        arriving(alice.email)


def test_the_button_is_there_only_when_a_provider_is_set(company, client, settings):
    assert "Sign in with Entra" not in client.get("/account/login/?lang=en").content.decode()
    provider = {
        "provider_id": "company",
        "name": "Entra",
        "client_id": "x",
        "secret": "x",
        "settings": {"server_url": "https://id.belvedere.example"},
    }
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [provider]}}
    assert "Sign in with Entra" in client.get("/account/login/?lang=en").content.decode()


def test_nobody_signs_up_through_it(db):
    assert OutsideAdapter().is_open_for_signup(RequestFactory().get("/"), None) is False
