"""A search from a scenario to the solution to be kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol

from django.utils.translation import gettext as _

from passerelle.arbitration.models import Scenario, Solution
from passerelle.arbitration.queries.framed import framed
from passerelle.arbitration.shapes import Framed, Posed
from passerelle.arbitration.solving.found import kept
from passerelle.arbitration.solving.posed import frame_digest, posed
from passerelle.engine.plan.check import broken
from passerelle.engine.plan.plan import Plan
from passerelle.engine.plan.solve import Solved, solve, solve_within
from passerelle.kernel.errors import DomainError
from passerelle.people.models import Person


class Told(Protocol):
    """What hears a search go on."""

    was_stopped: bool

    def begins(self, best: float, bound: float) -> None: ...
    def tell(self, moves: int, best: float) -> None: ...
    def stop(self) -> bool: ...


def searched(
    scenario: Scenario, *, by: Person, seconds: float, clock: Callable[[], float], notes: Told
) -> Solution:
    """The best found in `seconds`, or when stopped; not saved yet."""
    frame = _framed(scenario)
    it = posed(scenario, frame)
    begun = clock()
    first = solve(it.sought, moves=0, seed=it.seed)
    notes.begins(first.plan.value, first.bound)
    solved = solve_within(
        it.sought, seconds=seconds, clock=clock, seed=it.seed, stop=notes.stop, told=notes.tell
    )
    made = _solution(scenario, frame, it, solved, by=by)
    made.seconds, made.was_stopped = clock() - begun, notes.was_stopped
    return made


def moved(scenario: Scenario, *, by: Person | None, moves: int) -> Solution:
    """The best found in so many moves: the same each time; not saved yet."""
    frame = _framed(scenario)
    it = posed(scenario, frame)
    return _solution(scenario, frame, it, solve(it.sought, moves=moves, seed=it.seed), by=by)


def held(scenario: Scenario, *, by: Person, ways: Sequence[Sequence[int]]) -> Solution:
    """A plan found already (initiative, team, first quarter), as that of this scenario; not saved yet.

    DomainError where the facts have changed so that it can be done no more.
    """
    frame = _framed(scenario)
    it = posed(scenario, frame)
    numbers = {number: place for place, number in enumerate(frame.numbers)}
    teams = {pk: place for place, pk in enumerate(frame.teams)}
    known = [(numbers.get(n), teams.get(team), first) for n, team, first in ways]
    placed = [(n, team, first) for n, team, first in known if n is not None and team is not None]
    plan = Plan.of(it.sought, placed)
    if len(placed) < len(ways) or broken(plan):
        raise DomainError(
            _("The facts have changed: this plan cannot be done any more."),
            _("Compute the scenario it comes from again, then ask."),
        )
    first = solve(it.sought, moves=0, seed=it.seed)
    solved = replace(first, plan=plan, bound=max(first.bound, plan.value))
    return _solution(scenario, frame, it, solved, by=by)


def _framed(scenario: Scenario) -> Framed:
    frame = framed(scenario.arbitration)
    if frame is None:
        raise DomainError(
            _("There is nothing to arbitrate yet."),
            _("Give initiatives a value, a team and an effort first."),
        )
    return frame


def _solution(
    scenario: Scenario, frame: Framed, it: Posed, solved: Solved, *, by: Person | None
) -> Solution:
    found = kept(it, solved)
    return Solution(
        scenario=scenario,
        digest=it.digest,
        frame_digest=frame_digest(frame),
        value=found.value,
        sought=found.sought,
        bound=found.bound,
        found=found.found,
        draws=found.draws,
        seconds=0.0,
        moves=solved.moves,
        by=by,
    )
