"""A list of the strategy is typed in where it stands, and taken back from its toast."""

from __future__ import annotations


def test_an_owner_is_changed_in_the_register_and_put_back(sign_in):
    page = sign_in("cpo")
    page.goto("/strategy/register/")
    cell = page.locator("[data-name=owner]").nth(2)
    before = cell.inner_text()
    page.wait_for_selector("#choices-owner", state="attached")
    cell.dblclick()
    other = page.evaluate(
        """before => [...document.querySelectorAll("[data-name=owner] option")]
        .map(o => o.value).find(v => v && v !== before)""",
        before,
    )
    cell.locator("select").select_option(other)
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-toasts] form")
    assert cell.inner_text() == other
    with page.expect_navigation():
        page.locator("[data-toasts] form button").first.click()
    assert page.locator("[data-name=owner]").nth(2).inner_text() == before
