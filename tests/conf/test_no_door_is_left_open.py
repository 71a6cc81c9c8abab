"""What the server says and logs to others opens nothing."""

from __future__ import annotations

import logging
import os
import subprocess
import sys

import pytest
from django.urls import URLResolver, get_resolver, reverse

from passerelle.conf.logs import Discreet


@pytest.mark.parametrize("path", ["/p/{}/", "/p/{}/pdf/", "/invitations/{}/"])
def test_a_line_of_the_log_holds_no_key(path):
    given = ("Unprocessable Content", path.format("s3cret-key"))
    line = logging.LogRecord("django.request", logging.WARNING, "x", 1, "%s: %s", given, None)
    assert Discreet().filter(line)
    assert "s3cret" not in line.getMessage()
    assert line.getMessage().startswith("Unprocessable Content: /")


def opening_views(resolver=None, space=""):
    """The views that let in whoever holds a token, each with its name."""
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            inside = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from opening_views(entry, inside)
        elif not getattr(entry.callback, "login_required", True) and "<str:token>" in str(
            entry.pattern
        ):
            others = str(entry.pattern).count("<") - 1
            yield entry.callback, f"{space}{entry.name}", ["s3cret", *[1] * others]


def test_a_key_that_is_not_hidden_has_no_address():
    """Every address that lets somebody in is one that the log hides."""
    found = []
    for view, name, given in opening_views():
        found.append(name)
        line = logging.LogRecord("x", 30, "x", 1, reverse(name, args=given), None, None)
        assert Discreet().filter(line)
        assert "s3cret" not in line.getMessage(), name
        assert view.login_required is False
    assert {"people:accept", "board:shared", "board:shared_pdf", "analysis:shared"} <= set(found)


ASK = "from passerelle.conf import settings as s; print(getattr(s, 'SESSION_COOKIE_SECURE', False))"


@pytest.mark.parametrize(
    ("told", "secure"),
    [
        ({}, "False"),
        ({"PASSERELLE_URL": "https://office.example"}, "True"),
        ({"PASSERELLE_PROXY": "1"}, "True"),
    ],
)
def test_behind_https_a_cookie_never_travels_in_the_clear(told, secure):
    kept = {k: v for k, v in os.environ.items() if not k.startswith("PASSERELLE_")}
    said = subprocess.run(
        [sys.executable, "-c", ASK],
        env={**kept, **told},
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.strip() == secure


def started(code, **told) -> subprocess.CompletedProcess:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PASSERELLE_", "DJANGO_"))}
    return subprocess.run(
        [sys.executable, "-c", code], env={**kept, **told}, capture_output=True, text=True
    )


def test_any_server_refuses_to_start_without_a_secret_key(tmp_path):
    """The WSGI entry asks for itself: `gunicorn passerelle.conf.wsgi` runs no start-up check."""
    entry = "import passerelle.conf.wsgi"
    refused = started(entry, PASSERELLE_DATA=str(tmp_path))
    assert refused.returncode != 0
    assert "passerelle.E001" in refused.stderr
    assert "Set PASSERELLE_SECRET_KEY" in refused.stderr
    given = started(entry, PASSERELLE_DATA=str(tmp_path), PASSERELLE_SECRET_KEY="given")
    assert given.returncode == 0, given.stderr


def test_only_names_of_this_machine_are_served_until_others_are_named():
    said = started("from passerelle.conf import settings as s; print(s.ALLOWED_HOSTS)")
    assert said.stdout.strip() == "['localhost', '127.0.0.1', '[::1]']"


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/account/login/", "/nowhere/", "/p/guess/", "/packs/"])
def test_every_answer_carries_the_policy(path, company, client, alice, signed_in):
    for browser in (client, signed_in(alice)):
        headers = browser.get(path).headers
        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.django_db
def test_a_foreign_host_is_refused(company, client):
    assert client.get("/account/login/", headers={"host": "evil.example"}).status_code == 400
