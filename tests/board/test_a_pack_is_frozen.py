"""A frozen pack says in both languages what the company was that day, and never changes."""

from __future__ import annotations

import pytest
from django.urls import reverse

from passerelle.board.actions import freeze
from passerelle.board.actions.freeze import sealed
from passerelle.board.models import Pack
from passerelle.board.queries import current_quarter
from passerelle.board.reading import csv_of
from passerelle.board.sections import SECTIONS
from passerelle.kernel.errors import DomainError
from passerelle.trail.models import Event

pytestmark = pytest.mark.django_db


@pytest.fixture
def pack(story, alice):
    return freeze(
        current_quarter(),
        by=alice,
        sections=list(SECTIONS),
        message="We hold.\n\n- Choose a supplier. Before Friday.",
    ).pack


def test_it_is_numbered_and_sealed(pack, alice):
    assert pack.number == 1
    assert pack.digest == sealed(number=1, period=pack.period, content=Pack.objects.get().content)
    assert freeze(current_quarter(), by=alice, sections=["course"]).pack.number == 2


def test_asking_twice_is_asking_once(pack, alice, signed_in):
    browser = signed_in(alice)
    facts = {"period": pack.period, "sections": ["course"], "message": "We hold."}
    first, second = (browser.post(reverse("board:shelf"), facts).url for _again in range(2))
    assert first == second == reverse("board:pack", args=[2])
    assert Pack.objects.count() == 2
    changed = browser.post(reverse("board:shelf"), facts | {"message": "We hold well."})
    assert changed.url == reverse("board:pack", args=[3])


def test_it_cannot_be_rewritten(pack):
    pack.period = "2020-Q1"
    with pytest.raises(DomainError):
        pack.save()


def test_it_keeps_what_was_true_when_the_company_moves_on(pack, story):
    story["initiative"].delete()
    titles = str(Pack.objects.get().content["en"])
    assert "Offline mode" in titles


def test_it_speaks_both_languages(pack):
    french, english = pack.content["fr"], pack.content["en"]
    assert [s["key"] for s in french["sections"]] == [s["key"] for s in english["sections"]]
    assert french["sections"][0]["name"] != english["sections"][0]["name"]


def test_a_key_result_off_its_course_is_said(pack):
    course = pack.content["en"]["sections"][0]
    assert course["wide"][0]["rows"][0]["state"] == "off"


def test_what_is_asked_is_told_apart_from_the_message(pack):
    words, asked = pack.content["en"]["sections"][0]["narrow"]
    assert words["paragraphs"] == ["We hold."]
    assert [list(item) for item in asked["items"]] == [["Choose a supplier.", "Before Friday."]]


def test_a_promise_that_will_be_missed_is_said(pack):
    road = next(s for s in pack.content["en"]["sections"] if s["key"] == "road")
    assert road["title"] == "The only promise of the quarter misses its date"
    assert road["wide"][0]["rows"][0]["state"] == "off"


def test_its_figures_come_with_their_source_and_run_no_formula(pack):
    lines = csv_of(pack.content["en"]).decode("utf-8-sig").splitlines()
    assert lines[0].startswith('"section","label","value"')
    assert any("R-" in line and '"register"' in line for line in lines)
    assert not any(
        cell.startswith(('"=', '"+', '"@')) for line in lines for cell in line.split(",")
    )


def test_freezing_leaves_an_event(pack):
    assert Event.objects.filter(verb="frozen", object_type="board.pack").count() == 1
