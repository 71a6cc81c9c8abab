"""The main pages, light and dark, at 1440 and 390 px: readable, named, lit where the focus stands."""

from __future__ import annotations

import pytest

from tests.browser.judged import WIDE, judge, unlit

MAIN = [
    "/",
    "/strategy/",
    "/strategy/key-results/",
    "/strategy/register/",
    "/roadmap/?view=table",
    "/roadmap/?view=board",
    "/roadmap/?view=timeline",
    "/roadmap/1/",
    "/measures/",
    "/people/",
    "/teams/",
    "/packs/",
    "/packs/draft/",
    "/trail/",
    "/inbox/",
    "/delivery/",
    "/sources/",
    "/sources/health/",
]

MORE = [
    "/measures/tree/",
    "/measures/activation/",
    "/strategy/objectives/",
    "/strategy/objectives/1/",
    "/strategy/key-results/1/",
    "/strategy/texts/",
    "/strategy/register/?view=matrix",
    "/roadmap/?view=tree",
    "/roadmap/baselines/",
    "/roadmap/baselines/1/",
    "/delivery/items/",
    "/delivery/teams/mobile/",
    "/teams/mobile/",
    "/products/",
    "/profile/",
    "/sources/new/",
]


@pytest.mark.parametrize(
    ("theme", "opened", "changed"), [("light", 1440, 390), ("dark", 390, 1440)]
)
def test_main_pages_are_readable_named_and_within_the_screen(sign_in, theme, opened, changed):
    """Each page is opened twice: on a large screen then made narrow, on a phone then made large."""
    page = sign_in("cpo")
    page.emulate_media(color_scheme=theme)
    wrong = []
    for address in MAIN:
        page.set_viewport_size({"width": opened, "height": 900})
        answer = page.goto(address)
        assert answer.status == 200, address
        wrong += [f"{address} at {opened}: {text}" for text in judge(page)]
        page.set_viewport_size({"width": changed, "height": 900})
        wrong += [f"{address} from {opened} to {changed}: {text}" for text in judge(page)]
        wrong += too_wide(page, address, 768, 1100)
    assert wrong == []


def too_wide(page, address, *widths):
    """The widths at which the page runs past the edge."""
    over = {}
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        over[width] = page.evaluate(WIDE)
    return [f"{address}: {n} px too wide at {width}" for width, n in over.items() if n > 0]


def test_the_focus_is_always_seen(sign_in):
    page = sign_in("cpo")
    wrong = []
    for address in MAIN[:6]:
        page.goto(address)
        wrong += [f"{address}: {text}" for text in unlit(page)]
    assert wrong == []


def test_no_page_runs_past_the_edge_of_a_phone_a_tablet_or_a_small_screen(sign_in):
    """The main pages are measured where they are judged."""
    page = sign_in("cpo")
    wrong = []
    for address in MORE:
        assert page.goto(address).status == 200, address
        wrong += too_wide(page, address, 390, 768, 1100)
    assert wrong == []
