"""Movements of measures that the watch has raised, and who was told."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from passerelle.kpis.models import Measure
from passerelle.people.models import Person


class Movement(models.Model):
    """A measure left its expectation, as the watch told it.

    To draw or list them, start from `analysis.queries.movements.seen(person)` (those of the measures a
    person may see) or, on the page of one measure that is already found, from `measure.movements.all()`.
    It began on `since` (95 % interval `since_low` to `since_high`) and was told by the value of
    `flagged_on`; `ended_on` is the last day it lasted, None while it goes on. `actual` and `expected`
    are means of a period since then, in the unit of the measure's points; `change`, `change_low` and
    `change_high` are shares of what was expected, with a 95 % interval (-0.05 = 5 % less). Its state is
    read from `state`; `get_absolute_url` is the answer to why. What was restated (`ending`) moved no more
    than the data it was read in: leave it off a chart. `where` is empty for the measure itself, or the values
    of the segment that left the others: [[dimension, value], …].
    """

    class Shape(models.TextChoices):
        POINT = "point", _("One day")
        LEVEL = "level", _("Level shift")
        TREND = "trend", _("Trend change")
        CALENDAR = "calendar", _("Calendar")

    class Ending(models.TextChoices):
        BACK = "back", _("Came back")
        SETTLED = "settled", _("Is the new usual")
        RESTATED = "restated", _("The data were restated")
        UNWATCHED = "unwatched", _("No longer watched")

    class State(models.TextChoices):
        OPEN = "open", _("Ongoing")
        SEEN = "seen", _("Seen")
        CLOSED = "closed", _("Closed")

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="movements")
    where = models.JSONField(default=list)
    since = models.DateField(_("began on"))
    since_low = models.DateField()
    since_high = models.DateField()
    flagged_on = models.DateField()
    is_rise = models.BooleanField()
    shape = models.CharField(_("looks like"), max_length=8, choices=Shape)
    actual = models.FloatField(null=True)
    expected = models.FloatField(null=True)
    change = models.FloatField(null=True)
    change_low = models.FloatField(null=True)
    change_high = models.FloatField(null=True)
    raised_at = models.DateTimeField(auto_now_add=True)
    seen_at = models.DateTimeField(null=True, blank=True)
    seen_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    ended_on = models.DateField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    ending = models.CharField(max_length=10, choices=Ending, blank=True)

    class Meta:
        verbose_name = _("movement")
        verbose_name_plural = _("movements")
        ordering = ["-since", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "flagged_on", "is_rise", "where"], name="movement_told_once"
            )
        ]
        indexes = [models.Index(fields=["closed_at", "-since"], name="movement_open")]

    def __str__(self) -> str:
        return f"{self.measure} {self.since}"

    def get_absolute_url(self) -> str:
        return f"{reverse('analysis:why', args=[self.measure.slug])}?since={self.since}"

    @property
    def state(self) -> State:
        if self.closed_at:
            return self.State.CLOSED
        return self.State.SEEN if self.seen_at else self.State.OPEN


class Notice(models.Model):
    """A person was told of a movement by mail: each is told once."""

    movement = models.ForeignKey(Movement, models.CASCADE, related_name="notices")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("notice of a movement")
        verbose_name_plural = _("notices of movements")
        constraints = [
            models.UniqueConstraint(fields=["movement", "person"], name="told_of_it_once")
        ]

    def __str__(self) -> str:
        return f"{self.movement} {self.person}"
