"""An initiative: what we could do, for which objective, worth and costing a range."""

from __future__ import annotations

import datetime as dt
from functools import cache

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from passerelle.kernel.ranges import ThreePoint
from passerelle.kpis.models import Measure
from passerelle.people.models import Person, Product, Team
from passerelle.roadmap.models.theme import Theme
from passerelle.strategy.models import Objective


@cache
def _first() -> str:
    """What stands before the number in the address of an initiative."""
    return reverse("roadmap:initiative", kwargs={"number": 0}).removesuffix("0/")


def address_of(number: int) -> str:
    """Its page; a list asks for a hundred of them, so that the address is resolved once."""
    return f"{_first()}{number}/"


def code_of(number: int) -> str:
    return f"I-{number:02d}"


def _in_order(name: str) -> models.CheckConstraint:
    low, mid, high = f"{name}_low", f"{name}_mid", f"{name}_high"
    nothing = models.Q(**{f"{low}__isnull": True, f"{mid}__isnull": True, f"{high}__isnull": True})
    ordered = models.Q(**{f"{low}__lte": models.F(mid), f"{mid}__lte": models.F(high)})
    return models.CheckConstraint(condition=nothing | ordered, name=f"{name}_range_in_order")


class Initiative(models.Model):
    """Ranges hold three points, eight chances in ten between low and high. `version` guards concurrent edits."""

    class State(models.TextChoices):
        PROPOSED = "proposed", pgettext_lazy("initiative", "Proposed")
        PLANNED = "planned", pgettext_lazy("initiative", "Planned")
        DOING = "doing", pgettext_lazy("initiative", "In progress")
        DELIVERED = "delivered", pgettext_lazy("initiative", "Delivered")
        DROPPED = "dropped", pgettext_lazy("initiative", "Dropped")

    class Bucket(models.TextChoices):
        NOW = "now", _("Now")
        NEXT = "next", _("Next")
        LATER = "later", _("Later")

    number = models.PositiveIntegerField(unique=True)
    title = models.CharField(_("initiative"), max_length=200)
    problem = models.TextField(_("problem to solve"), blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.PROPOSED)
    bucket = models.CharField(
        _("now, next or later"), max_length=5, choices=Bucket, default="later"
    )
    product = models.ForeignKey(
        Product,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="initiatives",
        verbose_name=_("product"),
    )
    objective = models.ForeignKey(
        Objective,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="initiatives",
        verbose_name=_("objective"),
    )
    team = models.ForeignKey(
        Team,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="initiatives",
        verbose_name=_("team"),
    )
    owner = models.ForeignKey(
        Person,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="initiatives",
        verbose_name=_("owner"),
    )
    sponsor = models.ForeignKey(
        Person,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="sponsored",
        verbose_name=_("sponsor"),
    )
    theme = models.ForeignKey(
        Theme,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="initiatives",
        verbose_name=_("theme"),
    )
    departments = models.JSONField(_("departments involved"), default=list, blank=True)

    value_low = models.FloatField(_("value, low"), null=True, blank=True)
    value_mid = models.FloatField(_("value, likely"), null=True, blank=True)
    value_high = models.FloatField(_("value, high"), null=True, blank=True)
    value_unit = models.CharField(_("unit of value"), max_length=20, default="k€", blank=True)
    value_months = models.PositiveSmallIntegerField(_("value counted over, in months"), default=12)
    cost_low = models.FloatField(_("cost, low"), null=True, blank=True)
    cost_mid = models.FloatField(_("cost, likely"), null=True, blank=True)
    cost_high = models.FloatField(_("cost, high"), null=True, blank=True)
    cost_unit = models.CharField(_("unit of cost"), max_length=20, default="k€", blank=True)
    confidence = models.PositiveSmallIntegerField(
        _("confidence, in %"), null=True, blank=True, validators=[MaxValueValidator(100)]
    )
    evidence_count = models.PositiveIntegerField(_("pieces of evidence"), default=0)

    start_on = models.DateField(pgettext_lazy("initiative", "start"), null=True, blank=True)
    end_on = models.DateField(_("expected end"), null=True, blank=True)
    late_on = models.DateField(_("latest likely end"), null=True, blank=True)
    promised_on = models.DateField(_("promised for"), null=True, blank=True)
    delivered_on = models.DateField(_("delivered on"), null=True, blank=True)
    deadline = models.DateField(_("mandatory by"), null=True, blank=True)
    delay = models.FloatField(
        _("cost of delay, in % of the value a quarter"),
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
    )

    success_measure = models.ForeignKey(
        Measure,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="initiatives",
        verbose_name=_("measure of success"),
    )
    effect_low = models.FloatField(_("expected effect, low"), null=True, blank=True)
    effect_mid = models.FloatField(_("expected effect, likely"), null=True, blank=True)
    effect_high = models.FloatField(_("expected effect, high"), null=True, blank=True)

    external_id = models.CharField(max_length=80, null=True, blank=True, unique=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    archived_at = models.DateTimeField(null=True, blank=True, editable=False)

    NAMED_BY = ("number", "title", "product_id")

    class Meta:
        verbose_name = _("initiative")
        verbose_name_plural = _("initiatives")
        ordering = ["number"]
        constraints = [
            _in_order("value"),
            _in_order("cost"),
            _in_order("effect"),
            models.CheckConstraint(
                condition=models.Q(start_on__isnull=True)
                | models.Q(end_on__isnull=True)
                | models.Q(end_on__gte=models.F("start_on")),
                name="initiative_dates_in_order",
            ),
            models.CheckConstraint(
                condition=models.Q(end_on__isnull=True)
                | models.Q(late_on__isnull=True)
                | models.Q(late_on__gte=models.F("end_on")),
                name="initiative_late_after_end",
            ),
            models.CheckConstraint(
                condition=models.Q(confidence__isnull=True) | models.Q(confidence__lte=100),
                name="initiative_confidence_at_most_100",
            ),
            models.CheckConstraint(
                condition=models.Q(delay__isnull=True) | models.Q(delay__gte=0, delay__lte=100),
                name="initiative_delay_is_a_share",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    @property
    def code(self) -> str:
        return code_of(self.number)

    @property
    def is_live(self) -> bool:
        """Still to come: neither delivered, nor dropped, nor archived."""
        return self.archived_at is None and self.state in LIVE

    @property
    def place(self) -> str:
        """Now, next or later while it is to come; once that is over, what became of it."""
        return self.bucket if self.state in LIVE else self.state

    def get_place_display(self) -> str:
        return self.get_bucket_display() if self.state in LIVE else self.get_state_display()

    @property
    def expected_end(self) -> dt.date | None:
        """The day it was delivered, else the day on which it is expected."""
        return self.delivered_on or self.end_on

    def get_absolute_url(self) -> str:
        return address_of(self.number)

    @property
    def value(self) -> ThreePoint | None:
        return self._range(self.value_low, self.value_mid, self.value_high)

    @property
    def cost(self) -> ThreePoint | None:
        return self._range(self.cost_low, self.cost_mid, self.cost_high)

    @property
    def effect(self) -> ThreePoint | None:
        return self._range(self.effect_low, self.effect_mid, self.effect_high)

    @staticmethod
    def _range(low: float | None, mid: float | None, high: float | None) -> ThreePoint | None:
        if low is None or mid is None or high is None:
            return None
        return ThreePoint(low, mid, high)


LIVE = (Initiative.State.PROPOSED, Initiative.State.PLANNED, Initiative.State.DOING)
