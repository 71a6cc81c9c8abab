"""A tracker and a project: where work items come from, and how its words map to ours."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from passerelle.people.models import Person, Product, Team
from passerelle.ui.alphabetical import Alphabetical


class Tracker(models.Model):
    """One source of work items. `last_change` is the latest moment seen in its data.

    `revision` grows with every publication: what was computed from another revision is out of date.
    """

    key = models.CharField(max_length=80, unique=True)  # "jira:JDT"
    name = models.CharField(_("name"), max_length=120)
    product = models.ForeignKey(
        Product,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="trackers",
        verbose_name=_("product"),
    )
    last_change = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=0, editable=False)

    NAMED_BY = ("name", "product_id")

    class Meta:
        verbose_name = _("tracker")
        verbose_name_plural = _("trackers")
        ordering = [Alphabetical("name")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Where its statuses, its teams and its links are set."""
        return reverse("sources:tracker", args=[self.pk])


class Category(models.TextChoices):
    TODO = "todo", _("To do")
    DOING = "doing", _("Doing")
    DONE = "done", _("Done")


class StatusRule(models.Model):
    """What a status of the tracker means for us; `by` is empty while it is our guess."""

    tracker = models.ForeignKey(Tracker, models.CASCADE, related_name="status_rules")
    status = models.CharField(_("status"), max_length=120)
    category = models.CharField(_("means"), max_length=5, choices=Category)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("meaning of a status")
        verbose_name_plural = _("meanings of statuses")
        ordering = ["status"]
        constraints = [
            models.UniqueConstraint(fields=["tracker", "status"], name="status_means_one_thing")
        ]

    def __str__(self) -> str:
        return f"{self.status} → {self.get_category_display()}"


class TeamRule(models.Model):
    """Which team works on a component of a tracker (an empty component: on all the rest)."""

    tracker = models.ForeignKey(Tracker, models.CASCADE, related_name="team_rules")
    component = models.CharField(_("component"), max_length=120, blank=True)
    team = models.ForeignKey(Team, models.CASCADE, related_name="team_rules")

    class Meta:
        verbose_name = _("team of a component")
        verbose_name_plural = _("teams of components")
        constraints = [
            models.UniqueConstraint(fields=["tracker", "component"], name="component_has_one_team")
        ]

    def __str__(self) -> str:
        return f"{self.component or '*'} → {self.team}"


class Account(models.Model):
    """A person as the tracker names them; tied to one of ours by e-mail, else an outside pseudonym."""

    tracker = models.ForeignKey(Tracker, models.CASCADE, related_name="accounts")
    external_id = models.CharField(max_length=160)
    name = models.CharField(max_length=160, blank=True)
    person = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="tracker_accounts"
    )

    class Meta:
        verbose_name = _("tracker account")
        verbose_name_plural = _("tracker accounts")
        constraints = [
            models.UniqueConstraint(fields=["tracker", "external_id"], name="account_once")
        ]

    def __str__(self) -> str:
        return self.name or self.external_id
