"""Taking an import back: what it made goes, what it changed gets its fields back, unless touched since."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import F, Max
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone
from django.utils.translation import gettext as _

from passerelle.delivery.models import Change, Tracker, WorkItem
from passerelle.jobs.actions import enqueue
from passerelle.jobs.running import publishing
from passerelle.kernel.errors import DomainError
from passerelle.kpis.actions.loads import LoadedMeanwhileError
from passerelle.kpis.actions.rolled import Ahead
from passerelle.people.models import Person
from passerelle.sources.actions.rederive import rederive
from passerelle.sources.models import Import
from passerelle.sources.undoing import items, objects
from passerelle.sources.undoing.done import Undone
from passerelle.trail.actions import record

LEFT = 100


def undo(of: Import, *, by: Person) -> Undone:
    """Within 30 days, once. A row that a later import or a person changed since is left, and named.

    Measures are rolled up before the transaction, again where a load came in meanwhile: nobody waits for it.
    Items are derived again after it; killed before that, the worker does.
    """
    of = Import.objects.get(pk=of.pk)
    _refuse(of)
    while True:
        try:
            done = _taken(of, objects.roll_ahead(of, Undone()), by=by)
            break
        except LoadedMeanwhileError:
            continue
    if done.restored:  # the meaning of a status may have been changed meanwhile
        for tracker in Tracker.objects.filter(key__in=of.counts.get("trackers", [])):
            rederive(tracker)
    return done


def _taken(of: Import, ahead: Mapping[int, Ahead], *, by: Person) -> Undone:
    """The short part, all or nothing."""
    with publishing():
        of = Import.objects.select_for_update(of=("self",)).get(pk=of.pk)
        _refuse(of)
        done = Undone()
        items.take_back(of, done)
        _date_trackers(of)
        objects.take_back(of, done, by=by, ahead=ahead)
        of.state, of.undone_at = Import.State.UNDONE, timezone.now()
        found = {"removed": done.removed, "restored": done.restored, "left": done.left[:LEFT]}
        of.counts = of.counts | found
        of.save(update_fields=["state", "undone_at", "counts"])
        record("import_undone", of, by=by)
        if done.restored:
            _ask_to_derive(of)
    return done


def _ask_to_derive(of: Import) -> None:
    from passerelle.sources import tasks

    for tracker in Tracker.objects.filter(key__in=of.counts.get("trackers", [])):
        enqueue(tasks.derive, tracker.pk, key=f"derive:{tracker.pk}", again=True)


def _refuse(of: Import) -> None:
    if of.state != Import.State.PUBLISHED:
        raise DomainError(_("There is nothing to take back."), _("Only what was imported can be."))
    if not of.is_undoable:
        raise DomainError(_("It is too late to undo: more than 30 days have passed."))


def _date_trackers(of: Import) -> None:
    """The last change seen, from what is left."""
    for tracker in Tracker.objects.filter(key__in=of.counts.get("trackers", [])):
        rows = WorkItem.objects.filter(tracker=tracker)
        own = Greatest("created_at", Coalesce("updated_at", "created_at"))
        latest = rows.aggregate(last=Max(own))["last"]
        change = Change.objects.filter(item__tracker=tracker).aggregate(last=Max("at"))["last"]
        last = max((at for at in (latest, change) if at), default=None)
        Tracker.objects.filter(pk=tracker.pk).update(last_change=last, revision=F("revision") + 1)
