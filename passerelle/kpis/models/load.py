"""Where values come from: files kept as Parquet, values typed by hand, and the roll-ups computed from both."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from passerelle.kpis.models.measure import Measure
from passerelle.people.models import Person


class Load(models.Model):
    """One file poured in: `path` is its Parquet, relative to the data folder; a later load wins on the same time."""

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="loads")
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    file_name = models.CharField(max_length=255)
    digest = models.CharField(max_length=64)
    path = models.CharField(max_length=255)
    rows = models.PositiveBigIntegerField()
    first = models.DateTimeField()
    last = models.DateTimeField()

    class Meta:
        verbose_name = _("load")
        verbose_name_plural = _("loads")
        ordering = ["at"]
        constraints = [models.UniqueConstraint(fields=["measure", "digest"], name="same_file_once")]

    def __str__(self) -> str:
        return self.file_name


class TypedValue(models.Model):
    measure = models.ForeignKey(Measure, models.CASCADE, related_name="typed_values")
    on = models.DateField(_("date"))
    value = models.FloatField(_("value"))
    note = models.CharField(_("note"), max_length=300, blank=True)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("typed value")
        verbose_name_plural = _("typed values")
        ordering = ["on"]
        constraints = [models.UniqueConstraint(fields=["measure", "on"], name="one_value_a_day")]

    def __str__(self) -> str:
        return f"{self.on} {self.value:g}"


NEAR, FAR = 26, 8  # a row draws 26 points; four weeks of days, or one of hours, lie within the two


def recent_of(points: list[Any]) -> list[Any]:
    """The end of a series, date and value only: what a row of a list shows.

    The last points, and the last known one of each day before them. A list decodes a hundred of these:
    fifteen figures, all that a float holds for sure, are read twice as fast as seventeen.
    """
    days: dict[str, Any] = {}
    for point in reversed(points[:-NEAR]):
        if len(days) == FAR:
            break
        if point[1] is not None:
            days.setdefault(point[0][:10], point)
    return [_short(point) for point in (*reversed(days.values()), *points[-NEAR:])]


def _short(point: list[Any]) -> list[Any]:
    on, value = point[:2]
    return [on, None if value is None else float(f"{value:.15g}")]


class RollUp(models.Model):
    """A kept computation, thrown away and redone when a load or a typed value changes.

    `dimension` is empty for the whole series; `points` = [[ISO date, value, numerator, denominator, rows], …]
    or {dimension value: points}; `recent` is the end of the whole series, for lists; `marks` = [[ISO date, shape,
    share of the change or null], …], the days on which the whole series moved, found apart.
    """

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="roll_ups")
    dimension = models.CharField(max_length=80, blank=True)
    points = models.JSONField()
    recent = models.JSONField(default=list)
    marks = models.JSONField(default=list)

    class Meta:
        verbose_name = _("roll-up")
        verbose_name_plural = _("roll-ups")
        constraints = [
            models.UniqueConstraint(fields=["measure", "dimension"], name="rolled_up_once")
        ]

    def __str__(self) -> str:
        return f"{self.measure} {self.dimension}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.recent = [] if self.dimension else recent_of(self.points)
        super().save(*args, **kwargs)
