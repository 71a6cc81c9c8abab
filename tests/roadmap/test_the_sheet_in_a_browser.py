"""The sheet opens its cells as a spreadsheet does, by mouse, by key and by finger on a phone."""

from __future__ import annotations

import pytest

from passerelle.roadmap.models import Initiative
from tests.chromium import NEEDS_CHROMIUM

pytestmark = [*NEEDS_CHROMIUM, pytest.mark.django_db(transaction=True)]
SHEET = "/roadmap/?view=table&cols=confidence,end_on,state"
DESK = {"viewport": {"width": 1280, "height": 800}}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


@pytest.fixture
def opened(chromium, live_server, alice, initiative, signed_in):
    contexts, wrong = [], []

    def opened(screen):
        context = chromium.new_context(base_url=live_server.url, **screen)
        contexts.append(context)
        cookie = signed_in(alice).cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
        tab = context.new_page()
        tab.on("pageerror", lambda error: wrong.append(str(error)))
        tab.goto(SHEET)
        tab.wait_for_load_state("networkidle")
        return tab, tab.locator("[data-name=confidence]").first

    yield opened
    for context in contexts:
        context.close()
    assert wrong == []


def test_a_click_chooses_a_cell_and_a_second_one_opens_it(opened):
    from playwright.sync_api import expect

    _tab, cell = opened(DESK)
    cell.click()
    expect(cell).to_be_focused()
    expect(cell.locator("input")).to_have_count(0)
    cell.click()
    expect(cell.locator("input")).to_be_focused()


@pytest.mark.parametrize("key", ["Enter", "F2"])
def test_a_key_opens_the_cell_one_is_on(opened, key):
    from playwright.sync_api import expect

    tab, cell = opened(DESK)
    cell.click()
    tab.keyboard.press(key)
    expect(cell.locator("input")).to_be_focused()
    tab.keyboard.press("Escape")
    cell.dblclick()
    expect(cell.locator("input")).to_be_focused()


def test_a_link_in_a_cell_stays_a_link(opened):
    from playwright.sync_api import expect

    tab, _cell = opened(DESK)
    title = tab.locator("[data-name=title]").first
    title.focus()
    title.locator("a").click()
    expect(tab.locator("#peek")).to_be_visible()
    expect(title.locator("input")).to_have_count(0)


def test_a_tap_opens_a_cell_on_a_phone_and_what_is_typed_is_kept(opened, initiative):
    from playwright.sync_api import expect

    tab, cell = opened(PHONE)
    cell.scroll_into_view_if_needed()
    cell.tap()
    field = cell.locator("input")
    expect(field).to_be_focused()
    assert field.bounding_box()["height"] >= 24
    field.fill("64")
    tab.keyboard.press("Enter")
    expect(tab.locator("[data-toasts] form")).to_be_visible()
    assert Initiative.objects.get(pk=initiative.pk).confidence == 64
    assert tab.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
