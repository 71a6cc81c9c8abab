"""What the facts call a person, a team, a measure… and the row it became."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from passerelle.engine.worlds.belvedere import Text, World
    from passerelle.kpis.models import Measure
    from passerelle.people.models import Person, Product, Team
    from passerelle.roadmap.models import Initiative, Theme
    from passerelle.strategy.models import KeyResult, Objective, RegisterEntry, Statement


@dataclass(slots=True)
class Keys:
    """Filled as the company is loaded, floor by floor; `lang` is the language of its texts."""

    world: World
    lang: str
    people: dict[str, Person] = field(default_factory=dict)
    products: dict[str, Product] = field(default_factory=dict)
    teams: dict[str, Team] = field(default_factory=dict)
    measures: dict[str, Measure] = field(default_factory=dict)
    objectives: dict[str, Objective] = field(default_factory=dict)
    key_results: dict[str, KeyResult] = field(default_factory=dict)
    register: dict[str, RegisterEntry] = field(default_factory=dict)
    statements: dict[str, Statement] = field(default_factory=dict)
    themes: dict[str, Theme] = field(default_factory=dict)
    initiatives: dict[int, Initiative] = field(default_factory=dict)

    def say(self, text: Text | None) -> str:
        """The text in the chosen language; empty for None."""
        return text.of(self.lang) if text is not None else ""

    def person(self, email: str | None) -> Person | None:
        return self.people[email] if email else None

    def product(self, slug: str | None) -> Product | None:
        return self.products[slug] if slug else None

    def team(self, slug: str | None) -> Team | None:
        return self.teams[slug] if slug else None

    def measure(self, slug: str | None) -> Measure | None:
        return self.measures[slug] if slug else None
