"""From scenarios to a choice: three are computed, one reads why an initiative is in or out, forces it, compares."""

from __future__ import annotations

import re

from tests.browser.steps import searched

AGAIN = 'form[action$="/scenarios/solve/"] button'


def _held_in_a(page):
    """The first row whose disc in the first scenario is full."""
    rows = page.locator("tr[data-row]", has=page.locator(".disc--full"))
    for row in rows.all():
        if "disc--full" in (row.locator(".disc").first.get_attribute("class") or ""):
            return row
    raise AssertionError("scenario A holds nothing")


def test_three_scenarios_are_computed_questioned_and_compared(sign_in):
    page = sign_in("cpo")
    page.goto("/arbitrations/new/")
    page.fill("[name=name]", "In a browser")
    page.locator("main form .button--primary").click()
    page.wait_for_url(re.compile(r"/arbitrations/\d+/$"))
    page.goto(f"{page.url}scenarios/")
    scenarios = page.url
    page.locator('form[action$="/propose/"] button').click()
    searched(page)
    page.goto(scenarios)
    assert page.locator("td.scn__worth .scn__mid").count() == 3
    assert page.locator(".inq__verdict").inner_text()

    row = _held_in_a(page)
    code = row.locator("td").first.inner_text()
    row.locator("a[data-peek]").click()
    page.wait_for_selector("#peek:not([hidden]) .because")
    assert code in page.locator("#peek .peek__lede").first.inner_text()

    page.goto(scenarios)
    row = page.locator("tr[data-row]", has_text=code).first
    row.locator('[data-force="out"]').click()
    page.wait_for_selector("td.num .disc--forced")
    assert page.locator(".notice--watch").count() == 1  # the settings have changed since
    page.locator(AGAIN).click()
    searched(page)
    page.goto(scenarios)
    assert "disc--empty" in (
        page.locator("td.num .disc--forced").first.get_attribute("class") or ""
    )
    assert page.locator(".notice--watch").count() == 0
