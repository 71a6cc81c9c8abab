"""Dated facts drawn on the charts: a release, a price, a campaign, an outage."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from passerelle.kpis.models.measure import Measure
from passerelle.people.models import Person, Product


class DatedEvent(models.Model):
    class Kind(models.TextChoices):
        RELEASE = "release", _("Release")
        PRICE = "price", _("Price")
        CAMPAIGN = "campaign", _("Campaign")
        OUTAGE = "outage", _("Outage")
        TRACKING = "tracking", _("Change of tracking")
        COMPETITOR = "competitor", _("Competitor")
        LAW = "law", _("Law")
        OTHER = "other", _("Other fact")

    on = models.DateField(_("date"))
    end = models.DateField(_("until"), null=True, blank=True)
    label = models.CharField(_("label"), max_length=80)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.OTHER)
    measure = models.ForeignKey(
        Measure, models.CASCADE, null=True, blank=True, related_name="dated_events"
    )
    product = models.ForeignKey(Product, models.CASCADE, null=True, blank=True, related_name="+")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("dated event")
        verbose_name_plural = _("dated events")
        ordering = ["on"]

    def __str__(self) -> str:
        return self.label
