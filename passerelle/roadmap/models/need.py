"""What an initiative needs before it can be delivered: weeks of a trade, and other initiatives."""

from __future__ import annotations

from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from passerelle.kernel.ranges import ThreePoint
from passerelle.people.models import Team, Trade
from passerelle.roadmap.models.initiative import Initiative


class SkillNeed(models.Model):
    """Person-weeks of one trade that an initiative asks of one team: the likely ones, and their range where said."""

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="skill_needs")
    team = models.ForeignKey(Team, models.CASCADE, related_name="skill_needs")
    trade = models.CharField(_("trade"), max_length=12, choices=Trade)
    person_weeks = models.FloatField(_("person-weeks"))
    low = models.FloatField(_("person-weeks, low"), null=True, blank=True)
    high = models.FloatField(_("person-weeks, high"), null=True, blank=True)

    class Meta:
        verbose_name = _("skill needed")
        verbose_name_plural = _("skills needed")
        constraints = [
            models.UniqueConstraint(fields=["initiative", "team", "trade"], name="need_once"),
            models.CheckConstraint(condition=models.Q(person_weeks__gt=0), name="need_positive"),
            models.CheckConstraint(
                condition=models.Q(low__isnull=True, high__isnull=True)
                | models.Q(low__gte=0, low__lte=F("person_weeks"), high__gte=F("person_weeks")),
                name="need_range_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.team} {self.get_trade_display()} {self.person_weeks:g}"

    @property
    def points(self) -> ThreePoint:
        return points_of(self.low, self.person_weeks, self.high)


def points_of(low: float | None, mid: float, high: float | None) -> ThreePoint:
    """Its range; where none was said, one point."""
    if low is None or high is None:
        return ThreePoint(mid, mid, mid)
    return ThreePoint(low, mid, high)


class Dependency(models.Model):
    """`initiative` cannot be delivered before `needs` is."""

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="dependencies")
    needs = models.ForeignKey(Initiative, models.CASCADE, related_name="unblocks")

    class Meta:
        verbose_name = _("dependency")
        verbose_name_plural = _("dependencies")
        constraints = [
            models.UniqueConstraint(fields=["initiative", "needs"], name="dependency_once"),
            models.CheckConstraint(
                condition=~models.Q(initiative=models.F("needs")), name="does_not_need_itself"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.initiative.code} ← {self.needs.code}"


class Exclusive(models.Model):
    """Initiatives of which one at most is done. `name` is what a sheet calls the group; a pair has none."""

    name = models.CharField(_("name"), max_length=80, blank=True)
    members = models.ManyToManyField(
        Initiative, related_name="exclusives", verbose_name=_("initiatives")
    )

    class Meta:
        verbose_name = _("exclusive choice")
        verbose_name_plural = _("exclusive choices")

    def __str__(self) -> str:
        return self.name or " / ".join(row.code for row in self.members.order_by("number"))
