"""The main path in a real browser: sign in, plan, drag, freeze, share."""

from __future__ import annotations

import re

import pytest

MAIN = ["/", "/strategy/", "/roadmap/?view=timeline", "/roadmap/?view=table", "/measures/", "/packs/", "/people/"]


def test_signing_in_opens_the_bridge(sign_in):
    page = sign_in("cpo")
    assert page.locator("main h1, main h2").count()


def test_an_initiative_is_created_and_dragged(sign_in):
    """Its end moves on the timeline, and the page that is read again says so."""
    page = sign_in("cpo")
    page.goto("/roadmap/new/")
    page.fill("[name=title]", "Signature without a network")
    page.fill("[name=start_on]", "2026-10-05")
    page.fill("[name=end_on]", "2026-11-30")
    page.locator("main form button[type=submit], main form .button--primary").first.click()
    page.wait_for_url(re.compile(r"/roadmap/\d+/"))
