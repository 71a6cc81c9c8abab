"""A company whose truth is planted, loaded in the database: the whole path finds its sponsors and its effects."""

import datetime as dt

import numpy as np
import pytest
from django.db import transaction

from passerelle.commitment.models import Control
from passerelle.commitment.proof.actions import keep_review
from passerelle.commitment.proof.portfolio import measured_of, own_share, portfolio
from passerelle.commitment.proof.visible import commitments
from passerelle.commitment.sealed import sealed
from passerelle.engine.worlds import promises
from passerelle.kpis.models import Measure, RollUp
from passerelle.people.models import Person
from passerelle.roadmap.models import Initiative
from tests.commitment.promised import frozen, line

FIRST = dt.date(2025, 1, 6)
QUARTERS = 4
SEEDS = (0, 1, 2)


def kept_as(name, values, product):
    measure = Measure.objects.create(name=name, slug=name, formula="mean", product=product)
    days = [FIRST + dt.timedelta(days=n) for n in range(len(values))]
    points = [
        [day.isoformat(), float(v), None, None, 1] for day, v in zip(days, values, strict=True)
    ]
    RollUp.objects.create(measure=measure, dimension="", points=points)
    return measure


def load(world, *, product, other):
    """Four commitments, a quarter of the initiatives in each; the people who asked, by the world's names."""
    people = {
        name: Person.objects.create_user(
            f"{name.replace(' ', '-')}@belvedere.example", None, name=name, role="pm"
        )
        for name in world.of_sponsors
    }
    lines = []
    for n, (one, kind, by) in enumerate(zip(world.lived, world.types, world.sponsors, strict=True)):
        measure = kept_as(f"m-{n}", one.values, product)
        delivered = FIRST + dt.timedelta(days=one.start)
        row = Initiative.objects.create(
            number=n + 1, title=f"Bet {n}", product=product, state="delivered",
            delivered_on=delivered, success_measure=measure,
        )  # fmt: skip
        control = kept_as(f"c-{n}", one.control, other)
        Control.objects.create(initiative=row, measure=control)
        low, mid, high = sorted([one.promised * 0.5, one.promised, one.promised * 1.5])
        lines.append(
            line(row, kind=kind, sponsor_id=people[by].pk, effect=[low, mid, high], odds=0.8,
                 promised_on=delivered.isoformat(), value=[50, 100, 180], effort=[4, 8, 12])
        )  # fmt: skip
    on = FIRST + dt.timedelta(days=world.lived[0].start - 6)
    for quarter in range(QUARTERS):
        commitment = frozen(lines[quarter::QUARTERS], product=product, on=on)
        keep_review(commitment, day=90, by=None)
    return people


def held(share, truth):
    return share.low <= truth <= share.high


@pytest.mark.slow
@pytest.mark.one_database("reads the rows that test_the_portfolio_of_promises reads on both")
def test_planted_effects_and_sponsors_lie_in_their_intervals(alice, product, other_product):
    """Eight times in ten, from the rows of measures to what each sponsor reads of their own."""
    effects, sponsors, kinds = [], [], []
    for seed in SEEDS:
        world = promises.company(seed=seed)
        with transaction.atomic():
            people = load(world, product=product, other=other_product)
            for one in measured_of(alice, sealed(commitments(alice))):
                lived = world.lived[one.line["number"] - 1]
                gap = abs(one.ratio - lived.brought / lived.promised)
                effects.append(gap <= 1.2816 * one.error)
            for name, person in people.items():
                share = own_share(person)
                if share:
                    sponsors.append(held(share, world.of_sponsors[name]))
            shares = portfolio(alice, on=FIRST + dt.timedelta(days=400)).shares
            kinds += [held(share, world.of_types[name]) for name, share in shares.kinds.items()]
            transaction.set_rollback(True)
    assert len(effects) == 36 * len(SEEDS)
    for inside in (effects, sponsors, kinds):
        error = np.sqrt(0.8 * 0.2 / len(inside))  # many more worlds: `python -m benchmarks.proof`
        assert abs(np.mean(inside) - 0.8) <= 3 * error
