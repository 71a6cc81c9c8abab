"""Facts about what was done. Events name their actor and object by id: names are read, and erased, elsewhere."""

from __future__ import annotations

from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from passerelle.kernel.errors import DomainError


class AppendOnly(models.QuerySet[Any]):
    """Rows that are written once."""

    def update(self, **kwargs: Any) -> int:
        raise DomainError(_("An event cannot be rewritten."), _("Record a new one instead."))

    def delete(self) -> tuple[int, dict[str, int]]:
        raise DomainError(_("An event cannot be deleted."), _("The trail is append-only."))


class Event(models.Model):
    """Who did what, on what, when; `changes` maps a non-sensitive field to [before, after]."""

    at = models.DateTimeField(_("when"), auto_now_add=True, db_index=True)
    actor_id = models.BigIntegerField(_("who"), null=True)
    verb = models.CharField(_("what"), max_length=40)
    object_type = models.CharField(max_length=60)
    object_id = models.BigIntegerField()
    product_id = models.BigIntegerField(null=True)
    changes = models.JSONField(default=dict, encoder=DjangoJSONEncoder)

    objects = AppendOnly.as_manager()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["object_type", "object_id", "at"])]

    def __str__(self) -> str:
        return f"{self.verb} {self.object_type} {self.object_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise DomainError(_("An event cannot be rewritten."), _("Record a new one instead."))
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise DomainError(_("An event cannot be deleted."), _("The trail is append-only."))


class Deletion(models.Model):
    """What was deleted, whole, so that it can be put back within 30 days."""

    at = models.DateTimeField(auto_now_add=True, db_index=True)
    actor_id = models.BigIntegerField(null=True)
    object_type = models.CharField(max_length=60)
    object_id = models.BigIntegerField()
    product_id = models.BigIntegerField(null=True)
    label = models.CharField(max_length=200)
    rows = models.JSONField(encoder=DjangoJSONEncoder)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("deletion")
        verbose_name_plural = _("deletions")
        ordering = ["-at"]

    def __str__(self) -> str:
        return self.label
