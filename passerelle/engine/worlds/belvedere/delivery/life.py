"""One item's life in working time: the statuses it goes through."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from passerelle.engine.flow import Category
from passerelle.engine.worlds.belvedere.delivery.clock import Clock
from passerelle.engine.worlds.belvedere.delivery.effects import Effects

TODO, DOING, BLOCKED, REVIEW, TEST = "À faire", "En cours", "Bloqué", "En revue", "En test"
DONE, DROPPED, REOPENED = "Terminé", "Abandonné", "Rouvert"
STATUSES: dict[str, Category] = {
    TODO: "todo", REOPENED: "todo", DOING: "doing", BLOCKED: "doing", REVIEW: "doing",
    TEST: "doing", DONE: "done", DROPPED: "done",
}  # fmt: skip
Step = tuple[float, str]  # position in working time, status entered


@dataclass(frozen=True, slots=True)
class Maker:
    """Draws lives from the planted effects."""

    effects: Effects
    clock: Clock
    rng: np.random.Generator

    def life(self, team: str, kind: str, *, created: float) -> list[Step]:
        """The statuses entered after the first, up to the present."""
        raw, draw = self.effects.raw, self.rng.random()
        wait = self._wait(kind)
        if draw < raw["abandoned"]:
            return self._seen([(created + 3 * wait, DROPPED)])
        if draw < raw["abandoned"] + raw["forgotten"]:
            return []
        started = created + wait
        return self._seen(
            self._work(team, kind, started=started) if started < self.clock.now else []
        )

    def _wait(self, kind: str) -> float:
        median = self.effects.raw["wait_median"] * (0.1 if kind == "Incident" else 1.0)
        return float(median * np.exp(self.rng.normal(scale=self.effects.raw["wait_spread"])))

    def _work(self, team: str, kind: str, *, started: float) -> list[Step]:
        day = self.clock.days[int(started)]
        spread = self.effects.raw["spread"]
        cycle = float(
            np.exp(self.effects.location(team, kind, day=day) + self.rng.normal(scale=spread))
        )
        steps = [(started, DOING), (started + 0.65 * cycle, REVIEW)]
        if self.rng.random() < 0.5:
            steps.append((started + 0.85 * cycle, TEST))
        steps.append((started + cycle, DONE))
        if self.effects.is_blocked(team, day):
            steps = self._blocked(steps, cycle)
        return steps + self._again(steps[-1][0], cycle)

    def _blocked(self, steps: list[Step], cycle: float) -> list[Step]:
        """A wait for a decision in the middle of the work; all that follows comes later."""
        share = self.effects.raw["blocked"]["share"]
        lost, start = cycle * share / (1 - share), steps[0][0]
        held = [(start + 0.3 * cycle, BLOCKED), (start + 0.3 * cycle + lost, DOING)]
        return [steps[0], *held, *((at + lost, status) for at, status in steps[1:])]

    def _again(self, done: float, cycle: float) -> list[Step]:
        """Few items come back."""
        if self.rng.random() >= self.effects.raw["reopened"]:
            return []
        back = done + float(self.rng.exponential(3.0))
        return [(back, REOPENED), (back + 0.5, DOING), (back + 0.5 + 0.4 * cycle, DONE)]

    def _seen(self, steps: list[Step]) -> list[Step]:
        return [step for step in steps if step[0] < self.clock.now]
