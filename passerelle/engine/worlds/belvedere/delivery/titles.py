"""What items are called: an object of the team in a phrase of the type, sometimes a customer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from passerelle.engine.worlds.belvedere.facts.text import Text
from passerelle.engine.worlds.belvedere.told import Raw, told


@dataclass(frozen=True, slots=True)
class Titles:
    """Draws titles and the component each belongs to."""

    raw: Raw
    rng: np.random.Generator

    @classmethod
    def of(cls, rng: np.random.Generator) -> Titles:
        """From the told phrases."""
        return cls(told("titles"), rng)

    def draw(self, team: str, kind: str) -> tuple[Text, str]:
        """A title in both languages, and a component of the team."""
        mine = self.raw["teams"][team]
        which = int(self.rng.integers(len(mine["objects"])))
        phrase = self._one(self.raw["patterns"][kind])
        said = {lang: phrase[lang].format(mine["objects"][which][lang]) for lang in ("fr", "en")}
        tail = f" ({self._one(self.raw['customers'])})" if self.rng.random() < 0.3 else ""
        per = len(mine["objects"]) // len(mine["components"])
        return Text(said["fr"] + tail, said["en"] + tail), mine["components"][which // per]

    def _one(self, among: list[Any]) -> Any:
        return among[int(self.rng.integers(len(among)))]
