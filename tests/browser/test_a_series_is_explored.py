"""The drawing library works under our content policy: it draws, says what is pointed at, looks closer."""

from __future__ import annotations

import pytest

from tools.vega import FOLDER

pytestmark = pytest.mark.skipif(
    not (FOLDER / "vega.js").exists(), reason="the drawing library is written by `make install`"
)


def explored(tab, by=""):
    tab.goto("/measures/")
    tab.goto(tab.locator("tr[data-row] a").first.get_attribute("href") + "explore/" + by)
    tab.wait_for_selector("canvas")
    return tab.locator("canvas").bounding_box()


def test_pointing_at_the_line_says_the_value(sign_in):
    tab = sign_in("cpo")
    box = explored(tab)
    tab.mouse.move(box["x"] + 300, box["y"] + 100, steps=4)
    tab.wait_for_function("document.querySelector('[data-said]').textContent.includes('20')")


def test_dragging_over_the_whole_changes_what_the_detail_shows(sign_in):
    tab = sign_in("cpo")
    box = explored(tab)
    low = box["y"] + box["height"] - 45
    before = tab.locator("canvas").screenshot()
    tab.mouse.move(box["x"] + 300, low)
    tab.mouse.down()
    tab.mouse.move(box["x"] + 500, low, steps=5)
    tab.mouse.up()
    assert tab.locator("canvas").screenshot() != before


def test_without_the_specification_the_page_says_where_the_series_is(sign_in):
    tab = sign_in("cpo")
    tab.route("**/explore.json*", lambda route: route.fulfill(json={"spec": {}}))
    tab.goto("/measures/")
    tab.goto(tab.locator("tr[data-row] a").first.get_attribute("href") + "explore/")
    tab.wait_for_function("document.querySelector('[data-explore]').textContent.length > 20")
