"""Comments of an object, what calls me, my views of a page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.apps import apps
from django.db import models
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from passerelle.desk import inbox
from passerelle.desk.mentions import ways_to_call
from passerelle.desk.models import Comment, Mention, SavedView
from passerelle.desk.prose import html_of
from passerelle.people.models import Person
from passerelle.trail import subjects
from passerelle.trail.actions import kind_of
from passerelle.trail.naming import named
from passerelle.trail.values import when
from passerelle.ui.navigation import Link

SHOWN_OF_A_VIEW = ("page", "path", "name", "query", "is_shared", "version")


@dataclass(frozen=True, slots=True)
class Said:
    """One comment as it is shown; `waiting` is my mention in it that waits for an answer."""

    pk: int
    author: str
    when: str
    iso: str
    is_edited: bool
    html: SafeString
    is_mine: bool
    waiting: int | None


def comments(obj: models.Model, person: Person) -> list[Said]:
    """The thread of an object, oldest first, in two queries; the caller has checked that it may be seen."""
    rows = Comment.objects.filter(object_type=kind_of(obj), object_id=obj.pk)
    loaded = rows.select_related("author").prefetch_related("mentions__person")
    return [_said(row, person) for row in loaded]


def _said(row: Comment, person: Person) -> Said:
    mentions = list(row.mentions.all())
    waiting = [m.pk for m in mentions if m.person_id == person.pk and m.answered_at is None]
    names = [way for mention in mentions for way in ways_to_call(mention.person)]
    return Said(
        pk=row.pk,
        author=str(row.author),
        when=when(row.at),
        iso=row.at.isoformat(),
        is_edited=row.edited_at is not None,
        html=html_of(row.body, mentions=names),
        is_mine=row.author_id == person.pk,
        waiting=waiting[0] if waiting else None,
    )


def waiting_mentions(person: Person) -> QuerySet[Mention]:
    rows = Mention.objects.filter(person=person, answered_at=None)
    author = ("comment__author__name", "comment__author__email")
    said = ("comment__object_type", "comment__object_id", "comment__body", "comment__at")
    return rows.select_related("comment__author").only(*said, *author).order_by("comment__at")


def questions(person: Person) -> list[inbox.Waiting]:
    """Whoever called me on something I may see, and has no answer yet."""
    mentions = list(waiting_mentions(person))
    found = _subjects_of(mentions, person)
    return [_question(m, obj) for m in mentions if (obj := found.get(_key(m.comment)))]


def _key(row: Comment) -> tuple[str, int]:
    return row.object_type, row.object_id


def _subjects_of(
    mentions: Iterable[Mention], person: Person
) -> dict[tuple[str, int], models.Model]:
    """The objects that are still there and may be seen, in one query."""
    wanted: dict[type[models.Model], set[int]] = defaultdict(set)
    for mention in mentions:
        wanted[apps.get_model(mention.comment.object_type)].add(mention.comment.object_id)
    return {
        (kind_of(obj), pk): obj
        for rows in named(wanted).values()
        for pk, obj in rows.items()
        if subjects.may_see(person, obj)
    }


def _question(mention: Mention, obj: models.Model) -> inbox.Waiting:
    said = mention.comment
    title = _("%(name)s calls you about “%(what)s”.") % {"name": said.author, "what": str(obj)}
    detail = said.body if len(said.body) <= 200 else said.body[:199] + "…"
    return inbox.Waiting("answer", title, detail, None, said.get_absolute_url(), since=said.at)


def thread_url(obj: models.Model) -> str:
    """The page that holds the object's comments alone."""
    return reverse("desk:comments", args=[kind_of(obj), obj.pk])


def seen_views(person: Person, path: str) -> list[SavedView]:
    """All of mine, and those that others share of the page at this path (one query)."""
    seen = SavedView.objects.filter(Q(owner=person) | Q(is_shared=True, path=path))
    owner = ("owner__name", "owner__email")
    rows = seen.select_related("owner").only(*SHOWN_OF_A_VIEW, *owner)
    return list(rows)


def _seen(request: HttpRequest, person: Person) -> list[SavedView]:
    """Asked by the rail and by the page itself: looked up once for both."""
    known: list[SavedView] | None = vars(request).get("_saved_views")
    if known is None:
        known = seen_views(person, request.path)
        vars(request)["_saved_views"] = known
    return known


def views_of(request: HttpRequest, page: str) -> list[SavedView]:
    """My views of a page, then those that others share."""
    if not isinstance(person := request.user, Person):
        return []
    rows = [row for row in _seen(request, person) if row.page == page]
    return sorted(rows, key=lambda row: row.owner_id != person.pk)


def kept(request: HttpRequest) -> list[Link]:
    """My views in the rail, eight at most."""
    if not isinstance(person := request.user, Person):
        return []
    rows = [row for row in _seen(request, person) if row.owner_id == person.pk][:8]
    here = request.GET.get("saved", "")
    return [
        Link(row.name, row.get_absolute_url(), "view", "", is_current=str(row.pk) == here)
        for row in rows
    ]
