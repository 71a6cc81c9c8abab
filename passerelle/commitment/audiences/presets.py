"""What each audience reads: how fine the dates are, and which facts besides."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from passerelle.commitment.models.audience import Audience, Grain

COARSER = tuple(Grain)
"""From the finest to the coarsest."""


@dataclass(frozen=True, slots=True)
class Preset:
    """`titled`: only what has a public title is told; `inside`: every reason may be read."""

    grain: Grain
    values: bool = False
    odds: bool = False
    teams: bool = False
    public: bool = False
    titled: bool = False
    inside: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """What an audience reads through one link: dates no finer than its own, some themes or all (None)."""

    audience: Audience
    grain: Grain
    themes: frozenset[int] | None = None

    @property
    def preset(self) -> Preset:
        return PRESETS[self.audience]

    @property
    def step(self) -> Grain:
        """What now and next are counted in: nothing finer than the audience may read."""
        return Grain.HALF if self.preset.grain is Grain.HALF else Grain.QUARTER


def allowed(audience: Audience) -> tuple[Grain, ...]:
    """How finely dates may be told to it, its own grain first, then coarser ones."""
    return COARSER[COARSER.index(PRESETS[audience].grain) :]


def view(audience: Audience, *, grain: str = "", themes: Collection[int] = ()) -> View:
    """Of an audience; a grain finer than it may read is its own."""
    own = PRESETS[audience].grain
    asked = Grain(grain) if grain else own
    return View(
        audience,
        asked if asked in allowed(audience) else own,
        frozenset(themes) if themes else None,
    )


PRESETS = {
    Audience.BOARD: Preset(Grain.MONTH, values=True, odds=True, teams=True, inside=True),
    Audience.COMPANY: Preset(Grain.QUARTER, teams=True, inside=True),
    Audience.SALES: Preset(Grain.HALF, public=True),
    Audience.CUSTOMERS: Preset(Grain.HORIZON, public=True, titled=True),
}
