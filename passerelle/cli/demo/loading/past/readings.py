"""The weekly readings of past promises and their controls, typed week after week, archived since."""

from __future__ import annotations

from collections.abc import Iterator

from passerelle.cli.demo.loading.dated import at_noon
from passerelle.cli.demo.loading.keys import Keys
from passerelle.engine.worlds.belvedere.facts.past import PastMeasure
from passerelle.kpis.models import Measure, RollUp, TypedValue
from passerelle.kpis.models.load import recent_of

Told = tuple[PastMeasure, str | None]


def load(keys: Keys) -> dict[str, Measure]:
    """By slug; the values and what is kept of them, in three writes for all."""
    facts = {one.slug: one for one, _ in _told(keys)}
    Measure.objects.bulk_create(_measure(keys, one, team=team) for one, team in _told(keys))
    made = {row.slug: row for row in Measure.objects.filter(slug__in=facts)}
    TypedValue.objects.bulk_create(
        [
            TypedValue(measure=made[slug], on=on, value=value)
            for slug, one in facts.items()
            for on, value in one.values
        ],
        batch_size=500,
    )
    RollUp.objects.bulk_create(_kept(made[slug], one) for slug, one in facts.items())
    return made


def _told(keys: Keys) -> Iterator[Told]:
    for one in keys.world.past.promises:
        yield one.measure, one.candidate.team
    for control in keys.world.past.controls:
        yield control, None


def _measure(keys: Keys, one: PastMeasure, *, team: str | None) -> Measure:
    of = keys.team(team)
    return Measure(
        slug=one.slug,
        name=keys.say(one.name),
        unit=one.unit,
        direction="down" if one.is_down else "up",
        formula="mean",
        cadence="week",
        source=keys.say(keys.world.past.source),
        product=of.product if of else None,
        team=of,
        archived_at=at_noon(one.values[-1][0]),
    )


def _kept(measure: Measure, one: PastMeasure) -> RollUp:
    """As the values typed by hand are rolled up."""
    points = [[on.isoformat(), value, None, None, 0] for on, value in one.values]
    return RollUp(measure=measure, dimension="", points=points, recent=recent_of(points))
