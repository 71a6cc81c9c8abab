"""The secret behind a second factor never lies open in the database, outlives a change of key, and fails shut."""

from __future__ import annotations

import json

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from passerelle.conf.checks import database
from passerelle.people.actions import second_factor
from passerelle.people.sealing import UnreadableError, seal, unseal
from passerelle.trail.models import Event
from tests.people.test_second_factor import code_of, enrol
from tests.people.test_sign_in import is_in, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh_limits():
    cache.clear()


@pytest.fixture
def secret(alice, client):
    sign_in(client)
    return enrol(client)


def enters(secret: str) -> bool:
    cache.clear()  # a code just used may not serve twice
    browser = Client()
    sign_in(browser)
    browser.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    return is_in(browser)


def kept() -> str:
    return json.dumps(list(Authenticator.objects.order_by("type").values_list("data", flat=True)))


def test_the_secret_and_the_seed_are_not_in_the_database(secret):
    totp = Authenticator.objects.get(type="totp")
    codes = Authenticator.objects.get(type="recovery_codes")
    assert secret not in kept()
    assert unseal(totp.data["secret"]) == secret
    assert unseal(codes.data["seed"]) not in kept()


def test_the_same_text_is_never_sealed_twice_alike():
    assert seal("one") != seal("one")


def test_a_secret_kept_open_before_still_works_and_is_sealed_by_an_upgrade(secret):
    totp = Authenticator.objects.get(type="totp")
    totp.data["secret"] = secret
    totp.save()
    assert enters(secret)
    assert second_factor.reseal() == 1
    assert secret not in kept()
    assert enters(secret)
    assert second_factor.reseal() == 0, "running it again changes nothing"


def test_a_former_key_still_opens_until_an_upgrade_makes_it_needless(secret, settings):
    former, settings.SECRET_KEY = settings.SECRET_KEY, "another key"
    settings.SECRET_KEY_FALLBACKS = [former]
    assert enters(secret)
    assert second_factor.reseal() == 2
    settings.SECRET_KEY_FALLBACKS = []
    assert enters(secret)


def test_a_lost_key_shuts_and_says_so(secret, settings):
    settings.SECRET_KEY = "another key"
    assert not enters(secret)
    with pytest.raises(UnreadableError):
        unseal(Authenticator.objects.get(type="totp").data["secret"])
    [said] = database.second_factors()
    assert said.id == "passerelle.W013"
    assert "--forget-second-factor" in said.hint
    assert second_factor.reseal() == 0, "what cannot be read is left as it is"


def test_a_wrong_secret_is_never_the_same_twice(settings, caplog):
    sealed = seal("one")
    settings.SECRET_KEY = "another key"
    adapter = get_adapter()
    assert adapter.decrypt(sealed) != adapter.decrypt(sealed)
    assert "another secret key" in caplog.text


def test_forgetting_takes_every_factor_away_and_leaves_an_event(secret, alice, owner, client):
    assert second_factor.forget(alice, by=owner) == 2
    assert not Authenticator.objects.filter(user=alice).exists()
    assert not is_in(client)
    assert Event.objects.get(verb="factor_forgotten").object_id == alice.pk
    assert [*database.second_factors()] == []
