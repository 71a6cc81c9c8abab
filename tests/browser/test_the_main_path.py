"""The main path in a real browser: sign in, plan, drag, freeze, share."""

from __future__ import annotations

import datetime as dt
import re

from tests.sources.jira import as_json, issue


def _dates(page, number: str) -> tuple[str, str]:
    """Start and end of an initiative, as its form holds them."""
    page.goto(f"/roadmap/{number}/edit/")
    return page.input_value("[name=start_on]"), page.input_value("[name=end_on]")


def _created(page) -> str:
    """The number of a new initiative that lasts six weeks of this quarter."""
    today = dt.date.today()
    start = today.replace(month=(today.month - 1) // 3 * 3 + 1, day=5)
    end = start + dt.timedelta(days=45)
    page.goto("/roadmap/new/")
    page.fill("[name=title]", "Signature without a network")
    page.fill("[name=start_on]", start.isoformat())
    page.fill("[name=end_on]", end.isoformat())
    page.select_option("[name=state]", "planned")
    page.locator("main form [type=submit], main form button.button--primary").first.click()
    page.wait_for_url(re.compile(r"/roadmap/\d+/$"))
    return re.search(r"/roadmap/(\d+)/", page.url)[1]


def test_signing_in_opens_the_bridge(sign_in):
    page = sign_in("cpo")
    page.wait_for_load_state("networkidle")
    assert page.locator("main h1").inner_text()


def test_an_initiative_is_created_then_dragged(sign_in):
    page = sign_in("cpo")
    number = _created(page)
    before = _dates(page, number)
    page.goto("/roadmap/?view=timeline")
    bar = page.locator(f'.lane [data-drag*="/roadmap/{number}/"]').first
    bar.scroll_into_view_if_needed()
    box = bar.locator(".bar").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 20, y, steps=4)
    with page.expect_response(lambda r: r.request.method == "POST"):
        page.mouse.move(x + 60, y, steps=6)
        page.mouse.up()
    page.wait_for_load_state("networkidle")
    after = _dates(page, number)
    assert after[0] > before[0] and after[1] > before[1]


def test_a_frozen_pack_is_read_through_its_link_without_an_account(sign_in, chromium, belvedere):
    page = sign_in("cpo")
    page.goto("/packs/draft/")
    page.locator("[name=message]").first.fill(
        "Three things to decide before the end of the quarter."
    )
    page.locator('button[formaction$="/packs/"]').click()
    page.wait_for_url(re.compile(r"/packs/\d+/"))
    page.select_option("[name=days]", "7")
    page.locator('form[action$="/share/"] button, form[action*="share"] button').first.click()
    link = page.locator("#shares input[readonly]").input_value()
    stranger = chromium.new_context(viewport={"width": 1280, "height": 900}).new_page()
    answer = stranger.goto(link)
    assert answer.status == 200
    assert stranger.locator(".paper").count()
    assert "Three things to decide" in stranger.locator(".papers").inner_text()
    stranger.goto(f"{belvedere['address']}/packs/")
    assert "/account/login/" in stranger.url
    stranger.context.close()


def test_a_tracker_file_is_imported_and_taken_back(sign_in, tmp_path):
    """Choose, look, dry run, import, undo; the worker does the work while the page waits."""
    page = sign_in("owner")
    file = as_json(tmp_path, [issue(1, ("03-02", "ASSIGNED"), ("03-05", "RESOLVED")), issue(2)])
    page.goto("/sources/new/")
    page.check("[name=kind][value=tracker]")
    page.set_input_files("[name=file]", file)
    page.click("main .form__end button")
    page.wait_for_url(re.compile(r"/sources/\d+/columns/"))
    page.click("main .form__end button")
    page.locator('form[action$="/run/"] button').click()
    undo = page.locator('form[action$="/undo/"] button')
    undo.wait_for()
    assert "2" in page.inner_text("main h1")
    with page.expect_navigation():
        undo.click()
    assert not undo.is_visible()
