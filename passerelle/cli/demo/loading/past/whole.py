"""Past initiatives and their readings are archived: they stand in what was promised, not in what is to come."""

from __future__ import annotations

from passerelle.cli.demo.loading.keys import Keys
from passerelle.cli.demo.loading.past import frozen, initiatives, readings
from passerelle.commitment.models import Control
from passerelle.engine.worlds.belvedere.told import told
from passerelle.roadmap.models import Initiative, Theme


def works(keys: Keys) -> dict[int, Initiative]:
    """By number; before any search of today, whose draws go at the pace of what was delivered."""
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
    return rows


def promises(keys: Keys, rows: dict[int, Initiative]) -> None:
    """After everything else: nothing of today is made of them."""
    frozen.load(keys, rows=rows)
