"""Themes: the company's own list."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from passerelle.ui.alphabetical import Alphabetical


class Theme(models.Model):
    """The company's own list; each theme has a kind, so that debt and features can be weighed together."""

    class Kind(models.TextChoices):
        FEATURE = "feature", _("Feature")
        DEBT = "debt", _("Technical debt")
        COMPLIANCE = "compliance", _("Compliance")
        RUN = "run", _("Run")

    name = models.CharField(_("name"), max_length=60, unique=True)
    letter = models.CharField(_("letter"), max_length=1)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.FEATURE)

    NAMED_BY = ("name",)

    class Meta:
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        ordering = [Alphabetical("name")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The page that lists them all."""
        return reverse("roadmap:themes")
