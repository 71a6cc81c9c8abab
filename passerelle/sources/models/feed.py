"""A measure whose values are read where they are, and how far."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from passerelle.kpis.models import Load, Measure
from passerelle.people.models import Person
from passerelle.sources.models.connection import Connection
from passerelle.ui.alphabetical import Alphabetical

AGAIN = dt.timedelta(hours=1)
"""After a refusal."""


class Feed(models.Model):
    """`until` is the last day read; `folds` the values kept apart; `problem` why the last reading was refused.

    `whence` is a digest of where and how it was read last: once it is another, all days are read again;
    `whole_wanted_at` is when somebody asked for all of them, until a reading begun after it has read them.
    """

    connection = models.ForeignKey(Connection, models.PROTECT, related_name="feeds")
    measure = models.OneToOneField(Measure, models.CASCADE, related_name="feed")
    table = models.CharField(_("table"), max_length=200, blank=True)
    time = models.CharField(_("column of dates"), max_length=120)
    value = models.CharField(_("column of values"), max_length=120, blank=True)
    total = models.CharField(_("divided by"), max_length=120, blank=True)
    dimensions = models.JSONField(_("parted by"), default=list, blank=True)
    overlap = models.PositiveSmallIntegerField(_("days read again each time"), default=3)
    hour = models.PositiveSmallIntegerField(
        _("hour from which it is read (UTC)"), default=6, validators=[MaxValueValidator(23)]
    )
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    load = models.ForeignKey(Load, models.SET_NULL, null=True, editable=False, related_name="+")
    until = models.DateField(null=True, editable=False)
    folds = models.JSONField(default=dict, editable=False)
    whence = models.CharField(max_length=64, blank=True, editable=False)
    whole_wanted_at = models.DateTimeField(null=True, editable=False)
    tried_at = models.DateTimeField(null=True, editable=False)
    read_at = models.DateTimeField(null=True, editable=False)
    problem = models.JSONField(null=True, editable=False, encoder=DjangoJSONEncoder)

    NAMED_BY = ("table", "measure_id")

    class Meta:
        verbose_name = _("measure read from a connection")
        verbose_name_plural = _("measures read from a connection")
        ordering = [Alphabetical("measure__name")]

    def __str__(self) -> str:
        return self.table or str(self.pk)

    @property
    def job_key(self) -> str:
        return f"feed:{self.pk}"

    def is_due(self, now: dt.datetime) -> bool:
        """Whether the cadence asks for a reading: after a refusal, once an hour."""
        if self.tried_at and now - self.tried_at < AGAIN:
            return False
        return self.read_at is None or self.read_at < self._last_turn(now)

    def _last_turn(self, now: dt.datetime) -> dt.datetime:
        """The last moment at which a period of the measure could be read whole."""
        turn = now.astimezone(dt.UTC).replace(hour=self.hour, minute=0, second=0, microsecond=0)
        if turn > now:
            turn -= dt.timedelta(days=1)
        cadence = self.measure.cadence
        if cadence == Measure.Cadence.WEEK:
            return turn - dt.timedelta(days=turn.weekday())
        if cadence in {Measure.Cadence.MONTH, Measure.Cadence.QUARTER}:
            return turn.replace(day=1)
        return turn

    @property
    def product_id(self) -> Any:
        """It belongs where its measure does."""
        return self.measure.product_id


def whole_days() -> dt.date:
    """The first day that is not over everywhere we read: days are those of UTC."""
    return timezone.now().astimezone(dt.UTC).date()
