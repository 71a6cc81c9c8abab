"""Keeping the state of a page under a name. Nothing is ever overwritten in silence."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl, urlencode

from django.db import IntegrityError, transaction
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from passerelle.desk.models import SavedView
from passerelle.kernel.errors import DomainError
from passerelle.people.models import Person
from passerelle.trail import actions as trail
from passerelle.trail.models import Deletion

NOT_STATE = {"saved", "page", "peek", "lang"}


class ViewConflictError(Exception):
    """Somebody (the same person elsewhere) changed the view meanwhile; `current` is as it is now."""

    def __init__(self, current: SavedView) -> None:
        super().__init__(current.pk)
        self.current = current


def state_of(query: str) -> str:
    """The part of an address that is a page's state, in one order."""
    pairs = [pair for pair in parse_qsl(query) if pair[0] not in NOT_STATE]
    return urlencode(sorted(pairs))


def save_as(name: str, *, page: str, path: str, query: str, by: Person) -> SavedView:
    """A new private view; its name must be free among one's own on this page."""
    called = name.strip()
    if not called:
        raise DomainError(_("The view has no name."), _("Give it one."))
    if not path.startswith("/") or not url_has_allowed_host_and_scheme(path, allowed_hosts=None):
        raise DomainError(_("This page cannot be saved."), _("Go back to it and try again."))
    facts: dict[str, Any] = {"page": page, "path": path, "query": state_of(query)}
    try:
        with transaction.atomic():
            view = SavedView.objects.create(owner=by, name=called[:60], **facts)
            trail.record("created", view, by=by)
    except IntegrityError as error:
        raise DomainError(
            _("You already have a view called “%(name)s” here.") % {"name": called},
            _("Choose another name, or open that view and update it."),
        ) from error
    return view


@transaction.atomic
def update(view: SavedView, query: str, *, version: int, by: Person) -> SavedView:
    """Give the view the state of the page, if it is still the version that was opened."""
    current = SavedView.objects.select_for_update().get(pk=view.pk)
    if current.version != version:
        raise ViewConflictError(current)
    before = trail.snapshot(current)
    current.query, current.version = state_of(query), version + 1
    current.save(update_fields=["query", "version"])
    trail.record("changed", current, by=by, before=before)
    return current


@transaction.atomic
def share(view: SavedView, *, is_shared: bool, by: Person) -> SavedView:
    """Show it to everyone who may see the page, or keep it to oneself again."""
    before = trail.snapshot(view)
    view.is_shared = is_shared
    view.save(update_fields=["is_shared"])
    trail.record("shared" if is_shared else "changed", view, by=by, before=before)
    return view


def remove(view: SavedView, *, by: Person) -> Deletion:
    """Delete it, with undo."""
    return trail.delete(view, by=by)
