"""What a board pack asks of the committee, and what was answered."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from passerelle.board.models.pack import Pack
from passerelle.people.models import Person
from passerelle.roadmap.models import Initiative
from passerelle.strategy.models import RegisterEntry
from passerelle.workshop.models import Dissent


class Ask(models.Model):
    """Of a quarter. `pack` is the first that told it: from then on its words stand, and it can be answered.

    Of a person or of a role in words; kind, owner and day are unknown in those that were lines of a message.
    """

    class Kind(models.TextChoices):
        DECISION = "decision", pgettext_lazy("ask", "Decision")
        MONEY = "money", pgettext_lazy("ask", "Money")
        PEOPLE = "people", pgettext_lazy("ask", "People")
        ARBITRATION = "arbitration", pgettext_lazy("ask", "Arbitration")

    period = models.CharField(_("quarter"), max_length=7)
    position = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, blank=True)
    what = models.CharField(_("what is asked"), max_length=200)
    asked_of = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("of whom")
    )
    asked_role = models.CharField(_("or of which role"), max_length=80, blank=True)
    owner = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("owner")
    )
    due_on = models.DateField(_("by when"), null=True, blank=True)
    why = models.TextField(_("why, and what happens otherwise"), max_length=600, blank=True)
    initiative = models.ForeignKey(
        Initiative, models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name=_("initiative"),
    )  # fmt: skip
    risk = models.ForeignKey(
        RegisterEntry, models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name=_("risk or opportunity"),
    )  # fmt: skip
    dissent = models.ForeignKey(
        Dissent, models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name=_("dissent"),
    )  # fmt: skip
    pack = models.ForeignKey(Pack, models.PROTECT, null=True, related_name="asks")
    version = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now=True)

    NAMED_BY = ("what",)

    class Meta:
        verbose_name = _("ask of the Comex")
        verbose_name_plural = _("asks of the Comex")
        ordering = ["position", "pk"]
        indexes = [models.Index(fields=["period", "position"], name="asks_of_a_quarter")]

    def __str__(self) -> str:
        return self.what

    @property
    def of_whom(self) -> str:
        """The person, the role in words, or both."""
        return ", ".join(str(one) for one in (self.asked_of, self.asked_role) if one)

    @property
    def is_asked(self) -> bool:
        """Whether a frozen pack holds it."""
        return self.pack_id is not None


class Reply(models.Model):
    """What the committee answered, in its words; the last one holds, and a postponed ask is due again `until`."""

    class Said(models.TextChoices):
        GRANTED = "granted", pgettext_lazy("ask", "Granted")
        REFUSED = "refused", pgettext_lazy("ask", "Refused")
        POSTPONED = "postponed", pgettext_lazy("ask", "Postponed")

    ask = models.ForeignKey(Ask, models.CASCADE, related_name="replies")
    said = models.CharField(_("answer"), max_length=9, choices=Said)
    words = models.TextField(_("in its words"), max_length=1000, blank=True)
    given_by = models.CharField(_("answered by"), max_length=120)
    given_on = models.DateField(_("answered on"))
    until = models.DateField(_("postponed until"), null=True, blank=True)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("answer of the Comex")
        verbose_name_plural = _("answers of the Comex")
        ordering = ["given_on", "pk"]
        get_latest_by = ["given_on", "pk"]

    def __str__(self) -> str:
        return f"{self.get_said_display()}, {self.given_by}"
