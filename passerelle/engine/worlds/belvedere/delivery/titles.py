"""What items are called: a told title of the team and type, sometimes with a tail."""

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
        """From the told titles."""
        return cls(told("titles"), rng)

    def draw(self, team: str, kind: str) -> tuple[Text, str]:
        """A title in both languages, and the component of the team it speaks of."""
        told_one = self._one(self.raw["teams"][team][kind])
        title, tail = told_one["title"], self._one(self.raw["tails"][kind])
        said = Text(fr=title["fr"] + tail["fr"], en=title["en"] + tail["en"])
        return said, told_one["component"]

    def _one(self, among: list[Any]) -> Any:
        return among[int(self.rng.integers(len(among)))]
