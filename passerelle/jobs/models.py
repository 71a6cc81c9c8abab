"""Who works on which job, until when: the lease that a killed worker stops renewing."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Lease(models.Model):
    """One row a job. `fence` grows with each attempt: a stale worker holds an older number and may not publish."""

    task_id = models.UUIDField(unique=True)
    worker = models.CharField(max_length=80)
    fence = models.PositiveIntegerField(default=0)
    attempts = models.PositiveSmallIntegerField(default=0)
    heartbeat_at = models.DateTimeField()
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("lease")
        verbose_name_plural = _("leases")

    def __str__(self) -> str:
        return f"{self.task_id} #{self.fence}"
