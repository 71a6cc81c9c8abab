"""One exercise of arbitration: what will be done over the next quarters, and what will not."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from passerelle.kernel.periods import Quarter
from passerelle.people.models import Person, Product

LONGEST = 8  # quarters


class Arbitration(models.Model):
    """Of a product, or of the whole company where `product` is empty.

    `first` names its first quarter (`2027-Q1`), `quarters` how many it plans. `kept` is the share of each team's
    time kept for maintenance, `discount` what a year of waiting takes from a value, both in %; `week_price` what
    a person-week costs, in thousands of the company's currency; empty: costs said in person-weeks have no price.
    `value_months` is the length that every value is brought to: 200 over 24 months counts 100 over 12.
    """

    number = models.PositiveIntegerField(unique=True)
    name = models.CharField(_("name"), max_length=120)
    product = models.ForeignKey(
        Product,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="arbitrations",
        verbose_name=_("product"),
    )
    first = models.CharField(_("first quarter"), max_length=7)
    quarters = models.PositiveSmallIntegerField(
        _("quarters planned"),
        default=4,
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST)],
    )
    due_on = models.DateField(_("to be frozen by"), null=True, blank=True)
    kept = models.PositiveSmallIntegerField(
        _("share kept for maintenance, in %"), default=20, validators=[MaxValueValidator(90)]
    )
    discount = models.FloatField(
        _("discount a year, in %"),
        default=10.0,
        validators=[MinValueValidator(0), MaxValueValidator(90)],
    )
    value_months = models.PositiveSmallIntegerField(
        _("values counted over, in months"),
        default=12,
        validators=[MinValueValidator(1), MaxValueValidator(120)],
    )
    week_price = models.FloatField(
        _("price of a person-week, in thousands"),
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1, editable=False)
    archived_at = models.DateTimeField(null=True, blank=True, editable=False)

    NAMED_BY = ("name", "number", "product_id")

    class Meta:
        verbose_name = _("arbitration")
        verbose_name_plural = _("arbitrations")
        ordering = ["-number"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(quarters__gte=1, quarters__lte=LONGEST),
                name="arbitration_horizon",
            ),
            models.CheckConstraint(
                condition=models.Q(kept__lte=90), name="arbitration_keeps_some_time"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("arbitration:arbitration", args=[self.number])

    def horizon(self, *, first_month: int) -> tuple[Quarter, ...]:
        """Its quarters, in the company's fiscal year."""
        first = Quarter.parse(self.first, first_month=first_month)
        return tuple(first.shifted(step) for step in range(self.quarters))
