"""Teams, who is in them, and who owns what they build: all dated, since later methods need it."""

from __future__ import annotations

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from passerelle.people.models.product import Product
from passerelle.people.models.roles import Trade
from passerelle.ui.addresses import address
from passerelle.ui.alphabetical import Alphabetical

DATES_IN_ORDER = models.Q(end__isnull=True) | models.Q(end__gte=models.F("start"))


class Team(models.Model):
    name = models.CharField(_("name"), max_length=120, unique=True)
    slug = models.SlugField(max_length=60, unique=True)
    product = models.ForeignKey(
        Product,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="teams",
        verbose_name=_("product"),
    )
    mission = models.TextField(_("mission"), blank=True)
    archived_at = models.DateTimeField(null=True, blank=True, editable=False)

    NAMED_BY = ("name", "slug", "product_id")

    class Meta:
        verbose_name = _("team")
        verbose_name_plural = _("teams")
        ordering = [Alphabetical("name")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address("people:team", self.slug)


class Dated(models.Model):
    """Something true from `start` to `end`, both included; an empty end means still true."""

    start = models.DateField(_("from"))
    end = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        abstract = True


class Membership(Dated):
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships")
    team = models.ForeignKey(Team, models.CASCADE, related_name="memberships")
    trade = models.CharField(_("trade"), max_length=12, choices=Trade, default=Trade.ENGINEER)
    allocation = models.PositiveSmallIntegerField(
        _("share of working time, in %"), default=100, validators=[MaxValueValidator(100)]
    )

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.CheckConstraint(condition=DATES_IN_ORDER, name="membership_dates_in_order"),
            models.CheckConstraint(
                condition=models.Q(allocation__lte=100), name="membership_at_most_whole"
            ),
            models.UniqueConstraint(
                fields=["person", "team", "trade", "start"], name="membership_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.team}"


class Ownership(Dated):
    """Who is the product owner of a team between two dates (the part later told apart from the team's)."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="ownerships")
    team = models.ForeignKey(Team, models.CASCADE, related_name="ownerships")

    class Meta:
        verbose_name = _("product-owner assignment")
        verbose_name_plural = _("product-owner assignments")
        constraints = [
            models.CheckConstraint(condition=DATES_IN_ORDER, name="ownership_dates_in_order"),
            models.UniqueConstraint(fields=["person", "team", "start"], name="ownership_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person} → {self.team}"
