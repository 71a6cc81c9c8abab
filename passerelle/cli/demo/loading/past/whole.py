"""Past initiatives and their readings are archived: they stand in what was promised, not in what is to come."""

from __future__ import annotations

from passerelle.cli.demo.loading.keys import Keys
from passerelle.cli.demo.loading.past import frozen, initiatives, readings
from passerelle.commitment.models import Control
from passerelle.engine.worlds.belvedere.told import told
from passerelle.roadmap.models import Theme


def load(keys: Keys) -> None:
    """After everything else: nothing of today is made of it."""
    raw = told("past")["theme"]
    keys.themes[raw["key"]] = Theme.objects.create(
        name=raw["name"][keys.lang], letter=raw["letter"], kind=raw["kind"]
    )
    measures = readings.load(keys)
    rows = initiatives.load(keys, measures=measures)
    Control.objects.bulk_create(
        Control(initiative=rows[one.candidate.number], measure=measures[one.control])
        for one in keys.world.past.promises
        if one.control and one.delivered_on
    )
    frozen.load(keys, rows=rows)
