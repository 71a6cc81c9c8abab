"""How a subject ended, and what those who disagree want written."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from passerelle.people.models import Person
from passerelle.workshop.models.participant import Participant
from passerelle.workshop.models.workshop import Subject


class Decision(models.Model):
    """By whom, who carries it, and when it is looked at again."""

    class Said(models.TextChoices):
        CHOSEN = "chosen", pgettext_lazy("decision", "Chosen")
        NOT = "not", pgettext_lazy("decision", "Not chosen")
        STUDY = "study", pgettext_lazy("decision", "To study")

    subject = models.OneToOneField(Subject, models.CASCADE, related_name="decision")
    said = models.CharField(_("decision"), max_length=6, choices=Said)
    why = models.CharField(_("why"), max_length=500, blank=True)
    owner = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("owner")
    )
    review_on = models.DateField(_("review on"), null=True, blank=True)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("decision of a workshop")
        verbose_name_plural = _("decisions of a workshop")

    def __str__(self) -> str:
        return f"{self.subject} {self.get_said_display()}"


class Dissent(models.Model):
    """In the words of who disagrees, who signs them by writing them."""

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="dissents")
    participant = models.ForeignKey(Participant, models.CASCADE, related_name="dissents")
    words = models.TextField(_("dissent"), max_length=1000)
    at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("dissent")
        verbose_name_plural = _("dissents")
        ordering = ["at"]
        constraints = [
            models.UniqueConstraint(fields=["decision", "participant"], name="dissent_once")
        ]

    def __str__(self) -> str:
        return str(self.participant)
