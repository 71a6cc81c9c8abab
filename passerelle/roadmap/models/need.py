"""What an initiative needs before it can be delivered: weeks of a trade, and other initiatives."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from passerelle.people.models import Team, Trade
from passerelle.roadmap.models.initiative import Initiative


class SkillNeed(models.Model):
    """Person-weeks of one trade that an initiative asks of one team."""

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="skill_needs")
    team = models.ForeignKey(Team, models.CASCADE, related_name="skill_needs")
    trade = models.CharField(_("trade"), max_length=12, choices=Trade)
    person_weeks = models.FloatField(_("person-weeks"))

    class Meta:
        verbose_name = _("skill needed")
        verbose_name_plural = _("skills needed")
        constraints = [
            models.UniqueConstraint(fields=["initiative", "team", "trade"], name="need_once"),
            models.CheckConstraint(condition=models.Q(person_weeks__gt=0), name="need_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.team} {self.get_trade_display()} {self.person_weeks:g}"


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
