"""What was committed from an arbitration: immutable, numbered, with its digest."""

from __future__ import annotations

from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from passerelle.arbitration.models import Arbitration
from passerelle.kernel.digest import digest
from passerelle.kernel.errors import DomainError
from passerelle.people.models import Person
from passerelle.roadmap.models import Baseline


class Commitment(models.Model):
    """A frozen arbitration, beside the baseline that froze the roadmap on the same day.

    `content` (`commitment/content.py` says its shape) holds the frame, the plan with its bound and its simulated odds,
    every candidate chosen or not with its ranges, the votes without voters, decisions and dissents. People stand in
    it by their id alone: a name is read elsewhere and can be erased.
    """

    number = models.PositiveIntegerField(unique=True)
    name = models.CharField(_("name"), max_length=120)
    arbitration = models.ForeignKey(Arbitration, models.PROTECT, related_name="commitments")
    baseline = models.OneToOneField(Baseline, models.PROTECT, related_name="commitment")
    content = models.JSONField(encoder=DjangoJSONEncoder)
    digest = models.CharField(max_length=64)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    NAMED_BY = ("name", "number")

    class Meta:
        verbose_name = _("commitment")
        verbose_name_plural = _("commitments")
        ordering = ["-number"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk:
            raise DomainError(_("A commitment cannot be changed."), _("Freeze a new one instead."))
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise DomainError(_("A commitment cannot be deleted."), _("It is what was promised."))

    def get_absolute_url(self) -> str:
        return reverse("commitment:commitment", args=[self.number])

    @property
    def product_id(self) -> int | None:
        """Whose it is: rights on it are those on its arbitration."""
        return self.arbitration.product_id

    @property
    def is_intact(self) -> bool:
        """Whether the content still gives the digest that was frozen with it."""
        return digest(self.content) == self.digest
