"""Two worlds tied together: what a person sees, and what they do not, linked wherever a link can be."""

from __future__ import annotations

import datetime as dt
from typing import Any

from passerelle.delivery.models import TeamRule, Tracker, WorkItem
from passerelle.kpis.models import DatedEvent, Measure, MeasureLink
from passerelle.people.models import Membership, Person, Product, Team
from passerelle.roadmap.actions import freeze
from passerelle.roadmap.models import (
    Dependency,
    Exclusive,
    Initiative,
    RegisterLink,
    SkillNeed,
    WorkLink,
)
from passerelle.sources.models import LinkRule
from passerelle.strategy.models import KeyResult, Objective, RegisterEntry
from passerelle.trail.actions import record, snapshot
from tests.kpis import rights as kpis
from tests.roadmap import rights as roadmap
from tests.strategy import rights as strategy

HIDDEN = "Zanzibar"
"""The word in every name that must not be read."""
START, END = dt.date(2026, 1, 1), dt.date(2026, 12, 31)


class Behind:
    """What the person may not see: one row of each kind, all of `product` (None: of the company)."""

    def __init__(self, product: Product | None) -> None:
        def name(kind: str) -> str:
            return f"{HIDDEN} {kind}"

        self.product = product
        if product:
            Product.objects.filter(pk=product.pk).update(name=name("product"))
            product.refresh_from_db()
        self.team = Team.objects.create(name=name("team"), slug="hidden-team", product=product)
        self.objective = Objective.objects.create(
            title=name("objective"), start=START, end=END, product=product
        )
        self.key_result = KeyResult.objects.create(
            objective=self.objective, title=name("result"), start_value=0, target_value=1,
            start_on=START, target_on=END,
        )  # fmt: skip
        self.measure = Measure.objects.create(
            name=name("measure"), slug="hidden-measure", product=product, unit="zz"
        )
        self.entry = RegisterEntry.objects.create(
            kind="risk", title=name("entry"), review_on=START, product=product
        )
        self.initiative = Initiative.objects.create(
            number=900, title=name("initiative"), product=product, start_on=START, end_on=END
        )
        self.tracker = Tracker.objects.create(key="hidden", name=name("tracker"), product=product)
        self.item = WorkItem.objects.create(
            tracker=self.tracker, key=f"{HIDDEN}-1", title=name("item"), team=self.team,
            type="Bug", created_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC),
        )  # fmt: skip


def in_front(world: Any) -> None:
    """One row at least of each kind in the product that the person sees: those that the matrix of rights builds."""
    tracker = Tracker.objects.create(key="jira:TOUR", name="TOUR", product=world.product)
    WorkItem.objects.create(
        tracker=tracker, key="TOUR-1", external_id="TOUR-1", title="Seen", team=world.team,
        created_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC),
    )  # fmt: skip
    Membership.objects.create(person=world.bob, team=world.team, start=START)
    for build in (strategy.key_result, strategy.entry, kpis._term):
        build(world)
    roadmap._one(world)


def entangle(product: Product, behind: Behind, *, by: Person) -> None:
    """Every row of `product` points to what is behind, and is pointed at by it; each change leaves its event."""
    for row in Objective.objects.filter(product=product):
        _change(row, by, parent=behind.objective)
    for row in KeyResult.objects.filter(objective__product=product):
        _change(row, by, measure=behind.measure, team=behind.team)
    for row in RegisterEntry.objects.filter(product=product):
        _change(row, by, objective=behind.objective)
    for row in Initiative.objects.filter(product=product):
        _initiative(row, behind, by=by)
    for row in Measure.objects.filter(product=product):
        _measure(row, behind, by=by)
    for tracker in Tracker.objects.filter(product=product):
        TeamRule.objects.get_or_create(tracker=tracker, component="Core", team=behind.team)
        LinkRule.objects.get_or_create(
            tracker=tracker, on="epic", value="E-1", initiative=behind.initiative
        )
    freeze(name="T4", by=by)
    WorkItem.objects.create(
        tracker=behind.tracker, key="H-2", external_id="H-2", title="Seen by its team",
        team=Team.objects.get(slug="mobile"), created_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC),
    )  # fmt: skip
    below = Objective.objects.filter(product=product).first()
    if below:
        Objective.objects.filter(pk=behind.entry.objective_id or 0).update(parent=below)
        RegisterEntry.objects.filter(pk=behind.entry.pk).update(objective=below)
        Initiative.objects.filter(pk=behind.initiative.pk).update(objective=below)
    for person in Person.objects.filter(memberships__team__product=product).distinct():
        Membership.objects.get_or_create(person=person, team=behind.team, start=START)


def _change(row: Any, by: Person, **facts: Any) -> None:
    before = snapshot(row)
    for name, value in facts.items():
        setattr(row, name, value)
    row.save()
    record("changed", row, by=by, before=before)


def _initiative(row: Initiative, behind: Behind, *, by: Person) -> None:
    _change(
        row, by, objective=behind.objective, team=behind.team, success_measure=behind.measure,
        effect_low=1, effect_mid=2, effect_high=3, start_on=START, end_on=END, state="doing",
    )  # fmt: skip
    Dependency.objects.get_or_create(initiative=row, needs=behind.initiative)
    other = Initiative.objects.exclude(pk__in=[row.pk, behind.initiative.pk]).first()
    if other:
        Dependency.objects.get_or_create(initiative=other, needs=row)
    if not Exclusive.objects.filter(members=row).exists():
        Exclusive.objects.create().members.set([row, behind.initiative])
    RegisterLink.objects.get_or_create(initiative=row, entry=behind.entry)
    WorkLink.objects.get_or_create(
        initiative=row, item=behind.item, defaults={"how": WorkLink.How.HAND}
    )
    SkillNeed.objects.get_or_create(
        initiative=row, team=behind.team, trade="qa", defaults={"person_weeks": 2}
    )


def _measure(row: Measure, behind: Behind, *, by: Person) -> None:
    _change(row, by, team=behind.team)
    MeasureLink.objects.get_or_create(parent=row, child=behind.measure)
    above, _new = Measure.objects.get_or_create(
        slug="hidden-above", defaults={"name": f"{HIDDEN} above", "product": behind.product}
    )
    MeasureLink.objects.get_or_create(parent=above, child=row)
    DatedEvent.objects.get_or_create(
        on=START, label=f"{HIDDEN} event", measure=behind.measure, product=behind.product
    )
