"""Dated facts, drawn on the charts and weighed when somebody asks why a measure moved."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from passerelle.kpis.models.measure import Measure
from passerelle.people.models import Person, Product
from passerelle.ui.addresses import address


class DatedEvent(models.Model):
    """On one measure, else on every measure of its product, else on all of them.

    `where` narrows it to a segment ({"country": "FR"}); `source` and `uid` say which line of which kind
    of file it came from, so that the same file poured in twice writes it once.
    """

    class Kind(models.TextChoices):
        """The kinds that an explanation weighs, and one more for what fits none of them."""

        RELEASE = "release", _("Release")
        TRACKER = "tracker", _("Change of tracking")
        PRICE = "price", _("Price")
        CAMPAIGN = "campaign", _("Campaign")
        EXPERIMENT = "experiment", _("Experiment")
        HOLIDAY = "holiday", _("Holiday")
        OUTAGE = "outage", _("Outage")
        COMPETITOR = "competitor", _("Competitor")
        LAW = "law", _("Law")
        OTHER = "other", _("Other fact")

    class Source(models.TextChoices):
        HAND = "", _("Written by hand")
        CALENDAR = "ics", _("A calendar")
        SHEET = "csv", _("A sheet")

    on = models.DateField(_("date"))
    end = models.DateField(_("until"), null=True, blank=True)
    label = models.CharField(_("label"), max_length=80)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.OTHER)
    measure = models.ForeignKey(
        Measure,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="dated_events",
        verbose_name=_("measure"),
    )
    product = models.ForeignKey(
        Product,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("product"),
    )
    where = models.JSONField(_("segment"), default=dict, blank=True)
    note = models.TextField(_("note"), max_length=2000, blank=True)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    source = models.CharField(
        _("source"), max_length=12, choices=Source, default=Source.HAND, blank=True
    )
    uid = models.CharField(max_length=255, blank=True)

    NAMED_BY = ("label", "product_id")

    class Meta:
        verbose_name = _("dated event")
        verbose_name_plural = _("dated events")
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "uid"], condition=~Q(uid=""), name="dated_event_once"
            )
        ]
        indexes = [models.Index(fields=["kind", "on"], name="dated_event_kind")]

    def __str__(self) -> str:
        return self.label

    def get_absolute_url(self) -> str:
        return address("kpis:event", self.pk)

    @property
    def segment(self) -> str:
        """The segment as people write it: “country=FR, plan=Pro”."""
        return ", ".join(f"{name}={value}" for name, value in self.where.items())
