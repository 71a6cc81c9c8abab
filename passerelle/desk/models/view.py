"""Saved views: a name for a page's state, which is its query string."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from passerelle.people.models import Person
from passerelle.ui.alphabetical import Alphabetical


class SavedView(models.Model):
    """Private unless its owner shares it; `version` stops a silent overwrite."""

    owner = models.ForeignKey(Person, models.CASCADE, related_name="saved_views")
    page = models.CharField(max_length=40)
    path = models.CharField(max_length=200)
    name = models.CharField(_("name"), max_length=60)
    query = models.CharField(max_length=2000, blank=True)
    is_shared = models.BooleanField(_("shared with everyone who may see the page"), default=False)
    version = models.PositiveIntegerField(default=1)

    NAMED_BY = ("name", "path", "query", "owner_id")

    class Meta:
        verbose_name = _("saved view")
        verbose_name_plural = _("saved views")
        ordering = [Alphabetical("name")]
        constraints = [
            models.UniqueConstraint(fields=["owner", "page", "name"], name="view_name_once")
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The page in the state that was saved, knowing which view it came from."""
        return (
            f"{self.path}?{self.query}&saved={self.pk}"
            if self.query
            else f"{self.path}?saved={self.pk}"
        )
