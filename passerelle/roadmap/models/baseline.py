"""A roadmap as it was promised: frozen, numbered, with a digest."""

from __future__ import annotations

from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from passerelle.kernel.digest import digest
from passerelle.kernel.errors import DomainError
from passerelle.people.models import Person


class Baseline(models.Model):
    """`lines` = every initiative's dates, ranges and owner on that day; never rewritten."""

    number = models.PositiveIntegerField(unique=True)
    name = models.CharField(_("name"), max_length=120)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    digest = models.CharField(max_length=64)
    lines = models.JSONField(encoder=DjangoJSONEncoder)

    NAMED_BY = ("name", "number")

    class Meta:
        verbose_name = _("baseline")
        verbose_name_plural = _("baselines")
        ordering = ["-number"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk:
            raise DomainError(_("A baseline cannot be changed."), _("Freeze a new one instead."))
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise DomainError(_("A baseline cannot be deleted."), _("It is what was promised."))

    def get_absolute_url(self) -> str:
        return reverse("roadmap:baseline", kwargs={"number": self.number})

    @property
    def is_intact(self) -> bool:
        """Whether the lines still give the digest that was frozen with them."""
        return digest(self.lines) == self.digest
