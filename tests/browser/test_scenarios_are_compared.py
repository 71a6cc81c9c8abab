"""From scenarios to a choice: three are computed, one reads why an initiative is out, forces it in, compares."""

from __future__ import annotations

import re

NEW = "/arbitrations/new/"


def _computed(page):
    """Until nothing is searched any more: the page reloads itself when the last search ends."""
    for _ in range(600):
        page.wait_for_timeout(500)
        page.goto(page.url)
        if not page.locator("#going progress").count():
            return
    raise AssertionError("a search does not end")


def test_three_scenarios_are_computed_questioned_and_compared(sign_in):
    page = sign_in("cpo")
    page.goto(NEW)
    page.fill("[name=name]", "In a browser")
    page.locator("main form button").first.click()
    page.wait_for_url(re.compile(r"/arbitrations/\d+/"))
    page.locator("nav.toolbar a", has_text="Scenarios").click()
    page.get_by_role("button", name="Begin with these three").click()
    page.wait_for_url(re.compile(r"/scenarios/$"))
    scenarios = page.url
    assert page.locator("#going progress").count() == 3
    for _ in range(3):  # nobody waits for ten seconds three times: the best so far is kept
        stop = page.get_by_role("button", name="Stop and keep the best")
        if stop.count():
            stop.first.click()
            page.wait_for_load_state()
    _computed(page)
    assert page.locator(".scn__mid").count() == 3
    assert "wins" in page.locator(".inq__verdict").inner_text() or page.locator(
        ".inq__verdict"
    ).inner_text().startswith(("The scenarios", "No scenario"))

    row = page.locator("tr[data-row]", has=page.locator(".disc--full")).first
    row.locator("a[data-peek]").click()
    page.wait_for_selector("#peek:not([hidden]) .because")
    assert "In" in page.locator("#peek .lead__say").first.inner_text()

    code = row.locator("td").first.inner_text()
    page.goto(scenarios)
    forced = page.locator("tr[data-row]", has_text=code).first
    forced.locator('[data-force="out"]').click()
    page.wait_for_load_state()
    assert page.locator(".disc--forced").count() >= 2  # in the table and in its legend
    assert "have changed since" in page.locator(".notice--watch").inner_text()
    page.get_by_role("button", name="Compute again").click()
    stop = page.get_by_role("button", name="Stop and keep the best")
    if stop.count():
        stop.first.click()
    _computed(page)
    assert not page.locator(".notice--watch").count()
