"""Vision and strategy: every text is a version, and who has read it is known."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from passerelle.people.models import Person
from passerelle.ui.addresses import address


class Statement(models.Model):
    """One version of the vision or of the strategy; versions are never rewritten."""

    class Kind(models.TextChoices):
        VISION = "vision", _("Vision")
        STRATEGY = "strategy", _("Strategy")

    kind = models.CharField(max_length=8, choices=Kind)
    number = models.PositiveIntegerField()
    title = models.CharField(_("the heading, in one sentence"), max_length=200)
    body = models.TextField(_("text"))
    note = models.CharField(_("what changed and why"), max_length=300, blank=True)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    NAMED_BY = ("title",)

    class Meta:
        verbose_name = _("vision or strategy")
        verbose_name_plural = _("visions and strategies")
        ordering = ["kind", "-number"]
        constraints = [models.UniqueConstraint(fields=["kind", "number"], name="version_once")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address("strategy:statement", self.pk)


class Acknowledgement(models.Model):
    statement = models.ForeignKey(Statement, models.CASCADE, related_name="acknowledgements")
    person = models.ForeignKey(Person, models.CASCADE, related_name="acknowledgements")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("acknowledgement")
        verbose_name_plural = _("acknowledgements")
        constraints = [
            models.UniqueConstraint(fields=["statement", "person"], name="acknowledged_once")
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.statement}"
