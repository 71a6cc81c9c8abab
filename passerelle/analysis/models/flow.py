"""The flow of a team, kept so that a page does not compute twice."""

from __future__ import annotations

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from passerelle.people.models import Team


class FlowReading(models.Model):
    """The flow finding of a team as of a day; redone when its digest differs."""

    team = models.ForeignKey(Team, models.CASCADE, related_name="flow_readings")
    as_of = models.DateField()
    digest = models.CharField(max_length=64)
    finding = models.JSONField(encoder=DjangoJSONEncoder)
    at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("flow reading")
        verbose_name_plural = _("flow readings")
        constraints = [models.UniqueConstraint(fields=["team", "as_of"], name="read_once")]

    def __str__(self) -> str:
        return f"{self.team} {self.as_of}"
