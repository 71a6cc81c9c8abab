"""People talk where the thing is; who is called is told, if they may see it."""

from __future__ import annotations

import pytest
from django.urls import reverse

from passerelle.desk.actions import comments as actions
from passerelle.desk.inbox import waiting_for
from passerelle.desk.models import Comment, Mention
from passerelle.desk.prose import html_of
from passerelle.kernel.errors import DomainError
from passerelle.people.models import Person, ProductRole
from passerelle.roadmap.models import Baseline
from passerelle.sources.actions.receive import receive
from passerelle.strategy.models import Objective
from passerelle.trail.actions import delete
from passerelle.trail.actions import undo as put_back
from tests.analysis.work import an_item

pytestmark = pytest.mark.django_db


@pytest.fixture
def objective(other_product):
    return Objective.objects.create(
        title="Win", product=other_product, start="2026-01-01", end="2026-12-31"
    )


def called(comment) -> set[str]:
    return {str(mention.person) for mention in comment.mentions.all()}


@pytest.mark.parametrize(
    "body",
    ["@Bob Durand look", "look, @bob durand!", "(@bob)", "@BOB", "hé @Bob Durand, @bob: both"],
)
def test_a_person_is_called_by_name_or_address(alice, bob, objective, body):
    assert called(actions.comment(objective, body, by=alice)) == {"Bob Durand"}


@pytest.mark.parametrize(
    "body", ["bob", "mail bob@belvedere.example", "@bobby", "@@bob", "@nobody"]
)
def test_nobody_is_called_by_accident(alice, bob, objective, body):
    assert called(actions.comment(objective, body, by=alice)) == set()


def test_the_longest_name_wins(alice, bob, objective):
    Person.objects.create_user("x@x.example", name="Bob Durand-Petit", role="member")
    Person.objects.create_user("e@x.example", name="Élodie Œuf", role="member")
    assert called(actions.comment(objective, "@Bob Durand-Petit", by=alice)) == {"Bob Durand-Petit"}
    assert called(actions.comment(objective, "@elodie œuf", by=alice)) == {"Élodie Œuf"}


def test_a_first_name_is_enough_when_one_person_bears_it(alice, bob, objective):
    assert called(actions.comment(objective, "@Bob, yes?", by=alice)) == {"Bob Durand"}
    Person.objects.create_user("second@x.example", name="Bob Petit", role="member")
    Person.objects.filter(pk=bob.pk).update(email="durand@x.example")
    assert called(actions.comment(objective, "@Bob, yes?", by=alice)) == set()


def test_who_may_not_see_it_is_not_called(alice, charlie, objective, product, other_product):
    assert called(actions.comment(objective, "@Charlie Stranger", by=alice)) == set()
    ProductRole.objects.create(person=charlie, product=product, role="pm")
    assert called(actions.comment(objective, "@Charlie Stranger", by=alice)) == set()
    ProductRole.objects.create(person=charlie, product=other_product, role="pm")
    charlie.__dict__.pop("_grants", None)
    assert called(actions.comment(objective, "@Charlie Stranger", by=alice)) == {"Charlie Stranger"}


def test_one_does_not_call_oneself_nor_who_left(alice, bob, objective):
    Person.objects.filter(pk=bob.pk).update(is_active=False)
    assert called(actions.comment(objective, "@Alice Martin @Bob Durand", by=alice)) == set()


def test_a_call_waits_in_the_inbox_until_one_answers(alice, bob, objective):
    actions.comment(objective, "@Bob Durand what do you think?", by=alice)
    (item,) = waiting_for(bob)
    assert item.kind == "answer"
    assert item.title == "Alice Martin calls you about “Win”."
    actions.comment(objective, "Fine with me.", by=bob)
    assert waiting_for(bob) == []


def test_a_call_can_be_marked_as_needing_no_answer(alice, bob, objective, signed_in):
    mention = actions.comment(objective, "@Bob Durand", by=alice).mentions.get()
    assert signed_in(alice).post(reverse("desk:answered", args=[mention.pk])).status_code == 404
    assert signed_in(bob).post(reverse("desk:answered", args=[mention.pk])).status_code == 302
    assert waiting_for(bob) == []


def test_a_call_on_what_is_gone_or_hidden_does_not_wait(alice, bob, objective):
    actions.comment(objective, "@Bob Durand", by=alice)
    deletion = delete(objective, by=alice)
    assert waiting_for(bob) == []
    put_back(deletion, by=alice)
    assert len(waiting_for(bob)) == 1
    bob.role = ""
    bob.__dict__.pop("_grants", None)
    assert waiting_for(bob) == []


def test_editing_calls_only_the_new_ones(alice, bob, owner, objective):
    written = actions.comment(objective, "@Bob Durand", by=alice)
    actions.answered(written.mentions.get(), by=bob)
    actions.edit(written, "@Bob Durand and @Olivia Owner", obj=objective, by=alice)
    assert waiting_for(bob) == []
    assert len(waiting_for(owner)) == 1
    actions.edit(written, "Never mind", obj=objective, by=alice)
    assert waiting_for(owner) == []


def test_only_its_author_changes_a_comment(alice, bob, objective, signed_in):
    written = actions.comment(objective, "First", by=alice)
    edit, remove = (
        reverse(f"desk:{name}_comment", args=[written.pk]) for name in ("edit", "delete")
    )
    assert signed_in(bob).post(edit, {"body": "x"}).status_code == 404
    assert signed_in(bob).post(remove).status_code == 404
    assert "First" in signed_in(alice).get(edit).content.decode()
    signed_in(alice).post(edit, {"body": "Second"})
    assert Comment.objects.get().body == "Second"


