"""From scenarios to a choice: three are computed, one reads why an initiative is in or out, forces it, compares."""

from __future__ import annotations

import re

from playwright.sync_api import TimeoutError

STOP = '#going form[action$="/stop/"] button'
AGAIN = 'form[action$="/scenarios/solve/"] button'


def _computed(page, sign: str):
    """Every search is stopped, which keeps the best so far; the page reads itself again once none goes on."""
    for _ in range(600):
        try:
            page.wait_for_selector(sign, timeout=1000, state="attached")
            return
        except TimeoutError:
            if page.locator(STOP).count():
                page.locator(STOP).first.click()
                page.wait_for_load_state()
    raise AssertionError("a search does not end")


def test_three_scenarios_are_computed_questioned_and_compared(sign_in):
    page = sign_in("cpo")
    page.goto("/arbitrations/new/")
    page.fill("[name=name]", "In a browser")
    page.locator("main form .button--primary").click()
    page.wait_for_url(re.compile(r"/arbitrations/\d+/$"))
    page.goto(f"{page.url}scenarios/")
    scenarios = page.url
    page.locator('form[action$="/propose/"] button').click()
    page.wait_for_selector("#going progress")
    _computed(page, "td.scn__worth:nth-of-type(3) .scn__mid")
    assert page.locator(".inq__verdict").inner_text()

    row = page.locator("tr[data-row]", has=page.locator(".disc--full")).first
    code = row.locator("td").first.inner_text()
    row.locator("a[data-peek]").click()
    page.wait_for_selector("#peek:not([hidden]) .because")
    assert code in page.locator("#peek .peek__lede").first.inner_text()

    page.goto(scenarios)
    row = page.locator("tr[data-row]", has_text=code).first
    row.locator('[data-force="out"]').click()
    page.wait_for_selector("td .disc--forced")
    assert page.locator(".notice--watch").count() == 1  # the settings have changed since
    page.locator(AGAIN).click()
    page.wait_for_selector("#going progress")
    _computed(page, "td .disc--forced.disc--empty")
    page.goto(scenarios)
    assert page.locator(".notice--watch").count() == 0
