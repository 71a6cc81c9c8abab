"""Measured promises of many sponsors, as reviews keep them: a company told in rows, without lived measures."""

from __future__ import annotations

import numpy as np

from passerelle.commitment.models import Review
from passerelle.kernel.digest import digest
from passerelle.kpis.models import Measure
from passerelle.people.models import Person
from passerelle.roadmap.models import Initiative
from tests.commitment.promised import FROZEN, frozen, line

UNTIL = "2026-04-05"


def sponsor(n, role, name=""):
    email = f"sponsor-{n}@belvedere.example"
    return Person.objects.create_user(email, "a long password", name=name or f"S{n}", role=role)


def measured(product, sponsors, *, ratios=None, kinds=None, seed=1):
    """One promise for each of `sponsors` in turn; kept when the draw says so; found over promised as told."""
    rng = np.random.default_rng(seed)
    measure = Measure.objects.create(name="Value", slug="value", product=product)
    lines, told = [], []
    for n, person in enumerate(sponsors):
        row = Initiative.objects.create(
            number=n + 1, title=f"Bet {n + 1}", product=product, state="delivered",
            delivered_on=FROZEN if n % 5 else "2026-06-01", success_measure=measure,
        )  # fmt: skip
        kind = kinds[n] if kinds else "feature"
        mid = float(rng.uniform(50, 200))
        lines.append(
            line(
                row,
                kind=kind,
                sponsor_id=person.pk if person else None,
                odds=0.85,
                promised_on="2026-02-01",
                value=[mid * 0.6, mid, mid * 1.6],
                effort=[4, 6, 9],
                effect=[5, 10, 15],
            )
        )
        ratio = float(ratios[n]) if ratios is not None else float(rng.normal(0.75, 0.3))
        told.append(_told(n + 1, ratio))
    commitment = frozen(lines, product=product)
    facts = {"on": UNTIL, "lines": told}
    Review.objects.create(
        commitment=commitment, day=90, on=UNTIL, facts=facts, digest=digest(facts)
    )
    return commitment


def _told(number, ratio):
    return {
        "number": number, "came": "on_time", "days": 0, "on": UNTIL, "told": "roadmap",
        "coverage": None, "cost": {"refusal": "nothing-spent"}, "clues": [],
        "effect": {
            "average": 10 * ratio, "low": 10 * ratio - 2, "high": 10 * ratio + 2, "usual": 100.0,
            "before": 26, "after": 12, "until": UNTIL, "controls": [], "weak": True, "digest": "",
            "moved": "moved", "ratio": [ratio, 0.15],
        },
    }  # fmt: skip
