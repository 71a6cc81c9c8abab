"""The register of opportunities and risks: nothing in it may go stale in silence."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from passerelle.people.models import Person, Product
from passerelle.strategy.models.objective import Numbered, Objective
from passerelle.ui.addresses import address

FIVE = [(n, str(n)) for n in range(1, 6)]


class RegisterEntry(Numbered):
    """An opportunity or a risk; likelihood and impact from 1 (low) to 5 (high)."""

    class Kind(models.TextChoices):
        RISK = "risk", _("Risk")
        OPPORTUNITY = "opportunity", _("Opportunity")

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("register entry", "Open")
        ACCEPTED = "accepted", _("Accepted")
        TREATED = "treated", _("Being treated")
        CLOSED = "closed", _("Closed")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    title = models.CharField(_("title"), max_length=200)
    description = models.TextField(_("description"), blank=True)
    response = models.TextField(_("what we do about it"), blank=True)
    likelihood = models.PositiveSmallIntegerField(_("likelihood"), choices=FIVE, default=3)
    impact = models.PositiveSmallIntegerField(_("impact"), choices=FIVE, default=3)
    exposure_low = models.FloatField(_("exposure, low"), null=True, blank=True)
    exposure_high = models.FloatField(_("exposure, high"), null=True, blank=True)
    # the note of the last review; all of them are in the trail
    reviewed_on = models.DateField(_("last review"), null=True, blank=True, editable=False)
    review_note = models.TextField(_("note of the last review"), blank=True, editable=False)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OPEN)
    review_on = models.DateField(_("next review"))
    owner = models.ForeignKey(
        Person,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="register_entries",
        verbose_name=_("owner"),
    )
    product = models.ForeignKey(
        Product,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="register_entries",
        verbose_name=_("product"),
    )
    objective = models.ForeignKey(
        Objective,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="register_entries",
        verbose_name=_("objective"),
    )
    archived_at = models.DateTimeField(null=True, blank=True, editable=False)

    NAMED_BY = ("title", "product_id")

    class Meta:
        verbose_name = _("opportunity or risk")
        verbose_name_plural = _("opportunities and risks")
        ordering = ["review_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(likelihood__range=(1, 5), impact__range=(1, 5)),
                name="register_one_to_five",
            ),
            models.CheckConstraint(
                condition=models.Q(exposure_low__isnull=True)
                | models.Q(exposure_high__isnull=True)
                | models.Q(exposure_low__lte=models.F("exposure_high")),
                name="exposure_in_order",
            ),
            models.UniqueConstraint(fields=["kind", "number"], name="register_number_once"),
        ]

    def __str__(self) -> str:
        return self.title

    def among(self) -> dict[str, str]:
        """Risks and opportunities are numbered apart: R-11, O-05."""
        return {"kind": str(self.kind)}

    def get_absolute_url(self) -> str:
        return address("strategy:entry", self.pk)

    @property
    def code(self) -> str:
        return f"{'R' if self.kind == self.Kind.RISK else 'O'}-{self.number:02d}"
