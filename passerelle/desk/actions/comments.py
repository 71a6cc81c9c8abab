"""Saying something on an object, calling people, answering them."""

from __future__ import annotations

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from passerelle.desk.mentions import called_in
from passerelle.desk.models import Comment, Mention
from passerelle.kernel.errors import DomainError
from passerelle.people.models import Person
from passerelle.trail import actions as trail
from passerelle.trail.models import Deletion

LONGEST = 10_000


def _said(body: str) -> str:
    said = body.strip()
    if not said:
        raise DomainError(_("The comment is empty."), _("Write something, then send it."))
    if len(said) > LONGEST:
        raise DomainError(
            _("The comment is too long: %(count)d characters, at most 10,000.")
            % {"count": len(said)},
            _("Shorten it, or attach a link."),
        )
    return said


@transaction.atomic
def comment(obj: models.Model, body: str, *, by: Person) -> Comment:
    """Say something; those called find it in their inbox, and those who had called `by` here are answered."""
    written = Comment.objects.create(
        author=by, object_type=trail.kind_of(obj), object_id=obj.pk, body=_said(body)
    )
    _call(written, obj)
    here = {"comment__object_type": written.object_type, "comment__object_id": obj.pk}
    waiting = Mention.objects.filter(person=by, answered_at=None, **here)
    waiting.exclude(comment=written).update(answered_at=timezone.now())
    trail.record("commented", obj, by=by)
    return written


@transaction.atomic
def edit(written: Comment, body: str, *, obj: models.Model, by: Person) -> Comment:
    """Say it otherwise; people called anew are told, those no longer called are left alone."""
    before = trail.snapshot(written)
    written.body, written.edited_at = _said(body), timezone.now()
    written.save(update_fields=["body", "edited_at"])
    _call(written, obj)
    trail.record("changed", written, by=by, before=before)
    return written


def remove(written: Comment, *, by: Person) -> Deletion:
    """Take it back; it can be put back for 30 days."""
    return trail.delete(written, by=by)


def answered(mention: Mention, *, by: Person) -> None:
    """It needs no answer, or had one elsewhere."""
    Mention.objects.filter(pk=mention.pk, person=by, answered_at=None).update(
        answered_at=timezone.now()
    )


def _call(written: Comment, obj: models.Model) -> None:
    called = {found.person.pk for found in called_in(written.body, obj)} - {written.author_id}
    known = set(written.mentions.values_list("person_id", flat=True))
    written.mentions.filter(person_id__in=known - called, answered_at=None).delete()
    Mention.objects.bulk_create(
        Mention(comment=written, person_id=pk) for pk in sorted(called - known)
    )
