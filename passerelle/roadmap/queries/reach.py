"""What a person can name in a cell: the teams, people, products… they may see, found by name."""

from __future__ import annotations

from typing import Any

from django.db.models import Model, QuerySet

from passerelle.kpis.models import Measure
from passerelle.people.may import seen_by
from passerelle.people.models import Person
from passerelle.people.queries import people_seen_by, product_choices, visible_teams
from passerelle.roadmap.models import Theme
from passerelle.strategy.models import Objective
from passerelle.ui.alphabetical import fold


class Reach:
    """The choices of each link, read when first asked for (one query each)."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self._known: dict[str, list[Any]] = {}

    def choices(self, key: str) -> list[Any]:
        """Everything this person may put in the link `key`, by name."""
        if key not in self._known:
            self._known[key] = list(choices(self.person, key))
        return self._known[key]

    def find(self, key: str, text: str) -> Model | None:
        """The one called `text`, whatever its case and accents (an owner also by e-mail)."""
        wanted = fold(text).strip()
        for row in self.choices(key):
            if wanted == fold(str(row)) or wanted == fold(getattr(row, "email", "")):
                return row  # type: ignore[no-any-return]
        return None


def choices(person: Person, key: str) -> QuerySet[Any]:
    """The rows that can stand in a link of an initiative."""
    if key == "product":
        return product_choices(person, "roadmap.write")
    if key == "team":
        return visible_teams(person)
    if key in ("owner", "sponsor"):
        return people_seen_by(person).filter(is_active=True)
    if key == "objective":
        return seen_by(person, "strategy.read", Objective.objects.filter(archived_at=None))
    if key == "success_measure":
        return seen_by(person, "measure.read", Measure.objects.filter(archived_at=None))
    return Theme.objects.all()
