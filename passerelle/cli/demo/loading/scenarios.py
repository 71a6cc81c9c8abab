"""The arbitration of the next quarter, with its three scenarios computed in so many moves: the same each time."""

from __future__ import annotations

import datetime as dt

from django.utils import translation

from passerelle.arbitration.actions import begin, force, keep, propose
from passerelle.arbitration.models import Arbitration, Scenario
from passerelle.arbitration.sentences.names import arbitration_name
from passerelle.cli.demo.loading import frame
from passerelle.cli.demo.loading.keys import Keys
from passerelle.kernel.periods import Quarter
from passerelle.people.models import Person
from passerelle.people.queries import company
from passerelle.roadmap.models import Initiative

MOVES = 80
"""Enough for the size of this company; the three take a second or two."""
QUARTERS, KEPT = 2, 50
"""Little enough that not all that is wanted fits."""
DUE = dt.timedelta(days=14)
"""How long before the first quarter it is to be frozen."""
FORCED = 13
"""What whoever leads the engineers wants done, whatever it brings."""


def load(keys: Keys) -> None:
    """On the arbitration that is there, else on one of the whole company over four quarters."""
    from passerelle.arbitration.solving.keeping import moved

    by = Person.objects.filter(role="cpo").order_by("pk").first()
    if by is None:
        return
    with translation.override(keys.lang):
        row = Arbitration.objects.filter(archived_at=None).first() or _begun(keys, by)
        if row.scenarios.exists():
            return
        *_others, last = made = propose(row, by=by)
        _forced(last, by=Person.objects.filter(role="cto").order_by("pk").first() or by)
        for scenario in made:
            keep(moved(scenario, by=by, moves=MOVES), by=by)


def _forced(scenario: Scenario, *, by: Person) -> None:
    wanted = Initiative.objects.filter(number=FORCED, archived_at=None).first()
    if wanted is not None:
        force(scenario, wanted, is_in=True, by=by)


def _begun(keys: Keys, by: Person) -> Arbitration:
    today = keys.world.today
    following = Quarter.of(today, first_month=company().fiscal_month).shifted(1)
    row = begin(
        by=by,
        name=arbitration_name(following),
        first=str(following),
        quarters=QUARTERS,
        due_on=following.start - DUE,
        kept=KEPT,
        week_price=keys.world.company.person_week_cost,
    )
    frame.bind(row, by=by)
    return row
