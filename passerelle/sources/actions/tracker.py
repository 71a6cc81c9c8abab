"""Checking and running a tracker's file."""

from __future__ import annotations

from passerelle.people.models import Person
from passerelle.sources.models import Import
from passerelle.sources.options import TrackerOptions
from passerelle.sources.publication import OutOfDateError
from passerelle.sources.report import Outcome
from passerelle.sources.tracker.books import refuse_foreign
from passerelle.sources.tracker.gather import Gathered, Progress, gather
from passerelle.sources.tracker.publish import publish
from passerelle.sources.tracker.stage import Stage
from passerelle.sources.tracker.weigh import Plan, weigh

TRIES = 5


def check(of: Import, *, by: Person, progress: Progress | None = None) -> Outcome:
    """What a run would do; nothing is written."""
    options = TrackerOptions.of(of.options)
    with of.workplace() as folder, Stage(folder) as stage:
        gathered = gather(of.file, stage, options, progress=progress)
        plan = weigh(gathered, stage, options, progress=progress)
        _refuse_foreign(plan, by=by)
        return Outcome(plan.counts(stage) | _said(plan), gathered.problems)


def run(of: Import, *, by: Person, progress: Progress | None = None) -> Outcome:
    """Publish the file, weighing again whenever another publication came between."""
    options = TrackerOptions.of(of.options)
    with of.workplace() as folder, Stage(folder) as stage:
        gathered = gather(of.file, stage, options, progress=progress)
        for _ in range(TRIES - 1):
            try:
                return _run(of, gathered, stage, options, by=by, progress=progress)
            except OutOfDateError:
                continue
        return _run(of, gathered, stage, options, by=by, progress=progress)


def _run(
    of: Import,
    gathered: Gathered,
    stage: Stage,
    options: TrackerOptions,
    *,
    by: Person,
    progress: Progress | None,
) -> Outcome:
    plan = weigh(gathered, stage, options, progress=progress)
    outcome = Outcome(plan.counts(stage) | _said(plan), gathered.problems)
    outcome.lock = publish(of, plan, stage, outcome, by=by)
    return outcome


def _said(plan: Plan) -> dict[str, list[str]]:
    return {
        "trackers": sorted(known.key for known in plan.trackers.values()),
        "teams": sorted({known.new_team for known in plan.trackers.values() if known.new_team}),
    }


def _refuse_foreign(plan: Plan, *, by: Person) -> None:
    for known in plan.trackers.values():
        if known.tracker:
            refuse_foreign(known.tracker, by=by)
