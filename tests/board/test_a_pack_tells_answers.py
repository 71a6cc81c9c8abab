"""A kept answer becomes a page of the pack: on the web, in the PDF, in the figures, in both languages."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from passerelle.analysis.actions import decide
from passerelle.analysis.models import Answer
from passerelle.board.actions import freeze
from passerelle.board.models import Draft
from passerelle.board.queries import current_quarter
from passerelle.kpis.models import Measure
from passerelle.reports.pack import render_pdf
from tests.analysis.kept import an_answer

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept(product: Any, alice: Any) -> Answer:
    Measure.objects.create(name="Sign-ups", slug="sign-ups", product=product)
    return an_answer("sign-ups", by=alice)


def test_it_is_added_once_and_taken_out_again(kept: Answer, alice: Any, signed_in: Any) -> None:
    client = signed_in(alice)
    for _ in range(2):
        answer = client.post(reverse("board:answers"), {"answer": kept.pk}, follow=True)
    assert kept.content["en"]["verdict"] in answer.content.decode()
    told = Draft.objects.get().answers.get()
    assert "why" in told.draft.sections
    client.post(reverse("board:drop_answer", args=[told.pk]))
    assert not Draft.objects.get().answers.exists()


def test_the_frozen_pack_tells_it_with_its_decision_in_both_languages(
    kept: Answer, alice: Any, signed_in: Any
) -> None:
    signed_in(alice).post(reverse("board:answers"), {"answer": kept.pk})
    decide(kept, by=alice, said="checked", found="fault", note="Counted in the base")
    pack = freeze(current_quarter(), by=alice, sections=["why"]).pack
    for lang, content in pack.content.items():
        [section] = content["sections"]
        assert section["title"] == kept.content[lang]["verdict"]
        assert "Counted in the base" in section["foot"][0]["paragraphs"][0]
        assert [f["value"] for f in content["figures"]] == [-130.0]
        assert render_pdf(content).startswith(b"%PDF")


def test_an_answer_that_one_may_not_read_is_not_added(
    kept: Answer, bob: Any, signed_in: Any
) -> None:
    assert signed_in(bob).post(reverse("board:answers"), {"answer": kept.pk}).status_code == 404
    assert not Draft.objects.exists()


@pytest.mark.parametrize("sent", ["", "²", "9" * 5000, "-1"])
def test_an_answer_that_is_none_is_not_found(
    kept: Answer, alice: Any, signed_in: Any, sent: str
) -> None:
    assert signed_in(alice).post(reverse("board:answers"), {"answer": sent}).status_code == 404
