"""The whole company at a date, and the truths planted in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from passerelle.engine.worlds.belvedere.facts import delivery, desk, kpis, roadmap, strategy
from passerelle.engine.worlds.belvedere.facts import past as before
from passerelle.engine.worlds.belvedere.facts import people as folk
from passerelle.engine.worlds.belvedere.facts.text import Text


@dataclass(frozen=True, slots=True)
class World:
    """Every fact of the company as of `today`.

    Facts name one another by key: a person by e-mail, a team, a product and a measure by slug, an
    initiative by number, an objective and a key result by key. `truths` is plain JSON: what was
    planted, for tests to compare an answer with.
    """

    today: dt.date
    seed: int
    company: folk.Company
    products: tuple[folk.Product, ...]
    teams: tuple[folk.Team, ...]
    people: tuple[folk.Person, ...]
    product_roles: tuple[folk.ProductRole, ...]
    memberships: tuple[folk.Membership, ...]
    ownerships: tuple[folk.Ownership, ...]
    statements: tuple[strategy.Statement, ...]
    objectives: tuple[strategy.Objective, ...]
    key_results: tuple[strategy.KeyResult, ...]
    check_ins: tuple[strategy.CheckIn, ...]
    register: tuple[strategy.RegisterEntry, ...]
    dimensions: tuple[kpis.Dimension, ...]
    measures: tuple[kpis.Measure, ...]
    measure_links: tuple[kpis.MeasureLink, ...]
    tables: Mapping[str, kpis.Table]
    events: tuple[kpis.DatedEvent, ...]
    themes: tuple[roadmap.Theme, ...]
    initiatives: tuple[roadmap.Initiative, ...]
    baselines: tuple[roadmap.Baseline, ...]
    trackers: tuple[delivery.Tracker, ...]
    epics: tuple[delivery.Epic, ...]
    items: tuple[delivery.WorkItem, ...]
    comments: tuple[desk.Comment, ...]
    decisions: tuple[desk.Decision, ...]
    message: Text
    past: before.Past
    truths: Mapping[str, Any]

    @property
    def accounts(self) -> dict[str, str]:
        """Role to e-mail of the person who signs in with it."""
        return {person.account: person.email for person in self.people if person.account}
