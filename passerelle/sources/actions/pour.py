"""Check or run an import, whatever its kind, and keep what came of it."""

from __future__ import annotations

from typing import Protocol

from django.db import transaction

from passerelle.kernel.errors import InputError
from passerelle.people.models import Person
from passerelle.sources.actions import measure, sheet, tracker
from passerelle.sources.models import Import, Kind
from passerelle.sources.publication import PublishedError
from passerelle.sources.refusing import reasons
from passerelle.sources.report import Outcome, kept, write_refused
from passerelle.sources.tracker.gather import Progress


class Pouring(Protocol):
    """What each kind knows how to do."""

    def check(self, of: Import, *, by: Person, progress: Progress | None = None) -> Outcome: ...

    def run(self, of: Import, *, by: Person, progress: Progress | None = None) -> Outcome: ...


KINDS: dict[str, Pouring] = {
    Kind.TRACKER: tracker,
    Kind.MEASURE: measure,
    Kind.INITIATIVES: sheet,
    Kind.OBJECTIVES: sheet,
    Kind.PEOPLE: sheet,
    Kind.EVENTS: sheet,
}
State = Import.State


def check(of: Import, *, by: Person, progress: Progress | None = None) -> Outcome:
    """Dry run: counts and problems are kept with the import, nothing else is written.

    InputError when the file cannot be used at all; the import is then refused and says why.
    """
    try:
        outcome = KINDS[of.kind].check(of, by=by, progress=progress)
    except InputError as error:
        _refuse(of, error)
        raise
    _keep(of, outcome, state=State.CHECKED)
    return outcome


def run(of: Import, *, by: Person, progress: Progress | None = None) -> Outcome:
    """Publish, once: an import that is published already stays as it is."""
    if of.state in {State.PUBLISHED, State.UNDONE}:
        of.clear_workplaces()
        return Outcome(of.counts)
    try:
        outcome = KINDS[of.kind].run(of, by=by, progress=progress)
    except InputError as error:
        _refuse(of, error)
        raise
    except PublishedError:
        of.refresh_from_db()
        outcome = Outcome(of.counts)
    of.clear_workplaces()
    if outcome.lock is not None:  # known once other writers no longer wait
        of.counts |= {"lock": round(outcome.lock, 3)}
        of.save(update_fields=["counts"])
    return outcome


@transaction.atomic
def _keep(of: Import, outcome: Outcome, *, state: str) -> None:
    of.counts = of.counts | outcome.counts | {"refused": outcome.refused}
    of.problems = kept(outcome.problems)
    of.state = state
    of.save(update_fields=["counts", "problems", "state"])
    write_refused(of, outcome.problems)


@transaction.atomic
def _refuse(of: Import, error: InputError) -> None:
    problems = reasons(error)
    of.problems = kept(problems)
    of.state = State.REFUSED
    of.save(update_fields=["problems", "state"])
    write_refused(of, problems)
