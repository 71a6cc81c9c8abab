"""Writing the heading: versions are never rewritten, and who has read them is known."""

from __future__ import annotations

import pytest
from django.urls import reverse

from passerelle.desk.inbox import waiting_for
from passerelle.kernel.errors import DomainError
from passerelle.strategy import actions
from passerelle.strategy.models import Acknowledgement, Statement
from passerelle.strategy.prose import as_html
from passerelle.trail.models import Event

pytestmark = pytest.mark.django_db


def publish(
    by, title="Que chacun parte du bon pied", body="Servir les techniciens.", kind="strategy"
):
    return actions.publish(kind=kind, title=title, body=body, by=by)


def reads(person):
    return [item.url for item in waiting_for(person) if item.kind == "read"]


def test_each_version_gets_the_next_number_of_its_kind(alice):
    assert [publish(alice).number, publish(alice, body="Autre.").number] == [1, 2]
    assert publish(alice, kind="vision").number == 1


def test_a_version_that_changes_nothing_is_refused(alice):
    publish(alice)
    with pytest.raises(DomainError, match="exactly what version 1 says"):
        publish(alice)


def test_its_author_has_read_it_and_the_others_are_asked_to(alice, bob, charlie):
    text = publish(alice)
    assert (reads(alice), reads(charlie)) == ([], [])
    assert reads(bob) == [text.get_absolute_url()]


def test_having_read_it_takes_it_out_of_the_inbox_and_is_said_once(alice, bob, signed_in):
    text = publish(alice)
    for _ in range(2):
        signed_in(bob).post(reverse("strategy:acknowledge", args=[text.pk]))
    assert reads(bob) == []
    assert Acknowledgement.objects.filter(person=bob).count() == 1
    assert Event.objects.filter(verb="read", actor_id=bob.pk).count() == 1


def test_a_new_version_must_be_read_again_and_the_old_one_no_longer(alice, bob):
    first = publish(alice)
    actions.acknowledge(first, by=bob)
    second = publish(alice, body="Autre.")
    assert reads(bob) == [second.get_absolute_url()]


def test_publishing_from_the_page_starts_from_the_last_version(alice, signed_in):
    publish(alice, body="Le texte d’avant")
    address = reverse("strategy:publish", args=["strategy"])
    page = signed_in(alice)
    assert "Le texte d’avant" in page.get(address).content.decode()
    page.post(address, {"title": "Un cap", "body": "Neuf", "note": "Le marché a bougé"})
    latest = Statement.objects.get(number=2)
    assert (latest.body, latest.note, latest.by) == ("Neuf", "Le marché a bougé", alice)


def test_an_empty_text_says_what_is_missing(alice, signed_in):
    answer = signed_in(alice).post(
        reverse("strategy:publish", args=["vision"]), {"title": "Un cap"}
    )
    assert answer.status_code == 422
    assert "Nothing was saved" in answer.content.decode()
    assert not Statement.objects.exists()


def test_the_difference_shows_words_and_what_they_touch(
    alice, signed_in, make_objective, make_key_result
):
    old = publish(alice)
    new = publish(alice, body="Servir les techniciens et les gestionnaires.")
    make_objective("Un portail pour chaque gestionnaire")
    make_objective("Des tournées justes")
    page = signed_in(alice).get(reverse("strategy:difference", args=[new.pk, old.pk]))
    html = page.content.decode()
    assert "<ins> et les gestionnaires</ins>" in html
    assert "One objective or key result speaks of what changed." in html
    assert "Un portail pour chaque gestionnaire" in html
    assert "Des tournées justes" not in html


def test_a_vision_is_not_compared_with_a_strategy(alice, signed_in):
    text, vision = publish(alice), publish(alice, kind="vision")
    answer = signed_in(alice).get(reverse("strategy:difference", args=[text.pk, vision.pk]))
    assert answer.status_code == 404


def test_the_list_of_readers_says_who_has_not_read(alice, bob, signed_in):
    text = publish(alice)
    html = signed_in(alice).get(reverse("strategy:readers", args=[text.pk])).content.decode()
    assert "1 of 2 has read it." in html
    assert "Bob Durand" in html


def test_markdown_is_rendered_without_anything_that_could_harm():
    html = as_html(
        "# Cap\n\n**fort** <script>alert(1)</script> [x](javascript:alert(1)) ![i](http://x/y.png)"
    )
    assert "<h1>Cap</h1>" in html
    assert "<strong>fort</strong>" in html
    assert "<script" not in html
    assert "javascript:" not in html.replace("(javascript:alert(1))", "")
    assert "<img" not in html
