"""A passkey in a real browser, under the strict policy: added, then used instead of the password."""

import pytest

from tests.chromium import NEEDS_CHROMIUM

pytestmark = [*NEEDS_CHROMIUM, pytest.mark.django_db(transaction=True)]
KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def page(chromium, settings):
    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
    context = chromium.new_context(locale="en-GB")
    opened = context.new_page()
    opened.wrong = []
    opened.on("pageerror", lambda error: opened.wrong.append(str(error)))
    opened.on("console", lambda m: m.type == "error" and opened.wrong.append(m.text))
    devices = context.new_cdp_session(opened)
    devices.send("WebAuthn.enable")
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
    yield opened
    context.close()


def test_a_passkey_is_added_and_signs_in_alone(page, live_server, alice):
    base = live_server.url.replace("127.0.0.1", "localhost")
    page.goto(f"{base}/account/login/?next=/profile/")
    page.fill("[name=login]", alice.email)
    page.fill("[name=password]", "a long password")
    page.press("[name=password]", "Enter")
    page.wait_for_url(f"{base}/profile/")
    page.goto(f"{base}/account/2fa/webauthn/add/")
    page.fill("[name=password]", "a long password")
    page.click("main button[type=submit]")
    page.fill("[name=name]", "Blue key")
    page.check("[name=passwordless]")
    page.click("#mfa_webauthn_add")
    page.wait_for_url("**/recovery-codes/**")
    page.goto(f"{base}/account/logout/")
    page.click("main button[type=submit]")
    page.goto(f"{base}/account/login/?next=/profile/")
    page.click("#passkey_login")
    page.wait_for_url(f"{base}/profile/")
    assert page.wrong == []
