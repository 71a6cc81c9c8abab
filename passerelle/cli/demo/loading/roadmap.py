"""Themes, initiatives, skills, dependencies, links to the register, frozen baselines."""

from __future__ import annotations

from typing import Any

from passerelle.cli.demo.loading.keys import Keys
from passerelle.kernel.ranges import ThreePoint
from passerelle.roadmap import models


def load(keys: Keys) -> None:
    for theme in keys.world.themes:
        keys.themes[theme.key] = models.Theme.objects.create(
            name=keys.say(theme.name), letter=theme.letter, kind=theme.kind
        )
    for row in keys.world.initiatives:
        keys.initiatives[row.number] = _initiative(keys, row)
    _links(keys)


def _points(name: str, value: ThreePoint | None) -> dict[str, float]:
    if value is None:
        return {}
    return {f"{name}_low": value.low, f"{name}_mid": value.mid, f"{name}_high": value.high}


def _initiative(keys: Keys, row: Any) -> models.Initiative:
    return models.Initiative.objects.create(
        number=row.number,
        title=keys.say(row.title),
        problem=keys.say(row.problem),
        state=row.state,
        bucket=row.bucket,
        product=keys.product(row.product),
        objective=keys.objectives[row.objective],
        team=keys.team(row.team),
        owner=keys.person(row.owner),
        theme=keys.themes[row.theme],
        departments=[keys.say(text) for text in row.departments],
        value_unit="k€",
        cost_unit="person-weeks",
        confidence=row.confidence,
        evidence_count=row.evidence_count,
        start_on=row.start_on,
        end_on=row.end_on,
        late_on=row.late_on,
        promised_on=row.promised_on,
        delivered_on=row.delivered_on,
        success_measure=keys.measure(row.success_measure),
        **_points("value", row.value),
        **_points("cost", row.cost),
        **_points("effect", row.effect),
    )


def _links(keys: Keys) -> None:
    rows = keys.world.initiatives
    models.SkillNeed.objects.bulk_create(
        models.SkillNeed(
            initiative=keys.initiatives[row.number],
            team=keys.teams[need.team],
            trade=need.trade,
            person_weeks=need.person_weeks,
        )
        for row in rows
        for need in row.skill_needs
    )
    models.Dependency.objects.bulk_create(
        models.Dependency(initiative=keys.initiatives[row.number], needs=keys.initiatives[needed])
        for row in rows
        for needed in row.needs
    )
    models.RegisterLink.objects.bulk_create(
        models.RegisterLink(
            initiative=keys.initiatives[int(str(code).removeprefix("I-"))],
            entry=keys.register[entry.key],
        )
        for entry in keys.world.register
        for code in entry.initiatives
    )
