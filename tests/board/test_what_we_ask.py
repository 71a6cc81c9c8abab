"""What a pack asks of the Comex: written in the draft, frozen with the pack, answered, told again in the next."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.urls import reverse
from django.utils import timezone

from passerelle.board import actions
from passerelle.board.actions.asks import MOST
from passerelle.board.models import Ask, Draft, Pack
from passerelle.board.presence import unanswered
from passerelle.desk import inbox
from passerelle.kernel.errors import DomainError
from passerelle.kernel.periods import Quarter
from passerelle.reports.pack import render_pdf

pytestmark = pytest.mark.django_db
NOW, NEXT = Quarter(2026, 4), Quarter(2027, 1)
TODAY = dt.date.today()
ALL = ["course", "asks"]


@pytest.fixture
def ask(story: Any, alice: Any) -> Ask:
    return actions.add_ask(
        str(NOW), by=alice, sections=ALL, kind="decision", what="Write to the supplier by Friday",
        asked_role="Finance committee", owner=alice, due_on=TODAY - dt.timedelta(2),
        why="Otherwise the pilot waits a month.", initiative=story["initiative"], risk=story["risk"],
    )  # fmt: skip


def sent(alice: Any, **changed: Any) -> dict[str, Any]:
    facts = {
        "what": "Hire one engineer", "kind": "people", "asked_role": "Comex", "owner": alice.pk,
        "due_on": "2026-12-04", "why": "Otherwise the offline mode slips.",
    }  # fmt: skip
    return {**facts, **changed}


def test_it_is_asked_changed_moved_and_taken_out_on_the_draft_page(
    ask: Ask, alice: Any, signed_in: Any
) -> None:
    client, draft = signed_in(alice), reverse("board:draft") + f"?period={NOW}"
    assert 'name="asked_role"' in client.get(f"{draft}&edit=new").content.decode()
    client.post(reverse("board:ask") + f"?period={NOW}", sent(alice))
    second = Ask.objects.get(what="Hire one engineer")
    html = client.get(draft).content.decode()
    assert html.index("Write to the supplier") < html.index("Hire one engineer")
    assert "asks" in Draft.objects.get().sections
    client.post(reverse("board:move_ask", args=[second.pk]), {"up": "1"})
    assert [row.pk for row in Ask.objects.all()] == [second.pk, ask.pk]
    form = client.get(f"{draft}&edit={second.pk}").content.decode()
    assert "Otherwise the offline mode slips." in form
    client.post(
        reverse("board:change_ask", args=[second.pk]), sent(alice, what="Hire two", version=1)
    )
    second.refresh_from_db()
    assert second.what == "Hire two" and second.version == 2
    client.post(reverse("board:drop_ask", args=[second.pk]))
    assert [row.pk for row in Ask.objects.all()] == [ask.pk]


def test_nobody_overwrites_a_colleague(ask: Ask, alice: Any) -> None:
    actions.change_ask(ask, by=alice, version=1, what="One")
    with pytest.raises(DomainError):
        actions.change_ask(ask, by=alice, version=1, what="Two")
    ask.refresh_from_db()
    assert ask.what == "One"


@pytest.mark.parametrize("missing", ["what", "kind", "owner", "due_on", "asked_role"])
def test_what_is_half_said_is_sent_back(
    missing: str, story: Any, alice: Any, signed_in: Any
) -> None:
    facts = sent(alice)
    del facts[missing]
    answer = signed_in(alice).post(reverse("board:ask") + f"?period={NOW}", facts)
    assert answer.status_code == 422 and not Ask.objects.exists()
    assert "Nothing was saved" in answer.content.decode()


def test_a_committee_is_not_asked_everything(ask: Ask, alice: Any) -> None:
    for n in range(MOST - 1):
        actions.add_ask(str(NOW), by=alice, what=f"Thing {n}")
    with pytest.raises(DomainError):
        actions.add_ask(str(NOW), by=alice, what="One too many")


def test_the_pack_tells_it_in_both_languages_and_its_words_stand(ask: Ask, alice: Any) -> None:
    pack = actions.freeze(NOW, by=alice, sections=ALL).pack
    names = {"en": "What we ask of the Comex", "fr": "Ce que nous demandons au Comex"}
    for lang, content in pack.content.items():
        first, section = content["sections"][0], content["sections"][-1]
        assert section["name"] == names[lang] and section["title"]
        [row] = section["wide"][0]["rows"]
        assert row[0] == ask.what and row[3] == "Finance committee"
        assert "Otherwise the pilot waits a month." in row[1] and "Offline mode" in row[1]
        [told] = [block for block in first["narrow"] if block["kind"] == "items"]
        assert told["items"][0][0] == ask.what
        assert ask.what in {figure["label"] for figure in content["figures"]}
        assert render_pdf(content).startswith(b"%PDF")
    ask.refresh_from_db()
    assert ask.pack == pack
    for change in (
        lambda: actions.change_ask(ask, by=alice, what="Other"),
        lambda: actions.drop_ask(ask, by=alice),
        lambda: actions.move_ask(ask, by=alice, up=True),
    ):
        with pytest.raises(DomainError):
            change()


def test_freezing_twice_is_freezing_once(ask: Ask, alice: Any) -> None:
    assert actions.freeze(NOW, by=alice, sections=ALL).is_new
    assert not actions.freeze(NOW, by=alice, sections=ALL).is_new


def test_a_pack_without_the_section_asks_nothing(ask: Ask, alice: Any) -> None:
    pack = actions.freeze(NOW, by=alice, sections=["course"]).pack
    assert ask.what not in str(pack.content)
    ask.refresh_from_db()
    assert not ask.is_asked


def test_nothing_is_answered_before_it_is_asked(ask: Ask, alice: Any) -> None:
    facts = {"said": "granted", "given_by": "Comex", "given_on": TODAY}
    with pytest.raises(DomainError):
        actions.answer_ask(ask, by=alice, **facts)
    actions.freeze(NOW, by=alice, sections=ALL)
    with pytest.raises(DomainError):
        actions.answer_ask(ask, by=alice, **{**facts, "given_on": TODAY + dt.timedelta(9)})


def test_the_next_pack_opens_with_what_was_answered(ask: Ask, alice: Any, signed_in: Any) -> None:
    asked = actions.freeze(NOW, by=alice, sections=ALL).pack
    facts = {
        "said": "granted", "words": "Yes, before the holidays", "given_by": "Bertrand",
        "given_on": TODAY.isoformat(),
    }  # fmt: skip
    url = reverse("board:answer_ask", args=[ask.pk])
    assert ask.what in signed_in(alice).get(url).content.decode()
    answer = signed_in(alice).post(url, facts, follow=True)
    assert "Yes, before the holidays" in answer.content.decode()
    told = actions.freeze(NEXT, by=alice, sections=ALL).pack
    for lang, word in (("en", "Granted"), ("fr", "Accordée")):
        [(what, came)] = told.content[lang]["sections"][0]["narrow"][-1]["items"]
        assert what == ask.what and came.startswith(word) and "Yes, before the holidays" in came
    assert "Yes, before" not in str(Pack.objects.get(pk=asked.pk).content)


def test_another_pack_of_the_quarter_opens_with_the_answers_and_asks_the_rest(
    ask: Ask, alice: Any
) -> None:
    actions.freeze(NOW, by=alice, sections=ALL)
    actions.add_ask(str(NOW), by=alice, what="Another thing")
    facts = {"given_by": "Comex", "given_on": TODAY}
    actions.answer_ask(ask, by=alice, said="postponed", until=TODAY + dt.timedelta(9), **facts)
    content = actions.freeze(NOW, by=alice, sections=ALL).pack.content["en"]["sections"]
    [(what, came)] = content[0]["narrow"][-1]["items"]
    assert what == ask.what and came.startswith("Postponed to")
    assert [row[0] for row in content[-1]["wide"][0]["rows"]] == ["Another thing"]


def test_what_is_still_open_is_told_again_until_it_is_answered(ask: Ask, alice: Any) -> None:
    actions.freeze(NOW, by=alice, sections=ALL)
    actions.add_ask(str(NEXT), by=alice, what="Another thing")
    actions.freeze(NEXT, by=alice, sections=ALL)
    third = Quarter(2027, 2)

    def told() -> list[str]:
        pack = actions.freeze(third, by=alice, sections=ALL).pack
        return [what for what, _ in pack.content["en"]["sections"][0]["narrow"][-1]["items"]]

    assert told() == ["Another thing", ask.what]
    actions.answer_ask(ask, by=alice, said="refused", given_by="Comex", given_on=TODAY)
    assert told() == ["Another thing"]


def test_an_answer_that_is_overdue_waits_in_the_inbox_of_its_owner(
    ask: Ask, alice: Any, bob: Any
) -> None:
    assert not list(unanswered(alice))
    actions.freeze(NOW, by=alice, sections=ALL)
    [waits] = [one for one in inbox.waiting_for(alice) if ask.what in one.title]
    assert waits.kind == "answer" and waits.due == ask.due_on
    assert not list(unanswered(bob))
    later = timezone.localdate() + dt.timedelta(5)
    facts = {"given_by": "Comex", "given_on": TODAY}
    actions.answer_ask(ask, by=alice, said="postponed", until=later, **facts)
    assert not list(unanswered(alice))
    past = TODAY - dt.timedelta(1)
    actions.answer_ask(ask, by=alice, said="postponed", until=past, **facts)
    assert [one.due for one in unanswered(alice)] == [past]
    actions.answer_ask(ask, by=alice, said="refused", **facts)
    assert not list(unanswered(alice))


def test_its_owner_says_the_answer_without_reading_packs(
    ask: Ask, alice: Any, bob: Any, charlie: Any, signed_in: Any
) -> None:
    actions.change_ask(ask, by=alice, owner=bob)
    url = reverse("board:answer_ask", args=[ask.pk])
    assert signed_in(bob).get(url).status_code == 404
    actions.freeze(NOW, by=alice, sections=ALL)
    assert signed_in(charlie).get(url).status_code == 404
    facts = {"said": "refused", "given_by": "Comex", "given_on": TODAY.isoformat()}
    assert signed_in(bob).post(url, facts, follow=True).status_code == 200
    assert ask.replies.get().by == bob


def test_lines_of_old_drafts_become_asks_and_those_of_frozen_quarters_stay(
    story: Any, alice: Any
) -> None:
    from importlib import import_module

    from django.apps import apps

    message = "Hello.\n\n- Decide on maps. The offer ends in January.\n- Hire"
    actions.freeze(NOW, by=alice, sections=["course"], message=message)
    for period in (NOW, NEXT):
        actions.save_draft(str(period), by=alice, sections=["course"], message=message)
    import_module("passerelle.board.migrations.0004_lines_become_asks").to_rows(apps, None)
    kept, moved = Draft.objects.get(period=NOW), Draft.objects.get(period=NEXT)
    assert kept.message == message and moved.message == "Hello."
    rows = [(row.what, row.why, row.owner, row.due_on) for row in Ask.objects.all()]
    assert rows == [
        ("Decide on maps.", "The offer ends in January.", None, None), ("Hire", "", None, None)
    ]  # fmt: skip
    told = actions.freeze(NEXT, by=alice, sections=moved.sections, message=moved.message).pack
    assert "Decide on maps." in str(told.content) and "Hire" in str(told.content)


def test_what_it_hangs_on_can_go_without_it(ask: Ask, story: Any, alice: Any) -> None:
    story["risk"].delete()
    ask.refresh_from_db()
    with pytest.raises(ObjectDoesNotExist):
        story["risk"].refresh_from_db()
    assert ask.risk is None
