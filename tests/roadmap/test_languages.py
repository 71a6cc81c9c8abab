"""Nothing of ours stays in one language."""

import datetime as dt

import pytest

from passerelle.roadmap.actions import create, depend, freeze, need, set_theme, update
from tests.ui.pseudo import speaking, unmarked

pytestmark = pytest.mark.django_db
PAGES = (
    "/roadmap/?view=timeline&from=2026-Q4&baseline=1",
    "/roadmap/?view=table&group=state",
    "/roadmap/?view=board",
    "/roadmap/?view=tree",
    "/roadmap/?view=table&q=nothing-like-this",
    "/roadmap/filters/",
    "/roadmap/new/",
    "/roadmap/1/",
    "/roadmap/1/edit/",
    "/roadmap/2/",
    "/roadmap/1/known/value/",
    "/roadmap/1/known/cost/",
    "/roadmap/1/known/end_on/",
    "/roadmap/themes/",
    "/roadmap/baselines/",
    "/roadmap/baselines/1/",
)


@pytest.fixture
def full(alice, bob, product, team, initiative):
    theme = set_theme(None, name="Trust", letter="T", kind="debt", by=alice)
    update(initiative, by=alice, changes={"theme": theme, "problem": "No network underground"})
    need(initiative, team=team, trade="engineer", person_weeks=9, by=alice)
    other = create(by=alice, title="Signature", product=product)
    depend(other, needs=initiative, by=alice)
    freeze(name="T4", by=alice)
    later = {"end_on": dt.date(2026, 12, 20), "late_on": None, "bucket": "next"}
    update(initiative, by=alice, changes=later)
    return initiative


@pytest.mark.parametrize("url", PAGES)
def test_every_word_of_ours_is_in_the_catalogue(alice, full, signed_in, url):
    alice.language = "en"
    alice.save()
    with speaking():
        answer = signed_in(alice).get(url)
    assert answer.status_code == 200
    assert unmarked(answer.content.decode()) == []


def test_refusals_and_conflicts_are_in_the_catalogue(alice, paula, full, signed_in):
    alice.language = "en"
    alice.save()
    update(full, by=paula, changes={"title": "Hers"})
    for edit, status in (
        ('[{"number": 1, "field": "start_on", "text": "soon"}]', 422),
        ('[{"number": 1, "field": "title", "text": "Mine", "version": 1}]', 409),
    ):
        with speaking():
            answer = signed_in(alice).post("/roadmap/cells/", {"edits": edit})
        assert answer.status_code == status
        assert unmarked(answer.content.decode()) == []


def test_the_page_speaks_french(alice, full, signed_in):
    alice.language = "fr"
    alice.save()
    body = signed_in(alice).get("/roadmap/?view=timeline&from=2026-Q4").content.decode()
    for words in ("Feuille de route", "T4 2026", "Frise", "Nouvelle initiative"):
        assert words in body
