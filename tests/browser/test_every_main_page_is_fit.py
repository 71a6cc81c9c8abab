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


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_main_pages_are_readable_named_and_within_the_screen(sign_in, theme, width):
    page = sign_in("cpo")
    page.emulate_media(color_scheme=theme)
    page.set_viewport_size({"width": width, "height": 900})
    wrong = []
    for address in MAIN:
        answer = page.goto(address)
        assert answer.status == 200, address
        wrong += [f"{address}: {text}" for text in judge(page)]
    assert wrong == []


def test_the_focus_is_always_seen(sign_in):
    page = sign_in("cpo")
    wrong = []
    for address in MAIN[:6]:
        page.goto(address)
        wrong += [f"{address}: {text}" for text in unlit(page)]
    assert wrong == []


def test_no_page_runs_past_the_edge_of_a_phone_a_tablet_or_a_small_screen(sign_in):
    page = sign_in("cpo")
    wrong = []
    for address in MAIN + MORE:
        assert page.goto(address).status == 200, address
        for width in (390, 768, 1100):
            page.set_viewport_size({"width": width, "height": 900})
            if (over := page.evaluate(WIDE)) > 0:
                wrong.append(f"{address}: {over} px too wide at {width}")
    assert wrong == []
