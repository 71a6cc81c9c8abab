"""When a person last looked at the bridge, so that it can say what changed since."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from passerelle.people.models import Person


class Visit(models.Model):
    """`previous_at` is the visit before this sitting: what changed is counted from there."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="visit")
    at = models.DateTimeField()
    previous_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("visit")
        verbose_name_plural = _("visits")

    def __str__(self) -> str:
        return f"{self.person} {self.at:%Y-%m-%d %H:%M}"
