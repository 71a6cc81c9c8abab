"""The company: one installation holds one."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


def monday_to_friday() -> list[int]:
    return [0, 1, 2, 3, 4]


class FalseAlarms(float, models.Choices):
    """In thirty days, over all the measures that are watched."""

    QUARTER = 1 / 3, _("one a quarter at most")
    MONTH = 1.0, _("one a month at most")
    FORTNIGHT = 2.0, _("two a month at most")
    WEEK = 4.0, _("one a week at most")


class Company(models.Model):
    """Settings that every figure relies on: its time zone, its currency, its fiscal year."""

    name = models.CharField(_("name"), max_length=120)
    currency = models.CharField(_("currency"), max_length=3, default="EUR")
    timezone = models.CharField(_("time zone"), max_length=64, default="Europe/Paris")
    fiscal_month = models.PositiveSmallIntegerField(
        _("first month of the fiscal year"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(12)],
    )
    working_days = models.JSONField(_("working days"), default=monday_to_friday)
    false_alarms = models.FloatField(
        _("false alarms accepted, over all measures"),
        choices=FalseAlarms.choices,
        default=FalseAlarms.MONTH,
        help_text=_("The fewer they are, the surer a movement must be before it is told."),
    )
    language = models.CharField(_("default language"), max_length=2, default="fr")
    is_demo = models.BooleanField(default=False, editable=False)

    NAMED_BY = ("name",)

    class Meta:
        verbose_name = _("company")
        verbose_name_plural = _("companies")
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="one_company")]

    def __str__(self) -> str:
        return self.name

    @property
    def symbol(self) -> str:
        """The sign of its currency, or its code where the sign is not known."""
        return {"EUR": "€", "USD": "$", "GBP": "£", "CHF": "CHF"}.get(self.currency, self.currency)
