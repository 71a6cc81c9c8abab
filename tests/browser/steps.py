"""Steps that several paths take."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from playwright.sync_api import Error

STOP = '#going form[action$="/stop/"] button'


def searched(page):
    """Every search is stopped, which keeps the best so far; the page reads itself again once none goes on."""
    page.wait_for_selector("#going progress")
    for _ in range(600):
        with suppress(Error):  # the page was reading itself again
            if not page.locator("#going progress").count():
                return
            page.locator(STOP).first.click(timeout=2000)
        page.wait_for_timeout(500)
    raise AssertionError("a search does not end")


def written(rows: Iterable[Sequence[str]], path: Path) -> Path:
    """Rows as a French spreadsheet saves them."""
    with path.open("w", newline="", encoding="utf-8-sig") as file:
        csv.writer(file, delimiter=";").writerows(rows)
    return path
