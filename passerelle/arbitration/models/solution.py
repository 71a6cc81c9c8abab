"""What was found for a scenario, on a day, from the facts of that day: kept, never rewritten."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from passerelle.arbitration.models.scenario import Scenario
from passerelle.people.models import Person


class Solution(models.Model):
    """`digest` is of what the search was given, `frame_digest` of the frame alone: where it is the same, draws compare.

    `value`, `bound` and `found` are counted as everybody counts; `sought` and `bound` in what the scenario looks for
    (`gap`). `found` holds lines, loads, odds and reasons (`solving/found.py`); `draws` the value of each draw.
    """

    scenario = models.ForeignKey(Scenario, models.CASCADE, related_name="solutions")
    digest = models.CharField(max_length=64)
    frame_digest = models.CharField(max_length=64)
    value = models.FloatField(_("value"))
    sought = models.FloatField(_("what was looked for"))
    bound = models.FloatField(_("bound"))
    found = models.JSONField()
    draws = models.JSONField()
    seconds = models.FloatField(_("seconds"))
    moves = models.PositiveIntegerField(_("moves"))
    was_stopped = models.BooleanField(default=False)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("solution")
        verbose_name_plural = _("solutions")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.scenario.letter} {self.digest[:8]}"

    @property
    def product_id(self) -> int | None:
        return self.scenario.product_id

    @property
    def gap(self) -> float:
        """How much more, at most, a better plan would bring of what is looked for: a share."""
        return max(0.0, (self.bound - self.sought) / max(abs(self.sought), 1e-9))


class Solving(models.Model):
    """A search that goes on: the best so far and the bound, written by it every second; the stop button.

    A cache of what the search knows; what it found is a `Solution`.
    """

    scenario = models.OneToOneField(Scenario, models.CASCADE, related_name="solving")
    job = models.UUIDField(default=uuid.uuid4)
    seconds = models.PositiveSmallIntegerField()
    best = models.FloatField(null=True)
    bound = models.FloatField(null=True)
    moves = models.PositiveIntegerField(default=0)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    stopped_at = models.DateTimeField(null=True)
    stopped_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("search")
        verbose_name_plural = _("searches")

    def __str__(self) -> str:
        return f"{self.scenario.letter} {self.seconds} s"
