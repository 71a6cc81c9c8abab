"""Who works on which job, until when: the lease that a killed worker stops renewing."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Lease(models.Model):
    """One row a job. `fence` grows with each attempt: a stale worker holds an older number and may not publish."""

    class Failure(models.TextChoices):
        """Why a job was given up. `detail` holds the sentence when the field itself said no."""

        KILLED = "killed", _("The work was interrupted too often and was given up. Start it again.")
        SAID = "said", _("The work was refused.")
        BROKEN = "broken", _("The work stopped on an error. The log of the worker says where.")

    task_id = models.UUIDField(unique=True)
    key = models.CharField(max_length=120, null=True, blank=True)
    language = models.CharField(max_length=8, blank=True)
    worker = models.CharField(max_length=80, blank=True)
    fence = models.PositiveIntegerField(default=0)
    attempts = models.PositiveSmallIntegerField(default=0)
    heartbeat_at = models.DateTimeField(null=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    is_wanted_again = models.BooleanField(default=False)
    ended_at = models.DateTimeField(null=True)
    failure = models.CharField(max_length=8, choices=Failure, blank=True)
    detail = models.TextField(blank=True)

    class Meta:
        verbose_name = _("lease")
        verbose_name_plural = _("leases")
        constraints = [
            models.UniqueConstraint(
                fields=["key"], condition=models.Q(ended_at=None), name="open_job_once_a_key"
            )
        ]

    def __str__(self) -> str:
        return f"{self.task_id} #{self.fence}"

    @property
    def reason(self) -> str:
        """Why it failed, as a sentence for a person; empty while it has not."""
        return self.detail or (str(self.Failure(self.failure).label) if self.failure else "")
