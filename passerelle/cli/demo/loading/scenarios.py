"""The arbitration of the next quarter, with its three scenarios computed in so many moves: the same each time."""

from __future__ import annotations

from django.utils import translation

from passerelle.arbitration.actions import begin, keep, propose
from passerelle.arbitration.models import Arbitration
from passerelle.arbitration.sentences.names import arbitration_name
from passerelle.cli.demo.loading.keys import Keys
from passerelle.kernel.periods import Quarter
from passerelle.people.models import Person
from passerelle.people.queries import company

MOVES = 150
"""Enough for the size of this company; the three take a second or two."""


def load(keys: Keys) -> None:
    """On the arbitration that is there, else on one of the whole company over four quarters."""
    from passerelle.arbitration.solving.keeping import moved

    by = Person.objects.filter(role="cpo").order_by("pk").first()
    if by is None:
        return
    with translation.override(keys.lang):
        row = Arbitration.objects.filter(archived_at=None).first() or _begun(keys, by)
        for scenario in propose(row, by=by):
            keep(moved(scenario, by=by, moves=MOVES), by=by)


def _begun(keys: Keys, by: Person) -> Arbitration:
    today = keys.world.today
    following = Quarter.of(today, first_month=company().fiscal_month).shifted(1)
    return begin(by=by, name=arbitration_name(following), first=str(following))
