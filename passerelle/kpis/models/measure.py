"""A measure, what it means since when, what it should reach, and what it is made of."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from passerelle.people.models import Person, Product, Team
from passerelle.ui.alphabetical import Alphabetical


class Measure(models.Model):
    class Formula(models.TextChoices):
        SUM = "sum", _("Sum of the values")
        MEAN = "mean", _("Mean of the values")
        COUNT = "count", _("Number of rows")
        RATIO = "ratio", _("Ratio of two sums")
        LAST = "last", _("Last value of the period")

    class Direction(models.TextChoices):
        UP = "up", _("Higher is better")
        DOWN = "down", _("Lower is better")
        NONE = "none", _("Neither")

    class Cadence(models.TextChoices):
        HOUR = "hour", _("Every hour")
        DAY = "day", _("Every day")
        WEEK = "week", _("Every week")
        MONTH = "month", _("Every month")
        QUARTER = "quarter", _("Every quarter")

    name = models.CharField(_("name"), max_length=120, unique=True)
    slug = models.SlugField(max_length=80, unique=True)
    unit = models.CharField(_("unit"), max_length=20, blank=True)
    decimals = models.PositiveSmallIntegerField(_("decimals shown"), null=True, blank=True)
    direction = models.CharField(_("direction"), max_length=4, choices=Direction, default="up")
    formula = models.CharField(_("formula"), max_length=8, choices=Formula, default="sum")
    cadence = models.CharField(_("cadence"), max_length=8, choices=Cadence, default="day")
    source = models.CharField(_("source"), max_length=120, blank=True)
    dimensions = models.JSONField(_("dimensions"), default=list, blank=True)
    owner = models.ForeignKey(
        Person,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="measures",
        verbose_name=_("owner"),
    )
    product = models.ForeignKey(
        Product,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="measures",
        verbose_name=_("product"),
    )
    team = models.ForeignKey(
        Team,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="measures",
        verbose_name=_("team"),
    )
    is_headline = models.BooleanField(_("on the bridge"), default=False)
    archived_at = models.DateTimeField(null=True, blank=True, editable=False)

    NAMED_BY = ("name", "slug", "product_id", "source", "archived_at")

    class Meta:
        verbose_name = _("measure")
        verbose_name_plural = _("measures")
        ordering = [Alphabetical("name")]

    def __str__(self) -> str:
        return self.name

    def files(self) -> list[str]:
        """Paths of the loads, the oldest first, relative to the data folder; none before it is saved."""
        if self.pk is None:
            return []
        return list(self.loads.order_by("at", "id").values_list("path", flat=True))


class Definition(models.Model):
    """What the measure counts, from a date on; earlier values keep the definition of their time."""

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="definitions")
    since = models.DateField(_("since"))
    text = models.TextField(_("definition"))
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("definition")
        verbose_name_plural = _("definitions")
        ordering = ["-since"]
        constraints = [
            models.UniqueConstraint(fields=["measure", "since"], name="one_definition_a_day")
        ]

    def __str__(self) -> str:
        return self.text[:80]


class Target(models.Model):
    measure = models.ForeignKey(Measure, models.CASCADE, related_name="targets")
    on = models.DateField(_("date"))
    value = models.FloatField(_("target"))
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("target")
        verbose_name_plural = _("targets")
        ordering = ["on"]
        constraints = [models.UniqueConstraint(fields=["measure", "on"], name="one_target_a_day")]

    def __str__(self) -> str:
        return f"{self.measure} {self.value:g}"


class MeasureLink(models.Model):
    """One term of the formula by which a parent measure is made of its children."""

    class Operation(models.TextChoices):
        ADD = "add", _("plus")
        SUBTRACT = "subtract", _("minus")
        MULTIPLY = "multiply", _("times")
        DIVIDE = "divide", _("divided by")

    parent = models.ForeignKey(Measure, models.CASCADE, related_name="terms")
    child = models.ForeignKey(Measure, models.PROTECT, related_name="feeds")
    operation = models.CharField(max_length=8, choices=Operation, default=Operation.ADD)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("term of a measure")
        verbose_name_plural = _("terms of a measure")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["parent", "child"], name="term_once"),
            models.CheckConstraint(
                condition=~models.Q(parent=models.F("child")), name="measure_not_its_own_term"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_operation_display()} {self.child}"
