"""The design page in a real browser: keys, popover, menu, sheet; no console error, readable, named."""

import pytest

from tests.chromium import NEEDS_CHROMIUM

pytestmark = [*NEEDS_CHROMIUM, pytest.mark.django_db(transaction=True)]

CONTRAST = """() => {
  const pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgb = (c) => { pen.clearRect(0, 0, 1, 1); pen.fillStyle = c; pen.fillRect(0, 0, 1, 1);
    const d = pen.getImageData(0, 0, 1, 1).data; return [d[0], d[1], d[2], d[3] / 255]; };
  const part = (v) => { v /= 255; return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; };
  const light = ([r, g, b]) => 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  const ground = (e) => { for (; e; e = e.parentElement) {
    const c = rgb(getComputedStyle(e).backgroundColor); if (c[3] > 0.95) return c; } return [255, 255, 255]; };
  const poor = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const e = walk.currentNode.parentElement;
    if (!walk.currentNode.textContent.trim() || !e.checkVisibility() || e.matches(".in-dot, .topbar i")) continue;
    const svg = e.closest("svg"), style = getComputedStyle(e);
    const a = light(rgb(svg ? style.fill : style.color)), b = light(ground(svg ? svg.parentElement : e));
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) poor.push(walk.currentNode.textContent.trim().slice(0, 30) + " " + ratio.toFixed(2));
  }
  return poor;
}"""
NAMELESS = """() => [...document.querySelectorAll("a[href], button, input, select, textarea, [role=slider]")]
  .filter((e) => e.checkVisibility() && e.type !== "hidden")
  .filter((e) => !(e.textContent.trim() || e.getAttribute("aria-label") || e.title || e.labels?.length))
  .map((e) => e.outerHTML.slice(0, 120))"""


@pytest.fixture
def page(chromium, live_server, owner):
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    opened.wrong = []
    opened.on("pageerror", lambda error: opened.wrong.append(str(error)))
    opened.on("console", lambda m: m.type == "error" and opened.wrong.append(m.text))
    opened.goto(f"{live_server.url}/account/login/")
    opened.fill("[name=login]", owner.email)
    opened.fill("[name=password]", "a long password")
    opened.press("[name=password]", "Enter")
    opened.wait_for_url(lambda url: "login" not in url)
    opened.wrong.clear()
    opened.goto(f"{live_server.url}/design/")
    opened.wait_for_load_state("networkidle")
    yield opened
    context.close()
    assert opened.wrong == []


def test_what_the_keyboard_and_the_pointer_do(page):
    from playwright.sync_api import expect

    page.click(".reading__say [data-know]")
    expect(page.locator("#know:popover-open .facts")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".reading__say [data-know]").first).to_be_focused()  # the reader goes on
    expect(page.locator("#know")).to_be_hidden()
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("3")
    expect(page.locator("#s3")).to_be_focused()
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("?")
    expect(page.locator("#shortcuts")).to_be_visible()
    page.keyboard.press("Escape")
    cell = page.locator("[data-cell]").first
    cell.focus()
    page.keyboard.type("N")
    expect(cell.locator("input")).to_have_value("N")
    page.keyboard.press("Escape")
    page.locator("[data-pick]").first.check()
    expect(page.locator("[data-bulk] [data-count]")).to_have_text("1")
    page.click("button.avatar")
    page.click("button[name=theme][value=dark]")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_everything_is_readable_named_and_within_the_screen(page, theme):
    page.emulate_media(color_scheme=theme)
    page.reload()
    assert page.evaluate(CONTRAST) == []
    assert page.evaluate(NAMELESS) == []
    for width in (1280, 900, 720, 390):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, width
