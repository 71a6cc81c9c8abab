"""The state of a page is kept under a name, never overwritten in silence."""

from __future__ import annotations

import pytest
from django.template import engines
from django.test import RequestFactory
from django.urls import reverse

from passerelle.desk.actions import views as actions
from passerelle.desk.models import SavedView
from passerelle.kernel.errors import DomainError
from passerelle.strategy.models import Objective

pytestmark = pytest.mark.django_db


@pytest.fixture
def view(alice):
    return actions.save_as(
        "Mine", page="roadmap", path="/roadmap/", query="team=2&state=doing&page=3", by=alice
    )


def test_the_address_is_the_state(view):
    assert view.get_absolute_url() == f"/roadmap/?state=doing&team=2&saved={view.pk}"
    assert not view.is_shared


def test_a_name_is_given_once_on_a_page(alice, bob, view):
    with pytest.raises(DomainError, match="already have"):
        actions.save_as("Mine", page="roadmap", path="/roadmap/", query="", by=alice)
    actions.save_as("Mine", page="measures", path="/measures/", query="", by=alice)
    actions.save_as("Mine", page="roadmap", path="/roadmap/", query="", by=bob)


@pytest.mark.parametrize(
    "path", ["https://evil.example/", "//evil.example/", "/\\evil.example", ""]
)
def test_a_view_leads_nowhere_else(alice, path):
    with pytest.raises(DomainError):
        actions.save_as("V", page="roadmap", path=path, query="", by=alice)


def test_a_view_without_a_name_is_refused(alice):
    with pytest.raises(DomainError, match="no name"):
        actions.save_as("  ", page="roadmap", path="/roadmap/", query="", by=alice)


def test_two_windows_do_not_overwrite_each_other(alice, view, signed_in):
    url = reverse("desk:update_view", args=[view.pk])
    first = signed_in(alice).post(url, {"query": "state=done", "version": 1})
    assert first.status_code == 302
    second = signed_in(alice).post(url, {"query": "state=planned", "version": 1})
    assert second.status_code == 409
    html = second.content.decode()
    assert "planned" in html and "done" in html
    assert SavedView.objects.get().query == "state=done"
    signed_in(alice).post(url, {"query": "state=planned", "version": 2})
    assert SavedView.objects.get().query == "state=planned"


def test_a_view_is_private_until_it_is_shared(alice, bob, view, signed_in):
    from passerelle.desk.queries import seen_views

    assert seen_views(bob, "/roadmap/") == []
    signed_in(alice).post(reverse("desk:share_view", args=[view.pk]), {"shared": "1"})
    assert seen_views(bob, "/roadmap/") == [view]
    for name in ("update", "share", "delete"):
        answer = signed_in(bob).post(reverse(f"desk:{name}_view", args=[view.pk]))
        assert answer.status_code == 404
    signed_in(alice).post(reverse("desk:share_view", args=[view.pk]))
    assert seen_views(bob, "/roadmap/") == []


def test_a_deleted_view_can_be_put_back(alice, view):
    from passerelle.trail.actions import undo

    undo(actions.remove(view, by=alice), by=alice)
    assert SavedView.objects.get() == view


def test_the_tabs_say_where_one_is(alice, view):
    def tabs(query):
        request = RequestFactory().get(f"/roadmap/?{query}")
        request.user = alice
        source = '{% load desk %}{% saved_views "roadmap" %}'
        return engines["django"].from_string(source).render({}, request)

    here = 'aria-current="page"'
    assert f'href="/roadmap/" {here}' in tabs("")
    mine = tabs(f"state=doing&team=2&saved={view.pk}")
    assert f'saved={view.pk}" {here}' in mine and "Update this view" not in mine
    assert "Update this view" in tabs(f"state=done&saved={view.pk}")


def test_the_rail_shows_my_views(alice, bob, view, signed_in):
    assert "Mine" in signed_in(alice).get(reverse("desk:search")).content.decode()
    assert "Mine" not in signed_in(bob).get(reverse("desk:search")).content.decode()


def test_the_rail_and_the_page_ask_for_views_once(alice, view, django_assert_num_queries):
    from passerelle.desk.queries import kept, views_of

    actions.save_as("Elsewhere", page="measures", path="/measures/", query="", by=alice)
    request = RequestFactory().get("/roadmap/")
    request.user = alice
    with django_assert_num_queries(1):
        assert [link.label for link in kept(request)] == ["Elsewhere", "Mine"]
        assert views_of(request, "roadmap") == [view]


def test_comments_and_history_cost_a_page_nothing(alice, django_assert_num_queries):
    objective = Objective.objects.create(title="W", start="2026-01-01", end="2026-12-31")
    request = RequestFactory().get("/")
    request.user = alice
    source = "{% foot obj %}"
    alice.__dict__.pop("_grants", None)
    with django_assert_num_queries(0):  # the role in the company answers
        html = engines["django"].from_string(source).render({"obj": objective}, request)
    assert "Comments" in html and "History" in html
