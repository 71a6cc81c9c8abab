"""The one index behind search and the command palette."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class SearchEntry(models.Model):
    """An object as one finds it; rights are checked when read.

    `folded` is its text without case or accents: its code and title on the first line, then its other words.
    """

    object_type = models.CharField(max_length=60)
    object_id = models.BigIntegerField()
    capability = models.CharField(max_length=40)
    product_id = models.BigIntegerField(null=True)
    code = models.CharField(max_length=40, blank=True)
    title = models.CharField(max_length=300)
    folded = models.TextField()
    url = models.CharField(max_length=300)

    class Meta:
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")
        constraints = [
            models.UniqueConstraint(fields=["object_type", "object_id"], name="indexed_once")
        ]

    def __str__(self) -> str:
        return self.title
