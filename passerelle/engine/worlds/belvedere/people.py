"""The company, its products, teams and people."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from passerelle.engine.worlds.belvedere.calendar import Calendar
from passerelle.engine.worlds.belvedere.facts.people import (
    Company,
    Membership,
    Ownership,
    Person,
    Product,
    ProductRole,
    Team,
)
from passerelle.engine.worlds.belvedere.told import Raw, told


@dataclass(frozen=True, slots=True)
class Crew:
    """Everyone, and where they work."""

    company: Company
    products: tuple[Product, ...]
    teams: tuple[Team, ...]
    people: tuple[Person, ...]
    product_roles: tuple[ProductRole, ...]
    memberships: tuple[Membership, ...]
    ownerships: tuple[Ownership, ...]

    def owner_of(self, team: str, day: dt.date) -> str:
        """E-mail of the team's product owner that day (the latest one between two, else the first)."""
        mine = sorted((o for o in self.ownerships if o.team == team), key=lambda o: o.start)
        begun = [o for o in mine if o.start <= day]
        return (begun[-1] if begun else mine[0]).person

    def hands(self, team: str, day: dt.date) -> list[str]:
        """E-mails of those who take items in the team that day."""
        trades = {"engineer", "ops", "data"}
        return [
            m.person
            for m in self.memberships
            if m.team == team and m.trade in trades and (m.end is None or m.end >= day)
        ]


def crew(cal: Calendar) -> Crew:
    """The company as told, its dates shifted."""
    house, folk = told("company"), told("people")
    people = tuple(_person(raw, cal) for raw in folk["people"])
    joined = {person.email: person.joined_on for person in people}
    return Crew(
        company=_company(house["company"], cal),
        products=tuple(_product(raw, cal) for raw in house["products"]),
        teams=tuple(_team(raw, cal) for raw in house["teams"]),
        people=people,
        product_roles=tuple(ProductRole(**raw) for raw in folk["product_roles"]),
        memberships=tuple(
            Membership(**_dated(raw, cal, joined=joined)) for raw in folk["memberships"]
        ),
        ownerships=tuple(
            Ownership(**_dated(raw, cal, joined=joined)) for raw in folk["ownerships"]
        ),
    )


def _company(raw: Raw, cal: Calendar) -> Company:
    return Company(**{**raw, "founded": cal.text(raw["founded"])})


def _product(raw: Raw, cal: Calendar) -> Product:
    return Product(**{**raw, "description": cal.text(raw["description"])})


def _team(raw: Raw, cal: Calendar) -> Team:
    return Team(**{**raw, "name": cal.text(raw["name"]), "mission": cal.text(raw["mission"])})


def _person(raw: Raw, cal: Calendar) -> Person:
    return Person(
        email=raw["email"],
        name=raw["name"],
        title=cal.text(raw["title"]),
        role=raw["role"],
        language="en" if raw["name"] == "Johanna Stern" else "fr",
        joined_on=cal.day(raw["joined_on"]),
        left_on=cal.maybe(raw["left_on"]),
        account=raw["account"],
    )


def _dated(raw: Raw, cal: Calendar, *, joined: dict[str, dt.date]) -> Raw:
    """A told row with its dates shifted; without a start, since the person joined."""
    start = cal.maybe(raw["start"]) or joined[raw["person"]]
    return {**raw, "start": start, "end": cal.maybe(raw["end"])}
