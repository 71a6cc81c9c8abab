"""The company, its products, its teams and the people in them. Names follow `passerelle.people`."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from passerelle.engine.worlds.belvedere.facts.text import Text


@dataclass(frozen=True, slots=True)
class Company:
    """Settings of the installation; `person_week_cost` is in thousands of the currency."""

    name: str
    currency: str
    timezone: str
    fiscal_month: int
    language: str
    person_week_cost: float
    founded: Text


@dataclass(frozen=True, slots=True)
class Product:
    """A product and its life-cycle stage (`people.Product.Stage`)."""

    slug: str
    name: str
    stage: str
    description: Text


@dataclass(frozen=True, slots=True)
class Team:
    """A team; `product` is a product's slug or None; `tracker` the prefix of its items."""

    slug: str
    name: Text
    product: str | None
    tracker: str
    mission: Text


@dataclass(frozen=True, slots=True)
class Person:
    """A person; `email` is the key by which every other fact names them.

    `role` is a company role (`people.Role`) or empty. `account` is the role this person signs in as in
    the demonstration (one person a role), or empty. People who left are inactive.
    """

    email: str
    name: str
    title: Text
    role: str
    language: str
    joined_on: dt.date
    left_on: dt.date | None = None
    account: str = ""

    @property
    def is_active(self) -> bool:
        return self.left_on is None


@dataclass(frozen=True, slots=True)
class ProductRole:
    """A role that holds for one product."""

    person: str
    product: str
    role: str


@dataclass(frozen=True, slots=True)
class Membership:
    """In a team, in a trade, for a share of working time in %, between two dates (end open)."""

    person: str
    team: str
    trade: str
    start: dt.date
    end: dt.date | None
    allocation: int


@dataclass(frozen=True, slots=True)
class Ownership:
    """Product owner of a team between two dates (end open)."""

    person: str
    team: str
    start: dt.date
    end: dt.date | None
