"""What past promises teach whoever frames the next ones: offered to the frame through `arbitration/lessons.py`."""

from __future__ import annotations

from passerelle.arbitration.lessons import Lessons
from passerelle.arbitration.models import Arbitration
from passerelle.commitment.proof.portfolio import own_share, shares_of
from passerelle.engine.proof.bias import Share
from passerelle.kernel.finding import Refusal
from passerelle.people.models import Person
from passerelle.roadmap.models import Theme


def lessons(person: Person, arbitration: Arbitration) -> Lessons:
    """Of every promise that this person may read; what tells of fewer than five sponsors is left out.

    `own` is for them alone: a page that shows it writes it nowhere.
    """
    told = shares_of(person)
    if isinstance(told, Refusal):
        return Lessons()
    known = set(Theme.Kind.values)
    kinds: dict[str, Share] = {name: one for name, one in told.kinds.items() if name in known}
    return Lessons(next=told.next, kinds=kinds, own=own_share(person))
