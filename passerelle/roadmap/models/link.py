"""Links from an initiative down to what it touches: work items, opportunities and risks."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from passerelle.delivery.models import WorkItem
from passerelle.roadmap.models.initiative import Initiative
from passerelle.strategy.models import RegisterEntry


class WorkLink(models.Model):
    """How we know that a work item serves an initiative: a label, its epic, its component, or a person said so."""

    class How(models.TextChoices):
        LABEL = "label", _("by its label")
        EPIC = "epic", _("by its epic")
        COMPONENT = "component", _("by its component")
        HAND = "hand", _("by hand")

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="work_links")
    item = models.OneToOneField(WorkItem, models.CASCADE, related_name="work_link")
    how = models.CharField(max_length=10, choices=How)

    class Meta:
        verbose_name = _("link to a work item")
        verbose_name_plural = _("links to work items")

    def __str__(self) -> str:
        return f"{self.item.key} → {self.initiative.code}"


class RegisterLink(models.Model):
    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="register_links")
    entry = models.ForeignKey(RegisterEntry, models.CASCADE, related_name="register_links")

    class Meta:
        verbose_name = _("link to an opportunity or a risk")
        verbose_name_plural = _("links to opportunities and risks")
        constraints = [
            models.UniqueConstraint(fields=["initiative", "entry"], name="register_link_once")
        ]

    def __str__(self) -> str:
        return f"{self.entry.code} → {self.initiative.code}"
