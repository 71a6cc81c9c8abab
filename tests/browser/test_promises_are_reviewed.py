"""From the frozen commitment to a review of today, and what one initiative took: click, wait, type."""

from __future__ import annotations


def test_a_commitment_is_reviewed_and_what_a_promise_took_is_typed(sign_in):
    page = sign_in("cpo")
    page.goto("/commitments/5/proof/")
    page.locator("form[action$='/proof/today/'] button").click()
    for _ in range(120):
        page.goto("/commitments/5/proof/")
        if page.locator("nav a[aria-current=page][href*='/proof/day-']").count():
            break
        page.wait_for_timeout(1000)
    rows = page.locator("#s1 tbody tr")
    assert rows.count() == 10
    rows.first.locator("a").click()
    page.wait_for_url("**/commitments/5/proof/5/")
    page.fill("[name=weeks]", "21.5")
    with page.expect_navigation():
        page.locator("form[action$='/spent/'] button").click()
    assert "21,5" in page.locator("#s3 table").inner_text()
    page.goto("/proof/")
    assert page.locator("#s4 tbody tr").count() == 5
