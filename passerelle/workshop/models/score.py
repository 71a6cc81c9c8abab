"""One vote: blind while the round is open, and nobody's in particular afterwards."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from passerelle.workshop.models.participant import Participant
from passerelle.workshop.models.workshop import Subject


class Score(models.Model):
    """1 to 5, or none for an abstention. `device` and `turn` tell a vote sent twice from a change of mind."""

    participant = models.ForeignKey(Participant, models.CASCADE, related_name="scores")
    subject = models.ForeignKey(Subject, models.CASCADE, related_name="scores")
    round = models.PositiveSmallIntegerField()
    score = models.PositiveSmallIntegerField(null=True)
    comment = models.CharField(_("why"), max_length=500, blank=True)
    device = models.CharField(max_length=36, blank=True)
    turn = models.PositiveIntegerField(default=0)
    at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("vote")
        verbose_name_plural = _("votes")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["participant", "subject", "round"], name="one_vote_a_round"
            ),
            models.CheckConstraint(
                condition=models.Q(score__isnull=True) | models.Q(score__gte=1, score__lte=5),
                name="vote_from_1_to_5",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject} · {self.round}"
