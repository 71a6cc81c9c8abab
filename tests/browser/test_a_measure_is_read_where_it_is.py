"""From a file in the folder of tables to the page of a measure: added, tested, tried out, made, read."""

from __future__ import annotations

import re

from playwright.sync_api import expect


def test_a_file_is_connected_and_a_measure_made_of_it(sign_in):
    page = sign_in("cpo")
    page.goto("/sources/connections/new/?kind=parquet")
    page.fill("[name=name]", "Files of the shop")
    page.fill("[name=path]", "orders.parquet")
    page.locator("form.form .button--primary").click()
    heading = page.locator("h1")
    expect(heading).to_contain_text(re.compile("1 table"))
    page.locator("a[href*='?table=']").click()
    page.fill("[name=name]", "Orders of the shop")
    page.select_option("[name=value]", "amount")
    page.check("[name=dimensions][value=country]")
    page.locator("button[name=try]").click()
    expect(page.locator("#s1 tbody tr")).to_have_count(10)
    expect(page.locator("[name=value]")).to_have_value("amount")
    page.locator("button[name=make]").click()
    link = page.locator("#s1 a", has_text="Orders of the shop")
    expect(page.locator("#s1 td", has_text="2026")).not_to_have_count(0)
    link.click()
    expect(page.locator("#s8")).to_contain_text("Files of the shop")
    expect(page.locator("#s1 svg.chart")).to_be_visible()


def test_a_machine_that_is_out_of_reach_is_said(sign_in):
    page = sign_in("cpo")
    page.goto("/sources/connections/new/?kind=postgres")
    page.fill("[name=name]", "This machine")
    page.fill("[name=host]", "localhost")
    page.fill("[name=base]", "shop")
    page.fill("[name=password]", "n0b0dy")
    page.locator("form.form .button--primary").click()
    expect(page.locator("h1")).to_contain_text("localhost")
    assert "n0b0dy" not in page.content()
