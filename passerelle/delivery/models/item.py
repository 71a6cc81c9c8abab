"""Work items and every change of theirs, as the tracker told them."""

from __future__ import annotations

from functools import cache

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from passerelle.delivery.models.tracker import Account, Category, Tracker
from passerelle.people.models import Team


@cache
def _first() -> str:
    """What stands before the id in the address of an item."""
    return reverse("analysis:item", args=[0]).removesuffix("0/")


def address(pk: int) -> str:
    """Where an item opens; resolved once, since lists ask it for thousands."""
    return f"{_first()}{pk}/"


class WorkItem(models.Model):
    """`started_at`, `done_at` and `category` are derived from the changes and the status rules (engine/flow)."""

    NAMED_BY = (
        "key", "title", "team_id", "team__product_id", "tracker_id", "tracker__product_id",
    )  # fmt: skip

    class Precision(models.TextChoices):
        DAY = "day", _("to the day")
        MINUTE = "minute", _("to the minute")
        SECOND = "second", _("to the second")

    tracker = models.ForeignKey(Tracker, models.CASCADE, related_name="items")
    external_id = models.CharField(max_length=80)
    key = models.CharField(_("key"), max_length=80)
    title = models.CharField(_("title"), max_length=500)
    type = models.CharField(_("type"), max_length=60, blank=True)
    status = models.CharField(_("status"), max_length=120, blank=True)
    status_category = models.CharField(max_length=5, choices=Category, blank=True)
    resolution = models.CharField(_("resolution"), max_length=120, blank=True)
    priority = models.CharField(_("priority"), max_length=60, blank=True)
    component = models.CharField(_("component"), max_length=200, blank=True)
    labels = models.JSONField(_("labels"), default=list)
    epic = models.CharField(_("epic"), max_length=80, blank=True)
    estimate = models.FloatField(_("estimate"), null=True, blank=True)
    reporter = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    assignee = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    team = models.ForeignKey(Team, models.SET_NULL, null=True, related_name="work_items")
    created_at = models.DateTimeField(_("created"))
    updated_at = models.DateTimeField(_("updated"), null=True)
    resolved_at = models.DateTimeField(_("resolved"), null=True)
    precision = models.CharField(max_length=6, choices=Precision, default=Precision.SECOND)
    has_history = models.BooleanField(default=False)
    category = models.CharField(_("state"), max_length=5, choices=Category, default=Category.TODO)
    started_at = models.DateTimeField(_("started"), null=True)
    done_at = models.DateTimeField(pgettext_lazy("work item", "done"), null=True)
    url = models.URLField(max_length=500, blank=True)

    class Meta:
        verbose_name = _("work item")
        verbose_name_plural = _("work items")
        ordering = ["-created_at", "-id"]
        constraints = [models.UniqueConstraint(fields=["tracker", "external_id"], name="item_once")]
        indexes = [
            models.Index(fields=["team", "done_at"]),
            models.Index(fields=["team", "category", "started_at"]),
            models.Index(fields=["-created_at", "-id"], name="item_newest_first"),
            models.Index(fields=["type", "component"], name="item_type_component"),
            # what can be read of a tracker is counted in the index alone: half the time of reading wide rows
            models.Index(
                fields=[
                    "tracker",
                    "component",
                    "has_history",
                    "started_at",
                    "done_at",
                    "team",
                    "estimate",
                ],
                name="item_coverage",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.title}"

    @property
    def product_id(self) -> int | None:
        """Its team's product; without a team, its tracker's."""
        return self.team.product_id if self.team else self.tracker.product_id

    def get_absolute_url(self) -> str:
        return address(self.pk)


class Change(models.Model):
    """One field of one item passing from one value to another: what status and assignee intervals are read from."""

    item = models.ForeignKey(WorkItem, models.CASCADE, related_name="changes")
    external_id = models.CharField(max_length=80)
    at = models.DateTimeField()
    field = models.CharField(max_length=80)
    before = models.TextField(null=True)
    after = models.TextField(null=True)

    class Meta:
        verbose_name = _("change of a work item")
        verbose_name_plural = _("changes of work items")
        ordering = ["at", "id"]
        constraints = [models.UniqueConstraint(fields=["item", "external_id"], name="change_once")]

    def __str__(self) -> str:
        return f"{self.field}: {self.before} → {self.after}"
