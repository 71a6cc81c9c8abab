"""Who reads the roadmap outside the product team: their links, what is kept from them, what is said to them."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from passerelle.commitment.models.commitment import Commitment
from passerelle.people.models import Person, ShareLink
from passerelle.roadmap.models import Initiative


class Audience(models.TextChoices):
    BOARD = "board", pgettext_lazy("audience", "Board")
    COMPANY = "company", pgettext_lazy("audience", "Company")
    SALES = "sales", pgettext_lazy("audience", "Sales")
    CUSTOMERS = "customers", pgettext_lazy("audience", "Customers")


class Grain(models.TextChoices):
    """How finely a day is told, the finest first; now, next and later are counted in the audience’s own step."""

    MONTH = "month", _("by month")
    QUARTER = "quarter", _("by quarter")
    HALF = "half", _("by half-year")
    YEAR = "year", _("by year")
    HORIZON = "horizon", _("now, next, later")


class AudienceLink(ShareLink):
    """Shows one commitment, and what became of its dates, as one audience may read it.

    `grain`: coarser than the audience’s own, or empty. `themes`: ids of the themes told, none for all of them; one
    that is deleted later tells nothing more.
    """

    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="links")
    audience = models.CharField(_("audience"), max_length=9, choices=Audience)
    grain = models.CharField(_("dates"), max_length=7, choices=Grain, blank=True)
    themes = models.JSONField(default=list, blank=True)
    first_opened_at = models.DateTimeField(null=True, editable=False)

    names: Mapping[int, str] = {}

    class Meta(ShareLink.Meta):
        verbose_name = _("link to a roadmap")
        verbose_name_plural = _("links to a roadmap")

    def __str__(self) -> str:
        return self.label or str(self.commitment)

    @property
    def subject(self) -> models.Model:
        return self.commitment

    @property
    def told(self) -> str:
        """What it was narrowed to, for who made it; themes by `names`, which whoever lists links gives."""
        said = [str(self.get_grain_display())] if self.grain else []
        return ", ".join([*said, *(self.names[pk] for pk in self.themes if pk in self.names)])


class _OfInitiative(models.Model):
    initiative: models.OneToOneField[Initiative, Initiative]
    at = models.DateTimeField(auto_now=True)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    class Meta:
        abstract = True

    @property
    def product_id(self) -> int | None:
        return self.initiative.product_id


class Sensitive(_OfInitiative):
    """An initiative kept from the audiences of `hidden_from`: its line, its count and what moved of it."""

    initiative = models.OneToOneField(Initiative, models.CASCADE, related_name="sensitive")
    hidden_from = models.JSONField(default=list)
    why = models.CharField(_("why"), max_length=240)

    class Meta:
        verbose_name = _("sensitive initiative")
        verbose_name_plural = _("sensitive initiatives")

    def __str__(self) -> str:
        return self.initiative.code


class PublicTitle(_OfInitiative):
    """What an initiative is called outside; customers read no other title."""

    initiative = models.OneToOneField(Initiative, models.CASCADE, related_name="public_title")
    fr = models.CharField(_("in French"), max_length=200, blank=True)
    en = models.CharField(_("in English"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("public title")
        verbose_name_plural = _("public titles")

    def __str__(self) -> str:
        return self.fr or self.en


class Reason(models.Model):
    """Why a promised date moved, in the words of who answers for it; `outside`: sales and customers may read it."""

    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="reasons")
    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="+")
    words = models.CharField(_("why it moved"), max_length=300)
    outside = models.BooleanField(_("sales and customers may read it"), default=False)
    at = models.DateTimeField(auto_now=True)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("reason of a move")
        verbose_name_plural = _("reasons of moves")
        constraints = [
            models.UniqueConstraint(fields=["commitment", "initiative"], name="reason_once")
        ]

    def __str__(self) -> str:
        return self.words

    @property
    def product_id(self) -> int | None:
        return self.initiative.product_id
