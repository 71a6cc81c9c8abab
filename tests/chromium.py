"""One browser a test module: launched when its first test asks for it, closed with its last.

The browser's driver runs an event loop on the thread of the tests. While it is open Django takes every query for one
made inside that loop, so its guard is lowered; and a second driver cannot start. Closed with the module, neither
reaches the tests that follow.
"""

from __future__ import annotations

import os
import shutil
from unittest import mock

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
NEEDS_CHROMIUM = (
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="browser tests need Chromium (Debian: chromium)"),
)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


PATIENCE = 180_000
"""Milliseconds, for a machine that does other work: a page that is right answers long before."""


class Browser:
    """`new_context()` of Chromium, whose pages wait as long as a busy machine needs."""

    def __init__(self, launched):
        self._launched = launched

    def new_context(self, **screen):
        context = self._launched.new_context(**screen)
        context.set_default_timeout(PATIENCE)
        return context


@pytest.fixture(scope="module")
def chromium():
    """A browser without a page: `chromium.new_context()` for each test, closed by it."""
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE)
    with mock.patch.dict(os.environ, DJANGO_ALLOW_ASYNC_UNSAFE="1"), sync_playwright() as player:
        browser = player.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield Browser(browser)
        browser.close()
