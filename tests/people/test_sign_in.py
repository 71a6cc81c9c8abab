"""One signs in by password, with a second factor if one wants; failures are throttled; nobody signs up."""

import re
from pathlib import Path

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from passerelle import people
from passerelle.people.actions import invitation
from passerelle.people.actions.person import set_account
from passerelle.people.models import Person
from passerelle.people.signin import address_of

PASSWORD = "a long password"
LOGIN = {"login": "alice@belvedere.example", "password": PASSWORD}


@pytest.fixture(autouse=True)
def _fresh_limits():
    cache.clear()


def sign_in(client, **changes):
    return client.post(reverse("account_login"), {**LOGIN, **changes})


def is_in(client):
    return client.get(reverse("people:profile")).status_code == 200


def test_a_page_without_sign_in_sends_to_the_sign_in(db, client):
    answer = client.get(reverse("people:profile"))
    assert answer.url.startswith(reverse("account_login"))


def test_the_right_password_lets_in_and_keeps_the_way_asked_for(alice, client):
    answer = sign_in(client, next=reverse("people:profile"))
    assert answer.url == reverse("people:profile")
    assert is_in(client)


def test_the_way_asked_for_never_leaves_the_house(alice, client):
    assert "elsewhere" not in sign_in(client, next="https://elsewhere.example/").url


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(alice, client):
    wrong = sign_in(client, password="wrong")
    unknown = sign_in(client, login="nobody@belvedere.example")
    assert wrong.status_code == unknown.status_code == 200
    assert wrong.context["form"].errors == unknown.context["form"].errors


def test_someone_deactivated_does_not_come_in(alice, client):
    Person.objects.filter(pk=alice.pk).update(is_active=False)
    sign_in(client)
    assert not is_in(client)


def test_eight_failures_lock_this_address_and_say_for_how_long(alice, bob, client, settings):
    settings.AXES_ENABLED = True
    settings.ACCOUNT_RATE_LIMITS = False
    for _ in range(8):
        answer = sign_in(client, password="wrong")
    assert answer.status_code == 429
    assert "15 minutes" in answer.content.decode()
    assert sign_in(client).status_code == 429
    assert sign_in(client, login="ALICE@belvedere.example").status_code == 429
    assert sign_in(client, login=bob.email).status_code == 302


def test_a_link_from_an_owner_ends_the_lock(alice, owner, client, settings):
    settings.AXES_ENABLED = True
    settings.ACCOUNT_RATE_LIMITS = False
    for _ in range(8):
        sign_in(client, password="wrong")
    token = invitation.link(alice, by=owner)
    fresh = "une phrase assez longue"
    client.post(reverse("people:accept", args=[token]), {"password": fresh, "again": fresh})
    assert sign_in(client, password=fresh).status_code == 302


@pytest.mark.parametrize(
    "path",
    ["signup/", "email/", "confirm-email/", "confirm-email/x/", "3rdparty/", "3rdparty/signup/"],
)
def test_pages_that_have_no_use_do_not_exist(path, client, charlie, signed_in):
    for visitor in (client, signed_in(charlie)):
        for send in (visitor.get, visitor.post):
            assert send(f"/account/{path}").status_code == 404


def test_nobody_signs_up(db, client):
    client.post("/account/signup/", {"email": "eve@elsewhere.example", "password1": PASSWORD})
    assert not Person.objects.exists()


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(
    "name",
    [
        "account_login",
        "account_logout",
        "account_reset_password",
        "account_reset_password_done",
        "account_inactive",
        "account_change_password",
        "account_reset_password_from_key_done",
        "account_reauthenticate",
        "mfa_index",
        "mfa_list_webauthn",
        "socialaccount_login_cancelled",
        "socialaccount_login_error",
        "usersessions_list",
        "people:profile",
    ],
)
def test_each_page_is_ours_and_obeys_the_policy(name, language, alice, client, signed_in):
    visitor = client if name == "account_login" else signed_in(alice)
    answer = visitor.get(reverse(name), {"lang": language}, follow=True)
    page = answer.content.decode()
    assert answer.status_code in {200, 401}
    assert "Passerelle" in page
    assert "style=" not in page
    assert "onclick" not in page
    assert "'unsafe" not in answer["Content-Security-Policy"]


