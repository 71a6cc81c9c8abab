"""What any page must be: readable, named, reached by keyboard, within the screen."""

from __future__ import annotations

from tests.ui.test_the_components_in_a_browser import CONTRAST, NAMELESS

WIDE = "document.documentElement.scrollWidth - innerWidth"
UNLIT = """() => {
  const lit = (e) => { const s = getComputedStyle(e); return s.outlineStyle !== "none" || s.boxShadow !== "none"; };
  return document.activeElement !== document.body && !lit(document.activeElement)
    ? document.activeElement.outerHTML.slice(0, 120) : "";
}"""


def judge(page) -> list[str]:
    """Everything wrong with the page as it stands."""
    wrong = [f"hard to read: {text}" for text in page.evaluate(CONTRAST)]
    wrong += [f"has no name: {text}" for text in page.evaluate(NAMELESS)]
    if (over := page.evaluate(WIDE)) > 0:
        wrong.append(f"wider than the screen by {over} px")
    return wrong


def unlit(page, *, steps: int = 12) -> list[str]:
    """Elements that take the focus without showing it."""
    found = []
    for _ in range(steps):
        page.keyboard.press("Tab")
        if dark := page.evaluate(UNLIT):
            found.append(dark)
    return found
