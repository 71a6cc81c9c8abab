"""The rail in a real browser: the number it asks for apart, and keys from the first moment."""

from __future__ import annotations

import pytest
from django.core.cache import cache

from tests.chromium import NEEDS_CHROMIUM
from tests.desk.todo import pile_up

pytestmark = [*NEEDS_CHROMIUM, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def tab(chromium, live_server, alice, signed_in):
    context = chromium.new_context(base_url=live_server.url)
    cookie = signed_in(alice).cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    opened, wrong = context.new_page(), []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("console", lambda said: said.type == "error" and wrong.append(said.text))
    yield opened
    context.close()
    assert wrong == []


def test_the_number_comes_after_the_page_and_stays(tab, alice, product):
    from playwright.sync_api import expect

    pile_up(alice, product, 2)
    cache.clear()
    for _visit in range(2):
        tab.goto("/search/")
        expect(tab.locator("#waiting")).to_have_text("10")


def test_the_first_key_of_a_page_acts_at_once(tab):
    tab.goto("/search/")
    tab.evaluate("document.activeElement.blur()")
    tab.keyboard.press("?")
    tab.wait_for_selector("#shortcuts[open]")
