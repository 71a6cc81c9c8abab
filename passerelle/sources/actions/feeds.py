"""A measure read from a table where it lies: made once, read again by its cadence or by a button."""

from __future__ import annotations

import datetime as dt
import hashlib
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from passerelle.connect.measures.plan import written_as
from passerelle.connect.warehouse.asked import Asked
from passerelle.connect.warehouse.fold import Folded, Former
from passerelle.jobs.actions import BACKGROUND, enqueue
from passerelle.jobs.running import check_fence, publishing
from passerelle.kernel.errors import DomainError, InputError
from passerelle.kpis.actions import replace_load
from passerelle.kpis.actions.measures import slug_of
from passerelle.kpis.models import Load, Measure
from passerelle.people.models import Person
from passerelle.sources.models import Feed
from passerelle.sources.models.feed import whole_days
from passerelle.sources.places.source import source_of, whence
from passerelle.sources.report import kept
from passerelle.trail.actions import record

READING = "reading-"
READ = ("load", "until", "read_at", "tried_at", "folds", "problem", "whence")
LEAVES = 10_000
"""Combinations of values kept apart each day: what explaining a movement can still search at once."""


@transaction.atomic
def add_feed(feed: Feed, *, by: Person, is_asked: bool = True, **facts: Any) -> Feed:
    """A new measure (`facts` are its fields), to be read from the feed's table.

    The worker reads it first, unless the caller is about to (`is_asked` False).
    """
    names = list(written_as(feed.dimensions).values())
    measure = Measure(slug=slug_of(facts["name"]), dimensions=names, **facts)
    measure.source = str(feed.connection)[:120]
    measure.save()
    record("created", measure, by=by)
    feed.measure, feed.by = measure, by
    feed.tried_at = None if is_asked else timezone.now()
    feed.save()
    if is_asked:
        ask(feed, by=by)
    return feed


@transaction.atomic
def ask(feed: Feed, *, by: Person | None, is_whole: bool = False) -> None:
    """Have the worker read it; asking twice is asking once.

    All of it, asked for while it is being read or the last days are, is read after that.
    """
    from passerelle.sources import tasks

    if is_whole:
        Feed.objects.filter(pk=feed.pk).update(whole_wanted_at=timezone.now())
    read = tasks.read if by else tasks.read.using(priority=BACKGROUND)
    enqueue(read, feed.pk, by.pk if by else None, key=feed.job_key, again=is_whole)


def ask_due() -> int:
    """Hourly: what the cadence of each measure asks for; how many."""
    rows = Feed.objects.filter(measure__archived_at=None).select_related("measure")
    due = [feed for feed in rows if feed.is_due(timezone.now())]
    for feed in due:
        ask(feed, by=None)
    return len(due)


def asked_of(feed: Feed, *, since: dt.date | None = None) -> Asked:
    """What is asked of its table: whole days only, as one that still runs would look like a fall."""
    return Asked(
        feed.time,
        tuple(feed.dimensions),
        value=feed.value or None,
        total=feed.total or None,
        since=since,
        before=whole_days(),
        is_last=feed.measure.formula == Measure.Formula.LAST,
    )


def read(feed: Feed, *, by: Person | None) -> bool:
    """Read the days that are new (and the last ones again), or all of them; False when the place refused.

    All of them too once the connection leads elsewhere: two places do not make one series.

    What was read before stays until the new values are there: a refusal takes nothing away.
    """
    since = _since(feed)
    try:
        with tempfile.TemporaryDirectory(prefix=READING, dir=_staging()) as folder:
            _publish(feed, _rolled(feed, Path(folder), since), by=by)
    except InputError as refused:
        is_idle = since is not None and refused.problem.code == "empty-file"
        problem = None if is_idle else kept([refused.problem])[0]
        _tried(feed, problem=problem, **({"read_at": timezone.now()} if is_idle else {}))
        return is_idle
    return True


def _staging() -> Path:
    folder = Path(settings.DATA) / "staging"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _since(feed: Feed) -> dt.date | None:
    """The first day to read again; all of them while there is nothing of that place to stand beside."""
    if feed.whole_wanted_at or feed.load is None or feed.until is None:
        return None
    if feed.whence != whence(feed):
        return None
    return feed.until - dt.timedelta(days=feed.overlap)


@dataclass(frozen=True, slots=True)
class _Read:
    values: Path
    until: dt.date
    folds: tuple[Folded, ...]
    is_whole: bool
    whence: str


def _rolled(feed: Feed, folder: Path, since: dt.date | None) -> _Read:
    from passerelle.connect.warehouse.roll import roll_up  # loads Arrow, which no page needs
    from passerelle.connect.warehouse.values import write_values

    former = {n: Former(tuple(f["kept"]), f["is_cut"]) for n, f in feed.folds.items()}
    folds = roll_up(
        source_of(feed.connection, feed.table),
        asked_of(feed, since=since),
        folder / "rolled",
        leaves=LEAVES,
        former=former if since else None,
    )
    target = folder / "values.parquet"
    before = Path(settings.DATA) / feed.load.path if feed.load and since else None
    until = write_values(folder / "rolled", target, before=before, since=since)
    return _Read(target, until, folds, since is None, whence(feed))


def _publish(feed: Feed, found: _Read, *, by: Person | None) -> None:
    def also(load: Load) -> None:
        check_fence()
        _refuse_second(feed)
        now = timezone.now()
        feed.load, feed.until, feed.read_at, feed.tried_at = load, found.until, now, now
        feed.folds, feed.problem, feed.whence = _folds(feed, found), None, found.whence
        feed.save(update_fields=READ)
        if found.is_whole and feed.whole_wanted_at:
            # what was asked since this began is not answered
            asked = Feed.objects.filter(pk=feed.pk, whole_wanted_at=feed.whole_wanted_at)
            asked.update(whole_wanted_at=None)

    with found.values.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    replace_load(
        feed.measure,
        found.values,
        former=feed.load,
        file_name=f"{feed.connection} {feed.table}".strip(),
        digest=digest,
        by=by,
        also=also,
    )


def _refuse_second(feed: Feed) -> None:
    """Two readings at once, of a command and of the worker, would each put their values beside the other's.

    The load that we replace is gone by now, and the row empty of it; one that is not ours is of another reading.
    """
    held = Feed.objects.select_for_update().filter(pk=feed.pk).values_list("load_id", flat=True)
    if held.get() not in {feed.load_id, None}:
        raise DomainError(
            _("“%(name)s” was read by somebody else at the same time.") % {"name": feed.measure},
            _("Nothing was written by this reading: what the other one read is there."),
        )


def _folds(feed: Feed, found: _Read) -> dict[str, Any]:
    """The values kept apart; once some were folded together in a dimension, its new ones join them."""
    cut = {n for n, f in feed.folds.items() if f["is_cut"]} if not found.is_whole else set()
    return {
        one.dimension: {"kept": one.kept, "is_cut": one.values > 0 or one.dimension in cut}
        for one in found.folds
    }


def _tried(feed: Feed, **found: Any) -> None:
    with publishing():
        Feed.objects.filter(pk=feed.pk).update(tried_at=timezone.now(), **found)
    feed.refresh_from_db()
