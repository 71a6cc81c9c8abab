"""A passkey in a real browser, under the strict policy: added, then used instead of the password."""

import shutil

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="browser tests need Chromium (Debian: chromium)"),
    pytest.mark.django_db(transaction=True),
]
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(autouse=True)
def _playwright_runs_a_loop(monkeypatch):
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")


@pytest.fixture
def page(settings):
    from playwright.sync_api import sync_playwright

    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=CHROMIUM, args=[*FLAGS, *QUIET])
        context = browser.new_context(locale="en-GB")
        opened = context.new_page()
        opened.wrong = []
        opened.on("pageerror", lambda error: opened.wrong.append(str(error)))
        opened.on("console", lambda m: m.type == "error" and opened.wrong.append(m.text))
        devices = context.new_cdp_session(opened)
        devices.send("WebAuthn.enable")
        devices.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
        yield opened
        browser.close()


def test_a_passkey_is_added_and_signs_in_alone(page, live_server, alice):
    base = live_server.url.replace("127.0.0.1", "localhost")
    page.goto(f"{base}/account/login/?next=/profile/")
    page.fill("[name=login]", alice.email)
    page.fill("[name=password]", "a long password")
    page.press("[name=password]", "Enter")
    page.wait_for_url("**/profile/")
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
    page.wait_for_url("**/profile/")
    assert page.wrong == []
