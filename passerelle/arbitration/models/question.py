"""What was asked exactly of a solution, and its answer once found: a plan beside the one kept."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from passerelle.arbitration.models.solution import Solution
from passerelle.people.models import Person


class Question(models.Model):
    """`subject` is the number of an initiative for the first two, empty for the others.

    `axis` is what a front weighs value against (`solving/axes.py`). `found` is None until something is known; a
    front grows point by point. It holds `is_over` once it is whole, or stopped.
    """

    class Kind(models.TextChoices):
        INSIDE = "inside", _("forced in")
        WITHOUT = "without", _("left out")
        PEOPLE = "people", _("one person more")
        FRONT = "front", _("value against something else")

    solution = models.ForeignKey(Solution, models.CASCADE, related_name="questions")
    kind = models.CharField(max_length=8, choices=Kind)
    subject = models.PositiveIntegerField(null=True)
    axis = models.CharField(max_length=40, blank=True, default="")
    job = models.UUIDField()
    found = models.JSONField(null=True)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    stopped_at = models.DateTimeField(null=True)
    stopped_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject or ''}".strip()

    @property
    def product_id(self) -> int | None:
        return self.solution.product_id

    @property
    def key(self) -> str:
        return f"question:{self.solution_id}:{self.kind}:{self.axis or self.subject or 0}"
