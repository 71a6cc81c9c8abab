"""What binds one exercise: money, floors, absences, capacity known better, initiatives set aside."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from passerelle.arbitration.models.arbitration import Arbitration
from passerelle.people.models import Person, Product, Team, Trade
from passerelle.roadmap.models import Initiative, Theme

POSITIVE = [MinValueValidator(0)]


class Cash(models.Model):
    """Money that may be spent from one quarter to another, both included, in thousands."""

    arbitration = models.ForeignKey(Arbitration, models.CASCADE, related_name="cash")
    since = models.CharField(_("from the quarter"), max_length=7)
    until = models.CharField(_("to the quarter"), max_length=7)
    amount = models.FloatField(_("amount, in thousands"), validators=POSITIVE)

    class Meta:
        verbose_name = _("money to spend")
        verbose_name_plural = _("money to spend")
        ordering = ["since", "until", "pk"]

    def __str__(self) -> str:
        return f"{self.since} – {self.until} · {self.amount:g}"


class Protection(models.Model):
    """At least `share` % of the effort goes to one kind of theme, one theme, one sponsor or one product."""

    kind = models.CharField(_("kind of theme"), max_length=10, choices=Theme.Kind, blank=True)
    theme = models.ForeignKey(
        Theme, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("theme")
    )
    sponsor = models.ForeignKey(
        Person, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("sponsor")
    )
    product = models.ForeignKey(
        Product, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("product")
    )
    share = models.FloatField(
        _("share of the effort, in %"),
        validators=[MinValueValidator(0.1), MaxValueValidator(100)],
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.whom} ≥ {self.share:g} %"

    @property
    def whom(self) -> str:
        """What it protects, by its name."""
        kind = self.get_kind_display() if self.kind else ""
        return str(kind or self.theme or self.sponsor or self.product or "")

    @property
    def protects(self) -> str:
        """The same in every language, and after a change of name: what the engine calls it."""
        named = (("theme", self.theme_id), ("sponsor", self.sponsor_id))
        for name, pk in (*named, ("product", self.product_id)):
            if pk is not None:
                return f"{name}:{pk}"
        return f"kind:{self.kind}"

    def holds(self, row: Initiative) -> bool:
        """Whether this initiative counts for it."""
        if self.kind:
            return row.theme is not None and row.theme.kind == self.kind
        named = ((self.theme_id, row.theme_id), (self.sponsor_id, row.sponsor_id))
        for mine, its in (*named, (self.product_id, row.product_id)):
            if mine is not None:
                return mine == its
        return False


class Floor(Protection):
    """Of the frame: every scenario keeps it, unless it says another share."""

    arbitration = models.ForeignKey(Arbitration, models.CASCADE, related_name="floors")

    class Meta:
        verbose_name = _("floor")
        verbose_name_plural = _("floors")
        ordering = ["pk"]


class Absence(models.Model):
    """Person-weeks that a team will not have: no name and no reason, on purpose."""

    arbitration = models.ForeignKey(Arbitration, models.CASCADE, related_name="absences")
    team = models.ForeignKey(Team, models.CASCADE, related_name="+", verbose_name=_("team"))
    trade = models.CharField(_("trade"), max_length=12, choices=Trade)
    start_on = models.DateField(_("from"))
    end_on = models.DateField(_("to"))
    person_weeks = models.FloatField(_("person-weeks"), validators=POSITIVE)

    class Meta:
        verbose_name = _("foreseen absence")
        verbose_name_plural = _("foreseen absences")
        ordering = ["start_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(end_on__gte=models.F("start_on")), name="absence_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.team} {self.get_trade_display()} −{self.person_weeks:g}"


class Correction(models.Model):
    """Person-weeks that a team really has of a trade in a quarter, in place of what is reckoned."""

    arbitration = models.ForeignKey(Arbitration, models.CASCADE, related_name="corrections")
    team = models.ForeignKey(Team, models.CASCADE, related_name="+", verbose_name=_("team"))
    trade = models.CharField(_("trade"), max_length=12, choices=Trade)
    quarter = models.CharField(_("quarter"), max_length=7)
    person_weeks = models.FloatField(_("person-weeks"), validators=POSITIVE)
    why = models.CharField(_("why"), max_length=200)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("corrected capacity")
        verbose_name_plural = _("corrected capacities")
        ordering = ["quarter", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["arbitration", "team", "trade", "quarter"], name="corrected_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.team} {self.get_trade_display()} {self.quarter} {self.person_weeks:g}"


class Aside(models.Model):
    """An initiative left out of this exercise: it is not arbitrated, and stays on the roadmap."""

    arbitration = models.ForeignKey(Arbitration, models.CASCADE, related_name="asides")
    initiative = models.ForeignKey(
        Initiative, models.CASCADE, related_name="+", verbose_name=_("initiative")
    )
    why = models.CharField(_("why"), max_length=200)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("initiative set aside")
        verbose_name_plural = _("initiatives set aside")
        constraints = [
            models.UniqueConstraint(fields=["arbitration", "initiative"], name="aside_once"),
        ]

    def __str__(self) -> str:
        return self.initiative.code


class Lesson(models.Model):
    """What past promises take from the values of one kind of theme in this exercise: someone asked for it.

    `share` is what came of one promised, of `count` measured; eight chances in ten between `low` and `high`.
    """

    arbitration = models.ForeignKey(Arbitration, models.CASCADE, related_name="lessons")
    kind = models.CharField(_("kind of theme"), max_length=10, choices=Theme.Kind)
    share = models.FloatField(_("share that came"), validators=POSITIVE)
    low = models.FloatField(_("share, low"))
    high = models.FloatField(_("share, high"))
    count = models.PositiveIntegerField(_("promises measured"))
    at = models.DateTimeField(auto_now=True)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("lesson")
        verbose_name_plural = _("lessons")
        ordering = ["kind"]
        constraints = [
            models.UniqueConstraint(fields=["arbitration", "kind"], name="lesson_once"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} × {self.share:.2f} ({self.count})"
