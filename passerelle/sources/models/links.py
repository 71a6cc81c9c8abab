"""A component or an epic of a tracker that serves an initiative, as someone said."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from passerelle.delivery.models import Tracker
from passerelle.people.models import Person
from passerelle.roadmap.models import Initiative


class LinkRule(models.Model):
    class On(models.TextChoices):
        EPIC = "epic", _("Epic")
        COMPONENT = "component", _("Component")

    tracker = models.ForeignKey(Tracker, models.CASCADE, related_name="link_rules")
    on = models.CharField(_("looks at"), max_length=10, choices=On)
    value = models.CharField(_("name"), max_length=200)
    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="link_rules")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("link of a component or an epic")
        verbose_name_plural = _("links of components and epics")
        ordering = ["on", "value"]
        constraints = [
            models.UniqueConstraint(fields=["tracker", "on", "value"], name="link_rule_once")
        ]

    def __str__(self) -> str:
        return f"{self.value} → {self.initiative.code}"
