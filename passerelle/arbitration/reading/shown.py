"""An exercise as its page shows it: scenarios, what was found for each, names that the reader may see."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from passerelle.arbitration.models import Arbitration, Forced, Scenario, Solution
from passerelle.arbitration.queries import (
    framed,
    going_of,
    last_solutions,
    scenarios_of,
    with_changes,
)
from passerelle.arbitration.queries.scenarios import Going
from passerelle.arbitration.shapes import Framed
from passerelle.people.models import Person, Team
from passerelle.people.queries import visible_teams
from passerelle.roadmap.models import Initiative
from passerelle.roadmap.queries import visible


@dataclass
class Exercise:
    """Everything is read once, when it is first asked for."""

    arbitration: Arbitration
    person: Person

    @cached_property
    def scenarios(self) -> list[Scenario]:
        return scenarios_of(self.arbitration)

    @cached_property
    def solutions(self) -> dict[str, Solution]:
        """By letter: the last one found for each scenario."""
        found = last_solutions(self.scenarios)
        return {one.letter: found[one.pk] for one in self.scenarios if one.pk in found}

    @cached_property
    def going(self) -> dict[str, Going]:
        """By letter: searches under way or broken."""
        found = going_of(self.scenarios)
        return {one.letter: found[one.pk] for one in self.scenarios if one.pk in found}

    @cached_property
    def framed(self) -> Framed | None:
        return framed(self.arbitration)

    @cached_property
    def stale(self) -> set[str]:
        """Letters whose facts or settings have changed since they were computed."""
        if self.framed is None:
            return set(self.solutions)
        from passerelle.arbitration.solving.posed import posed

        return {
            one.letter
            for one in self.as_changed
            if one.letter in self.solutions
            and posed(one, self.framed).digest != self.solutions[one.letter].digest
        }

    @cached_property
    def held(self) -> dict[str, dict[int, dict[str, Any]]]:
        """By letter then by number: the lines of each plan."""
        return {
            letter: {line["number"]: line for line in one.found["lines"]}
            for letter, one in self.solutions.items()
        }

    @cached_property
    def places(self) -> dict[int, int]:
        """Where each initiative, by number, stands in the frame."""
        return {number: at for at, number in enumerate(self.framed.numbers if self.framed else ())}

    @cached_property
    def rows(self) -> dict[int, Initiative]:
        """By number: the initiatives that are or were arbitrated, those that this person may see."""
        numbers = set(self.framed.numbers if self.framed else ())
        for one in self.solutions.values():
            numbers |= {line["number"] for line in one.found["lines"]}
            numbers |= {int(number) for number in one.found["why"]}
        seen = visible(self.person, archived=True).filter(number__in=numbers)
        return {one.number: one for one in seen.select_related("theme", "product", "team")}

    @cached_property
    def teams(self) -> dict[int, Team]:
        """By id, those that this person may see."""
        return {one.pk: one for one in visible_teams(self.person, "roadmap.read")}

    @cached_property
    def arbitration_forced(self) -> list[Forced]:
        """What was forced in any scenario, with who said so."""
        return [one for scenario in self.as_changed for one in scenario.forced.all()]

    @cached_property
    def as_changed(self) -> list[Scenario]:
        """The scenarios with what each changes in the frame."""
        return with_changes(self.scenarios)

    @cached_property
    def person_weeks(self) -> float:
        """What one person more gives in the leanest quarter; 0 where there is no frame."""
        if self.framed is None or not self.scenarios:
            return 0.0
        from passerelle.arbitration.solving.posed import person_weeks

        return float(person_weeks(self.scenarios[0], self.framed).min())

    @cached_property
    def unit(self) -> str:
        """The unit in which most values are said."""
        units = Counter(one.value_unit for one in self.rows.values() if one.value)
        return units.most_common(1)[0][0] if units else "k€"