def test_a_comment_taken_back_can_be_put_back_by_its_author_only(alice, bob, objective, signed_in):
    written = actions.comment(objective, "Hasty, @Bob Durand", by=alice)
    page = signed_in(alice).post(reverse("desk:delete_comment", args=[written.pk]), follow=True)
    undo = next(str(message.extra_tags) for message in page.context["messages"])
    assert signed_in(bob).post(undo).status_code == 404
    signed_in(alice).post(undo)
    assert Comment.objects.get().body == "Hasty, @Bob Durand"
    assert Mention.objects.count() == 1


def test_a_comment_on_what_one_may_not_see_does_not_exist(alice, charlie, objective, signed_in):
    actions.comment(objective, "Secret", by=alice)
    url = reverse("desk:comments", args=["strategy.objective", objective.pk])
    assert signed_in(charlie).get(url).status_code == 404
    assert signed_in(charlie).post(url, {"body": "x"}).status_code == 404
    unknown = reverse("desk:comments", args=["people.person", alice.pk + 10_000])
    assert signed_in(alice).get(unknown).status_code == 404


def test_another_s_comment_is_not_read_through_its_history(alice, bob, objective, signed_in):
    written = actions.comment(objective, "First", by=alice)
    url = reverse("trail:history", args=["desk.comment", written.pk])
    assert signed_in(bob).get(url).status_code == 404
    assert signed_in(alice).get(url).status_code == 200


@pytest.mark.parametrize("body", ["", "   \n", "x" * 10_001])
def test_nothing_and_too_much_are_refused(alice, objective, body):
    with pytest.raises(DomainError):
        actions.comment(objective, body, by=alice)


@pytest.mark.parametrize(
    ("typed", "never"),
    [
        ("<script>alert(1)</script>", "<script"),
        ("[x](javascript:alert(1))", "href"),
        ("<img src=x onerror=alert(1)>", "<img"),
        ("![x](https://spy.example/x.png)", "<img"),
        ('<span class="rail">', '<span class="rail"'),
        ("[x](data:text/html;base64,AAAA)", "href"),
    ],
)
def test_what_is_typed_does_no_harm(typed, never):
    assert never not in html_of(typed)


def test_markdown_and_names_are_shown():
    html = html_of("**Yes** @Bob Durand\n`@Bob Durand` <b>", mentions=["@Bob Durand", "@bob"])
    assert "<strong>Yes</strong>" in html
    assert html.count('<span class="mention">@Bob Durand</span>') == 1
    assert "&lt;b&gt;" in html


def test_a_name_with_signs_is_shown_safely():
    html = html_of("@A & <b>", mentions=["@A & <b>"])
    assert '<span class="mention">@A &amp; &lt;b&gt;</span>' in html


def test_those_who_may_be_called_are_proposed(alice, bob, charlie, objective, signed_in):
    url = reverse("desk:names", args=["strategy.objective", objective.pk])
    assert signed_in(alice).get(url, {"q": "dur"}).json() == {"names": ["Bob Durand"]}
    assert signed_in(alice).get(url, {"q": "charlie"}).json() == {"names": []}


def test_a_thread_costs_as_many_queries_with_many_comments(alice, bob, objective, signed_in):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    url = reverse("desk:comments", args=["strategy.objective", objective.pk])

    def cost():
        client = signed_in(alice)
        client.get(url)
        with CaptureQueriesContext(connection) as kept:
            client.get(url)
        return len(kept)

    actions.comment(objective, "@Bob Durand", by=alice)
    few = cost()
    for _ in range(20):
        actions.comment(objective, "@Bob Durand", by=alice)
    assert cost() == few <= 12


def test_a_role_on_one_product_gives_no_voice_on_another(charlie, product, objective, signed_in):
    Person.objects.filter(pk=charlie.pk).update(role="guest")
    ProductRole.objects.create(person=charlie, product=product, role="pm")
    thread = reverse("desk:comments", args=["strategy.objective", objective.pk])
    browser = signed_in(charlie)
    page = browser.get(thread)
    assert page.status_code == 200
    assert b"comment-body" not in page.content, "a guest reads"
    assert browser.post(thread, {"body": "Heard?"}).status_code == 404
    assert (
        browser.get(reverse("desk:names", args=["strategy.objective", objective.pk])).status_code
        == 404
    )
    assert not Comment.objects.exists()


def test_every_page_of_a_thing_ends_with_its_comments_and_its_history(
    alice, team, product, signed_in, settings, tmp_path
):
    settings.DATA = tmp_path
    Baseline.objects.create(number=1, name="Q4", digest="", lines=[])
    item = an_item(team)
    of = receive("tracker", [b"x"], name="jira.csv", by=alice)
    for path in (
        team.get_absolute_url(), product.get_absolute_url(), item.get_absolute_url(),
        reverse("roadmap:baseline", args=[1]), item.tracker.get_absolute_url(),
    ):  # fmt: skip
        html = signed_in(alice).get(path).content.decode()
        assert 'id="comments"' in html and 'id="history"' in html, path
    answer = signed_in(alice).get(reverse("desk:comments", args=["sources.import", of.pk]))
    assert answer.status_code == 200


def test_nobody_is_commented_on(alice, bob, signed_in):
    html = signed_in(alice).get(bob.get_absolute_url()).content.decode()
    assert 'id="comments"' not in html and 'id="history"' in html
    address = reverse("desk:comments", args=["people.person", bob.pk])
    assert signed_in(alice).get(address).status_code == 404
    assert signed_in(alice).post(address, {"body": "Slow"}).status_code == 404
