"""What past promises teach whoever frames the next ones: offered to the frame through `arbitration/lessons.py`."""

from __future__ import annotations

from collections.abc import Sequence

from passerelle.arbitration.lessons import Lessons
from passerelle.arbitration.models import Arbitration
from passerelle.commitment.models import Spent
from passerelle.commitment.proof.portfolio import measured_of, own_share, shares_of
from passerelle.commitment.proof.visible import commitments
from passerelle.commitment.sealed import Sealed, sealed
from passerelle.engine.proof.bias import Share
from passerelle.kernel.finding import Refusal
from passerelle.people.models import Person
from passerelle.roadmap.models import Initiative, Theme


def lessons(person: Person, arbitration: Arbitration | None = None) -> Lessons:
    """Of every promise that this person may read; what tells of fewer than five sponsors is left out.

    `own` is for them alone: a page that shows it writes it nowhere.
    """
    rows = sealed(commitments(person).order_by("number"))
    measured = measured_of(person, rows)
    told = shares_of(measured)
    efforts = _efforts(rows)
    if isinstance(told, Refusal):
        return Lessons(efforts=efforts)
    known = set(Theme.Kind.values)
    kinds: dict[str, Share] = {name: one for name, one in told.kinds.items() if name in known}
    return Lessons(next=told.next, kinds=kinds, own=own_share(person, measured), efforts=efforts)


def _efforts(rows: Sequence[Sealed]) -> dict[int, float]:
    """Person-weeks typed over those promised, of what is delivered; what was reckoned at the pace says nothing."""
    spent: dict[int, float] = {}
    typed = Spent.objects.filter(initiative__state=Initiative.State.DELIVERED).exclude(weeks=None)
    for number, weeks in typed.values_list("initiative__number", "weeks"):
        spent[number] = spent.get(number, 0.0) + (weeks or 0.0)
    found = {}
    for row in rows if spent else ():
        for line in row.lines:
            weeks, effort = spent.get(line["number"]), line["effort"]
            if weeks and line["chosen"] and effort and effort[1] > 0:
                found[line["number"]] = weeks / effort[1]
    return found
