"""One way to arbitrate: what is forced, what there is to spend, who there is, what is looked for."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from passerelle.arbitration.models.arbitration import Arbitration
from passerelle.arbitration.models.frame import Protection
from passerelle.people.models import Person, Team, Trade
from passerelle.roadmap.models import Initiative

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Scenario(models.Model):
    """`cash` is the share of the frame's money, in %; `amount` replaces it, in thousands over the horizon.

    `foundations` is the least share of the effort, in %, for debt, compliance and run; empty: what the frame says.
    `seconds` is how long a search may last, `seed` what makes it the same again.
    """

    class Objective(models.TextChoices):
        VALUE = "value", _("the most value")
        SUREST = "surest", _("the surest value")
        BASE = "base", _("foundations first")

    class Time(models.IntegerChoices):
        SHORT = 10, _("10 seconds")
        HALF = 30, _("30 seconds")
        MINUTE = 60, _("1 minute")
        LONG = 120, _("2 minutes")

    arbitration = models.ForeignKey(Arbitration, models.CASCADE, related_name="scenarios")
    letter = models.CharField(max_length=1, validators=[RegexValidator("^[A-Z]$")])
    name = models.CharField(_("name"), max_length=80)
    story = models.CharField(_("its story, in one sentence"), max_length=240, blank=True)
    objective = models.CharField(
        _("looks for"), max_length=8, choices=Objective, default=Objective.VALUE
    )
    cash = models.PositiveSmallIntegerField(
        _("money, in % of the frame"), default=100, validators=[MaxValueValidator(1000)]
    )
    amount = models.FloatField(
        _("or an amount over all quarters, in thousands"),
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    foundations = models.PositiveSmallIntegerField(
        _("share of the effort for foundations, in %"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(100)],
    )
    seconds = models.PositiveSmallIntegerField(
        _("time to search"), choices=Time, default=Time.SHORT
    )
    seed = models.PositiveIntegerField(_("seed"), default=1)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1, editable=False)

    NAMED_BY = ("letter", "name", "arbitration_id")

    class Meta:
        verbose_name = _("scenario")
        verbose_name_plural = _("scenarios")
        ordering = ["letter"]
        constraints = [
            models.UniqueConstraint(fields=["arbitration", "letter"], name="scenario_letter_once"),
        ]

    def __str__(self) -> str:
        return f"{self.letter} {self.name}"

    @property
    def product_id(self) -> int | None:
        """It belongs to what its arbitration belongs to: rights ask for it."""
        return self.arbitration.product_id

    @property
    def job_key(self) -> str:
        return f"scenario:{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("arbitration:scenario", args=[self.arbitration.number, self.letter])


class Forced(models.Model):
    """Someone wants an initiative in, or out, whatever the search would choose."""

    scenario = models.ForeignKey(Scenario, models.CASCADE, related_name="forced")
    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="+")
    is_in = models.BooleanField()
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("forced choice")
        verbose_name_plural = _("forced choices")
        constraints = [
            models.UniqueConstraint(fields=["scenario", "initiative"], name="forced_once"),
        ]

    def __str__(self) -> str:
        return f"{self.initiative.code} {'+' if self.is_in else '−'}"


class CapacityChange(models.Model):
    """People that a scenario adds to a team in one trade over all quarters, or takes from it."""

    scenario = models.ForeignKey(Scenario, models.CASCADE, related_name="capacity_changes")
    team = models.ForeignKey(Team, models.CASCADE, related_name="+", verbose_name=_("team"))
    trade = models.CharField(_("trade"), max_length=12, choices=Trade)
    people = models.FloatField(
        _("people more, or less"), validators=[MinValueValidator(-50), MaxValueValidator(50)]
    )
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("capacity change")
        verbose_name_plural = _("capacity changes")
        constraints = [
            models.UniqueConstraint(
                fields=["scenario", "team", "trade"], name="capacity_change_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.team} {self.get_trade_display()} {self.people:+g}"


class ScenarioFloor(Protection):
    """Of one scenario: in place of the frame's for the same thing, or beside it; 0 lifts it there."""

    scenario = models.ForeignKey(Scenario, models.CASCADE, related_name="floors")
    share = models.FloatField(
        _("share of the effort, in %"), validators=[MinValueValidator(0), MaxValueValidator(100)]
    )
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("floor of a scenario")
        verbose_name_plural = _("floors of a scenario")
        ordering = ["pk"]
