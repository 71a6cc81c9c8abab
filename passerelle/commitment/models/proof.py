"""What people say of a promise once its days are past, and what was known on each day it was reviewed."""

from __future__ import annotations

from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.core.validators import MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from passerelle.commitment.models.commitment import Commitment
from passerelle.kernel.digest import digest
from passerelle.kernel.errors import DomainError
from passerelle.kpis.models import Measure
from passerelle.people.models import Person
from passerelle.roadmap.models import Initiative


class _OfInitiative(models.Model):
    """Something that a person said of an initiative: who and when."""

    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    initiative: Any

    class Meta:
        abstract = True

    @property
    def product_id(self) -> int | None:
        found: int | None = self.initiative.product_id
        return found


class Control(_OfInitiative):
    """A measure that the initiative cannot have touched: what would have happened is read from it."""

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="controls")
    measure = models.ForeignKey(Measure, models.CASCADE, related_name="+")

    NAMED_BY = ("initiative__number", "measure__name", "initiative__product_id")

    class Meta:
        verbose_name = _("control measure")
        verbose_name_plural = _("control measures")
        constraints = [
            models.UniqueConstraint(fields=["initiative", "measure"], name="control_once")
        ]

    def __str__(self) -> str:
        return f"{self.initiative.code} ← {self.measure}"


class Spent(_OfInitiative):
    """What an initiative took, as somebody says: person-weeks, money (in thousands), or both, until a day."""

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="spent")
    on = models.DateField(_("until"))
    weeks = models.FloatField(
        _("person-weeks spent"), null=True, blank=True, validators=[MinValueValidator(0)]
    )
    money = models.FloatField(
        _("money spent, in thousands"), null=True, blank=True, validators=[MinValueValidator(0)]
    )

    class Meta:
        verbose_name = _("effort spent")
        verbose_name_plural = _("efforts spent")
        ordering = ["-on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(weeks__isnull=False) | models.Q(money__isnull=False),
                name="spent_says_something",
            ),
            models.CheckConstraint(
                condition=(models.Q(weeks=None) | models.Q(weeks__gte=0))
                & (models.Q(money=None) | models.Q(money__gte=0)),
                name="spent_not_negative",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.initiative.code} {self.on}"


class Cause(_OfInitiative):
    """Why an initiative left what was frozen of it, as its owner says; written once, the last one stands."""

    class Kind(models.TextChoices):
        SCOPE = "scope", _("The scope grew")
        CAPACITY = "capacity", _("People were missing")
        DEPENDENCY = "dependency", _("Something it needs came late")
        ESTIMATE = "estimate", _("It was harder than estimated")
        CONTEXT = "context", _("Something outside changed")

    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="causes")
    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="causes")
    kind = models.CharField(_("cause of the gap"), max_length=10, choices=Kind)
    words = models.TextField(_("in your words"), max_length=2000, blank=True)

    class Meta:
        verbose_name = _("cause of a gap")
        verbose_name_plural = _("causes of gaps")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.initiative.code}: {self.get_kind_display()}"


class Review(models.Model):
    """What was known of a commitment so many days after it was frozen: `facts` (`proof/review.py`), sealed."""

    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="reviews")
    day = models.PositiveIntegerField()
    on = models.DateField()
    facts = models.JSONField(encoder=DjangoJSONEncoder)
    digest = models.CharField(max_length=64)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("review of a commitment")
        verbose_name_plural = _("reviews of commitments")
        ordering = ["-on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["commitment", "day"], name="reviewed_once_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.commitment} +{self.day}"

    @property
    def product_id(self) -> int | None:
        return self.commitment.product_id

    @property
    def is_intact(self) -> bool:
        """Whether the facts still give the digest kept with them."""
        return digest(self.facts) == self.digest

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk:
            raise DomainError(_("A review cannot be changed."), _("Review again another day."))
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("commitment:review", args=[self.commitment.number, self.day])
