"""What an import wrote, row by row, so that it can be taken back."""

from __future__ import annotations

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from passerelle.sources.models.pouring import Import


class Touched(models.Model):
    """A row that an import created (`before` empty) or changed (`before` and `after`: the fields it changed)."""

    of = models.ForeignKey(Import, models.CASCADE, related_name="touched")
    object_type = models.CharField(max_length=60)
    object_id = models.BigIntegerField()
    before = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    after = models.JSONField(null=True, encoder=DjangoJSONEncoder)

    class Meta:
        verbose_name = _("touched row")
        verbose_name_plural = _("touched rows")
        indexes = [models.Index(fields=["object_type", "object_id", "of"])]

    def __str__(self) -> str:
        return f"{self.object_type} {self.object_id}"
