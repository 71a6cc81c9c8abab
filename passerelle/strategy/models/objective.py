"""Objectives by horizon, their key results, and the check-ins that say where they stand."""

from __future__ import annotations

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from passerelle.kpis.models import Measure
from passerelle.people.models import Company, Person, Product, Team
from passerelle.trail.numbers import highest_kept
from passerelle.ui.addresses import address


class Numbered(models.Model):
    """Gets the next free number when first saved, and keeps it: people say “2.1” for years."""

    number = models.PositiveSmallIntegerField(_("number"), editable=False)

    class Meta:
        abstract = True

    def among(self) -> dict[str, Any]:
        """What the rows share among which its number is the only one."""
        return {}

    def save(self, *args: Any, **kwargs: Any) -> None:
        with transaction.atomic():
            if self.number is None:
                self.take_number()
            super().save(*args, **kwargs)

    def take_number(self) -> None:
        """The one after the last, and after those deleted that may come back; inside a transaction."""
        Company.objects.select_for_update().first()  # whoever numbers at the same time waits
        model, among = type(self), self.among()
        last = model._default_manager.filter(**among).aggregate(last=models.Max("number"))["last"]
        self.number = max(last or 0, highest_kept(model, **among)) + 1


class Objective(Numbered):
    class Horizon(models.TextChoices):
        SHORT = "short", _("Short term")
        MEDIUM = "medium", _("Medium term")
        LONG = "long", _("Long term")

    title = models.CharField(_("objective"), max_length=200)
    description = models.TextField(_("why it matters"), blank=True)
    horizon = models.CharField(_("horizon"), max_length=8, choices=Horizon, default="medium")
    start = models.DateField(_("from"))
    end = models.DateField(_("until"))
    product = models.ForeignKey(
        Product,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="objectives",
        verbose_name=_("product"),
    )
    parent = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("serves"),
    )
    owner = models.ForeignKey(
        Person,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="objectives",
        verbose_name=_("owner"),
    )
    position = models.PositiveSmallIntegerField(default=0)
    archived_at = models.DateTimeField(null=True, blank=True, editable=False)

    NAMED_BY = ("title", "product_id")

    class Meta:
        verbose_name = _("objective")
        verbose_name_plural = _("objectives")
        ordering = ["position", "number"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(end__gte=models.F("start")), name="objective_dates_in_order"
            ),
            models.UniqueConstraint(fields=["number"], name="objective_number_once"),
        ]
        indexes = [  # a page of the list, and the ties of the tree, are read in their order: none is sorted
            models.Index(fields=["archived_at", "position", "number"], name="objective_listed"),
            models.Index(
                fields=["archived_at", "horizon", "position", "number", "parent"],
                name="objective_tied",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def code(self) -> str:
        return str(self.number)

    def get_absolute_url(self) -> str:
        return address("strategy:objective", self.pk)


class KeyResult(Numbered):
    """From `start_value` to `target_value` between two dates; the direction follows from the two values."""

    objective = models.ForeignKey(Objective, models.CASCADE, related_name="key_results")
    title = models.CharField(_("key result"), max_length=200)
    unit = models.CharField(_("unit"), max_length=20, blank=True)
    measure = models.ForeignKey(
        Measure,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="key_results",
        verbose_name=_("measure it follows"),
    )
    start_value = models.FloatField(_("start value"))
    start_on = models.DateField(_("start"))
    target_value = models.FloatField(_("target"))
    target_on = models.DateField(_("due"))
    cadence_days = models.PositiveSmallIntegerField(
        _("days between check-ins"), default=7, validators=[MinValueValidator(1)]
    )
    owner = models.ForeignKey(
        Person,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="key_results",
        verbose_name=_("owner"),
    )
    team = models.ForeignKey(
        Team,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="key_results",
        verbose_name=_("team"),
    )
    position = models.PositiveSmallIntegerField(default=0)
    archived_at = models.DateTimeField(null=True, blank=True, editable=False)

    NAMED_BY = ("title", "objective__product_id")

    class Meta:
        verbose_name = _("key result")
        verbose_name_plural = _("key results")
        ordering = ["position", "number"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(target_on__gt=models.F("start_on")),
                name="key_result_dates_in_order",
            ),
            models.CheckConstraint(
                condition=~models.Q(target_value=models.F("start_value")),
                name="key_result_goes_somewhere",
            ),
            models.UniqueConstraint(fields=["objective", "number"], name="key_result_number_once"),
        ]
        indexes = [  # whether an objective has any is answered without reading one
            models.Index(fields=["objective", "archived_at"], name="key_result_live")
        ]

    def __str__(self) -> str:
        return self.title

    def among(self) -> dict[str, Any]:
        return {"objective": self.objective_id}

    @property
    def product_id(self) -> int | None:
        return self.objective.product_id

    @property
    def code(self) -> str:
        return f"{self.objective.number}.{self.number}"

    def get_absolute_url(self) -> str:
        return address("strategy:key_result", self.pk)


class CheckIn(models.Model):
    """Where a key result stands on a day, and how sure its owner is to reach the target (chances in ten)."""

    key_result = models.ForeignKey(KeyResult, models.CASCADE, related_name="check_ins")
    on = models.DateField(_("date"))
    value = models.FloatField(_("value"), null=True, blank=True)
    confidence = models.PositiveSmallIntegerField(
        _("chances in ten"), validators=[MaxValueValidator(10)]
    )
    comment = models.TextField(_("comment"), blank=True)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("check-in")
        verbose_name_plural = _("check-ins")
        ordering = ["-on", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["key_result", "on"], name="one_check_in_a_day"),
            models.CheckConstraint(
                condition=models.Q(confidence__lte=10), name="confidence_in_tenths"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key_result} {self.on}"