def test_the_sign_in_page_says_who_it_belongs_to(company, client):
    assert "Belvédère" in client.get(reverse("account_login")).content.decode()


def test_the_scripts_of_passkeys_are_files_of_this_server(alice, client):
    page = client.get(reverse("account_login")).content.decode()
    for script in ("mfa/js/webauthn-json", "mfa/js/webauthn", "account/js/onload"):
        assert f'src="/static/{script}' in page
    asked = client.get(reverse("mfa_login_webauthn"), HTTP_ACCEPT="application/json")
    assert "publicKey" in asked.json()["request_options"]


def test_an_address_that_was_replaced_opens_nothing(alice, owner, client):
    sign_in(client)
    set_account(alice, email="a.martin@belvedere.example", role="cpo", by=owner)
    other = Client()
    sign_in(other)
    assert not is_in(other)
    sign_in(other, login="a.martin@belvedere.example")
    assert is_in(other)


def test_a_changed_password_is_asked_for_next_time(alice, client):
    sign_in(client)
    fresh = "une autre phrase longue"
    form = {"oldpassword": PASSWORD, "password1": fresh, "password2": fresh}
    assert client.post(reverse("account_change_password"), form).status_code == 302
    other = Client()
    sign_in(other)
    assert not is_in(other)
    sign_in(other, password=fresh)
    assert is_in(other)


def test_a_reset_link_by_mail_sets_another_password(alice, client, settings, mailoutbox):
    settings.MAIL_IS_SENT = True
    settings.PUBLIC_URL = "https://office.example"
    client.post(reverse("account_reset_password"), {"email": alice.email})
    [sent] = mailoutbox
    link = next(w for w in sent.body.split() if w.startswith("http"))
    assert link.startswith("https://office.example/"), "never the name that the request came by"
    path = link.removeprefix("https://office.example")
    page = client.get(path, follow=True)
    fresh = "une autre phrase longue"
    client.post(page.request["PATH_INFO"], {"password1": fresh, "password2": fresh})
    assert sign_in(Client(), password=fresh).status_code == 302


def test_an_unknown_address_gets_no_mail_and_the_same_page(alice, client, settings, mailoutbox):
    settings.MAIL_IS_SENT = True
    answer = client.post(reverse("account_reset_password"), {"email": "eve@elsewhere.example"})
    assert answer.url == reverse("account_reset_password_done")
    assert not mailoutbox


def test_without_mail_the_page_says_how_to_get_a_link(db, client):
    page = client.get(reverse("account_reset_password"), {"lang": "en"}).content.decode()
    assert "passerelle link" in page


# Second factor


@pytest.fixture
def worked(monkeypatch):
    """The passwords that were digested, which is nearly all the time a sign-in takes."""
    digested: list[str] = []
    encode = MD5PasswordHasher.encode

    def counted(self, password, salt):
        digested.append(password)
        return encode(self, password, salt)

    monkeypatch.setattr(MD5PasswordHasher, "encode", counted)
    return digested


def test_an_unknown_address_costs_the_work_of_a_wrong_password(alice, bob, charlie, client, worked):
    """Counted in digests, not in time: nobody learns by a clock who works here, who left, who never came."""
    bob.set_unusable_password()
    bob.save()
    Person.objects.filter(pk=charlie.pk).update(is_active=False)
    for address in (alice.email, "nobody@belvedere.example", bob.email, charlie.email):
        worked.clear()
        sign_in(client, login=address, password="wrong")
        assert len(worked) == 1, address


def test_nothing_of_the_sign_in_rests_on_a_private_part_of_its_library():
    """What `allauth` calls internal may change with any of its versions."""
    root = Path(people.__file__).parent.parent
    held = [path for path in root.rglob("*.py") if "allauth" in path.read_text()]
    assert held
    private = re.compile(r"^\s*(?:from|import) allauth\S*internal", re.MULTILINE)
    assert [path.name for path in held if private.search(path.read_text())] == []


def test_a_request_that_comes_from_no_address_is_told_apart_by_nothing(rf):
    assert address_of(rf.get("/", REMOTE_ADDR="192.0.2.7")) == "192.0.2.7"
    assert address_of(rf.get("/", REMOTE_ADDR="")) == ""
