"""From a mark on a chart to a link that someone without an account opens: click, read, decide, share."""

from __future__ import annotations

import re

MEASURE = "/measures/visites/"


def _marks(page):
    """The marks of the chart, once the worker has looked for the movements of this measure."""
    for _ in range(600):
        page.goto(MEASURE)
        if page.locator("svg.chart-marks a").count():
            return page.locator("svg.chart-marks a")
        page.wait_for_timeout(1000)
    raise AssertionError("no movement was marked")


def test_from_a_mark_to_a_link_opened_signed_out(sign_in, chromium, belvedere):
    page = sign_in("cpo")
    _marks(page).last.click()
    page.wait_for_url(re.compile(r"/why/\?since="))
    verdict = page.locator(".inq__verdict").inner_text()
    page.locator("#keep [value=decide]").click()
    page.wait_for_url(re.compile(r"/answers/\d+/#decide"))
    page.check("[name=said][value=checked]")
    page.select_option("[name=found]", "outside")
    page.fill("[name=note]", "Every September")
    with page.expect_navigation():
        page.locator("#decide form button").click()
    assert "Every September" in page.locator("#decide table").inner_text()
    with page.expect_navigation():
        page.locator("#shares form.fields button").click()
    link = page.locator("#shares input[readonly]").input_value()
    assert link.startswith(belvedere["address"])
    outside = chromium.new_context(locale="fr-FR")
    try:
        shared = outside.new_page()
        assert shared.goto(f"{link}?in=fr").status == 200
        assert shared.locator(".inq__verdict").inner_text() == verdict
        assert shared.goto(page.url).url.startswith(f"{belvedere['address']}/account/login/")
    finally:
        outside.close()


def test_a_mark_is_reached_and_opened_by_keyboard(sign_in):
    page = sign_in("cpo")
    marks = _marks(page)
    address = marks.last.get_attribute("href")
    marks.last.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{address}")
