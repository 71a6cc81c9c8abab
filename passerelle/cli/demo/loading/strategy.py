"""Statements with their readers, objectives, key results, check-ins, the register."""

from __future__ import annotations

from passerelle.cli.demo.loading.dated import create_at, in_the_morning
from passerelle.cli.demo.loading.keys import Keys
from passerelle.strategy import models


def load(keys: Keys) -> None:
    _statements(keys)
    _objectives(keys)
    _check_ins(keys)
    _register(keys)


def _statements(keys: Keys) -> None:
    world = keys.world
    rows = [
        (
            models.Statement(
                kind=row.kind,
                number=row.number,
                title=keys.say(row.title),
                body=keys.say(row.body),
                note=keys.say(row.note),
                by=keys.person(row.by),
            ),
            row.at,
        )
        for row in world.statements
    ]
    for made in create_at(rows):
        keys.statements[f"{made.kind} {made.number}"] = made
    create_at(
        [
            (
                models.Acknowledgement(
                    statement=keys.statements[f"{row.kind} {row.number}"], person=keys.people[email]
                ),
                at,
            )
            for row in world.statements
            for email, at in row.read_by
        ]
    )


def _objectives(keys: Keys) -> None:
    for row in keys.world.objectives:
        keys.objectives[row.key] = models.Objective.objects.create(
            title=keys.say(row.title),
            description=keys.say(row.description),
            horizon=row.horizon,
            start=row.start,
            end=row.end,
            product=keys.product(row.product),
            number=int(row.key),
            owner=keys.person(row.owner),
            position=row.position,
        )
    for row in keys.world.objectives:
        if row.parent:
            child = keys.objectives[row.key]
            child.parent = keys.objectives[row.parent]
            child.save(update_fields=["parent"])
    for result in keys.world.key_results:
        keys.key_results[result.key] = models.KeyResult.objects.create(
            objective=keys.objectives[result.objective],
            number=int(result.key.rpartition(".")[2]),
            title=keys.say(result.title),
            unit=result.unit,
            measure=keys.measure(result.measure),
            start_value=result.start_value,
            start_on=result.start_on,
            target_value=result.target_value,
            target_on=result.target_on,
            cadence_days=result.cadence_days,
            owner=keys.person(result.owner),
            team=keys.team(result.team),
            position=result.position,
        )


def _check_ins(keys: Keys) -> None:
    create_at(
        [
            (
                models.CheckIn(
                    key_result=keys.key_results[row.key_result],
                    on=row.on,
                    value=row.value,
                    confidence=row.confidence,
                    comment=keys.say(row.comment),
                    by=keys.person(row.by),
                ),
                in_the_morning(row.on, row.by),
            )
            for row in keys.world.check_ins
        ]
    )


def _register(keys: Keys) -> None:
    for row in keys.world.register:
        keys.register[row.key] = models.RegisterEntry.objects.create(
            kind=row.kind,
            number=int(row.key.rpartition("-")[2]),
            title=keys.say(row.title),
            description=keys.say(row.description),
            response=keys.say(row.response),
            likelihood=row.likelihood,
            impact=row.impact,
            exposure_low=row.exposure_low,
            exposure_high=row.exposure_high,
            state=row.state,
            review_on=row.review_on,
            owner=keys.person(row.owner),
            product=keys.product(row.product),
            objective=keys.objectives[row.objective] if row.objective else None,
        )
