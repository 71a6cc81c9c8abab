"""Work items and trackers in the one index. Items come by thousands, and follow the product of their team."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Case, F, OuterRef, QuerySet, Subquery, When
from django.db.models.signals import post_save, pre_delete
from django.dispatch import receiver

from passerelle.delivery.models import Tracker, WorkItem
from passerelle.delivery.models.item import address
from passerelle.delivery.queries import READ
from passerelle.desk import index
from passerelle.desk.index import Found
from passerelle.desk.models import SearchEntry
from passerelle.people.models import Team
from passerelle.trail.signals import restored

KIND = WorkItem._meta.label_lower
TOLD = ("pk", "key", "title", "type", "component", "epic", "labels")


def register() -> None:
    """Called once, when the app is ready."""
    index.register(WorkItem, READ, item, related=("team", "tracker"), is_many=True)
    index.register(Tracker, "delivery.write", tracker)


def item(row: WorkItem) -> Found:
    words = " ".join([row.type, row.component, row.epic, *row.labels])
    return Found(row.key, row.title, words, row.get_absolute_url(), row.product_id)


def tracker(row: Tracker) -> Found:
    return Found("", row.name, row.key, row.get_absolute_url(), row.product_id)


def entries(pks: Sequence[int]) -> list[SearchEntry]:
    """The entries of these items, not saved (one query): for writers of thousands."""
    rows = WorkItem.objects.filter(pk__in=pks).order_by().values_list(*TOLD, _product())
    return [
        index.entry(
            WorkItem, pk, Found(key, title, " ".join([*words, *labels]), address(pk), product)
        )
        for pk, key, title, *words, labels, product in rows
    ]


def _product() -> Case:
    return Case(
        When(team__isnull=False, then=F("team__product_id")), default=F("tracker__product_id")
    )


def follow(items: QuerySet[WorkItem]) -> None:
    """The entries of these items are seen by whoever sees the items now."""
    one = WorkItem.objects.filter(pk=OuterRef("object_id")).annotate(belongs=_product())
    kept = SearchEntry.objects.filter(object_type=KIND, object_id__in=items.values("pk"))
    kept.update(product_id=Subquery(one.values("belongs")[:1]))


@receiver(post_save, sender=Team, dispatch_uid="items-follow-team")
def _moved(instance: Team, created: bool, raw: bool = False, **_: Any) -> None:
    if not created and not raw:
        follow(instance.work_items.all())


@receiver(pre_delete, sender=Team, dispatch_uid="items-leave-team")
def _left(instance: Team, **_: Any) -> None:
    """Its items will have no team: they follow their tracker."""
    one = Tracker.objects.filter(items=OuterRef("object_id")).values("product_id")
    ids = instance.work_items.values("pk")
    SearchEntry.objects.filter(object_type=KIND, object_id__in=ids).update(
        product_id=Subquery(one[:1])
    )


@receiver(restored, dispatch_uid="items-follow-restored-team")
def _came_back(objects: list[Any], **_: Any) -> None:
    for row in objects:
        if isinstance(row, Team):
            follow(row.work_items.all())
