"""From a scenario to a promise told: put on the roadmap, frozen in one click, read in the pack and by link."""

from __future__ import annotations

import re


def _settle(page):
    """What the workshop left undecided holds the freeze: each divergence ends in a decision."""
    for _ in range(20):
        page.goto("/arbitrations/1/freeze/?in=A")
        if page.locator("main form.form .button--primary").count():
            return
        page.locator("main div.form__end > a.button--primary").click()
        page.locator('a[href$="/decision/"]', has_text=re.compile("Décider|Decide")).first.click()
        page.select_option("[name=said]", "not")
        page.fill("[name=why]", "Not this year")
        page.locator("main form .button--primary").first.click()
        page.wait_for_url(re.compile(r"/workshops/\d+/$"))
    raise AssertionError("the workshop never ends")


def test_from_a_scenario_to_a_link_for_sales_opened_signed_out(sign_in, chromium, belvedere):
    page = sign_in("cpo")
    page.goto("/arbitrations/1/freeze/?in=A")
    page.locator("main div.form__end > a.button--primary").click()
    page.wait_for_url(re.compile(r"/scenarios/A/roadmap/$"))
    page.locator("main form.form__end .button--primary").click()
    page.wait_for_url(re.compile(r"(?<!A)/roadmap/"))
    _settle(page)
    page.locator("main form.form .button--primary").click()
    page.wait_for_url(re.compile(r"/commitments/\d+/$"))
    verdict, commitment = page.locator("h1.title").inner_text(), page.url
    chosen = page.locator("table.rows .name").first.inner_text()

    page.goto("/packs/draft/")
    period = page.locator(".switch a").first.get_attribute("href")
    page.goto(f"/packs/draft/{period}")
    assert verdict in page.locator(".desk").inner_text().replace("\n", " ")

    page.goto(f"{commitment}audiences/?audience=sales")
    with page.expect_navigation():
        page.locator("#shares form.fields button").click()
    link = page.locator("#shares input[readonly]").input_value()
    outside = chromium.new_context(locale="fr-FR")
    try:
        shared = outside.new_page()
        assert shared.goto(f"{link}?in=fr").status == 200
        assert chosen in shared.locator("main").inner_text()
        assert not re.search(r"I-\d\d", shared.content())
        assert shared.goto(commitment).url.startswith(f"{belvedere['address']}/account/login/")
    finally:
        outside.close()
